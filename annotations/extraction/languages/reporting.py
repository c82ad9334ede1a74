"""The words of telling and passing on of all languages that have them, for what is learnt.

One model reads all of them, so they are one table: the classes of a word, whatever its language.
"""

from annotations.extraction.languages import en_reporting, fr_reporting

_LANGUAGES = (en_reporting.REPORTING, fr_reporting.REPORTING)

OUTLETS = frozenset().union(*(classes["outlets"] for classes in _LANGUAGES))
"""Nouns for who prints or broadcasts."""

PAPERS = frozenset().union(*(classes["papers"] for classes in _LANGUAGES))
"""Nouns for what is written or recorded."""

MOUTHS = frozenset().union(*(classes["mouths"] for classes in _LANGUAGES))
"""Nouns for who passes on what another says."""


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for classes in _LANGUAGES:
        for name, forms in classes.items():
            for form in forms:
                before = table.get(form, ())
                table[form] = before if name in before else (*before, name)
    return table


CLASSES = _table()
"""The names of the classes of each word, in small letters."""
