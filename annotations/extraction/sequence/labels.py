"""Labels of tokens, and what they say: which stretches are content, cue and source.

`B` begins a stretch of content and `I` goes on in it; `C` is a cue, `S` a source, `R` who relays,
`O` none of them. Of contents inside each other the outer one is labelled: the model reads one level
at a time, and goes over the words of each quote again for what they report.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotations.extraction.sequence.runs import Run
from annotations.text.spans import Span

BEGIN, INSIDE, CUE, SOURCE, RELAY, OTHER = "B", "I", "C", "S", "R", "O"
LABELS = (BEGIN, INSIDE, CUE, SOURCE, RELAY, OTHER)

Stretch = tuple[int, int]  # first and last token, both included


@dataclass(slots=True)
class Marks:
    """What is marked in a text: contents, cues, who said it, and who relays it."""

    contents: list[Span] = field(default_factory=list)
    cues: list[Span] = field(default_factory=list)
    sources: list[Span] = field(default_factory=list)
    relays: list[Span] = field(default_factory=list)


def labels_of(run: Run, marks: Marks) -> list[str]:
    """Return the labels of a row of tokens for what is marked in the text.

    A token belongs to what covers more than half of it; content goes before cue, cue before who
    relays, and that before a source: "analysts polled by | the Courier |".
    """
    labels = [OTHER] * len(run)
    for label, spans in ((SOURCE, marks.sources), (RELAY, marks.relays), (CUE, marks.cues)):
        for span in spans:
            for at in covered(run, span):
                labels[at] = label
    for span in outer(marks.contents):
        for number, at in enumerate(covered(run, span)):
            labels[at] = INSIDE if number and not run.opens(at) else BEGIN
    return labels


def outer(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that no other of them holds or reaches into, in text order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def covered(run: Run, span: Span) -> list[int]:
    """Return the tokens of which a span covers more than half, in text order."""
    found = []
    for at in range(_first_behind(run.stops, span.start), len(run)):
        start, stop = run.starts[at], run.stops[at]
        if start >= span.end:
            break
        if 2 * (min(stop, span.end) - max(start, span.start)) > stop - start:
            found.append(at)
    return found


def _first_behind(stops: Sequence[int], place: int) -> int:
    low, high = 0, len(stops)
    while low < high:
        middle = (low + high) // 2
        if stops[middle] <= place:
            low = middle + 1
        else:
            high = middle
    return low


def stretches_of(run: Run, labels: Sequence[str]) -> list[Stretch]:
    """Return the stretches of content that labels tell; none reaches over the end of a sentence."""
    found: list[Stretch] = []
    for at, label in enumerate(labels):
        if label == INSIDE and found and found[-1][1] == at - 1 and not run.opens(at):
            found[-1] = (found[-1][0], at)
        elif label in (BEGIN, INSIDE):
            found.append((at, at))
    return found
