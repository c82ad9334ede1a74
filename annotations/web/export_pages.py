"""Taking the desk's work away as one file."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..desk.checks import EARLIEST_YEAR, LATEST_YEAR
from ..desk.queries_articles import languages_in_use
from ..interchange.native import ExportFilter, export_json, export_ndjson
from ..models import Claim, Outlet
from .filters import ANY, DayInput
from .forms import DeskForm
from .languages import language_name
from .support import MemberRequest, add_errors, for_members

FORMATS = {
    "json": (export_json, "application/json"),
    "ndjson": (export_ndjson, "application/x-ndjson"),
}


class ExportForm(DeskForm):
    """Which part of the desk, and in which form."""

    use_required_attribute = False
    form = forms.ChoiceField(
        label=_("Form"),
        choices=[
            ("json", _("JSON: one document")),
            ("ndjson", _("NDJSON: one record a line, for large desks")),
        ],
        widget=forms.RadioSelect(),
        initial="json",
    )
    since = forms.DateField(label=_("Added from"), required=False, widget=DayInput())
    until = forms.DateField(label=_("Added to"), required=False, widget=DayInput())
    outlet = forms.ModelChoiceField(
        Outlet.objects.order_by("name"), label=_("Outlet"), required=False, empty_label=ANY[1]
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(
        label=_("Claims that are"), required=False, choices=[ANY, *Claim.State.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages: Any = self.fields["language"]
        languages.choices = [ANY, *((code, language_name(code)) for code in languages_in_use())]

    def wanted(self) -> ExportFilter:
        """Return what was asked for; the days are whole, both included.

        Days before or after all that a desk can hold ask for nothing.

        :raises ValidationError: keyed by field.
        """
        data = self.cleaned_data
        since, until = data["since"], data["until"]
        return ExportFilter(
            since=_midnight(since) if since and since.year >= EARLIEST_YEAR else None,
            until=_midnight(until + timedelta(days=1))
            if until and until.year <= LATEST_YEAR
            else None,
            state=data["state"] or None,
            outlet=data["outlet"].pk if data["outlet"] else None,
            language=data["language"] or None,
        )


@for_members("GET")
def export(request: MemberRequest) -> HttpResponseBase:
    """Show what can be chosen; once something is, send the file as it is being read."""
    form = ExportForm(request.GET if "form" in request.GET else None)
    if form.is_valid():
        chosen = form.cleaned_data["form"]
        write, content_type = FORMATS[chosen]
        try:
            content = write(form.wanted(), reader=request.user)
        except ValidationError as error:
            add_errors(form, error)
        else:
            name = f"fact-check-desk-{timezone.localdate():%Y-%m-%d}.{chosen}"
            return StreamingHttpResponse(
                content,
                content_type=content_type,
                headers={"Content-Disposition": f'attachment; filename="{name}"'},
            )
    return render(request, "annotations/export.html", {"form": form})


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
