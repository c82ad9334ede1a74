"""Models that the desk trained on its own decisions."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class TrainedModel(models.Model):
    """Weights of the sequence model for one language, with how they did when they were made.

    ``scores`` holds the figures of the engine in use ("before") and of the engine with these
    weights ("after"), in percent, on ``held_out`` articles that neither learnt from.
    """

    class State(models.TextChoices):
        """Trained, in use, and in use no more; nothing is deleted."""

        CANDIDATE = "candidate", _("not used")
        ACTIVE = "active", _("in use")
        RETIRED = "retired", _("no longer used")

    language = models.CharField(_("language"), max_length=16)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.CANDIDATE
    )
    sha256 = models.CharField(_("SHA-256 of the weights"), max_length=64)
    metadata = models.JSONField(_("what is known of them"), default=dict)
    scores = models.JSONField(_("scores"), default=dict)
    better = models.BooleanField(
        _("better"), help_text=_("Whether it did better than what was in use when it was trained.")
    )
    trained_at = models.DateTimeField(_("trained"))
    trained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("trained by")
    )
    before = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("took the place of"),
        help_text=_("Empty: of the weights that come with the engine."),
    )
    weights: Any = models.BinaryField(_("weights"))

    class Meta:
        verbose_name = _("trained model")
        verbose_name_plural = _("trained models")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["language"], name="model_active_once", condition=Q(state="active")
            ),
            models.CheckConstraint(
                condition=Q(state__in=["candidate", "active", "retired"]),
                name="model_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return gettext("trained model %(number)s (%(language)s)") % {
            "number": self.pk,
            "language": self.language,
        }
