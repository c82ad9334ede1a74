"""What the pages of speakers, outlets and rating scales ask."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from ..models import Claim, Outlet, Quote, RatingScale, Speaker
from ..models.openings import opening_of
from .paging import Order, Page, read_page
from .queries_desk import find_speakers
from .queries_speakers import SuggestedMerge, suggested_merges

BY_NAME = Order("shown", descending=False)
QUOTES_SHOWN = 50
"""Quotes and claims listed on the page of one speaker, newest first."""


def list_speakers(*, query: str = "", kind: str = "", cursor: str = "") -> Page[Speaker]:
    """Read one page of speakers by name, each with ``quote_count`` and ``claim_count``.

    :raises ValidationError: keyed ``cursor``, when it was not made by this list.
    """
    rows = find_speakers(query)
    if kind:
        rows = rows.filter(kind=kind)
    rows = _counted(rows).annotate(shown=Case(When(name="", then="description"), default="name"))
    return read_page(rows, order=BY_NAME, cursor=cursor, size=50)


def perhaps_the_same(limit: int) -> list[SuggestedMerge]:
    """Return the pairs of :func:`suggested_merges`, counted as :func:`list_speakers` does.

    Two queries, however many there are.
    """
    merges = suggested_merges(limit)
    ids = {each.pk for merge in merges for each in (merge.speaker, merge.into)}
    counted = _counted(Speaker.objects.all()).in_bulk(ids)
    return [
        replace(merge, speaker=counted[merge.speaker.pk], into=counted[merge.into.pk])
        for merge in merges
    ]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a speaker is heard saying, newest first."""

    quotes: list[Quote]
    claims: list[Claim]


def heard_from(speaker: Speaker) -> Heard:
    """Return the quotes and claims of a speaker with where they stand, the texts left out."""
    quotes = Quote.objects.live().filter(speaker=speaker).with_parts()
    claims = speaker.claims.exclude(state__in=Claim.SET_ASIDE)
    quotes = quotes.select_related("revision__article__outlet", "speaker").defer("revision__text")
    latest: list[Any] = list(
        quotes.annotate(opening=opening_of("revision__article")).order_by("-id")[:QUOTES_SHOWN]
    )
    for quote in latest:
        quote.revision.article.opening = quote.opening
    return Heard(latest, list(claims.order_by("-id")[:QUOTES_SHOWN]))


def list_outlets() -> QuerySet[Outlet]:
    """Return the outlets by name, each with ``article_count``; a desk knows hundreds of them."""
    return Outlet.objects.annotate(article_count=Count("articles")).order_by("name")


def list_scales() -> QuerySet[RatingScale]:
    """Return every version of every scale with its ratings, those in use first."""
    scales = RatingScale.objects.prefetch_related("ratings")
    return scales.order_by("retired_at", "code", "-scale_version")


def _counted(rows: QuerySet[Speaker]) -> QuerySet[Speaker]:
    quotes = _per_speaker(Quote.objects.live())
    claims = _per_speaker(Claim.objects.exclude(state__in=Claim.SET_ASIDE))
    return rows.annotate(
        quote_count=Coalesce(Subquery(quotes), 0), claim_count=Coalesce(Subquery(claims), 0)
    )


def _per_speaker(rows: QuerySet[Quote] | QuerySet[Claim]) -> QuerySet[Quote] | QuerySet[Claim]:
    counted = rows.filter(speaker=OuterRef("pk")).order_by().values("speaker")
    return counted.annotate(number=Count("id")).values("number")  # type: ignore[return-value]
