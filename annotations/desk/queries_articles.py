"""What lists of articles ask: which ones, in which order, and what waits in each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..models import Appearance, Article, Claim, Quote, Revision
from ..models.openings import opening_of
from ..models.search import REVISIONS, excerpts, matching
from .backlog import work_backlog
from .checks import EARLIEST_YEAR, LATEST_YEAR
from .paging import Order, Page, read_page

INDEX_BEFORE_SEARCH = 100
"""Texts taken off the backlog before a search, newest first, so that a search right after an
intake finds it and none waits for the whole of a bulk import."""

ORDERS = {
    "newest": Order("id"),
    "oldest": Order("id", descending=False),
    "published": Order("published_or_added"),
    "published-first": Order("published_or_added", descending=False),
}
"""Orders of the list by name. What has no date of publication stands where it was added."""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles are wanted; what is empty asks for nothing.

    ``since`` and ``until`` are whole days, both included, of publication (else of intake).
    """

    query: str = ""
    outlet: int | None = None
    language: str = ""
    state: str = Article.State.ACTIVE
    waiting: bool = False
    duplicates: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(slots=True)
class ArticleLine:
    """One article of a list with what is counted for it, all in its newest revision.

    ``excerpt`` holds the words searched for between U+0002 and U+0003.
    """

    article: Article
    revision: Revision
    proposed_quotes: int = 0
    proposed_claims: int = 0
    accepted_quotes: int = 0
    claims: int = 0
    excerpt: str = ""

    @property
    def waiting(self) -> int:
        """How many proposals wait for a person."""
        return self.proposed_quotes + self.proposed_claims


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The lines of one page, with the cursors of :class:`annotations.desk.paging.Page`."""

    lines: Sequence[ArticleLine]
    next: str | None = field(default=None)
    previous: str | None = field(default=None)


def newest_revisions() -> QuerySet[Revision]:
    """Return the newest revision of every article."""
    newer = Revision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    return Revision.objects.filter(~Exists(newer))


def texts_on_the_desk() -> QuerySet[Revision]:
    """Return the newest revision of every article that was not withdrawn."""
    return newest_revisions().filter(article__state=Article.State.ACTIVE)


def articles_to_look_through() -> QuerySet[Article]:
    """Return the articles on the desk whose newest text holds proposals."""
    return Article.objects.filter(state=Article.State.ACTIVE).filter(_has_proposals())


def list_articles(wanted: ArticleFilter, *, order: str = "newest", cursor: str = "") -> ArticlePage:
    """Read one page of articles with their counts, in a number of queries that never grows.

    :raises ValidationError: keyed ``cursor``, when it was not made by this list.
    """
    if wanted.query:
        work_backlog(limit=INDEX_BEFORE_SEARCH)
    page: Page[Article] = read_page(_chosen(wanted), order=ORDERS[order], cursor=cursor)
    lines = describe_articles(page.rows)
    if wanted.query:
        found = excerpts(REVISIONS, wanted.query, [line.revision.pk for line in lines])
        for line in lines:
            line.excerpt = found.get(line.revision.pk, "")
    return ArticlePage(lines, page.next, page.previous)


def describe_articles(articles: Iterable[Article]) -> list[ArticleLine]:
    """Return these articles with what is counted for each, in three queries."""
    listed = list(articles)
    revisions = {
        revision.article_id: revision
        for revision in newest_revisions()
        .filter(article__in=listed)
        .select_related("resembles__article")
        .defer("text", "resembles__text")
        .annotate(opening=opening_of("article"), other_opening=opening_of("resembles__article"))
    }
    for article in listed:
        if article.pk in revisions:
            revision = revisions[article.pk]
            article.opening = revision.opening
            if revision.resembles:
                revision.resembles.article.opening = revision.other_opening
    lines = {
        revisions[article.pk].pk: ArticleLine(article, revisions[article.pk])
        for article in listed
        if article.pk in revisions
    }
    for revision_id, state, number in _quote_counts(lines):
        if state == Quote.State.PROPOSED:
            lines[revision_id].proposed_quotes = number
        elif state == Quote.State.ACCEPTED:
            lines[revision_id].accepted_quotes = number
    for revision_id, by_state in _claim_counts(lines).items():
        lines[revision_id].proposed_claims = by_state[Claim.State.PROPOSED]
        taken_on = (*Claim.IN_WORK, *Claim.ANSWERED)
        lines[revision_id].claims = sum(by_state[state] for state in taken_on)
    return list(lines.values())


def articles_by_text(revisions: Iterable[int]) -> dict[int, Article]:
    """Return by revision the article of each, with its outlet, in one query; the texts left out."""
    rows = Revision.objects.select_related("article__outlet").defer("text")
    found = rows.annotate(opening=opening_of("article")).in_bulk(list(revisions))
    row: Any
    for row in found.values():
        row.article.opening = row.opening
    return {pk: revision.article for pk, revision in found.items()}


def texts_of(wanted: ArticleFilter) -> list[int]:
    """Return the numbers of the newest texts of all the articles wanted."""
    if wanted.query:
        work_backlog(limit=INDEX_BEFORE_SEARCH)
    articles = _chosen(wanted).order_by().values("pk")
    texts = newest_revisions().filter(article__in=articles)
    return list(texts.order_by("pk").values_list("pk", flat=True))


def languages_in_use() -> list[str]:
    """Return the language codes of the desk's articles, in order."""
    codes = Article.objects.exclude(language="").order_by("language")
    return list(codes.values_list("language", flat=True).distinct())


