"""Correcting and withdrawing what is published: in public, with both texts and the reason."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Claim, Correction, Evidence, FactCheck, User
from .access import require
from .checks import check_changed, prose
from .claims import touch_claim
from .errors import WrongState
from .fact_check_parts import (
    changed_lists,
    check_no_conflict,
    cleaned,
    lock_claim_of,
    move_claim,
    note_writer,
    set_lists,
    tell_people,
)
from .prepare import check_choice
from .record import record
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version

_STANDS = (Claim.State.PUBLISHED, Claim.State.CORRECTED)


def correct_fact_check(
    *,
    actor: User,
    fact_check: FactCheck,
    kind: str,
    reason: str,
    version: int | None = None,
    headline: str | Unset = UNSET,
    summary: str | Unset = UNSET,
    body: str | Unset = UNSET,
    authors: Sequence[User] | Unset = UNSET,
    evidence: Sequence[Evidence] | Unset = UNSET,
    take_decision: bool = False,
) -> Correction:
    """Change what is published. What it said, what it says and why stay on its page.

    ``kind`` is a word of ``Correction.Kind``. ``take_decision`` has it rest on what the claim was
    decided by anew; where that is another rating the correction is substantive. The claim counts as
    corrected then; while it is checked anew it stays where it is.

    :raises NotAllowed: when it is not published, or the actor is no editor; under embargo also when
        they worked on it.
    :raises ValidationError: without a reason, when nothing changes, or the kind does not fit.
    :raises WrongState: when there is no new decision to take.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_correct_fact_check, actor, fact_check)
    check_no_conflict(actor, fact_check.claim)
    check_choice(kind, Correction.Kind.values, field="kind")
    reason = prose(reason, field="reason", required=True)
    wanted = cleaned(**given(headline=headline, summary=summary, body=body))
    lists = changed_lists(fact_check, given(authors=authors, evidence=evidence))
    now = timezone.now()
    out = fact_check.is_out(now)
    with transaction.atomic():
        claim = lock_claim_of(fact_check)
        if take_decision:
            wanted["decision"] = _new_decision(fact_check, claim, kind)
        changes = changed_fields(fact_check, wanted)
        if not changes and not lists:
            raise ValidationError(_("Nothing is changed: say what it is to say instead."))
        if not wanted.get("body", True):
            raise ValidationError({"body": _("This is needed.")})
        check_changed(fact_check, changes)
        before, after = _both(fact_check, changes, lists)
        also = {"changed_at": now} if out else {}
        save_version(fact_check, expected=version, changes=changes, also=also)
        set_lists(fact_check, lists)
        note_writer(fact_check, actor, changes)
        correction = Correction.objects.create(
            fact_check=fact_check,
            kind=kind,
            reason=reason,
            before=before,
            after=after,
            made_by=actor,
            made_at=now,
        )
        _settle_claim(claim, fact_check, out=out, now=now)
        tell_people(fact_check, by=actor, what="corrected")
        record(
            actor=actor,
            verb="factcheck.corrected",
            target=fact_check,
            claim_id=claim.pk,
            data={
                "correction": correction.pk,
                "kind": kind,
                "fields": sorted(before),
                "version": fact_check.version,
            },
        )
    return correction


def withdraw_fact_check(
    *, actor: User, fact_check: FactCheck, reason: str, version: int | None = None
) -> FactCheck:
    """Take back what is published. Its page stays, with the reason in place of the text.

    What is under embargo still was never out: it is set aside, and no page tells of it.

    :raises NotAllowed: when it is not published, or the actor is no editor.
    :raises ValidationError: without a reason.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_withdraw_fact_check, actor, fact_check)
    reason = prose(reason, field="reason", required=True)
    now = timezone.now()
    changes: dict[str, Any] = {
        "state": FactCheck.State.WITHDRAWN,
        "withdrawn_by": actor,
        "withdrawn_at": now,
        "withdrawal_reason": reason,
    }
    with transaction.atomic():
        claim = lock_claim_of(fact_check)
        if not fact_check.is_out(now):
            changes |= {"state": FactCheck.State.DISCARDED, "out_at": None}
        save_version(fact_check, expected=version, changes=changes)
        others = claim.fact_checks.filter(state=FactCheck.State.PUBLISHED)
        if claim.state in _STANDS and not others.exists():
            move_claim(claim, "withdraw", now=now)
        else:
            touch_claim(claim, now=now)
        tell_people(fact_check, by=actor, what="withdrawn")
        record(
            actor=actor,
            verb="factcheck.withdrawn",
            target=fact_check,
            claim_id=claim.pk,
            data={"version": fact_check.version},
        )
    return fact_check


def _new_decision(fact_check: FactCheck, claim: Claim, kind: str) -> Any:
    decision = claim.decision
    if decision is None or claim.state not in (Claim.State.DECIDED, *_STANDS):
        raise WrongState(
            _("A claim that is %(state)s has no decision to write about.")
            % {"state": claim.get_state_display()}
        )
    other = decision.rating_id != fact_check.decision.rating_id
    if other and kind != Correction.Kind.SUBSTANTIVE:
        raise ValidationError({"kind": _("Another rating is a substantive correction.")})
    return decision


def _settle_claim(claim: Claim, fact_check: FactCheck, *, out: bool, now: datetime) -> None:
    """Have the claim count as corrected, where what is published rests on its decision."""
    rests = fact_check.decision_id == claim.decision_id
    anew = claim.state == Claim.State.DECIDED and rests
    if anew or (out and claim.state in _STANDS):
        move_claim(claim, "correct", now=now)
    else:
        touch_claim(claim, now=now)


def _both(
    fact_check: FactCheck, changes: dict[str, Any], lists: dict[str, list[Any]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what it said and what it says, as far as they differ: texts, names, titles, labels."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, value in changes.items():
        if name == "decision":
            now = fact_check.decision
            before["decision"], after["decision"] = now.pk, value.pk
            before["rating"], after["rating"] = now.rating.labels, value.rating.labels
        else:
            before[name], after[name] = getattr(fact_check, name), value
    for name, rows in lists.items():
        before[name] = [_told(row) for row in getattr(fact_check, name).all()]
        after[name] = [_told(row) for row in rows]
    return before, after


def _told(row: User | Evidence) -> str:
    return row.title if isinstance(row, Evidence) else row.display_name
