"""Who appears in a text: people, bodies and anonymous sources, with the mentions of each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotations.extraction.appositions import AGE, Appositions, age_behind
from annotations.extraction.languages import Language
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.languages.tags import (
    AND,
    BODY,
    DETERMINER,
    GROUP,
    MEDIUM,
    PREPOSITION,
)
from annotations.extraction.layout import Layout
from annotations.extraction.mentions import Mention, Sort
from annotations.extraction.results import ProposedSource
from annotations.extraction.trials import mark_accused

_NAMESAKES = 8  # of one surname, or on trial, so many are told apart
_LONGEST_TITLED, _LONGEST_NAME = 4, 5  # words
_BODIES = BODY | MEDIUM
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody in a text. `words` is the longest name; `roles` are nouns said of them,
    `heard` the sources that mean them.

    `paper`: a writing that speaks, of which no pronoun of a person is said. `accused`: on trial.
    `brought_in`: told of first as one of many ("a diplomat"). `age` is 0 where none is told.
    `together`: several people by their names.
    """

    words: tuple[str, ...] = ()
    person: bool = False
    body: bool = False
    paper: bool = False
    accused: bool = False
    brought_in: bool = False
    plural: bool = False
    together: bool = False
    gender: str = ""
    age: int = 0
    roles: dict[str, None] = field(default_factory=dict)
    description: str = ""
    name: str = ""
    mentions: list[Mention] = field(default_factory=list)
    heard: list[ProposedSource] = field(default_factory=list)

    def is_known_at(self, place: int) -> bool:
        """Whether they are mentioned before a place."""
        return any(mention.start < place for mention in self.mentions)

    def agrees(self, gender: str, plural: bool) -> bool:
        """Whether a form with this gender and number may mean them."""
        if plural != self.plural:
            one_as_many = self.body or (self.words and not self.person)  # "the firm … they"
            if not plural or gender or not one_as_many:
                return False
        return not (gender and self.gender and gender != self.gender)


def surname(words: Sequence[str]) -> str:
    """The word by which a person is called: the last, "Jr." aside."""
    at = len(words) - 1
    while at > 0 and words[at].lower() in _SUFFIXES:
        at -= 1
    return words[at].lower()


