"""English words about people and bodies, as data: who "she" may be, and "the mayor"."""

import re

from annotations.extraction.languages.base import words
from annotations.extraction.languages.people import MAN, WOMAN, PeopleWords, Pronoun

_WOMEN = words("""
    spokeswoman chairwoman congresswoman councilwoman businesswoman policewoman
    saleswoman camerawoman sportswoman horsewoman fisherwoman laywoman woman girl lady mother
    mum mom grandmother daughter granddaughter sister wife widow aunt niece girlfriend stepmother
    mother-in-law sister-in-law daughter-in-law bride queen princess duchess countess baroness
    actress waitress hostess heiress headmistress landlady nun nan grandma matriarch midwife
    schoolgirl goddaughter ex-wife housewife dame
""")
_MEN = words("""
    spokesman chairman congressman councilman businessman policeman salesman cameraman sportsman
    fisherman layman man boy gentleman father dad grandfather son grandson brother husband widower
    uncle nephew boyfriend stepfather father-in-law brother-in-law son-in-law groom king prince
    duke earl count baron waiter headmaster landlord monk grandad grandpa patriarch
    schoolboy godson ex-husband fireman pope imam rabbi cardinal bishop archbishop priest
""")
_HONORIFICS = {
    **dict.fromkeys(words("mr mr. sir lord fr monsieur don señor"), MAN),
    **dict.fromkeys(words("mrs mrs. ms ms. miss lady dame madame mme señora baroness"), WOMAN),
    **dict.fromkeys(
        words(
            "dr dr. prof prof. professor rev rev. sen sen. rep rep. reps. gov gov. gen gen. lt lt. "
            "col col. sgt sgt. hon hon. cllr pc det capt capt. cpl sheriff st. justice judge"
        ),
        "",
    ),
}

_FAMILIES = tuple(
    frozenset(words(family))
    for family in (
        """president chairman chairwoman chair chairperson chief boss director executive ceo head
        leader manager founder owner""",
        """mayor minister senator lawmaker politician mp governor congressman congresswoman
        representative candidate nominee councillor councilman councilwoman legislator leader
        secretary premier chancellor""",
        "spokesman spokeswoman spokesperson",
        "lawyer attorney solicitor barrister counsel prosecutor",
        "officer sergeant detective inspector sheriff superintendent",
        "coach manager trainer",
        "player captain striker defender midfielder goalkeeper",
        """researcher scientist professor historian physicist economist analyst expert academic
        sociologist ecologist engineer""",
        "doctor surgeon physician nurse consultant",
        "judge justice magistrate coroner",
    )
)

_KIN = frozenset(
    words("""
    mother mum mom father dad daughter son sister brother wife husband widow widower aunt uncle
    niece nephew grandmother grandfather granddaughter grandson girlfriend boyfriend stepmother
    stepfather mother-in-law father-in-law sister-in-law brother-in-law daughter-in-law son-in-law
    ex-wife ex-husband nan grandma grandpa grandad goddaughter godson
    """)
)

WORDS = PeopleWords(
    pronouns={
        "he": Pronoun(MAN),
        "she": Pronoun(WOMAN),
        "they": Pronoun("", plural=True),
        "him": Pronoun(MAN, subject=False),
        "his": Pronoun(MAN, subject=False),
        "her": Pronoun(WOMAN, subject=False),
    },
    latter={"the latter": Pronoun("")},
    honorifics=_HONORIFICS,
    gender_of={**dict.fromkeys(_WOMEN, WOMAN), **dict.fromkeys(_MEN, MAN)},
    definite=frozenset(words("the this that his her their its our my same")),
    indefinite=frozenset(words("a an one another some several two three four five many other")),
    one=frozenset(words("a an one another")),
    plurals=frozenset(
        words("these those two three four five six seven eight nine ten some many several both")
    ),
    bare_article={"the": "the "},
    particles=frozenset(
        words("de da di do dos del della la le van von der den ter bin ibn al el y")
    ),
    joins=frozenset(words("of for and & the on in")),
    papers=frozenset(
        words("""
        report study survey poll analysis review estimate audit document paper memo letter statement
        filing lawsuit complaint brief email note bulletin data figures inquiry verdict ruling
        judgment forecast
        """)
    ),
    own_names={"andrea": WOMAN, "laurence": MAN, "vivian": WOMAN, "dale": MAN, "merle": MAN},
    possessive_of={"she": "her", "he": "his", "they": "their"},
    body_words=frozenset(
        words("""
        foods systems mining travel appliances maritime mutual airframes homes care fm tv radio news
        world times herald gazette dispatch weekly daily forum retailer harriers rovers wanderers
        athletic united holdings partners pharma pharmaceuticals energy motors airlines airways
        rail railways insurance capital logistics shipping ferries estates ventures media network
        industries technologies software labs laboratories alliance first watch alarm trade
        solutions services properties chemicals steel breweries stores supermarkets
        """)
    ),
    families=_FAMILIES,
    epithets=frozenset(words("veteran newcomer frenchman briton american")),
    human=re.compile(
        r"(?:[^p]er|or|ist|ian|man|woman|person|ee|ant|ent|path|boy|girl|wife|aide|clerk|chief)$"
    ),
    demonym=re.compile(r"(?:ian|ean|ese|swede|dane|swiss|german|turk|pole|finn|scot|greek)$"),
    pointing=frozenset(["this"]),
    kin=_KIN,
    mine=frozenset(["my", "our"]),
    owners=frozenset(words("his her their its our my your")),
    feminine=("a", "ette", "elle", "lyn", "lynn"),
)
