"""Who is named right beside a description: "Ann Lee, the mayor", "Mr Lee's wife, Moira"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from annotations.extraction.cast import Cast, Figure
from annotations.extraction.languages.tags import BODY
from annotations.extraction.layout import Layout
from annotations.extraction.mentions import Mention, Sort
from annotations.extraction.pronouns import WINDOW, Candidates
from annotations.text.spans import Span

_APPOSED = re.compile(r",? ?(?:\(?\d{1,3}(?: ans)?\)?,? )?")
_START = attrgetter("start")


class Beside:
    """The names beside descriptions, of the mentions that `linking` takes in one by one."""

    def __init__(self, layout: Layout, cast: Cast, mentions: Sequence[Mention]) -> None:
        self.layout, self.cast, self.people = layout, cast, cast.people
        self.mentions = mentions

    def noun(self, noun: Mention, candidates: Candidates) -> Figure | None:
        """Who is named just before or behind a noun: "Ann Lee, the mayor", "le maire, Luc Roy"."""
        if candidates:
            start = noun.start
            if noun.titles[0] in self.people.pronouns:  # "Ann Lee, his | wife"
                start -= len(noun.titles[0]) + 1
            last = candidates[-2 if start < noun.start and len(candidates) > 1 else -1]
            figure = self.before(start, last)
            if figure is not None and figure.agrees(noun.gender, noun.plural):
                return figure
        at = bisect_left(self.mentions, noun.start, key=_START) + 1
        for mention in self.mentions[at : at + 4]:
            if mention.sentence != noun.sentence or mention.start - noun.end > 60:
                return None
            figure = self.cast.of.get(mention.start)
            if figure is None or not figure.agrees(noun.gender, noun.plural):
                continue
            if figure.person and noun.words[0] in figure.roles:
                return figure
            if self._is_apposed_body(noun, mention, figure):
                figure.gender = figure.gender or noun.gender
                return figure
        return None

    def _is_apposed_body(self, noun: Mention, name: Mention, figure: Figure) -> bool:
        """Whether a name between commas is that of a body: « L’entreprise, Batilux, assure »."""
        if figure.person or not noun.flags & BODY or name.start != noun.end + 2:
            return False
        text = self.layout.readable
        return text[noun.end : name.start] == ", " and text[name.end : name.end + 1] in (",", ".")

    def family(self, noun: Mention, candidates: Candidates) -> Figure | None:
        """Who "her father" is: the one other person of her surname."""
        if noun.words[0] not in self.people.kin or noun.titles[0] not in self.people.owners:
            return None
        for mention, figure in reversed(candidates[-WINDOW:]):
            if mention.subject or mention.end + 1 == noun.start:
                return self.cast.namesake(figure, noun.gender)
        return None

    def before(self, start: int, last: tuple[Mention, Figure]) -> Figure | None:
        """Who is named before a description in apposition, with at most an age between."""
        mention, figure = last
        if mention.sort is not Sort.NAME or not figure.person or not 0 <= start - mention.end < 16:
            return None
        between = self.layout.readable[mention.end : start]
        return figure if _APPOSED.fullmatch(between) else None

    def behind(self, span: Span) -> Figure | None:
        """Who is named behind a source that tells what they are: "Mr Lee's wife, | Moira"."""
        text = self.layout.readable
        if text[span.end : span.end + 2] != ", ":
            return None
        figure = self.cast.of.get(span.end + 2)
        last = span.of(text).rsplit(" ", 1)[-1].lower()
        return figure if figure is not None and figure.person and last in figure.roles else None
