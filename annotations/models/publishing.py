"""What the desk publishes about a claim, and what it corrects in public."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .base import Versioned
from .claims import Claim, Evidence
from .ratings import Verdict


class FactCheckQuerySet(models.QuerySet["FactCheck"]):
    """Questions about many published pieces."""

    def out(self, now: datetime) -> "FactCheckQuerySet":
        """Keep what the public may see at this moment: published, and past any embargo."""
        return self.filter(state__in=FactCheck.TOLD, out_at__lte=now)


class FactCheck(Versioned):
    """The published piece about a claim (schema.org ClaimReview).

    ``out_at`` is the moment from which the public sees it: when it was published, or when its
    embargo ends. A withdrawn one keeps its page, with the reason in place of the text.
    """

    class State(models.TextChoices):
        """How far it is."""

        DRAFT = "draft", pgettext_lazy("a fact-check", "draft")
        PUBLISHED = "published", pgettext_lazy("a fact-check", "published")
        WITHDRAWN = "withdrawn", pgettext_lazy("a fact-check", "withdrawn")
        DISCARDED = "discarded", pgettext_lazy("a fact-check", "draft set aside")

    TOLD = (State.PUBLISHED, State.WITHDRAWN)
    """The public is told of it: by its text, or by why it was withdrawn."""

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="fact_checks", verbose_name=_("claim")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("The last part of its public address."),
    )
    language = models.CharField(_("language"), max_length=10, default="en")
    headline = models.CharField(_("headline"), max_length=300)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences: the claim and the finding.")
    )
    body = models.TextField(_("text"), blank=True, help_text=_("Markdown."))
    decision = models.ForeignKey(
        Verdict, models.PROTECT, related_name="fact_checks", verbose_name=_("decision")
    )
    evidence = models.ManyToManyField(
        Evidence, blank=True, related_name="fact_checks", verbose_name=_("evidence listed")
    )
    authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="fact_checks",
        verbose_name=_("authors named"),
    )
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("who wrote in it"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created"))
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    out_at = models.DateTimeField(_("public since"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("last changed in public"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("withdrawn by"),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawal_reason = models.TextField(_("why withdrawn"), blank=True)

    objects = FactCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact-check")
        verbose_name_plural = _("fact-checks")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "withdrawn", "discarded"]),
                name="fact_check_state_is_known",
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="fact_check_has_headline"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "discarded"], out_at__isnull=True)
                | Q(
                    state__in=["published", "withdrawn"],
                    out_at__isnull=False,
                    published_by__isnull=False,
                    published_at__isnull=False,
                ),
                name="fact_check_out_was_published",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawal_reason=""),
                name="fact_check_withdrawn_with_reason",
            ),
            models.UniqueConstraint(
                fields=["claim", "language"],
                condition=Q(state__in=["draft", "published"]),
                name="fact_check_once_a_language",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-out_at", "-id"],
                name="fact_check_by_time_out",
                condition=Q(state__in=["published", "withdrawn"]),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def is_out(self, now: datetime) -> bool:
        """Whether the public may see it at this moment; the rows of :meth:`out` are these."""
        return self.state in self.TOLD and self.out_at is not None and self.out_at <= now

    def is_embargoed(self, now: datetime) -> bool:
        """Whether it is published, and its embargo has not ended yet."""
        published = self.state == self.State.PUBLISHED
        return published and self.out_at is not None and self.out_at > now


class Correction(models.Model):
    """A public change to a published fact-check: what it said, what it says, why."""

    class Kind(models.TextChoices):
        """How much it changes."""

        MINOR = "minor", pgettext_lazy("a correction", "minor correction")
        UPDATE = "update", pgettext_lazy("a correction", "update")
        SUBSTANTIVE = "substantive", pgettext_lazy("a correction", "substantive correction")

    fact_check = models.ForeignKey(
        FactCheck, models.PROTECT, related_name="corrections", verbose_name=_("fact-check")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    reason = models.TextField(_("reason"))
    before = models.JSONField(_("what it said"), help_text=_("The fields that changed, by name."))
    after = models.JSONField(_("what it says"), help_text=_("The same fields as they are since."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["minor", "update", "substantive"]),
                name="correction_kind_is_known",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_reason"),
        ]
        indexes = [models.Index(fields=["-made_at", "-id"], name="correction_by_time")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.fact_check}"
