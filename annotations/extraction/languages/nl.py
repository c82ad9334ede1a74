"""Dutch: what direct quotes need. Add a word where it belongs; nothing else needs to change."""

from annotations.extraction.languages.base import Language, Patterns, words
from annotations.extraction.languages.patterns import TOKEN, classes, nouns
from annotations.extraction.results import FurnitureKind as Kind

SPEECH = """
    zegt zei zeiden zeggen zegde verklaart verklaarde verklaarden benadrukt benadrukte vertelt
    vertelde vertelden schrijft schreef schreven stelt stelde stelden meldt meldde meldden vindt
    vond vonden antwoordt antwoordde vraagt vroeg vroegen waarschuwt waarschuwde waarschuwden
    bevestigt bevestigde beweert beweerde reageert reageerde reageerden laat liet lieten voegt
    voegde meent meende betoogt betoogde concludeert concludeerde erkent erkende klaagt klaagde
    twittert twitterde roept riep riepen herhaalt herhaalde verzucht verzuchtte oordeelt oordeelde
    eist eiste eisten belooft beloofde luidt luidde citeert citeerde grapt grapte verzekert
    verzekerde constateert constateerde licht lichtte denkt dacht merkte merkt bekende bekent
    fluisterde schreeuwde lacht sprak spreekt
"""
WEAK = "gelooft geloofde hoopt hoopte ziet geeft gaf noemt gaat weet klinkt klonk liet laat licht"
PARTICIPLES = """
    gezegd verklaard benadrukt verteld geschreven gesteld gemeld geantwoord gevraagd gewaarschuwd
    bevestigd beweerd gereageerd toegevoegd
"""
NAMING = """
    noemt noemde noemden noemen omschreef omschrijft omschreven bestempelde bestempelt
    betitelde typeerde typeert sprak spreekt spraken beschreef beschrijft hekelde
    bekritiseerde verwierp prees verdedigde verweet
"""

FURNITURE = {
    Kind.BYLINE: (
        r"(?:door|tekst:|auteur:) ?(?-i:[A-Z][\w.-]+(?: (?:[A-Z][\w.-]*|de|van|der|den|en)){1,6})"
        r"(?:,.{0,60})?",
    ),
    Kind.SOURCE_CREDIT: (r"(?:bron|foto|foto's|beeld|video) ?: ?\S.{0,80}",
                         r"\(?(?:anp|belga|reuters|afp)\)?"),
    Kind.DATE_LINE: (
        r"(?:gepubliceerd|geüpdatet|bijgewerkt)(?: op|:)? ?[^.]{0,12}\d.{0,40}",
        r"(?:\w+ )?\d{1,2} [a-z]+ \d{4}.{0,24}",
    ),
    Kind.ADVERT: ("advertentie", "reclame"),
    Kind.NAVIGATION: (r"(?:lees (?:ook|meer|verder)|bekijk ook) ?:?.{0,120}",),
    Kind.SHARE_PROMPT: (r"(?:delen|deel)(?: .{0,30})?",),
    Kind.COMMENT_COUNTER: (r"\d{1,6} reacties?",),
    Kind.BOILERPLATE: (r"(?:alle rechten voorbehouden|© ).{0,120}",),
}  # fmt: skip

LANGUAGE = Language(
    code="nl",
    token=TOKEN,
    flags=classes(
        speech=SPEECH,
        weak=WEAK,
        behind="aldus zo",
        participles=PARTICIPLES,
        naming=NAMING,
        naming_participles="genoemd omschreven bestempeld betiteld",
        auxiliaries="heeft hebben had hadden heb",
        passives="is werd werden was wordt worden zijn",
        adverbs="""
            ook nog toen later dan daarna bovendien verder al alvast zich het niet echter eerder
            vervolgens eens onlangs uiteindelijk weten daarbij daarop er toe
        """,
        pronouns="hem hen hij zij ze ik wij we men wie iemand deze velen anderen die",
        determiners="de het een zijn haar hun ons onze mijn deze die dit twee drie enkele veel",
        prepositions="""
            in op aan bij met na voor van naar door over onder om tijdens sinds zonder tussen wegens
            volgens tegen tot vanaf uit tegenover
        """,
        inside_names="van der den de voor bij in het",
        and_="en of &",
        subordinators="dat omdat als terwijl hoewel nadat toen want maar zoals wanneer",
        relatives="die dat wie",
        times="""
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren morgen avond
            middag ochtend week maand jaar vorige afgelopen maandagavond dinsdagavond
        """,
        months="""
            januari februari maart april mei juni juli augustus september oktober november december
        """,
        titles="""
            meneer mevrouw president premier minister staatssecretaris woordvoerder woordvoerster
            directeur directrice burgemeester wethouder voorzitter kamerlid senator rechter advocaat
            officier professor hoogleraar arts onderzoeker onderzoekster expert deskundige leider
            trainer coach chef baas auteur schrijver schrijfster zanger zangeres acteur actrice
            analist econoom man vrouw moeder vader paus koning koningin generaal hoofd topman
            topvrouw eigenaar bestuurder fractievoorzitter lijsttrekker commissaris
        """,
        anonymous="bron bronnen getuige getuigen ingewijde ingewijden",
        groups="""
            deskundigen bewoners getuigen critici autoriteiten onderzoekers artsen ouders vakbonden
            boeren kamerleden wetenschappers experts
        """,
        bodies="""
            politie regering ministerie kabinet partij bedrijf rechtbank justitie universiteit bank
            vakbond krant persbureau gemeente commissie vvd cda pvda d66 rivm anp
        """,
    ),
    according=(("volgens",), ("in", "de", "woorden", "van"), ("naar", "eigen", "zeggen")),
    furniture=FURNITURE,
    label_stoplist=frozenset(words("foto bron video tekst auteur thema noot beeld")),
    pairs={"„": "”"},
    elided=frozenset(words("'s 't 'n 'k 'm 'r 'ns z'n m'n d'r zo'n")),
    patterns=Patterns(
        named=nouns(
            """film roman boek boeken krant dagblad weekblad blad tijdschrift serie programma lied
            liedje nummer single album band groep opera tentoonstelling expositie project initiatief
            vereniging beweging bedrijf firma schip veerboot hotel restaurant café club merk prijs
            term begrip woord woorden uitdrukking bijnaam motto slogan reeks portaal zender partij
            campagne actie wedstrijd festival stichting rubriek operatie orkaan model naam titel
            podcast tournee theater bioscoop schilderij gedicht komedie drama stuk musical site
            toneelstuk documentaire studie rapport artikel spel game""",
            ending=r"(?:s|en|e)?",
            head=r"[\w-]*",
        ),
        set_apart=frozenset(
            words(
                """
                zogenaamde zogenaamd zogeheten zogenoemde genaamd genaamde getiteld getitelde
                bijgenaamd vermeende betekent betekenis letterlijk vertaald heet heette woord
                woorden term termen uitdrukking begrip bijnaam motto bekend bekende naam doopte
                doopten gedoopt
                """
            )
        ),
        agents=frozenset(words("door")),
        as_words=frozenset(["als"]),
        impersonal=(("is", "sprake"), ("sprake", "van")),
        clause=frozenset(
            words(
                """ik wij we mij me ons onze jij je jullie is zijn was waren wordt worden kan kunnen
                moet moeten zal zullen wil willen mag heeft hebben had niet er ben zou gaat gaan
                het ja nee bedankt"""
            )
        ),
        listeners=frozenset(words("journalisten verslaggevers anp hem haar")),
        many=frozenset(words("wij we velen anderen")),
    ),
)  # fmt: skip