class Cast:
    """The figures of a text, found from its names; nouns and pronouns are added by `linking`."""

    def __init__(self, layout: Layout, language: Language, people: PeopleWords) -> None:
        self.layout, self.language, self.people = layout, language, people
        self.said = Appositions(layout.readable, language, people)
        self.figures: list[Figure] = []
        self.by_surname: dict[str, list[Figure]] = defaultdict(list)
        self.by_first: dict[str, list[Figure]] = defaultdict(list)
        self.aged: list[Figure] = []  # of whom an age is told
        self.by_initials: dict[str, list[Figure]] = defaultdict(list)
        self.bodies: dict[str, Figure] = {}
        self.by_role: dict[str, list[Figure]] = defaultdict(list)
        self.of: dict[int, Figure] = {}  # by the start of a mention
        self.accused: list[Figure] = []

    def name_all(self, mentions: Iterable[Mention], said_by: frozenset[int]) -> None:
        """Find the figures that have names; `said_by` are the starts of names that are sources."""
        names = [mention for mention in mentions if mention.sort is Sort.NAME]
        full = [m for m in names if len(m.words) > 1 or m.titles or self._is_called(m)]
        for mention in sorted(full, key=lambda m: (-len(m.words), m.start)):
            roles, gender = self.said.roles_of(mention)
            if self._is_person(mention, roles, mention.start in said_by):
                self._person(mention, roles, gender)
        for index in (self.by_surname, self.by_first):
            for namesakes in index.values():  # a bare surname means who was named first
                if len(namesakes) > 1:
                    namesakes.sort(key=_first_place)
        for mention in names:
            if mention.start in self.of:
                continue
            figure = self._known(mention)
            if figure is None and not self.is_of_place(mention):
                figure = self.body(mention, mention.start in said_by)
            if figure is not None:
                self.link(mention, figure)
        mark_accused(self.layout.readable, self.people, names, self.of)
        self.accused = [figure for figure in self.figures if figure.accused][:_NAMESAKES]

    def _is_called(self, mention: Mention) -> bool:
        """Whether one word is a first name by which somebody goes: "her son Alfie"."""
        word = mention.words[0]
        if word.isupper() or mention.flags or mention.before in self.people.pairs:
            return False
        if mention.before in self.people.gender_of:
            return True
        if mention.before == "," and self.said.before(mention):
            return True
        sure = self.people.gender_of_first_name(word, sure=True)
        if (mention.subject or sure) and AGE.match(self.layout.readable, mention.end):
            return True
        if mention.subject and self.said.has_kin_behind(mention):
            return True
        return bool(mention.subject and sure)

    def link(self, mention: Mention, figure: Figure) -> None:
        """Note that a mention means somebody."""
        self.of[mention.start] = figure
        figure.mentions.append(mention)

    def call(self, figure: Figure, role: str) -> None:
        """Note that somebody is called by a noun, so that it may mean them again."""
        if role not in figure.roles:
            figure.roles[role] = None
            self.by_role[role].append(figure)

    def add(self, figure: Figure) -> Figure:
        """Take in a figure that has no name."""
        self.figures.append(figure)
        for role in figure.roles:
            self.by_role[role].append(figure)
        return figure

    def has_namesakes(self, figure: Figure) -> bool:
        """Whether somebody else in the text has the surname of a person."""
        if not (figure.person and figure.words):
            return False
        return len(self.by_surname.get(surname(figure.words), ())) > 1

    def namesake(self, figure: Figure, gender: str) -> Figure | None:
        """The one other person with the same surname, whose gender is known to be this."""
        if not self.has_namesakes(figure):
            return None
        others = [
            each
            for each in self.by_surname.get(surname(figure.words), ())
            if each is not figure and (each.gender == gender or not each.gender)
        ]
        return others[0] if len(others) == 1 else None

    def _family(self, mention: Mention) -> Figure:
        """Those of one surname together: « les | Roy »."""
        key = f"les {surname(mention.words)}"
        if key not in self.bodies:
            self.bodies[key] = Figure(mention.words, plural=True, name=" ".join(mention.words))
            self.figures.append(self.bodies[key])
        return self.bodies[key]

    def _known(self, mention: Mention) -> Figure | None:
        """Who is meant by a surname, a first name, or an acronym."""
        if len(mention.words) == 1:
            low = mention.words[0].lower()
            fitting = self.by_surname.get(low) or self.by_first.get(low)
            paired = mention.before in self.people.pairs
            if paired or (fitting and mention.before in self.people.plurals):
                return self._family(mention)
            return fitting[0] if fitting else self.bodies.get(low)
        if _is_initials(mention.words) and (whose := self._of_initials(mention.words)) is not None:
            return whose
        for figure in self.by_surname.get(surname(mention.words), ())[:_NAMESAKES]:
            if figure.words == mention.words:
                return figure
        return self.bodies.get(" ".join(mention.words).lower())

    def _of_initials(self, words: Sequence[str]) -> Figure | None:
        """The one person who has these initials, as in an interview: « A. P. : … »."""
        known = self.by_initials.get(_initials(words), ())
        return known[0] if len(known) == 1 else None

    def _person(self, mention: Mention, roles: Mapping[str, None], gender: str) -> None:
        """Link a name to the person it means, or to a new one."""
        last = surname(mention.words)
        first = mention.words[0].lower() if len(mention.words) > 1 else ""
        gender = (
            self._title_gender(mention)
            or self._first_gender(mention, sure=True)
            or gender
            or self._first_gender(mention)
        )
        figure = None
        if not first and not mention.titles and (called := self.by_first.get(last)):
            figure = _latest(called, mention.start)
        for known in self.by_surname.get(last, ())[-_NAMESAKES:]:
            theirs = known.words[0].lower() if len(known.words) > 1 else ""
            same_first = not first or not theirs or _same_first(first, theirs)
            if same_first and known.agrees(gender, False):
                figure = known
        if figure is None:
            figure = Figure(mention.words, person=True, gender=gender)
            figure.name = " ".join(mention.words)
            self.figures.append(figure)
            self.by_surname[last].append(figure)
            if first:
                self.by_first[first].append(figure)
                self.by_initials[_initials(mention.words)].append(figure)
        figure.gender = figure.gender or gender
        if not figure.age and (age := age_behind(self.layout.readable, mention.end)):
            figure.age = age
            self.aged.append(figure)
        for role in roles:
            self.call(figure, role)
        self.link(mention, figure)

    def _title_gender(self, mention: Mention) -> str:
        for title in mention.titles:
            found = self.people.honorifics.get(title) or self.people.gender_of.get(title)
            if found:
                return found
        if len(mention.words) == 1:
            return self.people.gender_of.get(mention.before, "")
        return ""

    def _first_gender(self, mention: Mention, *, sure: bool = False) -> str:
        if len(mention.words) < 2 and mention.titles:
            return ""
        return self.people.gender_of_first_name(mention.words[0], sure=sure)

    def _is_person(self, mention: Mention, roles: Mapping[str, None], is_source: bool) -> bool:
        """Whether a full name is a person's: by title, first name, or what is said of it."""
        if mention.words[0][0].isdigit() or mention.flags & (BODY | MEDIUM | GROUP):
            return False
        size = len(mention.words)
        before = mention.before
        if mention.titles and size <= _LONGEST_TITLED:
            return not self._is_office(mention)
        first = mention.words[0]
        known = self.people.gender_of_first_name(first, sure=True)
        body = self.said.body_of(mention)
        human = body not in self.people.media and self.people.may_be_person(body)
        if body and not (known and size > 1 and human):
            return False
        aged = AGE.match(self.layout.readable, mention.end) is not None
        if not (known or roles or aged) and self._is_called_like_body(mention):
            return False
        owned = before.endswith(("'s", "’s")) and not (known and 1 < size < 4)  # "NBC's Ann Lee"
        owned = owned or (before in self.people.definite and not roles)
        owned = owned or before in self.people.plurals
        contracted = before in self.people.contracted  # « du | Réveil du Val | , apiculteur »
        owned = owned or (not mention.titles and (contracted or self._is_title(mention)))
        if owned or size > _LONGEST_NAME or _is_initials(mention.words):
            return False
        if first.isupper() and len(first) > 3:
            return False
        if known or roles or (len(first) == 2 and first[1] == "."):
            return True
        return self._seems_person(mention, is_source)

    def _is_title(self, mention: Mention) -> bool:
        """Whether an article belongs to a name within a sentence: « dans | Le Fanal »."""
        if mention.before not in self.people.bare_article:
            return False
        text = self.layout.readable
        at = mention.start - len(mention.before) - (text[mention.start - 1] == " ")
        return text[at : at + 1].isupper() and text[at - 2 : at - 1].isalpha()

    def _is_called_like_body(self, mention: Mention) -> bool:
        """Whether a word of a name tells it to be a body's: "Calder | Foods", « Canal | Alpin »."""
        if len(mention.words) < 2:
            return False
        first = mention.words[0] if self.people.things_have_gender else mention.words[-1]
        telling = first.lower(), mention.words[-1].lower()
        return not self.people.body_words.isdisjoint(telling)

    def _is_office(self, mention: Mention) -> bool:
        """Whether a capital is no title: "the General Assembly", not "the Rev. Ann Lee"."""
        if self.people.things_have_gender or mention.before not in self.people.definite:
            return False
        return len(mention.words) == 1 and self.people.honorifics.keys().isdisjoint(mention.titles)

    def _seems_person(self, mention: Mention, is_source: bool) -> bool:
        """Whether a name that no list knows behaves like a person's."""
        particles, flags = self.people.particles, self.language.flags
        bare = [
            word  # "Geert van der Aa", but not « la maison Pulpa de Lorsange »
            for word in mention.words
            if word.lower() not in particles or flags.get(word.lower(), 0) & PREPOSITION
        ]
        if not 0 < len(bare) < 4 or not all(word[0].isupper() for word in bare):
            return False
        before = mention.before
        flag = self.language.flags.get(before, 0)
        if flag & _BODIES:
            return False
        if is_source or mention.subject or AGE.match(self.layout.readable, mention.end):
            return True
        if self.people.things_have_gender:
            return bool(self.people.human.search(before))
        return before.isalpha() and not flag & (PREPOSITION | DETERMINER | AND)

    def _is_headed(self, mention: Mention) -> bool:
        """Whether a sentence begins with a name and its article: « La | Croix-Rouge | lance »."""
        if not self.people.things_have_gender or not mention.subject or mention.titles:
            return False
        if mention.before not in self.people.named_as_one or self.is_of_place(mention):
            return False
        text = self.layout.readable
        at = mention.start - len(mention.before) - (text[mention.start - 1] == " ")
        return text[at : at + 1].isupper() and text[at - 2 : at - 1] != ","

    def _is_of_many(self, mention: Mention) -> bool:
        """Whether several go by a name: « les | Ultras Verts | », not « les | Belges | »."""
        if not self.people.things_have_gender or mention.before not in self.people.named_as_many:
            return False
        low = mention.words[0].lower()
        if len(mention.words) == 1:
            return mention.subject and not low.endswith(("s", "x"))
        return not self.people.demonym.search(low.removesuffix("s"))

    def is_of_place(self, mention: Mention) -> bool:
        """Whether a name may only say where somebody comes from: « le Malien », "the Swede"."""
        before, people = mention.before, self.people
        if before not in people.definite or before in people.plurals or not mention.subject:
            return False
        if len(mention.words) > 1 or mention.titles or mention.flags:
            return False
        return bool(people.demonym.search(mention.words[0].lower()))

    def body(self, mention: Mention, is_source: bool) -> Figure | None:
        """A body by name: by a word for bodies in it, an acronym, or because it speaks."""
        word = mention.words[0]
        acronym = len(mention.words) == 1 and word.isupper() and len(word) > 1
        if acronym and self.layout.text[mention.start - 1 : mention.start] in ("", "\n"):
            return None  # "PARIS, 14 oct": where it was written
        told = self.said.body_of(mention)
        is_body = told or mention.flags & _BODIES or self._is_called_like_body(mention)
        is_body = is_body or mention.before in self.people.hosting
        is_source = is_source or self._is_of_many(mention)
        is_body = is_body or self._is_headed(mention)
        if not (is_body or is_source or (acronym and word.isalpha() and len(word) < 7)):
            return None
        key = " ".join(mention.words).lower()
        figure = Figure(mention.words, body=bool(is_body or acronym) or len(mention.words) > 1)
        figure.name = " ".join(mention.words)
        article = mention.before
        figure.plural = article in ("les", "des")
        figure.gender = (self.people.articles or {}).get(article, "")
        self.bodies[key] = figure
        self.figures.append(figure)
        if club := self.people.clubs.get(word.lower()):
            self.call(figure, club)
        if told:  # "le groupe | Orvane"
            figure.gender, figure.plural = self.people.body_nouns[told], False
            self.call(figure, told)
        for word in mention.words:
            low = word.lower()
            if self.language.flags.get(low, 0) & BODY:
                self.call(figure, low)
                if not figure.gender and self.people.body_gender:
                    figure.gender = self.people.body_gender.get(low, "")
        initials = "".join(word[0] for word in mention.words if word[0].isupper())
        if len(initials) > 1:
            self.bodies.setdefault(initials.lower(), figure)
        return figure


def _initials(words: Iterable[str]) -> str:
    """The first letters of a name: "MDP" of "Mary Dale-Poe", and of "M. D.-P."."""
    return "".join(part[0] for word in words for part in word.split("-") if part[:1].isupper())


def _is_initials(words: Sequence[str]) -> bool:
    return all(len(part) == 2 and part[1] == "." for word in words for part in word.split("-"))


def _same_first(one: str, other: str) -> bool:
    """Whether two first names may be one: the same, or an initial of it."""
    return one == other or (one[0] == other[0] and "." in (one[-1], other[-1]))


def _first_place(figure: Figure) -> int:
    return min(mention.start for mention in figure.mentions)


def _latest(figures: Sequence[Figure], before: int) -> Figure:
    """Of several figures the one mentioned last before a place; else the first."""
    if len(figures) == 1:
        return figures[0]
    best, found = -1, figures[0]
    for figure in figures[-6:]:
        for mention in reversed(figure.mentions[-20:]):
            if best < mention.start < before:
                best, found = mention.start, figure
                break
    return found
