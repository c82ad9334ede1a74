"""The rules' quotes and the model's stretches made one: what to adjust, to drop and to add.

The model's word on a place counts where it is surer than the rules' proposal there; who said it,
and through whom, stays what the rules found. A stretch that no rule proposed becomes a quote when
the model is sure of it, with the source found beside it.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotations.extraction.languages.tags import QUOTED
from annotations.extraction.layout import Layout
from annotations.extraction.nested import nobody_twice
from annotations.extraction.results import ProposedQuote, ProposedSource, QuoteKind
from annotations.extraction.sequence.features import features_of
from annotations.extraction.sequence.labels import Stretch, covered, stretches_of
from annotations.extraction.sequence.levels import ByPlace, levels
from annotations.extraction.sequence.model import Reading, SequenceModel
from annotations.extraction.sequence.newcomers import cue_and_source
from annotations.extraction.sequence.pieces import content_of
from annotations.extraction.sequence.runs import Run, beside, runs_of
from annotations.text.spans import Span

# Chosen on news marked by others, which no weights here were trained on.
ADDED = 0.7  # a stretch that no rule proposes is taken from this mean probability on
ADDED_WITHIN = 0.2  # … within the words of another, where each of its tokens has as much
BEGUN = 0.5  # … and its first token begins one with this probability
DROPPED = 0.1  # a proposal whose words are content with less than this is let go
CERTAIN = 0.95  # … unless the rules are so sure of it: marks with a verb of saying beside them
SURER = 0.3  # by how much an edge must be likelier than the rules' to be moved there
SURER_WITHIN = 0.1  # … within the words of another, where the rules know less
DOUBTFUL = 0.2  # a source in which no token reaches this probability may be replaced
_MARKS = 4  # code points: a quotation mark with its space and a comma, and not yet a word
_NAMELESS = frozenset(["passive", "impersonal"])  # "they were warned of": nobody is named
RULE = "sequence"
"""The name of the rule that the model's own quotes carry."""


@dataclass(slots=True)
class _Piece:
    """One span of a rules' quote as tokens of a row; `quote` is its place in the list."""

    quote: int
    stretch: Stretch
    span: Span


@dataclass(slots=True)
class _Fate:
    """What becomes of a rules' quote: the pieces it keeps, each with its score.

    One is `held` as it is that has an edge between quotation marks, where the model sees no words.

    `cue` and `sources` are what the model would put in place of the rules', where it would.
    """

    spans: list[Span] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    kinds: set[QuoteKind] = field(default_factory=set)
    moved: bool = False
    held: bool = False
    cue: Span | None = None
    sources: tuple[ProposedSource, ...] = ()


def revise(
    layout: Layout, quotes: Sequence[ProposedQuote], model: SequenceModel
) -> list[ProposedQuote]:
    """Return the quotes of a text after the model has read it, in the order of their content.

    A quote within another's content stays as it is, as long as the other does.
    """
    outer, inner = levels(quotes)
    held, kept = settled(layout, list(runs_of(layout)), outer, inner, model)
    return _in_order([*held, *clear_of(held, kept)], inner)


def settled(
    layout: Layout,
    runs: Sequence[Run],
    quotes: Sequence[ProposedQuote],
    deeper: Sequence[ProposedQuote],
    model: SequenceModel,
) -> tuple[list[ProposedQuote], list[ProposedQuote]]:
    """Return the quotes of some rows after the model has read them: those held as they are, others.

    `deeper` are quotes within those; the model sees them, and leaves them alone.
    """
    ordered = [*quotes, *deeper]
    fates = [_Fate() for _ in quotes]
    added: list[ProposedQuote] = []
    for run, numbers in zip(runs, beside(runs, ordered), strict=True):
        reading = model.read(features_of(run, [ordered[number] for number in numbers]))
        here = {number: quotes[number] for number in numbers if number < len(quotes)}
        _settle(layout, run, reading, here, fates, added, model)
    pairs = list(zip(quotes, fates, strict=True))
    places = ByPlace(deeper)
    for quote, fate in pairs:
        if fate.moved and _is_only_inner(fate.spans, places.within(quote.content)):
            fate.spans, fate.moved = list(quote.content), False
    held = [_renewed(quote, fate, model) for quote, fate in pairs if fate.held]
    kept = [_renewed(quote, fate, model) for quote, fate in pairs if fate.spans and not fate.held]
    return held, [*kept, *added]


