"""Keyset pages: a list is read on from the last row seen, however long it is.

Nothing is counted and no row is skipped over, so the thousandth page costs what the first does,
and rows that arrive in between neither repeat nor drop others.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import DateTimeField, Model, Q, QuerySet
from django.utils.translation import gettext as _

M = TypeVar("M", bound=Model)

PAGE_SIZE = 25
"""Rows on one page of a list."""


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """The rows of one page, and the cursors that lead on and back; None where there is no more."""

    rows: Sequence[M]
    next: str | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """An order of rows: by ``field`` (which is never null), then by ``id`` in the same direction.

    ``field`` may be an annotation; "id" alone is an order too.
    """

    field: str = "id"
    descending: bool = True

    def by(self, *, backwards: bool) -> list[str]:
        """Arguments for ``order_by``, turned round when a page is read backwards."""
        sign = "-" if self.descending != backwards else ""
        return [f"{sign}{name}" for name in dict.fromkeys((self.field, "id"))]

    def beyond(self, value: Any, row_id: int, *, backwards: bool) -> Q:
        """Condition of the rows that follow one row, or precede it when read backwards."""
        step = "lt" if self.descending != backwards else "gt"
        if self.field == "id":
            return Q(**{f"id__{step}": row_id})
        return Q(**{f"{self.field}__{step}": value}) | Q(
            **{self.field: value, f"id__{step}": row_id}
        )


def read_page(
    rows: QuerySet[M], *, order: Order, cursor: str = "", size: int = PAGE_SIZE
) -> Page[M]:
    """Read one page in one query; an empty ``cursor`` stands for the first.

    :raises ValidationError: keyed ``cursor``, when it was not made by this list.
    """
    backwards = False
    if cursor:
        backwards, value, row_id = _decode(cursor, order)
        if order.field != "id" and isinstance(value, datetime) != _holds_times(rows, order):
            raise _no_page()
        rows = rows.filter(order.beyond(value, row_id, backwards=backwards))
    found = list(rows.order_by(*order.by(backwards=backwards))[: size + 1])
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Page(found)
    onward = more if not backwards else True
    back = more if backwards else bool(cursor)
    return Page(
        found,
        next=_encode(found[-1], order, backwards=False) if onward else None,
        previous=_encode(found[0], order, backwards=True) if back else None,
    )


def _encode(row: Model, order: Order, *, backwards: bool) -> str:
    value = getattr(row, order.field)
    stamp = isinstance(value, datetime)
    value = value.isoformat() if stamp else value
    told = [order.field, int(backwards), int(stamp), value, row.pk]
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def _decode(cursor: str, order: Order) -> tuple[bool, Any, int]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        field, backwards, stamp, value, row_id = json.loads(base64.urlsafe_b64decode(padded))
        possible = type(row_id) is int and 0 < row_id < 2**63
        if field != order.field or not possible:
            raise ValueError
        value = datetime.fromisoformat(value).astimezone(UTC) if stamp else value
        if not _is_key(value, row_id, order):
            raise ValueError
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise _no_page() from error
    return bool(backwards), value, row_id


def _no_page() -> ValidationError:
    return ValidationError({"cursor": _("This list has no such page.")})


def _holds_times(rows: QuerySet[M], order: Order) -> bool:
    return isinstance(rows.query.resolve_ref(order.field).output_field, DateTimeField)


def _is_key(value: object, row_id: int, order: Order) -> bool:
    """Whether rows can be compared with it: cursors come from outside."""
    if order.field == "id":
        return value == row_id
    if isinstance(value, str):
        value.encode()  # half a character raises, which no database can be asked for
        return "\x00" not in value
    return isinstance(value, datetime)
