"""What a notification says: the sentence on the pages, and the e-mail."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Notification, NotificationKind

LONGEST_EXCERPT = 600
"""Code points of a comment in an e-mail; the rest is read on the desk."""

Kind = NotificationKind


def sentence_of(notification: Notification) -> str:
    """Return what happened, in one sentence without a full stop, in the language in use."""
    by = notification.actor.display_name if notification.actor else ""
    plain, named = _SENTENCES[Kind(notification.kind)](notification)
    return named % {"who": by} if by and named else plain


def _assigned(told: Notification) -> tuple[str, str]:
    if told.data.get("role") == "adjudicating":
        return (
            _("You were chosen to adjudicate a claim"),
            _("%(who)s gave you a claim to adjudicate"),
        )
    return _("You were chosen to review a claim"), _("%(who)s gave you a claim to review")


def _unassigned(_told: Notification) -> tuple[str, str]:
    return _("A claim was taken from you"), _("%(who)s took a claim from you")


def _due(told: Notification) -> tuple[str, str]:
    try:
        day = date_format(date.fromisoformat(told.data["due_on"]), "DATE_FORMAT")
    except (KeyError, TypeError, ValueError):
        return _("Your review is due"), ""
    if told.data.get("overdue"):
        return _("Your review was due on %(day)s") % {"day": day}, ""
    return _("Your review is due on %(day)s") % {"day": day}, ""


def _adjudication(_told: Notification) -> tuple[str, str]:
    return _("A claim waits for an adjudication, which you may give"), ""


def _decided(_told: Notification) -> tuple[str, str]:
    return (
        _("A claim that you worked on was decided"),
        _("%(who)s decided a claim that you worked on"),
    )


def _published(told: Notification) -> tuple[str, str]:
    done = told.data.get("what")
    if done == "corrected":
        return (
            _("A fact-check that you worked on was corrected"),
            _("%(who)s corrected a fact-check that you worked on"),
        )
    if done == "withdrawn":
        return (
            _("A fact-check that you worked on was withdrawn"),
            _("%(who)s withdrew a fact-check that you worked on"),
        )
    return (
        _("A fact-check that you worked on was published"),
        _("%(who)s published a fact-check that you worked on"),
    )


def _mentioned(_told: Notification) -> tuple[str, str]:
    return _("You were mentioned in a comment"), _("%(who)s mentioned you in a comment")


def _commented(told: Notification) -> tuple[str, str]:
    comment = told.comment
    if comment and comment.answers_id:
        return (
            _("A conversation that concerns you was answered"),
            _("%(who)s answered in a conversation that concerns you"),
        )
    if comment and comment.evidence_id:
        return (
            _("Somebody commented on evidence that concerns you"),
            _("%(who)s commented on evidence that concerns you"),
        )
    return (
        _("Somebody commented on a claim that you work on"),
        _("%(who)s commented on a claim that you work on"),
    )


_SENTENCES = {
    Kind.ASSIGNED: _assigned,
    Kind.UNASSIGNED: _unassigned,
    Kind.DUE: _due,
    Kind.ADJUDICATION: _adjudication,
    Kind.DECIDED: _decided,
    Kind.PUBLISHED: _published,
    Kind.MENTIONED: _mentioned,
    Kind.COMMENTED: _commented,
}


def path_of(notification: Notification) -> str:
    """Return where on the desk it leads: the claim, and in it the comment."""
    if notification.claim_id is None:
        return reverse("annotations:notifications")
    path = reverse("annotations:claim", args=[notification.claim_id])
    return f"{path}#comment-{notification.comment_id}" if notification.comment_id else path


def mail_of(notification: Notification) -> EmailMessage:
    """Write the e-mail, in the language of who gets it.

    Its Message-ID is always the same, so that a second copy can be told from another message.
    """
    person = notification.person
    with translation.override(person.mail_language or settings.LANGUAGE_CODE):
        subject = " ".join(sentence_of(notification).split())
        body = "\n\n".join(_paragraphs(notification))
    choices = _address(reverse("annotations:notification_choices"))
    domain = settings.FACTCHECK_EMAIL_FROM.rpartition("@")[2].strip(" >") or "localhost"
    moment = int(notification.created_at.timestamp())
    headers = {
        "Message-ID": f"<notification-{notification.pk}-{moment}@{domain}>",
        "Auto-Submitted": "auto-generated",
    }
    if choices:
        headers["List-Unsubscribe"] = f"<{choices}>"
    return EmailMessage(
        subject=subject,
        body=body + "\n",
        from_email=settings.FACTCHECK_EMAIL_FROM,
        to=[person.email],
        headers=headers,
    )


def _paragraphs(notification: Notification) -> list[str]:
    parts = [sentence_of(notification) + "."]
    if notification.claim:
        parts.append(_("The claim: “%(claim)s”") % {"claim": notification.claim})
    if notification.comment:
        parts.append(_excerpt(notification.comment.text))
    parts.append(_address(path_of(notification)) or _("Sign in to the desk to see more."))
    parts.append("-- \n" + _why_and_how_to_stop())
    return parts


def _why_and_how_to_stop() -> str:
    where = _address(reverse("annotations:notification_choices"))
    if not where:
        return _("What you are told by e-mail you choose on the desk, under Notifications.")
    return _("What you are told by e-mail you choose here: %(address)s") % {"address": where}


def _excerpt(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"


def _address(path: str) -> str:
    """Return the full address of a page; empty where the desk was not told its own."""
    return settings.FACTCHECK_PUBLIC_URL.rstrip("/") + path if settings.FACTCHECK_PUBLIC_URL else ""
