"""The languages the rules know, each one readable file of words; others get marks only."""

import re

from annotations.extraction.languages import cs, de, en, es, fr, it, nl, pl, pt, ru
from annotations.extraction.languages.base import Language

__all__ = ["LANGUAGES", "WORDLESS", "Language", "language_for"]

LANGUAGES = {
    module.LANGUAGE.code: module.LANGUAGE for module in (en, fr, cs, de, es, it, nl, pl, pt, ru)
}


def language_for(code: str) -> Language:
    """Return the language for an ISO 639-1 code (region and case do not matter).

    An unknown or empty code gives a language without words: quotation marks still work.
    """
    base = re.split("[-_]", code.strip().lower(), maxsplit=1)[0]
    return LANGUAGES.get(base) or Language(code=base, token=en.TOKEN)


WORDLESS = language_for("")
"""No language in particular: marks, and no words."""
