"""What several models share: optimistic locking and the marks of a proposal."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Versioned(models.Model):
    """A row that people edit.

    ``version`` starts at 1 and grows by one with each change; an edit names the version it was
    made on and is refused when the row has moved on (see :mod:`annotations.desk.versions`).
    """

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True


class Origin(models.TextChoices):
    """Who suggested a quote or a claim."""

    PERSON = "person", _("a person")
    MACHINE = "machine", _("the extraction engine")
    IMPORT = "import", _("an import")


class Proposal(Versioned):
    """A row that a machine or a person suggests and that counts for nothing until accepted."""

    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin.choices, default=Origin.PERSON
    )
    engine = models.CharField(
        _("engine"),
        max_length=60,
        blank=True,
        help_text=_("Name and version, as “rules 1”."),
    )
    confidence = models.FloatField(
        _("confidence"),
        null=True,
        blank=True,
        help_text=_("0 to 1; empty for a person's work."),
    )
    why = models.CharField(
        _("why proposed"),
        max_length=200,
        blank=True,
        help_text=_("The rule or the features that led to the proposal."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_reason = models.TextField(_("reason of the decision"), blank=True)
    corrections = models.PositiveIntegerField(
        _("corrections"),
        default=0,
        editable=False,
        help_text=_("How often people have corrected what it says."),
    )

    class Meta:
        abstract = True


class SpanFields(models.Model):
    """A place in a revision's text: W3C TextPositionSelector with TextQuoteSelector beside it.

    ``start`` and ``end`` are half-open offsets in Unicode code points; ``exact`` is the text
    between them, ``prefix`` and ``suffix`` up to 32 code points around it. That ``end`` stays
    within the text is held by a trigger (:mod:`annotations.models.guards`).
    """

    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("exact words"))
    prefix = models.CharField(_("text before"), max_length=64, blank=True)
    suffix = models.CharField(_("text after"), max_length=64, blank=True)

    class Meta:
        abstract = True


def span_order(name: str) -> models.CheckConstraint:
    """Return the constraint that a row's ``start`` lies before its ``end``."""
    return models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name=name)


def confidence_range(name: str) -> models.CheckConstraint:
    """Return the constraint that a proposal's confidence is empty or within 0..1."""
    return models.CheckConstraint(
        condition=models.Q(confidence__isnull=True)
        | models.Q(confidence__gte=0, confidence__lte=1),
        name=name,
    )
