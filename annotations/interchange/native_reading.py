"""Reading a file of the export format, record by record, each held against its shape.

NDJSON is read line by line; a JSON document is read whole. A record of an older version of the
format is given what it lacks and then held against the shape of this one.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson
from django.utils.translation import gettext as _

from ..desk.restore import BrokenExport, Record
from .native_format import FORMAT, OLDER, PLURALS, RECORDS, VERSION
from .native_schema import COUNTS, END, FILTER, HEADER
from .native_shape import Wrong


def read_export(file: BinaryIO) -> Iterator[Record]:
    """Yield the records of an export, in the order of the file.

    :raises BrokenExport: when the file is no such export, of another version, cut off, or holds
        a record of another shape; says where.
    """
    first = file.readline()
    if not first.strip():
        raise BrokenExport(_("The file is empty."))
    head = _parsed_or_none(first)
    if isinstance(head, dict) and "type" in head:
        return _lines(head, file)
    return _document(first + file.read())


def _lines(head: dict[str, Any], file: BinaryIO) -> Iterator[Record]:
    version = _check_head(head)
    _check(HEADER, head | {"version": VERSION}, _line_place(1))
    counts = dict.fromkeys(RECORDS, 0)
    ended = False
    for number, line in enumerate(file, start=2):
        if not line.strip():
            continue
        place = _line_place(number)
        if ended:
            raise BrokenExport(_("There is more after the end record."), place)
        value = _parsed(line, place)
        word = value.get("type") if isinstance(value, dict) else None
        if word == "end":
            _check(END, value, place)
            _check_counts(value["counts"], counts, place)
            ended = True
            continue
        record = _record(word, value, place, version=version)
        counts[record.type] += 1
        yield record
    if not ended:
        raise BrokenExport(_("The file is cut off: its last line is not an end record."))


def _document(content: bytes) -> Iterator[Record]:
    value = _parsed(content, _("The file"))
    version = _check_head(value)
    known = ["format", "version", "filter", *PLURALS.values(), "counts"]
    for name in known:
        if name not in value:
            raise BrokenExport(_("is missing."), path=name)
    for name in value:
        if name not in known:
            raise BrokenExport(_("is not known here."), path=name)
    _check(FILTER, value["filter"], "filter")
    _check(COUNTS, value["counts"], "counts")
    found = {}
    for word, plural in PLURALS.items():
        if not isinstance(value[plural], list):
            raise BrokenExport(_("is not a list."), path=plural)
        found[word] = len(value[plural])
    _check_counts(value["counts"], found, "")
    for word, plural in PLURALS.items():
        for index, each in enumerate(value[plural]):
            yield _record(word, each, f"{plural}[{index}]", version=version)


def _record(word: Any, value: Any, place: str, *, version: str) -> Record:
    if not isinstance(word, str) or word not in RECORDS:
        raise BrokenExport(
            _("is none of: %(words)s.") % {"words": ", ".join(RECORDS)}, place, "type"
        )
    if version != VERSION:
        RECORDS[word].fill(value, version)
    _check(RECORDS[word], value, place)
    return Record(place, word, value)


def _check(thing: Any, value: Any, place: str) -> None:
    try:
        thing.check(value)
    except Wrong as wrong:
        raise BrokenExport(wrong.sentence, place, wrong.path) from None


def _check_head(head: Any) -> str:
    """Return of which version the file is; older ones are read too."""
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise BrokenExport(_("This file is no export of a fact-check desk."))
    version = head.get("version")
    if version != VERSION and version not in OLDER:
        raise BrokenExport(
            _("The file is of version %(version)s of the format; this desk reads %(known)s.")
            % {"version": version, "known": ", ".join((*OLDER, VERSION))}
        )
    return str(version)


def _check_counts(told: dict[str, int], found: dict[str, int], place: str) -> None:
    for word, count in found.items():
        if told[word] != count:
            raise BrokenExport(
                _("says %(told)s, but the file holds %(found)s: it is not whole.")
                % {"told": told[word], "found": count},
                place,
                f"counts.{word}",
            )


def _line_place(number: int) -> str:
    return _("line %(number)s") % {"number": number}


def _parsed(content: bytes, place: str) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise BrokenExport(
            _("is no JSON (%(reason)s).") % {"reason": error}, place, _("the text")
        ) from error


def _parsed_or_none(content: bytes) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return None
