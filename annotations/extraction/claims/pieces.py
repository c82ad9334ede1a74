"""The stretches of a text that may hold a claim: whose words they are, and the tokens in them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import BODY, QUOTED, TITLE
from annotations.extraction.layout import Layout, Sentence, read_plainly, read_said
from annotations.extraction.results import ProposedQuote, QuoteKind, SourceKind
from annotations.text.spans import Span, hull

_WIDE = 0.4  # the share of a sentence from which its reported clause is the claim


@dataclass(slots=True)
class Piece:
    """A stretch that may hold a claim: `start` and `end` in code points, and the tokens in it.

    `quote` is the index of the quote whose content it is, None for the writer's own words.
    `reported`: it tells what somebody said, in the writer's words; `official`: somebody in office
    says it, or a body. There is one for nearly every sentence, so it is made as cheaply as can be.
    """

    start: int
    end: int
    sentence: Sentence
    quote: int | None = None
    reported: bool = False
    official: bool = False

    @property
    def span(self) -> Span:
        """The stretch."""
        return Span(self.start, self.end)


def cut(layout: Layout, language: Language, quotes: Sequence[ProposedQuote]) -> Iterator[Piece]:
    """Cut a text into the writer's sentences, quoted sentences, and reported clauses."""
    official = [_is_official(layout.text, language, quote) for quote in quotes]
    for index, quote in enumerate(quotes):
        if quote.kind is QuoteKind.DIRECT:
            for span in quote.content:
                for s in read_said(layout, span, language):
                    yield Piece(s.start, s.end, s, index, False, official[index])
    reported = _reported(layout, quotes)
    for s in layout.sentences:
        if s.start not in reported:
            if not _mostly_quoted(s):
                yield Piece(s.start, s.end, s)
            continue
        span, index = reported[s.start]
        if quotes[index].kind is not QuoteKind.DIRECT:
            yield from _clause(layout.text, language, s, span, index, official[index])


def _clause(
    text: str, language: Language, s: Sentence, span: Span, quote: int, official: bool
) -> Iterator[Piece]:
    """The reported clause of a sentence, or all of it where the clause is but a small part."""
    wide = span.length > _WIDE * (s.end - s.start)
    chosen = span if wide else Span(s.start, s.end)
    tokens = _part(s, chosen) or _joined(read_plainly(text, chosen, language))
    if tokens is not None:
        yield Piece(chosen.start, chosen.end, tokens, quote if wide else None, True, official)


def _is_official(text: str, language: Language, quote: ProposedQuote) -> bool:
    """Whether somebody in office is heard, or a body."""
    if not quote.sources:
        return False
    source = quote.sources[0]
    if source.kind is SourceKind.ORGANISATION:
        return True
    known = language.flags.get
    said_by = source.span.of(text).lower().replace(",", " ").split()
    return any(known(word, 0) & (TITLE | BODY) for word in said_by)


def _reported(layout: Layout, quotes: Sequence[ProposedQuote]) -> dict[int, tuple[Span, int]]:
    """Return, by start of sentence, the widest content that stands in it and its quote."""
    found: dict[int, tuple[Span, int]] = {}
    starts = [s.start for s in layout.sentences]
    for index, quote in enumerate(quotes):
        span = quote.content[0] if len(quote.content) == 1 else hull(quote.content)
        at = bisect_right(starts, span.start) - 1
        if at < 0 or span.end > layout.sentences[at].end:
            continue
        if starts[at] not in found or span.length > found[starts[at]][0].length:
            found[starts[at]] = (span, index)
    return found


def _mostly_quoted(s: Sentence) -> bool:
    if not s.seen & QUOTED:
        return False
    quoted = sum(len(word) for word, flag in zip(s.words, s.flags, strict=True) if flag & QUOTED)
    return quoted * 2 > s.end - s.start


def _part(s: Sentence, span: Span) -> Sentence | None:
    """The tokens of a sentence within a span; None when a quotation hides some."""
    if s.seen & QUOTED:
        return None
    first, last = bisect_left(s.starts, span.start), bisect_left(s.starts, span.end)
    if first == last:
        return None
    return Sentence(
        (span.start, span.end),
        s.paragraph,
        s.words[first:last],
        s.lows[first:last],
        s.starts[first:last],
        s.flags[first:last],
    )


def _joined(parts: list[Sentence]) -> Sentence | None:
    """One sentence of the tokens of several, for a clause that holds quoted sentences."""
    if not parts:
        return None
    first = parts[0]
    if len(parts) == 1:
        return first
    return Sentence(
        (first.start, parts[-1].end),
        first.paragraph,
        [word for part in parts for word in part.words],
        [low for part in parts for low in part.lows],
        [start for part in parts for start in part.starts],
        [flags for part in parts for flags in part.flags],
    )
