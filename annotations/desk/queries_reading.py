"""One text with everything that is marked in it, in a number of queries that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Appearance, Claim, ExcludedRange, Quote, Revision


@dataclass(frozen=True, slots=True)
class ClaimInText:
    """A claim with the places in this text where it stands, in text order; never without one."""

    claim: Claim
    places: tuple[Appearance, ...]

    @property
    def start(self) -> int:
        """Where it first stands, in code points."""
        return self.places[0].start

    @property
    def quote(self) -> Quote | None:
        """The quote that it is part of where it first stands."""
        return self.places[0].quote


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the work on a text has come: numbers of quotes and claims, by what they await."""

    all: int
    todo: int
    accepted: int
    rejected: int
    claims: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What is marked in a revision: rejected things and ranges brought back too."""

    revision: Revision
    quotes: tuple[Quote, ...]
    claims: tuple[ClaimInText, ...]
    excluded: tuple[ExcludedRange, ...]

    @property
    def in_order(self) -> list[Quote | ClaimInText]:
        """Quotes and claims in text order; a quote stands before the claims in its words."""
        marked: list[Quote | ClaimInText] = [*self.quotes, *self.claims]
        return sorted(marked, key=lambda each: (each.start, isinstance(each, ClaimInText)))

    @property
    def counts(self) -> Counts:
        """Count what waits, what stands and what was set aside."""
        states = [quote.state for quote in self.quotes]
        states += [each.claim.state for each in self.claims]
        rejected = sum(state == "rejected" for state in states)
        todo = sum(state == "proposed" for state in states)
        return Counts(
            all=len(states) - rejected,
            todo=todo,
            accepted=len(states) - rejected - todo,
            rejected=rejected,
            claims=sum(each.claim.state != "rejected" for each in self.claims),
        )


def read_marks(revision: Revision) -> Reading:
    """Fetch the quotes, claims and excluded ranges of a revision: four queries, five with spans."""
    appearances = revision.appearances.select_related("claim__speaker", "quote").order_by(
        "start", "id"
    )
    quotes = revision.quotes.with_parts().order_by("start", "id")
    excluded = revision.excluded_ranges.order_by("start", "end")
    return Reading(revision, tuple(quotes), _by_claim(appearances), tuple(excluded))


def _by_claim(appearances: Iterable[Appearance]) -> tuple[ClaimInText, ...]:
    found: dict[int, list[Appearance]] = {}
    for appearance in appearances:
        found.setdefault(appearance.claim_id, []).append(appearance)
    return tuple(ClaimInText(places[0].claim, tuple(places)) for places in found.values())
