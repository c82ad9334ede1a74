"""Polish: what direct quotes need. Add a word where it belongs; nothing else needs to change."""

from annotations.extraction.languages.base import Language, Patterns, words
from annotations.extraction.languages.patterns import TOKEN, classes, nouns, polish_past
from annotations.extraction.results import FurnitureKind as Kind

SPEECH = """
    powiedział stwierdził dodał podkreślił zaznaczył oświadczył poinformował wyjaśnił napisał
    przyznał zauważył odpowiedział zapytał skomentował przekazał ocenił mówił tłumaczył zapewnił
    zapowiedział ostrzegł przypomniał wskazał ogłosił relacjonował opowiadał twierdził
    podsumował zwrócił apelował zaapelował zadeklarował żartował wspominał krzyknął szepnął
    potwierdził wyraził argumentował zacytował obiecał uznał pisał przekonywał komentował odparł
    zarzucił uzupełnił wyznał
"""
PRESENT = """
    mówi mówią twierdzi twierdzą dodaje podkreśla podkreślają zaznacza wyjaśnia informuje pisze
    przyznaje zauważa ocenia tłumaczy zapewnia zapowiada ostrzega przypomina wskazuje
    relacjonuje opowiada uważa uważają podsumowuje komentuje odpowiada pyta przekonuje zwraca
    apeluje wspomina czytamy napisano podano cytuje głosi
"""
NAMING = """
    nazwał określił opisał skrytykował potępił ocenił porównał mówił odrzucił pochwalił
    oskarżył bronił wyśmiał
"""

FURNITURE = {
    Kind.BYLINE: (
        r"(?:autor(?:ka)?|tekst|oprac\.?) ?:? (?-i:[A-ZĄ-Ż][\w.-]+(?: [A-ZĄ-Ż][\w.-]*){1,4})"
        r"(?:,.{0,40})?",
    ),
    Kind.SOURCE_CREDIT: (r"(?:źródło|fot\.?|foto|zdjęcie|wideo) ?:? ?(?-i:[A-ZĄ-Ż]).{0,80}",
                         r"\(?(?:pap|reuters|afp)\)?"),
    Kind.DATE_LINE: (
        r"(?:opublikowano|aktualizacja|data publikacji)(?::)? ?.{0,12}\d.{0,40}",
        r"(?:\w+, )?\d{1,2} [a-ząćęłńóśźż]+ \d{4}(?: r\.| roku)?.{0,24}",
    ),
    Kind.ADVERT: ("reklama", "artykuł sponsorowany"),
    Kind.NAVIGATION: (
        r"(?:czytaj (?:też|także|więcej|również)|zobacz (?:też|także|również)"
        r"|przeczytaj (?:też|także)) ?:?.{0,120}",
    ),
    Kind.SHARE_PROMPT: (r"udostępnij(?: .{0,30})?",),
    Kind.COMMENT_COUNTER: (r"\d{1,6} komentarz(?:y|e)?", r"komentarze(?: \(\d+\))?"),
    Kind.BOILERPLATE: (r"(?:wszelkie prawa zastrzeżone|© ).{0,120}",),
}  # fmt: skip

