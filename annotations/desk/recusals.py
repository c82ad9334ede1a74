"""Keeping out of the review of a claim: a conflict of interest, declared and lifted."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Claim, Recusal, User
from .access import require
from .assignments import let_go
from .checks import prose
from .claims import touch_claim
from .errors import AlreadyThere, WrongState
from .record import gathered, record
from .reviewing import holder_of, standing_verdicts


def declare_recusal(*, actor: User, claim: Claim, reason: str) -> Recusal:
    """Keep out of the review of a claim, with the reason; a claim that one holds is given back.

    :raises NotAllowed: when the actor is no reviewer, and so never reviews.
    :raises ValidationError: without a reason.
    :raises AlreadyThere: when they keep out already.
    :raises WrongState: when a verdict of theirs stands in this round: it is withdrawn first.
    """
    require(rules.can_review, actor)
    reason = prose(reason, field="reason", required=True)
    recusal = Recusal(claim=claim, person=actor, reason=reason, created_at=timezone.now())
    try:
        with transaction.atomic(), gathered():
            now = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim.pk)
            if any(verdict.reviewer_id == actor.pk for verdict in standing_verdicts(now)):
                raise WrongState(_("Your verdict stands on this claim; withdraw it first."))
            recusal.save(force_insert=True)
            touch_claim(now, now=recusal.created_at)
            record(
                actor=actor,
                verb="recusal.declared",
                target=recusal,
                claim_id=claim.pk,
                data={"reason": reason},
            )
            held = holder_of(now)
            if held is not None and held.person_id == actor.pk:
                let_go(now, held, actor=actor, reason=reason)
    except IntegrityError as error:
        existing = claim.recusals.filter(person=actor, lifted_at__isnull=True).first()
        if existing is None:
            raise
        raise AlreadyThere(_("You keep out of this claim already."), existing=existing) from error
    return recusal


def lift_recusal(*, actor: User, recusal: Recusal, reason: str) -> Recusal:
    """Let somebody review a claim again that they kept out of.

    :raises NotAllowed: when the actor is no editor, or it is their own; when it was lifted.
    :raises ValidationError: without a reason.
    """
    require(rules.can_lift_recusal, actor, recusal)
    reason = prose(reason, field="reason", required=True)
    now = timezone.now()
    changes = {"lifted_by": actor, "lifted_at": now, "lift_reason": reason}
    standing = Recusal.objects.filter(pk=recusal.pk, lifted_at__isnull=True)
    with transaction.atomic():
        if standing.update(**changes) != 1:
            raise WrongState(_("This was lifted already."))
        for name, value in changes.items():
            setattr(recusal, name, value)
        touch_claim(recusal.claim, now=now)
        record(
            actor=actor,
            verb="recusal.lifted",
            target=recusal,
            claim_id=recusal.claim_id,
            data={"person": recusal.person_id, "reason": reason},
        )
    return recusal
