"""How far reviewers agree, as a page: figures, a plot over the months, pairs, confusion."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..desk.queries_agreement import Figures, ReviewAgreement, review_agreement
from ..models import Rating
from .charts import QUARTERS, Chart, chart_of, tell_number, tell_percent
from .filters import DayInput, FilterForm
from .support import MemberRequest, for_members


class PeriodForm(FilterForm):
    """From when to when."""

    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=DayInput())
    until = forms.DateField(label=gettext_lazy("To"), required=False, widget=DayInput())


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the confusion table: what the first said, and how often the second said what."""

    label: Rating
    cells: Sequence[tuple[int, bool]]


@dataclass(frozen=True, slots=True)
class ScaleView:
    """The agreement on one scale as the page shows it."""

    name: str
    found: ReviewAgreement
    charts: Sequence[Chart]
    confusion: Sequence[Row]


@for_members("GET")
def reviewer_agreement(request: MemberRequest) -> HttpResponse:
    """Show how far those agree who answer the same claim, the second without the first's answer."""
    form = PeriodForm(request.GET)
    found = review_agreement(reader=request.user, **form.chosen())
    context = {"section": "claims", "form": form, "scales": [_view(each) for each in found]}
    return render(request, "annotations/reviewer_agreement.html", context)


def _view(found: ReviewAgreement) -> ScaleView:
    labels = found.confusion.labels
    rows = [
        Row(label, [(count, row == column) for column, count in enumerate(counts)])
        for row, (label, counts) in enumerate(zip(labels, found.confusion.counts, strict=True))
    ]
    return ScaleView(labels[0].scale.name, found, _charts(found), rows)


def _charts(found: ReviewAgreement) -> list[Chart]:
    def values(value: Callable[[Figures], float | None]) -> list[tuple[date, float | None]]:
        return [(each.month, value(each)) for each in found.months if each.month]

    same = values(lambda each: each.raw)
    nominal = values(lambda each: each.alpha)
    ordinal = values(lambda each: each.ordinal)
    return [
        chart_of(
            _("Raw agreement"),
            [(_("same label"), same)],
            QUARTERS,
            tell_percent,
            key=f"{found.scale}-raw",
        ),
        chart_of(
            _("Krippendorff’s α"),
            [(_("nominal"), nominal), (_("ordinal"), ordinal)],
            QUARTERS,
            tell_number,
            key=f"{found.scale}-alpha",
        ),
    ]
