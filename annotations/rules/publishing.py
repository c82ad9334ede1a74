"""Who may see, write, publish, correct and withdraw a fact-check."""

import rules
from django.db.models import Q, QuerySet
from django.utils import timezone

from ..models import FactCheck, User
from .roles import Actor, can_edit_desk, can_read, can_review


@rules.predicate
def can_see_fact_check(user: Actor, fact_check: FactCheck | None) -> bool:
    """Until a fact-check is out, only who works on it and editors see it."""
    if fact_check is None or not can_read(user):
        return False
    if can_edit_desk(user) or fact_check.is_out(timezone.now()):
        return True
    return isinstance(user, User) and _works_on(user, fact_check)


def can_see_fact_check_rows(user: Actor) -> QuerySet[FactCheck]:
    """Twin of :func:`can_see_fact_check`."""
    rows = FactCheck.objects.all()
    if not can_read(user) or not isinstance(user, User):
        return rows.none()
    if can_edit_desk(user):
        return rows
    out = Q(state__in=FactCheck.TOLD, out_at__lte=timezone.now())
    return rows.filter(out | _worked_on_rows(user))


@rules.predicate
def can_change_fact_check(user: Actor, fact_check: FactCheck | None) -> bool:
    """A draft is written and set aside by the reviewers who work on it, and by editors."""
    if fact_check is None or fact_check.state != FactCheck.State.DRAFT or not can_review(user):
        return False
    return can_see_fact_check(user, fact_check)


def can_change_fact_check_rows(user: Actor) -> QuerySet[FactCheck]:
    """Twin of :func:`can_change_fact_check`."""
    rows = can_see_fact_check_rows(user).filter(state=FactCheck.State.DRAFT)
    return rows if can_review(user) else rows.none()


@rules.predicate
def can_publish_fact_check(user: Actor, fact_check: FactCheck | None) -> bool:
    """A fact-check is published by an editor who neither wrote in it nor is named as its author."""
    if fact_check is None or not can_edit_desk(user) or not isinstance(user, User):
        return False
    return fact_check.state == FactCheck.State.DRAFT and not _works_on(user, fact_check)


def can_publish_fact_check_rows(user: Actor) -> QuerySet[FactCheck]:
    """Twin of :func:`can_publish_fact_check`."""
    rows = FactCheck.objects.filter(state=FactCheck.State.DRAFT)
    if not can_edit_desk(user) or not isinstance(user, User):
        return rows.none()
    return rows.exclude(_worked_on_rows(user))


@rules.predicate
def can_change_embargo(user: Actor, fact_check: FactCheck | None) -> bool:
    """An embargo is changed, before it ends, by an editor who did not write the fact-check."""
    if fact_check is None or not can_edit_desk(user) or not isinstance(user, User):
        return False
    return fact_check.is_embargoed(timezone.now()) and not _works_on(user, fact_check)


def can_change_embargo_rows(user: Actor) -> QuerySet[FactCheck]:
    """Twin of :func:`can_change_embargo`."""
    rows = FactCheck.objects.filter(state=FactCheck.State.PUBLISHED, out_at__gt=timezone.now())
    if not can_edit_desk(user) or not isinstance(user, User):
        return rows.none()
    return rows.exclude(_worked_on_rows(user))


@rules.predicate
def can_correct_fact_check(user: Actor, fact_check: FactCheck | None) -> bool:
    """What is out is corrected by editors; under embargo only by one who did not write it."""
    if fact_check is None or fact_check.state != FactCheck.State.PUBLISHED:
        return False
    if not can_edit_desk(user) or not isinstance(user, User):
        return False
    return fact_check.is_out(timezone.now()) or not _works_on(user, fact_check)


def can_correct_fact_check_rows(user: Actor) -> QuerySet[FactCheck]:
    """Twin of :func:`can_correct_fact_check`."""
    rows = FactCheck.objects.filter(state=FactCheck.State.PUBLISHED)
    if not can_edit_desk(user) or not isinstance(user, User):
        return rows.none()
    return rows.filter(Q(out_at__lte=timezone.now()) | ~_worked_on_rows(user))


@rules.predicate
def can_withdraw_fact_check(user: Actor, fact_check: FactCheck | None) -> bool:
    """What is published is withdrawn by editors."""
    if fact_check is None or fact_check.state != FactCheck.State.PUBLISHED:
        return False
    return can_edit_desk(user)


def can_withdraw_fact_check_rows(user: Actor) -> QuerySet[FactCheck]:
    """Twin of :func:`can_withdraw_fact_check`."""
    rows = FactCheck.objects.filter(state=FactCheck.State.PUBLISHED)
    return rows if can_edit_desk(user) else rows.none()


def _works_on(user: User, fact_check: FactCheck) -> bool:
    """Whether somebody made a fact-check, wrote in it, or is named as its author."""
    return (
        fact_check.created_by_id == user.pk
        or fact_check.writers.filter(pk=user.pk).exists()
        or fact_check.authors.filter(pk=user.pk).exists()
    )


def _worked_on_rows(user: User) -> Q:
    return (
        Q(created_by=user)
        | Q(pk__in=FactCheck.writers.through.objects.filter(user=user).values("factcheck"))
        | Q(pk__in=FactCheck.authors.through.objects.filter(user=user).values("factcheck"))
    )
