"""Asking the speaker of a claim for a reply: whom, how, until when, and what came of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..desk.access import require
from ..desk.errors import StaleVersion
from ..desk.queries_checking import replies_on
from ..desk.replies import add_reply_request, change_reply_request
from ..models import Claim, ReplyRequest, User
from .forms import DeskForm
from .gates_pages import gates_on
from .support import MemberRequest, attempt, for_members, posted, show_conflict

LOOKS = {
    ReplyRequest.Outcome.WAITING: "proposed",
    ReplyRequest.Outcome.ANSWERED: "accepted",
}
"""The badge of an outcome; a plain one for all others."""


class MomentInput(forms.DateTimeInput):
    """A day and an hour in the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class RequestForm(DeskForm):
    """That somebody was asked."""

    ids = "request_%s"

    asked = forms.CharField(
        label=gettext_lazy("Who was asked"),
        max_length=200,
        help_text=gettext_lazy("The speaker, or who speaks for them."),
    )
    channel = forms.ChoiceField(label=gettext_lazy("How"), choices=ReplyRequest.Channel.choices)
    asked_at = forms.DateTimeField(label=gettext_lazy("When"), widget=MomentInput())
    deadline = forms.DateTimeField(
        label=gettext_lazy("Deadline"),
        required=False,
        widget=MomentInput(),
        help_text=gettext_lazy("Until when they may answer."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )


class ChangeRequestForm(RequestForm):
    """What came of it, and what was wrong about it."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it"), choices=ReplyRequest.Outcome.choices
    )
    reply = forms.CharField(
        label=gettext_lazy("Reply"),
        required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("Their own words, as far as they may be published."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())
    field_order = ("outcome", "reply", "asked", "channel", "asked_at", "deadline", "note")


def replies_about(claim: Claim, user: User, form: RequestForm | None = None) -> dict[str, Any]:
    """Return what the section of a claim's page shows: who was asked, and a form to ask another."""
    now = timezone.now()
    writes = rules.can_annotate(user) and claim.state not in Claim.SET_ASIDE
    return {
        "claim": claim,
        "requests": [
            {
                "request": each,
                "look": LOOKS.get(ReplyRequest.Outcome(each.outcome), "context"),
                "lapsed": each.outcome == ReplyRequest.Outcome.WAITING
                and each.deadline is not None
                and each.deadline <= now,
            }
            for each in replies_on(claim)
        ],
        "writes": writes,
        "request_form": form or (_fresh(claim) if writes else None),
    }


@for_members("GET", "POST")
def add_request(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down that somebody was asked; what is wrong is said beside what was typed."""
    claim = get_object_or_404(Claim.objects.select_related("speaker"), pk=pk)
    require(rules.can_annotate, request.user)
    form = RequestForm(request.POST) if request.method == "POST" else _fresh(claim)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: add_reply_request(actor=request.user, claim=claim, **form.cleaned_data),
        )
        if made is not None:
            messages.success(request, _("The request is written down."))
            if getattr(request, "htmx", False):
                return _section(request, claim)
            return redirect(_place_of(claim.pk))
    if request.method == "POST" and getattr(request, "htmx", False):
        return _section(request, claim, form, status=422)
    context = {"heading": _("Ask for a reply"), "claim": claim, "form": form}
    return _page(request, context)


@for_members("GET", "POST")
def change_request(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down what came of a request."""
    asked = get_object_or_404(ReplyRequest.objects.select_related("claim"), pk=pk)
    require(rules.can_annotate, request.user)
    back = _place_of(asked.claim_id)
    initial = {name: getattr(asked, name) for name in ChangeRequestForm.base_fields}
    form = ChangeRequestForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        data = _unmoved(form, asked)
        try:
            changed = attempt(
                form, lambda: change_reply_request(actor=request.user, request=asked, **data)
            )
        except StaleVersion as stale:
            heading = _("Somebody changed this request meanwhile")
            return show_conflict(request, stale, form, heading=heading, back=back, section="claims")
        if changed is not None:
            messages.success(request, _("What came of it is written down."))
            return redirect(back)
    return _page(request, {"heading": _("What came of it"), "claim": asked.claim, "form": form})


def _fresh(claim: Claim) -> RequestForm:
    who = claim.speaker.name if claim.speaker else ""
    return RequestForm(initial={"asked": who, "asked_at": timezone.now()})


def _unmoved(form: ChangeRequestForm, asked: ReplyRequest) -> dict[str, Any]:
    """Leave out times that the form shows to the minute and nobody touched."""
    data = dict(form.cleaned_data)
    for name in ("asked_at", "deadline"):
        before = getattr(asked, name)
        if before is not None and data[name] == before.replace(second=0, microsecond=0):
            del data[name]
    return data


def _place_of(claim: int) -> str:
    return reverse("annotations:claim", args=[claim]) + "#replies"


def _page(request: MemberRequest, context: dict[str, Any]) -> HttpResponse:
    context |= {"section": "claims", "back": _place_of(context["claim"].pk)}
    return render(request, "annotations/claim/part_form.html", context)


def _section(
    request: MemberRequest, claim: Claim, form: RequestForm | None = None, *, status: int = 200
) -> HttpResponse:
    """Send the section anew, and with it the gates that it bears on."""
    context = replies_about(claim, request.user, form) | {"part": True}
    context |= gates_on(claim, request.user)
    return render(request, "annotations/claim/replies.html", context, status=status)
