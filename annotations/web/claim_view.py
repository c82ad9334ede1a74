"""The page of one claim, put together from what its parts need."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from .. import rules
from ..desk.queries_claims import (
    appearances_of,
    evidence_for,
    independent_origins,
    origin_of,
    scale_for,
)
from ..desk.queries_desk import record_of_claim
from ..desk.queries_review import verdicts_seen
from ..desk.queries_wordings import wordings
from ..desk.verdicts import stands_open
from ..models import Claim, ClaimKind, Evidence, User, Verdict
from .claim_checking import checking_of
from .claim_forms import EvidenceForm, VerdictForm
from .review_forms import AssignForm, DecideForm
from .review_view import compare, show_review
from .sentences import tell
from .support import MemberRequest, read_number


def show_claim(
    request: MemberRequest,
    claim: Claim,
    *,
    evidence_form: EvidenceForm | None = None,
    verdict_form: VerdictForm | None = None,
    assign_form: AssignForm | None = None,
    decide_form: DecideForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show a claim; forms that were refused come back as they were filled in."""
    user = request.user
    evidence = evidence_for(claim, user)
    appearances = appearances_of(claim)
    verdicts = verdicts_seen(claim, user)
    standing = [each for each in verdicts if counts_now(each, claim)]
    scale = scale_for(claim.kind)
    mine = standing_of(user, verdicts)
    verdict_form = verdict_form or VerdictForm(
        scale=scale,
        evidence=evidence,
        kind=claim.kind,
        initial=as_given(mine) if mine else None,
    )
    review = show_review(user, claim, standing, assign_form=assign_form, decide_form=decide_form)
    against = read_number(request.GET.get("against", ""))
    context = {
        "section": "claims",
        "claim": claim,
        "appearances": appearances,
        "wordings": wordings(appearances, against=against) if claim.kind == ClaimKind.QUOTE else [],
        "stances": by_stance(user, evidence),
        "withdrawn": [each for each in evidence if each.state == Evidence.State.WITHDRAWN],
        "origins": independent_origins(evidence),
        "shown": review,
        "standing": standing,
        "earlier": [each for each in verdicts if not counts_now(each, claim)],
        "both": compare(standing),
        "mine": mine,
        "withdraws": mine is not None and stands_open(mine),
        "scale": scale,
        "verdict_form": verdict_form,
        "evidence_form": evidence_form or EvidenceForm(),
        "annotates": rules.can_annotate(user),
        **checking_of(claim, user),
        "takes_verdict": "answer" in review.acts,
        "lines": tell(record_of_claim(claim, user), here=claim),
    }
    return render(request, "annotations/claim.html", context, status=status)


def counts_now(verdict: Verdict, claim: Claim) -> bool:
    """Whether a verdict stands, and in the round that the claim is in."""
    return verdict.state == Verdict.State.SUBMITTED and verdict.round == claim.round


def standing_of(user: User, verdicts: list[Verdict]) -> Verdict | None:
    """Return this person's own standing verdict."""
    return next((each for each in verdicts if rules.can_withdraw_verdict(user, each)), None)


def as_given(verdict: Verdict) -> dict[str, Any]:
    """Return what the form holds at first, so that a changed verdict drops nothing unseen."""
    return {
        "rating": verdict.rating_id,
        "reasons": verdict.reasons,
        "evidence": [each.pk for each in verdict.evidence.all()],
    } | {
        name: value
        for each in verdict.findings.all()
        for name, value in (
            (f"finding_{each.axis}", each.value),
            (f"finding_{each.axis}_reason", each.reason),
        )
    }


def by_stance(user: User, evidence: list[Evidence]) -> list[dict[str, Any]]:
    """Group the evidence that stands by what it does to the claim, with its origins counted."""
    groups = []
    for stance in Evidence.Stance:
        rows = [
            {"evidence": each, "mine": rules.can_change_evidence(user, each)}
            for each in evidence
            if each.state == Evidence.State.ACTIVE and each.stance == stance
        ]
        shared: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            shared.setdefault(origin_of(row["evidence"]), []).append(row)
        if rows:
            groups.append({"stance": stance, "pieces": len(rows), "origins": [*shared.values()]})
    return groups
