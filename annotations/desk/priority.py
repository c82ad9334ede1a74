"""How urgent a claim is: what the queue hands out first.

The number is stored with the claim and compared, never shown as if it meant something alone. Age
counts by the time of making instead of by the time that has passed, so that the order of two
claims never changes by itself and an index holds it.
"""

from collections.abc import Iterable
from datetime import datetime
from math import log2

from django.db.models import Count

from ..models import Claim

WORTH = 4.0
"""What a claim surely worth checking has before one surely not worth it."""

UNKNOWN_WORTH = 0.5
"""The worth of a claim that a person wrote down: no engine weighed it."""

KNOWN_SPEAKER = 0.5
"""What a claim of a speaker the desk knows has before one of nobody it knows."""

DAYS = 7.0
"""Days of waiting that count as much as twice the appearances."""


def priority_of(
    *, confidence: float | None, appearances: int, known_speaker: bool, created_at: datetime
) -> float:
    """Return the priority; higher is more urgent. ``appearances`` counts articles."""
    worth = UNKNOWN_WORTH if confidence is None else confidence
    waited = -created_at.timestamp() / 86400 / DAYS
    return (
        WORTH * worth + log2(1 + appearances) + (KNOWN_SPEAKER if known_speaker else 0.0) + waited
    )


def first_priority(claim: Claim, *, appearances: int = 1) -> float:
    """Return the priority of a claim that is about to be stored."""
    return priority_of(
        confidence=claim.confidence,
        appearances=appearances,
        known_speaker=claim.speaker_id is not None,
        created_at=claim.created_at,
    )


def refresh_priorities(claims: Iterable[int]) -> None:
    """Reckon the priority of claims anew, by their numbers: a part of acts that change it."""
    rows = Claim.objects.filter(pk__in=list(claims))
    counted = (
        rows.order_by()
        .values_list("pk")
        .annotate(Count("appearances__revision__article", distinct=True))
    )
    articles = dict(counted)
    changed = []
    for claim in rows.only("pk", "confidence", "speaker_id", "created_at", "priority"):
        reckoned = first_priority(claim, appearances=articles[claim.pk])
        if reckoned != claim.priority:
            claim.priority = reckoned
            changed.append(claim)
    Claim.objects.bulk_update(changed, ["priority"], batch_size=200)
