"""The resources of the API: for each word of the desk, how it is read, shown, filtered, sorted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django_filters import FilterSet

from ..desk.paging import Order
from ..models import (
    Appearance,
    Article,
    Claim,
    Event,
    Evidence,
    ExcludedRange,
    Outlet,
    Quote,
    RatingScale,
    Revision,
    Speaker,
    Verdict,
    Versioned,
)
from . import filters, reading, shapes
from .tables import Table

NEWEST_FIRST = {"-id": Order("id"), "id": Order("id", descending=False)}


def _by(name: str, column: str = "") -> dict[str, Order]:
    column = column or name
    return {name: Order(column, descending=False), f"-{name}": Order(column)}


@dataclass(frozen=True)
class Resource:
    """One word of the desk in the API.

    ``word`` stands in addresses and operation ids; ``heavy`` fields are left out of lists unless
    asked for; of ``orders`` the first is that of a list where none is asked for.
    """

    word: str
    noun: str
    model: type[models.Model]
    table: Table
    shape: type[shapes.Shape]
    filters: type[FilterSet] | None = None
    orders: Mapping[str, Order] = field(default_factory=lambda: NEWEST_FIRST)
    heavy: frozenset[str] = frozenset()
    rows: Callable[[], QuerySet[Any]] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All fields."""
        return self.table.names

    @property
    def list_names(self) -> tuple[str, ...]:
        """Fields sent in lists where none are asked for."""
        return tuple(name for name in self.names if name not in self.heavy)

    @property
    def versioned(self) -> bool:
        """Whether the rows carry a version, and are therefore changed with If-Match."""
        return issubclass(self.model, Versioned)

    def queryset(self) -> QuerySet[Any]:
        """Return all rows, with what filters and orders need."""
        return self.rows() if self.rows else self.model._default_manager.all()


def _articles() -> QuerySet[Article]:
    return Article.objects.annotate(published_or_added=Coalesce("published_at", "created_at"))


ARTICLES = Resource(
    word="articles",
    noun="article",
    model=Article,
    table=reading.ARTICLE,
    shape=shapes.ArticleSerializer,
    filters=filters.ArticleFilters,
    orders=NEWEST_FIRST | _by("published_at", "published_or_added"),
    rows=_articles,
)
REVISIONS = Resource(
    word="revisions",
    noun="revision",
    model=Revision,
    table=reading.REVISION,
    shape=shapes.RevisionSerializer,
    filters=filters.RevisionFilters,
    orders=NEWEST_FIRST | _by("captured_at"),
    heavy=frozenset({"text"}),
)
EXCLUDED_RANGES = Resource(
    word="excluded-ranges",
    noun="excluded range",
    model=ExcludedRange,
    table=reading.EXCLUDED_RANGE,
    shape=shapes.ExcludedRangeSerializer,
    orders=_by("start"),
)
QUOTES = Resource(
    word="quotes",
    noun="quote",
    model=Quote,
    table=reading.QUOTE,
    shape=shapes.QuoteSerializer,
    filters=filters.QuoteFilters,
    orders=NEWEST_FIRST | _by("start"),
)
CLAIMS = Resource(
    word="claims",
    noun="claim",
    model=Claim,
    table=reading.CLAIM,
    shape=shapes.ClaimSerializer,
    filters=filters.ClaimFilters,
    orders=NEWEST_FIRST | _by("moved_at"),
)
APPEARANCES = Resource(
    word="appearances",
    noun="appearance",
    model=Appearance,
    table=reading.APPEARANCE,
    shape=shapes.AppearanceSerializer,
    filters=filters.AppearanceFilters,
)
EVIDENCE = Resource(
    word="evidence",
    noun="piece of evidence",
    model=Evidence,
    table=reading.EVIDENCE,
    shape=shapes.EvidenceSerializer,
    filters=filters.EvidenceFilters,
)
VERDICTS = Resource(
    word="verdicts",
    noun="verdict",
    model=Verdict,
    table=reading.VERDICT,
    shape=shapes.VerdictSerializer,
    filters=filters.VerdictFilters,
)
SPEAKERS = Resource(
    word="speakers",
    noun="speaker",
    model=Speaker,
    table=reading.SPEAKERS,
    shape=shapes.SpeakerSerializer,
    filters=filters.SpeakerFilters,
    orders=_by("name") | NEWEST_FIRST,
)
OUTLETS = Resource(
    word="outlets",
    noun="outlet",
    model=Outlet,
    table=reading.OUTLET,
    shape=shapes.OutletSerializer,
    filters=filters.OutletFilters,
    orders=_by("name") | NEWEST_FIRST,
)
RATING_SCALES = Resource(
    word="rating-scales",
    noun="rating scale",
    model=RatingScale,
    table=reading.RATING_SCALE,
    shape=shapes.RatingScaleSerializer,
    filters=filters.RatingScaleFilters,
)
EVENTS = Resource(
    word="events",
    noun="event",
    model=Event,
    table=reading.EVENT,
    shape=shapes.EventSerializer,
    filters=filters.EventFilters,
)

ALL = (
    ARTICLES,
    REVISIONS,
    EXCLUDED_RANGES,
    QUOTES,
    CLAIMS,
    APPEARANCES,
    EVIDENCE,
    VERDICTS,
    SPEAKERS,
    OUTLETS,
    RATING_SCALES,
    EVENTS,
)
