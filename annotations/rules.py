"""Who may do what: named predicates, each with its queryset twin.

A predicate answers for one row, its twin (``…_rows``) for many; ``tests/test_rules.py`` holds the
two against each other. Acts call :func:`require`; faces may ask a predicate to decide what to
show, but what decides is the act.
"""

from collections.abc import Callable
from typing import Any

import rules
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from .models import Claim, Evidence, Role, User, Verdict

Actor = User | AnonymousUser | None


def _at_least(user: Actor, role: Role) -> bool:
    return isinstance(user, User) and user.is_active and user.rank >= role.rank


@rules.predicate
def can_read(user: Actor) -> bool:
    """Every member of the desk reads everything on it."""
    return _at_least(user, Role.READER)


@rules.predicate
def can_annotate(user: Actor) -> bool:
    """Annotators bring in articles, work on quotes and claims, and add evidence."""
    return _at_least(user, Role.ANNOTATOR)


@rules.predicate
def can_review(user: Actor) -> bool:
    """Reviewers give verdicts."""
    return _at_least(user, Role.REVIEWER)


@rules.predicate
def can_edit_desk(user: Actor) -> bool:
    """Editors keep outlets and rating scales, and act on other people's evidence."""
    return _at_least(user, Role.EDITOR)


@rules.predicate
def can_administer(user: Actor) -> bool:
    """Administrators manage people."""
    return _at_least(user, Role.ADMINISTRATOR)


@rules.predicate
def can_give_verdict(user: Actor, claim: Claim | None) -> bool:
    """A reviewer gives verdicts on claims that the desk has taken on."""
    return can_review(user) and claim is not None and claim.state in VERDICT_STATES


@rules.predicate
def can_change_evidence(user: Actor, evidence: Evidence | None) -> bool:
    """Evidence that stands is changed and withdrawn by who added it, or by an editor."""
    if evidence is None or evidence.state != Evidence.State.ACTIVE or not can_annotate(user):
        return False
    return can_edit_desk(user) or evidence.created_by_id == getattr(user, "pk", None)


@rules.predicate
def can_withdraw_verdict(user: Actor, verdict: Verdict | None) -> bool:
    """A standing verdict is withdrawn by who gave it, and nobody else."""
    if verdict is None or verdict.state != Verdict.State.SUBMITTED or not can_review(user):
        return False
    return verdict.reviewer_id == getattr(user, "pk", None)


VERDICT_STATES = (Claim.State.OPEN, Claim.State.DECIDED)


def can_give_verdict_rows(user: Actor) -> QuerySet[Claim]:
    """Twin of :func:`can_give_verdict`."""
    rows = Claim.objects.filter(state__in=VERDICT_STATES)
    return rows if can_review(user) else rows.none()


def can_change_evidence_rows(user: Actor) -> QuerySet[Evidence]:
    """Twin of :func:`can_change_evidence`."""
    rows = Evidence.objects.filter(state=Evidence.State.ACTIVE)
    if not can_annotate(user):
        return rows.none()
    return rows if can_edit_desk(user) else rows.filter(Q(created_by=user))


def can_withdraw_verdict_rows(user: Actor) -> QuerySet[Verdict]:
    """Twin of :func:`can_withdraw_verdict`."""
    rows = Verdict.objects.filter(state=Verdict.State.SUBMITTED)
    return rows.filter(reviewer_id=getattr(user, "pk", None)) if can_review(user) else rows.none()


TWINS: dict[Callable[..., bool], Callable[[Actor], QuerySet[Any]]] = {
    can_give_verdict: can_give_verdict_rows,
    can_change_evidence: can_change_evidence_rows,
    can_withdraw_verdict: can_withdraw_verdict_rows,
}
