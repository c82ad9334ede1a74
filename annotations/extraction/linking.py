"""Linking the sources of quotes, nouns and pronouns to the figures of a text.

Names come first (see `cast`), then sources, nouns and pronouns in the order of the text, and last
the pronouns inside quotations, which mostly do not mean who speaks there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from annotations.extraction.beside import Beside
from annotations.extraction.cast import Cast, Figure
from annotations.extraction.languages import Language
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.languages.tags import (
    NOUN_PREPOSITION,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
)
from annotations.extraction.layout import Layout
from annotations.extraction.leads import named_later
from annotations.extraction.mentions import Mention, Sort, find_mentions, word_before
from annotations.extraction.nouns import NounReader
from annotations.extraction.own_words import OwnWords
from annotations.extraction.pronoun_reader import PronounReader
from annotations.extraction.pronouns import Candidates, mark_main
from annotations.extraction.quoted_nouns import called_so, find_quoted
from annotations.extraction.results import ProposedQuote, ProposedSource, QuoteKind
from annotations.extraction.tellers import Tellers
from annotations.extraction.together import Together, pair_before
from annotations.text.spans import Span

_BELONGS = re.compile(
    r"(?:\b(?:of|for|to|with|from|in|at|by|near|de|du|des|à|au|aux|pour|chez|par|sur)\s+|d['’])"
    r"(?:(?:the|a|an|la|le|les)\s+|l['’])?$",
    re.IGNORECASE,
)
_LONGEST_VIEW = 16  # code points of « Aux dires de », « À en croire »
_EDGES = re.compile(r"(?!['’]?s\b)\w(?:.*\w)?", re.DOTALL)
"""A stretch without marks and spaces at its ends, nor the "s" of "Lee's" at its head."""


class Linking:
    """The mentions of one text on their way to the figures they mean."""

    def __init__(
        self,
        layout: Layout,
        language: Language,
        people: PeopleWords,
        quotes: Sequence[ProposedQuote],
        nested: Sequence[ProposedQuote] = (),
    ) -> None:
        """Take in the quotes of a text, and those that are only told of within their words."""
        self.layout, self.language, self.people = layout, language, people
        self.quotes = quotes
        self.mentions = find_mentions(layout, language, people)
        self.starts = [mention.start for mention in self.mentions]
        self.sources: dict[Span, ProposedSource] = {}
        for quote in quotes:
            for source in quote.sources:
                self.sources.setdefault(source.span, source)
        relays = {source.span for quote in quotes for source in quote.sources[1:]}
        self.nouns = NounReader(layout, language, people, relays)
        self.heads = {span: self._head(span) for span in self.sources}
        self.cast = Cast(layout, language, people)
        self.figure_of: dict[Span, Figure] = {}
        self.contents = self._contents(quotes)
        self.told = Tellers(self.contents, self.cast.of)
        self.nouns.in_words = self.told.holds
        turns = self._contents(quote for quote in quotes if quote.rule == "label")
        self.pronouns = PronounReader(
            layout,
            self.cast,
            self.mentions,
            contents=self.contents,
            told=self.told,
            turns=Tellers(turns, self.cast.of),
            own=OwnWords(layout.text, people, (*quotes, *nested)),
        )
        self.beside = Beside(layout, self.cast, self.mentions)
        self.together = Together(layout, people)
        self.source_at: dict[int, Span] = {}  # by the start of its head
        self.described: list[Mention] = []  # those found in sources only
        self.taken = 0  # up to where sources without a mention have taken the text

    def run(self) -> None:
        """Link everything."""
        self._take_in_heads()
        said_by = frozenset(head.start for head in self.heads.values() if head is not None)
        self.cast.name_all(self.mentions, said_by)
        mark_main(self.mentions, self.cast.of)
        self._outside()
        lead = named_later(self.mentions, self.cast, self.contents)
        if lead is not None:
            self._merge(*lead)
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

    def _contents(self, quotes: Iterable[ProposedQuote]) -> dict[int, list[Span]]:
        """What is said, by the start of who says it."""
        found: dict[int, list[Span]] = {}
        for quote in quotes:
            head = self.heads[quote.sources[0].span] if quote.sources else None
            if head is not None:
                found.setdefault(head.start, []).extend(quote.content)
        return found

    def _head(self, span: Span) -> Mention | None:
        """The mention that a source is about: "Ann Lee" of "Ann Lee, the mayor"."""
        alone = self._alone(span)
        if alone is not None:
            return alone
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

    def _alone(self, span: Span) -> Mention | None:
        """The mention of a source that is nothing but « lui » or « ce dernier »."""
        words = span.of(self.layout.text).lower()
        meaning = self.people.stressed.get(words) or self.people.latter.get(words)
        if meaning is None:
            return None
        at = bisect_left(self.starts, span.start)
        known = self.mentions[at] if at < len(self.starts) else None
        if known is not None and known.start == span.start and words in self.people.latter:
            return known
        return self.nouns.pronoun(span, words, meaning)

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
        if self.people.things_have_gender:  # « | Forêts vivantes | »: what follows is the name's
            return False
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
            if quote.addressee is not None:  # "told | a neighbour | that"
                for told in self._within(quote.addressee):
                    told.subject = told.subject and told.start < quote.addressee.start
            self._set_apart(quote)
        known = set(self.starts)
        for span, head in self.heads.items():
            if head is None:
                continue
            head.subject = head.subject or not (span in phrases or self._is_governed(span))
            head.speaks = True
            head.viewed = span in phrases and self._opens(span, head)
            if not self.told.holds(head.start):
                head.inside = -1  # « …, a dit Anne Petit. … »: the attribution in the marks
            if head.start not in known:
                known.add(head.start)
                if not self._insert(head):
                    self.heads[span] = None

    def _set_apart(self, quote: ProposedQuote) -> None:
        """Take who is told of in marked words for no main subject: « | Le patron | m’a dit »."""
        head = self.heads[quote.sources[0].span] if len(quote.sources) > 1 else None
        if head is not None and head.start < self.nouns.marks_until(head.start):
            head.embedded = True

    def _opens(self, span: Span, head: Mention) -> bool:
        """Whether a sentence begins with whose view it gives: « Selon | Anne Petit | , … »."""
        begin = self.layout.sentences[head.sentence].start
        return self.people.things_have_gender and span.start - begin < _LONGEST_VIEW

    def _is_governed(self, span: Span) -> bool:
        """Whether a preposition leads to a source: "seen by | the agency", « auprès de | Lee »."""
        before = word_before(self.layout.text, span.start)
        flag = self.language.flags.get(before, 0)
        return bool(flag & PREPOSITION) and not flag & SUBORDINATOR

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
        spans = self.source_at
        spans.update((head.start, span) for span, head in self.heads.items() if head is not None)
        bare = sorted(span for span, head in self.heads.items() if head is None)
        candidates: Candidates = []
        known = self.cast.of.get
        bare.reverse()
        for mention in self.mentions:
            start = mention.start
            while bare and bare[-1].start < start:
                self._bare(bare.pop(), candidates)
            figure = known(start)
            if figure is None:
                if mention.inside >= 0:
                    continue
                figure = self._meant(mention, candidates)
                if figure is None:
                    continue
                if mention.speaks or mention.words[0] not in self.people.latter:
                    self.cast.link(mention, figure)  # else it may mean a thing: only a hint
            if start in spans:
                self._hear(spans[start], figure)
            candidates.append((mention, figure))
            self._join(candidates)
        for span in reversed(bare):
            self._bare(span, candidates)
        for mention in self.described:
            self._insert(mention)

    def _join(self, candidates: Candidates) -> None:
        """Take in who is named together with the last candidate: « Sonia et | Luc Roy | »."""
        together = self.together.ending_with(candidates)
        if together is not None:
            self.cast.add(together[1])
            candidates.append(together)

    def _merge(self, lead: Figure, figure: Figure) -> None:
        for mention in lead.mentions:
            self.cast.link(mention, figure)
        figure.heard[:0] = lead.heard
        figure.gender = figure.gender or lead.gender
        self.cast.figures.remove(lead)
        for span, each in self.figure_of.items():
            if each is lead:
                self.figure_of[span] = figure

    def _hear(self, span: Span, figure: Figure) -> None:
        self.figure_of[span] = figure
        figure.heard.append(self.sources[span])

    def _meant(self, mention: Mention, candidates: Candidates) -> Figure | None:
        """Whom a noun or a pronoun outside quotation marks means."""
        if mention.sort is Sort.NAME:
            if not self.cast.is_of_place(mention):
                return None
            return self.nouns.of_place(mention, candidates) or self.cast.body(
                mention, mention.speaks
            )
        if mention.sort is Sort.NOUN:
            beside = self.beside.noun(mention, candidates) or self.beside.family(
                mention, candidates
            )
            beside = beside or pair_before(mention, self.people, candidates)
            if beside is not None:
                return beside
            tellers = self.told.around(mention.start)
            return self.nouns.meant(mention, candidates, self.cast, tellers)
        return self.pronouns.outside(mention, candidates)

    def _families_inside(self, said: Mapping[int, Figure]) -> None:
        """Take in "my father" of a quotation where one other person bears the speaker's name."""
        for start, figure in said.items():
            if not self.cast.has_namesakes(figure):
                continue
            place = self.layout.quotations[start]
            for match in self.people.my_kin.finditer(self.layout.text, place.start, place.end):
                noun = self.nouns.mention(Span(*match.span()), (match[1].lower(),))
                noun.inside, noun.subject = start, True
                noun.gender = self.people.gender_of_noun(noun.words[0])
                other = self.cast.namesake(figure, noun.gender)
                if other is not None and self._insert(noun):
                    self.cast.link(noun, other)

    def _bare(self, span: Span, candidates: Candidates) -> None:
        """Take in a source without a mention: somebody new, known by these words only."""
        words = span.of(self.layout.text)
        if self.language.flags.get(words.lower(), 0) & PRONOUN:
            return
        figure = self.beside.before(span.start, candidates[-1]) if candidates else None
        figure = figure or self.beside.behind(span) or self._resumed(span, candidates)
        if figure is None:
            place = self._free(span)
            if place is None:
                return
            figure = self.cast.add(self.nouns.stranger(self.sources[span]))
            self.taken = place.end
            mention = self.nouns.mention(place, (words,))
            self._describe(mention, figure, candidates)
        self._hear(span, figure)

    def _describe(self, mention: Mention, figure: Figure, candidates: Candidates) -> None:
        """Take in a mention that stands in a source without another one."""
        mention.subject = mention.main = mention.speaks = True
        self.cast.link(mention, figure)
        self.described.append(mention)
        candidates.append((mention, figure))

    def _resumed(self, span: Span, candidates: Candidates) -> Figure | None:
        """Who was just spoken of, where a source only describes them."""
        figure = self.nouns.resumes(span, candidates)
        if figure is not None and (place := self._free(span)) is not None:
            self.taken = place.end
            mention = self.nouns.mention(place, (place.of(self.layout.text),))
            self._describe(mention, figure, candidates)
        return figure

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
        self._families_inside(said)
        for noun in find_quoted(self.layout, self.language, self.people, said):
            if self._insert(noun):
                self.cast.link(noun, called_so(noun, self.cast, said[noun.inside]))
        candidates: Candidates = []
        known = self.cast.of.get
        for mention in self.mentions:
            figure = known(mention.start)
            if figure is None:
                if mention.inside < 0 or mention.sort is not Sort.PRONOUN:
                    continue
                figure = self.pronouns.inside(mention, candidates, said.get(mention.inside))
                if figure is None:
                    continue
                self.cast.link(mention, figure)
            span = self.source_at.get(mention.start)
            if span is not None and span not in self.figure_of:
                self._hear(span, figure)
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
