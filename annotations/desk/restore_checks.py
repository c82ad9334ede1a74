"""What must hold of the records of an export before they are stored; each fault gets a sentence."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from ..text import TextError, normalise
from .wording import sentence_of

SLICE = 10_000
"""Ids asked for in one query; SQLite takes some 32,000."""
_ADDRESS = re.compile(r"(?:https?|ftps?)://\S", re.IGNORECASE)  # what the pages' own forms take


class BrokenExport(ValidationError):
    """A file cannot be read back.

    ``place`` is the record ("line 17"), ``path`` leads on inside it, ``sentence`` goes on from
    there or stands alone.
    """

    def __init__(self, sentence: str, place: str = "", path: str = "") -> None:
        told = f"{path} {sentence}" if path else sentence
        if place:
            told = _("%(where)s: %(sentence)s") % {"where": place, "sentence": told}
        super().__init__(told, code="broken_export")
        self.sentence = sentence
        self.place = place
        self.path = path

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an export, of the shape its type has; ``place`` says where in the file."""

    place: str
    type: str
    value: dict[str, Any]

    def broken(self, sentence: str, path: str = "") -> BrokenExport:
        """Return the error that says what is wrong with this record."""
        return BrokenExport(sentence, self.place, path)


@dataclass(frozen=True, slots=True)
class Named:
    """An id that stands in a record, and where."""

    record: Record
    path: str
    id: int


def check_present(model: type[models.Model], named: Iterable[Named]) -> None:
    """:raises BrokenExport: for the first id that is not stored."""
    wanted = list(named)
    known = _stored(model, wanted)
    for each in wanted:
        if each.id not in known:
            raise each.record.broken(
                _("is %(id)s, but no such %(word)s stands before it in the file.")
                % {"id": each.id, "word": model._meta.verbose_name},
                each.path,
            )


def check_new(model: type[models.Model], named: Iterable[Named]) -> None:
    """:raises BrokenExport: for the first id that is stored already, or named twice."""
    wanted = list(named)
    known = _stored(model, wanted)
    for each in wanted:
        if each.id in known:
            raise each.record.broken(
                _("is %(id)s for the second time: every %(word)s has its own.")
                % {"id": each.id, "word": model._meta.verbose_name},
                each.path,
            )
        known.add(each.id)


def _stored(model: type[models.Model], named: list[Named]) -> set[int]:
    ids = sorted({each.id for each in named})
    known: set[int] = set()
    for first in range(0, len(ids), SLICE):
        rows = model._default_manager.filter(pk__in=ids[first : first + SLICE])
        known.update(rows.values_list("pk", flat=True))
    return known


def check_address(record: Record, value: str | None, path: str) -> None:
    """Refuse what a page would show as a link and a browser would run as a script.

    :raises BrokenExport: when it is neither empty nor an address of the web.
    """
    if value and not _ADDRESS.match(value):
        raise record.broken(_("is no address that begins with http:// or https://."), path)


def check_revision(record: Record, revision: dict[str, Any], path: str) -> None:
    """Hold a text against its length and hash, and what points into it against the text.

    :raises BrokenExport: with the path of what does not fit.
    """
    text = revision["text"]
    if len(text) != revision["length"]:
        raise record.broken(
            _("is %(length)s, but the text has %(found)s code points.")
            % {"length": revision["length"], "found": len(text)},
            f"{path}.length",
        )
    if hashlib.sha256(text.encode()).hexdigest() != revision["sha256"]:
        raise record.broken(_("is not the SHA-256 of the text."), f"{path}.sha256")
    _check_normal(record, text, f"{path}.text")
    for index, excluded in enumerate(revision["excluded_ranges"]):
        check_span(record, excluded, f"{path}.excluded_ranges[{index}]", len(text))
    for index, quote in enumerate(revision["quotes"]):
        _check_quote(record, quote, f"{path}.quotes[{index}]", text)


def _check_normal(record: Record, text: str, path: str) -> None:
    try:
        if normalise(text) == text:
            return
    except TextError as error:
        raise record.broken(sentence_of(error), path) from error
    raise record.broken(_("is not in the form in which texts are kept (NFC, LF)."), path)


def _check_quote(record: Record, quote: dict[str, Any], path: str, text: str) -> None:
    check_span(record, quote, path, len(text))
    content = quote["content"]
    places = [(f"{path}.content[{n}]", place) for n, place in enumerate(content)]
    places += [(f"{path}.sources[{n}]", place) for n, place in enumerate(quote["sources"])]
    places += [(f"{path}.{n}", quote[n]) for n in ("cue", "addressee") if quote[n]]
    for where, place in places:
        check_span(record, place, where, len(text))
        if text[place["start"] : place["end"]] != place["exact"]:
            raise record.broken(
                _("is “%(exact)s”, but the text says “%(found)s” there.")
                % {
                    "exact": place["exact"][:100],
                    "found": text[place["start"] : place["end"]][:100],
                },
                f"{where}.exact",
            )
    hull = (min(each["start"] for each in content), max(each["end"] for each in content))
    if (quote["start"], quote["end"]) != hull:
        raise record.broken(
            _("does not run from the start of its content to the end of it: %(start)s–%(end)s.")
            % {"start": hull[0], "end": hull[1]},
            path,
        )


def check_parts(record: Record, place: dict[str, Any], path: str) -> None:
    """:raises BrokenExport: when what a claim depends on does not lie where the claim stands."""
    for index, (start, end) in enumerate(place["depends_on"]):
        if not place["start"] <= start < end <= place["end"]:
            raise record.broken(
                _("does not lie between %(start)s and %(end)s.")
                % {"start": place["start"], "end": place["end"]},
                f"{path}.depends_on[{index}]",
            )


def check_span(record: Record, place: dict[str, Any], path: str, length: int) -> None:
    """:raises BrokenExport: when the place is no span of a text of this many code points."""
    if place["end"] > length:
        raise record.broken(
            _("lies outside the text, which has %(length)s code points.") % {"length": length},
            f"{path}.end",
        )
    if place["start"] >= place["end"]:
        raise record.broken(_("does not lie after the start."), f"{path}.end")
