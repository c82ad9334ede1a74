"""Reading the desk into the records of the export: tuples from the database, never model rows.

Everything is read in batches that begin after the last id of the one before, each with a fixed
number of queries; memory therefore stays flat however large the desk is.
"""

from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from django.db.models import Exists, IntegerField, Model, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from ..models import (
    Appearance,
    Article,
    Claim,
    Event,
    Evidence,
    ExcludedRange,
    Outlet,
    Quote,
    QuoteSpan,
    Rating,
    RatingScale,
    Revision,
    Speaker,
    User,
    Verdict,
)
from .native_columns import FIRST, LAST, Columns, Row, Statement
from .native_selection import Selection

BATCH = 100
"""Articles, claims, speakers … read at once. More only gives Python's garbage collector work."""
BATCH_TEXT = 4_000_000
"""Code points of text at which a batch of articles ends early: long texts must not add up."""

SPAN = Columns(QuoteSpan)

Batches = Iterator[list[Row]]
ByHolder = dict[int, list[Row]]


class Records:
    """The records of a selection, by type, in ascending order. Read inside one snapshot."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.usernames: dict[int | None, str | None] = {None: None} | selection.usernames()

    def sections(self) -> Iterator[tuple[str, Batches]]:
        """Yield each type with its batches, in the order of the format."""
        yield "person", self._people()
        yield "outlet", self._batches("outlet", Outlet, self.selection.outlets)
        yield "speaker", self._batches("speaker", Speaker, self.selection.speakers)
        yield "scale", self._scales()
        yield "article", self._articles()
        yield "claim", self._claims()
        yield "event", self._batches("event", Event, self.selection.events)

    def _people(self) -> Batches:
        ids = [pk for pk in self.usernames if pk is not None]
        yield [
            {"type": "person", "username": user.username, "name": user.display_name}
            for user in sorted(User.objects.in_bulk(ids).values(), key=lambda user: user.username)
        ]

    def _batches(self, word: str, model: type[Model], rows: QuerySet[Any]) -> Batches:
        columns = Columns(model, word=word)
        statement = Statement(rows.filter(pk__gt=FIRST)[:BATCH], columns.sources)
        last = 0
        while found := statement.run(last):
            records = columns.records(found, self.usernames)
            last = records[-1]["id"]
            yield records

    def _scales(self) -> Batches:
        ratings = self._parts(Rating, "scale", RatingScale.objects.all())
        for scales in self._batches("scale", RatingScale, RatingScale.objects.order_by("pk")):
            parts = ratings.of(scales)
            for scale in scales:
                scale["ratings"] = parts[scale["id"]]
            yield scales

    # ---- Articles, with what points into their texts --------------------------------------------

    def _articles(self) -> Batches:
        articles = self.selection.articles
        revisions = self._parts(Revision, "article", articles)
        ranges = self._parts(ExcludedRange, "revision__article", articles, key="revision")
        quotes = self._parts(Quote, "revision__article", articles, key="revision")
        spans = Statement(
            self._belonging(QuoteSpan, "quote__revision__article", articles),
            [*SPAN.sources, "quote", "role", "position"],
        )
        for batch in self._article_batches():
            texts = revisions.of(batch)
            excluded = ranges.of(batch)
            quoted = quotes.of(batch)
            first, last = batch[0]["id"], batch[-1]["id"]
            _put_spans(quoted, spans.run(first, last))
            for article in batch:
                article["revisions"] = texts[article["id"]]
                for revision in article["revisions"]:
                    revision["excluded_ranges"] = excluded[revision["id"]]
                    revision["quotes"] = quoted[revision["id"]]
            self._forget_what_is_left_out(texts)
            yield batch

    def _article_batches(self) -> Batches:
        """Yield articles without their texts, as many as have texts within the limit."""
        lengths = Revision.objects.filter(article=OuterRef("pk")).order_by().values("article")
        total = Subquery(lengths.annotate(total=Sum("length")).values("total"))
        rows = self.selection.articles.annotate(
            text_length=Coalesce(total, 0, output_field=IntegerField())
        )
        columns = Columns(Article, "text_length", word="article")
        statement = Statement(rows.filter(pk__gt=FIRST)[:BATCH], columns.sources)
        last = 0
        while found := _up_to_limit(statement.run(last)):
            records = columns.records(found, self.usernames)
            last = records[-1]["id"]
            yield records

    def _forget_what_is_left_out(self, texts: ByHolder) -> None:
        """Drop the mark of a likely copy where the other text is not in the file."""
        if not self.selection.filter.chooses:
            return
        marked = [each for found in texts.values() for each in found if each["resembles"]]
        wanted = {each["resembles"] for each in marked}
        selected = self.selection.articles.order_by().filter(pk=OuterRef("article"))
        rows = Revision.objects.filter(Exists(selected), pk__in=wanted)
        known = set(rows.values_list("pk", flat=True))
        for revision in marked:
            if revision["resembles"] not in known:
                revision["resembles"] = revision["resemblance"] = None

    # ---- Claims, with where they stand and what was said of them ---------------------------------

    def _claims(self) -> Batches:
        claims = self.selection.claims
        standing = Appearance.objects.order_by()
        if self.selection.filter.chooses:
            selected = self.selection.articles.order_by().filter(pk=OuterRef("revision__article"))
            standing = standing.filter(Exists(selected))
        appearances = self._parts(Appearance, "claim", claims, rows=standing)
        evidence = self._parts(Evidence, "claim", claims)
        verdicts = self._parts(Verdict, "claim", claims)
        links = Statement(
            self._belonging(Verdict.evidence.through, "verdict__claim", claims),
            ["evidence_id", "verdict_id"],
        )
        for batch in self._batches("claim", Claim, claims):
            places, sources, answers = appearances.of(batch), evidence.of(batch), verdicts.of(batch)
            _put_evidence(answers, links.run(batch[0]["id"], batch[-1]["id"]))
            for claim in batch:
                claim["appearances"] = places[claim["id"]]
                claim["evidence"] = sources[claim["id"]]
                claim["verdicts"] = answers[claim["id"]]
            yield batch

    # ---- What belongs to a batch -----------------------------------------------------------------

    def _belonging(
        self,
        model: type[Model],
        path: str,
        holders: QuerySet[Any],
        rows: QuerySet[Any] | None = None,
    ) -> QuerySet[Any]:
        """Return the rows that lead by ``path`` to a holder between FIRST and LAST.

        Where all is exported no holder between the two is left out, and nothing else need be asked.
        """
        rows = model._default_manager.order_by() if rows is None else rows
        if self.selection.filter.chooses:
            batch = holders.order_by().filter(pk__gte=FIRST, pk__lte=LAST)
            return rows.filter(**{f"{path}__in": batch.values("pk")})
        return rows.filter(**{f"{path}__gte": FIRST, f"{path}__lte": LAST})

    def _parts(
        self,
        model: type[Model],
        path: str,
        holders: QuerySet[Any],
        *,
        key: str = "",
        rows: QuerySet[Any] | None = None,
    ) -> "Parts":
        columns = Columns(model, key or path)
        belonging = self._belonging(model, path, holders, rows)
        return Parts(columns, Statement(belonging, columns.sources), self.usernames)


class Parts:
    """Records of one kind that belong to records of another, which is read in batches."""

    def __init__(
        self, columns: Columns, statement: Statement, usernames: dict[int | None, str | None]
    ) -> None:
        self.columns = columns
        self.statement = statement
        self.usernames = usernames

    def of(self, batch: list[Row]) -> ByHolder:
        """Return what belongs to the batch, by what holds it, in ascending order."""
        rows = self.statement.run(batch[0]["id"], batch[-1]["id"])
        found: ByHolder = defaultdict(list)
        for row, record in zip(rows, self.columns.records(rows, self.usernames), strict=True):
            found[row[-1]].append(record)
        for records in found.values():
            records.sort(key=_BY_ID)
        return found


_BY_ID = itemgetter("id")
_BY_POSITION = itemgetter(-1)


def _put_spans(quoted: ByHolder, rows: list[tuple[Any, ...]]) -> None:
    """Give the quotes their places. Sorting here keeps SQLite from reading the whole table."""
    quotes = {quote["id"]: quote for found in quoted.values() for quote in found}
    for quote in quotes.values():
        quote["content"], quote["cue"], quote["sources"] = [], None, []
    rows.sort(key=_BY_POSITION)
    for start, end, exact, prefix, suffix, speaker, quote_id, role, _position in rows:
        place: Row = {
            "start": start,
            "end": end,
            "exact": exact,
            "prefix": prefix,
            "suffix": suffix,
        }
        if role == "content":
            quotes[quote_id]["content"].append(place)
        elif role == "cue":
            quotes[quote_id]["cue"] = place
        else:
            place["speaker"] = speaker
            quotes[quote_id]["sources"].append(place)


def _put_evidence(answers: ByHolder, links: list[tuple[Any, ...]]) -> None:
    verdicts = {verdict["id"]: verdict for found in answers.values() for verdict in found}
    for verdict in verdicts.values():
        verdict["evidence"] = []
    for evidence_id, verdict_id in sorted(links):
        verdicts[verdict_id]["evidence"].append(evidence_id)


def _up_to_limit(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the first of the articles whose texts together stay within the limit; at least one."""
    total = 0
    for index, row in enumerate(rows):
        total += row[-1]
        if total > BATCH_TEXT and index:
            return rows[:index]
    return rows
