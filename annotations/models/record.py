"""The append-only record of everything that was done."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One line of the record: who did what to which row, when, and what changed.

    ``verb`` is "<word>.<what was done>", as "quote.accepted". ``article_id`` and ``claim_id`` are
    the places under which the line is shown; they are plain numbers, so that the record never
    stands in the way of anything and outlives what it tells of.
    """

    at = models.DateTimeField(_("at"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Empty when the tool itself acted."),
    )
    verb = models.CharField(_("what"), max_length=60)
    target_type = models.CharField(_("of"), max_length=30)
    target_id = models.BigIntegerField(_("number"))
    article_id = models.BigIntegerField(_("article"), null=True, blank=True)
    claim_id = models.BigIntegerField(_("claim"), null=True, blank=True)
    data = models.JSONField(_("details"), default=dict, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["target_type", "target_id"], name="event_by_target"),
            models.Index(
                fields=["article_id"],
                name="event_by_article",
                condition=models.Q(article_id__isnull=False),
            ),
            models.Index(
                fields=["claim_id"],
                name="event_by_claim",
                condition=models.Q(claim_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_type} {self.target_id}"
