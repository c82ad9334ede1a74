"""Who reviews what next: taking, assigning, drawing, handing out, giving back."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Assignment, Claim, User
from .access import require
from .checks import prose
from .claim_states import check_move
from .claims import touch_claim
from .errors import Refused, WrongState
from .notifications import notify
from .record import gathered, record
from .reviewing import (
    check_free,
    check_reviewer,
    check_up_for_taking,
    draw_reviewer,
    end_assignment,
    hold,
    holder_of,
    lock_claim,
    plan_of,
    tell_holder,
)
from .versions import save_version

_CANDIDATES = 8
"""How many of the most urgent claims are tried before the queue counts as empty: as many people
may ask at the very same moment, each taking one."""


def take_claim(*, actor: User, claim: Claim, version: int | None = None) -> Assignment:
    """Take a claim that nobody holds, to review it oneself.

    :raises NotAllowed: when the actor is no reviewer, keeps out of it, or alone brought the
        evidence.
    :raises WrongState: when it waits for no review, somebody holds it, the actor has answered it,
        or its second reviewer is drawn by the desk.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_review, actor)
    with transaction.atomic(), gathered():
        lock_claim(claim, version=version, act="take")
        check_move(claim, "take")
        check_up_for_taking(claim, holder_of(claim))
        return _give(claim, actor, assigned_by=actor, verb="claim.taken")


