"""Direct quotes by their marks, with a speaker by simple patterns.

For the languages that have words but no grammar here (`Language.patterns`): no indirect speech is
looked for. Each quotation is read in its sentence (see `spoken.Place`); what no verb claims may
continue the quotation before it, or belong to the one after it in its paragraph.
"""

from dataclasses import dataclass, field

from annotations.extraction.languages import Language
from annotations.extraction.languages.base import Patterns
from annotations.extraction.languages.tags import CUE, NAMING, QUOTED, SPEECH
from annotations.extraction.layout import Layout, Sentence
from annotations.extraction.marks import Quotation
from annotations.extraction.narration import Spoken, find_dialogue, split_narration
from annotations.extraction.nearby import (
    Saying,
    find_sayings,
    source_at,
    subject_after,
    subject_before,
)
from annotations.extraction.phrases import is_mark
from annotations.extraction.results import ProposedQuote, ProposedSource, QuoteKind
from annotations.extraction.spoken import Place, is_speech
from annotations.text.spans import Span

_NEAR = 9  # tokens from a quotation within which its verb stands behind it
_JOINS = (",", "—", "–", "-", ".", ":", ";", "…")
_CONFIDENCE = {Place.BEHIND: 0.9, Place.COLON: 0.85, Place.CLAUSE: 0.6}


@dataclass(slots=True)
class _Draft:
    """A quote while it may still grow."""

    content: list[Span]
    paragraph: int
    sentence: int
    cue: Span | None = None
    sources: tuple[ProposedSource, ...] = ()
    confidence: float = 0.3
    rule: str = "marks"


def find_quoted(layout: Layout, language: Language) -> list[ProposedQuote]:
    """Return the direct quotes of a text in the order of their content.

    Raises ValueError for a language without `patterns`.
    """
    if language.patterns is None:
        raise ValueError(f"There are no patterns for “{language.code}”.")
    return _Reader(layout, language, language.patterns).read()


