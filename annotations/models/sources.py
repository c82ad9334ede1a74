"""Who publishes, what was published, and the text as captured."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from .base import Versioned, span_order
from .openings import opening_of, opening_words


class Outlet(Versioned):
    """Who publishes: a newspaper, an agency, a blog (schema.org NewsMediaOrganization)."""

    class Kind(models.TextChoices):
        """The sort of outlet."""

        NEWSPAPER = "newspaper", _("newspaper")
        AGENCY = "agency", _("news agency")
        BROADCASTER = "broadcaster", _("broadcaster")
        BLOG = "blog", _("blog")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    url = models.URLField(_("address"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=16, blank=True)
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Upper("name"),
                name="outlet_name_once",
                violation_error_message=_("There is an outlet of this name already."),
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="outlet_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    """Questions about many articles."""

    def named(self) -> "ArticleQuerySet":
        """Read along what articles without a headline are called by."""
        return self.annotate(opening=opening_of())  # type: ignore[no-redef]  # set where read


class Article(Versioned):
    """One published piece, at one address or pasted/uploaded (schema.org NewsArticle).

    The text is not here but in its revisions; annotations point into a revision.
    """

    class State(models.TextChoices):
        """An article is withdrawn, never deleted."""

        ACTIVE = "active", _("active")
        WITHDRAWN = "withdrawn", _("withdrawn")

    title = models.CharField(_("headline"), max_length=500, blank=True)
    url = models.CharField(  # noqa: DJ001 - unique, so no address is NULL: "" would be there once
        _("address"),
        max_length=2000,
        null=True,
        blank=True,
        help_text=_("Canonical address; empty for a text that was pasted or uploaded."),
    )
    outlet = models.ForeignKey(
        Outlet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("outlet"),
    )
    authors = models.JSONField(_("authors"), default=list, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    language = models.CharField(
        _("language"),
        max_length=16,
        blank=True,
        db_index=True,
        help_text=_("ISO 639-1 code."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("added by"),
    )
    created_at = models.DateTimeField(_("added"), db_index=True)

    opening: str | None = None
    """Start of its latest text, where it was read along for want of a headline."""

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                name="article_url_once",
                violation_error_message=_("This address is on the desk already."),
            ),
            models.CheckConstraint(
                condition=models.Q(url__isnull=True) | ~models.Q(url=""),
                name="article_url_not_blank",
            ),
        ]

    def __str__(self) -> str:
        return (
            self.title
            or opening_words(self.opening or "")
            or _("Article %(number)s, without a headline") % {"number": self.pk}
        )

    @property
    def latest(self) -> "Revision":
        """The newest revision. Reads ``revisions`` where they are prefetched."""
        revisions = list(self.revisions.all())
        return max(revisions, key=lambda revision: revision.number)


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Questions about many revisions."""

    def without_text(self) -> "RevisionQuerySet":
        """Leave the text in the database: lists do not need it."""
        return self.defer("text")


class Revision(models.Model):
    """The immutable text of an article as captured once.

    ``text`` is normalised (NFC, LF, no control characters); ``length`` is its number of code
    points and ``sha256`` the hex digest of its UTF-8 bytes; ``source_sha256`` is that of the bytes
    that came in, before decoding. A trigger refuses any change of the text.
    """

    # The short columns come first: SQLite reads a row from its front, and the text of a long
    # article lies on overflow pages that checks on ``length`` then never touch.
    article = models.ForeignKey(
        Article, models.PROTECT, related_name="revisions", verbose_name=_("article")
    )
    number = models.PositiveIntegerField(_("number"), default=1)
    length = models.PositiveIntegerField(_("length"))
    language = models.CharField(_("language found"), max_length=16, blank=True)
    sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, db_index=True)
    source_sha256 = models.CharField(_("SHA-256 of the source"), max_length=64)
    extractor = models.CharField(
        _("taken by"),
        max_length=60,
        help_text=_("What turned the source into text, with its version."),
    )
    captured_at = models.DateTimeField(_("captured"))
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("captured by"),
    )
    engine = models.CharField(
        _("extracted with"),
        max_length=60,
        blank=True,
        help_text=_("The extraction engine that has read this text; empty when none has."),
    )
    resembles = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("likely duplicate of"),
    )
    resemblance = models.FloatField(_("resemblance"), null=True, blank=True)
    title = models.CharField(_("headline as captured"), max_length=500, blank=True)
    text = models.TextField(_("text"))

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["article_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "sha256"], name="revision_text_once"),
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=models.Q(length__gte=1), name="revision_not_empty"),
        ]

    def __str__(self) -> str:
        return _("revision %(number)s of %(article)s") % {
            "number": self.number,
            "article": self.article,
        }


class RevisionSketch(models.Model):
    """One of the four values of a text's sketch, by which near-identical texts are found.

    See :mod:`annotations.comparison.sketch`.
    """

    revision = models.ForeignKey(
        Revision,
        models.CASCADE,
        related_name="sketch",
        db_index=False,
        verbose_name=_("revision"),
    )
    value = models.BigIntegerField(_("value"), db_index=True)

    class Meta:
        verbose_name = _("sketch value")
        verbose_name_plural = _("sketch values")

    def __str__(self) -> str:
        return f"{self.value:x}"


class ExcludedRangeQuerySet(models.QuerySet["ExcludedRange"]):
    """Questions about many excluded ranges."""

    def active(self) -> "ExcludedRangeQuerySet":
        """Those that still keep their text out of extraction."""
        return self.filter(restored_at__isnull=True)


class ExcludedRange(Versioned):
    """Page furniture in a revision (a comment counter, a repeated headline …), greyed out.

    Nothing is proposed from it while it is active; a reviewer can bring the text back. ``kind`` is
    one of :class:`annotations.extraction.FurnitureKind`, or :attr:`MANUAL` for a person's mark.
    """

    MANUAL = "manual"

    revision = models.ForeignKey(
        Revision,
        models.PROTECT,
        related_name="excluded_ranges",
        verbose_name=_("revision"),
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    kind = models.CharField(_("kind"), max_length=40)
    restored_at = models.DateTimeField(_("brought back"), null=True, blank=True)
    restored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("brought back by"),
    )

    objects = ExcludedRangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("excluded range")
        verbose_name_plural = _("excluded ranges")
        ordering = ["revision_id", "start"]
        constraints = [
            span_order("excluded_range_order"),
            models.UniqueConstraint(
                fields=["revision", "start", "end"], name="excluded_range_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end}"

    def covers(self, start: int, end: int) -> bool:
        """Whether the code points ``start..end`` overlap this range."""
        return self.start < end and start < self.end
