"""Speech told of within the words of another: “Lee said she had been told to go”.

The rules propose of it only what the words around it are there to tell. What else somebody's words
report of others is read here, from the quotes as they stand in the end: what a sentence's
attributions tell in passing, and everything that is attributed between quotation marks. Who is
heard leads outward through all who speak around it, however many they are.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotations.extraction.assembly import quote_of
from annotations.extraction.attributed import Attribution
from annotations.extraction.attribution import attribute
from annotations.extraction.content import last_word
from annotations.extraction.cues import MOST_CUES
from annotations.extraction.enacted import enacted
from annotations.extraction.inner import unmarked, words_told
from annotations.extraction.languages import Language
from annotations.extraction.languages.base import words
from annotations.extraction.languages.tags import CUE
from annotations.extraction.layout import LONGEST_SAID, Layout, read_said
from annotations.extraction.passives import passives
from annotations.extraction.results import ProposedQuote, ProposedSource, QuoteKind
from annotations.extraction.retold import RULE, retold
from annotations.extraction.said_nouns import nouns
from annotations.text.spans import Span

CONFIDENCE = 0.3
"""Of what is nested: a part of other words, and seldom what an article is about."""

_TELLING = frozenset(words("before behind demand naming running shared passive noun according"))
_NEAR = 24  # quotes before a place that are looked at for one around it
_DEEPEST = 4  # quotations within quotations
_SELF = frozenset(words("i je j' j’"))  # who speaks: the chain leads on from who relays them
_NO_VIEW = frozenset(words("pour moi me us myself les"))  # « pour Noël », « selon moi »
_NOBODY = frozenset(words("it you vous s nobody none anybody anyone ever personne rien aucun"))


def find_nested(
    layout: Layout, quotes: Sequence[ProposedQuote], language: Language
) -> list[ProposedQuote]:
    """Return the quotes of a text with those that stand within the words of others, by place.

    Each is as if it stood alone: `lead_outward` tells through whom it is heard.
    """
    if not language.flags or language.patterns:
        return list(quotes)
    nest = _Nest(layout.text, quotes)
    for s in layout.sentences:
        for item in s.asides:
            if item.rule != "demand":
                nest.take(quote_of(layout, item), item)
    fresh = nest.quotes
    for _ in range(_DEEPEST):
        before = len(nest.quotes)
        for quote in fresh:
            for span in quote.content:
                if span.length <= LONGEST_SAID:
                    for item in _told_in(layout, quote, span, language):
                        nest.take(quote_of(layout, item), item)
        fresh = nest.quotes[before:]
    return sorted(nest.quotes, key=lambda quote: (quote.content, quote.rule))


def lead_outward(text: str, quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
    """Return quotes, by place, with whoever speaks around one as who relays it."""
    nest = _Nest(text, quotes)
    return sorted(nest.through(), key=lambda quote: (quote.content, quote.rule))


class _Nest:
    """Quotes by place, to which those that stand within others are added."""

    def __init__(self, text: str, quotes: Sequence[ProposedQuote]) -> None:
        self.text = text
        self.quotes = list(quotes)
        self.known = {quote.content for quote in quotes}
        self.outermost = list(range(len(self.quotes)))  # by number: the quote around all others
        self.told = Counter[int]()  # what is told within a quote that no other holds
        self.cues = {place for quote in quotes for place in _ends(quote.cue)}
        self.places = sorted(
            (span.start, span.end, number)
            for number, quote in enumerate(quotes)
            for span in quote.content
        )

    def take(self, made: ProposedQuote | None, item: Attribution) -> None:
        """Add what an attribution tells, unless it is told already or it is nobody's words."""
        if made is None or item.cue is None or not (item.sources or item.rule == "passive"):
            return
        made = unmarked(self.text, made)
        if made.content in self.known or not self.cues.isdisjoint(_ends(item.cue)):
            return
        host = self._host(made)
        if host is None or not self.quotes[host].sources:
            return
        root = self.outermost[host]
        if self.told[root] >= MOST_CUES:
            return
        if not self._may_say(item, host):
            return
        made = replace(
            made,
            sources=(*item.sources[:1], *item.relays),
            confidence=min(CONFIDENCE, made.confidence),
            rule=RULE,
            nested=True,
        )
        for span in made.content:
            insort(self.places, (span.start, span.end, len(self.quotes)))
        self.known.add(made.content)
        self.cues.update(_ends(made.cue))
        self.quotes.append(made)
        self.outermost.append(root)
        self.told[root] += 1

    def _may_say(self, item: Attribution, host: int) -> bool:
        """Whether who says something within a quote is somebody, and another than who is heard."""
        if not item.sources or item.cue is None:
            return True
        who = item.sources[0].span
        said, cue = who.of(self.text).lower(), item.cue.of(self.text).lower()
        if said in _NOBODY or (item.rule == "according" and not _NO_VIEW.isdisjoint((said, cue))):
            return False
        # "accused managers of telling staff to lie": it is the managers who told
        return item.rule != "running" or not who.overlaps(self.quotes[host].sources[0].span)

    def _host(self, made: ProposedQuote) -> int | None:
        """The quote with the fewest words around a cue and what it leads to."""
        places = [*made.content, *([made.cue] if made.cue else [])]
        start, end = min(span.start for span in places), max(span.end for span in places)
        begin = bisect_right(self.places, (start, len(self.text), len(self.quotes)))
        around = [
            (stop - first, number)
            for first, stop, number in self.places[max(0, begin - _NEAR) : begin]
            if end <= stop and self.quotes[number].content != made.content
        ]
        return min(around)[1] if around else None

    def through(self) -> list[ProposedQuote]:
        """The quotes with all who are heard around them, from the outermost inward."""
        whole = sorted(
            range(len(self.quotes)),
            key=lambda number: -sum(span.length for span in self.quotes[number].content),
        )
        for number in whole:
            quote = self.quotes[number]
            if not quote.sources or not (quote.nested or (quote.cue and quote.rule in _TELLING)):
                continue
            host = self._host(quote)
            if host is not None:
                own = quote.sources[0].span.of(self.text).lower() in _SELF
                outer = self.quotes[host].sources[own:]
                self.quotes[number] = replace(quote, sources=nobody_twice(quote.sources, outer))
        return self.quotes


