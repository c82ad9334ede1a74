"""Giving and taking back verdicts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import (
    Assignment,
    AxisFinding,
    Claim,
    Evidence,
    Rating,
    ReviewPlan,
    User,
    Verdict,
)
from .access import require
from .checks import prose
from .claim_states import check_move
from .deciding import settle
from .desk_settings import read_desk_settings
from .errors import WrongState
from .findings import Finding, check_findings
from .gates import check_gates
from .notifications import notify
from .record import gathered, record
from .reviewing import (
    check_reviewer,
    check_up_for_taking,
    draw_reviewer,
    end_assignment,
    hold,
    holder_of,
    lock_claim,
    plan_of,
    standing_verdicts,
    tell_adjudicators,
    tell_decided,
    where_it_stands,
)
from .versions import save_version

_SEEN = (Claim.State.AGREED, Claim.State.ADJUDICATION, Claim.State.DECIDED)
"""Where both verdicts of a blind round are in, and seen by everybody."""


def submit_verdict(
    *,
    actor: User,
    claim: Claim,
    rating: Rating,
    reasons: str,
    evidence: Sequence[Evidence] = (),
    findings: Sequence[Finding] = (),
    version: int | None = None,
) -> Verdict:
    """Answer a claim that one holds, or that waits for a review and that nobody holds.

    Where the desk asks for one review the claim is decided by it. Else the desk draws who answers
    second, blind; two that agree decide it or leave it to an editor, as the desk's settings say,
    and two that do not wait for somebody who adjudicates. A verdict of one's own from an earlier
    round is superseded once this one is no longer blind; all are kept. ``version`` is that of the
    claim as the reviewer saw it.

    :raises ValidationError: without reasons; with a rating of a scale that is for other claims,
        not published or retired; with evidence that is another claim's or withdrawn; with findings
        on a claim that is about no quote, without a reason, or that contradict one another.
    :raises WrongState: when the claim waits for no review, somebody else reviews it, or the actor
        has answered it.
    :raises NotAllowed: when the actor is no reviewer, keeps out, or alone brought the evidence.
    :raises Refused: when it would decide the claim and a gate blocks that.
    :raises StaleVersion: when somebody changed the claim since ``version``.
    """
    require(rules.can_review, actor)
    _check_rating(claim, rating)
    _check_evidence(claim, evidence)
    found = check_findings(claim, findings)
    reasons = prose(reasons, field="reasons", required=True)
    with transaction.atomic(), gathered():
        lock_claim(claim, version=version, act="answer")
        assignment = _taken(claim, actor)
        _check_evidence(claim, evidence)  # again, now that whoever withdraws some waits for us
        if claim.review_plan == ReviewPlan.SINGLE or claim.state == Claim.State.ADJUDICATION:
            check_gates(claim=claim, actor=actor)
        now = timezone.now()
        end_assignment(assignment, Assignment.State.DONE, now=now)
        earlier = claim.verdicts.filter(reviewer=actor, state=Verdict.State.SUBMITTED)
        verdict = Verdict(
            claim=claim,
            reviewer=actor,
            rating=rating,
            role=assignment.role,
            round=claim.round,
            reasons=reasons,
            submitted_at=now,
            supersedes=earlier.filter(superseded_by__isnull=True).first(),
        )
        verdict.save(force_insert=True)
        verdict.evidence.set(evidence)
        AxisFinding.objects.bulk_create(
            AxisFinding(verdict=verdict, axis=each.axis, value=each.value, reason=each.reason)
            for each in found
        )
        _move_on(claim, verdict, actor=actor, now=now)
        record(
            actor=actor,
            verb="verdict.submitted",
            target=verdict,
            claim_id=claim.pk,
            data={
                "rating": rating.code,
                "scale": [rating.scale.code, rating.scale.scale_version],
                "reasons": verdict.reasons,
                "evidence": [each.pk for each in evidence],
                "findings": {each.axis: each.value for each in found},
                "supersedes": verdict.supersedes_id,
                "role": verdict.role,
                "state": claim.state,
            },
        )
    return verdict


def withdraw_verdict(*, actor: User, verdict: Verdict, reason: str) -> Verdict:
    """Take back one's own standing verdict; the claim goes back to where it stands without it.

    :raises NotAllowed: when it is another's, or stands no more.
    :raises ValidationError: without a reason.
    :raises WrongState: when it is one of two that are in, and so no longer blind, or was published:
        the claim is reopened for a new one instead.
    """
    require(rules.can_withdraw_verdict, actor, verdict)
    reason = prose(reason, field="reason", required=True)
    with transaction.atomic(), gathered():
        # The reviewer looked at the verdict, not at the claim: whoever else works on that is
        # waited for, not a reason to refuse.
        claim = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=verdict.claim_id)
        counts = _counts(claim, verdict)
        if counts:
            _check_back(claim, verdict)
        standing = Verdict.objects.filter(pk=verdict.pk, state=Verdict.State.SUBMITTED)
        if standing.update(state=Verdict.State.WITHDRAWN) != 1:
            raise WrongState(_("This verdict stands no more."))
        if counts:
            _move_back(claim, actor=actor)
        verdict.state, verdict.claim = Verdict.State.WITHDRAWN, claim
        record(
            actor=actor,
            verb="verdict.withdrawn",
            target=verdict,
            claim_id=claim.pk,
            data={"reason": reason},
        )
    return verdict


def stands_open(verdict: Verdict) -> bool:
    """Whether the state of its claim lets a verdict be taken back by who gave it."""
    try:
        if _counts(verdict.claim, verdict):
            _check_back(verdict.claim, verdict)
    except WrongState:
        return False
    return True


def _counts(claim: Claim, verdict: Verdict) -> bool:
    """Whether a verdict is of the round that the claim is in, and not set aside with it."""
    return claim.round == verdict.round and claim.state not in Claim.SET_ASIDE


def _taken(claim: Claim, actor: User) -> Assignment:
    """Return the assignment that the actor answers: the one they hold, or one made for it."""
    held = holder_of(claim)
    check_move(claim, "answer")
    check_reviewer(actor, claim)
    if held is not None and held.person_id == actor.pk:
        return held
    check_up_for_taking(claim, held)
    claim.review_plan = plan_of(claim)
    return hold(claim, actor, assigned_by=actor, now=timezone.now())


def _move_on(claim: Claim, verdict: Verdict, *, actor: User, now: datetime) -> None:
    """Bring the claim to where the verdicts of the round leave it, and see to who comes next."""
    chosen = read_desk_settings()
    standing = standing_verdicts(claim)
    state = where_it_stands(claim, standing, tolerance=chosen.agreement_tolerance)
    changes: dict[str, Any] = {"state": state, "review_plan": claim.review_plan}
    if state == Claim.State.AGREED:
        changes |= settle(claim, standing, actor=actor, automatic=chosen.agreement_decides)
    elif state == Claim.State.DECIDED:
        changes["decision"] = verdict
    if state != Claim.State.SECOND_REVIEW:  # when a blind verdict came in is nobody's to know
        changes["moved_at"] = now
    save_version(claim, expected=None, changes=changes)
    if claim.state not in Claim.UNANSWERED_YET:
        # Not before: that an earlier verdict is superseded tells who answered.
        given_way = claim.verdicts.filter(
            superseded_by__round=claim.round, superseded_by__state=Verdict.State.SUBMITTED
        )
        given_way.update(state=Verdict.State.SUPERSEDED)
    if claim.state == Claim.State.SECOND_REVIEW:
        draw_reviewer(claim)
    elif claim.state == Claim.State.ADJUDICATION:
        tell_adjudicators(claim)
    elif claim.state == Claim.State.DECIDED:
        tell_decided(claim, actor=actor)


def _check_back(claim: Claim, verdict: Verdict) -> None:
    blind = claim.review_plan != ReviewPlan.SINGLE and verdict.role != Verdict.Role.ADJUDICATING
    if blind and claim.state in _SEEN:
        # No second review of this round could be blind again.
        raise WrongState(
            _("On a claim that is %(now)s both verdicts are in and seen; reopen it instead.")
            % {"now": claim.get_state_display()}
        )
    check_move(claim, "take_back")


def _move_back(claim: Claim, *, actor: User) -> None:
    """Bring the claim to where the verdicts that are left leave it."""
    tolerance = read_desk_settings().agreement_tolerance
    state = where_it_stands(claim, standing_verdicts(claim), tolerance=tolerance)
    now = timezone.now()
    held = holder_of(claim)
    if held is not None:
        end_assignment(held, Assignment.State.RELEASED, now=now)
        if held.person_id != actor.pk:
            # Whoever takes a blind verdict back is not named: they gave it.
            by = None if rules.is_blind(claim, claim.round) else actor
            notify(kind="unassigned", people=[held.person], claim=claim, actor=by)
    changes = {"state": state, "decision": None, "moved_at": now}
    save_version(claim, expected=None, changes=changes)


def _check_rating(claim: Claim, rating: Rating) -> None:
    scale = rating.scale
    if scale.claim_kind != claim.kind:
        raise ValidationError(
            {
                "rating": _("The scale “%(scale)s” is not for claims of this kind (%(kind)s).")
                % {"scale": scale.name, "kind": claim.get_kind_display()}
            }
        )
    if not scale.published_at or scale.retired_at:
        raise ValidationError(
            {"rating": _("The scale “%(scale)s” is not in use.") % {"scale": scale.name}}
        )


def _check_evidence(claim: Claim, evidence: Sequence[Evidence]) -> None:
    """Hold the evidence, as it stands now, against the claim."""
    for each in Evidence.objects.filter(pk__in=[each.pk for each in evidence]):
        if each.claim_id != claim.pk:
            raise ValidationError(
                {"evidence": _("“%(title)s” belongs to another claim.") % {"title": each.title}}
            )
        if each.state != Evidence.State.ACTIVE:
            raise ValidationError(
                {"evidence": _("“%(title)s” was withdrawn.") % {"title": each.title}}
            )
