"""JSON Lines (NDJSON): one article a line. A broken line does not keep the others out."""

import codecs
from collections.abc import Iterator
from dataclasses import replace

import orjson
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..desk.drafts import ArticleDraft
from ..desk.wording import sentence_of
from ..text import TextError, decode
from .json_articles import article_from_mapping
from .problems import Problem, problem_of

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_jsonl(data: bytes) -> Iterator[ArticleDraft | Problem]:
    """Yield the articles in these bytes; those that are wrong as problems, by "line 3".

    Lines are UTF-8, as JSON is (RFC 8259, section 8.1), and read one by one, so that damage in one
    stays there. Empty lines are passed over.

    :raises TextError: when there is no line at all.
    """
    if data.startswith(_UTF_16):
        data = decode(data).encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        decode(data)  # which says that there is no text
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line and not line.isspace():
            yield _read(line, _("line %(number)s") % {"number": number})


def _read(line: bytes, where: str) -> ArticleDraft | Problem:
    try:
        content = orjson.loads(decode(line, declared="utf-8"))
        return replace(article_from_mapping(content), where=where)
    except TextError as error:
        return Problem(where, sentence_of(error))
    except orjson.JSONDecodeError as error:
        fault = error.msg.split(": line")[0]
        sentence = _("This is not JSON: %(fault)s at column %(column)s.")
        return Problem(where, sentence % {"fault": fault, "column": error.colno})
    except ValidationError as error:
        return problem_of(where, error)
