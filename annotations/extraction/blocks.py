"""The first stage: what each line of a text is, told once for all that follow.

A line is a block, and a block ends a sentence: nothing is read across a line break. By-lines,
date lines and credits are page furniture with a name of their own; the headline and the
paragraphs are the article.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotations.extraction.furniture import find_furniture
from annotations.extraction.results import Furniture, FurnitureKind
from annotations.text.spans import Span

LONGEST_HEADLINE = 160
"""Code points. Of the headlines of news agencies and papers hardly one has more than 120."""

_LINE = re.compile(r"[^\n]+")
_STOPS = (".", ".”", '."', ".»", ". »", ".“")


class BlockKind(StrEnum):
    """What a line is."""

    HEADLINE = "headline"  # the first line of the article, when it is short and ends in no stop
    BYLINE = "byline"  # "By Ann Lee"
    DATE_LINE = "date_line"  # "14 February 2019"
    CREDIT = "credit"  # "Photo: Ann Lee", "Source: Reuters"
    FURNITURE = "furniture"  # any other line that travelled with the text
    LEFT_OUT = "left_out"  # a line that the desk has left out
    PARAGRAPH = "paragraph"


_NAMED = {
    FurnitureKind.BYLINE: BlockKind.BYLINE,
    FurnitureKind.DATE_LINE: BlockKind.DATE_LINE,
    FurnitureKind.SOURCE_CREDIT: BlockKind.CREDIT,
}
_ARTICLE = frozenset({BlockKind.HEADLINE, BlockKind.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a text, without white space at its ends; `furniture` where it is such."""

    span: Span
    kind: BlockKind
    furniture: Furniture | None = None

    @property
    def is_article(self) -> bool:
        """Whether anything may be proposed from it."""
        return self.kind in _ARTICLE


def find_blocks(
    text: str,
    language: str = "",
    *,
    title: str = "",
    excluded: Sequence[Span] | None = None,
) -> tuple[Block, ...]:
    """Return the lines of a text that hold anything, in order.

    Furniture is looked for by the patterns of `language` and by `title`, the headline kept beside
    the text (see `find_furniture`); with `excluded` exactly those ranges are left out instead.
    """
    furniture = find_furniture(text, language, title) if excluded is None else ()
    kinds = {item.span.start: item for item in furniture}
    left_out = _Ranges(excluded or ())
    found: list[Block] = []
    headline = True
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        span = Span(*line.span()).trimmed(text)
        item = kinds.get(span.start)
        if item is not None:
            found.append(Block(span, _NAMED.get(item.kind, BlockKind.FURNITURE), item))
        elif left_out.hold(span):
            found.append(Block(span, BlockKind.LEFT_OUT))
        else:
            first = headline and _is_headline(text, span)
            found.append(Block(span, BlockKind.HEADLINE if first else BlockKind.PARAGRAPH))
            headline = False
    return tuple(found)


def headline_of(blocks: Iterable[Block]) -> Span | None:
    """Return where the headline stands; None when the text has none."""
    return next((block.span for block in blocks if block.kind is BlockKind.HEADLINE), None)


def _is_headline(text: str, span: Span) -> bool:
    """Whether the first line of an article is one: short, and not ending like a sentence."""
    if span.length > LONGEST_HEADLINE:
        return False
    line = span.of(text)
    return not line.endswith(_STOPS)


class _Ranges:
    """Ranges that are asked in text order whether they hold a span."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._at = 0
        self._reach = 0  # where the ranges so far end, those without a gap between them joined
        self._from = 0

    def hold(self, span: Span) -> bool:
        """Whether a span lies in the ranges."""
        while self._at < len(self._spans) and self._spans[self._at].start <= max(
            span.start, self._reach
        ):
            following = self._spans[self._at]
            if following.start > self._reach:
                self._from = following.start
            self._reach = max(self._reach, following.end)
            self._at += 1
        return self._from <= span.start and span.end <= self._reach
