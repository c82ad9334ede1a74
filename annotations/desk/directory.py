"""Keeping the desk's lists of speakers and outlets."""

from typing import Any, TypeVar

from django.utils import timezone

from .. import rules
from ..models import Outlet, Speaker, User
from .access import require
from .checks import check_changed, check_row, checked_again, names
from .prepare import language_code, single_line, single_name
from .record import differences, record
from .speakers import require_standing
from .store import lock_intake
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version


def create_speaker(
    *,
    actor: User | None,
    kind: str = Speaker.Kind.PERSON,
    name: str = "",
    description: str = "",
    aliases: list[str] | None = None,
) -> Speaker:
    """Write down who can be heard in quotes.

    :raises ValidationError: keyed by field; an anonymous source has a description and no name.
    """
    require(rules.can_annotate, actor)
    values = _speaker(kind=kind, name=name, description=description, aliases=aliases or [])
    speaker = Speaker(created_at=timezone.now(), **values)
    check_row(speaker)
    with checked_again(lambda: check_row(speaker)):
        speaker.save(force_insert=True)
        record(actor=actor, verb="speaker.created", target=speaker, data=values)
    return speaker


def change_speaker(
    *,
    actor: User | None,
    speaker: Speaker,
    version: int | None = None,
    kind: str | Unset = UNSET,
    name: str | Unset = UNSET,
    description: str | Unset = UNSET,
    aliases: list[str] | Unset = UNSET,
) -> Speaker:
    """Correct what is known of a speaker.

    :raises ValidationError: keyed by field.
    :raises WrongState: when the speaker was merged into another.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_annotate, actor)
    require_standing(speaker)
    wanted = _speaker(**given(kind=kind, name=name, description=description, aliases=aliases))
    return _change(actor, speaker, wanted, version, "speaker.changed")


def create_outlet(
    *,
    actor: User | None,
    name: str,
    kind: str = Outlet.Kind.OTHER,
    url: str = "",
    language: str = "",
) -> Outlet:
    """Write down who publishes.

    :raises ValidationError: keyed by field; a name is there only once.
    """
    require(rules.can_annotate, actor)
    values = _outlet(name=name, kind=kind, url=url, language=language)
    outlet = Outlet(created_at=timezone.now(), **values)
    check_row(outlet)
    with checked_again(lambda: check_row(outlet)):
        lock_intake()
        outlet.save(force_insert=True)
        record(actor=actor, verb="outlet.created", target=outlet, data=values)
    return outlet


def change_outlet(
    *,
    actor: User | None,
    outlet: Outlet,
    version: int | None = None,
    name: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    url: str | Unset = UNSET,
    language: str | Unset = UNSET,
) -> Outlet:
    """Correct what is known of an outlet.

    :raises NotAllowed: when the actor is no editor: an outlet's name stands under all its articles.
    :raises ValidationError: keyed by field.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_edit_desk, actor)
    wanted = _outlet(**given(name=name, kind=kind, url=url, language=language))
    return _change(actor, outlet, wanted, version, "outlet.changed")


def _speaker(**values: Any) -> dict[str, Any]:
    if "name" in values:
        values["name"] = single_name(values["name"], field="name", limit=200)
    if "description" in values:
        values["description"] = single_line(values["description"], field="description", limit=300)
    if "aliases" in values:
        values["aliases"] = names(values["aliases"], field="aliases")
    return values


def _outlet(**values: Any) -> dict[str, Any]:
    if "name" in values:
        values["name"] = single_name(values["name"], field="name", limit=200)
    if "language" in values:
        values["language"] = language_code(values["language"])
    return values


Row = TypeVar("Row", Speaker, Outlet)


def _change(
    actor: User | None, row: Row, wanted: dict[str, Any], version: int | None, verb: str
) -> Row:
    changes = changed_fields(row, wanted)
    data = differences(row, changes)
    check_changed(row, changes)
    with checked_again(lambda: check_changed(row, changes)):
        if isinstance(row, Outlet):
            lock_intake()
        save_version(row, expected=version, changes=changes)
        record(actor=actor, verb=verb, target=row, data=data)
    return row
