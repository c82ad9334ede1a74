"""From stretches of tokens to the places and the kind of a quote's content."""

from annotations.extraction.languages.tags import QUOTED
from annotations.extraction.layout import Layout
from annotations.extraction.marks import Quotation
from annotations.extraction.results import QuoteKind
from annotations.extraction.sequence.labels import Stretch
from annotations.extraction.sequence.runs import Run
from annotations.text.spans import Span

_DIRECT = 0.9  # the share of quoted letters from which a whole clause counts as quoted
_LEADING = frozenset(",:;—–-") | {"that", "que", "qu'", "qu’"}
_TRAILING = frozenset(",:;—–-.")


def content_of(layout: Layout, run: Run, stretch: Stretch) -> tuple[list[Span], QuoteKind]:
    """Return the content that a stretch of tokens holds, and its kind; empty without a word.

    Marks and a "that" at its ends are left out. Where nearly all of it is quoted these are the
    words inside the marks, otherwise one span with the marks inside it.
    """
    first, last = stretch
    while first < last and run.lows[first] in _LEADING:
        first += 1
    while last > first and run.words[last] in _TRAILING:
        last -= 1
    inside = [found for at in range(first, last + 1) if (found := _quotation(layout, run, at))]
    quoted = sum(_letters(layout.text, part.inner_start, part.inner_end) for part in inside)
    told = sum(
        len(run.words[at])
        for at in range(first, last + 1)
        if not run.flags[at] & QUOTED and run.words[at][0].isalnum()
    )
    if not quoted + told:
        return [], QuoteKind.INDIRECT
    if quoted >= _DIRECT * (quoted + told):
        return [said(layout.text, part) for part in inside], QuoteKind.DIRECT
    return [run.span(first, last)], QuoteKind.MIXED if inside else QuoteKind.INDIRECT


def said(text: str, quotation: Quotation) -> Span:
    """The words inside the marks, without a comma that only leads on to "she said"."""
    end = quotation.inner_end
    if end - quotation.inner_start > 1 and text[end - 1] == ",":
        end -= 1
    return Span(quotation.inner_start, end)


def _quotation(layout: Layout, run: Run, at: int) -> Quotation | None:
    return layout.quotations.get(run.starts[at]) if run.flags[at] & QUOTED else None


def _letters(text: str, start: int, end: int) -> int:
    return end - start - text.count(" ", start, end)
