"""What the public pages and the desk's pages of fact-checks ask.

Functions that take ``now`` answer for the public: what is not out at that moment is not there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from .. import rules
from ..models import (
    Appearance,
    Article,
    Claim,
    Correction,
    Evidence,
    FactCheck,
    Rating,
    User,
)
from .paging import Order, Page, read_page
from .queries_claims import appearances_of

BY_TIME_OUT = Order("out_at")
BY_TIME_MADE = Order("made_at")

MOST_PLACES = 5
"""Places where the claim stands that a public page names."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A fact-check with all that its page shows; ``ratings`` go from the worst value to the best.

    ``under_review`` is true while the claim is checked anew, or was and the page does not rest on
    the outcome yet.
    """

    fact_check: FactCheck
    ratings: Sequence[Rating]
    evidence: Sequence[Evidence]
    authors: Sequence[User]
    corrections: Sequence[Correction]
    places: Sequence[Appearance]
    languages: Sequence[FactCheck]
    under_review: bool


def list_published(*, now: datetime, language: str = "", cursor: str = "") -> Page[FactCheck]:
    """Read one page of what is out, latest first.

    :raises ValidationError: keyed ``cursor``, when it was not made by this list.
    """
    rows = _with_what_lines_show(FactCheck.objects.out(now))
    if language:
        rows = rows.filter(language=language)
    return read_page(rows, order=BY_TIME_OUT, cursor=cursor)


def latest_published(*, now: datetime, limit: int) -> list[FactCheck]:
    """Return what came out or was changed in public last, for the feed."""
    rows = _with_what_lines_show(FactCheck.objects.out(now))
    return list(rows.prefetch_related("authors").order_by("-out_at", "-id")[:limit])


def find_published(slug: str, *, now: datetime) -> FactCheck | None:
    """Return what is out at an address."""
    return _with_what_lines_show(FactCheck.objects.out(now)).filter(slug=slug).first()


def languages_published(*, now: datetime) -> list[str]:
    """Return the languages in which something is out."""
    rows = FactCheck.objects.out(now).order_by("language")
    return list(rows.values_list("language", flat=True).distinct())


def next_embargo_end(*, now: datetime) -> datetime | None:
    """Return when the next embargo ends; None where nothing waits for that."""
    waiting = FactCheck.objects.filter(state=FactCheck.State.PUBLISHED, out_at__gt=now)
    moment: datetime | None = waiting.order_by("out_at").values_list("out_at", flat=True).first()
    return moment


def piece_of(fact_check: FactCheck, *, now: datetime) -> Piece:
    """Return all that the page of a fact-check shows, in six queries."""
    ratings = fact_check.decision.rating.scale.ratings.exclude(value=None)
    claim = fact_check.claim
    told = Correction.objects.none()
    if fact_check.out_at:
        told = fact_check.corrections.filter(made_at__gte=fact_check.out_at)
    others = FactCheck.objects.out(now).filter(claim=claim, state=FactCheck.State.PUBLISHED)
    return Piece(
        fact_check,
        ratings=list(ratings.order_by("value")),
        evidence=list(fact_check.evidence.order_by("id")),
        authors=list(fact_check.authors.order_by("last_name", "first_name", "username")),
        corrections=list(told.order_by("-id")),
        places=[each for each in appearances_of(claim) if _is_public(each)][:MOST_PLACES],
        languages=list(others.exclude(pk=fact_check.pk).order_by("language")),
        under_review=_is_under_review(fact_check),
    )


def list_corrections(*, now: datetime, cursor: str = "") -> Page[Correction]:
    """Read one page of what was corrected in public, latest first.

    :raises ValidationError: keyed ``cursor``, when it was not made by this list.
    """
    out = FactCheck.objects.out(now).filter(state=FactCheck.State.PUBLISHED)
    rows = Correction.objects.filter(fact_check__in=out, made_at__gte=F("fact_check__out_at"))
    return read_page(rows.select_related("fact_check"), order=BY_TIME_MADE, cursor=cursor)


def list_withdrawn(*, now: datetime, limit: int = 50) -> list[FactCheck]:
    """Return what was withdrawn in public, latest first."""
    rows = FactCheck.objects.out(now).filter(state=FactCheck.State.WITHDRAWN)
    return list(rows.order_by("-withdrawn_at", "-id")[:limit])


# ---- For members of the desk --------------------------------------------------------------------


def list_fact_checks(reader: User, *, state: str = "", cursor: str = "") -> Page[FactCheck]:
    """Read one page of the fact-checks that somebody may see, begun last first.

    ``state`` is a word of ``FactCheck.State``; empty asks for all but the ones set aside.

    :raises ValidationError: keyed ``cursor``, when it was not made by this list.
    """
    rows = _with_what_lines_show(rules.can_see_fact_check_rows(reader))
    rows = rows.filter(state=state) if state else rows.exclude(state=FactCheck.State.DISCARDED)
    return read_page(rows.select_related("created_by"), order=Order(), cursor=cursor)


def fact_checks_on(claim: Claim, reader: User) -> list[FactCheck]:
    """Return the fact-checks on a claim that somebody may see, without those set aside."""
    rows = rules.can_see_fact_check_rows(reader).filter(claim=claim)
    rows = rows.exclude(state=FactCheck.State.DISCARDED)
    return list(rows.select_related("created_by", "decision__rating").order_by("language", "id"))


def find_fact_check(pk: int, reader: User) -> FactCheck | None:
    """Return a fact-check that somebody may see."""
    rows = rules.can_see_fact_check_rows(reader)
    related = rows.select_related(
        *("claim__speaker", "claim__decision__rating", "decision__rating__scale"),
        *("created_by", "published_by", "withdrawn_by"),
    )
    return related.filter(pk=pk).first()


def corrections_of(fact_check: FactCheck) -> list[Correction]:
    """Return the corrections of a fact-check, those before it was out too, latest first."""
    return list(fact_check.corrections.select_related("made_by").order_by("-id"))


def possible_authors(fact_check: FactCheck | None = None) -> QuerySet[User]:
    """Return who can be named as an author: the active people, and who is named already."""
    named = fact_check.authors.values("pk") if fact_check else User.objects.none().values("pk")
    people = User.objects.filter(Q(is_active=True) | Q(pk__in=named))
    return people.order_by("last_name", "first_name", "username")


def possible_evidence(fact_check: FactCheck) -> QuerySet[Evidence]:
    """Return what can be listed: the evidence on the claim that stands, and what is listed."""
    rows = Evidence.objects.filter(claim=fact_check.claim_id)
    listed = fact_check.evidence.values("pk")
    return rows.filter(Q(state=Evidence.State.ACTIVE) | Q(pk__in=listed)).order_by("id")


def _with_what_lines_show(rows: QuerySet[FactCheck]) -> QuerySet[FactCheck]:
    return rows.select_related("claim__speaker", "decision__rating__scale")


def _is_public(place: Appearance) -> bool:
    article = place.revision.article
    told = bool(article.outlet_id or article.url)
    return told and article.state == Article.State.ACTIVE


def _is_under_review(fact_check: FactCheck) -> bool:
    if fact_check.state != FactCheck.State.PUBLISHED:
        return False
    claim = fact_check.claim
    anew = claim.decision_id is not None and claim.decision_id != fact_check.decision_id
    return claim.state in Claim.IN_WORK or anew
