"""What lists of claims and the page of one claim ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from ..models import (
    Appearance,
    Claim,
    ClaimKind,
    Event,
    Evidence,
    Rating,
    RatingScale,
    User,
    Verdict,
)
from ..models.openings import opening_of
from ..models.search import CLAIMS, excerpts, matching
from .backlog import work_backlog
from .paging import Order, Page, read_page
from .queries_articles import INDEX_BEFORE_SEARCH

ORDERS = {
    "moved": Order("moved_at"),
    "newest": Order("id"),
    "oldest": Order("id", descending=False),
}
"""Orders of the list by name."""

MINE = ("mine", "unanswered", "answered")
"""What "mine" may mean: worked on by me, open without a verdict of mine, with one of mine."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted; what is empty asks for nothing. ``mine`` is one of :data:`MINE`."""

    query: str = ""
    state: str = ""
    kind: str = ""
    speaker: int | None = None
    rating: int | None = None
    mine: str = ""


@dataclass(slots=True)
class ClaimLine:
    """One claim of a list. ``verdicts`` are the standing ones, ``evidence`` counts what stands.

    ``excerpt`` holds the words searched for between U+0002 and U+0003.
    """

    claim: Claim
    appearances: int = 0
    evidence: int = 0
    verdicts: Sequence[Verdict] = ()
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """The lines of one page, with the cursors of :class:`annotations.desk.paging.Page`."""

    lines: Sequence[ClaimLine]
    next: str | None = None
    previous: str | None = None


def list_claims(
    wanted: ClaimFilter, *, reader: User, order: str = "moved", cursor: str = ""
) -> ClaimPage:
    """Read one page of claims with their counts, in a number of queries that never grows.

    :raises ValidationError: keyed ``cursor``, when it was not made by this list.
    """
    if wanted.query:
        work_backlog(limit=INDEX_BEFORE_SEARCH)
    page: Page[Claim] = read_page(_chosen(wanted, reader), order=ORDERS[order], cursor=cursor)
    lines = describe_claims(page.rows)
    if wanted.query:
        found = excerpts(CLAIMS, wanted.query, [line.claim.pk for line in lines])
        for line in lines:
            line.excerpt = found.get(line.claim.pk, "")
    return ClaimPage(lines, page.next, page.previous)


def describe_claims(claims: Iterable[Claim]) -> list[ClaimLine]:
    """Return these claims with what is counted for each, in three queries."""
    listed = list(claims)
    places = _count(Appearance.objects.filter(claim__in=listed))
    proofs = _count(Evidence.objects.filter(claim__in=listed, state=Evidence.State.ACTIVE))
    verdicts: dict[int, list[Verdict]] = {}
    standing = Verdict.objects.filter(claim__in=listed, state=Verdict.State.SUBMITTED)
    for verdict in standing.select_related("rating", "reviewer").order_by("id"):
        verdicts.setdefault(verdict.claim_id, []).append(verdict)
    return [
        ClaimLine(
            claim,
            appearances=places.get(claim.pk, 0),
            evidence=proofs.get(claim.pk, 0),
            verdicts=verdicts.get(claim.pk, ()),
        )
        for claim in listed
    ]


def waiting_for(user: User) -> QuerySet[Claim]:
    """Return the open claims on which this person has given no verdict, latest moved first."""
    claims = Claim.objects.open_for(user.pk).select_related("speaker")
    return claims.order_by("-moved_at", "-id")


def moved_since(user: User) -> QuerySet[Claim]:
    """Return the claims on which others did something after this person last did."""
    done = Event.objects.filter(claim_id=OuterRef("pk")).order_by("-id")
    mine = done.filter(actor=user).values("id")[:1]
    later = done.filter(id__gt=OuterRef("my_last")).exclude(actor=user)
    touched = Event.objects.filter(actor=user, claim_id__isnull=False).values("claim_id")
    claims = Claim.objects.filter(pk__in=touched).annotate(my_last=Subquery(mine))
    return claims.filter(Exists(later)).select_related("speaker").order_by("-moved_at", "-id")


