"""Spanish: what direct quotes need. Add a word where it belongs; nothing else needs to change."""

from annotations.extraction.languages.base import Language, Patterns, words
from annotations.extraction.languages.patterns import TOKEN, classes, nouns, romance_forms
from annotations.extraction.results import FurnitureKind as Kind

# Stems of regular -ar verbs.
SPEECH = """
    afirm asegur declar explic señal manifest coment apunt aclar detall destac subray recalc
    relat cont pregunt critic lament argument confes critic denunci avis anunci anot
    reclam exclam confirm precis indic inform public cit matiz resalt sentenci reiter espet
    proclam coment
"""
REGULAR = "a an ó aron aba aban ando"
IRREGULAR = """
    dice dicen dijo dijeron decía decían dirá diciendo añade añaden añadió añadieron añadía escribe
    escribió escribieron escribía responde respondió respondieron respondía sostiene sostuvo
    sostienen sostenía admite admitió admitieron reconoce reconoció reconocieron advierte advirtió
    advirtieron insiste insistió insistieron concluye concluyó expuso expone agrega agregó
    agregaron prosigue prosiguió repite repitió defiende defendió defendieron replica replicó
    contesta contestó apostilla apostilló opina opinó considera consideró ironiza ironizó pide pidió
    pidieron exige exigió reza rezaba recoge apostilló remarcó remarca bromeó promete prometió gritó
    grita susurró sugiere sugirió desmintió cuestionó tuiteó concretó
"""
WEAK = (
    "cree creyó piensa pensó recuerda recordó continúa continuó señala sigue siguió espera esperó"
)
PARTICIPLES = """
    dicho afirmado asegurado declarado explicado señalado manifestado comentado apuntado añadido
    escrito respondido sostenido admitido reconocido advertido insistido destacado subrayado
    lamentado criticado denunciado anunciado confirmado indicado recordado agregado defendido pedido
    precisado publicado considerado concluido matizado expuesto
"""
NAMING = """
    calificó califica calificaron tildó tilda tachó tacha describió describe definió define
    llamó llama llamaron habló habla denominó acusó criticó calificando tildando rechazó
    rechazaron elogió acusaron defendió tachan
"""

FURNITURE = {
    Kind.BYLINE: (
        r"(?:por|texto:|redacción:?) ?(?-i:[A-ZÁ-Ú][\w.-]+(?: (?:[A-ZÁ-Ú][\w.-]*|de|la|y|del))"
        r"{1,6})(?:,.{0,60})?",
    ),
    Kind.SOURCE_CREDIT: (r"(?:fuentes?|foto|fotografía|imagen|vídeo|video) ?: ?\S.{0,80}",
                         r"\(?(?:efe|europa press|reuters|afp)\)?"),
    Kind.DATE_LINE: (
        r"(?:publicado|actualizado)(?: el|:)? ?[^.]{0,12}\d.{0,40}",
        r"(?:\w+, )?\d{1,2} de [a-z]+ de \d{4}.{0,24}",
    ),
    Kind.ADVERT: ("publicidad", "anuncio"),
    Kind.NAVIGATION: (
        r"(?:lee también|leer más|más información|te puede interesar|ver más) ?:?.{0,120}",
    ),
    Kind.SHARE_PROMPT: (r"compartir(?: .{0,30})?",),
    Kind.COMMENT_COUNTER: (r"\d{1,6} comentarios?",),
    Kind.BOILERPLATE: (r"(?:todos los derechos reservados|© ).{0,120}",),
}  # fmt: skip

