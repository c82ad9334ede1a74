"""Asking the speaker for a reply, and the reasons written where a gate is not met otherwise."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Claim, Gate, GateNote, ReplyRequest, User
from .access import require
from .checks import check_changed, check_moment, check_row, checked_again, prose
from .claims import touch_claim
from .errors import AlreadyThere, WrongState
from .gates import REASONED
from .prepare import check_choice, single_line
from .record import differences, record
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version

AHEAD = timedelta(minutes=5)
"""How far a clock may be ahead of the desk's when something is said to have been done."""


def write_gate_note(*, actor: User | None, claim: Claim, gate: str, reason: str) -> GateNote:
    """Write why a gate is met, or cannot be, on a claim. One that was taken back is written anew.

    :raises ValidationError: without a reason, or at a gate at which none counts.
    :raises AlreadyThere: when a reason stands at this gate already; that one is changed.
    :raises WrongState: when the claim was set aside.
    """
    require(rules.can_annotate, actor)
    assert actor is not None  # noqa: S101 - nobody is no annotator
    check_in_work(claim)
    check_choice(gate, [each.value for each in REASONED], field="gate")
    reason = prose(reason, field="reason", required=True)
    now = timezone.now()
    written = {"reason": reason, "written_by": actor, "written_at": now}
    note = claim.gate_notes.filter(gate=gate).first()
    _check_free(note)
    with checked_again(lambda: _check_free(claim.gate_notes.filter(gate=gate).first())):
        if note is None:
            note = GateNote(claim=claim, gate=gate, **written)
            note.save(force_insert=True)
        else:
            save_version(note, expected=None, changes=written)
        touch_claim(claim, now=now)
        _record_note(actor, note, before="")
    return note


def change_gate_note(
    *, actor: User | None, note: GateNote, reason: str, version: int | None = None
) -> GateNote:
    """Word a written reason anew; an empty one takes it back, and the gate asks again.

    :raises StaleVersion: when somebody changed it since ``version``.
    :raises WrongState: when the claim was set aside.
    """
    require(rules.can_annotate, actor)
    assert actor is not None  # noqa: S101 - nobody is no annotator
    check_in_work(note.claim)
    reason, before = prose(reason, field="reason"), note.reason
    now = timezone.now()
    with transaction.atomic():
        changes = {"reason": reason, "written_by": actor, "written_at": now}
        save_version(note, expected=version, changes=changes)
        touch_claim(note.claim, now=now)
        _record_note(actor, note, before=before)
    return note


def add_reply_request(
    *,
    actor: User | None,
    claim: Claim,
    asked: str,
    channel: str,
    asked_at: datetime | None = None,
    deadline: datetime | None = None,
    outcome: str = ReplyRequest.Outcome.WAITING,
    reply: str = "",
    note: str = "",
) -> ReplyRequest:
    """Write down that the speaker, or who speaks for them, was asked for a reply: just now, where
    no time is given.

    :raises ValidationError: keyed by field: nobody named, asked later than now, a deadline before
        that, an answer without its words.
    :raises WrongState: when the claim was set aside.
    """
    require(rules.can_annotate, actor)
    assert actor is not None  # noqa: S101 - nobody is no annotator
    check_in_work(claim)
    now = timezone.now()
    request = ReplyRequest(
        claim=claim,
        asked_at=asked_at or now,
        deadline=deadline,
        outcome=outcome,
        channel=channel,
        created_by=actor,
        created_at=now,
        **_cleaned(asked=asked, reply=reply, note=note),
    )
    _check_request(request)
    check_row(request, exclude=("claim", "created_by"))
    with transaction.atomic():
        request.save(force_insert=True)
        touch_claim(claim, now=now)
        data = {"asked": request.asked, "channel": channel, "outcome": outcome}
        record(
            actor=actor,
            verb="reply_request.created",
            target=request,
            claim_id=claim.pk,
            data=data | {"deadline": _told(deadline)},
        )
    return request


def change_reply_request(
    *,
    actor: User | None,
    request: ReplyRequest,
    version: int | None = None,
    asked: str | Unset = UNSET,
    channel: str | Unset = UNSET,
    asked_at: datetime | Unset = UNSET,
    deadline: datetime | Unset | None = UNSET,
    outcome: str | Unset = UNSET,
    reply: str | Unset = UNSET,
    note: str | Unset = UNSET,
) -> ReplyRequest:
    """Write down what came of a request, or correct it.

    :raises ValidationError: as :func:`add_reply_request`.
    :raises StaleVersion: when somebody changed it since ``version``.
    :raises WrongState: when the claim was set aside.
    """
    require(rules.can_annotate, actor)
    check_in_work(request.claim)
    wanted = _cleaned(**given(asked=asked, reply=reply, note=note))
    wanted |= given(channel=channel, asked_at=asked_at, deadline=deadline, outcome=outcome)
    changes = changed_fields(request, wanted)
    data = {
        name: [_told(before), _told(after)]
        for name, (before, after) in differences(request, changes).items()
    }
    _check_request(_as_it_would_be(request, changes))
    check_changed(request, changes)
    with transaction.atomic():
        save_version(request, expected=version, changes=changes)
        touch_claim(request.claim)
        record(
            actor=actor,
            verb="reply_request.changed",
            target=request,
            claim_id=request.claim_id,
            data=data,
        )
    return request


def check_in_work(claim: Claim) -> None:
    """Refuse to work on a claim that was set aside.

    :raises WrongState: when it was rejected, or is no longer proposed.
    """
    if claim.state == Claim.State.REJECTED:
        raise WrongState(_("This claim was rejected; reopen it to work on it."))
    if claim.state == Claim.State.RETIRED:
        raise WrongState(_("This claim is no longer proposed; take it on to work on it."))


def _check_free(note: GateNote | None) -> None:
    if note is not None and note.reason:
        raise AlreadyThere(_("A reason stands here already; change that one."), existing=note)


def _record_note(actor: User, note: GateNote, *, before: str) -> None:
    record(
        actor=actor,
        verb="gate_note.written",
        target=note,
        claim_id=note.claim_id,
        data={"gate": Gate(note.gate).value, "reason": [before, note.reason]},
    )


def _check_request(request: ReplyRequest) -> None:
    for name in ("asked_at", "deadline"):
        check_moment(getattr(request, name), field=name)
    problems: dict[str, str] = {}
    if not request.asked:
        problems["asked"] = _("This is needed.")
    if request.asked_at > timezone.now() + AHEAD:
        problems["asked_at"] = _("This lies in the future.")
    elif request.deadline is not None and request.deadline < request.asked_at:
        problems["deadline"] = _("The deadline lies before they were asked.")
    if request.outcome == ReplyRequest.Outcome.ANSWERED and not request.reply:
        problems["reply"] = _("Write down what they answered.")
    if problems:
        raise ValidationError(problems)


def _as_it_would_be(request: ReplyRequest, changes: dict[str, Any]) -> ReplyRequest:
    fields = (field.attname for field in ReplyRequest._meta.concrete_fields)
    values = {name: getattr(request, name) for name in fields}
    return ReplyRequest(**(values | changes))


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _cleaned(**values: Any) -> dict[str, Any]:
    for name in values:
        if name == "asked":
            values[name] = single_line(values[name], field=name, limit=200)
        else:
            values[name] = prose(values[name], field=name)
    return values
