"""French verbs of saying and what tells of a source, by class, as data; see `languages.tags`."""

from annotations.extraction.languages import tags
from annotations.extraction.languages.base import words
from annotations.extraction.languages.forms import french_forms


def _forms(verbs: list[str], sort: str) -> list[str]:
    return [form for verb in verbs for form, found in french_forms(verb) if found == sort]


def _all_forms(verbs: list[str]) -> list[str]:
    return [form for verb in verbs for form, _ in french_forms(verb)]


# Regular -er verbs that report what was said.
SPEECH = words("""
    déclarer affirmer expliquer ajouter préciser assurer indiquer annoncer estimer souligner
    rappeler confier raconter témoigner noter observer remarquer constater commenter insister
    répéter regretter déplorer dénoncer lancer marteler résumer jurer rétorquer répliquer exclamer
    avouer marmonner murmurer crier écrier clamer proclamer signaler mentionner rapporter révéler
    relater argumenter avancer considérer juger plaider ironiser plaisanter interroger demander
    questionner supposer suggérer critiquer saluer féliciter tempérer nuancer relever évoquer citer
    expliciter détailler certifier alléguer arguer pronostiquer alarmer indigner insurger étonner
    agacer fustiger tonner trancher analyser anticiper twitter tweeter publier communiquer informer
    notifier enchaîner pester gronder grogner railler balayer démontrer penser espérer attester
    soupirer chuchoter hurler confirmer concéder nier contester douter réfuter récuser rejeter
    pointer invoquer chiffrer évaluer réclamer exiger plaisanter lâcher souffler glisser minimiser
    éluder balbutier bredouiller bougonner maugréer moquer amuser emporter étrangler défendre
    tranquilliser prophétiser diagnostiquer spécifier corriger compléter acquiescer protester
    fulminer tempêter vociférer annoncer informer approuver préconiser théoriser renseigner
    désoler féliciter excuser vanter compatir positiver schématiser reprocher revendiquer aviser
    justifier remémorer cingler énumérer ironiser décréter objecter opposer seriner
    grincer réciter ricaner râler rager enrager ronchonner rouspéter philosopher riposter rectifier
    persifler fanfaronner jubiler assener asséner claironner narrer énoncer susurrer éructer
    vitupérer pouffer sangloter hoqueter rigoler pérorer temporiser professer consigner
    rassurer alerter parier textoter dévoiler confesser signifier
""")
# Irregular verbs: forms that speak alone, and participles, which want an auxiliary.
IRREGULAR = words("""
    dit disent disait disaient dira dirait dirent
    écrit écrivent écrivait écrivaient écrivit écrivirent écrira
    répond répondent répondait répondaient répondit répondirent répondra
    admet admettent admettait admettaient admit admirent
    reconnaît reconnait reconnaissent reconnaissait reconnut reconnurent
    soutient soutiennent soutenait soutenaient soutint soutinrent
    prétend prétendent prétendait prétendit prétendirent
    maintient maintiennent maintenait maintint
    poursuit poursuivent poursuivait poursuivit poursuivirent
    conclut concluent concluait conclurent
    prévient préviennent prévenait prévint avertit avertissent avertissait avertirent
    promet promettent promettait promit promirent
    prédit prédisent prédisait garantit garantissent garantissait
    convient conviennent convenait convint craint craignent craignait redit redisent
    renchérit renchérissent renchérissait réjouit réjouissent réjouissait
    décrit décrivent décrivait lit dispose stipule
    reprend reprit reprennent reprenait dément démentit démentent démentait enquit
    suggèrait suggère suggèrent considère considèrent espère espèrent tempère tempèrent
    souvient souviennent souvenait souvint
    sourit souriait réagit réagissait réagissent rit défend défendent défendait
    plaignent plaignait plaignaient
    dément démentent établit établissent établissait rugit rugissait
""")
# Verbs with the listener behind them: "a prévenu les riverains que …".
TELLING = {
    *_all_forms(words("informer aviser alerter")),
    *words(
        "avertit avertissent avertissait avertirent averti prévient préviennent prévenait prévint "
        "prévenu prévenus prévenue prévenues avertis avertie averties"
    ),
}
# What a cue says of the words, by the verb; and what a source withholds.
POLARITY = {
    tags.DENIED: words("nier contester récuser réfuter rejeter écarter"),
    tags.DOUBTED: words("douter"),
    tags.WARNED: words("menacer alerter"),
    tags.CLAIMED: words("alléguer accuser imputer"),
    tags.ASKED: words(
        "demander exiger réclamer exhorter inviter inciter ordonner sommer presser interroger "
        "questionner supplier implorer appeler solliciter intimer"
    ),
}
IRREGULAR_POLARITY = {
    tags.DENIED: words("dément démentit démentent démenti démentait"),
    tags.WARNED: words(
        "avertit avertissent avertissait averti prévient préviennent prévenait prévint prévenu "
        "prévenus prévenue prévenues avertis avertie averties"
    ),
    tags.CLAIMED: words("prétend prétendent prétendait prétendu"),
    tags.ASKED: words(
        "enjoint enjoignent requiert requièrent requérait requis enquit interdit interdisent "
        "interdisait prescrit prescrivent prescrivait"
    ),
}
VAGUE = words("source sources on entourage informations observateurs rumeur rumeurs")
WITHHELD = words("autorisé autorisée autorisés anonymat anonyme anonymes anonymement pseudonyme")
INDEFINITE = words("un une l'un l'une")

