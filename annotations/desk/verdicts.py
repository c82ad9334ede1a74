"""Giving and taking back verdicts."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Claim, Evidence, Rating, User, Verdict
from .access import require
from .checks import prose
from .errors import WrongState
from .record import record
from .versions import save_version


def submit_verdict(
    *,
    actor: User,
    claim: Claim,
    rating: Rating,
    reasons: str,
    evidence: Sequence[Evidence] = (),
    version: int | None = None,
) -> Verdict:
    """Give a verdict on a claim that the desk has taken on; the claim is decided by it.

    Who has given one before gives a new one that supersedes it; both are kept. An editor's verdict
    where those of others disagree is adjudicating. ``version`` is that of the claim as the
    reviewer saw it.

    :raises ValidationError: without reasons; with a rating of a scale that is for other claims,
        not published or retired; with evidence that is another claim's or withdrawn.
    :raises WrongState: when the claim is proposed or rejected.
    :raises NotAllowed: when the actor is no reviewer.
    :raises StaleVersion: when somebody changed the claim since ``version``.
    """
    require(rules.can_review, actor)
    if not rules.can_give_verdict(actor, claim):
        raise WrongState(
            _("A claim that is %(state)s takes no verdict; it must be open first.")
            % {"state": claim.get_state_display()}
        )
    _check_rating(claim, rating)
    _check_evidence(claim, evidence)
    now = timezone.now()
    verdict = Verdict(
        claim=claim,
        reviewer=actor,
        rating=rating,
        reasons=prose(reasons, field="reasons", required=True),
        submitted_at=now,
    )
    with transaction.atomic():
        changes = {"state": Claim.State.DECIDED, "moved_at": now}
        save_version(claim, expected=version, changes=changes)
        _check_evidence(claim, evidence)  # again, now that whoever withdraws some waits for us
        standing = Verdict.objects.filter(
            claim=claim, reviewer=actor, state=Verdict.State.SUBMITTED
        )
        verdict.supersedes = standing.first()
        standing.update(state=Verdict.State.SUPERSEDED)
        verdict.role = _role(actor, claim)
        verdict.save(force_insert=True)
        verdict.evidence.set(evidence)
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
                "supersedes": verdict.supersedes_id,
            },
        )
    return verdict


def withdraw_verdict(*, actor: User, verdict: Verdict, reason: str) -> Verdict:
    """Take back one's own standing verdict; a decided claim is open again when none is left.

    :raises NotAllowed: when it is another's, or stands no more.
    :raises ValidationError: without a reason.
    """
    require(rules.can_withdraw_verdict, actor, verdict)
    reason = prose(reason, field="reason", required=True)
    with transaction.atomic():
        # The reviewer looked at the verdict, not at the claim: whoever else works on that is
        # waited for, not a reason to refuse.
        claim = Claim.objects.select_for_update().get(pk=verdict.claim_id)
        standing = Verdict.objects.filter(pk=verdict.pk, state=Verdict.State.SUBMITTED)
        if standing.update(state=Verdict.State.WITHDRAWN) != 1:
            raise WrongState(_("This verdict stands no more."))
        left = claim.verdicts.filter(state=Verdict.State.SUBMITTED).exists()
        decided = claim.state == Claim.State.DECIDED
        state = Claim.State.OPEN if decided and not left else claim.state
        save_version(claim, expected=None, changes={"state": state, "moved_at": timezone.now()})
        verdict.state, verdict.claim = Verdict.State.WITHDRAWN, claim
        record(
            actor=actor,
            verb="verdict.withdrawn",
            target=verdict,
            claim_id=claim.pk,
            data={"reason": reason},
        )
    return verdict


def _role(actor: User, claim: Claim) -> Verdict.Role:
    """Say whose answer it is, from the verdicts of others that stand."""
    others = claim.verdicts.exclude(reviewer=actor).filter(state=Verdict.State.SUBMITTED)
    ratings = set(others.values_list("rating_id", flat=True))
    if not ratings:
        return Verdict.Role.FIRST
    if len(ratings) > 1 and rules.can_edit_desk(actor):
        return Verdict.Role.ADJUDICATING
    return Verdict.Role.SECOND


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
