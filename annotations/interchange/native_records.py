"""Reading the desk into the records of the export: tuples from the database, never model rows.

Everything is read in batches that begin after the last id of the one before, each with a fixed
number of queries; memory therefore stays flat however large the desk is.
"""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from django.db.models import Exists, IntegerField, Model, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from ..models import (
    Article,
    Claim,
    Event,
    ExcludedRange,
    Outlet,
    Quote,
    QuoteSpan,
    Rating,
    RatingScale,
    Revision,
    Speaker,
    User,
)
from ..models.exported import PLACE
from .native_columns import FIRST, Columns, Row, Statement
from .native_dossiers import Dossiers
from .native_parts import ByHolder, Parts, belonging, parts_of
from .native_selection import Selection

BATCH = 100
"""Articles, claims, speakers … read at once. More only gives Python's garbage collector work."""
BATCH_TEXT = 4_000_000
"""Code points of text at which a batch of articles ends early: long texts must not add up."""

SPAN = Columns(QuoteSpan)

Batches = Iterator[list[Row]]


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
        ranges = self._parts(
            ExcludedRange,
            "revision__article",
            articles,
            key="revision",
        )
        quotes = self._parts(Quote, "revision__article", articles, key="revision")
        spans = Statement(
            belonging(self.selection, QuoteSpan, "quote__revision__article", articles),
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

    def _parts(
        self, model: type[Model], path: str, holders: QuerySet[Any], *, key: str = ""
    ) -> Parts:
        return parts_of(self.selection, self.usernames, model, path, holders, key=key)

    def _claims(self) -> Batches:
        dossiers = Dossiers(self.selection, self.usernames)
        for batch in self._batches("claim", Claim, self.selection.claims):
            dossiers.add_to(batch)
            yield batch


_BY_POSITION = itemgetter(-1)


def _put_spans(quoted: ByHolder, rows: list[tuple[Any, ...]]) -> None:
    """Give the quotes their places. Sorting here keeps SQLite from reading the whole table."""
    quotes = {quote["id"]: quote for found in quoted.values() for quote in found}
    for quote in quotes.values():
        quote |= {"content": [], "cue": None, "addressee": None, "sources": []}
    rows.sort(key=_BY_POSITION)
    for *place_values, speaker, anonymity, quote_id, role, _position in rows:
        place: Row = dict(zip(PLACE, place_values, strict=True))
        if role == "content":
            quotes[quote_id]["content"].append(place)
        elif role == "source":
            place["speaker"], place["anonymity"] = speaker, anonymity
            quotes[quote_id]["sources"].append(place)
        else:
            quotes[quote_id][role] = place


def _up_to_limit(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the first of the articles whose texts together stay within the limit; at least one."""
    total = 0
    for index, row in enumerate(rows):
        total += row[-1]
        if total > BATCH_TEXT and index:
            return rows[:index]
    return rows
