"""Evidence and verdicts on a claim."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import rules
from ..desk.access import require
from ..desk.errors import Refused, StaleVersion
from ..desk.evidence import add_evidence as add_evidence_act
from ..desk.evidence import change_evidence as change_evidence_act
from ..desk.evidence import withdraw_evidence as withdraw_evidence_act
from ..desk.queries_claims import evidence_for, scale_for
from ..desk.verdicts import submit_verdict as submit_verdict_act
from ..desk.verdicts import withdraw_verdict as withdraw_verdict_act
from ..models import Claim, Evidence, Verdict
from .claim_forms import ChangeEvidenceForm, EvidenceForm, VerdictForm
from .claim_pages import address_of, claim_or_404
from .claim_view import show_claim
from .support import (
    MemberRequest,
    attempt,
    do_or_say,
    for_members,
    posted,
    read_version,
    show_conflict,
)


@for_members("POST")
def add_evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """Attach evidence; what is wrong is said on the claim's page, with all that was typed."""
    claim = claim_or_404(pk)
    form = EvidenceForm(request.POST)
    require(rules.can_annotate, request.user)
    if form.is_valid() and attempt(form, lambda: _add(request, claim, form)) is not None:
        messages.success(request, _("The evidence is added."))
        return redirect(address_of(claim) + "#evidence")
    return show_claim(request, claim, evidence_form=form)


def _add(request: MemberRequest, claim: Claim, form: EvidenceForm) -> Evidence:
    return add_evidence_act(actor=request.user, claim=claim, **form.cleaned_data)


@for_members("GET", "POST")
def change_evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct evidence."""
    evidence = get_object_or_404(Evidence.objects.select_related("claim"), pk=pk)
    require(rules.can_change_evidence, request.user, evidence)
    back = address_of(evidence.claim) + "#evidence"
    initial = {name: getattr(evidence, name) for name in ChangeEvidenceForm.base_fields}
    form = ChangeEvidenceForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = form.cleaned_data
        try:
            changed = attempt(
                form,
                lambda: change_evidence_act(actor=request.user, evidence=evidence, **data),
            )
        except StaleVersion as stale:
            heading = _("Somebody changed this evidence meanwhile")
            return show_conflict(request, stale, form, heading=heading, back=back, section="claims")
        if changed:
            messages.success(request, _("The evidence is corrected."))
            return redirect(back)
    context = {"section": "claims", "form": form, "evidence": evidence, "back": back}
    return render(request, "annotations/change_evidence.html", context)


@for_members("POST")
def withdraw_evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """Take evidence back."""
    evidence = get_object_or_404(Evidence.objects.select_related("claim"), pk=pk)
    return do_or_say(
        request,
        lambda: withdraw_evidence_act(
            actor=request.user,
            evidence=evidence,
            reason=request.POST.get("reason", ""),
            version=read_version(request),
        ),
        done=_("The evidence is withdrawn. It stays on record."),
        back=address_of(evidence.claim) + "#evidence",
    )


@for_members("POST")
def submit_verdict(request: MemberRequest, pk: int) -> HttpResponse:
    """Give a verdict; one that is refused comes back with its rating, reasons and evidence."""
    claim = claim_or_404(pk)
    require(rules.can_review, request.user)
    form = VerdictForm(
        request.POST,
        scale=scale_for(claim.kind),
        evidence=evidence_for(claim, request.user),
        kind=claim.kind,
    )
    try:
        if form.is_valid() and attempt(form, lambda: _submit(request, claim, form)) is not None:
            messages.success(request, _("Your verdict is given."))
            return redirect(address_of(claim) + "#verdicts")
    except StaleVersion as stale:
        form.add_error(None, stale.sentence)
        form.add_error(None, _("Read the claim again as it stands now, then give your verdict."))
        return show_claim(request, claim_or_404(pk), verdict_form=form, status=409)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return show_claim(request, claim_or_404(pk), verdict_form=form, status=409)
    return show_claim(request, claim_or_404(pk), verdict_form=form)


def _submit(request: MemberRequest, claim: Claim, form: VerdictForm) -> Verdict:
    return submit_verdict_act(actor=request.user, claim=claim, **form.cleaned_data)


@for_members("POST")
def withdraw_verdict(request: MemberRequest, pk: int) -> HttpResponse:
    """Take one's own verdict back."""
    seen = rules.can_see_verdict_rows(request.user).select_related("claim")
    verdict = get_object_or_404(seen, pk=pk)
    return do_or_say(
        request,
        lambda: withdraw_verdict_act(
            actor=request.user, verdict=verdict, reason=request.POST.get("reason", "")
        ),
        done=_("Your verdict is withdrawn. It stays on record."),
        back=reverse("annotations:claim", args=[verdict.claim_id]) + "#verdicts",
    )
