"""Optimistic locking: an edit names the version it was made on."""

from typing import Any, TypeVar

from django.db.models import F

from ..models import Versioned
from .errors import StaleVersion

T = TypeVar("T", bound=Versioned)


def save_version(
    row: T, *, expected: int | None, changes: dict[str, Any], also: dict[str, Any] | None = None
) -> T:
    """Write ``changes`` where the row still has the version the caller saw, and count it up.

    ``expected`` is that version; None takes the one that ``row`` was loaded with. One conditional
    UPDATE, its row count checked, so that of two writers exactly one wins on either database.
    ``also`` is written with it and is nothing that the caller asked for.

    :raises StaleVersion: when the row has moved on; nothing is written.
    """
    seen = row.version if expected is None else expected
    rows = type(row)._default_manager.filter(pk=row.pk, version=seen)
    values = {**changes, **(also or {})}
    if rows.update(version=F("version") + 1, **values) != 1:
        raise StaleVersion(current=type(row)._default_manager.get(pk=row.pk), wanted=changes)
    for name, value in values.items():
        setattr(row, name, value)
    row.version = seen + 1
    return row


def changed_fields(row: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return those of ``wanted`` that differ from what the row holds."""
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}
