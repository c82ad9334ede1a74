"""Italian: what direct quotes need. Add a word where it belongs; nothing else needs to change."""

from annotations.extraction.languages.base import Language, Patterns, words
from annotations.extraction.languages.patterns import TOKEN, classes, nouns, romance_forms
from annotations.extraction.results import FurnitureKind as Kind

# Stems of regular -are verbs.
SPEECH = """
    afferm dichiar spieg comment sottoline raccont domand critic lament argument confess denunci
    annunci esclam conferm precis inform pubblic osserv rilev evidenzi not assicur replic ribad
    illustr puntualizz accus ricord rivel chios constat commentò attacc rimarc twitt tuon
    incalz rincar sbott
"""
REGULAR = "a ano ò arono ava avano ando"
IRREGULAR = """
    dice dicono disse dissero diceva dicevano dirà dicendo scrive scrissero scrisse scriveva
    risponde rispose risposero sostiene sostengono sosteneva sostenne ammette ammise riconosce
    riconobbe avverte avvertì insiste insistette conclude concluse aggiunge aggiungono aggiunse
    aggiungeva
    ribadisce ribadì ribadiscono difende prosegue proseguì ripete ripeté chiede chiese chiesero
    promette promise garantisce chiarisce chiarì definisce riferisce riferì riferiscono riporta
    commenta smentisce smentì legge spiega gridò urlò sussurrò suggerisce ironizza esordisce
    mette avvertono
"""
WEAK = "crede pensa pensò continua continuò spera ricorda nota parla ritiene vede racconta attacca"
PARTICIPLES = """
    detto affermato dichiarato spiegato commentato sottolineato aggiunto scritto risposto sostenuto
    ammesso riconosciuto avvertito insistito concluso ribadito raccontato annunciato confermato
    precisato osservato ricordato replicato chiesto lamentato criticato denunciato rilevato
    evidenziato riferito assicurato chiarito proseguito promesso esclamato rivelato domandato
    commentato pubblicato twittato
"""
NAMING = """
    definì definisce definiscono chiamò chiama chiamano descrisse descrive bollò bolla parlò
    parla accusò accusa etichetta qualifica liquidò liquida tacciò respinse respinge elogiò
    difese bocciò
"""

FURNITURE = {
    Kind.BYLINE: (
        r"(?:di|testo di|a cura di) (?-i:[A-ZÀ-Ù][\w.-]+(?: (?:[A-ZÀ-Ù][\w.-]*|de|di|e|del)){1,5})"
        r"(?:,.{0,60})?",
    ),
    Kind.SOURCE_CREDIT: (r"(?:fonte|foto|fotografia|immagine|video) ?: ?\S.{0,80}",
                         r"\(?(?:ansa|adnkronos|reuters|afp)\)?\.?"),
    Kind.DATE_LINE: (
        r"(?:pubblicato|aggiornato)(?: il|:)? ?[^.]{0,12}\d.{0,40}",
        r"(?:\w+ )?\d{1,2} [a-z]+ \d{4}.{0,24}",
    ),
    Kind.ADVERT: ("pubblicità", "annuncio", "contenuto sponsorizzato"),
    Kind.NAVIGATION: (r"(?:leggi anche|leggi tutto|per approfondire|guarda anche) ?:?.{0,120}",),
    Kind.SHARE_PROMPT: (r"condividi(?: .{0,30})?",),
    Kind.COMMENT_COUNTER: (r"\d{1,6} comment[oi]",),
    Kind.BOILERPLATE: (r"(?:(?:tutti i diritti|riproduzione) riservat[ai]|©).{0,120}",),
}  # fmt: skip

