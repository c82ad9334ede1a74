"""Writing the record. Each act calls :func:`record` once, inside its transaction."""

from typing import Any

from django.db import models
from django.utils import timezone

from ..models import Event, User


def plain(value: Any) -> Any:
    """Return a value as the record keeps it: rows by their number, the rest as it is."""
    return value.pk if isinstance(value, models.Model) else value


def differences(row: models.Model, changes: dict[str, Any]) -> dict[str, list[Any]]:
    """Return ``{field: [before, after]}``; call it before the row is changed."""
    return {name: [plain(getattr(row, name)), plain(value)] for name, value in changes.items()}


def line(
    *,
    actor: User | None,
    verb: str,
    target: models.Model,
    article_id: int | None = None,
    claim_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Build, without storing it, the event of one act; bulk acts store many at once."""
    return Event(
        at=timezone.now(),
        actor=actor,
        verb=verb,
        target_type=target._meta.model_name or "",
        target_id=target.pk,
        article_id=article_id,
        claim_id=claim_id,
        data=data or {},
    )


def record(
    *,
    actor: User | None,
    verb: str,
    target: models.Model,
    article_id: int | None = None,
    claim_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Store the event of one act and return it."""
    event = line(
        actor=actor,
        verb=verb,
        target=target,
        article_id=article_id,
        claim_id=claim_id,
        data=data,
    )
    event.save(force_insert=True)
    return event
