"""Reading files that people bring: from a name and bytes to articles."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

import orjson
from django.conf import settings
from django.utils.translation import gettext as _

from ..desk.drafts import ArticleDraft
from ..desk.wording import sentence_of
from ..text import TextError, decode
from .csv_table import read_csv
from .html import read_html
from .json_file import read_json
from .jsonl import read_jsonl
from .plain_text import read_plain_text
from .problems import Problem

__all__ = ["EXTENSIONS", "Problem", "read_file", "read_upload"]

Reader = Callable[[bytes], Iterator[ArticleDraft | Problem]]

_READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
}
EXTENSIONS = frozenset(_READERS)
"""Ends of file names, in lower case, of the formats that are read."""


def read_upload(name: str, data: bytes) -> Iterator[ArticleDraft | Problem]:
    """Yield what is in a file: articles, and in place of what is none, problems.

    The end of the name tells the format; where it tells nothing, the content does. A file is never
    an error as such: what cannot be read at all is one problem.
    """
    if len(data) > settings.FACTCHECK_MAX_UPLOAD_BYTES:
        yield _too_large(len(data))
        return
    try:
        yield from _reader(name, data)(data)
    except TextError as error:
        yield Problem("", sentence_of(error))


def read_file(path: Path) -> Iterator[ArticleDraft | Problem]:
    """Yield what is in a file of this machine, as :func:`read_upload` does."""
    try:
        if path.stat().st_size > settings.FACTCHECK_MAX_UPLOAD_BYTES:
            yield _too_large(path.stat().st_size)
            return
        data = path.read_bytes()
    except OSError as error:
        yield Problem("", _("This file cannot be read: %s.") % (error.strerror or error))
        return
    yield from read_upload(path.name, data)


def _too_large(size: int) -> Problem:
    sentence = _("This file has %(size)s bytes; at most %(limit)s are taken.")
    return Problem("", sentence % {"size": size, "limit": settings.FACTCHECK_MAX_UPLOAD_BYTES})


def _reader(name: str, data: bytes) -> Reader:
    known = _READERS.get(PurePath(name).suffix.lower())
    if known is read_json and _is_object(_first_line(data)) and not _is_object(data):
        return read_jsonl  # lines of JSON under the name of a JSON file
    return known or _by_content(data)


def _by_content(data: bytes) -> Reader:
    """Tell the format of a file whose name says nothing.

    :raises TextError: when it is no text.
    """
    start = decode(data).lstrip()[:100].lower()
    if start.startswith(("<!doctype html", "<html")):
        return read_html
    if _is_object(_first_line(data)):
        return read_jsonl if b"\n" in data.strip() else read_json
    if start.startswith(("{", "[")) and _is_json(data):
        return read_json
    return read_plain_text


def _first_line(data: bytes) -> bytes:
    return data.strip().split(b"\n", 1)[0]


def _is_object(data: bytes) -> bool:
    return data[:1] == b"{" and _is_json(data)


def _is_json(data: bytes) -> bool:
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError:
        return False
    return True
