"""The tokens of one paragraph in a row, as the sequence model reads them.

A quotation is one token, as everywhere in the rules. Words are those of `layout.Sentence`; where a
parser has read the sentences, heads are places in the row.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotations.extraction.layout import Layout, Sentence
from annotations.extraction.results import ProposedQuote
from annotations.text.spans import Span

LONGEST = 1200
"""Tokens in one row; a longer paragraph is a list or no prose, and is read in parts."""


@dataclass(slots=True)
class Run:
    """A row of tokens; item `i` of each list is about token `i`.

    `starts` and `stops` are code points of the text, `heads` places in the row (-1 for a root or
    without a parser), `pos` and `dep` the parser's words ("" without one). `numbers` are the
    sentences of the layout that the tokens stand in.
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
    paragraph: int

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
    gathered: list[tuple[int, Sentence]] = []
    size = 0
    for number, sentence in enumerate(layout.sentences):
        if not len(sentence):
            continue
        before = gathered[-1][1].paragraph if gathered else sentence.paragraph
        if gathered and (before != sentence.paragraph or size > LONGEST):
            yield _run(gathered)
            gathered, size = [], 0
        gathered.append((number, sentence))
        size += len(sentence)
    if gathered:
        yield _run(gathered)


def beside(runs: Sequence[Run], quotes: Sequence[ProposedQuote]) -> list[list[int]]:
    """Return, for each row, which quotes have a content, a cue or a source in it, by number."""
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


def _run(sentences: Iterable[tuple[int, Sentence]]) -> Run:
    run = Run([], [], [], [], [], [], [], [], [], 0)
    for number, s in sentences:
        before, size = len(run), len(s)
        run.words += s.words
        run.lows += s.lows
        run.flags += s.flags
        run.starts += s.starts
        run.stops += [start + len(word) for start, word in zip(s.starts, s.words, strict=True)]
        run.numbers += [number] * size
        if s.tree is None:
            run.pos += [""] * size
            run.dep += [""] * size
            run.heads += [-1] * size
        else:
            run.pos += s.tree.pos
            run.dep += s.tree.dep
            run.heads += [head + before if head >= 0 else -1 for head in s.tree.heads]
        run.paragraph = s.paragraph
    return run
