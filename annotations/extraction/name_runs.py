"""Names in runs of capitals: "Majority Leader | James Whitlock |", "FIREBRAND | Ann Lee |"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotations.extraction.languages import Language
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    HAVE,
    MEDIUM,
    MODAL,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    TIME,
    TITLE,
)

UPPER = r"[^\W\d_a-zß-öø-ÿœ]"
_ELIDED = r"(?=[A-Za-z]++['’])(?:[LDSNCJMT]|[A-Z]?[a-z]*[Qq]u)['’]"
CAPITAL = rf"(?!{_ELIDED})(?:{UPPER}\.(?:-?{UPPER}\.)*(?!\w)|{UPPER}\w*(?:[-’'&](?!s\b)\w+)*)"
FUNCTION = (
    ADVERB | AND | BE | COMPLEMENTISER | DETERMINER | HAVE | NEGATION | PREPOSITION | PRONOUN
    | SUBORDINATOR | TIME
)  # fmt: skip
_NO_NAME = FUNCTION | MODAL | CUE
"""Words that are no name alone, whatever their capital."""
_ONESELF = frozenset(["I", "I'd", "I’d", "I'm", "I’m", "I'll", "I’ll", "I've", "I’ve"])
_LONGEST_KEPT = 80  # code points of a run of capitals whose reading is remembered
_MOST_WORDS = 12  # in one run of capitals: a longer one is a heading


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitals as a name: where the name stands in it, its titles, its words.

    `flags` are the classes of its words; `common` tells that it is one word which any sentence may
    begin with: "Prosecutors said".
    """

    start: int
    end: int
    titles: tuple[str, ...]
    words: tuple[str, ...]
    flags: int
    common: bool


def read_run(run: str, language: Language, people: PeopleWords) -> Run | None:
    """A run of capitals without the words of grammar around it; None when nothing is left."""
    read = _read if len(run) <= _LONGEST_KEPT else _read.__wrapped__
    return read(run, language, people)


@lru_cache(maxsize=4096)
def _read(run: str, language: Language, people: PeopleWords) -> Run | None:
    """Remembered, for a text names the same people again and again, and so do the next ones."""
    known = language.flags.get
    if known(run.lower(), 0) & _NO_NAME:
        return None
    words = run.split()
    start, end = 0, len(run)
    while words and known(words[0].lower(), 0) & FUNCTION and not _is_title(words[0], people):
        start = run.find(words[1], start + len(words[0])) if len(words) > 1 else end
        del words[0]
    while words and (known(words[-1].lower(), 0) & TIME or words[-1] in _ONESELF):
        end -= len(words.pop())
        while end > start and run[end - 1].isspace():
            end -= 1
    if len(words) > 2 and _shouts(words[0]) and not _shouts(words[1]):  # "FIREBRAND Ann Lee"
        start = run.find(words[1], start + len(words[0]))
        del words[0]
    if not words or len(words) > _MOST_WORDS or not words[0][0].isupper():
        return None
    if len(words) == 1 and known(words[0].lower(), 0) & _NO_NAME and not words[0].isupper():
        return None
    cut = _titles_in(words, language, people)
    name = tuple(words[cut:])
    flags = 0
    for word in name:
        flags |= known(word.lower(), 0)
    return Run(
        start,
        end,
        tuple(word.lower() for word in words[:cut]),
        name,
        flags,
        len(words) == 1 and bool(flags & ~MEDIUM) and not words[0].isupper(),
    )


def _shouts(word: str) -> bool:
    return len(word) > 3 and word.isupper()


def _is_title(word: str, people: PeopleWords) -> bool:
    return word.lower() in people.honorifics


def _titles_in(words: Sequence[str], language: Language, people: PeopleWords) -> int:
    """How many words of a run are titles: "Majority Leader | James Whitlock"."""
    if len(words) > 1 and people.gender_of_first_name(words[0]) and not _is_title(words[0], people):
        return 0
    for at in range(1, len(words) - 1):  # "State | Ann Lee"
        if people.gender_of_first_name(words[at], sure=True):
            return at
    for at in range(len(words) - 2, -1, -1):
        low = words[at].lower()
        if low in people.honorifics or language.flags.get(low, 0) & TITLE:
            return at + 1
    return 0
