"""A claim taken apart into questions and answers, as in AVeriTeC (Schlichtkrull et al. 2023)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .base import Versioned
from .claims import Claim, Evidence, Medium


class _Asked(Versioned):
    """What a question and an answer share: who wrote it when, and that it is withdrawn."""

    class State(models.TextChoices):
        """Withdrawn, never deleted."""

        ACTIVE = "active", _("active")
        WITHDRAWN = "withdrawn", _("withdrawn")

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created"))

    class Meta:
        abstract = True


class Question(_Asked):
    """A question whose answer bears on the claim."""

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="questions", verbose_name=_("claim")
    )
    text = models.TextField(_("question"))

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["claim_id", "id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="question_asks")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 100 else self.text[:99] + "…"


class Answer(_Asked):
    """An answer to a question, with where it was found."""

    class Type(models.TextChoices):
        """How the answer was had (AVeriTeC, answer types)."""

        EXTRACTIVE = "extractive", _("words of the source")
        ABSTRACTIVE = "abstractive", _("in own words")
        BOOLEAN = "boolean", _("yes or no")
        UNANSWERABLE = "unanswerable", _("cannot be answered")

    question = models.ForeignKey(
        Question, models.PROTECT, related_name="answers", verbose_name=_("question")
    )
    type = models.CharField(_("type of answer"), max_length=15, choices=Type.choices)
    text = models.TextField(_("answer"), blank=True)
    explanation = models.TextField(
        _("explanation"), blank=True, help_text=_("Why yes, or why no; why it has no answer.")
    )
    medium = models.CharField(_("medium"), max_length=10, choices=Medium.choices, blank=True)
    evidence = models.ForeignKey(
        Evidence,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("evidence it rests on"),
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["question_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(type__in=["extractive", "abstractive", "boolean", "unanswerable"]),
                name="answer_type_is_known",
            ),
            models.CheckConstraint(
                condition=Q(type="unanswerable") | ~Q(text=""), name="answer_answers"
            ),
            models.CheckConstraint(
                condition=~Q(type="boolean") | Q(text__in=["yes", "no"]),
                name="answer_boolean_is_yes_or_no",
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.get_type_display())
