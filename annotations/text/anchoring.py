"""Carrying spans from an old revision of an article to a new one.

The rule is the desk's: the same words in the same surroundings are carried; any difference in the
words is shown to a person; nothing is guessed. A place counts as still there when half the words
of its sentence, or of its line, still stand there; short words found in rewritten surroundings
(a "40" that is now another "40") are gone, not moved.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .alignment import Run, equal_runs
from .spans import Span

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|\n")

ENOUGH_WORDS = 5
"""Words in a row that speak for themselves when the sentence around them was rewritten, or that
make a line known again at another place. Fewer repeat more often: in four news articles 3 to 11
of 100 runs of three words stood twice, and 0 to 6 of 100 runs of five words."""


class CarriedState(StrEnum):
    """How a span fared: `exact` (same place), `moved`, `changed` (other words there) or `gone`."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one span.

    `span` is its place in the new text (None when gone), `before` its words in the old text,
    `after` what stands at its place now (None when gone). For `exact` and `moved` both are equal,
    code point by code point; for `changed` they differ.
    """

    state: CarriedState
    span: Span | None
    before: str
    after: str | None


def carry_over(old: str, new: str, spans: Sequence[Span]) -> list[Carried]:
    """Say for each span of the old text what became of it in the new one, in the order given.

    Raises ValueError when a span reaches beyond the old text.
    """
    change = _Change(old, new)
    return [change.of(span) for span in spans]


class _Change:
    """Two texts, what they share, and the questions `carry_over` asks about it."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self.runs = equal_runs(old, new)
        self.starts = [run.old for run in self.runs]
        found = [word.span() for word in _WORD.finditer(old)]
        self.words = [start for start, _ in found]
        # How many words before each are kept: sums make every later question a subtraction.
        self.kept = [0]
        for start, end in found:
            self.kept.append(self.kept[-1] + (self._run_over(start, end) is not None))

    def of(self, span: Span) -> Carried:
        """Carry one span over."""
        before = span.of(self.old)
        run = self._run_over(span.start, span.end)
        found = self._same_words(span, run) if run is not None else self._place(span)
        found = found or self._line_elsewhere(span)
        if found is None:
            return Carried(CarriedState.GONE, None, before, None)
        after = found.of(self.new)
        if after != before:
            return Carried(CarriedState.CHANGED, found, before, after)
        state = CarriedState.EXACT if found == span else CarriedState.MOVED
        return Carried(state, found, before, after)

    def _run_over(self, start: int, end: int) -> Run | None:
        at = bisect_right(self.starts, start) - 1
        if at < 0:
            return None
        run = self.runs[at]
        return run if end <= run.old + run.length else None

    def _same_words(self, span: Span, run: Run) -> Span | None:
        """The span's place inside a run, unless the surroundings speak against it."""
        if not self._lives(self._sentence(span)):
            alone = not self._leans(span, run)
            if alone or self._count(span.start, span.end) < ENOUGH_WORDS:
                return None
        return span.shifted(run.new - run.old)

    def _place(self, span: Span) -> Span | None:
        """What stands in the new text where the span stood, if that place can still be told."""
        if not (self._lives(self._sentence(span)) or self._lives(self._line(span))):
            return None
        start, end = self._new_start(span), self._new_end(span)
        place = self.new[start:end]
        if not place.strip():
            return None
        kept = self._kept(span.start, span.end)
        left = len(_WORD.findall(place))
        if left <= kept and kept * 3 < self._count(span.start, span.end):
            return None  # a word or two of it found by chance, and nothing in place of the rest
        return Span(start, end).trimmed(self.new)

    def _new_start(self, span: Span) -> int:
        at = bisect_right(self.starts, span.start) - 1
        if at < 0:
            start = 0
        else:
            run = self.runs[at]
            if span.start < run.old + run.length:
                return span.start - run.old + run.new
            start = run.new + run.length
        stop = self.runs[at + 1].new if at + 1 < len(self.runs) else len(self.new)
        # A paragraph added above is not part of what replaced the first words of this one.
        return max(start, self.new.rfind("\n", start, stop) + 1) if self._one_line(span) else start

    def _new_end(self, span: Span) -> int:
        at = bisect_left(self.starts, span.end) - 1
        start, stop = 0, self.runs[at + 1].new if at + 1 < len(self.runs) else len(self.new)
        if at >= 0:
            run = self.runs[at]
            if span.end <= run.old + run.length:
                return span.end - run.old + run.new
            start = run.new + run.length
        line_end = self.new.find("\n", start, stop) if self._one_line(span) else -1
        return line_end if line_end > self._new_start(span) else stop

    def _line_elsewhere(self, span: Span) -> Span | None:
        """The span inside its line, when that line stands once in each text: it was moved whole."""
        line = self._line(span)
        words = self.old[line.start : line.end]
        if not self._one_line(span) or self._count(line.start, line.end) < ENOUGH_WORDS:
            return None
        framed, old, new = f"\n{words}\n", f"\n{self.old}\n", f"\n{self.new}\n"
        if old.count(framed) != 1 or new.count(framed) != 1:
            return None
        return span.shifted(new.index(framed) - line.start)

    def _lives(self, around: Span) -> bool:
        count = self._count(around.start, around.end)
        return count > 0 and 2 * self._kept(around.start, around.end) >= count

    def _leans(self, span: Span, run: Run) -> bool:
        """Whether a word beside the span was kept with it, or the line's edge was."""
        if self._count(run.old, run.old + run.length) > self._count(span.start, span.end):
            return True
        start, end = run.new + span.start - run.old, run.new + span.end - run.old
        opens = _at_line_start(self.old, span.start) and _at_line_start(self.new, start)
        return opens or (_at_line_end(self.old, span.end) and _at_line_end(self.new, end))

    def _count(self, start: int, end: int) -> int:
        return bisect_left(self.words, end) - bisect_left(self.words, start)

    def _kept(self, start: int, end: int) -> int:
        return self.kept[bisect_left(self.words, end)] - self.kept[bisect_left(self.words, start)]

    def _one_line(self, span: Span) -> bool:
        return self.old.find("\n", span.start, span.end) < 0

    def _line(self, span: Span) -> Span:
        end = self.old.find("\n", span.end)
        return Span(self.old.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(self.old))

    def _sentence(self, span: Span) -> Span:
        line = self._line(span)
        start = line.start
        for found in _SENTENCE_END.finditer(self.old, line.start, span.start):
            start = found.end()
        last = max(span.start, span.end - 1)
        found_end = _SENTENCE_END.search(self.old, last, line.end)
        return Span(
            min(start, span.start), max(found_end.end() if found_end else line.end, span.end)
        )


def _at_line_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _at_line_end(text: str, at: int) -> bool:
    return at == len(text) or text[at] == "\n"
