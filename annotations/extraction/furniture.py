"""Page furniture: lines that travelled with the text and are not the article.

A bulk import asks this of every text, so what costs little goes first: a paragraph is tried
against the few patterns of boilerplate only, and nothing but a short line against all.
"""

import re
from collections.abc import Mapping
from functools import cache

from annotations.extraction.languages import LANGUAGES, language_for
from annotations.extraction.results import Furniture, FurnitureKind
from annotations.text.spans import Span

# Code points: the longest line that is tried at all, the longest that may be furniture other than
# boilerplate, and the longest that may be a link.
LONGEST_BOILERPLATE = 320
LONGEST_FURNITURE = 120
LONGEST_LINK = 120
SHORTEST_HEADLINE = 16
MOST_LINKS = 15  # lines below one "Recommended news" heading

_Patterns = tuple[re.Pattern[str], ...]
_SECTIONS = frozenset({FurnitureKind.RECOMMENDED})
_MAY_BE_LONG = frozenset({FurnitureKind.BOILERPLATE})
_SENTENCE_END = tuple('.!?…"”»')


def find_furniture(text: str, language: str = "", title: str = "") -> tuple[Furniture, ...]:
    """Return the page furniture of a text, in text order and free of overlap.

    Spans are whole lines without white space at their ends. The patterns of `language` are tried
    first, then the English ones, since a page in English may carry any text; for an unknown
    language all are. `title` is the headline kept beside the text: a line that repeats it is
    furniture. Nothing is found in a text of one line, which may be a pasted sentence.
    """
    if "\n" not in text:
        return ()
    short, long = _patterns(language_for(language).code)
    found: list[Furniture] = []
    met: set[str] = {" ".join(title.split())} if title else set()
    below, start = 0, 0
    for line in text.split("\n"):
        length = len(line)
        begin, start = start, start + length + 1
        if length > LONGEST_BOILERPLATE:
            below = 0
            continue
        bare = line.strip()
        if not bare:
            continue
        kind = _kind(bare, short if length <= LONGEST_FURNITURE else long)
        if kind is None and below:
            kind = _below_heading(bare)
        if kind is None and length >= SHORTEST_HEADLINE:
            words = " ".join(bare.split())
            if words in met:
                kind = FurnitureKind.REPEATED_HEADLINE
            met.add(words)
        below = (
            MOST_LINKS if kind in _SECTIONS and not below else below - 1 if kind and below else 0
        )
        if kind is not None:
            offset = begin + line.index(bare)
            found.append(Furniture(Span(offset, offset + len(bare)), kind))
    return tuple(found)


def _kind(line: str, tried: _Patterns) -> FurnitureKind | None:
    for pattern in tried:
        match = pattern.match(line)
        if match and match.lastgroup:
            return FurnitureKind(match.lastgroup)
    return None


def _below_heading(line: str) -> FurnitureKind | None:
    """Tell a link or a house rule below a heading from the article going on."""
    if _afterwards().search(line):
        return FurnitureKind.BOILERPLATE
    if len(line) <= LONGEST_LINK and not line.endswith(_SENTENCE_END):
        return FurnitureKind.RECOMMENDED
    return None


@cache
def _patterns(code: str) -> tuple[_Patterns, _Patterns]:
    """The compiled patterns for short lines and for paragraphs, the text's own language first."""
    chosen = [LANGUAGES[key] for key in dict.fromkeys([code, "en"]) if key in LANGUAGES]
    if code not in LANGUAGES:
        chosen = list(LANGUAGES.values())
    return (
        tuple(_compiled(language.furniture) for language in chosen),
        tuple(
            _compiled({kind: language.furniture[kind] for kind in _MAY_BE_LONG})
            for language in chosen
        ),
    )


def _compiled(patterns: Mapping[FurnitureKind, tuple[str, ...]]) -> re.Pattern[str]:
    """Join the line patterns of a language, each kind a group of its own name."""
    kinds = (f"(?P<{kind.value}>{'|'.join(lines)})$" for kind, lines in patterns.items())
    return re.compile("|".join(kinds), re.IGNORECASE)


@cache
def _afterwards() -> re.Pattern[str]:
    patterns = (language.afterwards for language in LANGUAGES.values())
    return re.compile("|".join(pattern for pattern in patterns if pattern), re.IGNORECASE)
