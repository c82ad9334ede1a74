"""The scales a desk rates on, and the verdicts given."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .claims import Claim, ClaimKind, Evidence


def localised(names: dict[str, str]) -> str:
    """Return the name in the language of the reader, else in English, else any there is."""
    language = (get_language() or "en").split("-")[0]
    return names.get(language) or names.get("en") or next(iter(names.values()), "")


class RatingScale(models.Model):
    """A versioned scale (schema.org Rating). Once published it is frozen.

    ``best`` and ``worst`` bound the values of its ratings; a rating without a value is a text-only
    label that stands off the axis (unproven, satire …).
    """

    code = models.SlugField(_("code"), max_length=40)
    scale_version = models.PositiveIntegerField(_("version"), default=1)
    claim_kind = models.CharField(_("for claims"), max_length=10, choices=ClaimKind.choices)
    names = models.JSONField(_("name by language"))
    descriptions = models.JSONField(_("description by language"), default=dict, blank=True)
    best = models.PositiveSmallIntegerField(_("best value"))
    worst = models.PositiveSmallIntegerField(_("worst value"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)

    class Meta:
        verbose_name = _("rating scale")
        verbose_name_plural = _("rating scales")
        ordering = ["code", "scale_version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "scale_version"], name="scale_version_once"),
            models.CheckConstraint(
                condition=models.Q(worst__gte=1, best__gt=models.F("worst")),
                name="scale_best_above_worst",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (v{self.scale_version})"

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return localised(self.names)

    @property
    def description(self) -> str:
        """The description in the reader's language; may be empty."""
        return localised(self.descriptions)


class Rating(models.Model):
    """One label of a scale."""

    scale = models.ForeignKey(
        RatingScale, models.PROTECT, related_name="ratings", verbose_name=_("scale")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.SlugField(_("code"), max_length=40)
    value = models.PositiveSmallIntegerField(
        _("value"),
        null=True,
        blank=True,
        help_text=_("Empty for a label off the axis."),
    )
    labels = models.JSONField(_("label by language"))
    descriptions = models.JSONField(_("description by language"), default=dict, blank=True)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["scale_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "code"], name="rating_code_once"),
            models.UniqueConstraint(fields=["scale", "position"], name="rating_position_once"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return localised(self.labels)

    @property
    def description(self) -> str:
        """The description in the reader's language."""
        return localised(self.descriptions)


class Verdict(models.Model):
    """One reviewer's answer on one claim: rating, reasons, the evidence it rests on.

    A submitted verdict is never altered. Who changes their mind gives a new one, which supersedes
    the old; both are kept.
    """

    class Role(models.TextChoices):
        """Whose answer it is in the review of the claim."""

        FIRST = "first", _("first")
        SECOND = "second", _("second")
        ADJUDICATING = "adjudicating", _("adjudicating")

    class State(models.TextChoices):
        """A verdict counts, or has given way to a later one of the same person."""

        SUBMITTED = "submitted", _("submitted")
        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="verdicts", verbose_name=_("claim")
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="verdicts",
        verbose_name=_("reviewer"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.FIRST)
    round = models.PositiveSmallIntegerField(
        _("round"), default=1, help_text=_("The round of the claim that it was given in.")
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.SUBMITTED
    )
    rating = models.ForeignKey(
        Rating, models.PROTECT, related_name="verdicts", verbose_name=_("rating")
    )
    reasons = models.TextField(_("reasons"))
    evidence = models.ManyToManyField(
        Evidence,
        blank=True,
        related_name="verdicts",
        verbose_name=_("evidence it rests on"),
    )
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("supersedes"),
    )
    submitted_at = models.DateTimeField(_("submitted"))

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["claim_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "reviewer", "round"],
                condition=models.Q(state="submitted"),
                name="verdict_standing_once",
            ),
            models.CheckConstraint(condition=~models.Q(reasons=""), name="verdict_has_reasons"),
        ]

    def __str__(self) -> str:
        return f"{self.rating} · {self.reviewer}"
