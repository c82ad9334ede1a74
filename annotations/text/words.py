"""Where the words of a text stand."""

import re
import unicodedata
from itertools import groupby

from .spans import Span

# Apostrophes, hyphens and joiners belong to a word when they stand inside it.
_INNER = "'\u2019\u02bc\\-\u2010\u2011\u200c\u200d"


def _combining_marks() -> str:
    """Regex ranges of the marks that Python's word class leaves out, as in Devanagari.

    They end with the Mongolian to Meetei scripts: beyond U+ABFF no newspaper's script has any.
    """
    marks = [code for code in range(0x300, 0xAC00) if unicodedata.category(chr(code))[0] == "M"]
    ranges = []
    for _, run in groupby(enumerate(marks), lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        ranges.append(f"\\u{codes[0]:04x}-\\u{codes[-1]:04x}")
    return "".join(ranges)


_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_combining_marks()}]|[{_INNER}](?=[^\\W_]))*")


def words(text: str) -> list[Span]:
    """Return the words in order: letters and digits, with the apostrophes and hyphens inside them.

    “l'homme”, “don’t” and “vice-président” are one word each; “4.5” is two, as is “50 %” without
    its sign. Texts written without spaces between words give one span a run.
    """
    return [Span(*found.span()) for found in _WORD.finditer(text)]
