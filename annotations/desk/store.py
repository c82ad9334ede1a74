"""Writing prepared articles, many at a time, in as few statements as there are tables."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models import Max
from django.utils import timezone

from ..models import (
    Appearance,
    Article,
    Claim,
    ExcludedRange,
    Origin,
    Outlet,
    Quote,
    QuoteSpan,
    Revision,
    User,
)
from ..models.bulk import insert_rows, reserve_ids
from ..text import Selector
from .prepare import PreparedArticle
from .priority import priority_of
from .record import differences, gathered, record, record_lines
from .versions import save_version


@dataclass(slots=True)
class Stored:
    """Where a prepared article ended up; ``outcome`` as in ``desk.intake.Intake``."""

    prepared: PreparedArticle
    outcome: str
    article: Article
    revision: Revision


def store_articles(prepared: Sequence[PreparedArticle], *, actor: User | None) -> list[Stored]:
    """Store the articles, in order, inside the caller's transaction; write one event for each."""
    lock_intake()
    now = timezone.now()
    with gathered():
        places = _Places(prepared, actor=actor, now=now)
        stored = places.found
        new = [each for each in stored if each.outcome != "unchanged"]
        if new:
            _insert(new, actor=actor, now=now)
        marked = _new_marks([each for each in stored if each.outcome == "unchanged"])
        if marked:
            _insert_marks(marked, actor=actor, now=now)
        for each in stored:
            if each.outcome == "unchanged" and each.prepared.url and not each.article.url:
                _complete(each.article, each.prepared, outlets=places.outlets, actor=actor)
    return stored


def _complete(
    article: Article, prepared: PreparedArticle, *, outlets: dict[str, int], actor: User | None
) -> None:
    """Give a text that came without an address what is known of it now that it came with one."""
    known = {
        "url": prepared.url,
        "title": prepared.title,
        "outlet_id": outlets.get(prepared.outlet.upper()),
        "authors": list(prepared.authors),
        "published_at": prepared.draft.published_at,
    }
    changes = {name: value for name, value in known.items() if value and not getattr(article, name)}
    data = differences(article, changes)
    save_version(article, expected=None, changes=changes)
    record(actor=actor, verb="article.changed", target=article, article_id=article.pk, data=data)


def _new_marks(again: Sequence[Stored]) -> list[Stored]:
    """Return those texts that came again with quotes or claims the desk lacks, with only these.

    Where a quote stands, or stood and was rejected, and where a claim stands, the desk's own is
    left alone.
    """
    again = [each for each in again if each.prepared.quotes or each.prepared.claims]
    if not again:
        return []
    revisions = [each.revision.pk for each in again]
    standing = Quote.objects.filter(revision__in=revisions).exclude(state=Quote.State.RETIRED)
    quotes = set(standing.values_list("revision_id", "start", "end"))
    appearing = Appearance.objects.filter(revision__in=revisions)
    appearing = appearing.exclude(claim__state=Claim.State.RETIRED)
    claims = set(appearing.values_list("revision_id", "start", "end"))
    marked = []
    for each in again:
        pk, prepared = each.revision.pk, each.prepared
        fresh = [q for q in prepared.quotes if (pk, q.place.start, q.place.end) not in quotes]
        others = [c for c in prepared.claims if (pk, c.place.start, c.place.end) not in claims]
        quotes.update((pk, quote.place.start, quote.place.end) for quote in fresh)
        claims.update((pk, claim.place.start, claim.place.end) for claim in others)
        if fresh or others:
            only = replace(prepared, quotes=fresh, claims=others)
            marked.append(Stored(only, each.outcome, each.article, each.revision))
    return marked


