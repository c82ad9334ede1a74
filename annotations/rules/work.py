"""Whose evidence, questions, comments and jobs are whose to change."""

import rules
from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import Answer, Assignment, Comment, Evidence, Job, Question, User
from .blind import can_see_comment, can_see_comment_rows
from .review import holds
from .roles import Actor, can_annotate, can_edit_desk


@rules.predicate
def can_change_comment(user: Actor, comment: Comment | None) -> bool:
    """A comment is changed by who wrote it, and nobody else."""
    if comment is None or not can_annotate(user):
        return False
    return comment.created_by_id == getattr(user, "pk", None)


@rules.predicate
def can_settle_comment(user: Actor, comment: Comment | None) -> bool:
    """A conversation is settled by who began it, who holds the claim or brought the evidence it is
    about, or an editor.
    """
    if comment is None or not can_annotate(user) or not can_see_comment(user, comment):
        return False
    mine = getattr(user, "pk", None)
    if can_edit_desk(user) or comment.created_by_id == mine:
        return True
    brought = comment.evidence is not None and comment.evidence.created_by_id == mine
    return brought or holds(user, comment.claim)


@rules.predicate
def can_change_evidence(user: Actor, evidence: Evidence | None) -> bool:
    """Evidence that stands is changed and withdrawn by who added it, or by an editor."""
    if evidence is None or evidence.state != Evidence.State.ACTIVE or not can_annotate(user):
        return False
    return can_edit_desk(user) or evidence.created_by_id == getattr(user, "pk", None)


@rules.predicate
def can_change_question(user: Actor, question: Question | None) -> bool:
    """A question is changed and withdrawn by who asked it, or by an editor."""
    return _own_or_editor(user, question)


@rules.predicate
def can_change_answer(user: Actor, answer: Answer | None) -> bool:
    """An answer is changed and withdrawn by who gave it, or by an editor."""
    return _own_or_editor(user, answer)


def _own_or_editor(user: Actor, row: Question | Answer | None) -> bool:
    if row is None or row.state != row.State.ACTIVE or not can_annotate(user):
        return False
    return can_edit_desk(user) or row.created_by_id == getattr(user, "pk", None)


@rules.predicate
def can_steer_job(user: Actor, job: Job | None) -> bool:
    """A job is cancelled and tried again by who asked for it, or by an editor."""
    if job is None or not can_annotate(user):
        return False
    return can_edit_desk(user) or job.requested_by_id == getattr(user, "pk", None)


def can_change_comment_rows(user: Actor) -> QuerySet[Comment]:
    """Twin of :func:`can_change_comment`."""
    rows = Comment.objects.filter(created_by_id=getattr(user, "pk", None))
    return rows if can_annotate(user) else rows.none()


def can_settle_comment_rows(user: Actor) -> QuerySet[Comment]:
    """Twin of :func:`can_settle_comment`."""
    rows = can_see_comment_rows(user)
    if not can_annotate(user) or not isinstance(user, User):
        return rows.none()
    if can_edit_desk(user):
        return rows
    held = Assignment.objects.filter(
        claim=OuterRef("claim"), state=Assignment.State.HELD, person=user
    )
    return rows.filter(Q(created_by=user) | Q(evidence__created_by=user) | Exists(held))


def can_change_evidence_rows(user: Actor) -> QuerySet[Evidence]:
    """Twin of :func:`can_change_evidence`."""
    rows = Evidence.objects.filter(state=Evidence.State.ACTIVE)
    if not can_annotate(user):
        return rows.none()
    return rows if can_edit_desk(user) else rows.filter(Q(created_by=user))


def can_change_question_rows(user: Actor) -> QuerySet[Question]:
    """Twin of :func:`can_change_question`."""
    rows = Question.objects.filter(state=Question.State.ACTIVE)
    if not can_annotate(user):
        return rows.none()
    return rows if can_edit_desk(user) else rows.filter(Q(created_by=user))


def can_change_answer_rows(user: Actor) -> QuerySet[Answer]:
    """Twin of :func:`can_change_answer`."""
    rows = Answer.objects.filter(state=Answer.State.ACTIVE)
    if not can_annotate(user):
        return rows.none()
    return rows if can_edit_desk(user) else rows.filter(Q(created_by=user))


def can_steer_job_rows(user: Actor) -> QuerySet[Job]:
    """Twin of :func:`can_steer_job`."""
    rows = Job.objects.all()
    if not can_annotate(user):
        return rows.none()
    return rows if can_edit_desk(user) else rows.filter(Q(requested_by=user))
