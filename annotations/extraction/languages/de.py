"""German: what direct quotes need. Add a word where it belongs; nothing else needs to change."""

from annotations.extraction.languages.base import Language, Patterns, words
from annotations.extraction.languages.patterns import TOKEN, classes, nouns
from annotations.extraction.results import FurnitureKind as Kind

SPEECH = """
    sagt sagte sagten sagen erklärt erklärte erklärten erklären betont betonte betonten betonen
    meint meinte meinten berichtet berichtete berichteten ergänzt ergänzte ergänzten versichert
    versicherte versicherten bestätigt bestätigte bestätigten erzählt erzählte erzählten
    schreibt schrieb schrieben behauptet behauptete behaupteten äußert äußerte äußerten
    antwortet antwortete antworteten fragt fragte fragten mahnt mahnte mahnten klagt klagte
    klagten moniert monierte bekräftigt bekräftigte unterstreicht unterstrich erwidert erwiderte
    entgegnet entgegnete kommentiert kommentierte erläutert erläuterte erläuterten resümiert
    resümierte bilanziert bilanzierte schwärmt schwärmte scherzt scherzte spottet spottete
    twitterte twittert postete postet formuliert formulierte warnt warnte warnten warnen fordert
    forderte forderten verlangt verlangte verlangten beteuert beteuerte gesteht gestand
    versprach verspricht urteilt urteilte befand befindet konstatiert konstatierte konterte
    kontert beklagte beklagt verkündete verkündet schimpft schimpfte witzelte jubelte jubelt gab
    heißt hieß zitiert zitierte argumentierte argumentiert prophezeite frohlockte zeterte
    flüsterte rief ruft riefen schrie mutmaßte vermutete notierte appellierte fügte fügt räumte
    räumt kündigte kündigt fragte brummte rätselte staunte staunt
"""
# Beside a quotation only: separable verbs, and those with many other meanings.
WEAK = """
    teilte teilt teilten stellte stellt führte führt hob hebt legte legt glaubt
    glaubte denkt dachte hofft hoffte freut freute sieht findet fand ärgert ärgerte erinnert
    erinnerte lautet lautete lauteten steht stand begründete begründet forderten setzte lobt
    lobte kritisiert kritisierte reagierte gibt gaben weiß wusste
"""
PARTICIPLES = """
    gesagt erklärt betont berichtet erzählt geschrieben behauptet geäußert geantwortet gefragt
    gewarnt gefordert mitgeteilt angekündigt bestätigt versichert hinzugefügt zitiert
    kommentiert gepostet getwittert gerufen
"""
NAMING = """
    nannte nennt nannten nennen bezeichnete bezeichnet bezeichneten bezeichnen beschrieb
    beschreibt beschrieben spricht sprach sprachen sprechen lobte kritisierte verurteilte
    rügte würdigte beschimpfte titulierte bewertete wertete wertet warf wirft warfen werfen
    geißelte lobten kritisierten wies wiesen weist verteidigte begrüßte feierte pries
    verspottete verglich tat feierten priesen verhöhnte brandmarkte
"""
NAMING_PARTICIPLES = "genannt bezeichnet beschrieben gesprochen kritisiert verurteilt gewertet"

FURNITURE = {
    Kind.BYLINE: (
        r"(?:von|text:|autor(?:in)?:) ?(?-i:[A-ZÄÖÜ][\w.-]+(?: (?:[A-ZÄÖÜ][\w.-]*|von|und|de))"
        r"{1,6})(?:,.{0,60})?",
    ),
    Kind.SOURCE_CREDIT: (
        r"(?:quellen?|foto|fotos|bild|bilder|grafik|video|symbolbild|archivbild) ?: ?\S.{0,80}",
        r"\(?(?:dpa|afp|reuters|epd|kna)(?:[/, -].{0,20})?\)?",
    ),
    Kind.DATE_LINE: (
        r"(?:stand|veröffentlicht|aktualisiert)(?: am|:)? ?[^.]{0,12}\d.{0,40}",
        r"(?:\w+tag, )?(?:den )?\d{1,2}\. ?(?:[A-Za-zä]+|\d{1,2}\.) ?\d{4}.{0,24}",
    ),
    Kind.ADVERT: ("anzeige", "werbung"),
    Kind.NAVIGATION: (
        r"(?:lesen sie (?:auch|mehr)|mehr zum thema|weiterlesen|zum thema) ?:?.{0,120}",
    ),
    Kind.SHARE_PROMPT: (r"(?:teilen|artikel teilen|drucken)(?: .{0,30})?",),
    Kind.COMMENT_COUNTER: (r"(?:keine|\d{1,6}) kommentare?",),
    Kind.BOILERPLATE: (r"(?:alle rechte vorbehalten|© ).{0,120}",),
}

