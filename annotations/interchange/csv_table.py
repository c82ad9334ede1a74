"""A table in CSV: a header, then one article a row.

The columns are ``text``, which is needed, ``title``, ``url``, ``outlet``, ``authors`` (several are
separated by semicolons), ``published_at`` (ISO 8601; ``published`` is taken too) and
``language``, in any order and case. Cells are parted by commas, semicolons or tabs, as spreadsheets
write them in different countries.
"""

import csv
import io
import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..desk.drafts import ArticleDraft
from ..text import decode
from .json_articles import article_from_mapping
from .problems import Problem, problem_of

COLUMNS = ("text", "title", "url", "outlet", "authors", "published_at", "published", "language")
DELIMITERS = ",;\t"
_LONGEST_HEADER = 10_000
"""Code points in which a header names its columns; a longer line is no header."""


def read_csv(data: bytes) -> Iterator[ArticleDraft | Problem]:
    """Yield the articles in these bytes; those that are wrong as problems, by "row 12".

    Rows are numbered as a spreadsheet numbers them: the header is row 1.

    :raises TextError: when the bytes are no text.
    """
    rows = _rows(decode(data))
    _number, header = next(rows, (1, []))
    if isinstance(header, Problem):
        yield header
        return
    names = [cell.strip().lower() for cell in header]
    problem = _check_header(names)
    if problem:
        yield problem
    if "text" not in names:
        return
    for number, cells in rows:
        if isinstance(cells, Problem):
            yield cells
        elif any(cell.strip() for cell in cells):
            yield _read(names, cells, _row(number))


def _row(number: int) -> str:
    return _("row %(number)s") % {"number": number}


def _rows(text: str) -> Iterator[tuple[int, list[str] | Problem]]:
    """Yield each row with its number; in place of one that cannot be read, the problem."""
    # The limit that comes with the reader is a fifteenth of the longest text the desk takes.
    csv.field_size_limit(max(csv.field_size_limit(), settings.FACTCHECK_MAX_TEXT_CHARS * 2))
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    for number in itertools.count(1):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            sentence = _("This row cannot be read: %(fault)s.")
            if "unexpected end" in str(error):
                sentence = _("A quotation mark is opened here and never closed.")
            yield number, Problem(_row(number), sentence % {"fault": error})
            continue
        yield number, cells


def _delimiter(text: str) -> str:
    """Return what parts the header into the most columns that are known here."""
    header = io.StringIO(text, newline="").readline(_LONGEST_HEADER)

    def known(delimiter: str) -> int:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return len({cell.strip().lower() for cell in cells} & set(COLUMNS))

    return max(DELIMITERS, key=known)


def _check_header(names: list[str]) -> Problem | None:
    listed = ", ".join(COLUMNS)
    if "text" not in names:
        sentence = _("There is no column “text”. The first row names the columns: %(names)s.")
        return Problem(_row(1), sentence % {"names": listed})
    unknown = [name for name in names if name and name not in COLUMNS]
    if unknown:
        sentence = _("These columns are not known and not read: %(unknown)s; there are: %(names)s.")
        named = {"unknown": ", ".join(unknown), "names": listed}
        return Problem(_row(1), sentence % named, remark=True)
    doubled = [name for name in COLUMNS if names.count(name) > 1]
    if doubled:
        sentence = _("These columns are there twice, the last is read: %(names)s.")
        return Problem(_row(1), sentence % {"names": ", ".join(doubled)}, remark=True)
    return None


def _read(names: list[str], cells: list[str], where: str) -> ArticleDraft | Problem:
    if any(cell.strip() for cell in cells[len(names) :]):
        sentence = _("This row has %(cells)s cells, the header has %(names)s.")
        return Problem(where, sentence % {"cells": len(cells), "names": len(names)})
    given = dict(zip(names, cells, strict=False))
    article: dict[str, Any] = {name: given[name] for name in COLUMNS if given.get(name, "").strip()}
    if "authors" in article:
        article["authors"] = [name.strip() for name in article["authors"].split(";")]
    try:
        return replace(article_from_mapping(article), where=where)
    except ValidationError as error:
        return problem_of(where, error)
