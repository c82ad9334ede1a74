"""What the desk checks, where it stands, and what bears on it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .base import Proposal, SpanFields, Versioned, confidence_range, span_order
from .quotes import Quote, Speaker
from .sources import Revision


class ClaimKind(models.TextChoices):
    """What is claimed."""

    FACT = "fact", _("that something is so")
    QUOTE = "quote", _("that someone said something")


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Questions about many claims."""

    def open_for(self, user_id: int) -> "ClaimQuerySet":
        """Claims the desk has taken on and this person has given no verdict on."""
        # One filter() for both, so that both hold of one verdict; exclude() would not see to that.
        mine = Claim.objects.filter(verdicts__reviewer_id=user_id, verdicts__state="submitted")
        return self.filter(state=Claim.State.OPEN).exclude(pk__in=mine.values("pk"))


class Claim(Proposal):
    """What the desk checks (schema.org Claim): one claim, many appearances."""

    Kind = ClaimKind

    class State(models.TextChoices):
        """Where the claim stands in the desk's work."""

        PROPOSED = "proposed", _("proposed")
        OPEN = "open", _("open")
        DECIDED = "decided", pgettext_lazy("a claim", "decided")
        REJECTED = "rejected", _("rejected")

    kind = models.CharField(
        _("kind"), max_length=10, choices=ClaimKind.choices, default=ClaimKind.FACT
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PROPOSED
    )
    statement = models.TextField(_("statement"))
    speaker = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("speaker"),
    )
    moved_at = models.DateTimeField(
        _("last moved"), help_text=_("When anything was last done on the claim.")
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-id"]
        constraints = [
            confidence_range("claim_confidence_range"),
            models.CheckConstraint(condition=~models.Q(statement=""), name="claim_says_something"),
            models.CheckConstraint(
                condition=models.Q(state__in=["proposed", "open", "decided", "rejected"]),
                name="claim_state_is_known",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "id"], name="claim_by_state"),
            models.Index(fields=["moved_at"], name="claim_by_move"),
        ]

    def __str__(self) -> str:
        return self.statement if len(self.statement) <= 100 else self.statement[:99] + "…"


class Appearance(SpanFields):
    """A place where a claim stands, with the quote it is part of, if any."""

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="appearances", verbose_name=_("claim")
    )
    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="appearances", verbose_name=_("revision")
    )
    quote = models.ForeignKey(
        Quote,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appearances",
        verbose_name=_("quote"),
    )
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
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["revision_id", "start"]
        constraints = [
            span_order("appearance_span_order"),
            models.UniqueConstraint(
                fields=["claim", "revision", "start", "end"],
                name="appearance_once",
                violation_error_message=_("The claim stands at this place already."),
            ),
        ]

    def __str__(self) -> str:
        return self.exact if len(self.exact) <= 80 else self.exact[:79] + "…"


class Evidence(Versioned):
    """Something that bears on a claim: a citation, an excerpt, a stance, an origin."""

    class Stance(models.TextChoices):
        """What the evidence does to the claim (AVeriTeC)."""

        SUPPORTS = "supports", _("supports")
        REFUTES = "refutes", _("refutes")
        CONTEXT = "context", _("context")

    class State(models.TextChoices):
        """Evidence is withdrawn, never deleted."""

        ACTIVE = "active", _("active")
        WITHDRAWN = "withdrawn", _("withdrawn")

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="evidence", verbose_name=_("claim")
    )
    stance = models.CharField(_("stance"), max_length=10, choices=Stance.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    title = models.CharField(_("title"), max_length=500)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    excerpt = models.TextField(
        _("excerpt"),
        blank=True,
        help_text=_("The words of the source that bear on the claim."),
    )
    origin = models.CharField(
        _("origin"),
        max_length=200,
        blank=True,
        help_text=_(
            "Where it first comes from: five papers that run one agency report share one origin."
        ),
    )
    note = models.TextField(_("note"), blank=True)
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
        verbose_name = _("evidence")
        verbose_name_plural = pgettext_lazy("pieces of it", "evidence")
        ordering = ["claim_id", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="evidence_has_title"),
            models.CheckConstraint(
                condition=models.Q(stance__in=["supports", "refutes", "context"]),
                name="evidence_stance_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title
