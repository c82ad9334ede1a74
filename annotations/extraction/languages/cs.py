"""Czech: what direct quotes need. Add a word where it belongs; nothing else needs to change."""

from annotations.extraction.languages.base import Language, Patterns, words
from annotations.extraction.languages.patterns import TOKEN, classes, nouns, slavic_past
from annotations.extraction.results import FurnitureKind as Kind

SPEECH = """
    řekl uvedl dodal sdělil prohlásil vysvětlil upozornil připomněl poznamenal podotkl zdůraznil
    oznámil napsal tvrdil doplnil komentoval reagoval odpověděl zeptal zopakoval popsal
    konstatoval přiznal potvrdil varoval namítl pochválil zavtipkoval shrnul vyjádřil informoval
    ujistil zhodnotil ocenil pravil odvětil citoval kritizoval vyprávěl vzpomínal svěřil slíbil
    míní vyzval požadoval žádal prozradil přiblížil upřesnil vyhlásil hlásil zvolal křičel
    zašeptal vykřikl zakřičel zavolal utrousil vydechl zvolal vzkázal argumentoval soudil nechal
    dodával říkal uváděl
"""
PRESENT = """
    říká říkají uvádí dodává sděluje tvrdí vysvětluje upozorňuje připomíná zdůrazňuje píše míní
    poznamenává konstatuje soudí varuje popisuje doplňuje komentuje odpovídá ptá přiznává
    potvrzuje vzpomíná vypráví oznamuje prohlašuje hodnotí shrnuje podotýká varují vysvětlují
    upozorňují tvrzení stojí
"""
NAMING = """
    označil nazval nazývá označuje popsal přirovnal kritizoval odsoudil ocenil mluvil hovořil
    mluví hovoří charakterizoval vyzdvihl odmítl zavrhl hájil obhajoval přivítal zkritizoval
    obvinil zpochybnil pochválil vyčetl
"""

FURNITURE = {
    Kind.BYLINE: (
        r"(?:autor(?:ka)?|text|připravil[ai]?|píše) ?:? (?-i:[A-ZÁ-Ž][\w.-]+(?: [A-ZÁ-Ž][\w.-]*)"
        r"{1,4})(?:,.{0,40})?",
    ),
    Kind.SOURCE_CREDIT: (r"(?:zdroj|foto|fotografie|video|ilustrační foto) ?: ?\S.{0,80}",
                         r"\(?(?:čtk|reuters|afp)\)?",
                         r"ilustrační (?:foto|snímek)\.?"),
    Kind.DATE_LINE: (
        r"(?:publikováno|aktualizováno|vydáno)(?::| dne)? ?.{0,12}\d.{0,40}",
        r"(?:\w+ )?\d{1,2}\. ?(?:[a-zá-ž]+|\d{1,2}\.) ?\d{4}.{0,24}",
    ),
    Kind.ADVERT: ("reklama", "inzerce"),
    Kind.NAVIGATION: (r"(?:čtěte (?:také|více|dále)|přečtěte si(?: také)?|více zde) ?:?.{0,120}",),
    Kind.SHARE_PROMPT: (r"sdílet(?: .{0,30})?",),
    Kind.COMMENT_COUNTER: (r"\d{1,6} (?:komentář(?:e|ů)?|příspěvk[ůy])", r"diskuse(?: \(\d+\))?"),
    Kind.BOILERPLATE: (r"(?:všechna práva vyhrazena|© ).{0,120}",),
}  # fmt: skip

