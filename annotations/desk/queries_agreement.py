"""How far two reviewers who answer the same claim, the second blind, agree.

Raw agreement is the share of claims that both gave the same label. Cohen's κ (Cohen 1960) sets it
against what two people of these habits would agree on by chance; Krippendorff's α (Krippendorff
2011, "Computing Krippendorff's Alpha-Reliability") does so whoever they are, and as *ordinal*
counts a near miss on a scale for less than a far one. Both are 1 for full agreement and 0 for
chance. The package ``krippendorff`` stands under the GPL, which an MIT project cannot build on; the
tests hold :func:`krippendorff_alpha` against it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import TruncMonth
from django.utils import timezone

from .. import rules
from ..models import Rating, User, Verdict

T = TypeVar("T", int, str)

PERIOD = timedelta(days=365)
"""How far back the figures look where nobody says since when."""


@dataclass(frozen=True, slots=True)
class Pair:
    """``count`` claims of one month that these two answered so: first and second reviewer."""

    month: date
    first: int
    second: int
    ratings: tuple[Rating, Rating]
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What the pairs of one month, or of all, amount to; None where it cannot be told.

    ``alpha`` takes all labels as names, ``ordinal`` only those on the axis, by their values.
    """

    claims: int
    raw: float | None
    alpha: float | None
    ordinal: float | None
    month: date | None = None


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's κ of two reviewers over the claims that both answered."""

    one: User
    other: User
    claims: int
    raw: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often the first reviewer gave the label of a row, and the second that of a column."""

    labels: Sequence[Rating]
    counts: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class ReviewAgreement:
    """All of it for one scale, its versions taken together by the codes of their labels."""

    scale: str
    total: Figures
    months: Sequence[Figures]
    pairs: Sequence[Kappa]
    confusion: Confusion


def review_agreement(
    *, reader: User, since: date | None = None, until: date | None = None
) -> list[ReviewAgreement]:
    """Return the agreement on each scale that two reviewers answered on, by days of the second
    answer; both days count. Three queries, the answers grouped by the database.
    """
    by_scale: dict[str, list[Pair]] = {}
    since = since or timezone.localdate() - PERIOD
    for pair in _pairs(reader, since, until):
        if pair.ratings[0].scale.code == pair.ratings[1].scale.code:
            by_scale.setdefault(pair.ratings[0].scale.code, []).append(pair)
    people = User.objects.in_bulk(
        {pk for pairs in by_scale.values() for pair in pairs for pk in (pair.first, pair.second)}
    )
    return [
        ReviewAgreement(
            scale=code,
            total=_figures(pairs),
            months=[
                _figures([pair for pair in pairs if pair.month == month], month)
                for month in sorted({pair.month for pair in pairs})
            ],
            pairs=_kappas(pairs, people),
            confusion=_confusion(pairs),
        )
        for code, pairs in sorted(by_scale.items())
    ]


def _pairs(reader: User, since: date, until: date | None) -> list[Pair]:
    seen = rules.can_see_verdict_rows(reader).exclude(state=Verdict.State.WITHDRAWN)
    first = seen.filter(
        claim=OuterRef("claim"), round=OuterRef("round"), role=Verdict.Role.FIRST
    ).order_by("-id")
    rows = seen.filter(role=Verdict.Role.SECOND, submitted_at__date__gte=since)
    if until:
        rows = rows.filter(submitted_at__date__lte=until)
    grouped = (
        rows.order_by()
        .annotate(
            month=TruncMonth("submitted_at"),
            before=Subquery(first.values("rating")[:1]),
            by=Subquery(first.values("reviewer")[:1]),
        )
        .filter(before__isnull=False)
        .values_list("month", "by", "reviewer", "before", "rating")
        .annotate(count=Count("pk"))
    )
    found = list(grouped)
    numbers = {pk for row in found for pk in row[3:5]}
    ratings = Rating.objects.select_related("scale").in_bulk(numbers)
    return [
        Pair(timezone.localdate(month), one, other, (ratings[before], ratings[after]), count)
        for month, one, other, before, after, count in found
    ]


def _figures(pairs: Sequence[Pair], month: date | None = None) -> Figures:
    cells: Counter[tuple[str, str]] = Counter()
    valued: Counter[tuple[int, int]] = Counter()
    for pair in pairs:
        before, after = pair.ratings
        cells[before.code, after.code] += pair.count
        if before.value is not None and after.value is not None:
            valued[before.value, after.value] += pair.count
    claims = sum(cells.values())
    same = sum(count for (one, other), count in cells.items() if one == other)
    return Figures(
        claims=claims,
        raw=same / claims if claims else None,
        alpha=krippendorff_alpha(cells, distance=nominal),
        ordinal=krippendorff_alpha(valued, distance=ordinal),
        month=month,
    )


def krippendorff_alpha(
    cells: Counter[tuple[T, T]], *, distance: Callable[[Counter[T], T, T], float]
) -> float | None:
    """Return Krippendorff's α of answers in pairs, counted by both labels.

    ``distance`` tells how far two labels lie apart, squared, given how often each label was used:
    :func:`nominal` or :func:`ordinal`. None where one label only was given: then there is nothing
    that people could have told apart.
    """
    used: Counter[T] = Counter()
    for (one, other), count in cells.items():
        used[one] += count
        used[other] += count
    total = sum(used.values())
    labels = sorted(used)
    expected = sum(
        used[one] * used[other] * distance(used, one, other)
        for one, other in combinations(labels, 2)
    )
    if not expected:
        return None
    observed = sum(
        count * distance(used, *sorted(cell)) for cell, count in cells.items() if cell[0] != cell[1]
    )
    return 1 - (total - 1) * observed / expected


def nominal(_used: Counter[T], _one: T, _other: T) -> float:
    """Two different labels are different, and no more is to be said."""
    return 1.0


def ordinal(used: Counter[T], one: T, other: T) -> float:
    """Two values lie as far apart as there are answers between them; ``one`` is the lower."""
    between = sum(count for value, count in used.items() if one <= value <= other)
    return (between - (used[one] + used[other]) / 2) ** 2


def _kappas(pairs: Iterable[Pair], people: dict[int, User]) -> list[Kappa]:
    """Return κ for each two people, whoever answered first; who answered most at the top."""
    between: dict[tuple[int, int], Counter[tuple[str, str]]] = {}
    for pair in pairs:
        codes = tuple(rating.code for rating in pair.ratings)
        ordered = pair.first <= pair.second
        who = (pair.first, pair.second) if ordered else (pair.second, pair.first)
        cell = (codes[0], codes[1]) if ordered else (codes[1], codes[0])
        between.setdefault(who, Counter())[cell] += pair.count
    found = [
        Kappa(people[one], people[other], sum(cells.values()), *cohen(cells))
        for (one, other), cells in between.items()
    ]
    return sorted(found, key=lambda each: (-each.claims, each.one.pk, each.other.pk))


def cohen(cells: Counter[tuple[str, str]]) -> tuple[float, float | None]:
    """Return raw agreement and Cohen's κ of two people's answers, counted by both labels.

    κ is None where both gave one label only: then agreement by chance is certain.
    """
    total = sum(cells.values())
    ones: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (one, other), count in cells.items():
        ones[one] += count
        others[other] += count
    raw = sum(count for (one, other), count in cells.items() if one == other) / total
    chance = sum(ones[label] * others[label] for label in ones) / total**2
    return raw, None if chance == 1 else (raw - chance) / (1 - chance)


def _confusion(pairs: Sequence[Pair]) -> Confusion:
    labels: dict[str, Rating] = {}
    cells: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        for rating in pair.ratings:
            known = labels.get(rating.code)
            if known is None or known.scale.scale_version < rating.scale.scale_version:
                labels[rating.code] = rating
        cells[pair.ratings[0].code, pair.ratings[1].code] += pair.count
    ordered = sorted(labels.values(), key=lambda rating: (rating.position, rating.code))
    counts = [[cells[row.code, column.code] for column in ordered] for row in ordered]
    return Confusion(ordered, counts)
