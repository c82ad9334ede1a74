"""Parts of the records of an export on their way into the tables."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils.translation import gettext as _

from ..models import User
from ..models.bulk import insert_rows
from ..models.exported import EXPORTED, people_fields
from .restore_checks import Named, Record, check_address, check_new

NAME_LIMIT = 150
"""Code points of the longest first or last name of an account."""


class Part(NamedTuple):
    """A record or a part of one, the path that leads to it, and the id of what holds it."""

    record: Record
    path: str
    value: dict[str, Any]
    holder: int | None = None

    def at(self, name: str) -> str:
        """Return the path of a property."""
        return f"{self.path}.{name}" if self.path else name


class Rows:
    """Stores parts as rows; remembers the accounts of the people."""

    def __init__(self) -> None:
        self.people: dict[str, int] = {}

    def store_people(self, people: list[Part]) -> None:
        """Know the accounts of people, and make those that are not there."""
        names = [part.value["username"] for part in people]
        found = dict(User.objects.filter(username__in=names).values_list("username", "pk"))
        for part in people:
            username = part.value["username"]
            if username in self.people:
                raise part.record.broken(_("stands in the file for the second time."), "username")
            self.people[username] = found.get(username) or _make_account(**part.value).pk

    def insert(self, model: type[models.Model], parts: Sequence[Part], holder: str = "") -> None:
        """Store the exported fields of the parts; ``holder`` is the column of what holds them."""
        insert_rows(model, *self.rows(model, parts, holder))

    def rows(
        self, model: type[models.Model], parts: Sequence[Part], holder: str = ""
    ) -> tuple[list[str], list[list[Any]]]:
        """Return the columns and the rows of the parts, checked."""
        check_new(model, [Named(part.record, part.at("id"), part.value["id"]) for part in parts])
        names = EXPORTED[model]
        for part in parts if "url" in names else ():
            check_address(part.record, part.value["url"], part.at("url"))
        people = [(names.index(name), name) for name in people_fields(model)]
        rows = []
        for part in parts:
            row = [part.value[name] for name in names]
            for index, name in people:
                row[index] = self._account(part, name)
            rows.append([*row, part.holder] if holder else row)
        columns = [_attname(model, name) for name in names]
        return [*columns, holder] if holder else columns, rows

    def link(
        self, through: type[models.Model], one: str, other: str, parts: Iterable[Part]
    ) -> None:
        """Link each part to the things whose ids stand in its list of the name ``other``."""
        pairs = ((part.value["id"], each) for part in parts for each in part.value[other])
        insert_rows(through, (f"{one}_id", f"{other}_id"), pairs)

    def link_people(
        self, through: type[models.Model], one: str, parts: Sequence[Part], name: str
    ) -> None:
        """Link each part to the accounts whose usernames stand in its list of this name."""
        pairs = [
            (part.value["id"], self._known(part, f"{name}[{index}]", username))
            for part in parts
            for index, username in enumerate(part.value[name])
        ]
        insert_rows(through, (f"{one}_id", "user_id"), pairs)

    def _account(self, part: Part, name: str) -> int | None:
        username = part.value[name]
        return None if username is None else self._known(part, name, username)

    def _known(self, part: Part, path: str, username: str) -> int:
        if username not in self.people:
            raise part.record.broken(
                _("is “%(name)s”, but no person of that username stands before it in the file.")
                % {"name": username},
                part.at(path),
            )
        return self.people[username]


def parts_in(parts: Iterable[Part], name: str) -> list[Part]:
    """Return what stands in the list of this name in each of the parts."""
    return [
        Part(part.record, f"{part.at(name)}[{index}]", value, part.value.get("id"))
        for part in parts
        for index, value in enumerate(part.value[name])
    ]


def references(parts: Iterable[Part], name: str) -> list[Named]:
    """Return the ids that stand under this name in the parts, where one does."""
    return [
        Named(part.record, part.at(name), part.value[name])
        for part in parts
        if part.value[name] is not None
    ]


def values(model: type[models.Model], name: str, ids: Iterable[int | None]) -> dict[int, int]:
    """Return the value of a column of the rows of these ids, by id."""
    wanted = {each for each in ids if each is not None}
    return dict(model._default_manager.filter(pk__in=wanted).values_list("pk", name))


def _attname(model: type[models.Model], name: str) -> str:
    return next(f.attname for f in model._meta.concrete_fields if name in (f.name, f.attname))


def _make_account(*, username: str, name: str, **_type: str) -> User:
    """Make an account that cannot sign in, under whose name the work stands."""
    first, last = "", ""
    if name != username:
        first, last = _two_names(name)
    return User.objects.create(
        username=username,
        first_name=first,
        last_name=last,
        password=make_password(None),
        is_active=False,
    )


def _two_names(name: str) -> tuple[str, str]:
    """Cut a display name at its last space such that both parts fit; joined again they are it."""
    cut = name.rfind(" ", 0, NAME_LIMIT + 1)
    if cut < 0 or len(name) - cut - 1 > NAME_LIMIT:
        return name[:NAME_LIMIT], ""
    return name[:cut], name[cut + 1 :]
