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
    verdicts_on,
)
from ..desk.queries_desk import record_of_claim
from ..desk.queries_wordings import wordings
from ..models import Claim, ClaimKind, Evidence, User, Verdict
from .claim_forms import EvidenceForm, VerdictForm
from .sentences import tell
from .support import MemberRequest, read_number


def show_claim(
    request: MemberRequest,
    claim: Claim,
    *,
    evidence_form: EvidenceForm | None = None,
    verdict_form: VerdictForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show a claim; forms that were refused come back as they were filled in."""
    user = request.user
    evidence = evidence_for(claim)
    appearances = appearances_of(claim)
    verdicts = verdicts_on(claim)
    scale = scale_for(claim.kind)
    mine = standing_of(user, verdicts)
    given = as_given(mine) if mine else None
    verdict_form = verdict_form or VerdictForm(scale=scale, evidence=evidence, initial=given)
    against = read_number(request.GET.get("against", ""))
    context = {
        "section": "claims",
        "claim": claim,
        "appearances": appearances,
        "wordings": wordings(appearances, against=against) if claim.kind == ClaimKind.QUOTE else [],
        "stances": by_stance(user, evidence),
        "withdrawn": [each for each in evidence if each.state == Evidence.State.WITHDRAWN],
        "origins": independent_origins(evidence),
        "standing": [each for each in verdicts if each.state == Verdict.State.SUBMITTED],
        "earlier": [each for each in verdicts if each.state != Verdict.State.SUBMITTED],
        "mine": mine,
        "scale": scale,
        "verdict_form": verdict_form,
        "evidence_form": evidence_form or EvidenceForm(),
        "annotates": rules.can_annotate(user),
        "takes_verdict": rules.can_give_verdict(user, claim),
        "lines": tell(record_of_claim(claim), here=claim),
    }
    return render(request, "annotations/claim.html", context, status=status)


def standing_of(user: User, verdicts: list[Verdict]) -> Verdict | None:
    """Return this person's own standing verdict."""
    return next((each for each in verdicts if rules.can_withdraw_verdict(user, each)), None)


def as_given(verdict: Verdict) -> dict[str, Any]:
    """Return what the form holds at first, so that a changed verdict drops nothing unseen."""
    return {
        "rating": verdict.rating_id,
        "reasons": verdict.reasons,
        "evidence": [each.pk for each in verdict.evidence.all()],
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
        origins = {origin_of(row["evidence"]) for row in rows}
        if rows:
            groups.append({"stance": stance, "rows": rows, "origins": len(origins)})
    return groups
