"""What nobody may see while a review is blind, and whatever else tells of it."""

import rules
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from ..models import Assignment, Claim, Comment, Event, Notification, ReviewPlan, User, Verdict
from .roles import Actor, can_read

_BLIND_PLANS = (ReviewPlan.BLIND, ReviewPlan.ADJUDICATED)

_IN_BLIND_ROUND = Q(
    round=F("claim__round"),
    claim__state__in=Claim.UNANSWERED_YET,
    claim__review_plan__in=_BLIND_PLANS,
)
"""Twin of :func:`is_blind` for what belongs to a claim and one of its rounds."""


def is_blind(claim: Claim, round_: int) -> bool:
    """Whether verdicts of this round of the claim are seen by nobody but their authors."""
    return (
        claim.review_plan in _BLIND_PLANS
        and claim.round == round_
        and claim.state in Claim.UNANSWERED_YET
    )


def hidden_verdicts(user: Actor) -> QuerySet[Verdict]:
    """Return the verdicts that this person may not see, nor anything that tells of them."""
    rows = Verdict.objects.filter(_IN_BLIND_ROUND)
    if isinstance(user, User) and user.pk:
        return rows.exclude(reviewer_id=user.pk)
    return rows


@rules.predicate
def can_see_verdict(user: Actor, verdict: Verdict | None) -> bool:
    """Until all reviews of a blind round are in, nobody but its author sees a verdict."""
    if verdict is None or not can_read(user):
        return False
    return verdict.reviewer_id == getattr(user, "pk", None) or not is_blind(
        verdict.claim, verdict.round
    )


def can_see_verdict_rows(user: Actor) -> QuerySet[Verdict]:
    """Twin of :func:`can_see_verdict`."""
    rows = Verdict.objects.all()
    return (
        rows.exclude(pk__in=hidden_verdicts(user).values("pk")) if can_read(user) else rows.none()
    )


@rules.predicate
def can_see_assignment(user: Actor, assignment: Assignment | None) -> bool:
    """A review that was done is told with its verdict, and as blindly."""
    if assignment is None or not can_read(user):
        return False
    if assignment.state != Assignment.State.DONE:
        return True
    return assignment.person_id == getattr(user, "pk", None) or not is_blind(
        assignment.claim, assignment.round
    )


def can_see_assignment_rows(user: Actor) -> QuerySet[Assignment]:
    """Twin of :func:`can_see_assignment`."""
    rows = Assignment.objects.all()
    if not can_read(user):
        return rows.none()
    blind = Q(state=Assignment.State.DONE) & _IN_BLIND_ROUND
    return rows.exclude(blind & ~Q(person_id=getattr(user, "pk", None)))


@rules.predicate
def can_see_event(user: Actor, event: Event | None) -> bool:
    """A line of the record that tells of a verdict, or who was to give it, is as blind as that."""
    if event is None or not can_read(user):
        return False
    if event.verb in _NAME_REVIEWERS:
        named = _hidden_reviews(user).filter(claim=event.claim_id, assigned_at__lte=event.at)
        return not named.filter(person=event.data.get("person")).exists()
    if event.target_type == "assignment":
        return not _hidden_reviews(user).filter(pk=event.target_id).exists()
    if event.target_type == "comment":
        return not hidden_comments(user).filter(pk=event.target_id).exists()
    if event.target_type != "verdict":
        return True
    return not hidden_verdicts(user).filter(pk=event.target_id).exists()


def can_see_event_rows(user: Actor) -> QuerySet[Event]:
    """Twin of :func:`can_see_event`."""
    rows = Event.objects.all()
    if not can_read(user):
        return rows.none()
    # As text: what else is called a person in the record need not be a number.
    named = (
        _hidden_reviews(user)
        .annotate(person_text=Cast("person_id", CharField()))
        .filter(
            claim_id=OuterRef("claim_id"),
            assigned_at__lte=OuterRef("at"),
            person_text=KeyTextTransform("person", OuterRef("data")),
        )
    )
    return rows.exclude(
        Q(verb__in=_NAME_REVIEWERS) & Q(Exists(named))
        | Q(target_type="assignment", target_id__in=_hidden_reviews(user).values("pk"))
        | Q(target_type="verdict", target_id__in=hidden_verdicts(user).values("pk"))
        | Q(target_type="comment", target_id__in=hidden_comments(user).values("pk"))
    )


_NAME_REVIEWERS = ("claim.taken", "claim.assigned", "claim.drawn")


def _hidden_reviews(user: Actor) -> QuerySet[Assignment]:
    """Return the finished reviews of which this person may not know who did them.

    Nothing here asks when one was finished: that would tell when the verdict came in.
    """
    done = Assignment.objects.filter(_IN_BLIND_ROUND, state=Assignment.State.DONE)
    return done.exclude(person_id=getattr(user, "pk", None))


def hidden_comments(user: Actor) -> QuerySet[Comment]:
    """Return the comments that this person may not see: their authors wrote them after a verdict
    that is hidden from this person.
    """
    verdicts = hidden_verdicts(user).filter(
        claim=OuterRef("claim"),
        reviewer=OuterRef("created_by"),
        submitted_at__lte=OuterRef("created_at"),
    )
    return Comment.objects.filter(Exists(verdicts))


def would_tell_of_blind(comment: Comment) -> bool:
    """Whether a comment that all can see is by somebody who gave a blind verdict since."""
    return (
        hidden_verdicts(None)
        .filter(
            claim=comment.claim_id,
            reviewer=comment.created_by_id,
            submitted_at__gt=comment.created_at,
        )
        .exists()
    )


@rules.predicate
def can_see_comment(user: Actor, comment: Comment | None) -> bool:
    """What a reviewer remarks after a blind verdict is as blind as the verdict."""
    if comment is None or not can_read(user):
        return False
    return not hidden_comments(user).filter(pk=comment.pk).exists()


def can_see_comment_rows(user: Actor) -> QuerySet[Comment]:
    """Twin of :func:`can_see_comment`."""
    rows = Comment.objects.all()
    return (
        rows.exclude(pk__in=hidden_comments(user).values("pk")) if can_read(user) else rows.none()
    )


def notifications_for(user: Actor) -> QuerySet[Notification]:
    """Return what this person was told on the desk: nothing of a comment that they may not see."""
    rows = Notification.objects.filter(person_id=getattr(user, "pk", None), in_app=True)
    if not can_read(user):
        return rows.none()
    return rows.exclude(comment__in=hidden_comments(user).values("pk"))
