"""The review of a claim: taking, giving back, assigning, keeping out of it, deciding."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import rules
from ..desk import assignments as acts
from ..desk.access import require
from ..desk.deciding import decide_claim
from ..desk.errors import Refused, sentence_of
from ..desk.many import Outcome, act_on_claims
from ..desk.queries_review import candidates_for, reviewers, verdicts_seen
from ..desk.recusals import declare_recusal, lift_recusal
from ..models import Assignment, Claim, Recusal, User, Verdict
from .claim_pages import address_of, claim_or_404
from .claim_view import show_claim
from .review_forms import AssignForm, DecideForm, DueForm, ManyForm
from .support import (
    MemberRequest,
    attempt,
    do_or_say,
    for_members,
    read_number,
    read_version,
)

MOST_AT_ONCE = 100
"""Claims to which one request does something: more than a page of the list holds."""

TOLD = 10
"""Refused claims that are told one by one; of more, only how many."""


@for_members("POST")
def take(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a claim to review it."""
    found = claim_or_404(pk)
    return do_or_say(
        request,
        lambda: acts.take_claim(actor=request.user, claim=found, version=read_version(request)),
        done=_("You hold this claim now. Give your verdict, or give it back."),
        back=address_of(found) + "#state",
    )


@for_members("POST")
def release(request: MemberRequest, pk: int) -> HttpResponse:
    """Give a claim back, or take it from somebody."""
    held = _assignment_or_404(request, pk)
    mine = held.person_id == request.user.pk
    return do_or_say(
        request,
        lambda: acts.release_assignment(
            actor=request.user, assignment=held, reason=request.POST.get("reason", "")
        ),
        done=_("You gave the claim back.") if mine else _("The claim is held no longer."),
        back=address_of(held.claim) + "#state",
    )


@for_members("POST")
def assign(request: MemberRequest, pk: int) -> HttpResponse:
    """Have somebody review a claim; what is wrong is said on its page, with all that was typed."""
    require(rules.can_edit_desk, request.user)
    found = claim_or_404(pk)
    form = AssignForm(request.POST, candidates=candidates_for(found))
    return _decided_on_a_form(
        request,
        found,
        form,
        lambda data: acts.assign_claim(actor=request.user, claim=found, **data),
        done=_("The claim is assigned."),
        assign_form=form,
    )


