"""Long work that somebody asked for, and who does it when."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# As it stands in the partial index, not as parameters: SQLite cannot know that they always fit.
_UNFINISHED: Any = RawSQL(
    "annotations_job.state IN ('queued', 'running')", (), output_field=models.BooleanField()
)


class JobQuerySet(models.QuerySet["Job"]):
    """Questions about many jobs."""

    def takeable(self, now: datetime) -> "JobQuerySet":
        """Keep those that a worker may take: they wait, or whoever held them has died."""
        waiting = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
        return self.filter(_UNFINISHED, waiting)


class Job(models.Model):
    """A piece of long work: what is to be done, how far it is, what came of it.

    While a worker holds it, ``lease_until`` lies in the future, and the worker moves it on as it
    goes. When the worker dies, the time passes and another one goes on from ``result``.
    """

    class Kind(models.TextChoices):
        """What is to be done."""

        EXTRACT = "extract", _("look for quotes and claims")
        MAIL = "mail", _("send notifications by e-mail")

    class State(models.TextChoices):
        """How far it is."""

        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    class Unit(models.TextChoices):
        """What ``progress`` and ``total`` count."""

        TEXT = "text", _("texts")
        MAIL = "mail", _("e-mails")

    UNFINISHED = (State.QUEUED, State.RUNNING)

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    key = models.CharField(
        _("key"),
        max_length=100,
        blank=True,
        editable=False,
        help_text=_("Two waiting jobs of one key would do the same."),
    )
    progress = models.PositiveIntegerField(_("done so far"), default=0)
    total = models.PositiveIntegerField(_("of"), default=0)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit.choices, default=Unit.TEXT)
    note = models.CharField(
        _("at"), max_length=500, blank=True, help_text=_("What it has worked on last.")
    )
    error = models.TextField(
        _("error"), blank=True, help_text=_("Why it failed: a sentence, in English.")
    )
    attempts = models.PositiveSmallIntegerField(
        _("attempts"), default=0, help_text=_("How often it was begun without getting further.")
    )
    worker = models.CharField(_("worker"), max_length=100, blank=True)
    lease_until = models.DateTimeField(_("held until"), null=True, blank=True)
    cancel_requested = models.BooleanField(_("to be cancelled"), default=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked for by"),
    )
    created_at = models.DateTimeField(_("asked for"))
    started_at = models.DateTimeField(_("begun"), null=True, blank=True)
    finished_at = models.DateTimeField(_("ended"), null=True, blank=True)
    result = models.JSONField(_("result"), default=dict, blank=True)
    arguments = models.JSONField(_("what is asked"), default=dict, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["id"],
                name="job_unfinished",
                condition=Q(state__in=["queued", "running"]),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                name="job_waits_once",
                condition=Q(state="queued") & ~Q(key=""),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running", "done", "failed", "cancelled"]),
                name="job_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False)
                | (~Q(state="running") & Q(lease_until__isnull=True, worker="")),
                name="job_held_while_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running"], finished_at__isnull=True)
                | Q(state__in=["done", "failed", "cancelled"], finished_at__isnull=False),
                name="job_ended_has_time",
            ),
            models.CheckConstraint(
                condition=(Q(state="failed") & ~Q(error="")) | (~Q(state="failed") & Q(error="")),
                name="job_failed_says_why",
            ),
            models.CheckConstraint(
                condition=Q(progress__lte=F("total")), name="job_progress_within_total"
            ),
        ]

    def __str__(self) -> str:
        return gettext("job %(number)s") % {"number": self.pk}

    @property
    def unfinished(self) -> bool:
        """Whether it waits or runs."""
        return self.state in self.UNFINISHED

    @property
    def percent(self) -> int:
        """How much is done, 0 to 100; nothing to do counts as done."""
        return 100 * self.progress // self.total if self.total else 100

    @property
    def error_sentence(self) -> str:
        """Why it failed, in the reader's language; empty where it did not."""
        return gettext(self.error) if self.error else ""
