"""What people of the desk tell one another about the work, and what the desk tells them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .base import Versioned
from .claims import Claim, Evidence


class Comment(Versioned):
    """A remark on a claim, or on a piece of its evidence; open until somebody resolves it."""

    class State(models.TextChoices):
        """Whether it still asks for something."""

        OPEN = "open", pgettext_lazy("a comment", "open")
        RESOLVED = "resolved", pgettext_lazy("a comment", "resolved")

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="comments", verbose_name=_("claim")
    )
    evidence = models.ForeignKey(
        Evidence,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("evidence"),
    )
    answers = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("answers"),
    )
    text = models.TextField(_("text"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("mentions")
    )
    round = models.PositiveSmallIntegerField(
        _("round"), default=1, help_text=_("The round of the claim that it was written in.")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="comments",
        verbose_name=_("written by"),
    )
    created_at = models.DateTimeField(_("written"))
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("resolved by"),
    )
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["claim_id", "id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="comment_says_something")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else self.text[:79] + "…"


class NotificationKind(models.TextChoices):
    """What somebody may be told of."""

    ASSIGNED = "assigned", _("a claim was given to me to review")
    UNASSIGNED = "unassigned", _("a claim was taken from me")
    DUE = "due", _("a review of mine is due")
    ADJUDICATION = "adjudication", _("a claim waits for an adjudication")
    DECIDED = "decided", _("a claim that I worked on was decided")
    PUBLISHED = (
        "published",
        _("a fact-check that I worked on was published, corrected or withdrawn"),
    )
    MENTIONED = "mentioned", _("somebody mentioned me in a comment")
    COMMENTED = "commented", _("somebody commented on a claim that I work on")


class Notification(models.Model):
    """One thing that one person was told of."""

    Kind = NotificationKind

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="notifications",
        db_index=False,
        verbose_name=_("for"),
    )
    kind = models.CharField(_("of what"), max_length=15, choices=NotificationKind.choices)
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("claim")
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("by"),
    )
    comment = models.ForeignKey(
        Comment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("comment"),
        help_text=_("The comment it tells of; told only to who may see that."),
    )
    data = models.JSONField(_("details"), default=dict, blank=True)
    in_app = models.BooleanField(_("shown"), default=True)
    by_email = models.BooleanField(_("by e-mail"), default=False)
    created_at = models.DateTimeField(_("at"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["person", "-id"], name="notification_by_person"),
            models.Index(
                fields=["person"],
                name="notification_unread",
                condition=Q(read_at__isnull=True, in_app=True),
            ),
            models.Index(
                fields=["id"],
                name="notification_to_mail",
                condition=Q(mailed_at__isnull=True, by_email=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class NotificationChoice(models.Model):
    """Whether somebody wants to be told of one kind of thing, and how."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="notification_choices",
        db_index=False,
        verbose_name=_("person"),
    )
    kind = models.CharField(_("of what"), max_length=15, choices=NotificationKind.choices)
    in_app = models.BooleanField(_("shown"), default=True)
    by_email = models.BooleanField(_("by e-mail"), default=False)

    class Meta:
        verbose_name = _("choice of notifications")
        verbose_name_plural = _("choices of notifications")
        ordering = ["person_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="notification_choice_once")
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
