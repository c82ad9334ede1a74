"""Writing thousands of rows at the speed of the database rather than of model instances.

``bulk_create`` spends ten times as long on instances as SQLite does on the rows. Here a row is a
tuple; everything not named takes its field's default. Constraints and triggers hold as ever.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models


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
    given = {name: _field(model, name) for name in names}
    others = [
        field
        for field in model._meta.concrete_fields
        if field not in given.values() and not isinstance(field, models.AutoField)
    ]
    defaults = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    convert = _converter(list(given.values()))
    values = [convert(row) + defaults for row in rows]
    if not values:
        return
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in [*given.values(), *others])
    marks = ", ".join(["%s"] * (len(given) + len(others)))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})", values
        )


def _field(model: type[models.Model], name: str) -> Any:
    return next(field for field in model._meta.concrete_fields if field.attname == name)


def _converter(fields: Sequence[Any]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """Return what turns a row into database values; most columns go in as they are."""
    special = {
        index: field
        for index, field in enumerate(fields)
        if isinstance(field, models.DateTimeField | models.JSONField)
    }
    if not special:
        return tuple
    stamps: dict[Any, Any] = {}  # a chunk shares its time stamps

    def convert(row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for index, field in special.items():
            value = values[index]
            if isinstance(field, models.JSONField):
                values[index] = field.get_db_prep_save(value, connection)
            else:
                if value not in stamps:
                    stamps[value] = field.get_db_prep_save(value, connection)
                values[index] = stamps[value]
        return tuple(values)

    return convert