def assign_claim(
    *,
    actor: User,
    claim: Claim,
    person: User,
    due_on: date | None = None,
    note: str = "",
    version: int | None = None,
) -> Assignment:
    """Give a claim to a reviewer; who held it until now holds it no longer.

    Without ``due_on`` it is due as the desk's settings say. For a second review the desk draws the
    reviewer: :func:`redraw_reviewer`.

    :raises NotAllowed: when the actor is no editor, or the person may not review it.
    :raises ValidationError: when ``due_on`` has passed.
    :raises WrongState: when it waits for no review, or the person answered it already.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_edit_desk, actor)
    note = prose(note, field="note")
    _check_due(due_on)
    with transaction.atomic(), gathered():
        lock_claim(claim, version=version, act="take")
        if claim.state != Claim.State.IN_REVIEW:
            check_move(claim, "take")
        if claim.state == Claim.State.SECOND_REVIEW:
            raise WrongState(_("The second reviewer is drawn by the desk: have another one drawn."))
        _take_away(claim, actor=actor, kept_by=person)
        return _give(claim, person, assigned_by=actor, verb="claim.assigned", due=due_on, note=note)


def redraw_reviewer(*, actor: User, claim: Claim, version: int | None = None) -> Assignment:
    """Have the desk draw another second reviewer, in place of who holds the claim now.

    :raises NotAllowed: when the actor is no editor.
    :raises WrongState: when the claim waits for no second review, or nobody else may give one.
    """
    require(rules.can_edit_desk, actor)
    with transaction.atomic(), gathered():
        lock_claim(claim, version=version, act="take")
        if claim.state != Claim.State.SECOND_REVIEW:
            raise WrongState(
                _("A claim that is %(now)s waits for no second review.")
                % {"now": claim.get_state_display()}
            )
        held = _take_away(claim, actor=actor, kept_by=None)
        without = [held.person_id] if held else []
        drawn = draw_reviewer(claim, without=without, asked_by=actor)
        if drawn is None:
            raise WrongState(_("Nobody else on this desk may review this claim second."))
        save_version(claim, expected=None, changes={})
    return drawn


def take_next(*, actor: User) -> Assignment | None:
    """Hand out the most urgent claim that waits for a review this person may give.

    Second reviews are among them: here the desk chooses, not the person. Of two who ask at the
    same moment each gets another claim. None where nothing waits.

    :raises NotAllowed: when the actor is no reviewer.
    """
    require(rules.can_review, actor)
    for claim in waiting_for_review(actor)[:_CANDIDATES]:
        try:
            with transaction.atomic(), gathered():
                lock_claim(claim, version=None, act="take")
                check_free(holder_of(claim))
                check_move(claim, "take")
                return _give(claim, actor, assigned_by=None, verb="claim.taken")
        except (Refused, IntegrityError):
            continue  # somebody else was quicker
    return None


def waiting_for_review(person: User) -> QuerySet[Claim]:
    """Return the claims that :func:`take_next` would hand this person, most urgent first."""
    held = Assignment.objects.filter(claim=OuterRef("pk"), state=Assignment.State.HELD)
    states = (Claim.State.OPEN, Claim.State.SECOND_REVIEW, Claim.State.ADJUDICATION)
    rows = rules.can_answer_next_rows(person).filter(~Exists(held), state__in=states)
    gave_back = Assignment.objects.filter(
        claim=OuterRef("pk"),
        person=person,
        round=OuterRef("round"),
        state=Assignment.State.RELEASED,
        assigned_by__isnull=True,
    )
    # What somebody was handed and gave back is theirs to take, but not handed to them once more.
    return rows.filter(~Exists(gave_back)).order_by("-priority", "id")


def held_by(person: User) -> QuerySet[Assignment]:
    """Return what somebody holds, what is due first at the top."""
    rows = Assignment.objects.filter(person=person, state=Assignment.State.HELD)
    return rows.select_related("claim__speaker").order_by("due_on", "id")


def release_assignment(*, actor: User, assignment: Assignment, reason: str = "") -> Assignment:
    """Give a claim back unanswered; for a second review the desk draws somebody else.

    :raises NotAllowed: when it is another's and the actor is no editor, or is held no more.
    """
    require(rules.can_release_assignment, actor, assignment)
    reason = prose(reason, field="reason")
    with transaction.atomic(), gathered():
        claim = Claim.objects.select_for_update(of=("self",), no_key=True).get(
            pk=assignment.claim_id
        )
        let_go(claim, assignment, actor=actor, reason=reason)
    return assignment


def let_go(claim: Claim, assignment: Assignment, *, actor: User, reason: str) -> None:
    """End an assignment that was not answered, and see to who comes next. A part of acts."""
    now = timezone.now()
    end_assignment(assignment, Assignment.State.RELEASED, now=now)
    state = Claim.State.OPEN if claim.state == Claim.State.IN_REVIEW else claim.state
    save_version(claim, expected=None, changes={"state": state, "moved_at": now})
    assignment.claim = claim
    record(
        actor=actor,
        verb="claim.released",
        target=claim,
        claim_id=claim.pk,
        data={"person": assignment.person_id, "role": assignment.role, "reason": reason},
    )
    if assignment.person_id != actor.pk:
        notify(kind="unassigned", people=[assignment.person], claim=claim, actor=actor)
    if state == Claim.State.SECOND_REVIEW:
        draw_reviewer(claim, without=[assignment.person_id])


def change_due_date(*, actor: User, assignment: Assignment, due_on: date | None) -> Assignment:
    """Set another day by which a review is due, or none.

    :raises NotAllowed: when the actor is no editor.
    :raises ValidationError: when the day has passed.
    :raises WrongState: when the claim is held no more.
    """
    require(rules.can_edit_desk, actor)
    _check_due(due_on)
    held = Assignment.objects.filter(pk=assignment.pk, state=Assignment.State.HELD)
    before = assignment.due_on
    with transaction.atomic():
        if held.update(due_on=due_on, reminded_at=None) != 1:
            raise WrongState(_("This claim is no longer held; look at it again."))
        assignment.due_on = due_on
        touch_claim(assignment.claim)
        record(
            actor=actor,
            verb="assignment.changed",
            target=assignment,
            claim_id=assignment.claim_id,
            data={"due_on": [before, due_on]},
        )
    return assignment


def _check_due(due_on: date | None) -> None:
    if due_on is not None and due_on < timezone.localdate():
        raise ValidationError({"due_on": _("This day has passed.")})


def _take_away(claim: Claim, *, actor: User, kept_by: User | None) -> Assignment | None:
    held = holder_of(claim)
    if held is None:
        return None
    if kept_by is not None and held.person_id == kept_by.pk:
        check_free(held)
    end_assignment(held, Assignment.State.RELEASED, now=timezone.now())
    if held.person_id != actor.pk:
        notify(kind="unassigned", people=[held.person], claim=claim, actor=actor)
    return held


def _give(
    claim: Claim,
    person: User,
    *,
    assigned_by: User | None,
    verb: str,
    due: date | None = None,
    note: str = "",
) -> Assignment:
    """Have somebody hold the claim, and move it on. The claim is locked."""
    check_reviewer(person, claim)
    now = timezone.now()
    changes: dict[str, Any] = {"moved_at": now}
    if claim.state == Claim.State.OPEN:
        changes |= {"state": Claim.State.IN_REVIEW, "review_plan": plan_of(claim)}
    assignment = hold(claim, person, assigned_by=assigned_by, now=now, due_on=due, note=note)
    save_version(claim, expected=None, changes=changes)
    data = {"person": person.pk, "role": assignment.role, "due_on": assignment.due_on}
    actor = person if verb == "claim.taken" else assigned_by
    if actor != person:
        tell_holder(assignment, actor=actor)
    record(actor=actor, verb=verb, target=claim, claim_id=claim.pk, data=data)
    return assignment
