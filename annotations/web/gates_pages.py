"""Whether a claim is ready to be decided: its gates, and the reasons written at them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..desk.access import require
from ..desk.errors import StaleVersion
from ..desk.gates import REASONED, GateResult, readiness
from ..desk.replies import change_gate_note, write_gate_note
from ..models import Claim, Gate, GateLevel, GateNote, User
from .forms import DeskForm
from .support import MemberRequest, attempt, for_members, posted, show_conflict

PLACES = {Gate.REPLY: "replies"}
"""The part of the claim's page where a gate is met; that of the evidence for all others."""


class ReasonForm(DeskForm):
    """Why what a gate looks for is not there."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Where you looked, and why it cannot be had."),
    )


class ChangeReasonForm(ReasonForm):
    """The reason worded otherwise, or taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Empty it to take it back; the gate asks again then."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())


def gates_on(claim: Claim, user: User) -> dict[str, Any]:
    """Return what the list of gates on a claim's page shows to this person.

    Who gives no verdicts decides nothing: to them it is told as to nobody in particular.
    """
    set_aside = claim.state in Claim.SET_ASIDE  # then nobody decides it
    actor = user if rules.can_review(user) else None
    results = [] if set_aside else readiness(claim, actor=actor)
    return {
        "claim": claim,
        "gates": [_row(each) for each in results],
        "gates_met": sum(each.met for each in results),
        "gates_block": sum(each.blocks for each in results),
        "writes": rules.can_annotate(user) and not set_aside,
    }


@for_members("GET", "POST")
def write_reason(request: MemberRequest, pk: int, gate: str) -> HttpResponse:
    """Write why a gate is met, or cannot be."""
    claim = get_object_or_404(Claim, pk=pk)
    require(rules.can_annotate, request.user)
    if gate not in REASONED:
        raise Http404
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        written = attempt(
            form,
            lambda: write_gate_note(
                actor=request.user, claim=claim, gate=gate, **form.cleaned_data
            ),
        )
        if written is not None:
            messages.success(request, _("The reason is written down."))
            return redirect(_place_of(claim.pk))
    return _page(request, claim, gate, form)


@for_members("GET", "POST")
def change_reason(request: MemberRequest, pk: int) -> HttpResponse:
    """Word a reason otherwise, or take it back."""
    note = get_object_or_404(GateNote.objects.select_related("claim"), pk=pk)
    require(rules.can_annotate, request.user)
    back = _place_of(note.claim_id)
    initial = {"reason": note.reason, "version": note.version}
    form = ChangeReasonForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = form.cleaned_data
        try:
            changed = attempt(form, lambda: change_gate_note(actor=request.user, note=note, **data))
        except StaleVersion as stale:
            heading = _("Somebody changed this reason meanwhile")
            return show_conflict(request, stale, form, heading=heading, back=back, section="claims")
        if changed is not None:
            done = _("The reason is changed.") if changed.reason else _("The reason is taken back.")
            messages.success(request, done)
            return redirect(back)
    return _page(request, note.claim, note.gate, form)


def _row(result: GateResult) -> dict[str, Any]:
    return {
        "result": result,
        "label": capfirst(Gate(result.gate).label),
        "level": GateLevel(result.level).label,
        "place": PLACES.get(result.gate, "evidence"),
        "look": "met" if result.met else "missing" if result.blocks else "warns",
    }


def _place_of(claim: int) -> str:
    return reverse("annotations:claim", args=[claim]) + "#readiness"


def _page(request: MemberRequest, claim: Claim, gate: str, form: ReasonForm) -> HttpResponse:
    context = {
        "section": "claims",
        "form": form,
        "heading": capfirst(Gate(gate).label),
        "claim": claim,
        "back": _place_of(claim.pk),
    }
    return render(request, "annotations/claim/part_form.html", context)
