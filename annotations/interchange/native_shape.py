"""Shapes of JSON values: each can check a value and can write itself down as JSON Schema.

One table of shapes (:mod:`annotations.interchange.native_format`) thus serves the import, which
needs speed and sentences, and the schema that other programs read; the two cannot differ.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.utils.translation import gettext as _

LARGEST_ID = 2**63 - 1
LARGEST_NUMBER = 2**31 - 1
"""What a PositiveIntegerField holds on PostgreSQL."""
LARGEST_SMALL_NUMBER = 2**15 - 1
"""What a PositiveSmallIntegerField holds there."""


_SLUG = "[-a-zA-Z0-9_]+"


class Wrong(Exception):
    """A value has another shape than it should.

    ``path`` leads to it ("quotes[3].end"), ``sentence`` goes on from there ("is missing.").
    """

    def __init__(self, sentence: str, path: str = "") -> None:
        super().__init__(f"{path} {sentence}")
        self.sentence = sentence
        self.path = path

    def within(self, step: str) -> "Wrong":
        """Return the same as seen from one step further out: a name, or "[3]"."""
        joint = "." if self.path and not self.path.startswith("[") else ""
        return Wrong(self.sentence, step + joint + self.path)


class Shape(Protocol):
    """What a value may be."""

    def check(self, value: Any) -> None:
        """:raises Wrong: when the value is something else."""

    def schema(self) -> dict[str, Any]:
        """Return the shape as JSON Schema 2020-12."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string of at most ``limit`` code points; where it is ``needed``, not an empty one."""

    limit: int | None = None
    needed: bool = False

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not str:
            raise Wrong(_("is not a text."))
        if self.limit is not None and len(value) > self.limit:
            raise Wrong(
                _("has %(length)s characters; at most %(limit)s are allowed.")
                % {"length": len(value), "limit": self.limit}
            )
        if self.needed and not value:
            raise Wrong(_("is empty."))
        if "\x00" in value:
            raise Wrong(_("holds a NUL character."))

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        shape: dict[str, Any] = {"type": "string"}
        if self.needed:
            shape["minLength"] = 1
        if self.limit is not None:
            shape["maxLength"] = self.limit
        return shape


@dataclass(frozen=True, slots=True)
class Slug:
    """A text of at most ``limit`` characters that can be a part of an address."""

    limit: int

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        Text(self.limit, needed=True).check(value)
        if not re.fullmatch(_SLUG, value):
            raise Wrong(_("holds more than letters from a to z, digits, “-” and “_”."))

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return Text(self.limit, needed=True).schema() | {"pattern": f"^{_SLUG}$"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not str or value not in self.words:
            raise Wrong(_("is none of: %(words)s.") % {"words": ", ".join(self.words)})

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"const": self.words[0]} if len(self.words) == 1 else {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds."""

    least: int = 0
    most: int = LARGEST_NUMBER

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not int or not self.least <= value <= self.most:
            raise Wrong(
                _("is not a whole number from %(least)s to %(most)s.")
                % {"least": self.least, "most": self.most}
            )

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Fraction:
    """A number from 0 to 1."""

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) not in (int, float) or not 0 <= value <= 1:
            raise Wrong(_("is not a number from 0 to 1."))

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"type": "number", "minimum": 0, "maximum": 1}


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not bool:
            raise Wrong(_("is neither true nor false."))

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"type": "boolean"}


_STAMP = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_DIGEST = r"^[0-9a-f]{64}$"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment in UTC, to the microsecond, always written in the same 27 characters."""

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not str or not _matches(_STAMP, value, datetime.fromisoformat):
            raise Wrong(_("is not a time like 2026-03-01T09:30:00.000000Z."))

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"type": "string", "format": "date-time", "pattern": _STAMP}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not str or not _matches(_DAY, value, date.fromisoformat):
            raise Wrong(_("is not a day like 2026-03-01."))

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"type": "string", "format": "date", "pattern": _DAY}


@dataclass(frozen=True, slots=True)
class Digest:
    """A SHA-256 in hexadecimal."""

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not str or not re.match(_DIGEST, value):
            raise Wrong(_("is not a SHA-256 of 64 hexadecimal digits."))

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"type": "string", "pattern": _DIGEST}