def _is_only_inner(spans: Sequence[Span], inside: Sequence[ProposedQuote]) -> bool:
    """Whether some words are left without the verb that leads to words of another in them.

    "According to Lee, | he demanded that it be struck out |" is not "it be struck out" alone.
    """
    return any(
        quote.cue is not None
        and not any(quote.cue.overlaps(span) for span in spans)
        and any(part.overlaps(span) for part in quote.content for span in spans)
        for quote in inside
    )


def clear_of(held: Sequence[ProposedQuote], quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
    """The quotes without what reaches into one that is held as it is."""
    taken = sorted(span for quote in held for span in quote.content)
    starts = [span.start for span in taken]
    found = []
    for quote in quotes:
        content = tuple(
            span
            for span in quote.content
            if not any(span.overlaps(other) for other in _about(span, taken, starts))
        )
        if content:
            found.append(quote if content == quote.content else replace(quote, content=content))
    return found


def _about(span: Span, spans: Sequence[Span], starts: Sequence[int]) -> Sequence[Span]:
    """Those of some spans, in order and apart, that may overlap one."""
    return spans[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end)]


def _settle(
    layout: Layout,
    run: Run,
    reading: Reading,
    quotes: Mapping[int, ProposedQuote],
    fates: Sequence[_Fate],
    added: list[ProposedQuote],
    model: SequenceModel,
) -> None:
    """Settle one row of tokens: give each quote its pieces, and gather new quotes."""
    pieces = _pieces(run, quotes)
    for piece in pieces:
        fates[piece.quote].held |= _parts_token(run, piece)
    chosen: list[tuple[Stretch, _Piece | None]] = []
    met: set[int] = set()
    labels = reading.labels if run.within is None else reading.likely(ADDED_WITHIN)
    for stretch in stretches_of(run, labels):
        touched = [n for n, piece in enumerate(pieces) if _shared(piece.stretch, stretch) > 0]
        met.update(touched)
        if touched:
            best = pieces[max(touched, key=lambda n: (_shared(pieces[n].stretch, stretch), -n))]
            surer = SURER if run.within is None else SURER_WITHIN
            chosen.append((_edges(reading, stretch, best.stretch, surer), best))
        elif _is_new(run, reading, stretch):
            chosen.append((stretch, None))
    going_on = {pieces[number].quote for number in met}
    chosen += [
        (piece.stretch, piece)
        for number, piece in enumerate(pieces)
        if number not in met and _stays(reading, piece, quotes[piece.quote], going_on)
    ]
    for stretch, owner in _apart(chosen):
        if owner is not None:
            _keep(layout, run, reading, stretch, owner, quotes[owner.quote], fates[owner.quote])
        elif (new := _new(layout, run, reading, stretch, list(quotes.values()), model)) is not None:
            added.append(new)


def _is_new(run: Run, reading: Reading, stretch: Stretch) -> bool:
    """Whether the model is sure enough of a stretch that no rule proposed."""
    if run.within is not None:
        return reading.inside(*stretch) >= ADDED_WITHIN
    return reading.inside(*stretch) >= ADDED and reading.begins[stretch[0]] >= BEGUN


def _keep(
    layout: Layout,
    run: Run,
    reading: Reading,
    stretch: Stretch,
    piece: _Piece,
    quote: ProposedQuote,
    fate: _Fate,
) -> None:
    """Give a rules' quote the stretch that its piece has become."""
    same = stretch == piece.stretch
    content, kind = content_of(layout, run, stretch)
    fate.spans += [piece.span] if same else content
    fate.kinds.add(kind)
    fate.scores.append(reading.inside(*stretch))
    fate.moved |= not same
    first = piece.span == quote.content[0]
    if first and not fate.sources and _is_doubtful(run, reading, quote):
        fate.cue, fate.sources = cue_and_source(run, reading, stretch, (), seen=True)


def _stays(
    reading: Reading, piece: _Piece, quote: ProposedQuote, going_on: Collection[int]
) -> bool:
    """Whether a proposal that the model labels nowhere is kept: marks and a cue outweigh it.

    So does the other half of a sentence that an attribution interrupts: `going_on` are quotes of
    which a piece is labelled.
    """
    halved = quote.rule == "interrupted" and piece.quote in going_on
    return halved or quote.confidence >= CERTAIN or reading.inside(*piece.stretch) >= DROPPED


def _is_doubtful(run: Run, reading: Reading, quote: ProposedQuote) -> bool:
    """Whether the rules name nobody, or words that are hardly a source to the model."""
    if not quote.sources:
        return quote.rule not in _NAMELESS
    tokens = covered(run, quote.sources[0].span)
    return bool(tokens) and max(reading.source[at] for at in tokens) < DOUBTFUL


