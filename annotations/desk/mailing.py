"""The job of sending notifications by e-mail.

A job names the notifications that it sends, so each belongs to one job, and one worker at a time
holds that. A mail is sent first and marked as sent right after, with the job's progress in the
same transaction: a worker that dies loses none, and only one that dies in the instant between the
server's last word and that mark leaves a mail that is sent once more, with the same Message-ID.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any

from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .. import rules
from ..models import Job, Notification
from .job_extraction import Asked, WorkFailed
from .job_leases import Hold
from .notification_words import mail_of
from .notifications import sends_mail
from .tools import Tools

UNREACHABLE = gettext_noop(
    "The mail server did not answer, or takes no mail now. It is tried again for a day."
)
REFUSED = gettext_noop(
    "The mail server refused some of the e-mails for good; all others were sent. The log of the "
    "worker tells which."
)
SWITCHED_OFF = gettext_noop("The desk sends no e-mails: FACTCHECK_EMAIL_URL is not set.")

PAUSE = timedelta(minutes=5)
"""How long a mail server that did not answer is left alone."""
GIVE_UP = timedelta(days=1)
"""How long after it was asked for a mail is tried."""

logger = logging.getLogger(__name__)


def mails_asked(notifications: Sequence[int]) -> Asked:
    """Return the sending of these, at least one, as a job keeps it."""
    ids = sorted(notifications)
    return Asked({"notifications": ids}, len(ids), f"mail:{ids[0]}")


def check_mail(_arguments: dict[str, Any]) -> Asked:
    """Nobody asks for e-mails by themselves.

    :raises ValidationError: always.
    """
    raise ValidationError({"kind": _("The desk itself asks for this, nobody else.")})


def work_mail(hold: Hold, _tools: Tools) -> Iterator[None]:
    """Send one e-mail after the other, yielding where the job may be stopped.

    :raises WorkFailed: when the server does not answer; in the end, when it refused some.
    """
    if not sends_mail():
        raise WorkFailed(SWITCHED_OFF)
    server = get_connection()
    try:
        for notification in _left(hold.job):
            outcome = _send(server, notification)
            _settle(hold, notification, outcome)
            yield
    finally:
        server.close()
    if hold.job.result.get("refused"):
        raise WorkFailed(REFUSED)


def renew_mail(job: Job) -> dict[str, Any]:
    """Return what becomes of a job that is tried again: what was refused is sent anew."""
    again = len(job.result.get("refused", ()))
    return {"progress": job.progress - again, "result": {}}


def send_again() -> list[Job]:
    """Have those jobs wait again that met a server which did not answer; return them.

    They are handed over by the caller (:func:`annotations.desk.jobs.hand_over`).
    """
    now = timezone.now()
    failed = Job.objects.filter(kind=Job.Kind.MAIL, state=Job.State.FAILED, error=UNREACHABLE)
    due = failed.filter(finished_at__lt=now - PAUSE, created_at__gt=now - GIVE_UP)
    queued = {"state": Job.State.QUEUED, "error": "", "attempts": 0, "finished_at": None}
    return [job for job in due if failed.filter(pk=job.pk).update(**queued)]


def _left(job: Job) -> Iterator[Notification]:
    rows = Notification.objects.select_related("person", "actor", "claim", "comment__claim")
    refused = set(job.result.get("refused", ()))
    for pk in job.arguments["notifications"]:
        if pk not in refused:
            yield from rows.filter(pk=pk, by_email=True, mailed_at__isnull=True)


def _send(server: Any, notification: Notification) -> str:
    """Send one; return "mailed", "refused" (for good) or "dropped" (it is wanted no longer)."""
    person = notification.person
    comment = notification.comment
    unseen = comment is not None and not rules.can_see_comment(person, comment)
    if not rules.can_read(person) or not person.email or unseen:
        return "dropped"
    try:
        server.send_messages([mail_of(notification)])
    except SMTPRecipientsRefused as error:
        codes = [code for code, _said in error.recipients.values()]
        return _refusal(notification, min(codes, default=550), error)
    except SMTPDataError as error:
        return _refusal(notification, error.smtp_code, error)
    except (BadHeaderError, UnicodeError) as error:
        return _refusal(notification, 550, error)
    except (SMTPException, OSError) as error:
        raise _unreachable(error) from error
    return "mailed"


def _refusal(notification: Notification, code: int, error: Exception) -> str:
    if code < 500:
        raise _unreachable(error) from error
    logger.warning("The e-mail of notification %s was refused: %s", notification.pk, error)
    return "refused"


def _unreachable(error: Exception) -> WorkFailed:
    logger.warning("The mail server takes no mail: %s", error)
    return WorkFailed(UNREACHABLE)


def _settle(hold: Hold, notification: Notification, outcome: str) -> None:
    """Store what became of it, with how far the job is."""
    result = dict(hold.job.result)
    if outcome == "refused":
        result["refused"] = [*result.get("refused", ()), notification.pk]
    with transaction.atomic():
        rows = Notification.objects.filter(pk=notification.pk)
        if outcome == "mailed":
            rows.update(mailed_at=timezone.now())
        elif outcome == "dropped":
            rows.update(by_email=False)
        hold.advance(progress=hold.job.progress + 1, result=result)
