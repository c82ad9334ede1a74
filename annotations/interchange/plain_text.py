"""A text file: one article."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..desk.drafts import ArticleDraft
from ..extraction import FurnitureKind, find_furniture
from ..text import decode
from .problems import Problem

LONGEST_HEADLINE = 150
"""Code points of a first line that is taken for a headline; longer ones are paragraphs."""


def read_plain_text(data: bytes) -> Iterator[ArticleDraft | Problem]:
    """Yield the one article in these bytes.

    :raises TextError: when they are no text.
    """
    text = decode(data)
    yield ArticleDraft(text=text, title=headline_of(text), source=data)


def headline_of(text: str) -> str:
    """Return the line that stands as a headline above a text, empty where none does.

    It is the first line that is no date, byline or other page furniture, if it is short, does not
    end like a sentence, and an empty line parts it from what follows. The line stays in the text.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    opening = "\n".join(lines[:20])  # further down nothing is a headline
    furniture = {
        found.span.of(opening)
        for found in find_furniture(opening)
        if found.kind is not FurnitureKind.REPEATED_HEADLINE
    }
    for line, after in pairwise(lines):
        bare = line.strip()
        if not bare or bare in furniture:
            continue
        fits = len(bare) <= LONGEST_HEADLINE and not bare.endswith((".", ":", ",", ";", "…"))
        return re.sub("[ \t]+", " ", bare) if fits and not after.strip() else ""
    return ""
