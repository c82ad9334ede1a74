"""The extraction engine as the desk sees it: what it may do, and how well it does."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..desk.access import require
from ..desk.desk_settings import change_desk_settings, read_desk_settings
from ..desk.errors import StaleVersion
from ..desk.labels import engine_label
from ..desk.queries_articles import languages_in_use
from ..desk.queries_engine import engine_agreement, engines_with_decisions
from ..desk.queries_equipment import READ, look_at_equipment, trained_models
from ..models import DeskSettings, Engine
from .charts import charts_of
from .filters import ANY, DayInput, FilterForm
from .forms import DeskForm
from .languages import language_name
from .support import MemberRequest, attempt, for_members, posted, show_conflict


class PercentField(forms.FloatField):
    """A share, 0 to 1, typed as per cent."""

    def __init__(self, **options: Any) -> None:
        widget = forms.NumberInput({"step": "1"})
        super().__init__(min_value=0, max_value=100, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a share as per cent; what was typed is shown as it was."""
        if not isinstance(value, float | int):
            return value
        percent = round(value * 100, 1)
        return int(percent) if percent == int(percent) else percent

    def clean(self, value: Any) -> Any:
        """Return the share."""
        percent = super().clean(value)
        return None if percent is None else percent / 100


class EngineSettingsForm(DeskForm):
    """What the desk chooses about extraction."""

    extract_at_intake = forms.BooleanField(
        label=gettext_lazy("Read new texts as they come in"), required=False
    )
    extraction_engine = forms.ChoiceField(
        label=gettext_lazy("Engine"),
        choices=Engine.choices,
        help_text=gettext_lazy("Each adds something to the one before, where it is installed."),
    )
    extraction_languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Only texts in these are read; with none chosen, all are."),
    )
    quote_threshold = PercentField(
        label=gettext_lazy("Least sureness of quotes, in per cent"),
        help_text=gettext_lazy("A quote of which the engine is less sure is not proposed."),
    )
    claim_threshold = PercentField(
        label=gettext_lazy("Least sureness of claims, in per cent"),
        help_text=gettext_lazy("The same for claims."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, chosen: DeskSettings, **kwargs: Any) -> None:
        initial = {name: getattr(chosen, name) for name in type(self).base_fields}
        super().__init__(*args, initial=initial, **kwargs)
        codes = sorted({*READ, *languages_in_use(), *chosen.extraction_languages})
        named = sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])
        languages: Any = self.fields["extraction_languages"]
        languages.choices = [(code, name[:1].upper() + name[1:]) for code, name in named]


@for_members("GET", "POST")
def engine(request: MemberRequest) -> HttpResponse:
    """Show what the engine may do and has to work with; editors change what it may do."""
    chosen = read_desk_settings()
    form = EngineSettingsForm(posted(request), chosen=chosen)
    if request.method == "POST":
        require(rules.can_edit_desk, request.user)
        if form.is_valid():
            data = form.cleaned_data
            back = reverse("annotations:engine")
            try:
                changed = attempt(
                    form,
                    lambda: change_desk_settings(actor=request.user, desk_settings=chosen, **data),
                )
            except StaleVersion as stale:
                heading = _("Somebody changed these settings meanwhile")
                return show_conflict(request, stale, form, heading=heading, back=back)
            if changed:
                messages.success(request, _("The settings are changed."))
                return redirect(back)
    context = {
        "section": "engine",
        "form": form,
        "chosen": chosen,
        "languages": [language_name(code) for code in chosen.extraction_languages],
        "edits": rules.can_edit_desk(request.user),
        "workshop": look_at_equipment(),
        "models": trained_models(),
    }
    return render(request, "annotations/engine.html", context)


class AgreementForm(FilterForm):
    """Of which engine, in which language, from when to when."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    engine = forms.ChoiceField(label=gettext_lazy("Engine"), required=False)
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=DayInput())
    until = forms.DateField(label=gettext_lazy("To"), required=False, widget=DayInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages: Any = self.fields["language"]
        languages.choices = [ANY, *((code, language_name(code)) for code in languages_in_use())]
        engines: Any = self.fields["engine"]
        engines.choices = [ANY, *((name, engine_label(name)) for name in engines_with_decisions())]


@for_members("GET")
def agreement(request: MemberRequest) -> HttpResponse:
    """Show how far engine and desk agree, month by month: plotted, and in numbers."""
    form = AgreementForm(request.GET)
    rows = engine_agreement(**form.chosen())
    context = {"section": "engine", "form": form, "rows": rows, "charts": charts_of(rows)}
    return render(request, "annotations/agreement.html", context)