def appearances_of(claim: Claim) -> list[Appearance]:
    """Return where the claim stands, first published first, with article, outlet and quote.

    The texts stay in the database.
    """
    rows = claim.appearances.select_related(
        "revision__article__outlet", "quote__speaker", "created_by"
    ).prefetch_related("quote__spans")
    found = list(rows.defer("revision__text").annotate(opening=opening_of("revision__article")))
    for place in found:
        place.revision.article.opening = place.opening
    return sorted(found, key=_first_published)


def evidence_for(claim: Claim) -> list[Evidence]:
    """Return what was brought on the claim, withdrawn evidence too, oldest first.

    ``used`` counts the standing verdicts that rest on it.
    """
    rows = claim.evidence.select_related("created_by")
    standing = Q(verdicts__state=Verdict.State.SUBMITTED)
    return list(rows.annotate(used=Count("verdicts", filter=standing)).order_by("id"))


def verdicts_on(claim: Claim) -> list[Verdict]:
    """Return every verdict given on the claim, newest first, with what each rests on."""
    rows = claim.verdicts.select_related("rating__scale", "reviewer")
    return list(rows.prefetch_related("evidence").order_by("-id"))


def scales_in_use() -> QuerySet[RatingScale]:
    """Return the scales on which verdicts can be given."""
    return RatingScale.objects.filter(published_at__isnull=False, retired_at__isnull=True)


def scale_for(kind: str) -> RatingScale | None:
    """Return the scale in use for claims of this kind, its ratings fetched along.

    The latest published one, where more than one is.
    """
    scales = scales_in_use().filter(claim_kind=kind).prefetch_related("ratings")
    return scales.order_by("-published_at", "-id").first()


def every_kind_is_rated() -> bool:
    """Whether there is a scale in use for each kind of claim."""
    kinds = scales_in_use().order_by().values_list("claim_kind", flat=True)
    return set(ClaimKind.values) <= set(kinds)


def ratings_given() -> list[Rating]:
    """Return the ratings that verdicts stand on, for a filter."""
    used = Verdict.objects.filter(rating=OuterRef("pk"), state=Verdict.State.SUBMITTED)
    rows = Rating.objects.filter(Exists(used)).select_related("scale")
    return list(rows.order_by("scale__code", "-scale__scale_version", "position"))


def origin_of(evidence: Evidence) -> str:
    """Return what tells whether two pieces of evidence are one source: folded, never empty.

    The origin that was written down; without one the publisher, the host, or the title.
    """
    host = urlsplit(evidence.url).hostname or ""
    told = evidence.origin or evidence.publisher or host.removeprefix("www.") or evidence.title
    return " ".join(told.casefold().split())


def independent_origins(evidence: Iterable[Evidence]) -> int:
    """How many different origins the pieces of evidence that stand come from."""
    standing = (each for each in evidence if each.state == Evidence.State.ACTIVE)
    return len({origin_of(each) for each in standing})


def _chosen(wanted: ClaimFilter, reader: User) -> QuerySet[Claim]:
    rows = Claim.objects.select_related("speaker")
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.speaker:
        rows = rows.filter(speaker=wanted.speaker)
    standing = Verdict.objects.filter(claim=OuterRef("pk"), state=Verdict.State.SUBMITTED)
    if wanted.rating:
        rows = rows.filter(Exists(standing.filter(rating=wanted.rating)))
    if wanted.mine == "unanswered":
        rows = rows.filter(pk__in=Claim.objects.open_for(reader.pk).values("pk"))
    elif wanted.mine == "answered":
        rows = rows.filter(Exists(standing.filter(reviewer=reader)))
    elif wanted.mine:
        touched = Event.objects.filter(actor=reader, claim_id__isnull=False)
        rows = rows.filter(Q(created_by=reader) | Q(pk__in=touched.values("claim_id")))
    if wanted.query:
        match = matching(CLAIMS, wanted.query)
        rows = rows.none() if match is None else rows.filter(pk__in=match)
    return rows


def _count(rows: QuerySet[Appearance] | QuerySet[Evidence]) -> dict[int, int]:
    return dict(rows.order_by().values_list("claim_id").annotate(Count("id")))


def _first_published(appearance: Appearance) -> tuple[bool, str, int]:
    published = appearance.revision.article.published_at
    return (published is None, published.isoformat() if published else "", appearance.pk)
