"""What another reading of a text changes: nothing that a person touched, and nothing is lost.

Quotes and claims are settled alike. Each proposal that stands is *held* (a person decided on it,
corrected it, made it, or built on it) or *free* (the engine's own, and nobody has touched it) or
*retired* (once free, and not found again). What is found is held against them:

- the same as a free one: that one is kept;
- much the same place as a held one: that one stays, and nothing is proposed;
- the same as a retired one: that one is proposed again; anything else is new;
- free ones that were not found again are retired.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

from ..text import Span, hull

ALIKE = 0.5
"""Share of their words in common from which on two places are taken for one."""


class Hold(Enum):
    """Whether the engine may take a proposal back."""

    FREE = "free"
    HELD = "held"
    RETIRED = "retired"


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Standing(Generic[Row]):
    """What is stored. ``told`` is all in which a found one must equal it to be the same.

    ``corrected`` says that a person may have moved it, ``live`` that it stands in the text.
    """

    row: Row
    places: tuple[Span, ...]
    told: Hashable
    hold: Hold
    corrected: bool = False
    live: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine finds now, by its number there; ``sure`` says whether the desk wants it."""

    index: int
    places: tuple[Span, ...]
    told: Hashable
    sure: bool = True


@dataclass(slots=True)
class Settled(Generic[Row]):
    """What becomes of it all.

    ``rows``: by index of what was found, the row that stands for it already. ``kept`` and
    ``revived``: those of them that the engine found again. ``new``: what is to be stored.
    ``same_as``: by index of what stands at the very place of another found one, the other's.
    ``gone``: the rows to retire.
    """

    rows: dict[int, Row] = field(default_factory=dict)
    kept: list[tuple[Found, Standing[Row]]] = field(default_factory=list)
    revived: list[tuple[Found, Standing[Row]]] = field(default_factory=list)
    new: list[Found] = field(default_factory=list)
    same_as: dict[int, int] = field(default_factory=dict)
    gone: list[Standing[Row]] = field(default_factory=list)

    def replaced(self) -> dict[int, Row]:
        """Return, by index of what is new or revived, the retired row that it stands in for."""
        arrived = [*self.new, *(found for found, _old in self.revived)]
        near = _Places(self.gone)
        pairs = [
            (share, found.index, position)
            for found in arrived
            for position, share in near.shares(found.places)
        ]
        replaced: dict[int, Row] = {}
        used: set[int] = set()
        for _share, index, position in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:])):
            if index not in replaced and position not in used:
                replaced[index] = self.gone[position].row
                used.add(position)
        return replaced


def settle(standing: Sequence[Standing[Row]], found: Iterable[Found]) -> Settled[Row]:
    """Hold what was found against what stands; of two found at one place the first counts."""
    free = {each.told: each for each in standing if each.hold is Hold.FREE}
    retired = {each.told: each for each in standing if each.hold is Hold.RETIRED}
    held = _Places([each for each in standing if each.hold is Hold.HELD])
    settled: Settled[Row] = Settled()
    taken: dict[Span, int] = {}
    rest = []
    for each in found:
        old = free.pop(each.told, None) if each.sure else None
        if old is None:
            rest.append(each)
            continue
        settled.kept.append((each, old))
        settled.rows[each.index] = old.row
        taken[hull(each.places)] = each.index
    for each in rest:
        place = hull(each.places)
        if stays := held.like(each.places):
            settled.rows[each.index] = stays.row
        elif place in taken:
            settled.same_as[each.index] = taken[place]
        elif each.sure:
            taken[place] = each.index
            if before := retired.get(each.told):
                settled.revived.append((each, before))
                settled.rows[each.index] = before.row
            else:
                settled.new.append(each)
    settled.gone = list(free.values())
    return settled


class _Places(Generic[Row]):
    """Finds those of many stretches of text that share words with some, without asking all."""

    def __init__(self, standing: Sequence[Standing[Row]]) -> None:
        self.standing = standing
        hulls = [hull(each.places) for each in standing]
        self.order = sorted(range(len(hulls)), key=lambda position: hulls[position].start)
        self.starts = [hulls[position].start for position in self.order]
        self.longest = max((place.end - place.start for place in hulls), default=0)

    def shares(self, places: Sequence[Span]) -> Iterable[tuple[int, float]]:
        """Yield the position of each that shares words, with the share of all their words."""
        place = hull(places)
        first = bisect_left(self.starts, place.start - self.longest)
        for position in self.order[first : bisect_left(self.starts, place.end)]:
            share = _share(self.standing[position], places)
            if share > 0:
                yield position, share

    def like(self, places: Sequence[Span]) -> Standing[Row] | None:
        """Return the one at much the same place: the nearest, of two a live one, the latest."""
        ranked = [
            (share, self.standing[position].live, position)
            for position, share in self.shares(places)
            if share >= ALIKE
        ]
        return self.standing[max(ranked)[2]] if ranked else None


def _share(standing: Standing[Row], places: Sequence[Span]) -> float:
    """Return how much of their words two places share: of all of them, or, where a person may
    have cut or lengthened one, of the shorter.
    """
    shared = sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in standing.places
        for other in places
    )
    sizes = [sum(span.end - span.start for span in each) for each in (standing.places, places)]
    return shared / (min(sizes) if standing.corrected else sum(sizes) - shared)
