"""One text with everything that is marked in it, in a number of queries that does not grow."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from ..models import Appearance, Claim, Event, ExcludedRange, Quote, Revision
from ..text import Span


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
    """What is marked in a revision: rejected things and ranges brought back too.

    What the engine no longer proposes is left out.

    ``within`` is the part of the text that was asked for, None for the whole of it; what reaches
    into the part belongs to the reading. ``least``: proposals of which the engine was less sure,
    0 to 1, and that nobody corrected, are left out.
    """

    revision: Revision
    quotes: tuple[Quote, ...]
    claims: tuple[ClaimInText, ...]
    excluded: tuple[ExcludedRange, ...]
    within: Span | None = None
    least: float = 0

    @property
    def in_order(self) -> list[Quote | ClaimInText]:
        """Quotes and claims in text order; a quote stands before the claims in its words."""
        marked: list[Quote | ClaimInText] = [*self.quotes, *self.claims]
        return sorted(marked, key=lambda each: (each.start, isinstance(each, ClaimInText)))

    @property
    def counts(self) -> Counts:
        """Count what waits, what stands and what was set aside, in the whole text."""
        if self.within is not None:
            return _count_marks(self.revision, self.least)
        quotes = Counter(quote.state for quote in self.quotes)
        return _sum_up(quotes, Counter(each.claim.state for each in self.claims))


def read_marks(revision: Revision, *, within: Span | None = None, least: float = 0) -> Reading:
    """Fetch the quotes, claims and excluded ranges of a revision, or of a part of its text.

    Four queries, one more where speakers relay quotes, however much is marked.
    """
    standing = revision.appearances.exclude(claim__state=Claim.State.RETIRED)
    standing = standing.exclude(_unsure(least, "claim__"))
    appearances = standing.select_related("claim__speaker", "quote")
    sure = revision.quotes.exclude(state=Quote.State.RETIRED).exclude(_unsure(least))
    quotes = sure.with_parts()
    excluded = revision.excluded_ranges.all()
    if within is not None:
        inside = {"start__lt": within.end, "end__gt": within.start}
        appearances, quotes = appearances.filter(**inside), quotes.filter(**inside)
        excluded = excluded.filter(**inside)
    return Reading(
        revision,
        tuple(quotes.order_by("start", "id")),
        _by_claim(appearances.order_by("start", "id")),
        tuple(excluded.order_by("start", "end")),
        within,
        least,
    )


def count_unsure(revision: Revision, least: float) -> int:
    """Count the proposals in a text of which the engine was less sure than ``least``, 0 to 1."""
    claims = Claim.objects.filter(appearances__revision=revision).distinct()
    return revision.quotes.filter(_unsure(least)).count() + claims.filter(_unsure(least)).count()


def _unsure(least: float, prefix: str = "") -> Q:
    """Return the condition of proposals below a confidence; one that has none is not below.

    Nor is one that a person has corrected: how sure the engine was of it says nothing any more.
    """
    asked = {"state": Quote.State.PROPOSED, "confidence__lt": least, "corrections": 0}
    return Q(**{f"{prefix}{name}": value for name, value in asked.items()})


def _count_marks(revision: Revision, least: float) -> Counts:
    marked = revision.quotes.exclude(_unsure(least))
    quotes = marked.values_list("state").annotate(Count("id")).order_by()
    standing = Claim.objects.filter(appearances__revision=revision).exclude(_unsure(least))
    claims = standing.values_list("state")
    counted = claims.annotate(Count("id", distinct=True)).order_by()
    return _sum_up(Counter(dict(quotes)), Counter(dict(counted)))


def _sum_up(quotes: Counter[str], claims: Counter[str]) -> Counts:
    states = quotes + claims
    live = states.total() - states["rejected"] - states["retired"]
    return Counts(
        all=live,
        todo=states["proposed"],
        accepted=live - states["proposed"],
        rejected=states["rejected"],
        claims=claims.total() - claims["rejected"] - claims["retired"],
    )


def _by_claim(appearances: Iterable[Appearance]) -> tuple[ClaimInText, ...]:
    found: dict[int, list[Appearance]] = {}
    for appearance in appearances:
        found.setdefault(appearance.claim_id, []).append(appearance)
    return tuple(ClaimInText(places[0].claim, tuple(places)) for places in found.values())


def carried_to(revision: Revision) -> dict[str, Any] | None:
    """Return what became of the former text's marks in this one, as the record keeps it.

    ``carried`` counts those that stand as they stood; ``listed`` names each quote or claim whose
    words are changed or gone, with both wordings. None where nothing was carried over.
    """
    if revision.number == 1:
        return None
    events = Event.objects.filter(verb="article.carried_over", article_id=revision.article_id)
    event = events.filter(data__to=revision.pk).order_by("id").first()
    return None if event is None else event.data
