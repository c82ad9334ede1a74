"""What a filter selects, so that nothing in a file names a thing that is not in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.timezone import is_naive
from django.utils.translation import gettext as _

from .. import rules
from ..models import (
    Answer,
    Appearance,
    Article,
    Assignment,
    AxisFinding,
    Claim,
    Comment,
    Correction,
    Event,
    ExcludedRange,
    FactCheck,
    Outlet,
    Quote,
    QuoteSpan,
    Revision,
    Speaker,
    User,
    Verdict,
)
from ..models.exported import EXPORTED, people_fields
from .native_format import EVENT_TARGETS


@dataclass(frozen=True, slots=True)
class ExportFilter:
    """What to export; without any of it, the whole desk.

    ``since``, ``until`` (aware times; the first included, the second not), ``outlet`` (its number)
    and ``language`` (ISO 639-1) choose articles, the times by when they were brought in. ``state``
    chooses claims. Where articles are chosen, the claims are those that stand in them; where
    claims are, the articles are those in which they stand.

    :raises ValidationError: keyed by field.
    """

    since: datetime | None = None
    until: datetime | None = None
    state: str | None = None
    outlet: int | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.state is not None and self.state not in Claim.State.values:
            raise ValidationError(
                {
                    "state": _("“%(value)s” is none of: %(choices)s.")
                    % {"value": self.state, "choices": ", ".join(Claim.State.values)}
                }
            )
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and is_naive(value):
                raise ValidationError({name: _("This time names no time zone.")})
        if self.since and self.until and self.since >= self.until:
            raise ValidationError({"until": _("This lies before the beginning of the export.")})

    @property
    def chooses_articles(self) -> bool:
        """Whether not every article is wanted, apart from what follows from the claims."""
        return any(each is not None for each in (self.since, self.until, self.outlet)) or bool(
            self.language
        )

    @property
    def chooses(self) -> bool:
        """Whether anything is left out."""
        return self.chooses_articles or self.state is not None

    def told(self) -> dict[str, Any]:
        """Return the filter as the header of a file tells it."""
        return {
            "since": _stamp(self.since),
            "until": _stamp(self.until),
            "state": self.state,
            "outlet": self.outlet,
            "language": self.language or None,
        }


def _stamp(value: datetime | None) -> str | None:
    return None if value is None else f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


class Selection:
    """The rows of each table that a filter selects, as far as the reader may see them.

    ``reader`` is who takes the file away; None is the owner of the machine, who sees all.

    :raises ValidationError: when the outlet asked for is not on the desk.
    """

    def __init__(self, wanted: ExportFilter, reader: User | None = None) -> None:
        self.filter = wanted
        self.reader = reader
        if wanted.outlet is not None and not Outlet.objects.filter(pk=wanted.outlet).exists():
            raise ValidationError(
                {"outlet": _("There is no outlet number %(id)s.") % {"id": wanted.outlet}}
            )

    @property
    def narrows(self) -> bool:
        """Whether anything may be left out, for what was asked or for who asks."""
        return self.filter.chooses or self.reader is not None

    def visible(self, model: type[Model]) -> QuerySet[Any]:
        """Return the rows of a model that the reader may see: the desk's own rules say which.

        What belongs to a thing is seen with it.
        """
        if self.reader is None or model not in _RULES:
            return model._default_manager.all()
        return _RULES[model](self.reader)

    def _narrow(self, rows: QuerySet[Any], condition: Q) -> QuerySet[Any]:
        return rows.filter(condition) if self.filter.chooses else rows

    def _article_condition(self, path: str = "") -> Q:
        wanted = self.filter
        condition = Q()
        if wanted.since:
            condition &= Q(**{f"{path}created_at__gte": wanted.since})
        if wanted.until:
            condition &= Q(**{f"{path}created_at__lt": wanted.until})
        if wanted.outlet is not None:
            condition &= Q(**{f"{path}outlet_id": wanted.outlet})
        if wanted.language:
            condition &= Q(**{f"{path}language": wanted.language})
        return condition

    @cached_property
    def articles(self) -> QuerySet[Article]:
        """Chosen articles; with a state, those in which a claim of that state stands."""
        rows = Article.objects.filter(self._article_condition())
        if self.filter.state is not None:
            standing = Appearance.objects.filter(
                revision__article=OuterRef("pk"), claim__state=self.filter.state
            )
            rows = rows.filter(Exists(standing))
        return rows.order_by("pk")

    @cached_property
    def claims(self) -> QuerySet[Claim]:
        """Claims of the state; where articles are chosen, those that stand in one of them."""
        rows = Claim.objects.all()
        if self.filter.state is not None:
            rows = rows.filter(state=self.filter.state)
        if self.filter.chooses_articles:
            standing = Appearance.objects.filter(
                self._article_condition("revision__article__"), claim=OuterRef("pk")
            )
            rows = rows.filter(Exists(standing))
        return rows.order_by("pk")

    @cached_property
    def revisions(self) -> QuerySet[Revision]:
        """Every text of the articles."""
        return self._narrow(Revision.objects.order_by("pk"), Q(article__in=_ids(self.articles)))

    @cached_property
    def ranges(self) -> QuerySet[ExcludedRange]:
        """Every excluded range of the texts."""
        return self._narrow(
            ExcludedRange.objects.order_by("pk"), Q(revision__in=_ids(self.revisions))
        )

    @cached_property
    def quotes(self) -> QuerySet[Quote]:
        """Every quote of the texts."""
        return self._narrow(Quote.objects.order_by("pk"), Q(revision__in=_ids(self.revisions)))

    @cached_property
    def appearances(self) -> QuerySet[Appearance]:
        """Appearances of the claims in the texts: of a claim, not always all."""
        return self._narrow(
            Appearance.objects.order_by("pk"),
            Q(claim__in=_ids(self.claims), revision__in=_ids(self.revisions)),
        )

    def of_claims(self, model: type[Model], path: str = "claim") -> QuerySet[Any]:
        """Every row of a model that leads by ``path`` to one of the claims."""
        rows = self.visible(model).order_by("pk")
        return self._narrow(rows, Q(**{f"{path}__in": _ids(self.claims)}))

    @cached_property
    def outlets(self) -> QuerySet[Outlet]:
        """With a filter, those of the articles."""
        return self._narrow(
            Outlet.objects.order_by("pk"), Q(pk__in=self.articles.order_by().values("outlet"))
        )

    @cached_property
    def speakers(self) -> QuerySet[Speaker]:
        """With a filter, those whom a quote or a claim in the file names.

        These were not merged into others: a merge moves all that names one to the other.
        """
        sources = QuoteSpan.objects.filter(quote__in=_ids(self.quotes))
        return self._narrow(
            Speaker.objects.order_by("pk"),
            Q(pk__in=_named(self.quotes, "speaker"))
            | Q(pk__in=_named(self.quotes, "suggested_speaker"))
            | Q(pk__in=_named(self.claims, "speaker"))
            | Q(pk__in=_named(sources, "speaker")),
        )

    @cached_property
    def events(self) -> QuerySet[Event]:
        """The record of what is in the file, and of nothing that the reader may not see."""
        rows = self.visible(Event).filter(target_type__in=EVENT_TARGETS).order_by("pk")
        if self.reader is not None:
            rows = rows.filter(*(self._tells_what_is_seen(each) for each in _TOLD))
        article = Q(article_id__in=_ids(self.articles))
        claim = Q(claim_id__in=_ids(self.claims))
        elsewhere = Q(article_id__isnull=True, claim_id__isnull=True)
        outlet = Q(target_type="outlet", target_id__in=_ids(self.outlets))
        speaker = Q(target_type="speaker", target_id__in=_ids(self.speakers))
        return self._narrow(
            rows,
            (article | Q(article_id__isnull=True)) & (claim | Q(claim_id__isnull=True)) & ~elsewhere
            | elsewhere & (outlet | speaker | Q(target_type="ratingscale")),
        )

    def _tells_what_is_seen(self, model: type[Model]) -> Q:
        """Whether a line of the record, if it is about such a thing, is about a seen one."""
        seen = self.visible(model).order_by().filter(pk=OuterRef("target_id"))
        return ~Q(target_type=model._meta.model_name) | Q(Exists(seen))

    def usernames(self) -> dict[int, str]:
        """Return, by number, the username of everybody whom a selected row names."""
        ids: set[int] = set()
        for rows, name in self._naming():
            named = rows.order_by().filter(**{f"{name}__isnull": False})
            ids.update(named.values_list(name, flat=True).distinct())
        return {pk: user.username for pk, user in User.objects.in_bulk(list(ids)).items()}

    def _naming(self) -> Iterator[tuple[QuerySet[Any], str]]:
        named_elsewhere: dict[type[Model], QuerySet[Any]] = {
            Article: self.articles,
            Revision: self.revisions,
            ExcludedRange: self.ranges,
            Quote: self.quotes,
            Claim: self.claims,
            Appearance: self.appearances,
            Event: self.events,
        }
        for model in EXPORTED:
            for name in people_fields(model):
                if model in named_elsewhere:
                    yield named_elsewhere[model], name
                else:
                    yield self.of_claims(model, _TO_CLAIM.get(model, "claim")), name
        for model, name in _LISTS_OF_PEOPLE:
            yield self.of_claims(model), name


def _named(rows: QuerySet[Any], name: str) -> QuerySet[Any]:
    return rows.order_by().filter(**{f"{name}__isnull": False}).values(name)


def _ids(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().values("pk")


_TO_CLAIM: dict[type[Model], str] = {Answer: "question__claim", Correction: "fact_check__claim"}
"""By which path what names people leads to a claim, where it is a part of something on it."""

_LISTS_OF_PEOPLE = ((Comment, "mentions"), (FactCheck, "authors"), (FactCheck, "writers"))
"""Relations that name people, several at a time."""


def _findings_seen(reader: User) -> QuerySet[AxisFinding]:
    verdicts = rules.can_see_verdict_rows(reader).filter(pk=OuterRef("verdict"))
    return AxisFinding.objects.filter(Exists(verdicts))


def _corrections_seen(reader: User) -> QuerySet[Correction]:
    pieces = rules.can_see_fact_check_rows(reader).filter(pk=OuterRef("fact_check"))
    return Correction.objects.filter(Exists(pieces))


_RULES: dict[type[Model], Callable[[User], QuerySet[Any]]] = {
    Verdict: rules.can_see_verdict_rows,
    AxisFinding: _findings_seen,
    Assignment: rules.can_see_assignment_rows,
    Comment: rules.can_see_comment_rows,
    FactCheck: rules.can_see_fact_check_rows,
    Correction: _corrections_seen,
    Event: rules.can_see_event_rows,
}
"""Which rows of a model somebody sees, where that is not all."""

_TOLD = (Verdict, Assignment, Comment, FactCheck, Correction)
"""Those that lines of the record are about."""
