"""Acts on rows that are there: a button on the row's page, and an action on lists of rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ActionForm
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..desk.many import Outcome
from ..models import User
from .refusals import refusal_sentence

LISTED = 20
"""Refused rows that are told one by one; of more, only how many."""

BATCH = 100
"""Rows fetched together while an action works through those that were ticked."""


class ActForm(forms.Form):
    """What an act needs to be told beside the row: nothing but the version that was seen."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, row: Any, **options: Any) -> None:
        super().__init__(data, initial={"version": getattr(row, "version", None)}, **options)


class ReasonForm(ActForm):
    """An act with a reason, where there is one to tell."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )


def reason_said(data: Any) -> dict[str, Any]:
    """Return what the bar above a list says where an act asks for a reason only."""
    return {"reason": data.get("reason", "")}


class ReasonActionForm(ActionForm):
    """The bar above a list: which action, and why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason:"),
        required=False,
        widget=forms.TextInput({"size": 30, "placeholder": gettext_lazy("where there is one")}),
    )


def always(_actor: User, _row: Any) -> bool:
    """Say that an act fits every row."""
    return True


@dataclass(frozen=True, slots=True)
class RowAct:
    """An act that people do to a row from the admin.

    ``do`` gets the actor, the row and what the form says. ``fits`` decides whether the row's page
    shows a button; whether the act is done, the act itself decides. ``done`` stands before what
    it was done to: “Accepted: …”. ``reads`` takes what the bar above a list was sent with.
    """

    name: str
    label: str | Promise
    done: str | Promise
    do: Callable[[User, Any, dict[str, Any]], Any]
    fits: Callable[[User, Any], bool] = always
    form: type[forms.Form] = ActForm
    bulk: bool = True
    reads: Callable[[Any], dict[str, Any]] = reason_said


def tell_of_many(request: Any, act: RowAct, outcome: Outcome) -> None:
    """Say how many rows an act was done to, and why not to the others."""
    if done := len(outcome.done):
        told = _("%(done)s: %(count)s") % {"done": act.done, "count": done}
        messages.success(request, told)
    for row, refusal in outcome.refused[:LISTED]:
        why = refusal_sentence(refusal)
        messages.warning(request, format_html("{} “{}”: {}", _("Not done:"), row, why))
    more = len(outcome.refused) - LISTED
    if more > 0:
        told = ngettext("Not done: %(more)s more.", "Not done: %(more)s more.", more)
        messages.warning(request, told % {"more": more})
