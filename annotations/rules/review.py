"""Who may review a claim, decide it, reject it and open it again."""

from typing import Any

import rules
from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import Assignment, Claim, Evidence, Recusal, Role, User, Verdict
from .roles import Actor, can_annotate, can_edit_desk, can_review

STANDS = Verdict.State.SUBMITTED
_PUBLISHED = (Claim.State.PUBLISHED, Claim.State.CORRECTED, Claim.State.WITHDRAWN)
_ANSWERED = (Claim.State.AGREED, Claim.State.ADJUDICATION, Claim.State.DECIDED)
_TAKEN_FREELY = (Claim.State.OPEN, Claim.State.ADJUDICATION)
_LATER = (Claim.State.SECOND_REVIEW, Claim.State.AGREED, Claim.State.ADJUDICATION)
_REVIEWED = Claim.IN_WORK


@rules.predicate
def can_reject_claim(user: Actor, claim: Claim | None) -> bool:
    """A claim under review is set aside by who reviews it, or by an editor."""
    if claim is None or not can_annotate(user):
        return False
    return claim.state != Claim.State.IN_REVIEW or can_edit_desk(user) or holds(user, claim)


def can_reject_claim_rows(user: Actor) -> QuerySet[Claim]:
    """Twin of :func:`can_reject_claim`."""
    rows = Claim.objects.all()
    if not can_annotate(user):
        return rows.none()
    if can_edit_desk(user):
        return rows
    return rows.filter(~Q(state=Claim.State.IN_REVIEW) | _held_rows(person=user))


@rules.predicate
def can_reopen_claim(user: Actor, claim: Claim | None) -> bool:
    """Reviewers reopen what was answered, editors what was published."""
    if claim is None:
        return False
    if claim.state in _PUBLISHED:
        return can_edit_desk(user)
    return can_review(user) if claim.state in _ANSWERED else can_annotate(user)


def can_reopen_claim_rows(user: Actor) -> QuerySet[Claim]:
    """Twin of :func:`can_reopen_claim`."""
    rows = Claim.objects.all()
    if can_edit_desk(user):
        return rows
    if can_review(user):
        return rows.exclude(state__in=_PUBLISHED)
    if can_annotate(user):
        return rows.exclude(state__in=(*_PUBLISHED, *_ANSWERED))
    return rows.none()


@rules.predicate
def can_answer_next(user: Actor, claim: Claim | None) -> bool:
    """A reviewer answers, or decides, where they keep out of nothing and have not answered yet."""
    if claim is None or claim.state not in _REVIEWED or not can_review(user):
        return False
    if not isinstance(user, User) or claim.recusals.filter(_keeps_out(user)).exists():
        return False
    if claim.verdicts.filter(reviewer=user, round=claim.round, state=STANDS).exists():
        return False
    return claim.state not in _LATER or not brought_all_evidence(user, claim)


def can_answer_next_rows(user: Actor) -> QuerySet[Claim]:
    """Twin of :func:`can_answer_next`."""
    rows = Claim.objects.filter(state__in=_REVIEWED)
    if not can_review(user) or not isinstance(user, User):
        return rows.none()
    out = Recusal.objects.filter(_keeps_out(user), claim=OuterRef("pk"))
    answered = Verdict.objects.filter(
        claim=OuterRef("pk"), reviewer=user, round=OuterRef("round"), state=STANDS
    )
    active = Evidence.objects.filter(claim=OuterRef("pk"), state=Evidence.State.ACTIVE)
    others = active.filter(~Q(created_by=user) | Q(created_by__isnull=True))
    return rows.filter(
        ~Exists(out),
        ~Exists(answered),
        ~Q(state__in=_LATER) | ~Exists(active) | Exists(others),
    )


@rules.predicate
def can_take_claim(user: Actor, claim: Claim | None) -> bool:
    """A reviewer takes a claim that nobody reviews, and that they have not answered in this round.

    Not where they declared a conflict of interest; and of two reviewers or more the later ones are
    not those who alone brought the evidence. A second review is handed out by the desk itself.
    """
    if claim is None or claim.state not in _TAKEN_FREELY:
        return False
    return can_answer_next(user, claim) and not _held(claim).exists()


def can_take_claim_rows(user: Actor) -> QuerySet[Claim]:
    """Twin of :func:`can_take_claim`."""
    return can_answer_next_rows(user).filter(~_held_rows(), state__in=_TAKEN_FREELY)


@rules.predicate
def can_give_verdict(user: Actor, claim: Claim | None) -> bool:
    """A verdict is given by the reviewer who holds the claim, or may take it."""
    if claim is None or not can_answer_next(user, claim):
        return False
    return holds(user, claim) or can_take_claim(user, claim)


