"""Deciding what two reviewers agree on."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Claim, User, Verdict
from .access import require
from .checks import prose
from .claim_states import check_move
from .errors import Refused
from .gates import check_gates
from .record import gathered, record
from .reviewing import lock_claim, tell_decided
from .versions import save_version


def decide_claim(
    *,
    actor: User,
    claim: Claim,
    verdict: Verdict | None = None,
    reason: str = "",
    version: int | None = None,
) -> Claim:
    """Decide a claim on which two reviewers agree, by the first of their verdicts or the one named.

    :raises NotAllowed: when the actor is no editor, reviewed it, keeps out of it, or alone brought
        the evidence.
    :raises ValidationError: when the verdict is none of this round's.
    :raises WrongState: when the claim is not agreed on.
    :raises Refused: when a gate blocks it.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_edit_desk, actor)
    reason = prose(reason, field="reason")
    with transaction.atomic(), gathered():
        lock_claim(claim, version=version, act="decide")
        check_move(claim, "decide")
        require(rules.can_decide_claim, actor, claim)
        standing = claim.verdicts.filter(round=claim.round, state=Verdict.State.SUBMITTED)
        chosen = verdict or standing.order_by("id").first()
        if chosen is None or not standing.filter(pk=chosen.pk).exists():
            raise ValidationError({"verdict": _("This is none of the verdicts that agree.")})
        check_gates(claim=claim, actor=actor)
        now = timezone.now()
        changes = {"state": Claim.State.DECIDED, "decision": chosen, "moved_at": now}
        save_version(claim, expected=None, changes=changes)
        tell_decided(claim, actor=actor)
        record(
            actor=actor,
            verb="claim.decided",
            target=claim,
            claim_id=claim.pk,
            data={"verdict": chosen.pk, "reason": reason},
        )
    return claim


def settle(
    claim: Claim, standing: Sequence[Verdict], *, actor: User, automatic: bool
) -> dict[str, Any]:
    """Return what agreement changes: it decides by itself, or waits for an editor.

    It waits where the desk's settings say so, and where a gate blocks: the verdicts are in, and
    what is missing can still be brought.
    """
    waits = {"state": Claim.State.AGREED}
    if not automatic:
        return waits
    try:
        check_gates(claim=claim, actor=actor)
    except Refused:
        return waits
    return {"state": Claim.State.DECIDED, "decision": standing[0]}
