"""What pages ask about comments and notifications."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q

from .. import rules
from ..models import Claim, Comment, Notification, User
from .paging import Order, Page, read_page

MOST_COUNTED = 100
"""Unread notifications that are counted; of more the bell says "99+"."""
SUGGESTED = 8
"""People offered while somebody types a name."""


@dataclass(slots=True)
class Thread:
    """A comment with its answers, oldest first, as one person sees them.

    ``changes`` tells whether they may change a comment, by its number.
    """

    comment: Comment
    settles: bool
    answers: list[Comment] = field(default_factory=list)


def threads_on(claim: Claim, reader: User) -> list[Thread]:
    """Return the conversations on a claim that somebody sees, oldest first; in a few queries."""
    rows = rules.can_see_comment_rows(reader).filter(claim=claim).order_by("id")
    rows = rows.select_related("created_by", "resolved_by", "evidence__created_by")
    threads: dict[int, Thread] = {}
    may_settle = set(
        rules.can_settle_comment_rows(reader).filter(claim=claim).values_list("pk", flat=True)
    )
    for comment in rows.prefetch_related("mentions"):
        comment.claim = claim
        if comment.answers_id is None:
            threads[comment.pk] = Thread(comment, comment.pk in may_settle)
        elif comment.answers_id in threads:
            threads[comment.answers_id].answers.append(comment)
    return list(threads.values())


def open_comments(claims: Iterable[Claim], reader: User) -> dict[int, int]:
    """Return how many open conversations somebody sees on each of these claims, by number.

    Claims without any are left out. One query, however many claims.
    """
    rows = rules.can_see_comment_rows(reader).filter(
        claim__in=list(claims), state=Comment.State.OPEN, answers__isnull=True
    )
    return dict(rows.order_by().values_list("claim_id").annotate(Count("id")))


def count_unread(person: User) -> int:
    """Count what a person was told and has not read, up to :data:`MOST_COUNTED`; one query."""
    unread = rules.notifications_for(person).filter(read_at__isnull=True)
    return unread.order_by()[:MOST_COUNTED].count()


def list_notifications(
    person: User, *, unread: bool = False, cursor: str = ""
) -> Page[Notification]:
    """Read one page of what a person was told, newest first, in one query.

    :raises ValidationError: keyed ``cursor``, when it was not made by this list.
    """
    rows = rules.notifications_for(person).select_related("actor", "claim", "comment")
    if unread:
        rows = rows.filter(read_at__isnull=True)
    return read_page(rows, order=Order("id"), cursor=cursor)


def find_people(typed: str) -> list[User]:
    """Return active members whose user name or name begins like this, for a list of suggestions."""
    begins = (
        Q(username__istartswith=typed)
        | Q(first_name__istartswith=typed)
        | Q(last_name__istartswith=typed)
    )
    return list(User.objects.filter(begins, is_active=True).order_by("username")[:SUGGESTED])