def can_give_verdict_rows(user: Actor) -> QuerySet[Claim]:
    """Twin of :func:`can_give_verdict`."""
    rows = can_answer_next_rows(user)
    if not isinstance(user, User):
        return rows.none()
    return rows.filter(
        _held_rows(person=user) | Q(~_held_rows(), state__in=_TAKEN_FREELY),
    )


@rules.predicate
def can_decide_claim(user: Actor, claim: Claim | None) -> bool:
    """What two reviewers agree on is decided by an editor who is neither of them."""
    if claim is None or claim.state != Claim.State.AGREED:
        return False
    return can_edit_desk(user) and can_answer_next(user, claim)


def can_decide_claim_rows(user: Actor) -> QuerySet[Claim]:
    """Twin of :func:`can_decide_claim`."""
    rows = can_answer_next_rows(user).filter(state=Claim.State.AGREED)
    return rows if can_edit_desk(user) else rows.none()


@rules.predicate
def can_withdraw_verdict(user: Actor, verdict: Verdict | None) -> bool:
    """A standing verdict is withdrawn by who gave it, and nobody else."""
    if verdict is None or verdict.state != Verdict.State.SUBMITTED or not can_review(user):
        return False
    return verdict.reviewer_id == getattr(user, "pk", None)


def can_withdraw_verdict_rows(user: Actor) -> QuerySet[Verdict]:
    """Twin of :func:`can_withdraw_verdict`."""
    rows = Verdict.objects.filter(state=Verdict.State.SUBMITTED)
    return rows.filter(reviewer_id=getattr(user, "pk", None)) if can_review(user) else rows.none()


@rules.predicate
def can_release_assignment(user: Actor, assignment: Assignment | None) -> bool:
    """A claim is given back by who holds it, or taken from them by an editor."""
    if assignment is None or assignment.state != Assignment.State.HELD or not can_review(user):
        return False
    return can_edit_desk(user) or assignment.person_id == getattr(user, "pk", None)


def can_release_assignment_rows(user: Actor) -> QuerySet[Assignment]:
    """Twin of :func:`can_release_assignment`."""
    rows = Assignment.objects.filter(state=Assignment.State.HELD)
    if not can_review(user):
        return rows.none()
    return rows if can_edit_desk(user) else rows.filter(person_id=getattr(user, "pk", None))


@rules.predicate
def can_lift_recusal(user: Actor, recusal: Recusal | None) -> bool:
    """A declared conflict of interest is lifted by an editor other than who declared it."""
    if recusal is None or recusal.lifted_at is not None or not can_edit_desk(user):
        return False
    return recusal.person_id != getattr(user, "pk", None)


def can_lift_recusal_rows(user: Actor) -> QuerySet[Recusal]:
    """Twin of :func:`can_lift_recusal`."""
    rows = Recusal.objects.filter(lifted_at__isnull=True)
    return rows.exclude(person_id=getattr(user, "pk", None)) if can_edit_desk(user) else rows.none()


def brought_all_evidence(user: User, claim: Claim) -> bool:
    """Whether there is evidence on the claim, and all of it was brought by this person."""
    authors = claim.evidence.filter(state=Evidence.State.ACTIVE).order_by()
    return set(authors.values_list("created_by_id", flat=True)) == {user.pk}


def eligible_reviewers(claim: Claim) -> QuerySet[User]:
    """Return who may review the claim next: :func:`can_answer_next`, asked the other way round."""
    roles = [role for role in Role if role.rank >= Role.REVIEWER.rank]
    people = User.objects.filter(Q(role__in=roles) | Q(is_superuser=True), is_active=True)
    if claim.state not in _REVIEWED:
        return people.none()
    out = claim.recusals.filter(lifted_at__isnull=True).values("person_id")
    answered = claim.verdicts.filter(round=claim.round, state=STANDS).values("reviewer_id")
    people = people.exclude(pk__in=out).exclude(pk__in=answered)
    if claim.state in _LATER:
        authors = claim.evidence.filter(state=Evidence.State.ACTIVE).order_by()
        sole = set(authors.values_list("created_by_id", flat=True))
        if len(sole) == 1:
            people = people.exclude(pk__in=sole)
    return people


def _held(claim: Claim) -> QuerySet[Assignment]:
    return claim.assignments.filter(state=Assignment.State.HELD)


def holds(user: Actor, claim: Claim) -> bool:
    """Whether this person holds the claim to review it."""
    return isinstance(user, User) and _held(claim).filter(person=user).exists()


def _keeps_out(user: User) -> Q:
    return Q(person=user, lifted_at__isnull=True)


def _held_rows(**whose: Any) -> Exists:
    return Exists(
        Assignment.objects.filter(claim=OuterRef("pk"), state=Assignment.State.HELD, **whose)
    )
