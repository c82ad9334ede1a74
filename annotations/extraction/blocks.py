"""The first stage: what each line of a text is, told once for all that follow.

A line is a block, and a block ends a sentence: nothing is read across a line break. By-lines,
date lines and credits are page furniture with a name of their own; the headline and the
paragraphs are the article.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

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
    text: str, furniture: Iterable[Furniture], excluded: Sequence[Span] = ()
) -> Iterator[Block]:
    """Yield the lines of a text that hold anything, in order, as far as they are asked for.

    `furniture` is what `find_furniture` found in it; `excluded` are the ranges that are left out.
    """
    kinds = {item.span.start: item for item in furniture}
    left_out = _Ranges(excluded)
    headline = True
    for line in _LINE.finditer(text):
        words = line.group()
        bare = words.strip()
        if not bare:
            continue
        start = line.start() + words.index(bare)
        span = Span(start, start + len(bare))
        item = kinds.get(span.start)
        if item is not None:
            yield Block(span, _NAMED.get(item.kind, BlockKind.FURNITURE), item)
        elif left_out.hold(span):
            yield Block(span, BlockKind.LEFT_OUT)
        else:
            first = headline and _is_headline(text, span)
            yield Block(span, BlockKind.HEADLINE if first else BlockKind.PARAGRAPH)
            headline = False


def headline_of(blocks: Iterable[Block]) -> Span | None:
    """Return where the headline stands; None when the text has none."""
    first = next((block for block in blocks if block.is_article), None)
    return first.span if first is not None and first.kind is BlockKind.HEADLINE else None


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
