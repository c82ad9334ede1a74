"""Cue and source of a stretch of content that only the model found."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from annotations.extraction.grammar import subject_of
from annotations.extraction.languages.tags import CUE, QUOTED
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase
from annotations.extraction.results import ProposedQuote, ProposedSource
from annotations.extraction.sequence.labels import Stretch
from annotations.extraction.sequence.model import Reading
from annotations.extraction.sequence.runs import Run
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import subject_after
from annotations.extraction.subjects_before import subject_before
from annotations.text.spans import Span

_LIKELY = 0.3  # from this probability on a token may be part of a cue or a source
_FURTHEST = 40  # tokens between a content and its source


def cue_and_source(
    run: Run,
    reading: Reading,
    stretch: Stretch,
    quotes: Sequence[ProposedQuote],
    *,
    seen: bool = False,
) -> tuple[Span | None, tuple[ProposedSource, ...]]:
    """Return the cue of a stretch and who said it, as far as its sentence tells.

    The source is where the model sees one, else the subject of the verb that governs the content,
    else whoever the rules hear in the same sentence. With `seen`, only where the model sees one.
    """
    begin, end = _sentence(run, stretch[0])
    outside = [at for at in range(begin, end + 1) if not stretch[0] <= at <= stretch[1]]
    told = _group(reading.cue, outside, stretch)
    verb = _governor(run, stretch)
    if told is not None and (verb is None or not run.flags[verb] & CUE):
        verb = told[1]
    cue = told or (verb is not None and (verb, verb)) or None
    span = run.span(*cue) if cue else None
    sentence = run.sentences[run.numbers[begin]]
    offset = bisect_left(sentence.starts, run.starts[begin]) - begin
    first, last = stretch[0] + offset, stretch[1] + offset
    group = _group(reading.source, outside, stretch)
    if seen and group is None:
        return span, ()
    named = (group[0] + offset, group[1] + offset) if group else None
    for phrase in _candidates(sentence, verb if verb is None else verb + offset, named):
        if phrase is None or (phrase[0] <= last and first <= phrase[1]):
            continue
        if begin + offset <= phrase[0] and phrase[1] <= end + offset:
            return span, (source_of(sentence, phrase),)
    if run.within is not None:
        return span, ()
    here = Span(run.starts[begin], run.stops[end])
    for quote in quotes:
        if quote.sources and any(here.overlaps(place) for place in quote.content):
            return span, quote.sources[:1]
    return span, ()


def _candidates(s: Sentence, verb: int | None, seen: Phrase | None) -> Iterator[Phrase | None]:
    """Who may have said it, the surest first: token ranges of the sentence.

    A subject of the verb goes first only where it does not gainsay what the model sees.
    """
    if verb is not None:
        for phrase in (subject_of(s, verb), subject_before(s, verb)):
            if phrase is not None and (seen is None or _near(phrase, seen)):
                yield phrase
        yield seen
        yield subject_after(s, verb)
    yield seen


def _near(one: Phrase, other: Phrase) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _sentence(run: Run, at: int) -> Stretch:
    """The first and the last token of the sentence that a token stands in."""
    first = last = at
    while not run.opens(first):
        first -= 1
    while not run.closes(last):
        last += 1
    return first, last


def _group(chances: Sequence[float], places: Iterable[int], stretch: Stretch) -> Stretch | None:
    """The neighbouring tokens that are likeliest to be what is looked for, near a stretch."""
    groups: list[list[int]] = []
    for at in places:
        if chances[at] < _LIKELY:
            continue
        if groups and groups[-1][-1] == at - 1:
            groups[-1].append(at)
        else:
            groups.append([at])
    near = [
        group
        for group in groups
        if min(abs(group[0] - stretch[1]), abs(stretch[0] - group[-1])) <= _FURTHEST
    ]
    if not near:
        return None
    best = max(near, key=lambda group: (max(chances[at] for at in group), -group[0]))
    return best[0], best[-1]


def _governor(run: Run, stretch: Stretch) -> int | None:
    """The token outside a stretch on which its content hangs; a verb of saying goes first."""
    found = None
    for at in range(stretch[0], stretch[1] + 1):
        head = run.heads[at]
        if head >= 0 and not stretch[0] <= head <= stretch[1] and not run.flags[head] & QUOTED:
            if run.flags[head] & CUE:
                return head
            if found is None and run.pos[head] == "VERB":
                found = head
    return found
