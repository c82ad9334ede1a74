"""Writing thousands of rows at the speed of the database rather than of model instances.

``bulk_create`` spends ten times as long on instances as SQLite does on the rows. Here a row is a
tuple; everything not named takes its field's default. Constraints and triggers hold as ever.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from django.db import connection, models

MAX_PARAMETERS = 30_000
"""Values in one statement where the database sets no lower limit; PostgreSQL's is 65,535."""


def reserve_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """Return ``count`` primary keys that nobody else will be given.

    Call it inside a transaction that inserts them: on SQLite, which lets one writer in at a time,
    they are simply the next ones.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, count],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        first = (row[0] if row else 0) + 1
        return range(first, first + count)


def insert_rows(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows given as tuples of the named columns (attribute names: ``revision_id``)."""
    plan = _plan(model, tuple(names), connection.vendor)
    values = [plan.convert(row) for row in rows]
    # Many rows a statement: SQLite opens a table's indexes once a statement, and with triggers a
    # journal too, which costs more than the row itself.
    size = connection.features.max_query_params or MAX_PARAMETERS
    size //= plan.columns
    marks = f"({', '.join(['%s'] * plan.columns)})"
    with connection.cursor() as cursor:
        for first in range(0, len(values), size):
            batch = values[first : first + size]
            cursor.execute(
                plan.insert + ", ".join([marks] * len(batch)),
                list(chain.from_iterable(batch)),
            )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What inserting into these columns needs."""

    insert: str
    columns: int
    convert: Callable[[Sequence[Any]], Sequence[Any]]


@cache
def _plan(model: type[models.Model], names: tuple[str, ...], vendor: str) -> _Plan:  # noqa: ARG001 - its statement differs by database
    given = [_field(model, name) for name in names]
    left = [
        field
        for field in model._meta.concrete_fields
        if field not in given and not isinstance(field, models.AutoField)
    ]
    # A column that is not named is NULL already: a third of what would otherwise be sent.
    defaults = {
        field: value
        for field in left
        if (value := field.get_db_prep_save(field.get_default(), connection)) is not None
    }
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field in [*given, *defaults]]
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES "
    return _Plan(insert, len(columns), _converter(given, tuple(defaults.values())))


def _field(model: type[models.Model], name: str) -> Any:
    return next(field for field in model._meta.concrete_fields if field.attname == name)


def _converter(
    fields: Sequence[Any], defaults: tuple[Any, ...]
) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Return what turns a row into database values; most columns go in as they are."""
    times = [i for i, field in enumerate(fields) if isinstance(field, models.DateTimeField)]
    objects = [(i, field) for i, field in enumerate(fields) if isinstance(field, models.JSONField)]
    if not times and not objects:
        return (lambda row: (*row, *defaults)) if defaults else (lambda row: row)
    # The rows of a chunk share their time stamp; of the last one the database's form is kept. The
    # pair is swapped as one, for threads share it.
    latest: list[tuple[Any, Any]] = [(None, None)]

    def convert(row: Sequence[Any]) -> Sequence[Any]:
        values = [*row, *defaults]
        for index in times:
            known = latest[0]
            if values[index] is not known[0]:
                stored = fields[index].get_db_prep_save(values[index], connection)
                known = latest[0] = (values[index], stored)
            values[index] = known[1]
        for index, field in objects:
            values[index] = field.get_db_prep_save(values[index], connection)
        return values

    return convert