@for_members("POST")
def redraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Have the desk draw another second reviewer."""
    found = claim_or_404(pk)
    return do_or_say(
        request,
        lambda: acts.redraw_reviewer(
            actor=request.user, claim=found, version=read_version(request)
        ),
        done=_("Another reviewer is drawn."),
        back=address_of(found) + "#state",
    )


@for_members("POST")
def change_due(request: MemberRequest, pk: int) -> HttpResponse:
    """Set the day by which a review is due."""
    held = _assignment_or_404(request, pk)
    back = address_of(held.claim) + "#state"
    form = DueForm(request.POST)
    if not form.is_valid():
        for sentence in form.errors.get("due_on", ()):
            messages.error(request, str(sentence))
        return redirect(back)
    due_on = form.cleaned_data["due_on"]
    return do_or_say(
        request,
        lambda: acts.change_due_date(actor=request.user, assignment=held, due_on=due_on),
        done=_("The day it is due is changed."),
        back=back,
    )


@for_members("POST")
def recuse(request: MemberRequest, pk: int) -> HttpResponse:
    """Keep out of the review of a claim."""
    found = claim_or_404(pk)
    return do_or_say(
        request,
        lambda: declare_recusal(
            actor=request.user, claim=found, reason=request.POST.get("reason", "")
        ),
        done=_("You keep out of the review of this claim."),
        back=address_of(found) + "#state",
    )


@for_members("POST")
def lift(request: MemberRequest, pk: int) -> HttpResponse:
    """Let somebody review a claim again that they kept out of."""
    recusal = get_object_or_404(Recusal.objects.select_related("claim", "person"), pk=pk)
    return do_or_say(
        request,
        lambda: lift_recusal(
            actor=request.user, recusal=recusal, reason=request.POST.get("reason", "")
        ),
        done=_("%(who)s may review this claim again.") % {"who": recusal.person.display_name},
        back=address_of(recusal.claim) + "#state",
    )


@for_members("POST")
def decide(request: MemberRequest, pk: int) -> HttpResponse:
    """Decide what two reviewers agree on."""
    require(rules.can_edit_desk, request.user)
    found = claim_or_404(pk)
    standing = [
        each
        for each in verdicts_seen(found, request.user)
        if each.state == Verdict.State.SUBMITTED and each.round == found.round
    ]
    form = DecideForm(request.POST, verdicts=sorted(standing, key=lambda each: each.pk))
    return _decided_on_a_form(
        request,
        found,
        form,
        lambda data: decide_claim(actor=request.user, claim=found, **data),
        done=_("The claim is decided."),
        decide_form=form,
    )


@for_members("POST")
def do_to_many(request: MemberRequest) -> HttpResponse:
    """Do one thing to each of the claims that were ticked, and say what was refused."""
    require(rules.can_annotate, request.user)
    edits = rules.can_edit_desk(request.user)
    form = ManyForm(request.POST, candidates=reviewers() if edits else [], edits=edits)
    ticked = [read_number(each) for each in request.POST.getlist("claim")][:MOST_AT_ONCE]
    if not ticked:
        messages.error(request, _("Tick the claims first."))
    elif not form.is_valid():
        for sentences in form.errors.values():
            messages.error(request, " ".join(map(str, sentences)))
    else:
        found = Claim.objects.in_bulk(ticked)
        rows = [found[each] for each in dict.fromkeys(ticked) if each in found]
        act, data = form.cleaned_data["act"], form.cleaned_data
        outcome = act_on_claims(actor=request.user, claims=rows, **data)
        if done := len(outcome.done):
            messages.success(request, _done(act, done, data.get("person")))
        _tell_refused(request, outcome)
    return redirect(_back(request))


def _done(act: str, count: int, person: User | None) -> str:
    """Return what was done to how many claims."""
    told = {
        "accept": ngettext("%(count)s claim taken on.", "%(count)s claims taken on.", count),
        "reject": ngettext("%(count)s claim rejected.", "%(count)s claims rejected.", count),
        "assign": ngettext(
            "%(count)s claim assigned to %(person)s.",
            "%(count)s claims assigned to %(person)s.",
            count,
        ),
    }[act]
    return told % {"count": count, "person": person.display_name if person else ""}


def _tell_refused(request: MemberRequest, outcome: Outcome) -> None:
    for claim, refusal in outcome.refused[:TOLD]:
        why = sentence_of(refusal)
        told = _("Not done: “%(claim)s”: %(why)s") % {"claim": claim, "why": why}
        messages.warning(request, told)
    if (more := len(outcome.refused) - TOLD) > 0:
        told = ngettext("Not done: %(more)s more.", "Not done: %(more)s more.", more)
        messages.warning(request, told % {"more": more})


def _back(request: MemberRequest) -> str:
    """Return the list that the page came from, with its filter; never another site."""
    there = request.POST.get("back", "")
    listed = reverse("annotations:claims")
    safe = url_has_allowed_host_and_scheme(there, allowed_hosts=None)
    return there if safe and there.startswith(listed) else listed


def _decided_on_a_form(
    request: MemberRequest,
    found: Claim,
    form: Any,
    act: Callable[[dict[str, Any]], object],
    *,
    done: str,
    **forms: Any,
) -> HttpResponse:
    try:
        if form.is_valid() and attempt(form, lambda: act(form.cleaned_data)) is not None:
            messages.success(request, done)
            return redirect(address_of(found) + "#state")
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return show_claim(request, claim_or_404(found.pk), status=409, **forms)
    return show_claim(request, claim_or_404(found.pk), **forms)


def _assignment_or_404(request: MemberRequest, pk: int) -> Assignment:
    rows = rules.can_see_assignment_rows(request.user)
    return get_object_or_404(rows.select_related("claim", "person"), pk=pk)
