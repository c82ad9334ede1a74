"""Which rows of a list are wanted. Parameters are strict: an odd value is an error, not a shrug."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_filters import Filter, FilterSet, MultipleChoiceFilter

from ..desk.backlog import work_backlog
from ..desk.queries_desk import find_speakers
from ..models import (
    Appearance,
    Article,
    Claim,
    ClaimKind,
    Evidence,
    Origin,
    Outlet,
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

    state = ChoicesFilter(Quote.State.choices, help_text="State.")
    kind = ChoicesFilter(Quote.Kind.choices, help_text="Kind.")
    origin = ChoicesFilter(Origin.choices, help_text="Who suggested it.")
    article = IdFilter(field_name="revision__article", help_text="Number of the article.")
    revision = IdFilter(help_text="Number of the revision.")
    speaker = IdFilter(help_text="Number of the speaker.")
    outlet = IdFilter(field_name="revision__article__outlet", help_text="Number of the outlet.")
    language = TextFilter(field_name="revision__article__language", help_text="Language code.")
    since = SinceFilter(field_name="created_at", help_text="Created from this day.")
    until = UntilFilter(field_name="created_at", help_text="Created up to this day.")
    q = SearchFilter(_quotes, help_text=CONTAINS)


class ClaimFilters(FilterSet):
    """Filters of the list of claims."""

    state = ChoicesFilter(Claim.State.choices, help_text="State.")
    kind = ChoicesFilter(ClaimKind.choices, help_text="Kind.")
    origin = ChoicesFilter(Origin.choices, help_text="Who suggested it.")
    speaker = IdFilter(help_text="Number of the speaker.")
    article = ThroughFilter(
        lambda rows, value: rows.filter(
            pk__in=Appearance.objects.filter(revision__article=value).values("claim_id")
        ),
        help_text="Number of an article it stands in.",
    )
    reviewer = ThroughFilter(
        lambda rows, value: rows.filter(
            pk__in=Verdict.objects.filter(reviewer=value, state="submitted").values("claim_id")
        ),
        help_text="Number of somebody whose verdict on it stands.",
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


class SpeakerFilters(FilterSet):
    """Filters of the list of speakers."""

    kind = ChoicesFilter(Speaker.Kind.choices, help_text="Kind.")
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
