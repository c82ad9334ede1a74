"""Storing the records of an export, a batch of one type at a time."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

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
)
from ..models.bulk import insert_rows
from ..models.exported import PLACE
from .record import restore_lines
from .restore_checks import BrokenExport, Record, check_present, check_revision
from .restore_claims import store_claims
from .restore_parts import Part, Rows, parts_in, references


class Store:
    """Stores batches of records of every type."""

    def __init__(self) -> None:
        self.rows = Rows()
        self.of_type: dict[str, Callable[[list[Part]], None]] = {
            "person": self.rows.store_people,
            "outlet": self._outlets,
            "speaker": self._speakers,
            "scale": self._scales,
            "article": self._articles,
            "claim": partial(store_claims, self.rows),
            "event": self._events,
        }
        """The stores by type, in the order in which the types stand in a file."""

    def store(self, records: Sequence[Record]) -> None:
        """Store records of one type.

        :raises BrokenExport: when one contradicts its text or another record.
        :raises IntegrityError: when one breaks another rule of the database.
        """
        self.of_type[records[0].type]([Part(each, "", each.value) for each in records])

    def _outlets(self, outlets: list[Part]) -> None:
        self.rows.insert(Outlet, outlets)

    def _speakers(self, speakers: list[Part]) -> None:
        self.rows.insert(Speaker, speakers)

    def _scales(self, scales: list[Part]) -> None:
        # A published scale takes no label, so each is published once it has its own.
        drafts = [each._replace(value=each.value | {"published_at": None}) for each in scales]
        self.rows.insert(RatingScale, drafts)
        self.rows.insert(Rating, parts_in(scales, "ratings"), holder="scale_id")
        for each in scales:
            rows = RatingScale.objects.filter(pk=each.value["id"])
            rows.update(published_at=each.value["published_at"])

    def _articles(self, articles: list[Part]) -> None:
        check_present(Outlet, references(articles, "outlet"))
        self.rows.insert(Article, articles)
        revisions = parts_in(articles, "revisions")
        for part in revisions:
            check_revision(part.record, part.value, part.path)
        self.rows.insert(Revision, revisions, holder="article_id")
        ranges = parts_in(revisions, "excluded_ranges")
        self.rows.insert(ExcludedRange, ranges, holder="revision_id")
        self._quotes(parts_in(revisions, "quotes"))

    def _quotes(self, quotes: list[Part]) -> None:
        check_present(Speaker, references(quotes, "speaker"))
        check_present(Speaker, references(quotes, "suggested_speaker"))
        check_present(Speaker, references(parts_in(quotes, "sources"), "speaker"))
        self.rows.insert(Quote, quotes, holder="revision_id")
        insert_rows(
            QuoteSpan,
            ("quote_id", "role", "position", "speaker_id", "anonymity", *PLACE),
            (row for part in quotes for row in _spans(part.value)),
        )

    def _events(self, events: list[Part]) -> None:
        check_present(Article, references(events, "article"))
        check_present(Claim, references(events, "claim"))
        at = Event._meta.get_field("at")
        named = {"target_id": "target", "article_id": "article", "claim_id": "claim"}
        renamed = [
            part._replace(
                value=part.value
                | {k: part.value[v] for k, v in named.items()}
                | {"at": at.to_python(part.value["at"])}
            )
            for part in events
        ]
        columns, rows = self.rows.rows(Event, renamed)
        restore_lines(columns, rows)


def check_resemblances() -> None:
    """Hold the likely copies against the texts, once all are there.

    :raises BrokenExport: when one is said to be a copy of a text that is not in the file.
    """
    lost = Revision.objects.filter(resembles__isnull=False).exclude(
        resembles__in=Revision.objects.order_by().values("pk")
    )
    for revision in lost.values("pk", "article_id", "resembles_id")[:1]:
        place = _("article %(id)s") % {"id": revision["article_id"]}
        path = _("resembles of revision %(id)s") % {"id": revision["pk"]}
        sentence = _("is %(id)s, but no such revision stands in the file.")
        raise BrokenExport(sentence % {"id": revision["resembles_id"]}, place, path)


def check_merges() -> None:
    """Hold what speakers were merged into against the speakers, once all are there.

    :raises BrokenExport: when one is said to be somebody who is not in the file, or in a circle.
    """
    into = dict(
        Speaker.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into_id")
    )
    known = set(Speaker.objects.filter(pk__in=into.values()).values_list("pk", flat=True))
    for pk, other in into.items():
        place, path = _("speaker %(id)s") % {"id": pk}, "merged_into"
        if other not in known:
            sentence = _("is %(id)s, but no such speaker stands in the file.")
            raise BrokenExport(sentence % {"id": other}, place, path)
        if other in into:
            sentence = _("is %(id)s, who was merged too.")
            raise BrokenExport(sentence % {"id": other}, place, path)


def _spans(quote: dict[str, Any]) -> Iterator[list[Any]]:
    single = [(role, [quote[role]] if quote[role] else []) for role in ("cue", "addressee")]
    for role, places in (("content", quote["content"]), ("source", quote["sources"]), *single):
        for position, place in enumerate(places):
            source = (place.get("speaker"), place.get("anonymity"))
            yield [quote["id"], role, position, *source, *(place[name] for name in PLACE)]
