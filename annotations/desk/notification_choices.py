"""What somebody wants to be told of, and what they have read of it.

These are a person's own matters, nobody else's and no part of the record.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Notification, NotificationChoice, NotificationKind, User
from .access import require
from .notifications import MAILED_AT_FIRST
from .prepare import check_choice


@dataclass(frozen=True, slots=True)
class Ways:
    """How somebody is told of one kind of thing."""

    kind: NotificationKind
    in_app: bool
    by_email: bool


def choices_of(person: User) -> list[Ways]:
    """Return how a person is told of each kind, in the order of the kinds."""
    rows = {row.kind: row for row in NotificationChoice.objects.filter(person=person)}
    return [
        Ways(kind, rows[kind].in_app, rows[kind].by_email)
        if kind in rows
        else Ways(kind, True, kind in MAILED_AT_FIRST)
        for kind in NotificationKind
    ]


def choose_notifications(
    *, person: User, ways: Mapping[str, tuple[bool, bool]], mail_language: str | None = None
) -> list[Ways]:
    """Have a person told as they want: by kind, whether on the desk and whether by e-mail.

    Kinds that are not named stay as they are. ``mail_language`` is the code of one of the desk's
    languages, empty for the desk's own.

    :raises NotAllowed: when the person may not come in.
    :raises ValidationError: keyed ``kind`` or ``mail_language``.
    """
    require(rules.can_read, person)
    for kind in ways:
        check_choice(kind, NotificationKind.values, field="kind")
    if mail_language and mail_language not in dict(settings.LANGUAGES):
        raise ValidationError({"mail_language": _("The desk does not speak this language.")})
    with transaction.atomic():
        for kind, (in_app, by_email) in ways.items():
            NotificationChoice.objects.update_or_create(
                person=person, kind=kind, defaults={"in_app": in_app, "by_email": by_email}
            )
        if mail_language is not None:
            User.objects.filter(pk=person.pk).update(mail_language=mail_language)
            person.mail_language = mail_language
    return choices_of(person)


def mark_read(*, person: User, notification: Notification) -> bool:
    """Note that a person has read what they were told; False where it is not theirs, or was read.

    :raises NotAllowed: when the person may not come in.
    """
    require(rules.can_read, person)
    now = timezone.now()
    mine = Notification.objects.filter(pk=notification.pk, person=person, read_at__isnull=True)
    with transaction.atomic():
        marked = bool(mine.update(read_at=now))
    if marked:
        notification.read_at = now
    return marked


def mark_all_read(*, person: User, up_to: int | None = None) -> int:
    """Note that a person has read all they were told and may see; return how much that was.

    ``up_to`` is the number of the newest one they have seen: what came since stays unread.

    :raises NotAllowed: when the person may not come in.
    """
    require(rules.can_read, person)
    unread = rules.notifications_for(person).filter(read_at__isnull=True)
    if up_to is not None:
        unread = unread.filter(pk__lte=up_to)
    with transaction.atomic():
        return unread.update(read_at=timezone.now())