def _pieces(run: Run, quotes: Mapping[int, ProposedQuote]) -> list[_Piece]:
    start, end = run.starts[0], run.stops[-1]
    return [
        _Piece(number, (tokens[0], tokens[-1]), span)
        for number, quote in quotes.items()
        for span in quote.content
        if span.start < end and start < span.end and (tokens := _tokens(run, span))
    ]


def _tokens(run: Run, span: Span) -> list[int]:
    """The tokens that a span covers, or the one that holds it: a quotation."""
    held = bisect_right(run.starts, span.start) - 1
    return covered(run, span) or ([held] if held >= 0 and span.end <= run.stops[held] else [])


def _parts_token(run: Run, piece: _Piece) -> bool:
    """Whether a piece begins or ends among the words of a quotation: « Il pleut |, dit-elle. »."""
    first, last = piece.stretch
    return any(
        run.flags[at] & QUOTED
        and (piece.span.start - run.starts[at] > _MARKS or run.stops[at] - piece.span.end > _MARKS)
        for at in {first, last}
    )


def _shared(one: Stretch, other: Stretch) -> int:
    return min(one[1], other[1]) - max(one[0], other[0]) + 1


def _edges(reading: Reading, mine: Stretch, theirs: Stretch, surer: float) -> Stretch:
    """The model's edges where it is surer of them, otherwise the rules'."""
    first, last = theirs
    if reading.begins[mine[0]] > reading.begins[first] + surer:
        first = mine[0]
    if reading.ends(mine[1]) > reading.ends(last) + surer:
        last = mine[1]
    return (first, last) if first <= last else mine


def _apart(
    chosen: list[tuple[Stretch, _Piece | None]],
) -> list[tuple[Stretch, _Piece | None]]:
    """Cut what reaches into the stretch before it, so that no two share a token."""
    found: list[tuple[Stretch, _Piece | None]] = []
    reached = -1
    for (first, last), piece in sorted(chosen, key=lambda item: item[0]):
        if last > reached:
            found.append(((max(first, reached + 1), last), piece))
            reached = last
    return found


def _united(kinds: set[QuoteKind]) -> QuoteKind:
    return next(iter(kinds)) if len(kinds) == 1 else QuoteKind.MIXED


def _renewed(quote: ProposedQuote, fate: _Fate, model: SequenceModel) -> ProposedQuote:
    """A rules' quote with its pieces as settled, and how likely it is right."""
    if fate.sources and not fate.held:
        quote = replace(
            quote, sources=nobody_twice(fate.sources, quote.sources[1:]), cue=quote.cue or fate.cue
        )
    if fate.held:
        sure = sum(fate.scores) / len(fate.scores) if fate.scores else None
        return quote if sure is None else replace(quote, confidence=model.confidence(sure))
    return replace(
        quote,
        content=tuple(sorted(fate.spans)),
        kind=_united(fate.kinds) if fate.moved else quote.kind,
        confidence=model.confidence(sum(fate.scores) / len(fate.scores)),
    )


def _new(
    layout: Layout,
    run: Run,
    reading: Reading,
    stretch: Stretch,
    quotes: Sequence[ProposedQuote],
    model: SequenceModel,
) -> ProposedQuote | None:
    """A quote that no rule proposed; None when the stretch holds no word."""
    content, kind = content_of(layout, run, stretch)
    if not content:
        return None
    cue, sources = cue_and_source(run, reading, stretch, quotes)
    score = model.confidence(reading.inside(*stretch))
    return ProposedQuote(kind, tuple(content), cue, sources, score, RULE)


def _in_order(
    quotes: Sequence[ProposedQuote], inner: Sequence[ProposedQuote]
) -> list[ProposedQuote]:
    """All quotes by place, with those inside another that still stand wholly within it."""
    spans = sorted(span for quote in quotes for span in quote.content)
    starts = [span.start for span in spans]
    standing = [
        quote for quote in inner if all(_stands(span, spans, starts) for span in quote.content)
    ]
    found = {quote.content: quote for quote in [*quotes, *standing]}
    return sorted(found.values(), key=lambda quote: (quote.content, quote.rule))


def _stands(span: Span, spans: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a span lies within one of others that do not overlap, or clear of them all."""
    after = bisect_right(starts, span.start)
    before = spans[after - 1] if after else None
    if before is not None and span.start < before.end:
        return span.end <= before.end
    return after == len(spans) or span.end <= spans[after].start
