"""Two speakers who turn out to be one, and the other names that somebody goes by."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from .. import rules
from ..models import Claim, Quote, QuoteSpan, Speaker, User
from .access import require
from .checks import names
from .directory import change_speaker
from .prepare import single_name
from .record import differences, record
from .speakers import folded_name, hold_speakers, require_standing
from .versions import save_version


def add_alias(
    *, actor: User | None, speaker: Speaker, alias: str, version: int | None = None
) -> Speaker:
    """Write down another name of a speaker; one that is known already changes nothing.

    :raises ValidationError: keyed ``alias``, when it is empty or too long.
    :raises WrongState: when the speaker was merged into another.
    :raises StaleVersion: when somebody changed the speaker since ``version``.
    """
    require(rules.can_annotate, actor)
    alias = single_name(alias, field="alias", limit=200)
    if not alias:
        raise ValidationError({"alias": _("This is needed.")})
    return change_speaker(
        actor=actor, speaker=speaker, version=version, aliases=_with(speaker, alias)
    )


def merge_speakers(
    *, actor: User | None, speaker: Speaker, into: Speaker, version: int | None = None
) -> Speaker:
    """Say that a speaker is somebody whom the desk knows already; return that one.

    Every quote, source and claim of the one is the other's from now on, and so are the names. Both
    rows stay, the one pointing at the other; which links were moved stands in the record.

    :raises NotAllowed: when the actor is no editor.
    :raises ValidationError: keyed ``into``, when both are the same, or only the other is unnamed.
    :raises WrongState: when either was merged before.
    :raises StaleVersion: when somebody changed the merged speaker since ``version``.
    """
    require(rules.can_edit_desk, actor)
    if speaker.pk == into.pk:
        raise ValidationError({"into": _("A speaker is not merged into itself.")})
    if into.kind == Speaker.Kind.ANONYMOUS != speaker.kind:
        sentence = _("A speaker who has a name is not merged into one who has none.")
        raise ValidationError({"into": sentence})
    with transaction.atomic():
        hold_speakers(merging=True)
        pair = Speaker.objects.select_for_update().filter(pk__in=[speaker.pk, into.pk])
        for each in pair.order_by("pk"):
            require_standing(each)
        save_version(speaker, expected=version, changes={"merged_into": into})
        known = Speaker.objects.get(pk=into.pk)
        changes = {"aliases": _with(known, speaker.name, *speaker.aliases)}
        data = {
            "merged_into": [None, into.pk],
            "other": differences(known, changes),
            "moved": _move_links(speaker, into),
        }
        into = save_version(known, expected=None, changes=changes)
        record(actor=actor, verb="speaker.merged", target=speaker, data=data)
    return into


def _with(speaker: Speaker, *more: str) -> list[str]:
    """Return the aliases with those that are no name of the speaker yet."""
    known = {folded_name(name) for name in (speaker.name, *speaker.aliases)}
    new = {folded_name(name): name for name in reversed(names(more, field="aliases"))}
    return [*speaker.aliases, *(new[key] for key in reversed(new) if key not in known)]


def _move_links(speaker: Speaker, into: Speaker) -> dict[str, list[int]]:
    """Move what names the speaker to the other; return the numbers of the rows, by what they are.

    A quote or a claim that is told to be another's grows by a version: who has it open is told.
    """
    links: dict[str, tuple[Any, str]] = {
        "quotes": (Quote, "speaker"),
        "suggested": (Quote, "suggested_speaker"),
        "sources": (QuoteSpan, "speaker"),
        "claims": (Claim, "speaker"),
        "merged": (Speaker, "merged_into"),
    }
    moved: dict[str, list[int]] = {}
    for word, (model, field) in links.items():
        rows = model.objects.filter(**{field: speaker}).order_by("pk")
        moved[word] = list(rows.select_for_update().values_list("pk", flat=True))
        values: dict[str, Any] = {field: into}
        if word in ("quotes", "claims"):
            values["version"] = F("version") + 1
        _update(model, moved[word], values)
    return moved


def _update(model: type[models.Model], ids: list[int], values: dict[str, Any]) -> None:
    for first in range(0, len(ids), SLICE):
        model._default_manager.filter(pk__in=ids[first : first + SLICE]).update(**values)


SLICE = 10_000
"""Rows moved with one statement; SQLite takes some 32,000 values in one."""
