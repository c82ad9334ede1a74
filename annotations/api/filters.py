"""Which rows of a list are wanted. Parameters are strict: an odd value is an error, not a shrug."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django_filters import Filter, FilterSet, MultipleChoiceFilter

from .. import rules
from ..desk.backlog import work_backlog
from ..desk.queries_desk import find_speakers
from ..extraction import Reason
from ..models import (
    Anonymity,
    Appearance,
    Article,
    Assignment,
    Claim,
    ClaimKind,
    ClaimType,
    Evidence,
    Origin,
    Outlet,
    Polarity,
    Quote,
    QuoteSpan,
    Revision,
    Speaker,
    Verdict,
)
from ..models.search import CLAIMS, REVISIONS, Indexed, matching
from .inputs import BIGGEST_ID

INDEX_BEFORE_SEARCH = 200
"""Texts, and as many claims, taken off the backlog before a search: some 100 ms at most."""


class IdField(forms.IntegerField):
    """A row's number: digits and nothing else."""

    default_validators = [MinValueValidator(1), MaxValueValidator(BIGGEST_ID)]

    def to_python(self, value: Any) -> int | None:
        """Return the number."""
        if value in self.empty_values:
            return None
        if not (isinstance(value, str) and value.isascii() and value.isdigit()):
            raise ValidationError(_("“%(value)s” is no number of a row.") % {"value": value})
        return int(value) if len(value) < 20 else BIGGEST_ID + 1


class IdFilter(Filter):
    """Rows that point at the row of this number."""

    field_class = IdField
    schema = {"type": "integer", "minimum": 1, "maximum": BIGGEST_ID}


class TextFilter(Filter):
    """Rows with exactly this value."""

    field_class = forms.CharField
    schema = {"type": "string", "minLength": 1}


