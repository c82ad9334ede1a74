"""What a language file says about the people in a text: titles, kin, pronouns, gender."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from annotations.extraction.languages.first_names import MEN, WOMEN

WOMAN, MAN = "f", "m"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Whom a pronoun can mean. `gender` is empty where it tells none; `subject`: "she"."""

    gender: str
    plural: bool = False
    subject: bool = True


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody is of whom a word is said, in years.

    The `leeway` is by how much they may miss it where nobody else is meant: « jeune » at 41.
    """

    youngest: int
    oldest: int
    leeway: int = 0


@dataclass(frozen=True, eq=False)
class PeopleWords:
    """How a language speaks of people and bodies. All words in small letters.

    `pronouns` are those of the third person, `stressed` those that are one only as a source
    ("selon lui"); `latter` are phrases for the one mentioned last. `impersonal` matches, from the
    pronoun on, the uses that mean nobody ("il faut"). `honorifics` go before a name and may tell a
    gender.
    `gender_of` gives the gender of a noun for a person ("mother", "présidente"); `articles` the
    gender an article gives its noun. `body_gender` is that of a noun for a body behind an article
    that tells none ("l'agence"); `body_nouns` are those that stand right before the name of a body
    (« le groupe Orvane »), with their gender.
    `definite` are the words that point back ("the", "this", "ce"), `indefinite` those that
    bring in somebody new, among them `one` that bring in one; `plurals` begin the phrases for
    several. `contracted` are articles grown together with a preposition ("du"); `bare_article`
    gives for the word before a name the article that goes with the name ("du" gives "le ").
    `of_bodies` matches the endings of adjectives between such a noun and the name.
    `body_words` tell a name to be that of a body or a medium ("Calder | Foods |").
    `hosting` are the words before the name of a body at which people work.
    `clubs` are words that begin the name of a club, with the noun it is called by ("fc": "club").
    `particles` stand inside surnames. `joins` are the words that go on the name of a body
    ("Bank of Rome").
    `papers` are the writings in which a body speaks: "a report by the agency".
    `possessive_of` gives for a pronoun the word for what is theirs ("she": "her").
    `own_names` are first names by gender where the language has its own mind.
    `feminine` are endings of first names, not on the list, that are mostly women's.
    `families` are nouns of one trade or rank, any of which may stand for another, `body_families`
    those for one sort of body, among them `media` and those that are `generic`: they mean a body
    of whose sort nothing is told as well. `epithets` may stand for anybody.
    `human` matches the endings of nouns that are mostly people.
    `either` are nouns for people whose gender only the article tells, `genderless` those whose
    article tells none ("la victime"). `accused` are nouns for somebody on trial; `on_trial`
    matches what is said of them behind a name, `of_trial` what ends before it.
    `answers` matches a verb of answering beside a pronoun, `asks` one of asking, `to_them` behind a
    noun the pronoun for one person to whom something is said.
    `participle` matches the participle that a sentence may begin with, of whom it is about.
    `ages` are how old somebody may be of whom a noun or an adjective is said ("young").
    `by_name` matches what stands between such a noun and the name that is given to them.
    `telling` are adjectives with which a noun only describes ("jeune", "ancienne").
    `pointing` are the articles that mean somebody just spoken of ("cette"); `kin` the nouns that
    only tell whose somebody is, `owners` the words for whose ("her"), `mine` those
    for a speaker's own. `demonym` matches the endings of words for people of a place.
    `woman` and `man` match the endings of nouns for people that tell a gender ("-euse").
    `together` are the words that join names ("and"), `pairs` nouns for two that belong together
    (« couple »), some of them before the name that they share; `mixed` is the gender of a pronoun
    for people of both. `named_as_many` are the articles before a name that several go by,
    `named_as_one` those with which the name of a body begins a sentence.
    `objects` are the words for one person to whom something is said ("told | her | ").
    `things_have_gender`: a pronoun that tells a gender may mean a thing, as in French.
    """

    pronouns: Mapping[str, Pronoun]
    honorifics: Mapping[str, str]
    gender_of: Mapping[str, str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    one: frozenset[str]
    plurals: frozenset[str]
    particles: frozenset[str]
    joins: frozenset[str]
    papers: frozenset[str]
    human: re.Pattern[str]
    demonym: re.Pattern[str]
    pointing: frozenset[str]
    kin: frozenset[str]
    owners: frozenset[str]
    mine: frozenset[str]
    woman: re.Pattern[str] | None = None
    man: re.Pattern[str] | None = None
    impersonal: re.Pattern[str] | None = None
    articles: Mapping[str, str] | None = None
    body_gender: Mapping[str, str] | None = None
    body_nouns: Mapping[str, str] = field(default_factory=dict)
    of_bodies: re.Pattern[str] | None = None
    body_words: frozenset[str] = frozenset()
    hosting: frozenset[str] = frozenset()
    clubs: Mapping[str, str] = field(default_factory=dict)
    possessive_of: Mapping[str, str] = field(default_factory=dict)
    own_names: Mapping[str, str] | None = None
    feminine: tuple[str, ...] = ()
    stressed: Mapping[str, Pronoun] = field(default_factory=dict)
    latter: Mapping[str, Pronoun] = field(default_factory=dict)
    contracted: frozenset[str] = frozenset()
    bare_article: Mapping[str, str] = field(default_factory=dict)
    families: tuple[frozenset[str], ...] = ()
    body_families: tuple[frozenset[str], ...] = ()
    media: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    genderless: frozenset[str] = frozenset()
    accused: frozenset[str] = frozenset()
    on_trial: re.Pattern[str] | None = None
    of_trial: re.Pattern[str] | None = None
    answers: re.Pattern[str] | None = None
    asks: re.Pattern[str] = re.compile(r"(?!)")
    to_them: re.Pattern[str] | None = None
    participle: re.Pattern[str] | None = None
    ages: Mapping[str, Age] = field(default_factory=dict)
    by_name: re.Pattern[str] | None = None
    epithets: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    mixed: str = ""
    objects: frozenset[str] = frozenset()
    named_as_many: frozenset[str] = frozenset()
    named_as_one: frozenset[str] = frozenset()
    things_have_gender: bool = False

    @cached_property
    def my_kin(self) -> re.Pattern[str]:
        """Matches "my father", with the noun as its group."""
        kin = "|".join(sorted(self.kin, key=len, reverse=True))
        return re.compile(rf"\b(?:{'|'.join(sorted(self.mine))}) (?:\w+ )?({kin})\b", re.IGNORECASE)

    @cached_property
    def articles_before(self) -> frozenset[str]:
        """All words that may begin a noun phrase, pointing back or not."""
        return self.definite | self.indefinite

    @cached_property
    def nouns(self) -> frozenset[str]:
        """All nouns that may mean a person."""
        return self.epithets.union(self.either, self.gender_of, *self.families)

    def gender_of_noun(self, noun: str) -> str:
        """The gender that a noun for a person or a body tells, by itself or by its ending."""
        if noun in self.genderless:
            return ""
        told = self.gender_of.get(noun, "") or (self.body_gender or {}).get(noun, "")
        if told or self.woman is None or self.man is None:
            return told
        return WOMAN if self.woman.search(noun) else MAN if self.man.search(noun) else ""

    def may_be_person(self, noun: str) -> bool:
        """Whether a noun for a body is one for a person too: « le promoteur »."""
        return noun in self.nouns or self.human.search(noun) is not None

    def akin(self, noun: str) -> frozenset[str]:
        """The nouns that may stand for the same person as a noun; empty for one of no family."""
        return frozenset().union(*(family for family in self.families if noun in family))

    @cached_property
    def heads(self) -> frozenset[str]:
        """All nouns of which somebody or some body may be told, though no class has them."""
        return self.nouns | self.generic

    @cached_property
    def body_sorts(self) -> frozenset[str]:
        """All nouns that tell what sort of body one is."""
        return frozenset().union(*self.body_families)

    def bodies_akin(self, noun: str) -> frozenset[str]:
        """The nouns that may stand for the same body as a noun; empty for one of no family."""
        return self._akin_bodies.get(noun, frozenset())

    @cached_property
    def _akin_bodies(self) -> dict[str, frozenset[str]]:
        families = self.body_families
        return {
            noun: frozenset().union(*(family for family in families if noun in family))
            for noun in self.body_sorts
        }

    def gender_of_first_name(self, name: str, *, sure: bool = False) -> str:
        """The gender that a first name tells; empty when it tells none.

        `sure` asks for a name on the lists; else its ending may tell.
        """
        low = name.lower()
        if self.own_names and low in self.own_names:
            return self.own_names[low]
        if low in WOMEN:
            return WOMAN
        if low in MEN:
            return MAN
        head = low.split("-", 1)[0]
        if head != low:
            return self.gender_of_first_name(head, sure=sure)
        return WOMAN if not sure and len(low) > 3 and low.endswith(self.feminine) else ""
