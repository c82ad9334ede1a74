"""Who speaks of themselves: « Celle-ci répond qu' | elle | … », "Reed says | he | did"."""

import re
from collections.abc import Iterable, Mapping

from annotations.extraction.cast import Figure
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.mentions import Mention, Sort
from annotations.extraction.pronouns import Candidates
from annotations.extraction.results import Polarity, ProposedQuote, QuoteKind
from annotations.text.spans import Span

_NEAR = 12  # mentions before a pronoun among which stands who speaks
_LEADING = re.compile(r"(?:(?:qu['’]|que|s['’]|si|pourquoi|comment|quand|où) ?)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


class OwnWords:
    """Pronouns at the head of reported words, which mostly mean whoever is told to say them."""

    def __init__(self, text: str, people: PeopleWords, quotes: Iterable[ProposedQuote]) -> None:
        self.text, self.people = text, people
        self.sources: Mapping[int, Span] = {}
        if people.things_have_gender:  # elsewhere a noun tells too little of who speaks
            self.sources = dict(self._heads(quotes))

    def speaker(self, pronoun: Mention, candidates: Candidates) -> Figure | None:
        """Return who says of themselves what begins with a pronoun, if anybody does."""
        source = self.sources.get(pronoun.start)
        if source is None or not pronoun.subject:
            return None
        for mention, figure in candidates[-_NEAR:]:
            owns = mention.sort is Sort.PRONOUN and not mention.subject  # "| his | lawyer says"
            if source.start <= mention.start < source.end and not owns:
                return figure if self._agrees(figure, pronoun) else None
        return None

    def _agrees(self, figure: Figure, pronoun: Mention) -> bool:
        if figure.paper or not figure.agrees(pronoun.gender, pronoun.plural):
            return False
        return bool(figure.gender)

    def _heads(self, quotes: Iterable[ProposedQuote]) -> Iterable[tuple[int, Span]]:
        """Where reported words begin, each with who says them, named before the verb."""
        for quote in quotes:
            if quote.kind is QuoteKind.DIRECT or quote.rule == "label":
                continue
            if not quote.sources or quote.cue is None:
                continue
            begin = quote.content[0].start
            meant = self._meant(quote, begin)
            if meant is not None:
                leading = _LEADING.match(self.text, begin)
                yield leading.end() if leading is not None else begin, meant

    def _meant(self, quote: ProposedQuote, begin: int) -> Span | None:
        """Where whoever is named whom the words mean that begin at a place, if it is told."""
        source, cue = quote.sources[0].span, quote.cue
        if cue is None or not source.end <= cue.start < begin:
            return None
        if quote.polarity is Polarity.ASKED:  # "asked | Ann Lee | whether she …"
            told = quote.addressee
            return told if told is not None and cue.end <= told.start < begin else None
        words = _WORD.findall(self.text[source.start : begin].lower())
        if words[0] in self.people.owners - self.people.mine:
            return None  # « Son avocat dit qu' | il | … »
        return source if self.people.objects.isdisjoint(words) else None