def lock_intake() -> None:
    """Let one intake look and store at a time, so that a text brought in twice is stored once.

    Whoever else writes what an intake goes by, the addresses of articles and the names of outlets,
    takes the lock too, first thing in the transaction: a name that appears while hundreds of
    articles are being stored would have the database refuse them all.
    SQLite's write transactions are alone anyway; PostgreSQL needs to be told.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('annotations.intake'))")


class _Places:
    """Decides which article and which revision each prepared article is: old or new."""

    def __init__(
        self, prepared: Sequence[PreparedArticle], *, actor: User | None, now: datetime
    ) -> None:
        self.actor = actor
        self.now = now
        self.outlets = outlets_of({each.outlet for each in prepared}, actor=actor, now=now)
        self.article_ids = iter(reserve_ids(Article, len(prepared)))
        self.revision_ids = iter(reserve_ids(Revision, len(prepared)))
        urls = {each.url for each in prepared if each.url}
        self.by_url = {each.url: each for each in Article.objects.filter(url__in=urls)}
        self.numbers: Counter[int] = Counter()
        if self.by_url:
            known = Revision.objects.filter(article__in=self.by_url.values())
            self.numbers.update(
                dict(known.order_by().values_list("article_id").annotate(Max("number")))
            )
        self.by_text: dict[str, list[Revision]] = defaultdict(list)
        hashes = {each.sha256 for each in prepared}
        same = Revision.objects.without_text().filter(sha256__in=hashes).order_by("-id")
        for revision in same.select_related("article"):
            self.by_text[revision.sha256].append(revision)
        self.found = [self._place(each) for each in prepared]

    def _place(self, prepared: PreparedArticle) -> Stored:
        at_url = self.by_url.get(prepared.url)
        for revision in self.by_text[prepared.sha256]:
            article = revision.article
            # Under another address the same words are another outlet's article; a text that came
            # without an address is the same wherever it is met again.
            if prepared.url is None or article.pk == (at_url.pk if at_url else None):
                return Stored(prepared, "unchanged", article, revision)
            if at_url is None and article.url is None:
                return Stored(prepared, "unchanged", article, revision)
        article = at_url or self._article(prepared)
        revision = self._revision(prepared, article)
        self.by_text[prepared.sha256].insert(0, revision)
        return Stored(prepared, "revised" if at_url else "created", article, revision)

    def _article(self, prepared: PreparedArticle) -> Article:
        article = _ARTICLES.row(
            id=next(self.article_ids),
            title=prepared.title,
            url=prepared.url,
            outlet_id=self.outlets.get(prepared.outlet.upper()),
            authors=list(prepared.authors),
            published_at=prepared.draft.published_at,
            language=prepared.language,
            created_by_id=self.actor and self.actor.pk,
            created_at=self.now,
        )
        if prepared.url:
            self.by_url[prepared.url] = article
        return article

    def _revision(self, prepared: PreparedArticle, article: Article) -> Revision:
        self.numbers[article.pk] += 1
        revision = _REVISIONS.row(
            id=next(self.revision_ids),
            article_id=article.pk,
            number=self.numbers[article.pk],
            length=len(prepared.text),
            language=prepared.language,
            sha256=prepared.sha256,
            source_sha256=prepared.source_sha256,
            extractor=prepared.extractor,
            captured_at=self.now,
            captured_by_id=self.actor and self.actor.pk,
            title=prepared.title,
            text=prepared.text,
        )
        _ARTICLE_OF.set_cached_value(revision, article)
        return revision


M = TypeVar("M", bound=models.Model)


class _Rows(Generic[M]):
    """Makes and inserts rows of a model that know their ids; four times as fast as its own way."""

    def __init__(self, model: type[M]) -> None:
        fields = model._meta.concrete_fields
        self.model = model
        self.names = tuple(field.attname for field in fields)
        self.defaults = {field.attname: field.get_default() for field in fields}
        self.values = attrgetter(*self.names)

    def row(self, **values: Any) -> M:
        """Return the instance, as if it had just been read from the database."""
        return self.model.from_db(DEFAULT_DB_ALIAS, self.names, (self.defaults | values).values())

    def insert(self, rows: Iterable[M]) -> None:
        insert_rows(self.model, self.names, map(self.values, rows))


_ARTICLES = _Rows(Article)
_REVISIONS = _Rows(Revision)
_ARTICLE_OF: Any = Revision._meta.get_field("article")


def outlets_of(names: Iterable[str], *, actor: User | None, now: datetime) -> dict[str, int]:
    """Return the outlets' ids by name in upper case; make those that are not there yet."""
    wanted = {name.upper(): name for name in names if name}
    known = Outlet.objects.filter(name__in=wanted.values()).values_list("name", "pk")
    found = {name.upper(): pk for name, pk in known}
    if wanted.keys() <= found.keys():
        return found
    # Case is folded here: SQLite's UPPER knows the letters of ASCII only.
    found |= {name.upper(): pk for name, pk in Outlet.objects.values_list("name", "pk")}
    for key in wanted.keys() - found.keys():
        outlet = Outlet.objects.create(name=wanted[key], created_at=now)
        record(actor=actor, verb="outlet.created", target=outlet, data={"name": outlet.name})
        found[key] = outlet.pk
    return found