class DayField(forms.CharField):
    """A day, as 2026-03-01."""

    default_validators = [RegexValidator(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", _("Write YYYY-MM-DD."))]

    def clean(self, value: Any) -> Any:
        """Return the start of the day in the desk's time zone, aware."""
        text = super().clean(value)
        if not text:
            return None
        try:
            day = date.fromisoformat(text)
            start = timezone.make_aware(datetime.combine(day, time()))
            return start if day.year > 1 and day.year < 9999 else _no_day(text)
        except ValueError:
            return _no_day(text)


def _no_day(text: str) -> Any:
    raise ValidationError(
        _("“%(value)s” is no day between the years 2 and 9998.") % {"value": text}
    )


class SinceFilter(Filter):
    """Rows of this day or later."""

    field_class = DayField
    schema = {"type": "string", "format": "date"}

    def filter(self, qs: QuerySet[Any], value: datetime | None) -> QuerySet[Any]:
        """Narrow the rows down."""
        return qs.filter(**{f"{self.field_name}__gte": value}) if value else qs


class UntilFilter(SinceFilter):
    """Rows of this day or earlier."""

    def filter(self, qs: QuerySet[Any], value: datetime | None) -> QuerySet[Any]:
        """Narrow the rows down."""
        day = timedelta(days=1)
        return qs.filter(**{f"{self.field_name}__lt": value + day}) if value else qs


class FlagFilter(Filter):
    """Rows for which the condition holds (``true``), or does not (``false``)."""

    field_class = forms.ChoiceField
    schema = {"type": "boolean"}

    def __init__(self, condition: Q, **options: Any) -> None:
        self.condition = condition
        choices = [("true", "true"), ("false", "false")]
        super().__init__(choices=choices, **options)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Narrow the rows down."""
        if not value:
            return qs
        return qs.filter(self.condition if value == "true" else ~self.condition)


class ThroughFilter(IdFilter):
    """Rows to which other rows lead: ``narrow(rows, id)`` narrows them down."""

    def __init__(self, narrow: Callable[[QuerySet[Any], int], QuerySet[Any]], **options: Any):
        self.narrow = narrow
        super().__init__(**options)

    def filter(self, qs: QuerySet[Any], value: int | None) -> QuerySet[Any]:
        """Narrow the rows down."""
        return qs if value is None else self.narrow(qs, value)


class ChoicesFilter(MultipleChoiceFilter):
    """Rows with one of these values; given several times, any of them."""

    def __init__(self, choices: Any, **options: Any) -> None:
        values = [value for value, _label in choices]
        self.schema = {"type": "array", "items": {"type": "string", "enum": values}}
        super().__init__(choices=choices, **options)


class Unasked(Filter):
    """Marks a filter that leaves rows out where its parameter is not given."""


class StatesFilter(Unasked, ChoicesFilter):
    """Rows in one of these states; where none is named, all but those no longer proposed."""

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Narrow the rows down."""
        return super().filter(qs, value) if value else qs.exclude(state="retired")


class ConfidenceField(forms.FloatField):
    """A number from 0 to 1, written with a point."""

    default_validators = [RegexValidator(r"^[0-9]*\.?[0-9]+$", _lazy("Write 0.5 for a half."))]

    def clean(self, value: Any) -> float | None:
        """Return the number."""
        if value in self.empty_values:
            return None
        for check in self.default_validators:
            check(value)
        number = float(value)
        if not 0 <= number <= 1:
            raise ValidationError(_("A confidence lies between 0 and 1."))
        return number


class ConfidenceFilter(Filter):
    """Rows of which the engine was at least this sure; a person's work has no confidence."""

    field_class = ConfidenceField
    schema = {"type": "number", "minimum": 0, "maximum": 1}

    def __init__(self, **options: Any) -> None:
        super().__init__(field_name="confidence", lookup_expr="gte", **options)


class CodesFilter(ChoicesFilter):
    """Rows whose list of codes holds one of these."""

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Narrow the rows down; codes are letters, so that their JSON is found as text."""
        if not value:
            return qs
        holds = [Q(**{f"{self.field_name}_told__contains": f'"{code}"'}) for code in value]
        told = {f"{self.field_name}_told": Cast(self.field_name, TextField())}
        return qs.alias(**told).filter(reduce(or_, holds))


class SearchFilter(TextFilter):
    """Rows that the words asked for lead to; ``narrow(rows, words)`` narrows them down."""

    def __init__(self, narrow: Callable[[QuerySet[Any], str], QuerySet[Any]], **options: Any):
        self.narrow = narrow
        super().__init__(**options)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Narrow the rows down."""
        return self.narrow(qs, value) if value else qs


def found(indexed: Indexed, words: str) -> Any:
    """Return the subquery of the rows of a full-text index that match, newest texts included.

    :raises ValidationError: when there is no word to search for.
    """
    work_backlog(limit=INDEX_BEFORE_SEARCH)
    subquery = matching(indexed, words)
    if subquery is None:
        raise ValidationError({"q": _("There is no word to search for.")})
    return subquery


def _articles(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    revisions = Revision.objects.filter(pk__in=found(REVISIONS, words))
    return rows.filter(pk__in=revisions.values("article_id"))


def _revisions(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(pk__in=found(REVISIONS, words))


def _claims(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(pk__in=found(CLAIMS, words))


def _quotes(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    spans = QuoteSpan.objects.filter(role=QuoteSpan.Role.CONTENT, exact__icontains=words)
    return rows.filter(pk__in=spans.values("quote_id"))


def _speakers(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(pk__in=find_speakers(words).order_by().values("pk"))


def _outlets(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(name__icontains=words)


FULL_TEXT = "Full-text search: all words must occur; “phrases” in quotation marks, -excluded words."
STATE = "State; without it, all but what is no longer proposed."
CONFIDENCE = "Of which the engine was at least so sure, from 0 to 1."
CONTAINS = "Rows whose words contain this."


class ArticleFilters(FilterSet):
    """Filters of the list of articles."""

    state = ChoicesFilter(Article.State.choices, help_text="State.")
    outlet = IdFilter(help_text="Number of the outlet.")
    language = TextFilter(help_text="Language code.")
    since = SinceFilter(field_name="published_or_added", help_text="Published (else added) from.")
    until = UntilFilter(field_name="published_or_added", help_text="Published (else added) up to.")
    q = SearchFilter(_articles, help_text=FULL_TEXT)


class RevisionFilters(FilterSet):
    """Filters of the list of revisions."""

    article = IdFilter(help_text="Number of the article.")
    language = TextFilter(help_text="Language code.")
    sha256 = TextFilter(help_text="Of the text, in hex digits.")
    likely_duplicate = FlagFilter(
        Q(resembles__isnull=False), help_text="Whether it is nearly the same as an older text."
    )
    since = SinceFilter(field_name="captured_at", help_text="Captured from this day.")
    until = UntilFilter(field_name="captured_at", help_text="Captured up to this day.")
    q = SearchFilter(_revisions, help_text=FULL_TEXT)


class QuoteFilters(FilterSet):
    """Filters of the list of quotes."""

    state = StatesFilter(Quote.State.choices, help_text=STATE)
    kind = ChoicesFilter(Quote.Kind.choices, help_text="Kind.")
    polarity = ChoicesFilter(Polarity.choices, help_text="What the cue says of the words.")
    anonymity = ChoicesFilter(
        Anonymity.choices,
        field_name="spans__anonymity",
        distinct=True,
        help_text="Whether the text names any of its sources.",
    )
    confidence_min = ConfidenceFilter(help_text=CONFIDENCE)
    engine = TextFilter(help_text="Engine and version, as `rules 3`.")
    origin = ChoicesFilter(Origin.choices, help_text="Who suggested it.")
    article = IdFilter(field_name="revision__article", help_text="Number of the article.")
    revision = IdFilter(help_text="Number of the revision.")
    speaker = IdFilter(help_text="Number of the speaker.")
    suggested_speaker = IdFilter(help_text="Number of the speaker suggested.")
    outlet = IdFilter(field_name="revision__article__outlet", help_text="Number of the outlet.")
    language = TextFilter(field_name="revision__article__language", help_text="Language code.")
    since = SinceFilter(field_name="created_at", help_text="Created from this day.")
    until = UntilFilter(field_name="created_at", help_text="Created up to this day.")
    q = SearchFilter(_quotes, help_text=CONTAINS)


class ReviewerFilter(IdFilter):
    """Claims with a standing verdict of this person that who asks may see."""

    def filter(self, qs: QuerySet[Any], value: int | None) -> QuerySet[Any]:
        """Narrow the rows down."""
        if value is None:
            return qs
        seen = rules.can_see_verdict_rows(self.parent.request.user)
        return qs.filter(pk__in=seen.filter(reviewer=value, state="submitted").values("claim_id"))


class ClaimFilters(FilterSet):
    """Filters of the list of claims."""

    state = StatesFilter(Claim.State.choices, help_text=STATE)
    types = CodesFilter(ClaimType.choices, help_text="Sorts of claim; any of them.")
    reasons = CodesFilter(
        [(each.value, each.value) for each in Reason], help_text="Why proposed; any of them."
    )
    confidence_min = ConfidenceFilter(help_text=CONFIDENCE)
    engine = TextFilter(help_text="Engine and version, as `rules 3`.")
    kind = ChoicesFilter(ClaimKind.choices, help_text="Kind.")
    origin = ChoicesFilter(Origin.choices, help_text="Who suggested it.")
    speaker = IdFilter(help_text="Number of the speaker.")
    article = ThroughFilter(
        lambda rows, value: rows.filter(
            pk__in=Appearance.objects.filter(revision__article=value).values("claim_id")
        ),
        help_text="Number of an article it stands in.",
    )
    reviewer = ReviewerFilter(help_text="Number of somebody whose verdict on it stands.")
    holder = ThroughFilter(
        lambda rows, value: rows.filter(
            pk__in=Assignment.objects.filter(person=value, state="held").values("claim_id")
        ),
        help_text="Number of who holds it to review it.",
    )
    since = SinceFilter(field_name="moved_at", help_text="Last moved from this day.")
    until = UntilFilter(field_name="moved_at", help_text="Last moved up to this day.")
    q = SearchFilter(_claims, help_text=FULL_TEXT)


class AppearanceFilters(FilterSet):
    """Filters of the list of appearances."""

    claim = IdFilter(help_text="Number of the claim.")
    revision = IdFilter(help_text="Number of the revision.")
    article = IdFilter(field_name="revision__article", help_text="Number of the article.")
    quote = IdFilter(help_text="Number of the quote.")


class EvidenceFilters(FilterSet):
    """Filters of the list of evidence."""

    claim = IdFilter(help_text="Number of the claim.")
    stance = ChoicesFilter(Evidence.Stance.choices, help_text="Stance.")
    state = ChoicesFilter(Evidence.State.choices, help_text="State.")
    since = SinceFilter(field_name="created_at", help_text="Added from this day.")
    until = UntilFilter(field_name="created_at", help_text="Added up to this day.")


class VerdictFilters(FilterSet):
    """Filters of the list of verdicts."""

    claim = IdFilter(help_text="Number of the claim.")
    reviewer = IdFilter(help_text="Number of the reviewer.")
    role = ChoicesFilter(Verdict.Role.choices, help_text="Role.")
    state = ChoicesFilter(Verdict.State.choices, help_text="State.")
    rating = TextFilter(field_name="rating__code", help_text="Code of the rating.")
    since = SinceFilter(field_name="submitted_at", help_text="Submitted from this day.")
    until = UntilFilter(field_name="submitted_at", help_text="Submitted up to this day.")


class MergedFilter(Unasked, FlagFilter):
    """Speakers that were merged into others; without the parameter, those that were not."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Q(merged_into__isnull=False), **options)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Narrow the rows down."""
        return super().filter(qs, value or "false")


class SpeakerFilters(FilterSet):
    """Filters of the list of speakers."""

    kind = ChoicesFilter(Speaker.Kind.choices, help_text="Kind.")
    merged = MergedFilter(help_text="`true`: who turned out to be another. Else they are left out.")
    name = TextFilter(help_text="Exactly this name.")
    q = SearchFilter(
        _speakers, help_text="Names, descriptions and other names, whatever their accents."
    )


class OutletFilters(FilterSet):
    """Filters of the list of outlets."""

    kind = ChoicesFilter(Outlet.Kind.choices, help_text="Kind.")
    language = TextFilter(help_text="Language code.")
    q = SearchFilter(_outlets, help_text=CONTAINS)


class RatingScaleFilters(FilterSet):
    """Filters of the list of rating scales."""

    code = TextFilter(help_text="Code of the scale.")
    claim_kind = ChoicesFilter(ClaimKind.choices, help_text="For claims of this kind.")
    in_use = FlagFilter(
        Q(published_at__isnull=False, retired_at__isnull=True),
        help_text="Whether it is published and not retired.",
    )


class EventFilters(FilterSet):
    """Filters of the record."""

    verb = TextFilter(help_text="As `quote.accepted`.")
    target_type = TextFilter(help_text="As `quote`.")
    target_id = IdFilter(help_text="Number of the row it was done to.")
    article = IdFilter(field_name="article_id", help_text="Number of the article.")
    claim = IdFilter(field_name="claim_id", help_text="Number of the claim.")
    actor = IdFilter(help_text="Number of the person.")
    since = SinceFilter(field_name="at", help_text="From this day.")
    until = UntilFilter(field_name="at", help_text="Up to this day.")
