"""Whom a noun for a body means: the paper, the firm, the club that the text has named."""

import re
from collections.abc import Container, Sequence

from annotations.extraction.cast import Figure
from annotations.extraction.languages.people import MAN, PeopleWords
from annotations.extraction.languages.tags import BODY, MEDIUM
from annotations.extraction.mentions import Mention, Sort
from annotations.extraction.name_runs import UPPER
from annotations.text.spans import Span

_TOLD_WHICH = re.compile(rf" (?:(?:des?|du|à|aux?|pour|of) |d['’]|(?:\w+ )?{UPPER})")
_TRADE = re.compile(r" (?:de |d['’])(?!l[ae]s? |l['’])[^\W\d_A-Z]\w+")
_LOOKED_BACK = 32  # mentions
_SENTENCES_BACK = 12


class BodyReader:
    """Reads nouns for bodies in one text: « l’entreprise » is Celtis, « le quotidien » Le Fanal.

    `relays` are the places of those through whom words are heard: of bodies mostly media.
    """

    def __init__(self, text: str, people: PeopleWords, relays: Container[Span]) -> None:
        self.text, self.people, self.relays = text, people, relays

    def meant(self, noun: Mention, candidates: Sequence[tuple[Mention, Figure]]) -> Figure | None:
        """Who was last spoken of and is such a body, or may be.

        None where a name or a complement behind the noun tells which it is.
        """
        head = noun.words[0]
        akin = self.people.bodies_akin(head)
        if not akin or noun.plural or noun.titles[0] in self.people.owners:
            return None
        if _TOLD_WHICH.match(self.text, noun.end) and not self._tells_trade(noun):
            return None
        medium = head in self.people.media
        for mention, figure in reversed(candidates[-_LOOKED_BACK:]):
            if noun.sentence - mention.sentence > _SENTENCES_BACK:
                return None
            if figure.person or figure.paper or not figure.name:
                continue
            if figure.plural and not (medium and self._is_medium(figure)):
                continue
            if self._may_be(figure, head, akin):
                return figure
        return None

    def _tells_trade(self, noun: Mention) -> bool:
        """Whether what follows only tells of what trade a body is: « le fabricant de meubles »."""
        head, man = noun.words[0], self.people.man
        doing = self.people.body_nouns.get(head) == MAN and man is not None and man.search(head)
        return bool(doing) and _TRADE.match(self.text, noun.end) is not None

    def _may_be(self, figure: Figure, head: str, akin: frozenset[str]) -> bool:
        """Whether a body is of the sort that a noun tells of, or of none that is told."""
        told = self._told(figure)
        if told:
            return not akin.isdisjoint(told)
        if not figure.words or (head in self.people.media) != self._is_medium(figure):
            return False
        return head in self.people.generic or _is_acronym(figure)

    def _told(self, figure: Figure) -> frozenset[str]:
        """What sort of body its name and what it is called tell."""
        called = frozenset(figure.roles).union(word.lower() for word in figure.words)
        sorts = called & self.people.body_sorts
        if not sorts and any(mention.flags & BODY for mention in _names(figure)):
            return called  # a ministry, a court: of no such sort
        return sorts

    def _is_medium(self, figure: Figure) -> bool:
        names = _names(figure)
        return (
            any(mention.flags & MEDIUM or self._is_title(mention) for mention in names)
            or any(source.span in self.relays for source in figure.heard)
        )  # fmt: skip

    def _is_title(self, name: Mention) -> bool:
        """Whether an article belongs to a name within a sentence: « dans | Le Fanal »."""
        if name.before not in self.people.bare_article:
            return False
        at = name.start - len(name.before) - (self.text[name.start - 1] == " ")
        return self.text[at : at + 1].isupper() and self.text[at - 2 : at - 1].isalpha()


def _is_acronym(figure: Figure) -> bool:
    """Whether a name tells nothing of what sort of body bears it: « l’UDC »."""
    return len(figure.words) == 1 and figure.words[0].isupper()


def _names(figure: Figure) -> list[Mention]:
    return [mention for mention in figure.mentions[:4] if mention.sort is Sort.NAME]
