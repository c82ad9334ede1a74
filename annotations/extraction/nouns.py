"""Whom "the mayor" means: who bears that office in the text, or somebody known by no name."""

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Sequence

from annotations.extraction.bodies import BodyReader
from annotations.extraction.cast import Cast, Figure
from annotations.extraction.languages import Language
from annotations.extraction.languages.people import Age, PeopleWords, Pronoun
from annotations.extraction.languages.tags import ANONYMOUS, BODY, GROUP, MEDIUM, TITLE
from annotations.extraction.layout import Layout
from annotations.extraction.mentions import Mention, Sort
from annotations.extraction.results import Anonymity, ProposedSource, SourceKind
from annotations.text.spans import Span

_PIECE = re.compile(r"[ld]['’]|[\w-]+", re.IGNORECASE)
_AGED = re.compile(r"\d+-year-old")
_LONGEST_BARE = 6  # words of a description that may mean who was just spoken of
_LOOKED_BACK = 12  # mentions among which an office without a known holder finds one
_SENTENCES_BACK = 5
_RESUMED_WITHIN = 2  # sentences
_SAME_PARAGRAPH = 6
_LEAD = 4  # sentences in which an office may be told of before who bears it is named
_KNOWN = 8  # of many who bear an office, so many are compared


class NounReader:
    """Reads the nouns for people and bodies in one text."""

    def __init__(
        self,
        layout: Layout,
        language: Language,
        people: PeopleWords,
        relays: Container[Span] = frozenset(),
    ) -> None:
        self.layout, self.language, self.people = layout, language, people
        self.quoted = sorted(layout.quotations)
        self.in_words: Callable[[int], bool] = bool  # whether a place stands in anybody's words
        self.bodies = BodyReader(layout.readable, people, relays)
        self.sentence_starts = [sentence.start for sentence in layout.sentences]

    def mention(self, span: Span, words: tuple[str, ...]) -> Mention:
        """A mention of a noun at a place."""
        number = max(0, bisect_right(self.sentence_starts, span.start) - 1)
        paragraph = self.layout.sentences[number].paragraph if self.layout.sentences else 0
        return Mention(span.start, span.end, Sort.NOUN, words, number, paragraph)

    def pronoun(self, span: Span, words: str, meaning: Pronoun) -> Mention:
        """A mention of what means somebody as a source only: "lui", "ce dernier"."""
        found = self.mention(span, (words,))
        found.sort, found.gender, found.plural = Sort.PRONOUN, meaning.gender, meaning.plural
        return found

    def read(self, span: Span) -> Mention | None:
        """The noun of a phrase in quotation marks with its article, "le maire de Rome", if any."""
        words = _PIECE.findall(span.of(self.layout.text).lower())
        if len(words) < 2 or words[0] not in self.people.definite | self.people.indefinite:
            return None
        for word in words[1:4]:
            flag = self.language.flags.get(word, 0)
            if flag & (TITLE | ANONYMOUS | BODY | GROUP) or word in self.people.nouns:
                break
        else:
            return None
        found = self.mention(span, (word,))
        found.titles, found.flags = (words[0],), flag
        found.adjective = words[words.index(word) - 1]
        found.gender = self._gender(words[0], word)
        found.plural = words[0] in self.people.plurals
        return found

    def _gender(self, article: str, noun: str) -> str:
        told = (self.people.articles or {}).get(article, "")
        if noun in self.people.genderless:
            return ""
        return told or self.people.gender_of_noun(noun)

    def stranger(self, source: ProposedSource) -> Figure:
        """A new figure of whom a source gives no name."""
        words = source.span.of(self.layout.text)
        lows = words.lower().split()
        one = lows[0] in self.people.one and any(
            self.people.human.search(word) or word in self.people.nouns for word in lows[1:4]
        )
        gender = self._gender(lows[0], "")
        for word in lows[:6]:
            gender = gender or self.people.gender_of.get(word, "")
        return Figure(
            person=source.kind is SourceKind.PERSON or one,
            body=source.kind is SourceKind.ORGANISATION,
            plural=source.kind is SourceKind.GROUP
            or source.anonymity is Anonymity.GROUP
            or lows[0] in self.people.plurals,
            gender=gender,
            description=words,
            brought_in=lows[0] in self.people.indefinite,
        )

    def meant(
        self,
        noun: Mention,
        candidates: Sequence[tuple[Mention, Figure]],
        cast: Cast,
        tellers: Sequence[Figure] = (),
    ) -> Figure | None:
        """Who a noun means: who is called so, who may be called so, or somebody new.

        Not the `tellers` in whose words it stands: they do not call themselves "the officer".
        """
        head = noun.words[0]
        if tellers:
            candidates = [each for each in candidates[-_LOOKED_BACK:] if each[1] not in tellers]
        if noun.titles[0] in self.people.definite:
            candidates = self._but_whom_it_acts_on(noun, candidates)
            known = self._known(noun, candidates, cast, tellers)
            if known is not None:
                return known
        human = bool(noun.flags & TITLE) or head in self.people.nouns
        if not (human or noun.flags):  # « l’assureur » of no body that has a name
            return None
        figure = Figure(
            person=human and not noun.plural,
            body=bool(noun.flags & BODY) and not human,
            plural=noun.plural,
            gender=noun.gender,
            roles={head: None},
            brought_in=noun.titles[0] in self.people.indefinite,
            description=self._description(noun),
        )
        if figure.body:
            figure.paper = head in self.people.papers
            figure.name = _without(noun.titles[0], figure.description)
        return cast.add(figure)

    def _but_whom_it_acts_on(
        self, noun: Mention, candidates: Sequence[tuple[Mention, Figure]]
    ) -> Sequence[tuple[Mention, Figure]]:
        """Leave out the only person so far, where a pronoun behind means them: « Le juge lui »."""
        pattern = self.people.to_them
        if pattern is None or pattern.match(self.layout.readable, noun.end) is None:
            return candidates
        near = candidates[-_LOOKED_BACK:]
        people = {id(figure) for _, figure in near if figure.person}
        if len(people) != 1:
            return candidates
        return [each for each in near if not each[1].person]

    def _known(
        self,
        noun: Mention,
        candidates: Sequence[tuple[Mention, Figure]],
        cast: Cast,
        tellers: Sequence[Figure],
    ) -> Figure | None:
        """Who a noun with an article that points back means, of those who are in the text."""
        aged = self._of_age(noun, cast)
        if aged is not None:
            return aged
        resumed = self._resumed(noun, candidates) if self._is_told(noun) else None
        if resumed is not None:
            return resumed
        head = noun.words[0]
        known = [
            figure
            for figure in cast.by_role.get(head, ())[-_KNOWN:]
            if figure.agrees(noun.gender, noun.plural)
        ]
        told = any(figure.is_known_at(noun.start) for figure in known)
        akin = None if told else self._akin(noun, candidates, cast, tellers)
        if akin is not None:
            if not known:  # else "the barrister", before "his barrister, Luc Roy"
                cast.call(akin, head)
            return akin
        if known:
            return _last_spoken_of(known, noun.start)
        return self.bodies.meant(noun, candidates) or self._resumed(noun, candidates)

    def _of_age(self, noun: Mention, cast: Cast) -> Figure | None:
        """The one person named so far who is as old as a noun tells: « la vieille dame »."""
        if noun.plural or noun.titles[0] in self.people.owners or not self._ages(noun):
            return None
        fitting = [
            figure
            for figure in cast.aged[:_KNOWN]
            if self._is_as_old(noun, figure)
            and figure.agrees(noun.gender, False)
            and figure.is_known_at(noun.start)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _ages(self, noun: Mention) -> list[Age]:
        """How old somebody is of whom a noun tells, by itself and by its adjective."""
        ages = self.people.ages
        return [ages[word] for word in (noun.words[0], noun.adjective) if word in ages]

    def _is_as_old(self, noun: Mention, figure: Figure) -> bool:
        """Whether somebody is as old as a noun tells of at its narrowest."""
        return all(age.youngest <= figure.age <= age.oldest for age in self._ages(noun))

    def _may_be_as_old(self, noun: Mention, figure: Figure) -> bool:
        """Whether nothing that is told of somebody's age speaks against a noun."""
        told = self._ages(noun) if figure.age else ()
        return all(
            age.youngest - age.leeway <= figure.age <= age.oldest + age.leeway for age in told
        )

    def _resumed(
        self, noun: Mention, candidates: Sequence[tuple[Mention, Figure]]
    ) -> Figure | None:
        """Who is meant by a word that only describes who was just spoken of: "the swimmer"."""
        head, pointing = noun.words[0], noun.titles[0] in self.people.pointing
        if noun.plural or noun.titles[0] in self.people.owners or self._stays_apart(noun):
            return None
        if self.people.things_have_gender and self._is_quoted(noun):
            return None
        kin = head in self.people.kin or self.people.akin(head)
        if kin and not (pointing or self._is_told(noun)):
            return None
        apposed = self.layout.readable.startswith(",", noun.end)
        beside: Figure | None = None
        for mention, figure in reversed(candidates[-_LOOKED_BACK:]):
            same = self.people.things_have_gender and noun.paragraph == mention.paragraph
            if noun.sentence - mention.sentence > (_SAME_PARAGRAPH if same else _RESUMED_WITHIN):
                break
            told_of = mention.subject or mention.speaks or pointing
            if not (figure.person and figure.agrees(noun.gender, False)):
                continue
            if not self._may_be_as_old(noun, figure):
                continue
            if not told_of:
                near = noun.sentence - mention.sentence == 1 and figure.words
                beside = beside or (figure if near and figure.gender == noun.gender else None)
                continue
            heard = mention.speaks and self.people.things_have_gender and not apposed
            if figure.words or (heard and self._may_be_resumed(mention)):
                return figure
        return beside if self.people.things_have_gender else None

    def resumes(self, span: Span, candidates: Sequence[tuple[Mention, Figure]]) -> Figure | None:
        """Whom a source means that only describes them: "the 52-year-old", « le Malien »."""
        pieces = _PIECE.findall(span.of(self.layout.text))
        if len(pieces) < 2 or len(pieces) > _LONGEST_BARE:
            return None
        article = pieces[0].lower()
        people = self.people
        if article not in people.definite or article in people.plurals or article in people.owners:
            return None
        for word in pieces[1:3]:
            low = word.lower()
            if low in people.papers or self.language.flags.get(low, 0) & (BODY | GROUP | MEDIUM):
                return None
            place = word[0].isupper() and people.demonym.search(low)
            if place or people.human.search(low) or _AGED.match(low) or low.startswith("ex-"):
                noun = self.mention(span, (low,))
                noun.titles = (article,)
                noun.gender = self._gender(article, low)
                return self._resumed(noun, candidates)
        return None

    def of_place(
        self, name: Mention, candidates: Sequence[tuple[Mention, Figure]]
    ) -> Figure | None:
        """Who was just spoken of, where a name only says where they come from."""
        low = name.words[0].lower()
        noun = self.mention(name.span, (low,))
        noun.titles = (name.before,)
        noun.gender = self._gender(name.before, low)
        return self._resumed(noun, candidates)

    def _is_told(self, noun: Mention) -> bool:
        """Whether an adjective makes a noun a mere description: « l’ancienne | ministre »."""
        return noun.adjective in self.people.telling

    def _may_be_resumed(self, mention: Mention) -> bool:
        """Whether somebody without a name is told of there by a noun of their own."""
        owned = not mention.titles or mention.titles[0] in self.people.owners
        return mention.sort is Sort.NOUN and not owned and not self._is_quoted(mention)

    def _is_quoted(self, noun: Mention) -> bool:
        """Whether a noun stands in quotation marks: nobody there describes who was named last."""
        return noun.start < self.marks_until(noun.start) and self.in_words(noun.start)

    def marks_until(self, place: int) -> int:
        """Where the last quotation ends that begins before a place; 0 where none does."""
        at = bisect_right(self.quoted, place) - 1
        return self.layout.quotations[self.quoted[at]].end if at >= 0 else 0

    def _stays_apart(self, noun: Mention) -> bool:
        """Whether a noun means no person, or one who has no name: "the agency", "the source"."""
        head = noun.words[0]
        if noun.flags & (BODY | GROUP | ANONYMOUS):
            return head not in self.people.nouns
        return False

    def _description(self, noun: Mention) -> str:
        """The words of a noun, with whose it is: "her husband"."""
        words, owner = noun.span.of(self.layout.text), noun.titles[0]
        return words if words.lower().startswith(owner) else f"{owner} {words}"

    def _akin(
        self,
        noun: Mention,
        candidates: Sequence[tuple[Mention, Figure]],
        cast: Cast,
        tellers: Sequence[Figure],
    ) -> Figure | None:
        """Who was spoken of just before and may be called so: of like trade, or by any epithet."""
        head = noun.words[0]
        akin = self.people.akin(head)
        if noun.plural or not (akin or head in self.people.epithets):
            return None
        if self.people.things_have_gender and self._is_quoted(noun):
            return self._only_one(noun, akin, cast, tellers)
        if head in self.people.accused:  # whoever is on trial, not who was named last
            one = self._only_one(noun, akin, cast, tellers)
            return one or self._akin_before(noun, akin, candidates)
        return self._akin_before(noun, akin, candidates) or self._only_one(
            noun, akin, cast, tellers
        )

    def _akin_before(
        self, noun: Mention, akin: frozenset[str], candidates: Sequence[tuple[Mention, Figure]]
    ) -> Figure | None:
        """Who was spoken of last and is called so, else who is of no trade that is told."""
        head = noun.words[0]
        roleless: Figure | None = None
        owned = noun.titles[0] in self.people.owners
        owner = candidates[-1] if owned and candidates else None
        for mention, figure in reversed(candidates[-_LOOKED_BACK:]):
            apart = noun.sentence - mention.sentence
            if apart > _SENTENCES_BACK:
                break
            if owner and owner[0].end >= noun.start - 1 and figure is owner[1]:
                continue  # "her lawyer" is not she
            if not self._may_be_akin(noun, figure):
                continue
            if head in self.people.epithets or self._is_called(figure, head, akin):
                return figure
            untold = self.people.either.issuperset(figure.roles)  # of no trade that has a family
            if untold and not owned and (mention.subject or apart < 2):
                roleless = roleless or figure
        return roleless

    def _may_be_akin(self, noun: Mention, figure: Figure) -> bool:
        """Whether a noun may be said of somebody named, by gender and by age."""
        if not (figure.person and figure.words) or not figure.agrees(noun.gender, False):
            return False
        return self._may_be_as_old(noun, figure)

    def _is_called(self, figure: Figure, head: str, akin: frozenset[str]) -> bool:
        """Whether somebody is of the trade that a noun tells of, or on trial as it says."""
        if figure.accused and head in self.people.accused:
            return True
        return not akin.isdisjoint(figure.roles)

    def _only_one(
        self, noun: Mention, akin: frozenset[str], cast: Cast, tellers: Sequence[Figure]
    ) -> Figure | None:
        """The one person of the text, by name, who is of that trade."""
        if not akin.isdisjoint(self.people.accused):
            accused = [each for each in cast.accused if each.agrees(noun.gender, False)]
            if len(accused) == 1 and accused[0].is_known_at(noun.start):
                return accused[0]
        fitting: list[Figure] = []
        for role in sorted(akin):
            for figure in cast.by_role.get(role, ())[:2]:
                known = figure.words and figure.agrees(noun.gender, False)
                known = known and figure not in tellers
                ahead = noun.sentence < _LEAD and role == noun.words[0]
                known = known and (ahead or figure.is_known_at(noun.start))
                if known and figure not in fitting:
                    fitting.append(figure)
        return fitting[0] if len(fitting) == 1 else None


def _without(article: str, words: str) -> str:
    return words[len(article) :].strip() if words.lower().startswith(article) else words


def _last_spoken_of(figures: Sequence[Figure], before: int) -> Figure:
    best, found = -1, figures[-1]
    for figure in figures:
        for mention in reversed(figure.mentions[-_LOOKED_BACK:]):
            if mention.start < before:
                if mention.start > best:
                    best, found = mention.start, figure
                break
    return found