# Verbs that speak only with what follows them.
_WITH = {
    "croit croient croyait croyaient": ("savoir",),
    "laisse laissé laissait": ("tomber", "entendre", "échapper"),
    "fait font faisait faisaient fera feront": (
        *("savoir", "valoir", "remarquer", "observer", "dire", "miroiter"),
    ),
}
# … and an infinitive: « a tenu à rappeler que », « vient d'annoncer que ».
_LED_TO = {
    "tenu tient tiennent tenait tenaient": ("à",),
    "fini finit finissent finissait": ("par",),
    "vient viennent venait venaient": ("de", "d'", "d’"),
    "empressé empressée empressés empressées empresse empressent": ("de", "d'", "d’"),
}
_SAYING = words("""
    admettre affirmer ajouter annoncer assurer avouer concéder confirmer confier déclarer dire
    expliquer indiquer observer préciser rappeler reconnaître remarquer répéter répondre révéler
    signaler souligner
""")
_LED = {
    verbs: tuple(f"{lead} {infinitive}" for lead in leads for infinitive in _SAYING)
    for verbs, leads in _LED_TO.items()
}
_PUT = "met mettent mettait mettaient mis mise mises"
_WARNING = {_PUT: ("en garde",)}
_WARNING_OF = {_PUT: ("en garde contre",)}
_WITH_OBJECT = {
    "fait font faisait faisaient fera feront": ("état de", "état d'", "état d’", "part de"),
    "met mettent mettait mettaient mis": ("en avant", "en cause", "en doute"),
    "plaint plaignent plaignait plaignaient": ("de", "d'", "d’", "du", "des"),
}
_UNDERTAKING = {"engage engagent engageait engagé engagée engagés engagées": ("à",)}
_WITH_QUOTED = {"parle parlent parlait parlé": ("de", "d'", "d’")}
PHRASAL = {
    (verb, *words(tail)): flag
    for table, flag in (
        (_WITH, tags.SPEECH),
        (_LED, tags.SPEECH),
        (_WITH_OBJECT, tags.DEMAND),
        (_UNDERTAKING, tags.DEMAND),
        (_WITH_QUOTED, tags.NAMING),
        (_WARNING, tags.SPEECH | tags.WARNED),
        (_WARNING_OF, tags.DEMAND | tags.WARNED),
    )
    for verbs, tails in table.items()
    for verb in words(verbs)
    for tail in tails
}
IRREGULAR_RUNNING = words(
    "disant écrivant répondant admettant reconnaissant soutenant prétendant "
    "poursuivant concluant prévenant avertissant décrivant"
)
IRREGULAR_PARTICIPLES = words("""
    dit écrit répondu admis reconnu soutenu prétendu maintenu poursuivi conclu prévenu averti promis
    prédit garanti convenu craint redit renchéri réjoui décrit repris démenti lu redouté
    souri réagi défendu défendue dite dits dites plaint plaints prévenue prévenus prévenues avertie
    avertis averties établi rugi
""")
NAMING = words(
    "qualifier appeler surnommer nommer décrire taxer traiter baptiser étiqueter parler "
    "présenter accuser critiquer dénoncer fustiger saluer concéder relever confirmer pointer juger"
)
IRREGULAR_NAMING = words(
    "décrit décrivent décrivait décrite décrits décrites parle reconnaît reconnait reconnaissent "
    "reconnaissait reconnut admet admettent admettait retient retiennent retenait conclut concluent"
)
NAMED = words("décrite décrits reconnu admis retenu")
DEMAND = words(
    "exhorter accuser appeler presser exiger réclamer proposer demander ordonner inviter "
    "encourager menacer sommer supplier implorer prier conseiller recommander nier contester "
    "réfuter récuser rejeter invoquer "
    "imputer évoquer annoncer chiffrer pointer revendiquer préconiser prôner dénoncer déplorer "
    "reprocher "
    "confirmer minimiser regretter écarter solliciter plaider recenser dénombrer mentionner "
    "suggérer évaluer souhaiter signifier intimer estimer"
)
# … within words that are somebody's already; elsewhere they tell as often of what is done.
DEMAND_WITHIN = words("imposer commander autoriser accorder refuser déconseiller")
IRREGULAR_DEMAND = words(
    "promet promettent promettait promettaient promit enjoint enjoignent dément démentit démentent "
    "démenti requiert requièrent requérait requit exclut excluent excluait interdit interdisent "
    "interdisait prescrit prescrivent prescrivait garantit garantissent garantissait"
)
DEMANDED = words("promis requis exclu interdit prescrit garanti")
NOUN_TOO = words(
    "demande demandes annonce annonces alerte alertes note notes rapporte avance avances critique "
    "critiques analyse analyses cite cites lance pense relève entend "
    "craint dispose lit apprend parle présente présentent présenta "
    "conseille publie publient publia publiait "
    "reprend reprennent reprit reprenait convient espère sait réjouit inquiète "
    "évoque évoquent évoqua évoquait publié appelle appel cité évoqué salue saluent "
    "tranche balaie traite traitent nomme communique communiqué informe "
    "poursuit poursuivent poursuivait presse prévenu prévenue prévenus prévenues"
)