def _ends(cue: Span | None) -> tuple[int, ...]:
    """Where a verb ends: it leads to one quote only."""
    return (cue.end,) if cue is not None else ()


def _told_in(
    layout: Layout, quote: ProposedQuote, span: Span, language: Language
) -> Iterator[Attribution]:
    """What somebody's words attribute to others: the surest readings first."""
    if quote.kind is QuoteKind.DIRECT:
        for s in read_said(layout, span, language):
            telling = s.seen & CUE or not language.telltales.isdisjoint(s.lows)
            found = [*attribute(s), *s.asides, *nouns(s, within=True)] if telling else []
            yield from (_cut(item) for item in found if not item.demands)
            yield from enacted(s, 0, last_word(s))
            if telling:
                yield from retold(s, 0, last_word(s))
                yield from (item for item in found if item.demands)
        return
    for s in layout.sentences_in(span):
        if s.seen & CUE:
            first, behind = bisect_left(s.starts, span.start), bisect_left(s.starts, span.end)
            if first < behind:
                yield from retold(s, first, behind - 1)
                for item in (*passives(s), *nouns(s, within=True)):
                    if item.cue is not None and span.start <= item.cue.start < span.end:
                        yield item
        yield from (item for item in s.asides if item.rule == "demand")


def _cut(item: Attribution) -> Attribution:
    """An attribution without what the speaker goes on with: "said it was a nip, | and I ran"."""
    if item.rule not in ("before", "noun") or not item.stretches:
        return item
    return replace(item, stretches=[words_told(item), *item.stretches[1:]])


def nobody_twice(
    own: Sequence[ProposedSource], outer: Sequence[ProposedSource]
) -> tuple[ProposedSource, ...]:
    """Who says it and whoever relays it; nobody twice."""
    chain = list(own)
    for each in outer:
        if not any(each.span.overlaps(one.span) for one in chain):
            chain.append(each)
    return tuple(chain)
