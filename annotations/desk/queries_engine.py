"""What the engine's readings changed, and how well it agrees with what people decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce, TruncMonth
from django.utils import timezone

from ..models import Appearance, Event, Origin, Quote, Revision

Row = TypeVar("Row", Quote, Appearance)


@dataclass(frozen=True, slots=True)
class Difference(Generic[Row]):
    """What became of proposals, in text order; ``changed`` pairs each with what replaced it."""

    new: Sequence[Row] = ()
    gone: Sequence[Row] = ()
    changed: Sequence[tuple[Row, Row]] = ()
    kept: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Rereading:
    """The last reading of a text that had been read before, and what it changed.

    ``before`` and ``engine`` are the engines of the reading before and of this one, with their
    versions. Claims are told by the places where they stand in the text.
    """

    at: datetime
    before: str
    engine: str
    quotes: Difference[Quote] = field(default_factory=Difference)
    claims: Difference[Appearance] = field(default_factory=Difference)


def was_reread(revision: Revision) -> bool:
    """Whether the engine has read a text more than once, so that there is something to compare."""
    return _readings(revision).filter(data__has_key="changes").exists()


def what_changed(revision: Revision) -> Rereading | None:
    """Return what the last reading of a text changed; None for one read once or never."""
    event = _readings(revision).order_by("-id").first()
    if event is None or "changes" not in event.data:
        return None
    told = event.data["changes"]
    quotes = revision.quotes.with_parts().in_bulk(_ids(told["quotes"]))
    places = revision.appearances.filter(claim__in=_ids(told["claims"]))
    places = places.select_related("claim__speaker", "quote").order_by("-id")
    claims = {place.claim_id: place for place in places}
    return Rereading(
        event.at,
        event.data["before"],
        event.data["engine"],
        _difference(told["quotes"], quotes),
        _difference(told["claims"], claims),
    )


def _readings(revision: Revision) -> QuerySet[Event]:
    events = Event.objects.filter(article_id=revision.article_id, verb="article.extracted")
    return events.filter(data__revision=revision.pk)


def _ids(told: Mapping[str, Any]) -> list[int]:
    pairs = [each for pair in told["changed"] for each in pair]
    return [*told["new"], *told["gone"], *told["kept"], *pairs]


def _difference(told: Mapping[str, Any], rows: Mapping[int, Row]) -> Difference[Row]:
    def of(ids: Sequence[int]) -> list[Row]:
        return sorted((rows[pk] for pk in ids), key=lambda row: (row.start, row.pk))

    pairs = [(rows[old], rows[new]) for old, new in told["changed"]]
    pairs.sort(key=lambda pair: (pair[1].start, pair[1].pk))
    return Difference(of(told["new"]), of(told["gone"]), pairs, of(told["kept"]))


@dataclass(frozen=True, slots=True)
class Agreement:
    """What people decided in one month about quotes in texts that one engine had read.

    ``accepted``, of which ``corrected`` with other places or another kind, and ``rejected`` count
    the engine's proposals, ``added`` the quotes that people marked themselves. ``corrections``
    counts each correction, ``articles`` those in which anything was decided.
    """

    month: date
    engine: str
    accepted: int
    corrected: int
    rejected: int
    added: int
    corrections: int
    articles: int

    @property
    def precision(self) -> float | None:
        """The share of its proposals, among those decided, that people took; None without any."""
        decided = self.accepted + self.rejected
        return self.accepted / decided if decided else None

    @property
    def recall(self) -> float | None:
        """The share of the quotes people wanted that the engine had proposed; None without any."""
        wanted = self.accepted + self.added
        return self.accepted / wanted if wanted else None

    @property
    def corrections_per_article(self) -> float | None:
        """How often its proposals were corrected, for each article worked on."""
        return self.corrections / self.articles if self.articles else None


def engine_agreement(
    *,
    since: date | None = None,
    until: date | None = None,
    language: str = "",
    engine: str = "",
) -> list[Agreement]:
    """Return month by month, in the desk's time zone, how far engine and desk agree.

    ``since`` and ``until`` are days of decision, both included; ``language`` is the article's,
    ``engine`` a name with its version, as "rules 2". A quote that a person marked is held against
    the engine that last read its text. Imported quotes, those that a new text only inherited,
    and what nobody decided on do not count. One query, whose work is the database's.
    """
    decided = Quote.objects.filter(
        # A copy in a new text was decided on before it was made.
        decided_at__gte=F("created_at"),
        decided_at__isnull=False,
        state__in=[Quote.State.ACCEPTED, Quote.State.REJECTED],
        origin__in=[Origin.MACHINE, Origin.PERSON],
    )
    reader = Case(
        When(origin=Origin.MACHINE, then="engine"),
        default="revision__engine",
        output_field=CharField(),
    )
    rows: QuerySet[Any] = decided.annotate(reader=reader).exclude(reader="")
    if since:
        rows = rows.filter(decided_at__gte=_midnight(since))
    if until:
        rows = rows.filter(decided_at__lt=_midnight(date.fromordinal(until.toordinal() + 1)))
    if language:
        rows = rows.filter(revision__article__language=language)
    if engine:
        rows = rows.filter(reader=engine)
    return [_agreement(row) for row in _counted(rows)]


def engines_with_decisions() -> list[str]:
    """Return the engines, with their versions, on whose proposals people have decided."""
    decided = Quote.objects.filter(origin=Origin.MACHINE, decided_at__isnull=False)
    names = decided.exclude(engine="").order_by("engine").values_list("engine", flat=True)
    return list(names.distinct())


def _counted(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    machine = Q(origin=Origin.MACHINE)
    accepted = Q(state=Quote.State.ACCEPTED)
    months = rows.annotate(month=TruncMonth("decided_at")).order_by().values("month", "reader")
    return months.annotate(
        accepted=Count("id", filter=machine & accepted),
        corrected=Count("id", filter=machine & accepted & Q(corrections__gt=0)),
        rejected=Count("id", filter=machine & ~accepted),
        added=Count("id", filter=~machine & accepted),
        corrections=Coalesce(Sum("corrections", filter=machine), 0),
        articles=Count("revision__article", distinct=True),
    ).order_by("month", "reader")


def _agreement(row: dict[str, Any]) -> Agreement:
    values = {name: value for name, value in row.items() if name not in ("month", "reader")}
    return Agreement(month=row["month"].date(), engine=row["reader"], **values)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware
