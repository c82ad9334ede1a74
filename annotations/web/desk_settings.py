"""How the desk reviews: reviews for each kind of claim, agreement, gates. Editors choose it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..desk.access import require
from ..desk.desk_settings import MOST, change_desk_settings, read_desk_settings
from ..desk.errors import StaleVersion
from ..models import DeskSettings, Gate, GateLevel, ReviewPlan
from .forms import DeskForm
from .support import MemberRequest, attempt, for_members, posted, show_conflict

LOOKS_FOR = {
    Gate.ORIGINS: gettext_lazy(
        "Five papers that run one agency report are one origin: they count once."
    ),
    Gate.BOTH_SIDES: gettext_lazy(
        "Evidence that supports and evidence that refutes, or a written reason why there is none."
    ),
    Gate.PRIMARY: gettext_lazy(
        "The document, recording or person itself, or a written reason why it cannot be had."
    ),
    Gate.ANONYMOUS: gettext_lazy("Somebody or something that can be named stands for it."),
    Gate.REPLY: gettext_lazy(
        "Where the speaker is known: what came of asking them, or the time to answer has passed."
    ),
    Gate.OWN_EVIDENCE: gettext_lazy(
        "Nobody decides alone on what they alone have brought; editors are warned instead. "
        "With two reviews this always blocks."
    ),
}
"""What each gate looks for, in a sentence."""


class ReviewSettingsForm(DeskForm):
    """What the desk chooses about its reviews; a field for each gate is added."""

    fact_reviews = forms.ChoiceField(
        label=gettext_lazy("Claims that something is so"), choices=ReviewPlan.choices
    )
    quote_reviews = forms.ChoiceField(
        label=gettext_lazy("Claims that someone said something"), choices=ReviewPlan.choices
    )
    agreement_tolerance = forms.IntegerField(
        label=gettext_lazy("Tolerance"),
        min_value=0,
        max_value=MOST["agreement_tolerance"],
        help_text=gettext_lazy(
            "How far the values of two verdicts may lie apart and still agree; 0: equal ratings."
        ),
    )
    agreement_decides = forms.BooleanField(
        label=gettext_lazy("Two verdicts that agree decide the claim"),
        required=False,
        help_text=gettext_lazy("Otherwise an editor decides what two reviewers agree on."),
    )
    review_days = forms.IntegerField(
        label=gettext_lazy("Days for a review"),
        min_value=0,
        max_value=MOST["review_days"],
        help_text=gettext_lazy("When a review is due that nobody set a date for; 0: never."),
    )
    public_name = forms.CharField(
        label=gettext_lazy("Name of the desk"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Stands on the public pages."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, chosen: DeskSettings) -> None:
        names = (*type(self).base_fields, *(f"gate_{gate}" for gate in Gate))
        super().__init__(data, initial={name: getattr(chosen, name) for name in names})
        for gate in Gate:
            self.fields[f"gate_{gate}"] = forms.ChoiceField(
                label=capfirst(gate.label),
                choices=GateLevel.choices,
                help_text=LOOKS_FOR[gate],
            )

    @property
    def gates(self) -> list[forms.BoundField]:
        """The fields of the gates."""
        return [self[f"gate_{gate}"] for gate in Gate]


@dataclass(frozen=True, slots=True)
class Told:
    """One choice as it is told to who may not change it."""

    label: str
    value: str


@for_members("GET", "POST")
def review_settings(request: MemberRequest) -> HttpResponse:
    """Show how the desk reviews; editors change it."""
    chosen = read_desk_settings()
    form = ReviewSettingsForm(posted(request), chosen=chosen)
    back = reverse("annotations:review_settings")
    if request.method == "POST":
        require(rules.can_edit_desk, request.user)
        if form.is_valid():
            data: dict[str, Any] = form.cleaned_data
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
        "section": "settings",
        "form": form,
        "told": _told(form, chosen),
        "edits": rules.can_edit_desk(request.user),
    }
    return render(request, "annotations/review_settings.html", context)


def _told(form: ReviewSettingsForm, chosen: DeskSettings) -> list[Told]:
    told = []
    for field in form.visible_fields():
        value = getattr(chosen, field.name)
        display = getattr(chosen, f"get_{field.name}_display", None)
        if isinstance(value, bool):
            value = _("yes") if value else _("no")
        told.append(Told(str(field.label), str(display() if display else value) or "—"))
    return told
