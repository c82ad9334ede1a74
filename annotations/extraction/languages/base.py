"""What a language file provides, and the small tools it is written with."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotations.extraction.languages.telling import NONE, TellingWords
from annotations.extraction.results import FurnitureKind


@dataclass(frozen=True, slots=True)
class Patterns:
    """What direct quotes need in a language that has no grammar here (see `extraction.quoted`).

    All words in lower case. `named` matches nouns that a name in quotation marks follows (film,
    company, ship); `set_apart` are words that set the quoted word apart ("so-called"); `clause` are
    words that only a clause has (I, we, is, must); `listeners` are those who are told and stand
    between verb and speaker ("řekl novinářům ministr"); `many` are the pronouns of several people.
    `dialogue`: lines that begin with a dash may be speech. `agents` are the words that name who
    does it in the passive ("von", "door"), `as_words` those before what somebody is called
    ("als"), `impersonal` phrases that attribute and name nobody ("heißt es").
    """

    named: re.Pattern[str]
    set_apart: frozenset[str]
    clause: frozenset[str]
    listeners: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    dialogue: bool = False
    agents: frozenset[str] = frozenset()
    as_words: frozenset[str] = frozenset()
    impersonal: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class NameSign:
    """Words that tell the name behind them to be one of a medium: "seen | by ".

    `leading` stands right before the name, blanks and all; `before`, a pattern, right before that
    (none: nothing need). `new`: only a name that the text has not used before; `many`: only one of
    several words, for a single one may be a town.
    """

    leading: str
    before: str = ""
    new: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language as data.

    `flags` maps a word in lower case to the union of its classes (see `tags`).
    `token` splits text into words and marks, and is one group as a whole; it must also match the
    stand-ins of `layout`.
    `according` are the phrases that attribute without a verb, as tuples of words in lower case.
    `phrasal` gives the classes of a verb form with what must follow it ("called for", "met en
    garde"), as tuples of words in lower case.
    `viewpoint` are words that attribute before a person: "pour Anne Petit, …".
    `set_aside` are the words that put an attribution beside its clause: "as she said, …".
    `voices` are phrases that lead to whoever lends a voice ("par la voix", "through"), `stages`
    those that lead to a medium at which somebody speaks ("au micro"), each without its last "de";
    both as tuples of words in lower case.
    `names_behind` are the signs that lead to the name of a medium, `names_before` words, blanks and
    all, that stand right behind one: " has obtained". `kin` are names for relatives: "Mum".
    `telling` are the words that single rules look for.
    `furniture` are patterns for whole lines, tried in order, ignoring case; `afterwards` is one
    that a line below a heading such as "Recommended news" holds when it is no article.
    `label_stoplist` are words before a colon that name no speaker.
    `requires_complementiser`: indirect speech behind the verb needs its "que". `inverts`: the
    speaker may follow the verb in any clause. `number_in_s`: in the present tense a noun in -s goes
    with a verb without it, and the other way about.
    `pairs` maps an opening quotation mark to its closing one where a mark plays another part than
    in English or French: „ to “, » to «. `elided` are short words written with an apostrophe at
    their head or tail, which is no quotation mark: "'s", "po'".
    `patterns`: direct quotes only, by simple patterns; None where the rules have a grammar.
    `telltales`, worked out here, are words of which one stands wherever a phrase of `according` or
    `viewpoint` does, or a noun of promising: most sentences have none and need no closer look.
    `way_heads` are the first words of `voices` and `stages`, `phrasal_heads` those of `phrasal`,
    `ground_heads` those of all that leads to whom somebody cites.
    """

    code: str
    token: re.Pattern[str]
    flags: Mapping[str, int] = field(default_factory=dict)
    according: tuple[tuple[str, ...], ...] = ()
    furniture: Mapping[FurnitureKind, tuple[str, ...]] = field(default_factory=dict)
    afterwards: str = ""
    label_stoplist: frozenset[str] = frozenset()
    phrasal: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    viewpoint: frozenset[str] = frozenset()
    set_aside: frozenset[str] = frozenset()
    voices: tuple[tuple[str, ...], ...] = ()
    stages: tuple[tuple[str, ...], ...] = ()
    grounds: tuple[tuple[str, ...], ...] = ()
    names_behind: tuple[NameSign, ...] = ()
    names_before: tuple[str, ...] = ()
    kin: frozenset[str] = frozenset()
    telling: TellingWords = NONE
    requires_complementiser: bool = False
    inverts: bool = False
    number_in_s: bool = False
    pairs: Mapping[str, str] = field(default_factory=dict)
    elided: frozenset[str] = frozenset()
    patterns: Patterns | None = None
    telltales: frozenset[str] = field(init=False)
    way_heads: frozenset[str] = field(init=False)
    ground_heads: frozenset[str] = field(init=False)
    phrasal_heads: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Work out the telltales: of each phrase its longest word, which is its rarest."""
        longest = {max(phrase, key=len) for phrase in self.according}
        telling = self.telling
        nouns = telling.pledges | telling.wordings
        telltales = self.viewpoint.union(longest, nouns, telling.learning)
        object.__setattr__(self, "telltales", telltales)
        heads = {phrase[0] for phrase in (*self.voices, *self.stages)}
        object.__setattr__(self, "way_heads", frozenset(heads))
        grounds = {phrase[0] for phrase in self.grounds}
        grounds |= self.telling.citing | self.telling.relatives
        object.__setattr__(self, "ground_heads", frozenset(grounds))
        object.__setattr__(self, "phrasal_heads", frozenset(phrase[0] for phrase in self.phrasal))


def lexicon(classes: Iterable[tuple[int, Iterable[str]]]) -> dict[str, int]:
    """Fold (class, words) pairs into one map from word to its classes.

    A word with a straight apostrophe is taken in with a curly one too.
    """
    found: dict[str, int] = {}
    for flag, words in classes:
        for word in words:
            for spelling in {word, word.replace("'", "’")}:
                found[spelling] = found.get(spelling, 0) | flag
    return found


def words(text: str) -> list[str]:
    """Split a block of words; a `#` begins a comment that runs to the end of its line."""
    return re.sub(r"#.*", "", text).split()
