"""What lists of claims and the page of one claim ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from .. import rules
from ..models import (
    Appearance,
    Assignment,
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
from .queries_review import is_overdue, waiting_claims
from .queries_talk import open_comments

ORDERS = {
    "moved": Order("moved_at"),
    "newest": Order("id"),
    "oldest": Order("id", descending=False),
}
"""Orders of the list by name."""

MINE = ("mine", "held", "unanswered", "answered")
"""What "mine" may mean: worked on by me, held by me, waiting for me, with a verdict of mine."""

STATES = {
    "in_work": Claim.IN_WORK,
    "answered": Claim.ANSWERED,
}
"""Groups of states that a filter takes in place of one: in review somehow, and decided."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted; what is empty asks for nothing. ``mine`` is one of :data:`MINE`.

    ``state`` is a state or one of :data:`STATES`; ``holder`` the number of who holds it, 0 for
    nobody; ``due`` the last day by which it is due. ``least`` leaves out proposals of which the
    engine was less sure, 0 to 1.
    """

    query: str = ""
    state: str = ""
    kind: str = ""
    speaker: int | None = None
    rating: int | None = None
    mine: str = ""
    least: float = 0
    holder: int | None = None
    due: date | None = None


@dataclass(slots=True)
class ClaimLine:
    """One claim of a list. ``evidence`` counts what stands; ``verdicts`` are those of this round:
    the one that decided the claim, else all that the reader may see.

    ``held`` tells who holds it, ``comments`` counts the conversations that are open.
    ``excerpt`` holds the words searched for between U+0002 and U+0003.
    """

    claim: Claim
    appearances: int = 0
    evidence: int = 0
    verdicts: Sequence[Verdict] = ()
    held: Assignment | None = None
    comments: int = 0
    excerpt: str = ""

    @property
    def overdue(self) -> bool:
        """Whether the day by which it was to be answered has passed."""
        return self.held is not None and is_overdue(self.held)


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
    lines = describe_claims(page.rows, reader)
    if wanted.query:
        found = excerpts(CLAIMS, wanted.query, [line.claim.pk for line in lines])
        for line in lines:
            line.excerpt = found.get(line.claim.pk, "")
    return ClaimPage(lines, page.next, page.previous)


def describe_claims(claims: Iterable[Claim], reader: User) -> list[ClaimLine]:
    """Return these claims with what is counted for each and may be seen, in five queries."""
    listed = list(claims)
    places = _count(Appearance.objects.filter(claim__in=listed))
    proofs = _count(Evidence.objects.filter(claim__in=listed, state=Evidence.State.ACTIVE))
    verdicts: dict[int, list[Verdict]] = {}
    standing = rules.can_see_verdict_rows(reader).filter(
        claim__in=listed, state=Verdict.State.SUBMITTED, round=F("claim__round")
    )
    held = Assignment.objects.filter(claim__in=listed, state=Assignment.State.HELD)
    holders = {each.claim_id: each for each in held.select_related("person")}
    talk = open_comments(listed, reader)
    for verdict in standing.select_related("rating", "reviewer").order_by("id"):
        verdicts.setdefault(verdict.claim_id, []).append(verdict)
    return [
        ClaimLine(
            claim,
            appearances=places.get(claim.pk, 0),
            evidence=proofs.get(claim.pk, 0),
            verdicts=[each for each in verdicts.get(claim.pk, ()) if _counts(each, claim)],
            held=holders.get(claim.pk),
            comments=talk.get(claim.pk, 0),
        )
        for claim in listed
    ]


def moved_since(user: User) -> QuerySet[Claim]:
    """Return the claims on which others did something, seen by them, after this person last did."""
    done = rules.can_see_event_rows(user).filter(claim_id=OuterRef("pk")).order_by("-id")
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


def evidence_for(claim: Claim, reader: User) -> list[Evidence]:
    """Return what was brought on the claim, withdrawn evidence too, oldest first.

    ``used`` counts the standing verdicts that rest on it, of those that the reader may see.
    """
    rows = claim.evidence.select_related("created_by")
    standing = Q(verdicts__state=Verdict.State.SUBMITTED)
    standing &= ~Q(verdicts__in=rules.hidden_verdicts(reader).filter(claim=claim))
    return list(rows.annotate(used=Count("verdicts", filter=standing)).order_by("id"))


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


def ratings_given(reader: User) -> list[Rating]:
    """Return the ratings that verdicts stand on which the reader may see, for a filter."""
    seen = rules.can_see_verdict_rows(reader)
    used = seen.filter(rating=OuterRef("pk"), state=Verdict.State.SUBMITTED)
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
        rows = rows.filter(state__in=STATES.get(wanted.state, (wanted.state,)))
    else:
        rows = rows.exclude(state=Claim.State.RETIRED)
    if wanted.least:
        unsure = {"confidence__lt": wanted.least, "corrections": 0}
        rows = rows.exclude(state=Claim.State.PROPOSED, **unsure)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.speaker:
        rows = rows.filter(speaker=wanted.speaker)
    if wanted.rating:
        seen = rules.can_see_verdict_rows(reader)
        given = seen.filter(
            claim=OuterRef("pk"), round=OuterRef("round"), state=Verdict.State.SUBMITTED
        )
        rows = rows.filter(Exists(given.filter(rating=wanted.rating)))
    if wanted.mine:
        rows = rows.filter(_mine(wanted.mine, reader))
    if wanted.holder is not None or wanted.due:
        rows = rows.filter(_held(wanted))
    if wanted.query:
        match = matching(CLAIMS, wanted.query)
        rows = rows.none() if match is None else rows.filter(pk__in=match)
    return rows


def _counts(verdict: Verdict, claim: Claim) -> bool:
    """Whether a verdict is told in a list: what decided the claim, or all while nothing did."""
    return claim.decision_id in (None, verdict.pk)


def _mine(word: str, reader: User) -> Q | Exists:
    if word == "unanswered":
        return Q(pk__in=waiting_claims(reader).values("pk"))
    if word == "held":
        held = Assignment.objects.filter(person=reader, state=Assignment.State.HELD)
        return Exists(held.filter(claim=OuterRef("pk")))
    if word == "answered":
        given = Verdict.objects.filter(reviewer=reader, state=Verdict.State.SUBMITTED)
        return Exists(given.filter(claim=OuterRef("pk")))
    touched = Event.objects.filter(actor=reader, claim_id__isnull=False)
    return Q(created_by=reader) | Q(pk__in=touched.values("claim_id"))


def _held(wanted: ClaimFilter) -> Q | Exists:
    held = Assignment.objects.filter(claim=OuterRef("pk"), state=Assignment.State.HELD)
    if wanted.holder == 0:
        return ~Exists(held) & Q(state__in=Claim.IN_WORK)
    if wanted.holder:
        held = held.filter(person=wanted.holder)
    return Exists(held.filter(due_on__lte=wanted.due) if wanted.due else held)


def _count(rows: QuerySet[Appearance] | QuerySet[Evidence]) -> dict[int, int]:
    return dict(rows.order_by().values_list("claim_id").annotate(Count("id")))


def _first_published(appearance: Appearance) -> tuple[bool, str, int]:
    published = appearance.revision.article.published_at
    return (published is None, published.isoformat() if published else "", appearance.pk)
