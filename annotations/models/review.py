"""Who reviews what, who may not, and what was asked for before a claim is decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .base import Versioned
from .claims import Claim
from .ratings import Verdict


class Assignment(models.Model):
    """Somebody holds a claim to review it. One person at a time does."""

    Role = Verdict.Role

    class State(models.TextChoices):
        """What became of it."""

        HELD = "held", pgettext_lazy("an assignment", "held")
        DONE = "done", pgettext_lazy("an assignment", "done")
        RELEASED = "released", pgettext_lazy("an assignment", "released")

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="assignments", verbose_name=_("claim")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="assignments",
        db_index=False,
        verbose_name=_("reviewer"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Verdict.Role.choices)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.HELD)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("assigned by"),
        help_text=_("Empty where the desk itself drew the reviewer."),
    )
    assigned_at = models.DateTimeField(_("assigned"))
    due_on = models.DateField(_("due"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state="held"), name="assignment_one_holder"
            ),
            models.CheckConstraint(
                condition=Q(state="held", ended_at__isnull=True)
                | Q(state__in=["done", "released"], ended_at__isnull=False),
                name="assignment_ended_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "state", "due_on"], name="assignment_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} · {self.person}"


class Recusal(models.Model):
    """Somebody keeps out of the review of a claim: a conflict of interest, told with its reason."""

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="recusals", verbose_name=_("claim")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="recusals",
        verbose_name=_("who keeps out"),
    )
    reason = models.TextField(_("reason"))
    created_at = models.DateTimeField(_("declared"))
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("lifted by"),
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lift_reason = models.TextField(_("reason for lifting it"), blank=True)

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "person"],
                condition=Q(lifted_at__isnull=True),
                name="recusal_standing_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="recusal_has_reason"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | ~Q(lift_reason=""),
                name="recusal_lifted_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Gate(models.TextChoices):
    """What the desk looks for before a claim is decided."""

    ORIGINS = "origins", _("at least two independent origins")
    BOTH_SIDES = "both_sides", _("evidence for and against looked for")
    PRIMARY = "primary", _("a primary source, or a written reason")
    ANONYMOUS = "anonymous", _("no anonymous source as sole evidence")
    REPLY = "reply", _("the speaker asked for a reply")
    OWN_EVIDENCE = "own_evidence", _("evidence by somebody else than who decides")


class GateLevel(models.TextChoices):
    """What happens where a gate is not met."""

    OFF = "off", pgettext_lazy("a gate", "not asked")
    WARN = "warn", pgettext_lazy("a gate", "warns")
    BLOCK = "block", pgettext_lazy("a gate", "blocks")


class GateNote(Versioned):
    """A written reason why a gate is met, or cannot be, on one claim."""

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="gate_notes", verbose_name=_("claim")
    )
    gate = models.CharField(_("gate"), max_length=15, choices=Gate.choices)
    reason = models.TextField(
        _("reason"), blank=True, help_text=_("Empty where it was taken back.")
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("written reason at a gate")
        verbose_name_plural = _("written reasons at gates")
        ordering = ["claim_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "gate"], name="gate_note_once"),
        ]

    def __str__(self) -> str:
        return str(self.get_gate_display())


class ReplyRequest(Versioned):
    """The speaker, or who speaks for them, was asked for a reply."""

    class Channel(models.TextChoices):
        """How they were asked."""

        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        LETTER = "letter", _("letter")
        IN_PERSON = "in_person", _("in person")
        PRESS_OFFICE = "press_office", _("press office")
        SOCIAL = "social", _("social network")

    class Outcome(models.TextChoices):
        """What came of it."""

        WAITING = "waiting", pgettext_lazy("a request", "waiting")
        ANSWERED = "answered", pgettext_lazy("a request", "answered")
        DECLINED = "declined", pgettext_lazy("a request", "declined to comment")
        NO_ANSWER = "no_answer", pgettext_lazy("a request", "no answer")
        UNREACHABLE = "unreachable", pgettext_lazy("a request", "could not be reached")

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="reply_requests", verbose_name=_("claim")
    )
    asked = models.CharField(_("who was asked"), max_length=200)
    channel = models.CharField(_("channel"), max_length=15, choices=Channel.choices)
    asked_at = models.DateTimeField(_("asked at"))
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=15, choices=Outcome.choices, default=Outcome.WAITING
    )
    reply = models.TextField(_("reply"), blank=True)
    note = models.TextField(_("note"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("request for a reply")
        verbose_name_plural = _("requests for a reply")
        ordering = ["claim_id", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(asked=""), name="reply_request_names_somebody"),
            models.CheckConstraint(
                condition=~Q(outcome="answered") | ~Q(reply=""), name="reply_answered_has_words"
            ),
        ]

    def __str__(self) -> str:
        return self.asked
