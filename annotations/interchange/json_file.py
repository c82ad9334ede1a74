"""A JSON file: one article, a list of articles, or an object whose ``articles`` is such a list."""

from collections.abc import Iterator
from dataclasses import replace

import orjson
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..desk.drafts import ArticleDraft
from ..text import decode
from .json_articles import article_from_mapping
from .problems import Problem, problem_of


def read_json(data: bytes) -> Iterator[ArticleDraft | Problem]:
    """Yield the articles in these bytes; those that are wrong as problems, by "item 4".

    :raises TextError: when they are no text.
    """
    text = decode(data)
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        yield _no_json(error)
        return
    if isinstance(content, dict) and "articles" not in content:
        yield _read(content, "", source=data)
        return
    if isinstance(content, dict):
        others = ", ".join(name for name in content if name != "articles")
        if others:
            yield Problem("", _("Beside “articles” these fields are not known: %s.") % others)
        content = content["articles"]
    if not isinstance(content, list):
        yield Problem("", _("This is neither an article nor a list of articles."))
        return
    if not content:
        yield Problem("", _("There is no article in this list."))
    for number, each in enumerate(content, start=1):
        yield _read(each, _("item %(number)s") % {"number": number}, source=None)


def _no_json(error: orjson.JSONDecodeError) -> Problem:
    sentence = _("This is not JSON: %(fault)s at column %(column)s.")
    return Problem(
        _("line %(number)s") % {"number": error.lineno},
        sentence % {"fault": error.msg.split(": line")[0], "column": error.colno},
    )


def _read(content: object, where: str, *, source: bytes | None) -> ArticleDraft | Problem:
    try:
        return replace(article_from_mapping(content), where=where, source=source)
    except ValidationError as error:
        return problem_of(where, error)
