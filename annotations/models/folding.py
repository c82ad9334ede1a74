"""Looking names up whatever their capitals and accents, on both databases alike.

``annotations_fold`` is a function of the database: PostgreSQL's is made with the search tables
(:mod:`annotations.models.search`), SQLite's is given to each connection here.
"""

import json
import unicodedata
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast, Concat

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"})
"""Letters that are no letter with a mark, as PostgreSQL's unaccent rules write them."""


class Fold(Func):
    """A text without its accents; compare it by ``icontains``, which folds the capitals."""

    function = "annotations_fold"
    arity = 1
    output_field = TextField()


class ReadableJSON(json.JSONEncoder):
    """Writes letters as letters: a name behind an escape would never be found."""

    def __init__(self, *, ensure_ascii: bool = False, **options: Any) -> None:  # noqa: ARG002 - json.dumps always says True
        super().__init__(ensure_ascii=False, **options)


def folded(*fields: str) -> Fold:
    """Return the named fields of a row as one text without accents."""
    parts = [part for name in fields for part in (Cast(F(name), TextField()), Value(" "))]
    return Fold(Concat(*parts, output_field=TextField()))


def without_accents(text: str | None) -> str | None:
    """Return the text in small letters without the marks on them."""
    if text is None:
        return None
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def give_function(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Teach a new SQLite connection to fold; receiver of ``connection_created``."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "annotations_fold", 1, without_accents, deterministic=True
        )