LANGUAGE = Language(
    code="de",
    token=TOKEN,
    flags=classes(
        speech=SPEECH,
        weak=WEAK,
        behind="so heißt hieß",
        participles=PARTICIPLES,
        naming=NAMING,
        naming_participles=NAMING_PARTICIPLES,
        auxiliaries="hat haben hatte hatten habe hätte",
        passives="wird werden wurde wurden worden ist sind sei seien war waren",
        adverbs="""
            auch noch dann später zudem weiter dazu nun bereits schon ebenfalls außerdem sich es
            nicht jedoch aber damals zuvor anschließend einmal jüngst kürzlich schließlich mit
            hinzu wörtlich daraufhin indes einst immer wieder gegenüber etwa zuletzt selbst
            dabei daher deshalb unter anderem scharf deutlich offen öffentlich
        """,
        pronouns="""
            ihm ihnen er sie ich wir man wer jemand dieser diese einer eine viele andere alle beide
        """,
        determiners="""
            der die das des dem den ein eine einer eines einem einen sein seine seiner ihr ihre
            ihrer unser unsere mein meine dieser diese jener beide zwei drei mehrere viele
            einige
        """,
        prepositions="""
            in im am an auf aus bei beim mit nach vor von vom zu zum zur für gegen über unter um
            während seit durch ohne zwischen wegen trotz laut gegenüber angesichts bis ab
            anlässlich
        """,
        inside_names="von vom der des für beim im zu bei",
        and_="und oder sowie &",
        subordinators="dass daß weil wenn als ob obwohl da nachdem während denn doch sondern wie",
        relatives="der die das welcher welche",
        times="""
            montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern
            morgen abend nachmittag vormittag montagabend dienstagabend mittwochabend
            donnerstagabend freitagabend montags woche jahr jahre monat tag uhr vergangenen
            vergangene
        """,
        months="januar februar märz april mai juni juli august september oktober november dezember",
        titles="""
            herr frau dr. prof. professor professorin präsident präsidentin kanzler kanzlerin
            bundeskanzler bundeskanzlerin minister ministerin ministerpräsident
            ministerpräsidentin sprecher sprecherin chef chefin leiter leiterin direktor
            direktorin vorsitzende vorsitzender bürgermeister bürgermeisterin abgeordnete
            abgeordneter trainer trainerin autor autorin experte expertin richter richterin
            anwalt anwältin staatsanwalt geschäftsführer geschäftsführerin manager ärztin arzt
            forscher forscherin lehrerin lehrer sänger sängerin regisseur regisseurin
            schauspieler schauspielerin mann mutter vater generalsekretär papst könig königin
            bischof polizist polizistin außenminister innenminister finanzminister
            premierminister premier landrat landrätin
        """,
        anonymous="insider informant augenzeuge augenzeugin zeuge zeugin quelle kreise kreisen",
        groups="""
            experten forscher kritiker anwohner ermittler abgeordnete behörden demonstranten
            gewerkschaften gegner befürworter zeugen eltern beamte ärzte bürger
        """,
        bodies="""
            polizei regierung bundesregierung ministerium partei verband unternehmen konzern
            gericht staatsanwaltschaft universität bank gewerkschaft verein zeitung agentur
            stadt kommission behörde spd cdu csu fdp grünen afd linke bundesbank
        """,
    ),
    according=(
        ("laut",),
        ("nach", "angaben"),
        ("nach", "worten"),
        ("nach", "ansicht"),
        ("nach", "einschätzung"),
        ("nach", "auffassung"),
        ("nach", "aussage"),
    ),
    furniture=FURNITURE,
    label_stoplist=frozenset(words("foto bild quelle anzeige titel info kontakt hinweis thema")),
    pairs={"„": "“", "»": "«", "‚": "‘", "›": "‹"},
    elided=frozenset(words("'s 'n 'ne")),
    patterns=Patterns(
        named=nouns(
            """film roman buch bücher zeitung magazin blatt serie sendung lied song album titel
            band stück oper ausstellung projekt programm initiative verein bündnis gruppe firma
            unternehmen schiff fähre frachter hotel restaurant gaststätte kneipe club klub marke
            preis begriff wort wörter ausdruck bezeichnung beiname spitzname motto reihe
            zeitschrift portal sender partei kampagne aktion konferenz spiel gedicht gemälde
            drama komödie single festival wettbewerb stadion stiftung rubrik operation hurrikan
            sturm taifun modell label prädikat stichwort namen name show podcast tour schlagwort
            wochenzeitung studie bericht gutachten artikel vortrag essay aufsatz blog app
            theater café kino doku thriller krimi""",
            ending=r"(?:s|es|n|en|e|er|ern|en)?",
            head=r"[\w-]*",
        ),
        set_apart=frozenset(
            words(
                """
                sogenannte sogenannten sogenannter sogenanntes sogenanntem sog. so-genannte
                genannte genannten namens vermeintliche vermeintlichen angebliche angeblichen
                bedeutet bedeuten bedeutung übersetzt heißt hieß heißen wörtlich deutsch lautet
                begriff begriffe begriffs wort wörter worte ausdruck bezeichnung beiname
                spitzname schlagwort stichwort prädikat gilt galt gelten bekannt bekannte taufte
                tauften getauft
                """
            )
        ),
        agents=frozenset(words("von vom durch")),
        as_words=frozenset(["als"]),
        impersonal=(("hieß", "es"), ("heißt", "es"), ("die", "rede")),
        clause=frozenset(
            words(
                """ich wir du ihr mich mir uns unser unsere ist sind war waren wird werden kann
                können muss müssen soll sollen will wollen darf haben hat habe hatte nicht es
                bin wäre würde gibt machen kommt geht ja nein danke bitte"""
            )
        ),
        listeners=frozenset(words("journalisten reportern dpa ihm ihr ihnen")),
        many=frozenset(words("wir viele andere alle beide")),
    ),
)
