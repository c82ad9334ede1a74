"""From attributed stretches and quotations to proposed quotes."""

from dataclasses import dataclass, field, replace

from annotations.extraction.attributed import Attribution
from annotations.extraction.attribution import attribute
from annotations.extraction.incise import find_incise
from annotations.extraction.labels import find_labels
from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import QUOTED
from annotations.extraction.layout import Layout, Sentence
from annotations.extraction.marks import Quotation
from annotations.extraction.results import ProposedQuote, QuoteKind
from annotations.text.spans import Span

_DIRECT = 0.9  # the share of quoted letters from which a whole clause counts as quoted
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
            builder.add(number, label)
            builder.waiting = label if label.awaits else None
            continue
        builder.sentence(number, sentence, attribute(sentence, language))
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

    def sentence(self, number: int, s: Sentence, found: list[Attribution]) -> None:
        """Take in one sentence with its attributions."""
        taken: set[int] = set()
        first_draft: _Draft | None = None
        for attribution in found:
            if attribution.awaits and not attribution.stretches:
                continue
            draft = self.add(number, attribution)
            if draft is None:
                continue
            first_draft = first_draft or draft
            for first, last in attribution.stretches:
                taken.update(s.starts[at] for at in range(first, last + 1) if s.flags[at] & QUOTED)
        loose = [
            self.layout.quotations[start]
            for start, flag in zip(s.starts, s.flags, strict=True)
            if flag & QUOTED and start not in taken and start in self.layout.quotations
        ]
        if first_draft is not None and first_draft.quote.kind is not QuoteKind.INDIRECT:
            resumed = any(self.layout.quotations[start].goes_on for start in taken)
            self._join_floating(first_draft, s.paragraph, resumed=resumed)
        for quotation in loose:
            self._loose(number, s, quotation)
        waiting = next((item for item in found if item.awaits), None)
        if waiting is not None or loose or found:
            self.waiting = waiting

    def add(self, number: int, attribution: Attribution) -> _Draft | None:
        """Turn an attribution into a draft; None when nothing remains of its content."""
        quote = _quote_of(self.layout, attribution)
        if quote is None:
            return None
        draft = _Draft(quote, attribution.sentence.paragraph, number)
        self.drafts.append(draft)
        if quote.kind is not QuoteKind.INDIRECT and not attribution.naming:
            self.last = draft
        return draft

    def _loose(self, number: int, s: Sentence, quotation: Quotation) -> None:
        """Place a quotation that no cue of its own sentence claims."""
        text = self.layout.text
        inner = _said(text, quotation)
        alone = quotation.start <= s.start and quotation.end >= s.start + _words_end(s)
        last = self.last
        if self._incise(number, s, quotation):
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
            self.floating.append((last, number, s.paragraph, quotation))
        elif _is_spoken(text, quotation, self._fewest_inside()):
            self._propose(number, s, inner, None)

    def _fewest_inside(self) -> int:
        """How many words a quotation within a clause needs: titles and distances are shorter."""
        return 2 * self.fewest if self.language.flags else self.fewest

    def _incise(self, number: int, s: Sentence, quotation: Quotation) -> bool:
        """Take in a quotation whose attribution stands between its marks.

        French writes « Il pleut, dit-elle. Rentrons. »; elsewhere it means a missing mark.
        """
        if quotation.closed and not self.language.inverts:
            return False
        quote = find_incise(self.layout.text, _said(self.layout.text, quotation), self.language)
        if quote is None or (quotation.closed and not quote.sources):
            return False
        self.last = _Draft(quote, s.paragraph, number)
        self.drafts.append(self.last)
        return True

    def _propose(self, number: int, s: Sentence, inner: Span, waiting: Attribution | None) -> None:
        quote = ProposedQuote(
            QuoteKind.DIRECT,
            (inner,),
            waiting.cue if waiting else None,
            waiting.sources if waiting else (),
            0.8 if waiting else 0.3,
            waiting.rule if waiting else "marks",
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
        for before, number, paragraph, quotation in self.floating:
            if not _is_spoken(text, quotation, self.fewest):
                continue
            near = before is not None and paragraph - before.paragraph <= 1
            sources = before.quote.sources[:1] if before is not None and near else ()
            confidence, rule = (0.5, "neighbour") if sources else (0.3, "marks")
            quote = ProposedQuote(
                QuoteKind.DIRECT, (_said(text, quotation),), None, sources, confidence, rule
            )
            self.drafts.append(_Draft(quote, paragraph, number))
        grown = [draft.grown() for draft in self.drafts]
        quotes = {quote.content: quote for quote in reversed(grown)}
        return sorted(quotes.values(), key=lambda quote: (quote.content, quote.rule))


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


def _quote_of(layout: Layout, attribution: Attribution) -> ProposedQuote | None:
    """Work out the kind from how much of the content is quoted, and the exact spans."""
    s, text = attribution.sentence, layout.text
    inside = [_quotations_in(layout, s, *stretch) for stretch in attribution.stretches]
    quoted = sum(_letters(text, part) for parts in inside for part in parts)
    told = sum(
        len(s.words[at])
        for first, last in attribution.stretches
        for at in range(first, last + 1)
        if not s.flags[at] & QUOTED and s.words[at][0].isalnum()
    )
    if not quoted + told:
        return None
    direct = quoted >= _DIRECT * (quoted + told)
    spans: list[Span] = []
    for (first, last), parts in zip(attribution.stretches, inside, strict=True):
        if direct:
            spans += [_said(text, part) for part in parts]
        elif (span := _bare(text, s, first, last, parts)) is not None:
            spans.append(span)
    if not spans:
        return None
    kind = QuoteKind.DIRECT if direct else QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
    return ProposedQuote(
        QuoteKind.MIXED if attribution.naming else kind,
        tuple(sorted(spans)),
        attribution.cue,
        attribution.sources,
        attribution.confidence,
        attribution.rule,
        attribution.hedged,
    )


def _quotations_in(layout: Layout, s: Sentence, first: int, last: int) -> list[Quotation]:
    """The quotations that stand in a stretch of a sentence."""
    found = (layout.quotations.get(s.starts[at]) for at in range(first, last + 1))
    return [quotation for quotation in found if quotation is not None]


def _letters(text: str, quotation: Quotation) -> int:
    inner = text[quotation.inner_start : quotation.inner_end]
    return len(inner) - inner.count(" ")


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