LANGUAGE = Language(
    code="es",
    token=TOKEN,
    flags=classes(
        speech=[*romance_forms(SPEECH, REGULAR), *words(IRREGULAR)],
        weak=[*words(WEAK), "cuenta", "cuentan", "contó", "apunta", "anuncio", "critica"],
        participles=PARTICIPLES,
        naming=NAMING,
        naming_participles="calificado tildado tachado descrito definido llamado",
        auxiliaries="ha han había habían he hemos haya",
        passives="fue es son fueron era",
        adverbs="""
            también además luego después ya aún no así entonces ayer hoy se le les lo nos me
            posteriormente tajante rotundo asimismo igualmente incluso finalmente
        """,
        pronouns="él ella ellos ellas yo nosotros quien uno una alguien muchos otros este esta",
        determiners="""
            el la los las un una unos unas su sus este esta estos estas mi nuestro nuestra dos tres
            varios varias algunos algunas muchos otro otra
        """,
        prepositions="""
            a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por
            según sin sobre tras
        """,
        inside_names="de del en para",
        and_="y e o &",
        subordinators="que porque cuando si aunque como pero donde mientras pues sino",
        relatives="que quien quienes cual",
        times="""
            lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana tarde noche semana
            mes año pasado pasada
        """,
        months="""
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        """,
        titles="""
            señor señora don doña presidente presidenta ministro ministra portavoz director
            directora alcalde alcaldesa diputado diputada senador senadora juez jueza fiscal abogado
            abogada profesor profesora médico médica experta experto líder secretario secretaria
            entrenador entrenadora técnico jefe jefa autor autora escritor escritora cantante actor
            actriz analista economista investigador investigadora hombre mujer madre padre papa rey
            reina general delegado delegada consejero consejera vicepresidente vicepresidenta
            gobernador gobernadora mandatario canciller vocero vocera concejal concejala dirigente
        """,
        anonymous="fuente fuentes testigo testigos",
        groups="""
            expertos vecinos testigos críticos autoridades investigadores médicos padres sindicatos
            trabajadores diputados científicos
        """,
        bodies="""
            policía gobierno ministerio partido empresa compañía tribunal fiscalía universidad banco
            sindicato diario agencia ayuntamiento comisión psoe pp vox efe onu ue junta
        """,
    ),
    according=(
        ("según",),
        ("de", "acuerdo", "con"),
        ("en", "palabras", "de"),
        ("a", "juicio", "de"),
        ("en", "opinión", "de"),
    ),
    furniture=FURNITURE,
    label_stoplist=frozenset(words("foto fuente vídeo video texto autor tema nota")),
    patterns=Patterns(
        named=nouns(
            """película film novela libro diario periódico revista semanario serie programa canción
            tema disco álbum banda grupo ópera exposición proyecto iniciativa asociación movimiento
            empresa compañía barco buque ferri hotel restaurante bar club marca premio término
            palabra expresión concepto apodo lema eslogan ciclo portal cadena partido campaña
            concurso festival fundación operación huracán modelo nombre título podcast gira teatro
            cine cuadro poema comedia drama obra cuento ensayo sección colectivo plataforma
            documental apartado estudio artículo videojuego juego informe""",
            ending=r"(?:s|es)?",
        ),
        set_apart=frozenset(
            words(
                """
                llamado llamada llamados llamadas denominado denominada denominados denominadas
                titulado titulada apodado apodada supuesto supuesta presunto conocido conocida
                significa significado literalmente traducido traduce llama llaman palabra
                palabras término términos expresión concepto apodo lema nombre conocidos
                conocidas bautizó bautizaron bautizado bautizada apodó apodaron
                """
            )
        ),
        agents=frozenset(words("por")),
        as_words=frozenset(["como"]),
        impersonal=(("se", "lee"), ("se", "habla"), ("se", "dice")),
        clause=frozenset(
            words(
                """yo nosotros me nos mi nuestro nuestra es son era fue está están estamos ha han
                he hemos hay será puede podemos pueden debe debemos tiene tenemos tengo quiero
                queremos no se vamos voy soy somos creo sí gracias"""
            )
        ),
        many=frozenset(words("ellos ellas nosotros muchos otros")),
        dialogue=True,
    ),
)  # fmt: skip
