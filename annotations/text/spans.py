"""Half-open stretches of a text, counted in Unicode code points."""

from collections.abc import Iterable
from dataclasses import dataclass

_set = object.__setattr__  # a frozen dataclass sets its own fields so


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """The code points `start` up to, and without, `end`. Never empty, never before the text.

    A span knows nothing of its text, so it cannot know whether it ends inside it: `of` looks.
    Spans sort by start, then by end. Raises ValueError unless 0 <= start < end.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Written out, for there are more spans than words in a text: half the time."""
        if not 0 <= start < end:
            raise ValueError(f"A span needs 0 <= start < end; start is {start} and end is {end}.")
        _set(self, "start", start)
        _set(self, "end", end)

    @property
    def length(self) -> int:
        """How many code points the span covers: at least one."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words at this span; raises ValueError when it reaches beyond the text."""
        if self.end > len(text):
            raise ValueError(
                f"The span {self.start}–{self.end} ends after the text, "
                f"which has {len(text)} code points."
            )
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether every code point of the other span is in this one (a span contains itself)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point; spans that only touch do not."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved by so many code points; raises ValueError before the text."""
        return Span(self.start + by, self.end + by)

    def trimmed(self, text: str) -> "Span":
        """Return the span without white space (no-break spaces too) at either end.

        Raises ValueError when it holds nothing else, or reaches beyond the text.
        """
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        end = self.end - len(words) + len(words.rstrip())
        if start >= end:
            raise ValueError(f"The span {self.start}–{self.end} holds only white space.")
        return Span(start, end)


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that contains them all; raises ValueError when there are none."""
    found = list(spans)
    if not found:
        raise ValueError("There is no span to enclose.")
    return Span(min(span.start for span in found), max(span.end for span in found))
