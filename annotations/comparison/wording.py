"""Two wordings of one quote, word by word, and what kind of difference there is between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from annotations.text.spans import Span

# Numbers whole ("3,200", "40 000", "4.5"), words with their inner apostrophes and hyphens, runs of
# white space, and every other sign alone.
_TOKEN = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d+)+(?!\w)|\w+(?:['’\-‑]\w+)*|\s+|[^\w\s]")
_MARKS = str.maketrans(
    dict.fromkeys("‘’‚‛‹›ʼ`´", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‐‑–—", "-")
)
_QUOTING = frozenset("\"'-")


class Op(StrEnum):
    """What happened to a piece on the way from the first wording to the second."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"


class Difference(StrEnum):
    """Kinds of difference. Accents and digits are part of the words.

    `marks`: another shape of quotation mark, apostrophe or dash, or one more or less of them;
    `punctuation`: any other sign; `case`: capital or small letters; `spacing`: white space.
    """

    WORDS = "words"
    PUNCTUATION = "punctuation"
    MARKS = "marks"
    CASE = "case"
    SPACING = "spacing"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of the comparison: `a` in the first wording, `b` in the second.

    `a` is None when inserted and `b` when deleted; both are half-open code-point spans.
    """

    op: Op
    a: Span | None
    b: Span | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pieces in order, covering both wordings whole, and the kinds of difference found."""

    pieces: tuple[Piece, ...]
    differs_only_in: frozenset[Difference]

    @property
    def same_words(self) -> bool:
        """Whether both say the same words: no difference, or only one of signs, case and space."""
        return Difference.WORDS not in self.differs_only_in


@dataclass(frozen=True, slots=True)
class _Step:
    """Tokens a[i:k] stand against b[j:m]; `same` when they differ in nothing but case and marks."""

    here: tuple[int, int]
    there: tuple[int, int]
    same: bool


def compare(a: str, b: str) -> Comparison:
    """Compare two wordings word by word.

    Words that differ only in case, or in the shape of an apostrophe, are still one word against
    the other. White space alone between two differences is drawn into them, so that a reworded
    phrase is one piece.
    """
    first = [found.span() for found in _TOKEN.finditer(a)]
    second = [found.span() for found in _TOKEN.finditer(b)]
    steps = _steps([_key(a[s:e]) for s, e in first], [_key(b[s:e]) for s, e in second])
    kinds: set[Difference] = set()
    raw: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for step in steps:
        here, there = _extent(first, step.here, len(a)), _extent(second, step.there, len(b))
        raw.append((here, there))
        kinds |= _kinds(
            [a[s:e] for s, e in first[slice(*step.here)]],
            [b[s:e] for s, e in second[slice(*step.there)]],
            step.same,
        )
    return Comparison(tuple(_pieces(a, b, raw)), frozenset(kinds))


def _key(token: str) -> str:
    return " " if token.isspace() else token.casefold().translate(_MARKS)


def _steps(a: Sequence[str], b: Sequence[str]) -> list[_Step]:
    """Token by token where the keys agree, and one step for every stretch where they do not."""
    steps: list[_Step] = []
    for block in Indel.opcodes(a, b):
        if block.tag == "equal":
            pairs = zip(
                range(block.src_start, block.src_end),
                range(block.dest_start, block.dest_end),
                strict=True,
            )
            steps += [_Step((i, i + 1), (j, j + 1), True) for i, j in pairs]
        else:
            here, there = (block.src_start, block.src_end), (block.dest_start, block.dest_end)
            steps.append(_Step(here, there, False))
    return steps


def _extent(
    tokens: Sequence[tuple[int, int]], places: tuple[int, int], length: int
) -> tuple[int, int]:
    start = tokens[places[0]][0] if places[0] < len(tokens) else length
    return (start, tokens[places[1] - 1][1]) if places[0] < places[1] else (start, start)


def _kinds(a: Sequence[str], b: Sequence[str], same: bool) -> set[Difference]:
    if not same:
        kinds = {_kind(token) for token in (*a, *b)}
        # The space that comes and goes with a word is no difference of its own.
        return kinds - {Difference.SPACING} or kinds
    one, other = a[0], b[0]
    if one.isspace():
        return set() if one == other else {Difference.SPACING}
    case = {Difference.CASE} if one.translate(_MARKS) != other.translate(_MARKS) else set()
    marks = {Difference.MARKS} if one.casefold() != other.casefold() else set()
    return case | marks


def _kind(token: str) -> Difference:
    if token.isspace():
        return Difference.SPACING
    if any(character.isalnum() or character == "_" for character in token):
        return Difference.WORDS
    quoting = token.translate(_MARKS) in _QUOTING
    return Difference.MARKS if quoting else Difference.PUNCTUATION


def _pieces(a: str, b: str, raw: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> list[Piece]:
    """Neighbours of one kind made one, and white space between two differences drawn in."""
    merged: list[tuple[bool, int, int, int, int]] = []
    for (i, k), (j, m) in raw:
        equal = a[i:k] == b[j:m]
        if merged and merged[-1][0] == equal:
            merged[-1] = (equal, merged[-1][1], k, merged[-1][3], m)
        elif not equal and len(merged) > 1 and a[merged[-1][1] : merged[-1][2]].isspace():
            merged.pop()
            merged[-1] = (False, merged[-1][1], k, merged[-1][3], m)
        else:
            merged.append((equal, i, k, j, m))
    return [_piece(*one) for one in merged]


def _piece(equal: bool, i: int, k: int, j: int, m: int) -> Piece:
    here = Span(i, k) if i < k else None
    there = Span(j, m) if j < m else None
    if here is None:
        return Piece(Op.INSERTED, None, there)
    if there is None:
        return Piece(Op.DELETED, here, None)
    return Piece(Op.EQUAL if equal else Op.REPLACED, here, there)
