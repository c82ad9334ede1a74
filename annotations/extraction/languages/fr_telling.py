"""French words of telling who said what; what each list is for is told in `telling`."""

from annotations.extraction.languages.base import words
from annotations.extraction.languages.telling import TellingWords

TELLING_WORDS = TellingWords(
    that=frozenset(words("que qu'")),
    clause_adverbs=frozenset(["quand"]),
    self_or_nobody=frozenset(words("je j' nous vous on il s")),
    to=frozenset(["à", "au", "aux"]),
    in_front_of=frozenset(["à", "au", "aux", "devant"]),
    of=frozenset(words("de d' du des")),
    of_what=frozenset(words("de d'")),
    of_topic=frozenset(words("de d' d’ du des")),
    on_topic=frozenset(["sur", "contre"]),
    pledges=frozenset(
        words(
            "promesse promesses engagement engagements assurance assurances garantie garanties "
            "parole consigne consignes ordre ordres instruction instructions menace menaces "
            "serment"
        )
    ),
    having_been_given=frozenset(
        words("obtenu obtient obtenait obtenir reçu reçoit recevoir recevait tenir tient")
    ),
    having_given=frozenset(words("donné donne donnait donner engagé")),
    only_objects=frozenset(words("m' m’ t' t’ me te l' l’ le la les se s' s’")),
    answers=frozenset(["oui", "non"]),
    splicing=frozenset(words("je j' j’ on nous c' c’ ça il elle moi")),
    writer_alone=frozenset(words("je j' j’")),
    part_of=frozenset(["dont"]),
    behind_lengths=frozenset(words("avec de d' d’ ferme")),
    agent_prepositions=frozenset(["par"]),
    adversatives=frozenset(["mais"]),
    fronting_conjunctions=frozenset(words("quand lorsque lorsqu' puisque puisqu' comme après si")),
    noun_conjunctions=frozenset(["et"]),
    predicative=frozenset(["comme"]),
    judging_stems=("appel",),
    place_and_time_prepositions=frozenset(words("dans lors au aux sur devant")),
    of_names=frozenset(words("de d' du des")),
    before_time=frozenset(words("ce cet cette dès l'")),
    clitics=frozenset(words("lui leur m' t' me te nous vous")),
    clitic_subjects=frozenset(["nous", "vous"]),
    subject_pronouns_of_people=frozenset(["il", "elle"]),
    writer=frozenset(words("je j' nous vous")),
    ourselves=frozenset(words("je j' nous on")),
    ours=frozenset(["notre", "nos"]),
    stressed_pronouns=frozenset(["lui", "elle", "eux", "elles"]),
    what=frozenset(["ce"]),
    whom=frozenset(["qui", "laquelle", "lequel"]),
    toward_whom=frozenset(["à", "auprès"]),
    in_which=frozenset(["lequel", "laquelle", "lesquels", "lesquelles", "où"]),
    relatives=frozenset(words("que qu' dont auquel laquelle auxquels auxquelles")),
    infinitive_leads=frozenset(words("de d'")),
    before_infinitive=frozenset(
        words("ne n' pas plus jamais rien se s' me m' nous vous lui leur y en")
    ),
    auxiliary_infinitives=frozenset(words("avoir être n'avoir")),
    perception_verbs=frozenset(words("entendu entends entendait entendre vu écouté écoutait")),
    bare_infinitives=frozenset(["crier", "dire"]),
    leads_in_words=frozenset(["à", "contre"]),
    adverbial_prepositions=frozenset(
        words("dès lors pendant depuis avant après devant durant sans chez dans en")
    ),
    means_of_speech=frozenset(words("téléphone courriel mail sms texto message écrit lettre")),
    desks=frozenset(words("équipes service envoyé envoyée envoyés")),
    naming_participles=frozenset(["baptisé", "baptisée", "surnommé", "surnommée"]),
    giving=frozenset(["fait", "livre"]),
    citing=frozenset(["citant"]),
    quoting_verbs=frozenset(["cite", "citent", "citait", "citaient"]),
    plain_participles=frozenset(["dit", "écrit", "redit", "décrit", "prédit"]),
    nouns_for_words=frozenset(
        words("""
        déclaration commentaire réponse remarque message observation argument
        """)
    ),
    unnamed=frozenset(words("anonymat anonyme citée cité nommée nommé")),
    withheld=frozenset(["anonymat", "anonyme", "anonymes", "nommé", "nommée"]),
    no_authority=frozenset(words("plan plans que qu' lequel laquelle lesquels lesquelles")),
    in_paper=frozenset(["dans", "sur", "pour"]),
    in_letter=frozenset(["dans", "via"]),
    handed_to=frozenset(["à", "au", "aux", "avec"]),
    talked_for=frozenset(["à", "au", "aux", "avec", "pour"]),
    spokespeople=frozenset(
        words(
            "porte-parole avocat avocate avocats conseil conseils entourage délégué "
            "déléguée représentant représentante interprète"
        )
    ),
    got=frozenset(
        words("""
        vu vue vus vues consulté consultée consultés consultées obtenu obtenue obtenus
        obtenues interrogé interrogée interrogés interrogées cité citée cités citées joint
        jointe contacté contactée publié publiée publiés publiées rencontré rencontrée
        révélé révélée repéré repérée repérés authentifié authentifiée dévoilé dévoilée
        rapporté rapportée rapportés interviewé interviewée sollicité sollicitée procuré
        reproduit reproduite reproduits reproduites recueilli recueillie recueillis recueillies
        joints jointes contactés contactées rencontrés rencontrées sollicités sollicitées
        reçu reçue reçus reçues interviewés interviewées révélés révélées dévoilés dévoilées
        authentifiés rapportées
        """)
    ),
    then=frozenset(
        [
            "de nouveau",
            "à nouveau",
            "plusieurs fois",
            "une nouvelle fois",
            "encore une fois",
            "à plusieurs reprises",
            "par le passé",
            "par ailleurs",
            "en outre",
        ]
    ),
    printed=frozenset(words("cité citée cités citées reproduit reproduite rapporté rapportée")),
    passed_on=frozenset(
        words("""
        relayé relayée relayés relayées transmis transmise lu lue diffusé diffusée diffusés
        partagé partagée porté portée
        """)
    ),
    handled=frozenset(
        words("""
        lu lue lus lues lecture lit relu relue résumé résumée résume déclamé récité déchiffre
        déchiffré écouter entendre diffuser diffusé diffusée cité citée cite citent brandi
        brandie produit produite versé versée révélé révélée teneur transmis transmise relayé
        relayée rapporté rapportée partagé partagée dévoilé dévoilée montré montrée remis remise
        traduit traduite lire
        """)
    ),
    making_known=frozenset(
        words("""
        publie publient publiait publié révèle révèlent révélait révélé diffuse diffusent diffusé
        dévoile dévoilent dévoilé divulgue divulgué reproduit reproduisent montre montré lit lu
        exhumé déniché retrouvé obtenu consulté
        """)
    ),
    into_papers=frozenset(words("dans via selon d'après sur par de d' après")),
    parts=frozenset(words("extraits extrait passages pages copie")),
    parted=frozenset(words("de d'")),
    shown_to=frozenset(
        words("""
        montré montrée transmis transmise adressé adressée envoyé envoyée remis remise
        parvenu parvenue entretenu entretenue entretenus ouvert ouverte ouverts
        """)
    ),
    getting=frozenset(
        words("""
        consulter obtenir lire voir obtient révèle publie cite citait détient connaissance
        copie reproduit procuré procurée accès publient diffuse diffusent diffusé diffusée
        rapporte rapportent lecture lus lues joindre écouter extraits traduit traduisent tait
        nomme nomment parlé mains ligne relaie relaient teneur
        """)
    ),
    getting_itself=frozenset(["s'", "est", "sont"]),
    speaking=frozenset(["invité", "invitée", "interrogé", "interrogée"]),
    interview_nouns=frozenset(["interview", "interviews", "entretien", "entrevue"]),
    way_leads=frozenset(["auprès", "par", "qui"]),
    letter_nouns=frozenset(
        words("""
        email emails e-mail mail message messages courriel courriels lettre courrier missive
        communiqué réponse écrite écrit texto sms mot tribune
        """)
    ),
    clitic_objects=frozenset(["l'", "nous", "vous", "leur"]),
    clitics_of_verbs=frozenset(["l'", "leur"]),
    clitics_in_group=frozenset(words("l' s' se y en lui leur m' nous vous")),
    accounts=frozenset(words("version récit interview entretien témoignage confidences")),
    meeting=frozenset(
        words("""
        confié confiée confiés confiées parlé répondu reçu reçue appelé appelée rappelé rappeler
        répondre rencontré joint expliqué expliquée livré livrée contacté
        """)
    ),
    stands_for_somebody=frozenset(words("il elle ils elles le la l' l’ celui-ci celle-ci")),
    bare_pronouns=frozenset(words("il elle ils elles on")),
    articles=frozenset(
        words("le la les l' un une du des ce cet cette ces son sa ses leur leurs notre votre")
    ),
    at_medium=frozenset(words("à au aux auprès sur dans pour")),
    loose_prepositions=frozenset(words("en à sur sous chez")),
    inserted_conjunctions=frozenset(words("lorsque quand pourtant")),
    resuming=frozenset(words("et mais alors puis donc")),
    told_questions=frozenset(["comment", "pourquoi", "combien"]),
    hosts=frozenset(
        words(
            "journaliste journalistes reporter reporters correspondant correspondante envoyé "
            "envoyée rédaction micro équipe consœur confrère"
        )
    ),
    gatherings=frozenset(["presse", "tribune"]),
    possessives=frozenset(words("mon ton son sa ses leur leurs notre votre")),
    quotatives=frozenset(["fait", "fais", "faisait"]),
    invited=frozenset(["invité", "invitée"]),
    terms=frozenset(words("avant d'ici dans sous pour")),
    giving_stems=(
        *("promet", "promis", "souhait", "réclam", "annonç"),
        *("garanti", "signal", "certifi", "notifi", "jur"),
    ),
    infinitive_endings=("er", "ir", "re"),
    participle_endings=("é", "ée", "és", "ées", "vu", "vue"),
)
