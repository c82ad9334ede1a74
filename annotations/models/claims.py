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


class ClaimType(models.TextChoices):
    """What sort of claim it is (AVeriTeC, Schlichtkrull et al. 2023); it may be several."""

    EVENT = "event", _("event or property")
    NUMERICAL = "numerical", _("numerical")
    CAUSAL = "causal", _("causal")
    POSITION = "position", pgettext_lazy("a claim", "position")
    QUOTE = "quote", _("verification of a quote")


class ReviewPlan(models.TextChoices):
    """How many answers a claim needs before it is decided."""

    SINGLE = "single", _("one review")
    BLIND = "blind", _("two reviews, the second blind")
    ADJUDICATED = "adjudicated", _("two reviews, the second blind, and always an adjudication")


class Strategy(models.TextChoices):
    """How a claim was checked (AVeriTeC, Schlichtkrull et al. 2023, fact-checking strategies)."""

    WRITTEN_EVIDENCE = "written_evidence", _("written evidence")
    NUMERICAL_COMPARISON = "numerical_comparison", _("numerical comparison")
    CONSULTATION = "consultation", _("consultation of experts")
    FACT_CHECKER = "fact_checker", _("other fact-checkers")
    MEDIA_SOURCE = "media_source", _("source of a picture or recording")
    SATIRE_SOURCE = "satire_source", _("satirical source found")
    IMAGE_ANALYSIS = "image_analysis", _("analysis of pictures")
    VIDEO_ANALYSIS = "video_analysis", _("analysis of video")
    AUDIO_ANALYSIS = "audio_analysis", _("analysis of sound")
    GEOLOCATION = "geolocation", _("geolocation")


class Medium(models.TextChoices):
    """What a source is made of (AVeriTeC, source media)."""

    WEB_TEXT = "web_text", _("text on the web")
    WEB_TABLE = "web_table", _("table on the web")
    PDF = "pdf", _("PDF")
    IMAGE = "image", _("picture or graphic")
    VIDEO = "video", _("video")
    AUDIO = "audio", _("sound")
    METADATA = "metadata", _("metadata")
    PAPER = "paper", _("printed or written paper")
    PERSON = "person", _("a person asked")
    OTHER = "other", _("other")


class SourceKind(models.TextChoices):
    """How close a source is to what it tells of."""

    PRIMARY = "primary", _("primary source")
    SECONDARY = "secondary", _("secondary source")


class Claim(Proposal):
    """What the desk checks (schema.org Claim): one claim, many appearances."""

    Kind = ClaimKind

    class State(models.TextChoices):
        """Where the claim stands in the desk's work."""

        PROPOSED = "proposed", _("proposed")
        OPEN = "open", _("open")
        IN_REVIEW = "in_review", pgettext_lazy("a claim", "in review")
        SECOND_REVIEW = "second_review", pgettext_lazy("a claim", "second review")
        AGREED = "agreed", pgettext_lazy("a claim", "agreed")
        ADJUDICATION = "adjudication", pgettext_lazy("a claim", "adjudication")
        DECIDED = "decided", pgettext_lazy("a claim", "decided")
        PUBLISHED = "published", pgettext_lazy("a claim", "published")
        CORRECTED = "corrected", pgettext_lazy("a claim", "published, corrected")
        WITHDRAWN = "withdrawn", pgettext_lazy("a claim", "publication withdrawn")
        REJECTED = "rejected", _("rejected")
        RETIRED = "retired", _("no longer proposed")

    SET_ASIDE = (State.REJECTED, State.RETIRED)
    """By a person; and by the engine, which on another reading did not propose it again."""

    IN_WORK = (State.OPEN, State.IN_REVIEW, State.SECOND_REVIEW, State.AGREED, State.ADJUDICATION)
    """Taken on and not decided yet."""

    ANSWERED = (State.DECIDED, State.PUBLISHED, State.CORRECTED, State.WITHDRAWN)
    """Decided, whatever became of it since."""

    UNANSWERED_YET = (State.OPEN, State.IN_REVIEW, State.SECOND_REVIEW)
    """While reviews of the round are still to come: what was answered already is blind."""

    kind = models.CharField(
        _("kind"), max_length=10, choices=ClaimKind.choices, default=ClaimKind.FACT
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.PROPOSED
    )
    round = models.PositiveSmallIntegerField(
        _("round"), default=1, help_text=_("Grows by one each time the claim is reopened.")
    )
    review_plan = models.CharField(
        _("reviews"),
        max_length=12,
        choices=ReviewPlan.choices,
        default=ReviewPlan.SINGLE,
        help_text=_("What the desk asked for when the review of this round began."),
    )
    decision = models.ForeignKey(
        "annotations.Verdict",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verdict it is decided by"),
    )
    priority = models.FloatField(
        _("priority"),
        default=0,
        editable=False,
        help_text=_("Higher is more urgent; made of worth, appearances, age and speaker."),
    )
    said_in = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="about_what_was_said",
        verbose_name=_("said in"),
        help_text=_("The claim of kind quote whose words this claim takes up: are they true?"),
    )
    strategies = models.JSONField(
        _("strategies"),
        default=list,
        blank=True,
        help_text=_("How it was checked; the words are those of AVeriTeC."),
    )
    statement = models.TextField(_("statement"))
    types = models.JSONField(
        _("types"),
        default=list,
        blank=True,
        help_text=_("What sort of claim it is; the words are those of AVeriTeC."),
    )
    reasons = models.JSONField(
        _("reasons to check it"),
        default=list,
        blank=True,
        help_text=_("Why the engine takes it for worth checking, as codes."),
    )
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

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-id"]
        constraints = [
            confidence_range("claim_confidence_range"),
            models.CheckConstraint(condition=~models.Q(statement=""), name="claim_says_something"),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[
                        "proposed",
                        "open",
                        "in_review",
                        "second_review",
                        "agreed",
                        "adjudication",
                        "decided",
                        "published",
                        "corrected",
                        "withdrawn",
                        "rejected",
                        "retired",
                    ]
                ),
                name="claim_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(review_plan__in=["single", "blind", "adjudicated"]),
                name="claim_review_plan_is_known",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-priority", "id"], name="claim_by_priority"),
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
    depends_on = models.JSONField(
        _("depends on"),
        default=list,
        blank=True,
        help_text=_(
            "Places in it that mean nothing alone (“she”, “last year”): offsets [start, end] in "
            "the text."
        ),
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

    SourceKind = SourceKind

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
    source_kind = models.CharField(
        _("closeness of the source"),
        max_length=10,
        choices=SourceKind.choices,
        blank=True,
        help_text=_("Primary: the document, recording or person itself, not a report of it."),
    )
    anonymous = models.BooleanField(
        _("anonymous source"),
        default=False,
        help_text=_("What it says rests on somebody who is not named."),
    )
    medium = models.CharField(_("medium"), max_length=10, choices=Medium.choices, blank=True)
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
            models.CheckConstraint(
                condition=models.Q(source_kind__in=["", "primary", "secondary"]),
                name="evidence_source_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title
