"""What the desk sees to by itself now and then: reminding of reviews, sending e-mails again."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..models import Assignment, NotificationKind
from .jobs import hand_over
from .mailing import send_again
from .notifications import notify


def look_after() -> int:
    """Remind of reviews that are due, and have e-mails sent that a server did not take.

    :returns: how many people were reminded.
    """
    for job in send_again():
        hand_over(job)
    return remind_of_reviews()


def remind_of_reviews() -> int:
    """Tell who holds a review that it is due: a day before, and once it is overdue; each once.

    Days are those of the desk's time zone. However many ask at once, nobody is told twice.
    """
    today = timezone.localdate()
    held = Assignment.objects.filter(
        state=Assignment.State.HELD, due_on__lte=today + timedelta(days=1)
    )
    never, before_it_was_over = Q(reminded_at__isnull=True), Q(due_on__lt=today)
    rows = held.filter(never | before_it_was_over).select_related("person", "claim").order_by("id")
    return sum(
        _remind(row, row.due_on, today)
        for row in rows.iterator(chunk_size=500)
        if row.due_on and _told_of_less(row.reminded_at, row.due_on, today)
    )


def _told_of_less(reminded_at: datetime | None, due_on: date, today: date) -> bool:
    """Whether they were not told yet, or only that it was to come and now it is over."""
    if reminded_at is None:
        return True
    return due_on < today and timezone.localdate(reminded_at) <= due_on


def _remind(assignment: Assignment, due_on: date, today: date) -> int:
    same = Assignment.objects.filter(
        pk=assignment.pk, state=Assignment.State.HELD, reminded_at=assignment.reminded_at
    )
    with transaction.atomic():
        # Of two who look at the same moment, the second finds the row changed.
        if not same.update(reminded_at=timezone.now()):
            return 0
        notify(
            kind=NotificationKind.DUE,
            people=[assignment.person],
            claim=assignment.claim,
            data={"due_on": due_on.isoformat(), "overdue": due_on < today},
        )
    return 1
