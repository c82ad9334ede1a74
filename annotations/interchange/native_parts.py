"""What belongs to a batch of records, read with one statement for each kind of it."""

from collections import defaultdict
from operator import itemgetter
from typing import Any

from django.db.models import Model, QuerySet

from .native_columns import FIRST, LAST, Columns, Row, Statement
from .native_selection import Selection

ByHolder = dict[int, list[Row]]
Usernames = dict[int | None, str | None]

_BY_ID = itemgetter("id")


class Parts:
    """Records of one kind that belong to records of another, which is read in batches."""

    def __init__(self, columns: Columns, statement: Statement, usernames: Usernames) -> None:
        self.columns = columns
        self.statement = statement
        self.usernames = usernames

    def of(self, batch: list[Row]) -> ByHolder:
        """Return what belongs to the batch, by what holds it, in ascending order."""
        rows = self.statement.run(batch[0]["id"], batch[-1]["id"])
        found: ByHolder = defaultdict(list)
        for row, record in zip(rows, self.columns.records(rows, self.usernames), strict=True):
            found[row[-1]].append(record)
        for records in found.values():
            records.sort(key=_BY_ID)
        return found


def belonging(
    selection: Selection,
    model: type[Model],
    path: str,
    holders: QuerySet[Any],
    rows: QuerySet[Any] | None = None,
) -> QuerySet[Any]:
    """Return the rows that lead by ``path`` to a holder between FIRST and LAST.

    Where all is exported no holder between the two is left out, and nothing else need be asked.
    """
    rows = selection.visible(model).order_by() if rows is None else rows
    if selection.filter.chooses:
        batch = holders.order_by().filter(pk__gte=FIRST, pk__lte=LAST)
        return rows.filter(**{f"{path}__in": batch.values("pk")})
    return rows.filter(**{f"{path}__gte": FIRST, f"{path}__lte": LAST})


def parts_of(
    selection: Selection,
    usernames: Usernames,
    model: type[Model],
    path: str,
    holders: QuerySet[Any],
    *,
    key: str = "",
    rows: QuerySet[Any] | None = None,
) -> Parts:
    """Return what reads the rows of a model that lead by ``path`` to a batch of holders.

    ``key`` names what the rows are told under, where that is not the holder itself.
    """
    columns = Columns(model, key or path)
    wanted = belonging(selection, model, path, holders, rows)
    return Parts(columns, Statement(wanted, columns.sources), usernames)
