"""Lists: filtered, sorted, cut into keyset pages; their queries do not grow with the rows."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ..models.by_key import Row
from .filters import Unasked
from .inputs import BIGGEST_ID
from .parameters import check_parameters, read_choice, read_fields, read_number
from .resources import Resource

if TYPE_CHECKING:
    from ..desk.paging import Order

PAGE_SIZE = 50
MOST = 200
PAGING = ("limit", "cursor", "ordering", "fields")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row from which a list goes on: what it is sorted by, its number, and which way."""

    value: Any
    row_id: int
    backwards: bool

    def told(self, ordering: str) -> str:
        """Return it as an opaque word that only this ordering takes."""
        stamp = isinstance(self.value, datetime)
        value = self.value.astimezone(UTC).isoformat() if stamp else self.value
        parts = [ordering, int(self.backwards), int(stamp), value, self.row_id]
        return base64.urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")

    @classmethod
    def read(cls, word: str, ordering: str) -> "Cursor":
        """Return the cursor of a word.

        :raises ValidationError: keyed ``cursor``, when it was not made by a list of this order.
        """
        try:
            raw = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
            made_for, backwards, stamp, value, row_id = orjson.loads(raw)
            if made_for != ordering or type(row_id) is not int or not 0 < row_id <= BIGGEST_ID:
                raise ValueError
            if stamp:
                value = datetime.fromisoformat(value).astimezone(UTC)
            if not _is_key(value):
                raise ValueError
        except (ValueError, TypeError, OverflowError, binascii.Error) as error:
            raise ValidationError({"cursor": _("This list has no such page.")}) from error
        return cls(value, row_id, bool(backwards))


def _is_key(value: object) -> bool:
    """Whether rows can be compared with it: cursors come from outside."""
    if type(value) is int:
        return 0 <= value <= BIGGEST_ID
    if isinstance(value, str):
        return "\x00" not in value
    return isinstance(value, datetime)


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page, and the cursors that lead on and back."""

    rows: Sequence[Row]
    next: str | None
    previous: str | None


def read_list(request: HttpRequest, resource: Resource, rows: QuerySet[Any]) -> dict[str, Any]:
    """Return the page of a list that the query parameters ask for, as it is sent.

    :raises ValidationError: keyed by parameter.
    """
    given = request.GET
    filters = resource.filters.base_filters if resource.filters else {}
    many = [name for name, each in filters.items() if each.schema["type"] == "array"]
    check_parameters(given, [*filters, *PAGING], repeatable=many)
    names = read_fields(given, resource.names, resource.list_names)
    size = read_number(given, "limit", usual=PAGE_SIZE, most=MOST)
    orders = resource.orders
    ordering = read_choice(given, "ordering", orders, usual=next(iter(orders)))
    cursor = Cursor.read(given["cursor"], ordering) if "cursor" in given else None
    narrowed = _filtered(resource, request, rows)
    page = _read_page(resource, narrowed, names, ordering, cursor, size, asker=request.user)
    return {
        "next": _link(request, page.next),
        "previous": _link(request, page.previous),
        "results": page.rows,
    }


def _filtered(resource: Resource, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
    if resource.filters is None:
        return rows
    given = request.GET
    if given.keys() <= set(PAGING):  # a filter set costs more than what it would leave alone
        for each in resource.filters.base_filters.values():
            rows = each.filter(rows, "") if isinstance(each, Unasked) else rows
        return rows
    wanted = resource.filters(data=given, queryset=rows, request=request)
    if not wanted.is_valid():
        raise ValidationError({name: list(each) for name, each in wanted.errors.items()})
    narrowed: QuerySet[Any] = wanted.qs
    return narrowed


def _read_page(
    resource: Resource,
    rows: QuerySet[Any],
    names: Sequence[str],
    ordering: str,
    cursor: Cursor | None,
    size: int,
    *,
    asker: Any,
) -> Page:
    order: Order = resource.orders[ordering]
    backwards = bool(cursor and cursor.backwards)
    if cursor:
        beyond = order.beyond(cursor.value, cursor.row_id, backwards=backwards)
        try:
            rows = rows.filter(beyond)
        except (ValueError, TypeError) as error:
            raise ValidationError({"cursor": _("This list has no such page.")}) from error
    wanted = rows.order_by(*order.by(backwards=backwards))[: size + 1]
    found = resource.table.read_keyed(wanted, names, order.field, asker=asker)
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    onward, back = (bool(found), more) if backwards else (more, bool(found and cursor))

    def at(index: int, *, backwards: bool) -> str:
        row = found[index][0]
        return Cursor(row[order.field], row["pk"], backwards).told(ordering)

    return Page(
        [told for _row, told in found],
        next=at(-1, backwards=False) if onward else None,
        previous=at(0, backwards=True) if back else None,
    )


def _link(request: HttpRequest, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    parameters = request.GET.copy()
    parameters["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")
