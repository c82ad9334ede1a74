"""Attributed speech: who said what, through whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Proposal, SpanFields, Versioned, confidence_range, span_order
from .folding import ReadableJSON
from .sources import Revision


class Polarity(models.TextChoices):
    """How far who says it, or the writer, stands by the words."""

    ASSERTED = "asserted", _("asserted")
    DENIED = "denied", _("denied")
    DOUBTED = "doubted", _("doubted")
    WARNED = "warned", _("warned")
    CLAIMED = "claimed", _("claimed")
    ASKED = "asked", _("asked")


class Anonymity(models.TextChoices):
    """Whether a source can be known by the text, and what stands in place of a name."""

    NAMED = "named", _("named")
    ROLE = "role", _("known by a role only")
    GROUP = "group", _("a group")
    WITHHELD = "withheld", _("name withheld")
    VAGUE = "vague", _("nobody in particular")


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    """Questions about many speakers."""

    def standing(self) -> "SpeakerQuerySet":
        """Those that were not merged into another."""
        return self.filter(merged_into__isnull=True)


class Speaker(Versioned):
    """Who said something: a person, an organisation, a group, or an anonymous source.

    An anonymous source has no name, only a description ("an aide to a senator"): a placeholder
    name would sooner or later be counted as a person.
    """

    class Kind(models.TextChoices):
        """The sort of speaker."""

        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        GROUP = "group", _("group")
        ANONYMOUS = "anonymous", _("anonymous source")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.PERSON)
    name = models.CharField(_("name"), max_length=200, blank=True)
    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("Office or role; tells two people of one name apart."),
    )
    aliases = models.JSONField(_("other names"), default=list, blank=True, encoder=ReadableJSON)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
        help_text=_("The speaker that this one turned out to be; empty for one that stands."),
    )
    created_at = models.DateTimeField(_("created"))

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["name", "description"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="anonymous", name="") & ~models.Q(description="")
                | ~models.Q(kind="anonymous") & ~models.Q(name=""),
                name="speaker_named_or_anonymous",
                violation_error_message=_(
                    "A speaker has a name; an anonymous source has none, but a description."
                ),
            ),
            models.UniqueConstraint(
                fields=["kind", "name", "description"],
                name="speaker_once",
                violation_error_message=_(
                    "There is such a speaker already; a description tells two of one name apart."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="speaker_merged_into_another",
            ),
        ]

    def __str__(self) -> str:
        if self.kind == self.Kind.ANONYMOUS:
            return self.description
        return f"{self.name} ({self.description})" if self.description else self.name


class QuoteQuerySet(models.QuerySet["Quote"]):
    """Questions about many quotes."""

    def live(self) -> "QuoteQuerySet":
        """Proposed or accepted: what stands in the text."""
        return self.filter(state__in=Quote.LIVE)

    def with_parts(self) -> "QuoteQuerySet":
        """Fetch spans and speakers along, so that reading a quote asks nothing more."""
        return self.select_related("speaker", "suggested_speaker").prefetch_related(
            "spans__speaker"
        )


class Quote(Proposal):
    """One occurrence of attributed speech in a revision.

    ``start`` and ``end`` hold the hull of its content spans, in code points.
    """

    class Kind(models.TextChoices):
        """How the words are given (PARC, PolNeAR)."""

        DIRECT = "direct", _("direct")
        INDIRECT = "indirect", _("indirect")
        MIXED = "mixed", _("mixed")

    class State(models.TextChoices):
        """From proposal to decision; nothing is deleted.

        Retired is a proposal that nobody had touched and the next reading did not make again.
        """

        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")
        RETIRED = "retired", _("no longer proposed")

    LIVE = (State.PROPOSED, State.ACCEPTED)

    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="quotes", verbose_name=_("revision")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.DIRECT)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PROPOSED
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    hedged = models.BooleanField(_("hedged"), default=False)
    polarity = models.CharField(
        _("polarity"),
        max_length=10,
        choices=Polarity.choices,
        default=Polarity.ASSERTED,
        help_text=_("What the cue says of the words: “denied” and “warned” are not “said”."),
    )
    speaker = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name=_("speaker"),
    )
    speaker_name = models.CharField(
        _("name in the text"),
        max_length=200,
        blank=True,
        help_text=_("The fullest name that the text gives who said it, as the engine read it."),
    )
    suggested_speaker = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("suggested speaker"),
        help_text=_("The one speaker of the desk who bears that name; a person decides."),
    )

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["revision_id", "start", "id"]
        constraints = [
            span_order("quote_span_order"),
            confidence_range("quote_confidence_range"),
            models.CheckConstraint(
                condition=models.Q(state__in=["proposed", "accepted", "rejected", "retired"]),
                name="quote_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    polarity__in=["asserted", "denied", "doubted", "warned", "claimed", "asked"]
                ),
                name="quote_polarity_is_known",
            ),
            models.UniqueConstraint(
                fields=["revision", "start", "end"],
                condition=models.Q(state__in=["proposed", "accepted"]),
                name="quote_place_once",
            ),
        ]
        indexes = [
            models.Index(fields=["revision", "start"], name="quote_in_text_order"),
            models.Index(fields=["state", "id"], name="quote_by_state"),
            models.Index(
                fields=["decided_at"],
                name="quote_by_decision",
                condition=models.Q(decided_at__isnull=False),
            ),
            models.Index(
                fields=["speaker_name"],
                name="quote_by_unknown_name",
                condition=models.Q(state="accepted", speaker__isnull=True)
                & ~models.Q(speaker_name=""),
            ),
        ]

    def __str__(self) -> str:
        words = self.words
        return words if len(words) <= 80 else words[:79] + "…"

    @property
    def words(self) -> str:
        """The words said; the parts of an interrupted quote are joined by " … "."""
        return " … ".join(span.exact for span in self.content)

    @property
    def content(self) -> "list[QuoteSpan]":
        """The content spans in text order."""
        return self._spans(QuoteSpan.Role.CONTENT)

    @property
    def cue(self) -> "QuoteSpan | None":
        """The reporting word or phrase ("said", "selon"), where there is one."""
        cues = self._spans(QuoteSpan.Role.CUE)
        return cues[0] if cues else None

    @property
    def sources(self) -> "list[QuoteSpan]":
        """Who is heard through whom: first who said it, then outward those who relay it."""
        return self._spans(QuoteSpan.Role.SOURCE)

    @property
    def addressee(self) -> "QuoteSpan | None":
        """Who was told ("reporters", "the court"), where the text says so."""
        told = self._spans(QuoteSpan.Role.ADDRESSEE)
        return told[0] if told else None

    def _spans(self, role: str) -> "list[QuoteSpan]":
        found = [span for span in self.spans.all() if span.role == role]
        return sorted(found, key=lambda span: span.position)


class QuoteSpan(SpanFields):
    """A place that belongs to a quote: its content, cue, addressee, or a source in its chain."""

    class Role(models.TextChoices):
        """What the place is to the quote (PARC)."""

        CONTENT = "content", _("content")
        CUE = "cue", _("cue")
        SOURCE = "source", _("source")
        ADDRESSEE = "addressee", _("addressee")

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="spans", verbose_name=_("quote"))
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=0,
        help_text=_(
            "Order within the role; of sources: 0 said it, 1 relays it, and so on outward."
        ),
    )
    speaker = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("speaker"),
        help_text=_("Of a source: who that is, where the desk knows."),
    )
    anonymity = models.CharField(  # noqa: DJ001 - empty text is no answer; only a source has one
        _("anonymity"),
        max_length=10,
        choices=Anonymity.choices,
        null=True,
        blank=True,
        help_text=_("Of a source: whether the text names it, and what it gives instead."),
    )

    class Meta:
        verbose_name = _("span of a quote")
        verbose_name_plural = _("spans of quotes")
        ordering = ["quote_id", "role", "position"]
        constraints = [
            span_order("quote_part_order"),
            models.UniqueConstraint(
                fields=["quote", "role", "position"], name="quote_part_position_once"
            ),
            models.CheckConstraint(
                condition=models.Q(speaker__isnull=True) | models.Q(role="source"),
                name="quote_part_speaker_of_source",
            ),
            models.CheckConstraint(
                condition=models.Q(anonymity__isnull=True)
                | models.Q(
                    role="source",
                    anonymity__in=["named", "role", "group", "withheld", "vague"],
                ),
                name="quote_part_anonymity_of_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} “{self.exact[:60]}”"
