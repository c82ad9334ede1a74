"""Those named together: « Sonia et Fabien Lestrade … | Ils | … | Le couple | »."""

import re
from collections.abc import Collection
from dataclasses import replace

from annotations.extraction.cast import Figure
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.layout import Layout
from annotations.extraction.mentions import Mention, Sort
from annotations.extraction.name_runs import CAPITAL
from annotations.extraction.pronouns import WINDOW, Candidates

_MOST = 4  # named together
_REACH = 40  # code points of a first name or a title before the name it shares


class Together:
    """Finds them, of the names that `linking` takes in one by one."""

    def __init__(self, layout: Layout, people: PeopleWords) -> None:
        self.text, self.people = layout.readable, people
        joins = "|".join(sorted(people.together))
        self.shared = re.compile(rf"(?<![\w’'-])({CAPITAL}) (?:{joins}) $") if joins else None

    def ending_with(self, candidates: Candidates) -> tuple[Mention, Figure] | None:
        """Return whoever is named together, of whom the last candidate is the last one."""
        mention, figure = candidates[-1]
        if self.shared is None or mention.sort is not Sort.NAME or not figure.person:
            return None
        text, start = self.text, mention.start
        joined = text[max(0, start - 5) : start].split(" ")
        if len(joined) < 3 or joined[-2] not in self.people.together:
            return None
        others = self._named_before(candidates, start - len(joined[-2]) - 2)
        if others:
            first, genders = others[-1][0], {each.gender for _, each in others}
        else:
            shared = self.shared.search(text, max(0, start - _REACH), start)
            gender = self._gender(shared[1]) if shared is not None else ""
            if shared is None or not gender:
                return None
            first, genders = replace(mention, start=shared.start()), {gender}
        return self._both(first, mention, genders | {figure.gender})

    def _both(
        self, first: Mention, last: Mention, genders: Collection[str]
    ) -> tuple[Mention, Figure] | None:
        words = self.text[first.start : last.end]
        known = set(genders) - {""}
        gender = known.pop() if len(known) == 1 else self.people.mixed
        if "" in genders and gender != self.people.mixed:
            gender = ""
        figure = Figure(tuple(words.split()), plural=True, together=True, gender=gender, name=words)
        return replace(first, end=last.end, plural=True, speaks=last.speaks), figure

    def _named_before(self, candidates: Candidates, end: int) -> Candidates:
        """The people in a row of names that ends at a place, from the right."""
        found: Candidates = []
        for mention, figure in reversed(candidates[-_MOST:-1]):
            if mention.end != end or mention.sort is not Sort.NAME or not figure.person:
                break
            found.append((mention, figure))
            if self.text[mention.start - 2 : mention.start] != ", ":
                break
            end = mention.start - 2
        return found

    def _gender(self, word: str) -> str:
        """The gender of who is named by a first name or a title: « | Sonia | et Luc Roy »."""
        title = self.people.honorifics.get(word.lower(), "")
        return title or self.people.gender_of_first_name(word, sure=True)


def pair_before(noun: Mention, people: PeopleWords, candidates: Candidates) -> Figure | None:
    """Return who was last named together, where a noun says so: « le couple », « les époux »."""
    if noun.words[0] not in people.pairs or noun.titles[0] not in people.definite:
        return None
    for mention, figure in reversed(candidates[-WINDOW:]):
        if figure.plural and figure.words and mention.sort is Sort.NAME:
            return figure
    return None
