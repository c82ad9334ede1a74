"""Quotes by where they stand: beside each other, or within the words of another."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from annotations.text.spans import Span


class Quoted(Protocol):
    """Anything with words of somebody: spans in text order, never none."""

    @property
    def content(self) -> tuple[Span, ...]:
        """Where the words stand."""


Q = TypeVar("Q", bound=Quoted)


def levels(quotes: Iterable[Q]) -> tuple[list[Q], list[Q]]:
    """Part quotes from those that stand in another's content."""
    outer: list[Q] = []
    inner: list[Q] = []
    reached: list[Span] = []
    for quote in sorted(quotes, key=lambda quote: (quote.content[0].start, -quote.content[0].end)):
        while reached and reached[0].end <= quote.content[0].start:
            reached.pop(0)
        crossed = any(a.overlaps(b) for a in reached for b in quote.content)
        (inner if crossed else outer).append(quote)
        if not crossed:
            reached = sorted([*reached, *quote.content], key=lambda span: span.end)
    return outer, inner


class ByPlace(Generic[Q]):
    """Quotes in text order, to be asked which of them stand within the words of another."""

    def __init__(self, quotes: Iterable[Q]) -> None:
        self._quotes = sorted(quotes, key=lambda quote: quote.content[0].start)
        self._starts = [quote.content[0].start for quote in self._quotes]

    def within(self, content: Sequence[Span]) -> list[Q]:
        """Those of which every word lies in some content, and which are not that content."""
        first = bisect_left(self._starts, content[0].start)
        last = bisect_left(self._starts, content[-1].end)
        return [
            quote
            for quote in self._quotes[first:last]
            if quote.content != tuple(content)
            and all(any(_holds(span, part) for span in content) for part in quote.content)
        ]


def _holds(span: Span, part: Span) -> bool:
    return span.start <= part.start and part.end <= span.end
