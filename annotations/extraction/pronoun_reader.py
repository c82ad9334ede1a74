"""Whom the pronouns of one text mean: by what stands around them, else by points (`pronouns`)."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter

from annotations.extraction.cast import Cast, Figure
from annotations.extraction.layout import Layout
from annotations.extraction.mentions import Mention, Sort
from annotations.extraction.own_words import OwnWords
from annotations.extraction.pronouns import WINDOW, Candidates, antecedent, latter
from annotations.extraction.tellers import Tellers
from annotations.text.spans import Span

_START = attrgetter("start")
_BROUGHT_UP = re.compile(r"Quant (?:à|aux?)\b|As for\b|As to\b")
"""What begins a sentence that brings up who it is about, before a pronoun resumes them."""
_AHEAD = 20  # mentions behind a pronoun among which it looks for a name
_AHEAD_SENTENCES = 4
_LONGEST_OPENING = 120  # code points before a pronoun of which they are said
_NEAR = 14  # code points on either side of a pronoun that answers
_BY_TURNS = 2  # who talk with each other


class PronounReader:
    """Whom pronouns mean, of the mentions and figures that `linking` takes in one by one.

    `contents` is what is said, by the start of who says it; `told` who says it, and `turns` who has
    the word, by a name before: « Anne Petit : … », `own` who speaks of themselves.
    """

    def __init__(
        self,
        layout: Layout,
        cast: Cast,
        mentions: Sequence[Mention],
        *,
        contents: Mapping[int, Sequence[Span]],
        told: Tellers,
        turns: Tellers,
        own: OwnWords,
    ) -> None:
        self.layout, self.cast, self.people = layout, cast, cast.people
        self.mentions, self.contents = mentions, contents
        self.told, self.turns, self.own = told, turns, own
        self.partners: list[Figure] | None = None  # who has the word by turns, once it is asked

    def outside(self, pronoun: Mention, candidates: Candidates) -> Figure | None:
        """Whom a pronoun outside quotation marks means."""
        if pronoun.words[0] in self.people.latter:
            told = self.told.around(pronoun.start)  # « Anne Petit dit que | celle-ci | »
            others = [each for each in candidates[-WINDOW:] if each[1] not in told]
            return latter(pronoun, others, bodies=self.people.things_have_gender)
        if self._is_set_apart(pronoun):
            return _subject_beside(pronoun, candidates)
        if pronoun.subject and (brought_up := self._brought_up(pronoun, candidates)) is not None:
            return _learning(brought_up, pronoun)
        if (own := self.own.speaker(pronoun, candidates)) is not None:
            return _learning(own, pronoun)
        apart = self._talking(pronoun) or self._serving(pronoun)
        apart = apart or self._asking(pronoun, candidates)
        if self._opens_with_participle(pronoun):  # « Interrogée par Anne Petit, | elle | … »
            candidates = [
                each
                for each in candidates[-2 * WINDOW :]
                if each[0].subject or each[0].sentence != pronoun.sentence
            ]
        if apart:
            candidates = [each for each in candidates[-2 * WINDOW :] if each[1] not in apart]
        said = self.contents.get(pronoun.start, ())
        said = [span for span in said if span.start < pronoun.start]
        if said:  # who says something is not in what is said
            candidates = candidates[-2 * WINDOW :]
            within = [each for each in candidates if _stands_in(said, each[0])]
            named = [
                figure
                for mention, figure in within
                if mention.sort is Sort.NAME and mention.subject and said[-1].start <= mention.start
            ]
            candidates = [
                each for each in candidates if not (_stands_in(said, each[0]) or each[1] in named)
            ]
        figure = antecedent(pronoun, candidates, bodies=self.people.things_have_gender)
        return _learning(figure or self._ahead(pronoun), pronoun)

    def inside(
        self, pronoun: Mention, candidates: Candidates, speaker: Figure | None
    ) -> Figure | None:
        """Whom a pronoun in a quotation means, which `speaker` says: mostly somebody else."""
        if (own := self.own.speaker(pronoun, candidates)) is not None:
            return _learning(own, pronoun)
        figure = antecedent(
            pronoun, candidates, speaker=speaker, bodies=self.people.things_have_gender
        )
        return _learning(figure or self._ahead(pronoun, speaker), pronoun)

    def _talking(self, pronoun: Mention) -> list[Figure]:
        """Who has the word where a pronoun stands, and the one to whom they talk.

        Of two who talk by turns neither is « il » to the other.
        """
        talking = self.turns.around(pronoun.start)
        if not talking:
            return []
        if self.partners is None:
            self.partners = self.turns.everyone()
        return self.partners if len(self.partners) == _BY_TURNS else talking

    def _asking(self, pronoun: Mention, candidates: Candidates) -> list[Figure]:
        """Who asks in the sentence before, where a pronoun answers: « …, a-t-| il | répondu »."""
        pattern, text = self.people.answers, self.layout.readable
        if pattern is None or not pronoun.speaks or not pronoun.sentence:
            return []
        if pattern.search(text, max(0, pronoun.start - _NEAR), pronoun.end + _NEAR) is None:
            return []
        before = self.layout.sentences[pronoun.sentence - 1]
        asked = self.people.asks.search(text, before.start, before.end)
        if asked is None:
            return []
        near = candidates[-_AHEAD:]
        asking = [
            figure
            for mention, figure in near
            if mention.main and mention.sentence == pronoun.sentence - 1
        ]
        others = (figure for _, figure in near if figure.person and figure not in asking)
        asked_of = any(figure.agrees(pronoun.gender, pronoun.plural) for figure in others)
        return asking if asked_of else []

    def _serving(self, pronoun: Mention) -> list[Figure]:
        """Who speaks around a pronoun for somebody it may mean: "Her lawyer said | she | did"."""
        owner = self.people.possessive_of.get(pronoun.words[0])
        if owner is None:
            return []
        return [
            figure
            for figure in self.told.around(pronoun.start)
            if not figure.words
            and any(
                self.layout.text[source.span.start : source.span.start + len(owner) + 1].lower()
                == f"{owner} "
                for source in figure.heard
            )
        ]

    def _is_set_apart(self, pronoun: Mention) -> bool:
        """Whether a pronoun only stresses a subject: « La Croix-Rouge évoque, elle, trente … »."""
        text = self.layout.readable
        apart = text.endswith(", ", 0, pronoun.start) and text.startswith(",", pronoun.end)
        return apart and self.people.things_have_gender

    def _opens_with_participle(self, pronoun: Mention) -> bool:
        """Whether what a sentence begins with is said of the pronoun that follows."""
        pattern = self.people.participle
        begin = self.layout.sentences[pronoun.sentence].start if pattern is not None else 0
        if pattern is None or not pronoun.subject or pronoun.start - begin > _LONGEST_OPENING:
            return False
        text = self.layout.readable
        led = text.endswith(", ", begin, pronoun.start)
        return led and pattern.match(text, begin, pronoun.start) is not None

    def _brought_up(self, pronoun: Mention, candidates: Candidates) -> Figure | None:
        """Who a sentence begins with before the pronoun that means them: « Quant à Roy, il … »."""
        sentence = self.layout.sentences[pronoun.sentence]
        if not _BROUGHT_UP.match(self.layout.readable, sentence.start):
            return None
        found: Figure | None = None
        for mention, figure in reversed(candidates[-_AHEAD:]):
            if mention.sentence != pronoun.sentence:
                break
            found = figure
        return found if found is not None and found.agrees(pronoun.gender, pronoun.plural) else None

    def _follows(self, pronoun: Mention) -> bool:
        """Whether a sentence stands before that of a pronoun outside marks, in its paragraph."""
        sentences, number = self.layout.sentences, pronoun.sentence
        if not number or pronoun.inside >= 0:
            return False
        return sentences[number - 1].paragraph == pronoun.paragraph

    def _ahead(self, pronoun: Mention, speaker: Figure | None = None) -> Figure | None:
        """Who a pronoun at the head of a text means: the first one named who agrees.

        It is not who speaks, where it stands between quotation marks. Where it may mean a thing,
        nobody is looked for behind a sentence of the same paragraph, which may tell of one.
        """
        if self.people.things_have_gender and self._follows(pronoun):
            return None
        at = bisect_left(self.mentions, pronoun.start, key=_START)
        for mention in self.mentions[at + 1 : at + _AHEAD]:
            if mention.sentence - pronoun.sentence > _AHEAD_SENTENCES:
                return None
            figure = self.cast.of.get(mention.start)
            if figure is None or mention.sort is not Sort.NAME or not figure.person:
                continue
            if figure is speaker:
                continue
            if mention.inside < 0 and figure.agrees(pronoun.gender, pronoun.plural):
                return figure
        return None


def _stands_in(spans: Sequence[Span], mention: Mention) -> bool:
    return any(span.start <= mention.start < span.end for span in spans)


def _subject_beside(pronoun: Mention, candidates: Candidates) -> Figure | None:
    """Who is the subject in the sentence of a pronoun that is set apart."""
    for mention, figure in reversed(candidates[-WINDOW:]):
        if mention.sentence != pronoun.sentence:
            break
        if mention.subject and figure.agrees(pronoun.gender, pronoun.plural):
            return figure
    return None


def _learning(figure: Figure | None, pronoun: Mention) -> Figure | None:
    """Learn the gender of a person from the pronoun that means them."""
    if figure is not None and figure.person and not figure.gender and not pronoun.plural:
        figure.gender = pronoun.gender
    return figure
