"""Telling people of the desk what concerns them: on the pages, and by e-mail where they want that.

Acts call :func:`notify` within their transaction; what it stores is read by
:mod:`.queries_talk` and mailed by :mod:`.mailing`.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .. import rules
from ..models import (
    Claim,
    Comment,
    Job,
    Notification,
    NotificationChoice,
    NotificationKind,
    User,
)

Kind = NotificationKind

MAILED_AT_FIRST = frozenset({Kind.ASSIGNED, Kind.DUE, Kind.ADJUDICATION, Kind.MENTIONED})
"""What is told by e-mail as long as somebody has chosen nothing: what waits for them."""

_TELLS_NOTHING = frozenset({"role", "round", "due_on", "overdue", "note"})
"""Details that may be told of a claim whose review is still blind: nothing of an answer."""


def notify(
    *,
    kind: str,
    people: Iterable[User | None],
    claim: Claim | None = None,
    actor: User | None = None,
    comment: Comment | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Tell people of something, each once and as they have chosen. A part of acts.

    Not told are the actor, inactive people, and those who switched this kind off. Of a claim whose
    review is blind no detail is kept that could tell of an answer. What tells of a ``comment``
    reaches people when they may see it, and is mailed to those who may see it at once. E-mails are
    sent by a job, after the transaction.

    :raises ValueError: when there is no such kind.
    """
    kind = Kind(kind)
    told = {person.pk: person for person in people if person is not None and person.is_active}
    if actor is not None:
        told.pop(actor.pk, None)
    if not told:
        return
    now = timezone.now()
    ways = chosen_ways(kind, told.values())
    rows = [
        Notification(
            person=person,
            kind=kind,
            claim=claim,
            actor=actor,
            comment=comment,
            data=_details(claim, data or {}),
            in_app=in_app,
            by_email=by_email and bool(person.email) and _sees(person, comment),
            created_at=now,
        )
        for person, in_app, by_email in ways
    ]
    stored = Notification.objects.bulk_create(row for row in rows if row.in_app or row.by_email)
    _mail([row.pk for row in stored if row.by_email])


def sends_mail() -> bool:
    """Whether the desk sends e-mails at all (``FACTCHECK_EMAIL_URL``)."""
    return bool(settings.FACTCHECK_EMAIL_URL)


def chosen_ways(kind: str, people: Iterable[User]) -> list[tuple[User, bool, bool]]:
    """Return for each person, in the order of their numbers, whether they are shown what is of this
    kind, and whether it is mailed to them.
    """
    by_number = {person.pk: person for person in people}
    rows = NotificationChoice.objects.filter(kind=kind, person__in=by_number)
    chosen = {row.person_id: (row.in_app, row.by_email) for row in rows}
    default = (True, kind in MAILED_AT_FIRST)
    mails = sends_mail()
    ways = []
    for pk, person in sorted(by_number.items()):
        in_app, by_email = chosen.get(pk, default)
        ways.append((person, in_app, by_email and mails))
    return ways


def _details(claim: Claim | None, data: dict[str, Any]) -> dict[str, Any]:
    if claim is None or not rules.is_blind(claim, claim.round):
        return data
    return {name: value for name, value in data.items() if name in _TELLS_NOTHING}


def _sees(person: User, comment: Comment | None) -> bool:
    return comment is None or rules.can_see_comment(person, comment)


def _mail(notifications: list[int]) -> None:
    """Store the job that mails these, and hand it over once they are stored for good."""
    if not notifications:
        return
    # Not above: jobs know every act that they do, and most acts tell people of something.
    from .jobs import add_job, hand_over
    from .mailing import mails_asked

    asked = mails_asked(notifications)
    job, _created = add_job(kind=Job.Kind.MAIL, asked=asked, requested_by=None)
    transaction.on_commit(partial(hand_over, job), robust=True)
