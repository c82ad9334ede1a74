"""Reading rows straight into plain dictionaries: only the columns asked for, in few queries.

A list of fifty articles passes through here in a few milliseconds; model instances and serializer
objects would take several times as long. What is sent is described by the serializers in
:mod:`annotations.api.shapes`, and a test holds the two against each other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from ..models.by_key import Row, read_by_key


@dataclass(frozen=True, slots=True)
class Column:
    """A field read from one or more columns of the row or of rows it points at."""

    paths: tuple[str, ...]
    make: Callable[[Row], Any] | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Fields read from other tables, for all rows of a page in one go.

    ``fetch`` takes ids and returns for each id that has something a dictionary of these fields;
    ``empty`` is what stands for the others. Where it is not the same for everybody (``personal``),
    ``fetch`` takes who asks as well.
    """

    names: tuple[str, ...]
    fetch: Callable[..., Mapping[int, Row]]
    empty: Callable[[], Row]
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of a resource and where each is read from."""

    columns: Mapping[str, Column]
    gathered: Sequence[Gathered] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        """All fields, in the order in which they are sent."""
        return (*self.columns, *(name for each in self.gathered for name in each.names))

    def read(self, rows: QuerySet[Any], names: Iterable[str], *, asker: Any = None) -> list[Row]:
        """Return these fields of the rows, in the rows' order, as ``asker`` may see them."""
        return [told for _found, told in self.read_keyed(rows, names, asker=asker)]

    def read_keyed(
        self, rows: QuerySet[Any], names: Iterable[str], *keys: str, asker: Any = None
    ) -> list[tuple[Row, Row]]:
        """Return these fields of the rows, each with what was read: ``pk``, ``keys`` and more."""
        wanted = set(names)
        return self._tell(list(rows.values(*self._paths(wanted, keys))), wanted, asker)

    def read_by(
        self,
        model: type[Model],
        key: str,
        values: Sequence[int],
        names: Iterable[str],
        *keys: str,
        order: Sequence[str] = (),
        asker: Any = None,
    ) -> list[tuple[Row, Row]]:
        """Do the same for the rows that have one of the values in a column: ``revision_id``."""
        wanted = set(names)
        found = read_by_key(model, key, values, self._paths(wanted, keys), order)
        return self._tell(found, wanted, asker)

    def _paths(self, wanted: set[str], keys: Sequence[str]) -> list[str]:
        columns = [each for name, each in self.columns.items() if name in wanted]
        paths = ("pk", *keys, *(path for each in columns for path in each.paths))
        return list(dict.fromkeys(paths))

    def _tell(self, found: list[Row], wanted: set[str], asker: Any) -> list[tuple[Row, Row]]:
        columns = {name: each for name, each in self.columns.items() if name in wanted}
        told = [_told(row, columns) for row in found]
        for each in self.gathered:
            shown = wanted.intersection(each.names)
            if shown and found:
                ids = [row["pk"] for row in found]
                values = each.fetch(ids, asker) if each.personal else each.fetch(ids)
                for row, out in zip(found, told, strict=True):
                    gathered = values.get(row["pk"]) or each.empty()
                    out.update({name: gathered[name] for name in each.names if name in shown})
        return list(zip(found, told, strict=True))


def _told(row: Row, columns: Mapping[str, Column]) -> Row:
    return {
        name: row[column.paths[0]] if column.make is None else column.make(row)
        for name, column in columns.items()
    }


def plain(*names: str) -> dict[str, Column]:
    """Fields that are the columns of the same name."""
    return {name: Column((name,)) for name in names}


def renamed(**paths: str) -> dict[str, Column]:
    """Fields under another name than their column: ``article="article_id"``."""
    return {name: Column((path,)) for name, path in paths.items()}


def person(name: str) -> dict[str, Column]:
    """Somebody of the desk: ``{"id", "name"}``, or null."""
    paths = (
        f"{name}_id",
        f"{name}__first_name",
        f"{name}__last_name",
        f"{name}__username",
    )
    key, first, last, username = paths

    def make(row: Row) -> Row | None:
        if row[key] is None:
            return None
        full = f"{row[first]} {row[last]}".strip()
        return {"id": row[key], "name": full or row[username]}

    return {name: Column(paths, make)}


def linked(name: str, *parts: str) -> dict[str, Column]:
    """A row pointed at, as ``{"id", …parts}``, or null."""
    key = f"{name}_id"
    inner = {part: f"{name}__{part}" for part in parts}

    def make(row: Row) -> Row | None:
        if row[key] is None:
            return None
        return {"id": row[key], **{part: row[path] for part, path in inner.items()}}

    return {name: Column((key, *inner.values()), make)}


SPAN = ("start", "end", "exact", "prefix", "suffix")


def span(row: Row) -> Row:
    """The place in a row of a table of spans."""
    return {name: row[name] for name in SPAN}


def span_column(name: str = "span") -> dict[str, Column]:
    """A place as ``{"start", "end", "exact", "prefix", "suffix"}``."""
    return {name: Column(SPAN, span)}
