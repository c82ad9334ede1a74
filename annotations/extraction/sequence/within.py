"""What the words of a quote tell of the words of others, read by the model of chains."""

from collections.abc import Sequence
from dataclasses import replace

from annotations.extraction.languages import Language
from annotations.extraction.layout import LONGEST_SAID, Layout
from annotations.extraction.nested import CONFIDENCE
from annotations.extraction.results import ProposedQuote
from annotations.extraction.sequence.levels import ByPlace, levels
from annotations.extraction.sequence.model import SequenceModel
from annotations.extraction.sequence.revise import RULE, clear_of, settled
from annotations.extraction.sequence.runs import runs_within

DEEPEST = 3
"""Levels of speech within speech."""


def revise_within(
    layout: Layout, quotes: Sequence[ProposedQuote], language: Language, model: SequenceModel
) -> list[ProposedQuote]:
    """Return quotes after the model has read the words of each for what they tell of others' words.

    Only what is `nested` is moved or dropped, and so is what is added. It goes inward, level by
    level. What stands clearly within no other quote stays as it is.
    """
    outer, inner = levels(quotes)
    places = ByPlace(inner)
    inside = [places.within(host.content) for host in outer]
    met = {quote.content for some in inside for quote in some}
    found = [*outer, *(quote for quote in inner if quote.content not in met)]
    for host, some in zip(outer, inside, strict=True):
        found += _told(layout, host, some, language, model, DEEPEST)
    return sorted(found, key=lambda quote: (quote.content, quote.rule))


def _told(
    layout: Layout,
    host: ProposedQuote,
    inside: Sequence[ProposedQuote],
    language: Language,
    model: SequenceModel,
    depth: int,
) -> list[ProposedQuote]:
    """What the words of one quote tell of others' words, at most so many levels deep."""
    if not depth or not host.sources or any(span.length > LONGEST_SAID for span in host.content):
        return list(inside)
    level, deeper = levels(inside)
    runs = list(runs_within(layout, host.kind, host.content, language))
    held, kept = settled(layout, runs, level, deeper, model)
    stated = [quote for quote in level if not quote.nested]
    told = [
        replace(quote, confidence=min(CONFIDENCE, quote.confidence), nested=True)
        for quote in [*held, *clear_of(held, kept)]
        if quote.nested or (quote.sources and quote.rule == RULE)
    ]
    level = [*stated, *clear_of(stated, told)]
    places = ByPlace(deeper)
    below = [places.within(one.content) for one in level]
    met = {quote.content for some in below for quote in some}
    stray = [quote for quote in deeper if not quote.nested and quote.content not in met]
    found = [*level, *stray]
    for one, some in zip(level, below, strict=True):
        found += _told(layout, one, some, language, model, depth - 1)
    return found