@dataclass(frozen=True, slots=True)
class Maybe:
    """The shape, or null."""

    shape: Shape

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if value is not None:
            self.shape.check(value)

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        shape = self.shape.schema()
        if isinstance(shape.get("type"), str):
            return shape | {"type": [shape["type"], "null"]}
        return {"anyOf": [shape, {"type": "null"}]}


@dataclass(frozen=True, slots=True)
class Many:
    """A list of such shapes."""

    shape: Shape
    least: int = 0
    most: int | None = None

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not list:
            raise Wrong(_("is not a list."))
        if self.most is not None and not self.least <= len(value) <= self.most:
            raise Wrong(_("is no list of %(count)s.") % {"count": self.most})
        if len(value) < self.least:
            raise Wrong(_("is an empty list."))
        check = self.shape.check
        for index, each in enumerate(value):
            try:
                check(each)
            except Wrong as wrong:
                raise wrong.within(f"[{index}]") from None

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        shape: dict[str, Any] = {"type": "array", "items": self.shape.schema()}
        if self.least:
            shape["minItems"] = self.least
        if self.most is not None:
            shape["maxItems"] = self.most
        return shape


@dataclass(frozen=True, slots=True)
class Named:
    """An object whose names are free and whose values are of one shape; of any, without one."""

    shape: Shape | None = None

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not dict:
            raise Wrong(_("is not an object."))
        for name, each in value.items() if self.shape else ():
            try:
                self.shape.check(each)  # type: ignore[union-attr]  # looked at in the line above
            except Wrong as wrong:
                raise wrong.within(name) from None

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        if self.shape is None:
            return {"type": "object"}
        return {"type": "object", "additionalProperties": self.shape.schema()}


@dataclass(frozen=True, slots=True)
class Field:
    """One property: its shape, and what it means, in English for the schema.

    A property that came with a later version of the format (``since``) has an ``older``: what it
    is in a record of a version that lacked it, worked out from the rest of that record.
    """

    name: str
    shape: Shape
    meaning: str
    older: Callable[[dict[str, Any]], Any] | None = None
    since: str = "1.1"

    def lacked_by(self, version: str) -> bool:
        """Whether files of a version may do without it."""
        return self.older is not None and version < self.since


@dataclass(frozen=True, slots=True)
class Thing:
    """An object with exactly these properties. In the schema it stands once, under its name."""

    name: str
    meaning: str
    fields: Sequence[Field]

    def check(self, value: Any) -> None:
        """:raises Wrong: when it is something else."""
        if type(value) is not dict:
            raise Wrong(_("is not an object."))
        for field in self.fields:
            try:
                field.shape.check(value[field.name])
            except KeyError:
                raise Wrong(_("is missing."), field.name) from None
            except Wrong as wrong:
                raise wrong.within(field.name) from None
        if len(value) > len(self.fields):
            known = {field.name for field in self.fields}
            raise Wrong(_("is not known here."), next(name for name in value if name not in known))

    def fill(self, value: Any, version: str) -> None:
        """Give a record of an older version the properties that it lacks, and its parts theirs.

        What is of another shape is left for :meth:`check` to refuse.
        """
        if type(value) is not dict:
            return
        for field in self.fields:
            if field.older and field.name not in value and field.lacked_by(version):
                value[field.name] = field.older(value)
            shape, part = field.shape, value.get(field.name)
            while isinstance(shape, Maybe | Many):
                shape = shape.shape
            if isinstance(shape, Thing):
                for each in part if type(part) is list else [part]:
                    shape.fill(each, version)

    def schema(self) -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"$ref": f"#/$defs/{self.name}"}

    def definition(self) -> dict[str, Any]:
        """Return what stands under the name in the schema."""
        return {
            "description": self.meaning,
            "type": "object",
            "properties": {
                field.name: {"description": field.meaning} | field.shape.schema()
                for field in self.fields
            },
            "required": [field.name for field in self.fields],
            "additionalProperties": False,
        }

    def inner(self) -> dict[str, "Thing"]:
        """Return the things that its properties are made of, by name."""
        found: dict[str, Thing] = {}
        for field in self.fields:
            shape = field.shape
            while isinstance(shape, Maybe | Many):
                shape = shape.shape
            if isinstance(shape, Thing):
                found |= {shape.name: shape} | shape.inner()
        return found


def _matches(pattern: str, value: str, read: Any) -> bool:
    if not re.match(pattern, value) or value.endswith("\n"):
        return False
    try:
        read(value)
    except ValueError:
        return False
    return True
