"""The append-only record of everything that was done, each line proving the one before."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from typing import Any

import orjson
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

GENESIS = "0" * 64
"""What stands for the line before the first."""

LINE = ("at", "actor_id", "verb", "target_type", "target_id", "article_id", "claim_id", "data")
"""The columns that a line's digest is taken over, in this order, after the digest before it."""

_CANONICAL = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATETIME
_plainly = DjangoJSONEncoder().default
_EXACT = 2**53


def digest_of(previous: str, line: Sequence[Any]) -> str:
    """Return the SHA-256, in hex, of a line and of the digest before it.

    ``line`` are the values of :data:`LINE`; the bytes hashed are their JSON without white space,
    keys sorted, whole numbers without a fraction, the time in UTC to the microsecond:
    ``["<previous>","2026-11-22T…",7,…]``.
    """
    at, *rest = line
    stamp = at.astimezone(UTC).isoformat(timespec="microseconds")
    told = [previous, stamp, *rest[:-1], _settled(rest[-1])]
    whole = orjson.dumps(told, default=_plainly, option=_CANONICAL)
    return hashlib.sha256(whole).hexdigest()


def _settled(value: Any) -> Any:
    """Return details with each number in the one form that every database gives back.

    PostgreSQL returns a whole number that was stored with a fraction or an exponent (0.0, 1e16) as
    it likes: up to 2^53 such numbers count as integers here, beyond as floats.
    """
    if isinstance(value, dict):
        return {key: _settled(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_settled(each) for each in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    if type(value) is int and abs(value) >= _EXACT:
        return float(value)
    return value


def chained(previous: str, lines: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield each line with the digest before it and its own at the end."""
    for line in lines:
        digest = digest_of(previous, line)
        yield (*line, previous, digest)
        previous = digest


class Event(models.Model):
    """One line of the record: who did what to which row, when, and what changed.

    ``verb`` is "<word>.<what was done>", as "quote.accepted". ``article_id`` and ``claim_id`` are
    the places under which the line is shown; they are plain numbers, so that the record never
    stands in the way of anything and outlives what it tells of.

    ``digest`` is taken over the line and over ``previous``, the digest of the line before it, so
    that none can be altered, left out or slipped in without every later one betraying it.
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
    previous = models.CharField(
        _("digest before"),
        max_length=64,
        unique=True,  # two lines after one and the same would be a fork
        editable=False,
    )
    digest = models.CharField(_("digest"), max_length=64, editable=False)

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
