"""Overlapping marks cut into pieces that do not overlap, as a page needs them."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from .spans import Span

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Segment(Generic[K]):
    """A stretch of text (half-open, code points) and the marks that cover all of it."""

    start: int
    end: int
    marks: tuple[K, ...]


def segments(
    length: int, marks: Iterable[tuple[Span, K]], *, breaks: Iterable[int] = ()
) -> list[Segment[K]]:
    """Cut a text of so many code points wherever a mark begins or ends, and at `breaks`.

    The segments cover the text in order, without gap or overlap; each carries its marks in the
    order they were given. Breaks (such as paragraph starts) may be given in any order and twice.
    Raises ValueError when a mark or a break is outside the text.
    """
    listed = list(marks)
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for place, (span, _) in enumerate(listed):
        opening.setdefault(span.start, []).append(place)
        closing.setdefault(span.end, []).append(place)
    cuts = sorted({0, length, *breaks, *opening, *closing})
    if cuts[0] < 0 or cuts[-1] > length:
        outside = cuts[0] if cuts[0] < 0 else cuts[-1]
        raise ValueError(f"Offset {outside} is outside the text, which runs from 0 to {length}.")
    found: list[Segment[K]] = []
    active: list[int] = []
    for start, end in pairwise(cuts):
        for place in closing.get(start, ()):
            active.remove(place)
        for place in opening.get(start, ()):
            insort(active, place)
        found.append(Segment(start, end, tuple(listed[place][1] for place in active)))
    return found
