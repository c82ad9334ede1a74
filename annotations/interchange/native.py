"""The desk's own export format, written as a stream of bytes.

:func:`export_json` gives one document, :func:`export_ndjson` one record a line; the records are
the same. Neither holds more than a batch in memory, both show the desk as of one moment, and
nobody is kept from writing meanwhile. ``docs/export-format.md`` describes the format,
:mod:`annotations.interchange.native_format` defines it.
"""

from collections.abc import Iterator
from functools import partial

import orjson

from ..models import User
from ..models.snapshot import snapshot
from .native_format import FORMAT, PLURALS, RECORDS, VERSION
from .native_reading import read_export
from .native_records import Records
from .native_selection import ExportFilter, Selection

__all__ = [
    "FORMAT",
    "VERSION",
    "ExportFilter",
    "export_json",
    "export_ndjson",
    "read_export",
]

EVERYTHING = ExportFilter()

_line = partial(orjson.dumps, option=orjson.OPT_APPEND_NEWLINE)


def export_ndjson(
    filter: ExportFilter = EVERYTHING,  # noqa: A002  the API's word
    *,
    reader: User | None = None,
) -> Iterator[bytes]:
    """Return the desk as NDJSON in UTF-8, some hundred lines at a time.

    ``reader`` is who takes it away: what they may not see on the desk is not in it. Without one,
    which is for the owner of the machine alone, everything is.

    Close the iterator when it is not read to its end: it holds a snapshot of the database.

    :raises ValidationError: at once, when the filter names what is not there.
    """
    return _ndjson(Selection(filter, reader))


def export_json(
    filter: ExportFilter = EVERYTHING,  # noqa: A002  as above
    *,
    reader: User | None = None,
) -> Iterator[bytes]:
    """Return the desk as one JSON document in UTF-8, some hundred records at a time.

    ``reader`` is who takes it away, as of :func:`export_ndjson`.

    Close the iterator when it is not read to its end: it holds a snapshot of the database.

    :raises ValidationError: at once, when the filter names what is not there.
    """
    return _document(Selection(filter, reader))


def _head(selection: Selection) -> dict[str, object]:
    return {"format": FORMAT, "version": VERSION, "filter": selection.filter.told()}


def _ndjson(selection: Selection) -> Iterator[bytes]:
    counts = dict.fromkeys(RECORDS, 0)
    with snapshot():
        yield _line({"type": "header", **_head(selection)})
        for word, batches in Records(selection).sections():
            for batch in batches:
                counts[word] += len(batch)
                yield b"".join([_line(record) for record in batch])
    yield _line({"type": "end", "counts": counts})


def _document(selection: Selection) -> Iterator[bytes]:
    counts = dict.fromkeys(RECORDS, 0)
    with snapshot():
        yield orjson.dumps(_head(selection))[:-1]
        for word, batches in Records(selection).sections():
            yield b',\n"%s":[' % PLURALS[word].encode()
            for batch in batches:
                if batch:
                    yield b",\n" if counts[word] else b"\n"
                counts[word] += len(batch)
                yield b",\n".join([orjson.dumps(record) for record in batch])
            yield b"]"
    yield b',\n"counts":%s}\n' % orjson.dumps(counts)
