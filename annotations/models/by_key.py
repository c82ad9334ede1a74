"""Reading rows by their keys with SQL that is written once.

Django writes the SQL of a queryset anew each time, and for thirty columns with joins that takes
several times as long as the database needs to answer it. What is read on every request, by ids or
by one other column, is therefore read here: the statement and what converts its columns come from
a queryset of Django's, made once, and are kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models

Row = dict[str, Any]
M = TypeVar("M", bound=models.Model)

PLANS = 1000
"""Statements kept: one for each number of keys, set of columns and order; 5 KiB each."""


def read_by_key(
    model: type[models.Model],
    key: str,
    keys: Sequence[Any],
    names: Sequence[str],
    order: Sequence[str] = (),
) -> list[Row]:
    """Return these columns (``article_id``, ``speaker__name``) of the rows with one of the keys."""
    return [dict(zip(names, row, strict=True)) for row in _read(model, key, keys, names, order)]


def fetch(model: type[M], pk: int) -> M | None:
    """Return the row of this number as an instance, or None."""
    names = tuple(field.attname for field in model._meta.concrete_fields)
    rows = _read(model, "pk", [pk], names)
    return model.from_db(DEFAULT_DB_ALIAS, names, rows[0]) if rows else None


def _read(
    model: type[models.Model],
    key: str,
    keys: Sequence[Any],
    names: Sequence[str],
    order: Sequence[str] = (),
) -> list[Sequence[Any]]:
    if not keys:
        return []
    plan = _plan(model, key, len(keys), tuple(names), tuple(order), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(plan.statement, keys)
        rows = cursor.fetchall()
    return [plan.convert(row) for row in rows] if plan.conversions else rows


@dataclass(frozen=True, slots=True)
class _Plan:
    """A statement, and what makes Python values of the columns that need it."""

    statement: str
    conversions: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]

    def convert(self, row: Sequence[Any]) -> Sequence[Any]:
        values = list(row)
        for position, converters, expression in self.conversions:
            for converter in converters:
                values[position] = converter(values[position], expression, connection)
        return values


@lru_cache(maxsize=PLANS)
def _plan(
    model: type[models.Model],
    key: str,
    count: int,
    names: tuple[str, ...],
    order: tuple[str, ...],
    vendor: str,  # noqa: ARG001 - its statement differs by database
) -> _Plan:
    field = model._meta.pk if key == "pk" else model._meta.get_field(key)
    # Any keys do: the statement has a mark for each, in this order.
    stand_ins = [str(n) if isinstance(field, models.CharField) else n for n in range(1, count + 1)]
    rows = model._default_manager.filter(**{f"{key}__in": stand_ins})
    compiler = rows.order_by(*order).values_list(*names).query.get_compiler(connection=connection)
    statement, parameters = compiler.as_sql()
    if list(parameters) != stand_ins:
        raise ValueError(f"{model.__name__} by {key} takes more parameters than its keys.")
    columns = [column for column, _sql, _alias in compiler.select]
    conversions = [
        (position, converters, expression)
        for position, (converters, expression) in compiler.get_converters(columns).items()
    ]
    return _Plan(statement, conversions)