LANGUAGE = Language(
    code="it",
    token=TOKEN,
    flags=classes(
        speech=[*romance_forms(SPEECH, REGULAR), *words(IRREGULAR)],
        weak=WEAK,
        participles=PARTICIPLES,
        naming=NAMING,
        naming_participles="definito definita chiamato descritto bollato parlato accusato",
        auxiliaries="ha hanno aveva avevano ho abbiamo abbia avrebbe",
        passives="è era sono erano viene veniva fu",
        adverbs="""
            anche inoltre poi dopo già ancora non così allora ieri oggi si gli le lo ci mi infine
            però invece successivamente più quindi
        """,
        pronouns="lui lei loro egli ella essi io noi chi uno una qualcuno molti altri questo",
        determiners="""
            il lo la i gli le un uno una suo sua suoi loro questo questa mio nostro nostra due tre
            diversi alcune alcuni molti altro altra l' un'
        """,
        prepositions="""
            a al allo alla ai agli alle da dal dallo dalla dai dagli dalle di del dello della dei
            degli delle in nel nello nella nei negli nelle con su sul sullo sulla sui sugli sulle
            per tra fra contro durante secondo senza dopo verso presso
        """,
        inside_names="di del dello della dei degli delle dell' per in",
        and_="e ed o &",
        subordinators="che perché quando se sebbene come ma dove mentre poiché",
        relatives="che chi quale",
        times="""
            lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri domani sera notte
            mattina settimana mese anno scorso scorsa
        """,
        months="""
            gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre
            dicembre
        """,
        titles="""
            signor signora presidente ministro ministra portavoce direttore direttrice sindaco
            sindaca deputato deputata senatore senatrice giudice procuratore procuratrice avvocato
            avvocata professore professoressa medico esperto esperta leader segretario segretaria
            allenatore tecnico capo autore autrice scrittore scrittrice cantante attore attrice
            analista economista ricercatore ricercatrice uomo donna madre padre papa re regina
            generale assessore assessora vicepresidente premier governatore governatrice pontefice
            onorevole commissario comandante questore
        """,
        anonymous="fonte fonti testimone testimoni",
        groups="""
            esperti residenti testimoni critici autorità inquirenti medici genitori sindacati
            lavoratori deputati scienziati
        """,
        bodies="""
            polizia governo ministero partito azienda società tribunale procura università banca
            sindacato giornale quotidiano agenzia comune commissione pd ansa onu carabinieri
        """,
    ),
    according=(
        ("secondo",),
        ("stando", "a"),
        ("a", "detta", "di"),
        ("a", "giudizio", "di"),
        ("nelle", "parole", "di"),
    ),
    furniture=FURNITURE,
    label_stoplist=frozenset(words("foto fonte video testo autore tema nota")),
    elided=frozenset(words("po' mo' be' 'sto 'sta 'ndrangheta")),
    patterns=Patterns(
        named=nouns(
            """film romanz libr giornale quotidian rivist settimanale seri programm canzon bran disc
            album band grupp oper mostr progett iniziativ associazion moviment aziend societ nav
            traghett hotel albergh ristorant bar club march premi termin parol espression concett
            soprannom mott slogan cicl portal ret emittent partit campagn concors festival fondazion
            operazion uragan modell nom titol podcast tour teatr cinem quadr poesi commedi dramm
            raccont saggi rubric collettiv piattaform documentari gioc sit trasmission stori brano
            studi rapport articol clinica ospedal scuol istitut""",
            ending=r"\w{0,2}",
        ),
        set_apart=frozenset(
            words(
                """
                cosiddetto cosiddetta cosiddetti cosiddette chiamato chiamata intitolato
                intitolata soprannominato soprannominata presunto presunta denominato denominata
                detta significa significato letteralmente tradotto parola parole termine
                espressione concetto soprannome motto noto nota nome battezzato battezzata
                battezzò soprannominò ribattezzato
                """
            )
        ),
        agents=frozenset(words("da dal dalla dallo dai")),
        as_words=frozenset(["come"]),
        impersonal=(("si", "legge"), ("si", "parla"), ("si", "dice")),
        clause=frozenset(
            words(
                """io noi mi ci mio nostro nostra è sono era erano fu sta stanno stiamo ha hanno ho
                abbiamo c'è sarà può possiamo possono deve dobbiamo voglio vogliamo non si andiamo
                vado siamo credo va sì grazie"""
            )
        ),
        many=frozenset(words("loro noi molti altri essi")),
        dialogue=True,
    ),
)  # fmt: skip