@dataclass(slots=True)
class _Reader:
    layout: Layout
    language: Language
    patterns: Patterns
    drafts: list[_Draft] = field(default_factory=list)
    last: _Draft | None = None  # the quote that a following quotation may continue
    waiting: tuple[Sentence, Saying | None] | None = None  # "Lee sagte:" before a paragraph
    floating: list[_Draft] = field(default_factory=list)  # they may belong to what comes next

    def read(self) -> list[ProposedQuote]:
        """Walk the sentences once."""
        dialogue = find_dialogue(self.layout.readable, self.language)
        lines = iter([*dialogue, (Span(2**60, 2**60 + 1), Spoken(()))])
        line, spoken = next(lines)
        for number, s in enumerate(self.layout.sentences):
            while s.start >= line.end:
                line, spoken = next(lines)
            if s.end > line.start:
                if s.start <= line.start:
                    self._dialogue(number, s, spoken)
                continue
            self._sentence(number, s)
        quotes = {}
        for draft in self.drafts:
            content = tuple(sorted(draft.content))
            if not content:
                continue
            quotes[content] = ProposedQuote(
                QuoteKind.DIRECT, content, draft.cue, draft.sources, draft.confidence, draft.rule
            )
        return [quotes[content] for content in sorted(quotes)]

    def _dialogue(self, number: int, s: Sentence, spoken: Spoken) -> None:
        draft = _Draft(list(spoken.content), s.paragraph, number, rule="neighbour")
        if spoken.sentence is not None and spoken.saying is not None:
            self._attribute(draft, spoken.sentence, spoken.saying, 0.85)
        self._keep(draft)

    def _sentence(self, number: int, s: Sentence) -> None:
        """Take in the quotations of one sentence."""
        places = [at for at, flag in enumerate(s.flags) if flag & QUOTED] if s.seen & QUOTED else []
        ends_open = s.words[-1] == ":"
        if not places and not ends_open:
            return
        sayings = find_sayings(s, self.language)
        before: tuple[_Draft, Saying] | None = None
        for at in places:
            quotation = self.layout.quotations.get(s.starts[at])
            if quotation is None:
                continue
            if before is not None and self._resumes(s, at, *before):
                before[0].content.append(_said(self.layout.text, quotation))
                before[0].rule = "interrupted"
                continue
            place, saying = _place(s, at, sayings, self.patterns)
            if quotation.goes_on and self._continues(number, s, quotation):
                self._behind_continued(s, at, place, saying)
                continue
            before = self._quotation(number, s, at, quotation, place, saying)
        if ends_open:
            said = [item for item in sayings if not places or item.first > places[-1]]
            self.waiting = (s, said[-1] if said else None)
        else:
            self.waiting = None

    def _quotation(
        self,
        number: int,
        s: Sentence,
        at: int,
        quotation: Quotation,
        place: Place,
        saying: Saying | None,
    ) -> tuple[_Draft, Saying] | None:
        """Propose one quotation; return it with its verb when a later one may resume it."""
        text = self.layout.text
        draft = _Draft([_said(text, quotation)], s.paragraph, number)
        spoken = self._narrated(quotation)
        if spoken is not None and spoken.sentence is not None and spoken.saying is not None:
            draft.content = list(spoken.content)
            self._attribute(draft, spoken.sentence, spoken.saying, 0.85)
            self._keep(draft)
            return None
        flags = saying.flags if saying is not None else 0
        if not is_speech(text, s, at, quotation, place, flags, self.patterns):
            return None
        if place is Place.ALONE:
            self._alone(draft, quotation)
            return None
        if place is Place.COLON and saying is None:
            subject = subject_before(s, at - 1)
            if subject is not None:
                draft.sources = (source_at(s, subject, self.patterns),)
            draft.confidence, draft.rule = 0.6, "colon"
        elif saying is not None:
            self._attribute(draft, s, saying, _CONFIDENCE[place], _rule(s, at, place, saying))
        self._keep(draft)
        return (draft, saying) if place is Place.BEHIND and saying is not None else None

    def _attribute(
        self, draft: _Draft, s: Sentence, saying: Saying, confidence: float, rule: str = "incise"
    ) -> None:
        draft.cue = s.span(saying.first, saying.last)
        draft.confidence, draft.rule = confidence, rule if saying.flags else "according"
        if saying.speaker is not None:
            draft.sources = (source_at(s, saying.speaker, self.patterns),)

    def _narrated(self, quotation: Quotation) -> Spoken | None:
        """Read «Мы, — сказал он, — готовы»."""
        if not self.patterns.dialogue:
            return None
        inner = Span(quotation.inner_start, quotation.inner_end)
        return split_narration(self.layout.readable, inner, self.language)

    def _keep(self, draft: _Draft) -> None:
        """Add a quote; those that wait for it in its paragraph are part of it."""
        if draft.sources:
            while self.floating and self.floating[-1].paragraph == draft.paragraph:
                earlier = self.floating.pop()
                if earlier.content[-1].end <= draft.content[0].start:
                    draft.content = [*earlier.content, *draft.content]
                    earlier.content = []
        self.floating.clear()
        self.drafts.append(draft)
        self.last = draft

    def _alone(self, draft: _Draft, quotation: Quotation) -> None:
        """Place a quotation that is a sentence of its own."""
        last = self.last
        if self.waiting is not None:
            s, saying = self.waiting
            draft.rule, draft.confidence = "announced", 0.8
            if saying is not None:
                self._attribute(draft, s, saying, 0.8, "announced")
            elif (subject := subject_before(s, len(s) - 1)) is not None:
                draft.sources = (source_at(s, subject, self.patterns),)
        elif (
            last is not None
            and last.paragraph == draft.paragraph
            and last.sentence >= draft.sentence - 1
            and last.content[-1].end <= quotation.start
        ):
            last.content += draft.content
            last.sentence = draft.sentence
            return
        elif sources := self._said_before(draft) or (
            last is not None and draft.paragraph - last.paragraph <= 1 and last.sources
        ):
            draft.sources, draft.rule, draft.confidence = sources, "neighbour", 0.5
        if draft.sources:
            self._keep(draft)
            return
        self.drafts.append(draft)
        self.floating.append(draft)
        self.last = draft

    def _said_before(self, draft: _Draft) -> tuple[ProposedSource, ...]:
        """Who speaks in the sentence before: "Lee kritisierte die Pläne. „…“"."""
        if not draft.sentence:
            return ()
        s = self.layout.sentences[draft.sentence - 1]
        if s.paragraph != draft.paragraph or s.seen & QUOTED or not s.seen & CUE:
            return ()
        said = [item.speaker for item in find_sayings(s, self.language) if item.speaker]
        return (source_at(s, said[-1], self.patterns),) if said else ()

    def _continues(self, number: int, s: Sentence, quotation: Quotation) -> bool:
        """Go on with the quotation that the paragraph before left open."""
        last = self.last
        if last is None or s.paragraph - last.paragraph > 1:
            return False
        if last.content[-1].end > quotation.start:
            return False
        last.content.append(_said(self.layout.text, quotation))
        last.sentence, last.paragraph = number, s.paragraph
        return True

    def _behind_continued(self, s: Sentence, at: int, place: Place, saying: Saying | None) -> None:
        """Name the speaker of a quotation over paragraphs where only its last one does."""
        last = self.last
        if last is None or last.cue is not None or place is not Place.BEHIND or saying is None:
            return
        if saying.first > at:
            self._attribute(last, s, saying, _CONFIDENCE[place], "behind")

    def _resumes(self, s: Sentence, at: int, draft: _Draft, saying: Saying) -> bool:
        """Whether a quotation goes on with the one before: "…“, sagte Lee, „…“"."""
        return (
            draft is self.last
            and at > saying.last
            and s.words[at - 1] in _JOINS
            and draft.content[-1].end <= s.starts[at]
        )


