"""The tokens of one paragraph, or of one quote's words, in a row, as the sequence model reads them.

A quotation is one token, as everywhere in the rules; the words within it are read in a row of their
own. Words are those of `layout.Sentence`; where a parser has read the sentences, heads are places
in the row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotations.extraction.languages import Language
from annotations.extraction.layout import LONGEST_SAID, Layout, Sentence, read_said
from annotations.extraction.results import ProposedQuote, QuoteKind
from annotations.text.spans import Span

LONGEST = 1200
"""Tokens in one row; a longer paragraph is a list or no prose, and is read in parts."""


@dataclass(slots=True)
class Run:
    """A row of tokens; item `i` of each list is about token `i`.

    `starts` and `stops` are code points of the text, `heads` places in the row (-1 for a root or
    without a parser), `pos` and `dep` the parser's words ("" without one). `numbers` are the
    `sentences` that the tokens stand in; of the first and the last the row may hold a part only.
    `within` is the kind of the quote whose words these are, None for an article's own.
    """

    words: list[str]
    lows: list[str]
    flags: list[int]
    starts: list[int]
    stops: list[int]
    pos: list[str]
    dep: list[str]
    heads: list[int]
    numbers: list[int]
    sentences: list[Sentence]
    within: QuoteKind | None = None

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The code points from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.stops[last])

    def opens(self, index: int) -> bool:
        """Whether a token is the first of its sentence."""
        return index == 0 or self.numbers[index] != self.numbers[index - 1]

    def closes(self, index: int) -> bool:
        """Whether a token is the last of its sentence."""
        return index + 1 == len(self) or self.numbers[index] != self.numbers[index + 1]


def runs_of(layout: Layout) -> Iterator[Run]:
    """Yield the paragraphs of a text that hold words, in text order."""
    gathered: list[Sentence] = []
    size = 0
    for sentence in layout.sentences:
        if not len(sentence):
            continue
        before = gathered[-1].paragraph if gathered else sentence.paragraph
        if gathered and (before != sentence.paragraph or size > LONGEST):
            yield _run(gathered)
            gathered, size = [], 0
        gathered.append(sentence)
        size += len(sentence)
    if gathered:
        yield _run(gathered)


def runs_within(
    layout: Layout, kind: QuoteKind, content: Sequence[Span], language: Language
) -> Iterator[Run]:
    """Yield what a quote's words are, a row for each span of its content that holds words.

    Of a direct quote the sentences between its marks are read; of another the part of its sentence.
    """
    for span in content:
        if span.length > LONGEST_SAID:
            continue
        if kind is QuoteKind.DIRECT:
            sentences = [s for s in read_said(layout, span, language) if len(s)]
        else:
            sentences = [s for s in layout.sentences_in(span) if len(s)]
        run = _run(sentences, span, kind)
        if len(run):
            yield run


def beside(runs: Sequence[Run], quotes: Sequence[ProposedQuote]) -> list[list[int]]:
    """Return, for each row, which quotes have a content, a cue or a source in it, by number.

    The rows are apart and in text order.
    """
    starts = [run.starts[0] for run in runs]
    found: list[list[int]] = [[] for _ in runs]
    for number, quote in enumerate(quotes):
        spans = [*quote.content, *(source.span for source in quote.sources[:1])]
        for span in [*spans, quote.cue] if quote.cue is not None else spans:
            at = max(0, bisect_right(starts, span.start) - 1)
            while at < len(runs) and starts[at] < span.end:
                if not found[at] or found[at][-1] != number:
                    found[at].append(number)
                at += 1
    return found


def _run(
    sentences: Iterable[Sentence], part: Span | None = None, within: QuoteKind | None = None
) -> Run:
    """The tokens of some sentences, or of what of them lies in a part of the text."""
    run = Run([], [], [], [], [], [], [], [], [], [], within)
    for s in sentences:
        first, last = 0, len(s)
        if part is not None:
            first = bisect_left(s.starts, part.start)
            last = bisect_left(s.starts, part.end)
            if first >= last:
                continue
        before, size = len(run), last - first
        run.words += s.words[first:last]
        run.lows += s.lows[first:last]
        run.flags += s.flags[first:last]
        run.starts += s.starts[first:last]
        run.stops += map(s.stop, range(first, last))
        run.numbers += [len(run.sentences)] * size
        run.sentences.append(s)
        if s.tree is None:
            run.pos += [""] * size
            run.dep += [""] * size
            run.heads += [-1] * size
        else:
            run.pos += s.tree.pos[first:last]
            run.dep += s.tree.dep[first:last]
            run.heads += [
                head - first + before if first <= head < last else -1
                for head in s.tree.heads[first:last]
            ]
    return run
