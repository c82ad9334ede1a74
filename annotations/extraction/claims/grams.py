"""What a learnt judge looks at in a statement: its words, its letters, its shape, plain counts."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log1p

import numpy as np

from annotations.extraction.claims.logistic import Floats, Sparse
from annotations.extraction.claims.points import LEANINGS, features, heads_of, leanings_of
from annotations.extraction.languages import Language, tags
from annotations.extraction.layout import Sentence, read_plainly
from annotations.extraction.results import Reason
from annotations.text.spans import Span

LONGEST = 1_000
"""Code points of a statement that are looked at."""

_WORD = re.compile(r"\w+|[%$£€?!]")
_LETTERS = range(2, 6)
_LEANINGS = tuple(LEANINGS)
_REASONS = tuple(
    reason
    for reason in Reason
    if reason not in (Reason.ATTRIBUTION, Reason.SPEAKER, Reason.WORDING)
)

# The classes whose words are counted; named one by one, so that a new class moves no weight.
_COUNTED = (
    tags.SPEECH, tags.CLAUSE, tags.NAMING, tags.DEMAND, tags.TELLING, tags.PARTICIPLE,
    tags.NEEDS_AUX, tags.HAVE, tags.BE, tags.MODAL, tags.NEGATION, tags.ADVERB, tags.PRONOUN,
    tags.DETERMINER, tags.PREPOSITION, tags.NOUN_PREPOSITION, tags.AND, tags.SUBORDINATOR,
    tags.COMPLEMENTISER, tags.RELATIVE, tags.TIME, tags.MONTH, tags.TITLE, tags.ANONYMOUS,
    tags.GROUP, tags.BODY, tags.MEDIUM, tags.COMPARISON, tags.QUANTITY, tags.CAUSE, tags.RECORD,
    tags.ABSOLUTE, tags.HEDGE, tags.OPINION, tags.FUTURE, tags.POSITION, tags.UNREAL,
)  # fmt: skip
_OF_CLASS = {flag: at for at, flag in enumerate(_COUNTED)}
_ALL_COUNTED = sum(_COUNTED)

# Words that are their own shape, and classes that stand for theirs.
_OWN_SHAPE = (
    tags.HAVE | tags.BE | tags.MODAL | tags.NEGATION | tags.PRONOUN | tags.DETERMINER
    | tags.SUBORDINATOR | tags.OPINION | tags.FUTURE
)  # fmt: skip
_CLASS_SHAPE = tags.COMPARISON | tags.MONTH | tags.QUANTITY | tags.CAUSE | tags.RECORD
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_ENDINGS = ("ed", "ing", "ly", "s", "é", "ée", "ait", "ent", "er", "ment")


@dataclass(frozen=True, slots=True)
class Read:
    """A statement as the features see it."""

    text: str
    sentences: Sequence[Sentence]


def read(statement: str, language: Language) -> Read:
    """Read a statement, its beginning if it is long."""
    text = statement[:LONGEST]
    return Read(text, read_plainly(text, Span(0, len(text)), language) if text else [])


def by_words(it: Read) -> Iterator[str]:
    """Words and pairs of words; of a number how many digits it has, four at most."""
    found = [
        "0" * min(len(word), 4) if word.isdigit() else word
        for word in _WORD.findall(it.text.lower())
    ]
    yield from found
    yield from map(" ".join, pairwise(found))


def by_letters(it: Read) -> Iterator[str]:
    """Runs of two to five letters within words, ends marked by a space."""
    for word in it.text.lower().split():
        framed = f" {word} "
        for size in _LETTERS:
            for at in range(len(framed) - size + 1):
                yield framed[at : at + size]


def by_shape(it: Read) -> Iterator[str]:
    """Runs of one to three shapes: small words as they are, others by class, ending or capital."""
    for s in it.sentences:
        shapes = ["^", *(_shape(s, at) for at in range(len(s))), "$"]
        yield from shapes
        yield from map(" ".join, pairwise(shapes))
        yield from map(" ".join, zip(shapes, shapes[1:], shapes[2:], strict=False))


def _shape(s: Sentence, at: int) -> str:
    word, low, flags = s.words[at], s.lows[at], s.flags[at]
    if word[0].isdigit():
        return "1900" if _YEAR.match(word) else "9"
    if not word[0].isalnum():
        return word[0]
    if flags & _OWN_SHAPE:
        return low
    if flags & _CLASS_SHAPE:
        return f"C{flags & _CLASS_SHAPE:x}"
    if word[0].isupper() and at:
        return "X"
    flags &= _ALL_COUNTED
    if flags:
        return f"c{(flags & -flags).bit_length()}"
    return next((ending for ending in _ENDINGS if low.endswith(ending)), "w")


GRAMS: Mapping[str, Callable[[Read], Iterator[str]]] = {
    "words": by_words,
    "letters": by_letters,
    "shape": by_shape,
}
"""The sparse features by name."""


def plain(it: Read, language: Language) -> Floats:
    """Return the plain features as numbers: reasons, leanings, counts of words of each class."""
    found = np.zeros(len(_REASONS) + len(_LEANINGS) + 3 + len(_COUNTED))
    counts = [0] * len(_COUNTED)
    size = digits = 0
    for s in it.sentences:
        heads = heads_of(s)
        reasons = features(s, language, heads)
        leanings = leanings_of(s, language, heads)
        found[: len(_REASONS)] += [reason in reasons for reason in _REASONS]
        found[len(_REASONS) : len(_REASONS) + len(_LEANINGS)] += [
            name in leanings for name in _LEANINGS
        ]
        size += len(s)
        digits += sum(map(str.isdigit, heads))
        for flags in s.flags:
            rest = flags & _ALL_COUNTED
            while rest:
                lowest = rest & -rest
                counts[_OF_CLASS[lowest]] += 1
                rest ^= lowest
    capitals = sum(word[0].isupper() for word in it.text.split()[1:])
    edge = len(_REASONS) + len(_LEANINGS)
    found[edge : edge + 3] = log1p(size), min(digits, 4), capitals**0.5
    found[edge + 3 :] = [log1p(count) for count in counts]
    return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of one sort of gram, in order, with how rare each is."""

    places: Mapping[str, int]
    rarity: Floats

    @classmethod
    def of(cls, documents: Sequence[Mapping[str, int]], fewest: int = 2) -> "Vocabulary":
        """Take the terms that stand in `fewest` documents or more."""
        counts = Counter(term for document in documents for term in document)
        terms = sorted(term for term, count in counts.items() if count >= fewest)
        total = 1 + len(documents)
        rarity = np.array([log(total / (1 + counts[term])) + 1 for term in terms])
        return cls({term: at for at, term in enumerate(terms)}, rarity)

    def rows(self, documents: Sequence[Mapping[str, int]]) -> Sparse:
        """Return TF-IDF with damped counts, each document of length one."""
        row: list[int] = []
        feature: list[int] = []
        count: list[int] = []
        for at, document in enumerate(documents):
            known = [(self.places[term], n) for term, n in document.items() if term in self.places]
            row += [at] * len(known)
            feature += [place for place, _ in known]
            count += [n for _, n in known]
        where, what = np.array(row, dtype=np.int64), np.array(feature, dtype=np.int64)
        values = (1 + np.log(np.array(count, dtype=np.float64))) * self.rarity[what]
        length = np.sqrt(np.bincount(where, values**2, len(documents)))
        return Sparse(where, what, values / length[where], len(documents), len(self.places))


def counted(it: Read, name: str) -> Counter[str]:
    """Count the grams of one sort in a statement."""
    return Counter(GRAMS[name](it))
