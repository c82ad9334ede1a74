"""The resources of the API: for each word of the desk, how it is read, shown, filtered, sorted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django_filters import FilterSet

from .. import rules
from ..desk.paging import Order
from ..models import (
    Answer,
    Appearance,
    Article,
    Assignment,
    Claim,
    Comment,
    Correction,
    Event,
    Evidence,
    ExcludedRange,
    FactCheck,
    GateNote,
    Job,
    Notification,
    Outlet,
    Question,
    Quote,
    RatingScale,
    Recusal,
    ReplyRequest,
    Revision,
    Speaker,
    Verdict,
    Versioned,
)
from . import asked, filters, published, reading, review, shapes, talk, work
from .tables import Table

NEWEST_FIRST = {"-id": Order("id"), "id": Order("id", descending=False)}


def _by(name: str, column: str = "") -> dict[str, Order]:
    column = column or name
    return {name: Order(column, descending=False), f"-{name}": Order(column)}


@dataclass(frozen=True)
class Resource:
    """One word of the desk in the API.

    ``word`` stands in addresses and operation ids; ``heavy`` fields are left out of lists unless
    asked for; of ``orders`` the first is that of a list where none is asked for. Where not
    everybody sees every row, ``seen`` returns those that somebody sees: a rule's queryset twin.
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
    seen: Callable[[Any], QuerySet[Any]] | None = None

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

    def queryset(self, asker: Any) -> QuerySet[Any]:
        """Return all rows that somebody may see, with what filters and orders need."""
        if self.seen is not None:
            return self.seen(asker)
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
    heavy=frozenset({"moves"}),
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
    seen=rules.can_see_verdict_rows,
)
ASSIGNMENTS = Resource(
    word="assignments",
    noun="assignment",
    model=Assignment,
    table=review.ASSIGNMENT,
    shape=review.AssignmentSerializer,
    filters=review.AssignmentFilters,
    seen=rules.can_see_assignment_rows,
)
RECUSALS = Resource(
    word="recusals",
    noun="recusal",
    model=Recusal,
    table=review.RECUSAL,
    shape=review.RecusalSerializer,
    filters=review.RecusalFilters,
)
FACT_CHECKS = Resource(
    word="fact-checks",
    noun="fact-check",
    model=FactCheck,
    table=published.FACT_CHECK,
    shape=published.FactCheckSerializer,
    filters=published.FactCheckFilters,
    heavy=frozenset({"body"}),
    seen=rules.can_see_fact_check_rows,
)
CORRECTIONS = Resource(
    word="corrections",
    noun="correction",
    model=Correction,
    table=published.CORRECTION,
    shape=published.CorrectionSerializer,
    filters=published.CorrectionFilters,
    seen=published.corrections_seen,
)
GATE_NOTES = Resource(
    word="gate-notes",
    noun="written reason at a gate",
    model=GateNote,
    table=asked.GATE_NOTE,
    shape=asked.GateNoteSerializer,
    filters=asked.GateNoteFilters,
)
REPLY_REQUESTS = Resource(
    word="reply-requests",
    noun="request for a reply",
    model=ReplyRequest,
    table=asked.REPLY_REQUEST,
    shape=asked.ReplyRequestSerializer,
    filters=asked.ReplyRequestFilters,
    orders=NEWEST_FIRST | _by("asked_at"),
)
QUESTIONS = Resource(
    word="questions",
    noun="question",
    model=Question,
    table=asked.QUESTION,
    shape=asked.QuestionSerializer,
    filters=asked.QuestionFilters,
)
ANSWERS = Resource(
    word="answers",
    noun="answer",
    model=Answer,
    table=asked.ANSWER,
    shape=asked.AnswerSerializer,
    filters=asked.AnswerFilters,
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
    seen=rules.can_see_event_rows,
)

COMMENTS = Resource(
    word="comments",
    noun="comment",
    model=Comment,
    table=talk.COMMENT,
    shape=talk.CommentSerializer,
    filters=talk.CommentFilters,
    seen=talk.seen_comments,
)
NOTIFICATIONS = Resource(
    word="notifications",
    noun="notification",
    model=Notification,
    table=talk.NOTIFICATION,
    shape=talk.NotificationSerializer,
    filters=talk.NotificationFilters,
    seen=talk.seen_notifications,
)

JOBS = Resource(
    word="jobs",
    noun="job",
    model=Job,
    table=work.JOB,
    shape=work.JobSerializer,
    filters=work.JobFilters,
    heavy=frozenset({"arguments", "result"}),
)

ALL = (
    ARTICLES,
    REVISIONS,
    EXCLUDED_RANGES,
    QUOTES,
    CLAIMS,
    APPEARANCES,
    EVIDENCE,
    GATE_NOTES,
    REPLY_REQUESTS,
    QUESTIONS,
    ANSWERS,
    VERDICTS,
    ASSIGNMENTS,
    RECUSALS,
    FACT_CHECKS,
    CORRECTIONS,
    SPEAKERS,
    OUTLETS,
    RATING_SCALES,
    EVENTS,
    COMMENTS,
    NOTIFICATIONS,
    JOBS,
)
