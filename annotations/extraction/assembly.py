"""From attributed stretches and quotations to proposed quotes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from annotations.extraction.attributed import Attribution
from annotations.extraction.attribution import attribute
from annotations.extraction.earlier import lead_back
from annotations.extraction.incise import find_incise
from annotations.extraction.inner import counts_inside, find_inner
from annotations.extraction.labels import find_labels
from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import QUOTED
from annotations.extraction.layout import Layout, Sentence
from annotations.extraction.marks import Quotation
from annotations.extraction.results import (
    Polarity,
    ProposedQuote,
    ProposedSource,
    QuoteKind,
    SourceKind,
)
from annotations.text.spans import Span

_LABEL = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,30}[A-ZÀ-Þ]): (?=\S)")
_PRINTED = 600  # code points: so long a quotation, and nobody heard, is a document or a tale
SPOKEN_WORDS = 5  # fewer quoted words without a cue are a title or a distance, not speech


@dataclass(slots=True)
class _Draft:
    """A quote while it may still grow: `more` are the spans that follow its content."""

    quote: ProposedQuote
    paragraph: int
    last_sentence: int
    more: list[Span] = field(default_factory=list)

    def grown(self) -> ProposedQuote:
        """The quote with all its content."""
        if not self.more:
            return self.quote
        return replace(self.quote, content=(*self.quote.content, *self.more))


def assemble(layout: Layout, language: Language) -> list[ProposedQuote]:
    """Return the proposed quotes of a text in the order of their content."""
    builder = _Builder(layout, language)
    labels = find_labels(layout, language)
    for number, sentence in enumerate(layout.sentences):
        label = labels.get(number)
        if label is not None:
            builder.label(number, label)
            builder.within(number, label, attribute(sentence))
            builder.waiting = label if label.awaits else None
            continue
        builder.sentence(number, sentence, attribute(sentence))
    return builder.finish()


class _Builder:
    """Walks the sentences once, keeping what the next one may continue."""

    def __init__(self, layout: Layout, language: Language) -> None:
        self.layout = layout
        self.language = language
        # Without words of a language no title can be told from speech: short quotations count.
        self.fewest = SPOKEN_WORDS if language.flags else 3
        self.drafts: list[_Draft] = []
        self.waiting: Attribution | None = None  # "she said:" before a paragraph of quotation
        self.floating: list[tuple[_Draft | None, int, int, Quotation]] = []  # see _loose
        self.last: _Draft | None = None  # the direct quote that a following one may continue
        self.heard: _Draft | None = None  # the last quote of whatever kind with a source

    def sentence(self, number: int, s: Sentence, found: list[Attribution]) -> None:
        """Take in one sentence with its attributions."""
        if self.waiting is not None and not found and self._printed(number, s, self.waiting):
            return
        if not found and not s.seen & QUOTED:
            return
        taken: set[int] = set()
        first_draft = self._take(number, s, found, taken)
        loose = self._others(s, taken) if s.seen & QUOTED else []
        if first_draft is not None and first_draft.quote.kind is not QuoteKind.INDIRECT:
            resumed = any(self.layout.quotations[start].goes_on for start in taken)
            self._join_floating(first_draft, s.paragraph, resumed=resumed)
        for quotation in loose:
            self._loose(number, s, quotation)
        waiting = next((item for item in found if item.awaits), None)
        if waiting is not None or loose or found:
            self.waiting = waiting

    def _take(
        self, number: int, s: Sentence, found: list[Attribution], taken: set[int]
    ) -> "_Draft | None":
        """Take in attributions; return the first draft, and note in `taken` what they quote."""
        first: _Draft | None = None
        for attribution in found:
            if attribution.awaits and not attribution.stretches:
                continue
            within = attribution.rule == "colon" and self._tells_its_speaker(number, attribution)
            draft = None if within else self.add(number, attribution)
            if draft is None and not within:
                continue
            first = first or draft
            if s.seen & QUOTED:
                taken.update(s.starts[at] for at in _quoted(s, attribution.stretches))
        return first

    def _others(self, s: Sentence, taken: set[int]) -> list[Quotation]:
        """The quotations of a sentence that begin elsewhere than those taken."""
        starts = (s.starts[at] for at in s.places(QUOTED))
        quotations = self.layout.quotations
        return [quotations[at] for at in starts if at not in taken and at in quotations]

    def _printed(self, number: int, s: Sentence, waiting: Attribution) -> bool:
        """Take in a paragraph that stands without marks behind "She wrote:"."""
        if s.paragraph != waiting.sentence.paragraph + 1 or s.seen & QUOTED or not waiting.cue:
            return False
        last = self.last
        if last is not None and last.paragraph == s.paragraph and last.last_sentence == number - 1:
            begin = last.quote.content[0].start
            last.quote = replace(last.quote, content=(Span(begin, s.end),))
            last.last_sentence = number
        else:
            self._propose(number, s, Span(s.start, s.end), waiting)
        return True

    def label(self, number: int, label: Attribution) -> None:
        """Take in what a name before a colon says: one stretch of words over its sentences."""
        before = self.drafts[-1] if self.drafts else None
        quote = quote_of(self.layout, label)
        if label.goes_on and before is not None and quote is not None:
            said = before.quote.content
            whole = Span(said[-1].start, quote.content[-1].end)
            if before.quote.kind is not QuoteKind.DIRECT and said[-1].end <= quote.content[0].start:
                before.quote = replace(before.quote, content=(*said[:-1], whole))
                return
        self.add(number, label)

    def within(self, number: int, label: Attribution, found: list[Attribution]) -> None:
        """Take in what somebody with a label before them reports of others."""
        label.sentence.asides = [*label.sentence.asides, *found]
        for item in found:
            quote = quote_of(self.layout, item) if counts_inside(item, self.layout.text) else None
            if quote is not None:
                quote = replace(quote, sources=(*item.sources, *label.sources))
                self.drafts.insert(-1, _Draft(quote, label.sentence.paragraph, number))

    def add(self, number: int, attribution: Attribution) -> _Draft | None:
        """Turn an attribution into a draft; None when nothing remains of its content."""
        quote = quote_of(self.layout, attribution)
        if quote is None:
            return None
        draft = _Draft(quote, attribution.sentence.paragraph, number)
        self.drafts.append(draft)
        if quote.sources:
            self.heard = draft
        if quote.kind is not QuoteKind.INDIRECT and not attribution.naming:
            self.last = draft
        return draft

    def _loose(self, number: int, s: Sentence, quotation: Quotation) -> None:
        """Place a quotation that no cue of its own sentence claims."""
        text = self.layout.text
        inner = _said(text, quotation)
        alone = quotation.start <= s.start and quotation.end >= s.start + _words_end(s)
        last = self.last
        if self._labelled(number, s, inner) or self._incise(number, s, quotation):
            return
        if quotation.goes_on and last is not None and number - last.last_sentence <= 2:
            self._extend(last, inner, number)
        elif self.waiting is not None and alone:
            waiting = replace(self.waiting, stretches=[])
            self._propose(number, s, inner, waiting)
        elif (
            alone
            and last is not None
            and last.paragraph == s.paragraph
            and (last.last_sentence >= number - 1)
        ):
            self._extend(last, inner, number)
        elif alone:
            before = self._just_heard(number, s) or last
            self.floating.append((before, number, s.paragraph, quotation))
        elif _is_spoken(text, quotation, self._fewest_inside(s, quotation)):
            self._propose(number, s, inner, None)

    def _labelled(self, number: int, s: Sentence, inner: Span) -> bool:
        """Take in a quotation that begins with who speaks: "“LEE: It is a start.”"."""
        label = _LABEL.match(self.layout.text, inner.start, inner.end)
        if label is None or label[1].lower() in self.language.label_stoplist:
            return False
        source = ProposedSource(Span(*label.span(1)), SourceKind.PERSON)
        content = (Span(label.end(), inner.end),)
        quote = ProposedQuote(QuoteKind.DIRECT, content, None, (source,), 0.5, "label")
        self.last = self.heard = _Draft(quote, s.paragraph, number)
        self.drafts.append(self.last)
        return True

    def _just_heard(self, number: int, s: Sentence) -> _Draft | None:
        """Who is told of in the sentence before: "It was a start, Lee said. | “It helps.” "."""
        heard = self.heard
        if heard is None or heard.paragraph != s.paragraph:
            return None
        if heard.quote.polarity in (Polarity.ASKED, Polarity.DENIED):
            return None  # "He was asked whether he would go. | “No.” |"
        return heard if heard.last_sentence == number - 1 else None

    def _fewest_inside(self, s: Sentence, quotation: Quotation) -> int:
        """How many words a quotation within a clause needs: titles and distances are shorter.

        What a colon announces to the end of the sentence is read out: a sign, a slogan.
        """
        at = bisect_left(s.starts, quotation.start)
        announced = at > 0 and s.words[at - 1] == ":" and quotation.end >= s.start + _words_end(s)
        return 2 * self.fewest if self.language.flags and not announced else self.fewest

    def _incise(self, number: int, s: Sentence, quotation: Quotation) -> bool:
        """Take in a quotation whose attribution stands between its marks.

        French writes « Il pleut, dit-elle. Rentrons. »; elsewhere it means a missing mark.
        """
        if quotation.closed and not self.language.inverts:
            return False
        quote = find_incise(self.layout, _said(self.layout.text, quotation), self.language)
        if quote is None or (quotation.closed and not quote.sources):
            return False
        self.last = _Draft(quote, s.paragraph, number)
        self.drafts.append(self.last)
        return True

    def _tells_its_speaker(self, number: int, attribution: Attribution) -> bool:
        """Whether quoted words say themselves whose they are: Luc rit : « Non, dit Anne. »."""
        s = attribution.sentence
        start = s.starts[attribution.stretches[0][0]]
        quotation = self.layout.quotations.get(start)
        inverts = self.language.inverts
        return quotation is not None and inverts and self._incise(number, s, quotation)

    def _propose(self, number: int, s: Sentence, inner: Span, waiting: Attribution | None) -> None:
        quote = ProposedQuote(
            QuoteKind.DIRECT,
            (inner,),
            waiting.cue if waiting else None,
            waiting.sources if waiting else (),
            0.8 if waiting else 0.3,
            waiting.rule if waiting else "marks",
            polarity=waiting.polarity if waiting else Polarity.ASSERTED,
            addressee=waiting.addressee if waiting else None,
        )
        self.last = _Draft(quote, s.paragraph, number)
        self.drafts.append(self.last)

    def _extend(self, draft: _Draft, inner: Span, number: int) -> None:
        last = draft.more[-1] if draft.more else draft.quote.content[-1]
        if inner.start < last.end:
            return
        draft.more.append(inner)
        draft.last_sentence = number

    def _join_floating(self, draft: _Draft, paragraph: int, *, resumed: bool) -> None:
        """Quoted sentences just before an attributed one in its paragraph belong to it.

        So do the paragraphs before, when the quotation was opened there (`resumed`).
        """
        text = self.layout.text
        before: list[Span] = []
        while self.floating and (resumed or self.floating[-1][2] == paragraph):
            quotation = self.floating.pop()[3]
            resumed = quotation.goes_on
            before.append(_said(text, quotation))
        content = draft.quote.content
        before = [span for span in reversed(before) if span.end <= content[0].start]
        if before:
            draft.quote = replace(draft.quote, content=(*before, *content))

    def finish(self) -> list[ProposedQuote]:
        """Place what is left and return everything in text order."""
        text = self.layout.text
        unheard = self.language.flags and not self.drafts
        for before, number, paragraph, quotation in self.floating:
            printed = unheard and quotation.end - quotation.start > _PRINTED
            if printed or not _is_spoken(text, quotation, self.fewest):
                continue
            near = before is not None and paragraph - before.paragraph <= 1
            sources = before.quote.sources[:1] if before is not None and near else ()
            confidence, rule = (0.5, "neighbour") if sources else (0.3, "marks")
            quote = ProposedQuote(
                QuoteKind.DIRECT, (_said(text, quotation),), None, sources, confidence, rule
            )
            self.drafts.append(_Draft(quote, paragraph, number))
        grown = [draft.grown() for draft in self.drafts]
        grown += [
            inner for quote in grown for inner in find_inner(self.layout, quote, self.language)
        ]
        quotes = {quote.content: quote for quote in reversed(grown)}
        return lead_back(self.layout, sorted(quotes.values(), key=_place))


def _place(quote: ProposedQuote) -> tuple[list[tuple[int, int]], str]:
    """Where a quote stands among others."""
    return [(span.start, span.end) for span in quote.content], quote.rule


def _quoted(s: Sentence, stretches: list[tuple[int, int]]) -> Iterator[int]:
    """The tokens of some stretches that stand in for quotations."""
    places = list(s.places(QUOTED))
    for first, last in stretches:
        yield from places[bisect_left(places, first) : bisect_right(places, last)]


def _said(text: str, quotation: Quotation) -> Span:
    """The words inside the marks, without a comma that only leads on to "she said"."""
    end = quotation.inner_end
    if end - quotation.inner_start > 1 and text[end - 1] == ",":
        end -= 1
    return Span(quotation.inner_start, end)


def _words_end(s: Sentence) -> int:
    """Offset, within the sentence, of the end of its last token that is no full stop."""
    end = len(s) - 1
    while end > 0 and s.words[end][0] in ".,;:!?":
        end -= 1
    return s.stop(end) - s.start


def _is_spoken(text: str, quotation: Quotation, fewest: int) -> bool:
    """Whether quoted words without a cue are long enough to be speech."""
    inner = text[quotation.inner_start : quotation.inner_end]
    return not quotation.single and len(inner.split()) >= fewest


def quote_of(layout: Layout, attribution: Attribution) -> ProposedQuote | None:
    """Work out the kind from how much of the content is quoted, and the exact spans."""
    s, text = attribution.sentence, layout.text
    inside = [_quotations_in(layout, s, *stretch) for stretch in attribution.stretches]
    quoted = any(_says_something(text, part) for parts in inside for part in parts)
    told = any(
        s.words[at][0].isalnum() and not s.flags[at] & QUOTED
        for first, last in attribution.stretches
        for at in range(first, last + 1)
    )
    if not (quoted or told):
        return None
    direct = not told
    spans: list[Span] = []
    for (first, last), parts in zip(attribution.stretches, inside, strict=True):
        if direct:
            spans += [_said(text, part) for part in parts]
        elif (span := _bare(text, s, first, last, parts)) is not None:
            spans.append(span)
    if not spans:
        return None
    spoken = direct or (not quoted and _is_dialogue(attribution))
    kind = QuoteKind.DIRECT if spoken else QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
    return ProposedQuote(
        QuoteKind.MIXED if attribution.naming else kind,
        tuple(sorted(spans)),
        attribution.cue,
        attribution.sources,
        attribution.confidence,
        attribution.rule,
        attribution.hedged,
        attribution.polarity,
        attribution.addressee,
    )


def _is_dialogue(attribution: Attribution) -> bool:
    """Whether a line behind a dash is what somebody says: "— Il pleut, dit-elle."."""
    s, cue, sources = attribution.sentence, attribution.cue, attribution.sources
    if s.words[0] not in ("—", "―", "–") or attribution.rule not in ("behind", "interrupted"):
        return False
    return cue is not None and bool(sources) and sources[0].span.end > cue.start


def _quotations_in(layout: Layout, s: Sentence, first: int, last: int) -> list[Quotation]:
    """The quotations that stand in a stretch of a sentence; mostly there are none."""
    if not s.seen & QUOTED:
        return []
    found = (layout.quotations.get(s.starts[at]) for at in _quoted(s, [(first, last)]))
    return [quotation for quotation in found if quotation is not None]


def _says_something(text: str, quotation: Quotation) -> bool:
    return bool(text[quotation.inner_start : quotation.inner_end].strip(" "))


def _bare(text: str, s: Sentence, first: int, last: int, inside: list[Quotation]) -> Span | None:
    """The stretch without commas at its ends; without its marks if they enclose all of it."""
    while first < last and s.words[first][0] in ",:;—–-":
        first += 1
    while last > first and s.words[last][0] in ",:;—–-.":
        last -= 1
    start, end = s.starts[first], s.stop(last)
    if len(inside) == 1 and inside[0].start == start and inside[0].end == end:
        return _said(text, inside[0])
    return Span(start, end) if start < end else None