CLASSES = [
    (tags.SPEECH, {*_forms(SPEECH, "finite"), *IRREGULAR}),
    (tags.SPEECH | tags.PARTICIPLE, {*_forms(SPEECH, "running"), *IRREGULAR_RUNNING}),
    (tags.SPEECH | tags.NEEDS_AUX, {*_forms(SPEECH, "past"), *IRREGULAR_PARTICIPLES}),
    (tags.NAMING, {*_forms(NAMING, "finite"), *IRREGULAR_NAMING}),
    (tags.NAMING | tags.PARTICIPLE, _forms(NAMING, "running")),
    (tags.NAMING | tags.NEEDS_AUX, {*_forms(NAMING, "past"), *NAMED}),
    (tags.DEMAND, {*_forms(DEMAND, "finite"), *IRREGULAR_DEMAND}),
    (tags.DEMAND | tags.PARTICIPLE, _forms(DEMAND, "running")),
    (tags.DEMAND | tags.NEEDS_AUX, [*_forms(DEMAND, "past"), *DEMANDED]),
    (tags.DEMAND | tags.WITHIN, _forms(DEMAND_WITHIN, "finite")),
    (tags.DEMAND | tags.WITHIN | tags.NEEDS_AUX, _forms(DEMAND_WITHIN, "past")),
    *((flag, _all_forms(verbs)) for flag, verbs in POLARITY.items()),
    *IRREGULAR_POLARITY.items(),
    (tags.TELLING, TELLING),
    (tags.SPEECH | tags.NEEDS_AUX | tags.PAPER, ["appris"]),
    (tags.VAGUE, VAGUE),
    (tags.WITHHELD, WITHHELD),
    (tags.INDEFINITE, INDEFINITE),
    (
        tags.SPEECH | tags.WITH_PARTICLE,
        words(
            "fait font faisait faisaient fera feront met mettent mettait mettaient mis "
            "laisse laissé laissait croit croient croyait croyaient engage engagent "
            "engageait engagé engagée engagés"
        ),
    ),
    (tags.SPEECH | tags.WITH_PARTICLE, [verb for verbs in _LED_TO for verb in words(verbs)]),
    (tags.NOUN_TOO, NOUN_TOO),
]
"""Classes with the words that have them, for `lexicon`."""
