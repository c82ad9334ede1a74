"""Which lines (or sentences) of an old text are which of a new one, after they were reworded."""

import re
from collections.abc import Sequence

Range = tuple[int, int]
Pair = tuple[Range, Range]
Bag = frozenset[str]

ALIKE = 0.5
"""Share of words (Dice coefficient) from which two units count as one, reworded."""

_MOST_PAIRS = 400_000  # of units to compare: about half a second; beyond it, nothing is paired
_WORD = re.compile(r"\w+")


def reworded(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """Return pairs of ranges of places in `a` and `b` that say nearly the same; both rise.

    A pair is two units that share at least half their words, widened by unpaired neighbours as
    long as that brings the two sides closer: a paragraph that was split is one unit against two.
    Likeness and not the number of shared words decides, or a note that repeats a sentence would be
    taken for the sentence.
    """
    if not 0 < len(a) * len(b) <= _MOST_PAIRS:
        return []
    first = [frozenset(_WORD.findall(unit)) for unit in a]
    second = [frozenset(_WORD.findall(unit)) for unit in b]
    pairs = [((i, i + 1), (j, j + 1)) for i, j in _likest_row(first, second)]
    for at, _ in enumerate(pairs):
        low = pairs[at - 1] if at else ((0, 0), (0, 0))
        ends = ((len(a), 0), (len(b), 0))
        high = pairs[at + 1] if at + 1 < len(pairs) else ends
        room = ((low[0][1], high[0][0]), (low[1][1], high[1][0]))
        pairs[at] = _widened(first, second, pairs[at], room)
    return pairs


def _likeness(a: Bag, b: Bag) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _likest_row(first: list[Bag], second: list[Bag]) -> list[tuple[int, int]]:
    """The row of rising pairs, each alike enough, whose likenesses add up to the most."""
    rows, columns = len(first), len(second)
    alike: dict[tuple[int, int], float] = {}
    # best[i][j]: the sum that the units from i and from j on can reach
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            likeness = _likeness(first[i], second[j])
            if likeness >= ALIKE:
                alike[i, j] = likeness
                best[i][j] = max(best[i][j], likeness + best[i + 1][j + 1])
    row: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if (i, j) in alike and best[i][j] == alike[i, j] + best[i + 1][j + 1]:
            row.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return row


def _widened(first: list[Bag], second: list[Bag], pair: Pair, room: Pair) -> Pair:
    """The pair with those free neighbours, taken one at a time, that bring its sides closer."""
    while True:
        (i, k), (j, m) = pair
        (low, high), (other_low, other_high) = room
        wider = [((i, k + 1), (j, m))] if k < high else []
        wider += [((i, k), (j, m + 1))] if m < other_high else []
        wider += [((i - 1, k), (j, m))] if i > low else []
        wider += [((i, k), (j - 1, m))] if j > other_low else []
        closest = max(wider, key=lambda one: _closeness(first, second, one), default=pair)
        if _closeness(first, second, closest) <= _closeness(first, second, pair):
            return pair
        pair = closest


def _closeness(first: list[Bag], second: list[Bag], pair: Pair) -> float:
    here, there = pair
    return _likeness(
        frozenset().union(*first[here[0] : here[1]]),
        frozenset().union(*second[there[0] : there[1]]),
    )
