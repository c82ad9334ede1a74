"""What a language file provides, and the small tools it is written with."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotations.extraction.results import FurnitureKind


@dataclass(frozen=True, slots=True)
class Language:
    """One language as data.

    `flags` maps a word in lower case to the union of its classes (see `tags`).
    `token` splits text into words and marks; it must also match the stand-ins of `layout`.
    `according` are the phrases that attribute without a verb, as tuples of words in lower case.
    `phrasal` gives the classes of a verb form with its particle ("called for").
    `set_aside` are the words that put an attribution beside its clause: "as she said, …".
    `furniture` are patterns for whole lines, tried in order, ignoring case; `afterwards` is one
    that a line below a heading such as "Recommended news" holds when it is no article.
    `label_stoplist` are words before a colon that name no speaker.
    `requires_complementiser`: indirect speech behind the verb needs its "que". `inverts`: the
    speaker may follow the verb in any clause.
    """

    code: str
    token: re.Pattern[str]
    flags: Mapping[str, int] = field(default_factory=dict)
    according: tuple[tuple[str, ...], ...] = ()
    furniture: Mapping[FurnitureKind, tuple[str, ...]] = field(default_factory=dict)
    afterwards: str = ""
    label_stoplist: frozenset[str] = frozenset()
    phrasal: Mapping[tuple[str, str], int] = field(default_factory=dict)
    set_aside: frozenset[str] = frozenset()
    requires_complementiser: bool = False
    inverts: bool = False


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