def _chosen(wanted: ArticleFilter) -> QuerySet[Article]:
    rows = Article.objects.select_related("outlet").annotate(
        published_or_added=Coalesce("published_at", "created_at")
    )
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.outlet:
        rows = rows.filter(outlet=wanted.outlet)
    if wanted.language:
        rows = rows.filter(language=wanted.language)
    # Nothing is kept from beyond the years of articles, where days and time zones end.
    if wanted.since and wanted.since.year >= EARLIEST_YEAR:
        rows = rows.filter(published_or_added__gte=_midnight(wanted.since))
    if wanted.until and wanted.until.year <= LATEST_YEAR:
        rows = rows.filter(published_or_added__lt=_midnight(wanted.until + timedelta(days=1)))
    if wanted.waiting:
        rows = rows.filter(_has_proposals())
    if wanted.duplicates:
        alike = newest_revisions().filter(article=OuterRef("pk"), resembles__isnull=False)
        rows = rows.filter(Exists(alike))
    return _searched(rows, wanted.query)


def _searched(rows: QuerySet[Article], query: str) -> QuerySet[Article]:
    if not query:
        return rows
    match = matching(REVISIONS, query)
    if match is None:
        return rows.none()
    found = newest_revisions().filter(pk__in=match)
    return rows.filter(pk__in=found.values("article"))


def _has_proposals() -> Q:
    quotes = Quote.objects.filter(revision=OuterRef("pk"), state=Quote.State.PROPOSED)
    claims = Appearance.objects.filter(revision=OuterRef("pk"), claim__state=Claim.State.PROPOSED)
    read = newest_revisions().filter(article=OuterRef("pk"))
    return Q(Exists(read.filter(Exists(quotes) | Exists(claims))))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _quote_counts(revision_ids: Iterable[int]) -> Iterable[tuple[int, str, int]]:
    live = Quote.objects.live().filter(revision__in=list(revision_ids)).order_by()
    return live.values_list("revision_id", "state").annotate(Count("id"))


def _claim_counts(revision_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    rows = Appearance.objects.filter(revision__in=list(revision_ids)).order_by()
    counted = rows.values_list("revision_id", "claim__state").annotate(
        Count("claim", distinct=True)
    )
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for revision_id, state, number in counted:
        found[revision_id][state] = number
    return found