def _insert(new: Sequence[Stored], *, actor: User | None, now: datetime) -> None:
    _ARTICLES.insert(each.article for each in new if each.outcome == "created")
    _REVISIONS.insert(each.revision for each in new)
    insert_rows(
        ExcludedRange,
        ("revision_id", "start", "end", "kind"),
        (
            (each.revision.pk, found.span.start, found.span.end, found.kind.value)
            for each in new
            for found in each.prepared.furniture
        ),
    )
    _insert_marks(new, actor=actor, now=now)


def _insert_marks(new: Sequence[Stored], *, actor: User | None, now: datetime) -> None:
    """Store quotes and claims, and one event for each article."""
    _insert_quotes(new, actor=actor, now=now)
    _insert_claims(new, actor=actor, now=now)
    record_lines(_event(each, actor, now) for each in new)


SPAN_COLUMNS = ("start", "end", "exact", "prefix", "suffix")


def _insert_quotes(new: Sequence[Stored], *, actor: User | None, now: datetime) -> None:
    pairs = [(each.revision.pk, quote) for each in new for quote in each.prepared.quotes]
    ids = reserve_ids(Quote, len(pairs)) if pairs else ()
    author = actor and actor.pk
    insert_rows(
        Quote,
        (
            "id",
            "revision_id",
            "kind",
            "state",
            "start",
            "end",
            "hedged",
            "polarity",
            "origin",
            "confidence",
            "created_by_id",
            "created_at",
        ),
        (
            (
                pk,
                revision_id,
                quote.draft.kind,
                quote.draft.state,
                quote.place.start,
                quote.place.end,
                quote.draft.hedged,
                quote.draft.polarity,
                Origin.IMPORT.value,
                quote.draft.confidence,
                author,
                now,
            )
            for pk, (revision_id, quote) in zip(ids, pairs, strict=True)
        ),
    )
    insert_rows(
        QuoteSpan,
        ("quote_id", "role", "position", "anonymity", *SPAN_COLUMNS),
        (
            (pk, role, position, anonymity, *span_values(place))
            for pk, (_, quote) in zip(ids, pairs, strict=True)
            for role, position, place, anonymity in quote.spans
        ),
    )


def _insert_claims(new: Sequence[Stored], *, actor: User | None, now: datetime) -> None:
    pairs = [(each.revision.pk, claim) for each in new for claim in each.prepared.claims]
    ids = reserve_ids(Claim, len(pairs)) if pairs else ()
    author = actor and actor.pk
    insert_rows(
        Claim,
        (
            "id",
            "kind",
            "state",
            "statement",
            "types",
            "reasons",
            "origin",
            "confidence",
            "created_by_id",
            "created_at",
            "moved_at",
            "priority",
        ),
        (
            (
                pk,
                claim.draft.kind,
                claim.draft.state,
                claim.statement,
                list(dict.fromkeys(claim.draft.types)),
                list(dict.fromkeys(claim.draft.reasons)),
                Origin.IMPORT.value,
                claim.draft.confidence,
                author,
                now,
                now,
                priority_of(
                    confidence=claim.draft.confidence,
                    appearances=1,
                    known_speaker=False,
                    created_at=now,
                ),
            )
            for pk, (_, claim) in zip(ids, pairs, strict=True)
        ),
    )
    insert_rows(
        Appearance,
        ("claim_id", "revision_id", "depends_on", "created_by_id", "created_at", *SPAN_COLUMNS),
        (
            (pk, revision_id, claim.depends_on, author, now, *span_values(claim.place))
            for pk, (revision_id, claim) in zip(ids, pairs, strict=True)
        ),
    )


def span_values(place: Selector) -> tuple[int, int, str, str, str]:
    """Return a place as the values of :data:`SPAN_COLUMNS`."""
    return (place.start, place.end, place.exact, place.prefix, place.suffix)


def place_fields(place: Selector) -> dict[str, int | str]:
    """Return a place as the columns of :class:`annotations.models.base.SpanFields`."""
    return {
        "start": place.start,
        "end": place.end,
        "exact": place.exact,
        "prefix": place.prefix,
        "suffix": place.suffix,
    }


_VERBS = {
    "created": "article.created",
    "revised": "article.revised",
    "unchanged": "article.annotated",
}


def _event(stored: Stored, actor: User | None, now: datetime) -> tuple[Any, ...]:
    prepared = stored.prepared
    data = {
        "revision": stored.revision.pk,
        "sha256": prepared.sha256,
        "extractor": prepared.extractor,
        "quotes": len(prepared.quotes),
        "claims": len(prepared.claims),
    }
    verb = _VERBS[stored.outcome]
    article_id = stored.article.pk
    return (now, actor and actor.pk, verb, "article", article_id, article_id, None, data)
