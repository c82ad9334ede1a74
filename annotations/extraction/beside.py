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
_FIRST_WORDS = 3  # among which a source tells what body it is: « Sa maison | de disques »
_LONGEST_GIVEN = 40  # code points between « un pirate » and the name they go by
_COMPLEMENT = re.compile(r"(?: (?:de |d['’]|du |des )[\w’' -]{1,30}| \w+)?, ")
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
            figure = self._named(noun, mention)
            if figure is None or not figure.agrees(noun.gender, noun.plural):
                continue
            if self._is_same(noun, mention, figure):
                figure.gender = figure.gender or noun.gender
                figure.person = figure.person or not (figure.body or noun.flags & BODY)
                return figure
        return None

    def _is_same(self, noun: Mention, mention: Mention, figure: Figure) -> bool:
        """Whether a name behind a noun is that of whom the noun tells."""
        head = noun.words[0]  # of a "prime minister" a name tells only the last word
        if figure.person and not figure.roles.keys().isdisjoint((head, head.split(" ")[-1])):
            return True
        if self._is_given(noun, mention) or self._is_apposed_body(noun, mention, figure):
            return True
        if head not in self.people.body_nouns or not self._is_apposed(noun, mention):
            return False
        if figure.person:  # « L’éditeur, | Luc Roy | , … »
            return self.people.may_be_person(head)
        return bool(figure.words) and head in figure.roles

    def _named(self, noun: Mention, mention: Mention) -> Figure | None:
        """Who is named behind a noun; somebody new where it tells that they go by that name."""
        figure = self.cast.of.get(mention.start)
        if figure is None and self._is_given(noun, mention):
            figure = self.cast.body(mention, is_source=True)
            if figure is not None:
                self.cast.link(mention, figure)
        return figure

    def _is_given(self, noun: Mention, name: Mention) -> bool:
        """Whether somebody is told by a noun to go by a name: « un pirate nommé | Vesper | »."""
        pattern, text = self.people.by_name, self.layout.readable
        if pattern is None or name.sort is not Sort.NAME or name.start - noun.end > _LONGEST_GIVEN:
            return False
        return pattern.fullmatch(text, noun.end, name.start) is not None

    def _is_apposed(self, noun: Mention, name: Mention) -> bool:
        """Whether a name follows between commas: « Sa maison de disques, | Solaris | , … »."""
        text = self.layout.readable
        behind = text[name.end : name.end + 1] in (",", ".")
        return behind and _COMPLEMENT.fullmatch(text, noun.end, name.start) is not None

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
        if figure is None:
            return None
        words = span.of(text).lower().split(" ")
        told = words[-1:] if figure.person else words[:_FIRST_WORDS]
        return None if figure.roles.keys().isdisjoint(told) else figure
