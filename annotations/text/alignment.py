"""Which stretches of an old text stand, word for word, in a new one, and where.

A plain word diff of two whole texts pairs words that have nothing to do with each other, and when a
correction note repeats the old wording it happily moves a quote into the note. So this one works
as an editor does, from large to small: lines that are the same, then lines that were reworded,
then the same for the sentences inside and between them, and only then words.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from .rewording import Range, reworded

_LINE = re.compile(r"[^\s][^\n]*(?<=\S)")
# Rough sentences: only a grain size here, so an abbreviation cut in two does no harm.
_SENTENCE = re.compile(r"\S(?:[^\n]*?[.!?…][\"'”’»)\]]*(?=\s)|[^\n]*(?<=\S))")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_GRAINS = (_LINE, _SENTENCE)

_MOST_CELLS = 1_000_000_000  # of the word table, about 120 MB; beyond it, nothing is aligned


@dataclass(frozen=True, slots=True)
class Run:
    """So many code points that are the same from `old` in the old text and `new` in the new."""

    old: int
    new: int
    length: int


def equal_runs(old: str, new: str) -> list[Run]:
    """Return the stretches that both texts share, in order in both; none can be made longer."""
    runs: list[Run] = []
    _align(old, new, (0, len(old)), (0, len(new)), 0, runs)
    return _joined(old, new, runs)


def _align(old: str, new: str, here: Range, there: Range, depth: int, runs: list[Run]) -> None:
    """Add the runs between two ranges, of the old text and the new, to `runs`, in order."""
    if here[0] >= here[1] or there[0] >= there[1]:
        return
    if depth == len(_GRAINS):
        _align_words(old, new, here, there, runs)
        return
    a = [found.span() for found in _GRAINS[depth].finditer(old, *here)]
    b = [found.span() for found in _GRAINS[depth].finditer(new, *there)]
    left, right = here[0], there[0]
    for one, other in _counterparts([old[s:e] for s, e in a], [new[s:e] for s, e in b]):
        start, end = a[one[0]][0], a[one[1] - 1][1]
        new_start, new_end = b[other[0]][0], b[other[1] - 1][1]
        _align(old, new, (left, start), (right, new_start), depth + 1, runs)
        if old[start:end] == new[new_start:new_end]:
            runs.append(Run(start, new_start, end - start))
        else:
            _align(old, new, (start, end), (new_start, new_end), depth + 1, runs)
        left, right = end, new_end
    _align(old, new, (left, here[1]), (right, there[1]), depth + 1, runs)


def _align_words(old: str, new: str, here: Range, there: Range, runs: list[Run]) -> None:
    a = [found.span() for found in _TOKEN.finditer(old, *here)]
    b = [found.span() for found in _TOKEN.finditer(new, *there)]
    if len(a) * len(b) > _MOST_CELLS:
        return
    numbers: dict[str, int] = {}
    # One character a word (from the private use area on, past the surrogates): rapidfuzz is
    # several times faster on strings than on lists.
    coded = [
        "".join(chr(0xE000 + numbers.setdefault(text[s:e], len(numbers))) for s, e in tokens)
        for text, tokens in ((old, a), (new, b))
    ]
    for step in Indel.opcodes(*coded):
        if step.tag == "equal":
            for place in range(step.src_end - step.src_start):
                start, end = a[step.src_start + place]
                runs.append(Run(start, b[step.dest_start + place][0], end - start))


def _counterparts(a: Sequence[str], b: Sequence[str]) -> list[tuple[Range, Range]]:
    """Ranges of places, rising in both: the same units, then those reworded between them."""
    pairs: list[tuple[Range, Range]] = []
    left = right = 0
    for one, other in [*_same_between(a, b), (len(a), len(b))]:
        for here, there in reworded(a[left:one], b[right:other]):
            pairs.append(((here[0] + left, here[1] + left), (there[0] + right, there[1] + right)))
        if one < len(a):
            pairs.append(((one, one + 1), (other, other + 1)))
        left, right = one + 1, other + 1
    return pairs


def _same_between(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Equal units: what both begin and end with, those that stand once in both (the longest rising
    row of them, as in a patience diff), and equal neighbours of these.
    """
    head, tail = _ends(a, b, (0, len(a)), (0, len(b)))
    stop, other_stop = len(a) - tail, len(b) - tail
    fixed = [(at, at) for at in range(head)]
    seen, other_seen = Counter(a[head:stop]), Counter(b[head:other_stop])
    where = {unit: at for at, unit in enumerate(b[:other_stop]) if other_seen[unit] == 1}
    once = [(at, where[a[at]]) for at in range(head, stop) if seen[a[at]] == 1 and a[at] in where]
    pairs = list(fixed)
    left, right = head, head
    for one, other in [*_longest_rising(once), (stop, other_stop)]:
        before, after = _ends(a, b, (left, one), (right, other))
        pairs += [(left + at, right + at) for at in range(before)]
        pairs += [(one - at, other - at) for at in range(after, 0, -1)]
        if one < stop:
            pairs.append((one, other))
        left, right = one + 1, other + 1
    return pairs + [(len(a) - at, len(b) - at) for at in range(tail, 0, -1)]


def _ends(a: Sequence[str], b: Sequence[str], here: Range, there: Range) -> tuple[int, int]:
    """How many units two ranges have in common at their start, and then at their end."""
    most = min(here[1] - here[0], there[1] - there[0])
    head = 0
    while head < most and a[here[0] + head] == b[there[0] + head]:
        head += 1
    tail = 0
    while tail < most - head and a[here[1] - 1 - tail] == b[there[1] - 1 - tail]:
        tail += 1
    return head, tail


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs whose second places rise as their first places do."""
    lowest: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for at, (_, other) in enumerate(pairs):
        rank = bisect_left(lowest, other)
        before.append(chain[rank - 1] if rank else -1)
        # Replaces what is at that rank, or adds to the end.
        lowest[rank : rank + 1] = [other]
        chain[rank : rank + 1] = [at]
    row: list[tuple[int, int]] = []
    at = chain[-1] if chain else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _joined(old: str, new: str, runs: list[Run]) -> list[Run]:
    """The runs with the white space around them, as far as it is the same; neighbours made one."""
    joined = [Run(0, 0, 0)]
    for run in [*runs, Run(len(old), len(new), 0)]:
        last = joined[-1]
        gap = old[last.old + last.length : run.old]
        new_gap = new[last.new + last.length : run.new]
        if gap == new_gap:
            joined[-1] = Run(last.old, last.new, run.old + run.length - last.old)
            continue
        after = _shared_space(gap, new_gap)
        before = _shared_space(gap[after:][::-1], new_gap[after:][::-1])
        joined[-1] = Run(last.old, last.new, last.length + after)
        joined.append(Run(run.old - before, run.new - before, run.length + before))
    return [run for run in joined if run.length]


def _shared_space(a: str, b: str) -> int:
    for place, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other or not one.isspace():
            return place
    return min(len(a), len(b))