LANGUAGE = Language(
    code="pl",
    token=TOKEN,
    flags=classes(
        speech=[*polish_past(SPEECH), *words(PRESENT)],
        weak=[*polish_past("myślał kontynuował rzucił wierzył"),
              *words("myśli wierzy kontynuuje brzmi brzmiał brzmiało czytamy")],
        behind="jak",
        naming=[*polish_past(NAMING), *words("nazywa określa")],
        auxiliaries="by",
        passives="był była było byli zostało został została jest są",
        adverbs="""
            także też również jeszcze potem później dalej następnie już jednak się nie wcześniej
            dziś dzisiaj wczoraj ponadto z kolei natomiast wprost jasno sam sama krótko
        """,
        pronouns="niego niej nich on ona oni one ja my kto ktoś ten ta wielu niektórzy jeden jedna",
        determiners="ten ta to te ci jego jej ich mój nasz swój jeden dwa trzy kilku inny inni",
        prepositions="""
            w we na do z ze od po dla przy przed przez za o u między podczas według bez dzięki
            pod nad wobec wśród zdaniem obok mimo
        """,
        inside_names="z ze do ds. w",
        and_="i oraz lub &",
        subordinators="że bo ponieważ gdy kiedy żeby aby ale jeśli czy jak gdyż choć a",
        relatives="który która które którzy",
        times="""
            poniedziałek wtorek środę środa czwartek piątek sobotę sobota niedzielę niedziela
            dziś wczoraj jutro wieczorem rano roku rok tygodniu miesiącu
        """,
        months="""
            stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października
            listopada grudnia
        """,
        titles="""
            pan pani prezydent premier minister ministra rzecznik rzeczniczka dyrektor
            dyrektorka szef szefowa prezes prezeska przewodniczący przewodnicząca burmistrz wójt
            poseł posłanka senator wojewoda trener trenerka kapitan profesor lekarz lekarka
            sędzia adwokat prokurator wiceminister autor autorka reżyser aktor aktorka
            piosenkarka piosenkarz analityk ekonomista ekspert ekspertka naukowiec policjant
            mężczyzna kobieta matka ojciec komendant wiceprezes papież król generał właściciel
            właścicielka marszałek lider kardynał biskup historyk dziennikarz
        """,
        anonymous="źródło źródła informator świadek świadkowie",
        groups="""
            eksperci naukowcy mieszkańcy posłowie władze śledczy świadkowie rodzice lekarze
            krytycy aktywiści policjanci związkowcy
        """,
        bodies="""
            policja rząd ministerstwo partia firma spółka sąd prokuratura uniwersytet bank
            agencja gazeta miasto komisja urząd pap pis po msz
        """,
    ),
    according=(("według",), ("zdaniem",), ("w", "opinii"), ("w", "ocenie"), ("jak", "podaje")),
    furniture=FURNITURE,
    label_stoplist=frozenset(words("fot foto źródło wideo reklama tekst autor temat")),
    pairs={"„": "”", "»": "«", "‚": "’"},
    patterns=Patterns(
        named=nouns(
            """film powieś[cć] książ gazet tygodnik dziennik czasopi magazyn serial program
            piosenk utw[oó]r album płyt zespo grup oper wystaw projekt inicjatyw stowarzyszeni
            ruch firm spół przedsiębiorstw statek statk prom hotel restauracj klub mark nagrod
            poję[cć] słow wyraz określeni przydom hasł cykl portal stacj telewizj parti kampani
            akcj konkurs festiwal fundacj rubryk operacj huragan model nazw tytuł badani raport
            artykuł wykład podcast teatr kin obraz wiersz komedi dramat sztuk spektakl zbi[oó]r
            kopalni hut stadion organizacj serwis gr[aęy] przezwisk pseudonim imi"""
        ),
        set_apart=frozenset(
            words(
                """
                tak-zwany tzw tzw. zwany zwana zwane zwanego zwanej zwanych zwanym rzekomy
                rzekomo pseudonimem oznacza znaczy tłumaczeniu dosłownie znaczenie znaczące
                słowo słowa słowem termin terminu pojęcie pojęcia wyraz określenie określenia
                hasło hasłem przydomek przydomkiem znany znana znane znanego nazywany nazywana
                nazywane przezwany przezwali ochrzcili
                """
            )
        ),
        agents=frozenset(words("przez")),
        as_words=frozenset(["jako"]),
        impersonal=(("mowa", "jest"), ("mówi", "się")),
        clause=frozenset(
            words(
                """ja my mnie mi nas nam jestem jesteśmy jest są był była było były będzie będą
                będziemy będę może możemy musi musimy ma mamy mam nie tak dziękuję chce chcemy
                chcę się to że"""
            )
        ),
        listeners=frozenset(
            words("dziennikarzom pap mediom reporterom mu jej im portalowi gazecie radiu")
        ),
        many=frozenset(words("oni one my wielu niektórzy")),
        dialogue=True,
    ),
)  # fmt: skip
