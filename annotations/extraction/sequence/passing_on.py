"""Who relays the quotes of a row, where the model sees somebody whom no rule did."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotations.extraction.grammar import is_verb
from annotations.extraction.languages.reporting import CLASSES
from annotations.extraction.layout import Layout, Sentence
from annotations.extraction.results import ProposedQuote, ProposedSource
from annotations.extraction.sequence.features import features_of
from annotations.extraction.sequence.labels import Stretch, covered
from annotations.extraction.sequence.model import Reading, SequenceModel
from annotations.extraction.sequence.runs import Run, beside, runs_of
from annotations.extraction.sources import source_of

RELAYED = 0.35
"""From this probability on a token is one of who relays. Chosen by how many chains come out whole
in articles left out of the training."""
_FURTHEST = 40  # tokens between a quote and who relays it

Chain = tuple[ProposedSource, ...]


def pass_on(
    layout: Layout,
    ruled: Sequence[ProposedQuote],
    quotes: Sequence[ProposedQuote],
    model: SequenceModel,
) -> list[ProposedQuote]:
    """Return quotes with whoever the model sees relay them.

    `ruled` are what the rules proposed, by which the model was taught to read.
    """
    found = list(quotes)
    runs = list(runs_of(layout))
    both = zip(runs, beside(runs, ruled), beside(runs, quotes), strict=True)
    for run, seen, here in both:
        if not any(len(quotes[number].sources) == 1 for number in here):
            continue
        reading = model.read(features_of(run, [ruled[number] for number in seen]))
        chains = chains_of(run, reading, {number: quotes[number] for number in here})
        for number, chain in chains.items():
            found[number] = replace(quotes[number], sources=chain)
    return found


def chains_of(run: Run, reading: Reading, quotes: Mapping[int, ProposedQuote]) -> dict[int, Chain]:
    """Return who is heard in the quotes of a row, and through whom, where the model adds to it.

    The keys are those of `quotes`. Whoever the model sees relays what is said nearest to them in
    their sentence, and whatever the same person says there; without any there, what comes next in
    the row. A quote that a rule has led through somebody stays as it is. Who relays may be named
    within the words for who said it ("analysts polled by | the Courier"), but not be them.
    """
    found: dict[int, Chain] = {}
    groups = _groups(run, reading.relay, RELAYED)
    for group in sorted(groups, key=lambda group: -max(reading.relay[group[0] : group[1] + 1])):
        through = _named(run, group)
        near = _nearest(run, group, quotes)
        if near is None:
            continue
        own = quotes[near].sources[0].span
        for number, quote in quotes.items():
            if len(quote.sources) != 1 or number in found or quote.sources[0].span != own:
                continue
            if any(through.span.overlaps(said) for said in quote.content):
                continue
            apart = not own.overlaps(through.span) and not _tells_of(run, quote, group)
            if apart or (own.start < through.span.start and through.span.end <= own.end):
                found[number] = quote.sources[0], through
    return found


def _tells_of(run: Run, quote: ProposedQuote, group: Stretch) -> bool:
    """Whether a group only tells who speaks, behind a comma: "Lee, head of | the Argus |, said"."""
    own = covered(run, quote.sources[0].span)
    if not own or quote.cue is None or group[0] <= own[-1]:
        return False
    cue, between = covered(run, quote.cue), run.words[own[-1] + 1 : group[0]]
    if not cue or cue[0] <= group[1] or between[:1] != [","] or "," in between[1:]:
        return False
    return not any("gets" in CLASSES.get(word.lower(), ()) for word in between)


def _groups(run: Run, chances: Sequence[float], least: float) -> list[Stretch]:
    """The neighbouring tokens, in one sentence, that are likely enough to be what is looked for."""
    found: list[Stretch] = []
    for at, chance in enumerate(chances):
        if chance < least:
            continue
        if found and found[-1][1] == at - 1 and not run.opens(at):
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def _named(run: Run, group: Stretch) -> ProposedSource:
    s = run.sentences[run.numbers[group[0]]]
    offset = bisect_left(s.starts, run.starts[group[0]]) - group[0]
    first, last = group[0] + offset, group[1] + offset
    while last > first and _is_doing(s, last):  # "a note that | his sister | forwarded"
        last -= 1
    return source_of(s, (first, last))


def _is_doing(s: Sentence, at: int) -> bool:
    """Whether a word behind who relays tells what they do: by syntax, or a verb of passing on."""
    if not s.words[at].islower():
        return False
    read = is_verb(s, at)
    return "gets" in CLASSES.get(s.lows[at], ()) if read is None else read


def _nearest(run: Run, group: Stretch, quotes: Mapping[int, ProposedQuote]) -> int | None:
    """The quote of the sentence of a group whose cue or source is nearest, else the next one."""
    ranked = []
    for number, quote in quotes.items():
        if not quote.sources:
            continue
        for span in (quote.sources[0].span, *([quote.cue] if quote.cue else [])):
            for at in covered(run, span)[:1]:
                same = run.numbers[at] == run.numbers[group[0]]
                if (same or at > group[1]) and abs(at - group[0]) <= _FURTHEST:
                    ranked.append((not same, abs(at - group[0]), number))
    return min(ranked)[2] if ranked else None