LANGUAGE = Language(
    code="cs",
    token=TOKEN,
    flags=classes(
        speech=[*slavic_past(SPEECH, "a i y o"), *words(PRESENT)],
        weak=slavic_past("myslel věřil doufal viděl pokračoval začal ukázal", "a i y")
        + words("myslí věří doufá pokračuje stálo stojí zní zněl zněla"),
        behind="jak",
        naming=slavic_past(NAMING, "a i y"),
        auxiliaries="by jsem jsme",
        passives="je jsou byl byla bylo byli",
        adverbs="""
            také rovněž dále pak později ještě již už dnes tehdy následně se si nejprve zároveň
            však tedy navíc mj. například podobně nakonec krátce jasně opět sám sama
        """,
        pronouns="""
            něj něho ní nich on ona oni ono já my kdo někdo ten ta tento mnozí někteří jeden jedna
        """,
        determiners="ten ta to tento tato jeho její jejich můj náš svůj jeden dva tři několik",
        prepositions="""
            v ve na do z ze od po pro při před přes za s se k ke o u mezi kvůli podle dle proti
            během bez díky vůči pod nad vedle kolem
        """,
        inside_names="z ze pro na v ve",
        and_="a i nebo &",
        subordinators="že protože když aby ale pokud jestli zda jak kdy neboť ačkoli než což",
        relatives="který která které kteří jenž jež",
        times="""
            pondělí úterý středu středa čtvrtek pátek sobotu sobota neděli neděle dnes včera
            zítra večer ráno dopoledne odpoledne loni letos týden týdnu roce rok měsíc
        """,
        months="""
            ledna února března dubna května června července srpna září října listopadu prosince
        """,
        titles="""
            pan paní prezident prezidentka premiér premiérka ministr ministryně mluvčí ředitel
            ředitelka šéf šéfka předseda předsedkyně primátor primátorka starosta starostka
            poslanec poslankyně senátor senátorka hejtman hejtmanka trenér trenérka kapitán
            profesor profesorka lékař lékařka soudce soudkyně advokát advokátka státní zástupce
            zástupkyně náměstek náměstkyně autor autorka režisér režisérka herec herečka zpěvák
            zpěvačka analytik analytička ekonom ekonomka expert odborník odbornice vědec vědkyně
            policista muž žena matka otec velitel místopředseda místopředsedkyně papež král
            generál majitel majitelka hráč útočník obránce brankář
        """,
        anonymous="zdroj zdroje svědek svědci svědkyně",
        groups="""
            odborníci experti kritici obyvatelé vyšetřovatelé poslanci úřady demonstranti odbory
            svědci rodiče policisté lékaři vědci
        """,
        bodies="""
            policie vláda ministerstvo strana svaz firma společnost soud zastupitelství
            univerzita banka odbory spolek deník agentura město komise úřad čtk ods ano
        """,
    ),
    according=(("podle",), ("dle",), ("slovy",)),
    furniture=FURNITURE,
    label_stoplist=frozenset(words("foto zdroj video reklama text autor téma")),
    pairs={"„": "“", "»": "«", "‚": "‘", "›": "‹"},
    patterns=Patterns(
        named=nouns(
            """film román kni[hz] knize deník list časopis týdeník seriál pořad píse[nň] písn
            skladb alb desk kapel skupin hr opeř oper výstav projekt program iniciativ spol[ek]+
            hnutí firm společnost podnik loď lod[ií] hotel restaurac hosp[oů]d klub značk cen
            pojem pojm slov výraz označení přezdívk hesl cykl portál server televiz stran
            kampa[nň] akc soutěž festival nadac rubrik operac hurikán boj model název názv
            názevem podcast turné štítek studi zpráv článk předná[sš] divadl kin obra[zc]
            bás[nň] komedi drama titul sbírk motto mott organizac"""
        ),
        set_apart=frozenset(
            words(
                """
                takzvaný takzvaná takzvané takzvaného takzvanou takzvaně takzvaných takzvaným
                tzv tzv. jménem přezdívaný přezdívaná přezdívaného zvaný zvaná zvané údajný
                znamená znamenající překladu překládá doslova význam významem česky slovo slova
                slovem pojem pojmu výraz výrazu termín termínu označení přezdívka přezdívku
                přezdívkou heslo hesla známý známá znám známé známého nazýván nazývána nazýváno
                říkali říkají přezdívá přezdívali pokřtěn
                """
            )
        ),
        as_words=frozenset(["jako"]),
        impersonal=(("mluví", "se"), ("hovoří", "se"), ("píše", "se"), ("řeč", "je")),
        clause=frozenset(
            words(
                """já my mě mně nás nám jsem jsme jste je jsou byl byla bylo byli bude budou
                budeme budu není nejsou může můžeme musí musíme má máme mám nemá nemáme chce
                chceme chci by bychom bych se si to že ano ne děkuji"""
            )
        ),
        listeners=frozenset(
            words("novinářům novinářce novinářovi čtk českému české rozhlasu televizi idnes "
                  "novinkám právu serveru webu médiím poslancům")
        ),
        many=frozenset(words("oni my mnozí někteří")),
    ),
)  # fmt: skip
