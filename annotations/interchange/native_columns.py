"""The columns that make up the records of the export, and the statements that read them.

A statement is made by Django once and run for each batch as it is: making it again, and turning
rows into Python's own times and lists, takes longer than the database needs for the batch.
"""

from collections.abc import Sequence
from typing import Any

import orjson
from django.db import connection, models
from django.db.models import Func, QuerySet, TextField, Value
from django.db.models.functions import Cast

from ..models.exported import EXPORTED, people_fields

Row = dict[str, Any]

PROPERTIES = {"target_id": "target", "article_id": "article", "claim_id": "claim"}
"""Properties of events that are called otherwise than their fields."""

FIRST, LAST = -1, -2
"""Stand in a query set for the ids between which a batch lies."""


class Moment(Func):
    """A time as the format writes it, made by the database, which is much faster than Python.

    SQLite holds UTC as text, without a fraction when that is nought.
    """

    output_field = TextField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Fill up to microseconds and put the marks of ISO 8601 in."""
        template = "replace(substr(%(expressions)s || '.000000', 1, 26), ' ', 'T') || 'Z'"
        return self.as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Let to_char() do the same."""
        template = (
            "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
        )
        return self.as_sql(compiler, connection, template=template, **extra)


class Columns:
    """The exported columns of a model.

    ``word`` goes first, as the ``type`` of the record; ``keys`` stand last in the rows and are no
    part of the record: the first says to which record it belongs.
    """

    def __init__(self, model: type[models.Model], *keys: str, word: str = "") -> None:
        fields = EXPORTED[model]
        self.sources = [_source(model, name) for name in fields] + list(keys)
        self.names = [PROPERTIES.get(name, name) for name in fields]
        if word:
            self.sources.insert(0, Value(word, output_field=TextField()))
            self.names.insert(0, "type")
        self.people = people_fields(model)
        self.json = [
            field.name
            for field in model._meta.concrete_fields
            if field.name in fields and isinstance(field, models.JSONField)
        ]

    def records(self, rows: list[tuple[Any, ...]], usernames: dict[int | None, Any]) -> list[Row]:
        """Return the rows as records."""
        names = self.names
        records = [dict(zip(names, row, strict=False)) for row in rows]  # the keys fall away
        for name in self.people:
            for record in records:
                record[name] = usernames[record[name]]
        for name in self.json:
            for record in records:
                record[name] = _json(record[name])
        return records


class Statement:
    """A query set whose rows are read as tuples, again and again for other ids.

    Where the query set compares with :data:`FIRST` and :data:`LAST`, the ids are put in.
    """

    def __init__(self, rows: QuerySet[Any], sources: Sequence[Any]) -> None:
        self.sql, self.params = rows.values_list(*sources).query.sql_with_params()

    def run(self, first: int, last: int = 0) -> list[tuple[Any, ...]]:
        """Return the rows, in no order that the query set does not ask for."""
        ids = {FIRST: first, LAST: last}
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [ids.get(value, value) for value in self.params])
            return cursor.fetchall()


def _source(model: type[models.Model], name: str) -> Any:
    """Return what to select; JSON and days as text, for nothing is gained by reading them here."""
    field = next((each for each in model._meta.concrete_fields if each.name == name), None)
    if isinstance(field, models.DateTimeField):
        return Moment(name)
    if isinstance(field, models.JSONField | models.DateField):
        return Cast(name, TextField())
    return name


def _json(stored: str) -> Any:
    """Return stored JSON with the names of objects sorted: PostgreSQL does not keep their order."""
    if stored == "[]":
        return []
    if stored == "{}":
        return {}
    return orjson.Fragment(orjson.dumps(orjson.loads(stored), option=orjson.OPT_SORT_KEYS))
