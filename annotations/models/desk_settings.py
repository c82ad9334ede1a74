"""What a desk may choose about itself, in one row."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .base import Versioned
from .claims import ClaimKind, ReviewPlan
from .review import Gate, GateLevel


class Engine(models.TextChoices):
    """How a text is read. Each adds something to the one before, where it is installed."""

    BEST = "best", _("the best there is")
    RULES = "rules", _("rules")
    SYNTAX = "rules+syntax", _("rules and syntax")
    SEQUENCE = "rules+syntax+sequence", _("rules, syntax and the trained model")


class DeskSettings(Versioned):
    """The desk's choices. There is one row, of number 1, made when something is first chosen."""

    ONLY = 1
    """Its number."""

    extract_at_intake = models.BooleanField(
        _("read new texts"),
        default=True,
        help_text=_("Look for quotes and claims in articles as they come in."),
    )
    extraction_engine = models.CharField(
        _("engine"), max_length=30, choices=Engine.choices, default=Engine.BEST
    )
    extraction_languages = models.JSONField(
        _("languages read"),
        default=list,
        blank=True,
        help_text=_("ISO 639-1 codes; empty: every language."),
    )
    quote_threshold = models.FloatField(
        _("least confidence of quotes"),
        default=0,
        help_text=_("0 to 1: a quote below is not proposed."),
    )
    claim_threshold = models.FloatField(
        _("least confidence of claims"),
        default=0,
        help_text=_("0 to 1: a claim below is not proposed."),
    )

    fact_reviews = models.CharField(
        _("reviews of claims that something is so"),
        max_length=12,
        choices=ReviewPlan.choices,
        default=ReviewPlan.SINGLE,
    )
    quote_reviews = models.CharField(
        _("reviews of claims that someone said something"),
        max_length=12,
        choices=ReviewPlan.choices,
        default=ReviewPlan.SINGLE,
    )
    agreement_tolerance = models.PositiveSmallIntegerField(
        _("tolerance"),
        default=0,
        help_text=_("Two verdicts agree whose values lie no further apart; 0: equal ratings only."),
    )
    agreement_decides = models.BooleanField(
        _("agreement decides"),
        default=True,
        help_text=_("Two verdicts that agree decide the claim; otherwise an editor does."),
    )
    review_days = models.PositiveSmallIntegerField(
        _("days for a review"),
        default=7,
        help_text=_("When a review is due that nobody set a date for; 0: never."),
    )
    gate_origins = models.CharField(
        Gate.ORIGINS.label, max_length=5, choices=GateLevel.choices, default=GateLevel.WARN
    )
    gate_both_sides = models.CharField(
        Gate.BOTH_SIDES.label, max_length=5, choices=GateLevel.choices, default=GateLevel.WARN
    )
    gate_primary = models.CharField(
        Gate.PRIMARY.label, max_length=5, choices=GateLevel.choices, default=GateLevel.WARN
    )
    gate_anonymous = models.CharField(
        Gate.ANONYMOUS.label, max_length=5, choices=GateLevel.choices, default=GateLevel.WARN
    )
    gate_reply = models.CharField(
        Gate.REPLY.label, max_length=5, choices=GateLevel.choices, default=GateLevel.WARN
    )
    gate_own_evidence = models.CharField(
        Gate.OWN_EVIDENCE.label,
        max_length=5,
        choices=GateLevel.choices,
        default=GateLevel.BLOCK,
        help_text=_(
            "Editors, who answer for the desk, are warned instead. Of two reviews it always blocks."
        ),
    )
    public_name = models.CharField(
        _("name of the desk"),
        max_length=200,
        blank=True,
        help_text=_("Stands on the public pages."),
    )

    class Meta:
        verbose_name = _("desk settings")
        verbose_name_plural = _("desk settings")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="settings_are_one_row"),
            models.CheckConstraint(
                condition=Q(quote_threshold__gte=0, quote_threshold__lte=1),
                name="settings_quote_threshold_range",
                violation_error_message=_("A confidence lies between 0 and 1."),
            ),
            models.CheckConstraint(
                condition=Q(claim_threshold__gte=0, claim_threshold__lte=1),
                name="settings_claim_threshold_range",
                violation_error_message=_("A confidence lies between 0 and 1."),
            ),
            models.CheckConstraint(
                condition=Q(
                    extraction_engine__in=["best", "rules", "rules+syntax", "rules+syntax+sequence"]
                ),
                name="settings_engine_is_known",
            ),
        ]

    def __str__(self) -> str:
        return gettext("desk settings")

    def reads_language(self, language: str) -> bool:
        """Whether texts of a language ("fr", "fr-CA", "" for an unknown one) are read."""
        chosen = self.extraction_languages
        return not chosen or language.split("-")[0].lower() in chosen

    def reviews_of(self, kind: str) -> str:
        """The review plan for claims of this kind."""
        return self.quote_reviews if kind == ClaimKind.QUOTE else self.fact_reviews

    def level_of(self, gate: str) -> str:
        """What the desk does where this gate is not met: a word of ``GateLevel``."""
        return str(getattr(self, f"gate_{gate}"))