def _rule(s: Sentence, at: int, place: Place, saying: Saying) -> str:
    """Name the rule as the languages with a grammar do, by where the verb stands."""
    if place is Place.BEHIND or saying.first > at:
        return "behind"
    called = bool(saying.flags & NAMING) and s.words[at - 1] != ":"
    return "naming" if called else "before"


def _place(
    s: Sentence, at: int, sayings: list[Saying], patterns: Patterns
) -> tuple[Place, Saying | None]:
    """Tell where a quotation stands, and what attributes it."""
    before = [item for item in sayings if item.last < at]
    if at and s.words[at - 1] == ":":
        return Place.COLON, before[-1] if before else None
    behind = next((item for item in sayings if item.first > at), None)
    if behind is not None and _follows(s, at, behind):
        return Place.BEHIND, behind
    if before:
        return Place.CLAUSE, before[-1]
    if behind is not None:
        return Place.CLAUSE, behind
    if (strange := _strange_verb(s, at, patterns)) is not None:
        return Place.BEHIND, strange
    return (Place.ALONE if _is_alone(s, at) else Place.LOOSE), None


def _is_alone(s: Sentence, at: int) -> bool:
    """Whether a sentence holds nothing but the quotation and a few marks."""
    around = (*range(max(0, at - 3), at), *range(at + 1, min(len(s), at + 4)))
    return at <= 3 and len(s) - at <= 4 and all(is_mark(s.words[index]) for index in around)


def _strange_verb(s: Sentence, at: int, patterns: Patterns) -> Saying | None:
    """Take the word right behind "„…“, …" for a verb when a name follows it."""
    verb = at + 1
    while verb < len(s) and s.words[verb] in (",", "—", "–", "-"):
        verb += 1
    if at or verb == at + 1 or verb >= len(s) or not s.words[verb].islower() or s.flags[verb]:
        return None
    speaker = subject_after(s, verb, patterns)
    return Saying(verb, verb, SPEECH, speaker) if speaker is not None else None


def _follows(s: Sentence, at: int, saying: Saying) -> bool:
    """Whether a verb stands in the clause right behind a quotation."""
    if saying.first - at > _NEAR:
        return False
    begin = at + 1
    while begin < saying.first and s.words[begin] in (",", "—", "–", "-", "―"):
        begin += 1
    return not any(
        s.flags[index] & QUOTED or is_mark(s.words[index]) or s.words[index] == ":"
        for index in range(begin, saying.first)
    )


def _said(text: str, quotation: Quotation) -> Span:
    """The words inside the marks, without a comma that only leads on to "sagte sie"."""
    end = quotation.inner_end
    if end - quotation.inner_start > 1 and text[end - 1] == ",":
        end -= 1
    return Span(quotation.inner_start, end)
