"""Linking the sources of quotes, nouns and pronouns to the figures of a text.

Names come first (see `cast`), then sources, nouns and pronouns in the order of the text, and last
the pronouns inside quotations, which mostly do not mean who speaks there.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from annotations.extraction.cast import Cast, Figure
from annotations.extraction.languages import Language
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.languages.tags import NOUN_PREPOSITION, PRONOUN
from annotations.extraction.layout import Layout
from annotations.extraction.mentions import Mention, Sort, find_mentions
from annotations.extraction.nouns import NounReader
from annotations.extraction.pronouns import WINDOW, antecedent, latter, mark_main
from annotations.extraction.results import ProposedQuote, ProposedSource, QuoteKind
from annotations.text.spans import Span

_APPOSED = re.compile(r",? ?(?:\(?\d{1,3}(?: ans)?\)?,? )?")
_BELONGS = re.compile(
    r"(?:\b(?:of|for|to|with|from|in|at|by|near|de|du|des|à|au|aux|pour|chez|par|sur)\s+|d['’])"
    r"(?:(?:the|a|an|la|le|les)\s+|l['’])?$",
    re.IGNORECASE,
)
_EDGES = re.compile(r"(?!['’]?s\b)\w(?:.*\w)?", re.DOTALL)
"""A stretch without marks and spaces at its ends, nor the "s" of "Lee's" at its head."""

Candidates = list[tuple[Mention, Figure]]


class Linking:
    """The mentions of one text on their way to the figures they mean."""

    def __init__(
        self,
        layout: Layout,
        language: Language,
        people: PeopleWords,
        quotes: Sequence[ProposedQuote],
    ) -> None:
        self.layout, self.language, self.people = layout, language, people
        self.quotes = quotes
        self.mentions = find_mentions(layout, language, people)
        self.starts = [mention.start for mention in self.mentions]
        self.sources: dict[Span, ProposedSource] = {}
        for quote in quotes:
            for source in quote.sources:
                self.sources.setdefault(source.span, source)
        self.nouns = NounReader(layout, language, people)
        self.heads = {span: self._head(span) for span in self.sources}
        self.cast = Cast(layout, language, people)
        self.figure_of: dict[Span, Figure] = {}
        self.contents: dict[int, list[Span]] = {}  # by the start of the source, what it says
        self.taken = 0  # up to where sources without a mention have taken the text

    def run(self) -> None:
        """Link everything."""
        self._take_in_heads()
        said_by = frozenset(head.start for head in self.heads.values() if head is not None)
        self.cast.name_all(self.mentions, said_by)
        mark_main(self.mentions, self.cast.of)
        self._outside()
        self._inside()

    def hear_within(self, quotes: Sequence[ProposedQuote]) -> None:
        """Lead the sources of what is told of within others' words to whom they mean already.

        What is told of in passing says nothing of whom a text is about, so it comes last.
        """
        for quote in quotes:
            for source in quote.sources:
                head = None if source.span in self.figure_of else self._head(source.span)
                figure = self.cast.of.get(head.start) if head is not None else None
                if figure is not None:
                    self.sources.setdefault(source.span, source)
                    self._hear(source.span, figure)

    def _head(self, span: Span) -> Mention | None:
        """The mention that a source is about: "Ann Lee" of "Ann Lee, the mayor"."""
        words = span.of(self.layout.text).lower()
        meaning = self.people.stressed.get(words) or self.people.latter.get(words)
        if meaning is not None:
            return self.nouns.pronoun(span, words, meaning)
        inner = self._within(span)
        if inner and _owns(inner[0], span):
            if len(inner) == 1:
                return None
            inner.pop(0)
        for mention in inner:
            if mention.sort is Sort.PRONOUN:
                return mention if mention.start == span.start else None
            if mention.sort is Sort.NAME and not self._modifies(mention, span):
                return mention
        for mention in inner:
            if mention.sort is Sort.NOUN and mention.start - span.start < 16:
                return mention
        if inner:
            return None
        return self.nouns.read(span)

    def _within(self, span: Span) -> list[Mention]:
        """The mentions in a source, and one that reaches into it."""
        low = bisect_left(self.starts, span.start)
        inner = [mention for mention in self.mentions[low : low + 12] if mention.start < span.end]
        if low and self.mentions[low - 1].end > span.start:
            inner.insert(0, self.mentions[low - 1])
        return inner

    def _modifies(self, name: Mention, span: Span) -> bool:
        """Whether a name only says whose or which: "an Oakes adviser", "an aide to Lee"."""
        text = self.layout.text
        if name.start > span.start and _BELONGS.search(text[span.start : name.start]):
            return True
        rest = text[name.end : span.end]
        if rest[:2] in ("'s", "’s"):
            return True
        word = rest[1:].split(" ", 1)[0] if rest[:1] in (" ", "-") else ""
        if not word or not word[0].islower():
            return False
        follows = self.language.flags.get(word.strip(",.").lower(), 0)
        return not follows & NOUN_PREPOSITION and word not in ("who", "qui")

    def _take_in_heads(self) -> None:
        """Mark the heads of sources, and add those found only in the source itself."""
        phrases = {
            source.span
            for quote in self.quotes
            if quote.rule == "according"
            for source in quote.sources[:1]
        }
        for quote in self.quotes:
            head = self.heads[quote.sources[0].span] if quote.sources else None
            if head is not None:
                self.contents.setdefault(head.start, []).extend(quote.content)
        known = set(self.starts)
        for span, head in self.heads.items():
            if head is None:
                continue
            head.subject = head.subject or span not in phrases
            head.speaks = True
            head.inside = -1  # « …, a dit Anne Petit. … »: the attribution in the marks
            if head.start not in known:
                known.add(head.start)
                if not self._insert(head):
                    self.heads[span] = None

    def _insert(self, mention: Mention) -> bool:
        """Take in one more mention, unless its place is taken."""
        at = bisect_left(self.starts, mention.start)
        if at and self.mentions[at - 1].end > mention.start:
            return False
        if at < len(self.starts) and self.starts[at] < mention.end:
            return False
        self.mentions.insert(at, mention)
        self.starts.insert(at, mention.start)
        return True

    def _outside(self) -> None:
        """Walk what stands outside quotation marks, in the order of the text."""
        spans = {head.start: span for span, head in self.heads.items() if head is not None}
        bare = sorted(span for span, head in self.heads.items() if head is None)
        candidates: Candidates = []
        at = 0
        for mention in self.mentions:
            while at < len(bare) and bare[at].start < mention.start:
                self._bare(bare[at], candidates)
                at += 1
            figure = self.cast.of.get(mention.start)
            if figure is None and mention.inside < 0:
                figure = self._meant(mention, candidates)
                if figure is not None:
                    self.cast.link(mention, figure)
            if figure is None:
                continue
            if (span := spans.get(mention.start)) is not None:
                self._hear(span, figure)
            candidates.append((mention, figure))
        for span in bare[at:]:
            self._bare(span, candidates)

    def _hear(self, span: Span, figure: Figure) -> None:
        self.figure_of[span] = figure
        figure.heard.append(self.sources[span])

    def _meant(self, mention: Mention, candidates: Candidates) -> Figure | None:
        """Whom a noun or a pronoun outside quotation marks means."""
        if mention.sort is Sort.NAME:
            return None
        if mention.sort is Sort.NOUN:
            beside = self._beside(mention, candidates)
            return beside or self.nouns.meant(mention, candidates, self.cast)
        if mention.words[0] in self.people.latter:
            return latter(mention, candidates)
        said = self.contents.get(mention.start)
        if said is not None:  # who says something is not in what is said
            candidates = [
                each
                for each in candidates[-2 * WINDOW :]
                if not any(span.start <= each[0].start < span.end for span in said)
            ]
        figure = antecedent(mention, candidates, bodies=self.people.things_have_gender)
        return _learning(figure or self._ahead(mention), mention)

    def _ahead(self, pronoun: Mention) -> Figure | None:
        """Who a pronoun at the head of a text means: the first one named who agrees."""
        at = bisect_left(self.starts, pronoun.start)
        for mention in self.mentions[at + 1 : at + 20]:
            if mention.sentence - pronoun.sentence > 4:
                return None
            figure = self.cast.of.get(mention.start)
            if figure is None or mention.sort is not Sort.NAME or not figure.person:
                continue
            if mention.inside < 0 and figure.agrees(pronoun.gender, pronoun.plural):
                return figure
        return None

    def _beside(self, noun: Mention, candidates: Candidates) -> Figure | None:
        """Who is named just before or behind a noun: "Ann Lee, the mayor", "le maire, Luc Roy"."""
        if candidates:
            figure = self._named_right_before(noun.start, candidates[-1])
            if figure is not None and figure.agrees(noun.gender, noun.plural):
                return figure
        at = bisect_left(self.starts, noun.start) + 1
        for mention in self.mentions[at : at + 4]:
            if mention.sentence != noun.sentence or mention.start - noun.end > 60:
                return None
            figure = self.cast.of.get(mention.start)
            if figure is None or not figure.agrees(noun.gender, noun.plural):
                continue
            if figure.person and noun.words[0] in figure.roles:
                return figure
        return None

    def _named_right_before(self, start: int, last: tuple[Mention, Figure]) -> Figure | None:
        """Who is named before a description in apposition, with at most an age between."""
        mention, figure = last
        if mention.sort is not Sort.NAME or not figure.person or not 0 <= start - mention.end < 16:
            return None
        between = self.layout.readable[mention.end : start]
        return figure if _APPOSED.fullmatch(between) else None

    def _named_right_behind(self, span: Span) -> Figure | None:
        """Who is named behind a source that tells what they are: "Mr Lee's wife, | Moira"."""
        text = self.layout.readable
        if text[span.end : span.end + 2] != ", ":
            return None
        figure = self.cast.of.get(span.end + 2)
        last = span.of(text).rsplit(" ", 1)[-1].lower()
        return figure if figure is not None and figure.person and last in figure.roles else None

    def _bare(self, span: Span, candidates: Candidates) -> None:
        """Take in a source without a mention: somebody new, known by these words only."""
        words = span.of(self.layout.text)
        if self.language.flags.get(words.lower(), 0) & PRONOUN:
            return
        figure = self._named_right_before(span.start, candidates[-1]) if candidates else None
        figure = figure or self._named_right_behind(span)
        if figure is None:
            place = self._free(span)
            if place is None:
                return
            figure = self.cast.add(self.nouns.stranger(self.sources[span]))
            self.taken = place.end
            mention = self.nouns.mention(place, (words,))
            mention.subject = mention.main = mention.speaks = True
            figure.mentions.append(mention)
            candidates.append((mention, figure))
        self._hear(span, figure)

    def _free(self, span: Span) -> Span | None:
        """The longest part of a source that no mention takes: "people close to | Ann Lee"."""
        low = max(0, bisect_left(self.starts, span.start) - 1)
        pieces = []
        at = max(span.start, self.taken)
        for number in range(low, bisect_left(self.starts, span.end)):
            mention = self.mentions[number]
            pieces.append((at, min(mention.start, span.end)))
            at = max(at, mention.end)
        pieces.append((at, span.end))
        words = (_EDGES.search(self.layout.text, *piece) for piece in pieces if piece[0] < piece[1])
        found = [match.span() for match in words if match is not None]
        return Span(*max(found, key=lambda place: place[1] - place[0])) if found else None

    def _inside(self) -> None:
        """Resolve the pronouns inside quotations, knowing who speaks there."""
        said = self._who_says()
        candidates: Candidates = []
        for mention in self.mentions:
            figure = self.cast.of.get(mention.start)
            if figure is None and mention.inside >= 0 and mention.sort is Sort.PRONOUN:
                figure = antecedent(
                    mention,
                    candidates,
                    speaker=said.get(mention.inside),
                    bodies=self.people.things_have_gender,
                )
                figure = _learning(figure or self._ahead(mention), mention)
                if figure is not None:
                    self.cast.link(mention, figure)
            if figure is not None:
                candidates.append((mention, figure))

    def _who_says(self) -> dict[int, Figure]:
        """Who speaks in each quotation of a direct quote, by its start."""
        starts = sorted(self.layout.quotations)
        found: dict[int, Figure] = {}
        for quote in self.quotes:
            if quote.kind is not QuoteKind.DIRECT or not quote.sources:
                continue
            figure = self.figure_of.get(quote.sources[0].span)
            if figure is None:
                continue
            for span in quote.content:
                at = max(0, bisect_left(starts, span.start) - 1)
                while at < len(starts) and starts[at] < span.end:
                    found.setdefault(starts[at], figure)
                    at += 1
        return found


def _owns(mention: Mention, span: Span) -> bool:
    """Whether a source begins with a pronoun that only says whose: "his | father"."""
    told = mention.subject or mention.object
    return mention.sort is Sort.PRONOUN and not told and mention.end < span.end


def _learning(figure: Figure | None, pronoun: Mention) -> Figure | None:
    """Learn the gender of a person from the pronoun that means them."""
    if figure is not None and figure.person and not figure.gender and not pronoun.plural:
        figure.gender = pronoun.gender
    return figure
