"""The ways by which words came: “through her lawyer”, “in a memo seen by the Argus”.

A way is a phrase of the sentence that names a go-between: who lent a voice, a microphone or a page,
or got hold of the paper. It is no part of what is said, nor of who says it.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from annotations.extraction.hands import hands_of, is_led_to, medium_at, somebody_at
from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.reporting import PAPERS
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    BODY,
    DETERMINER,
    GROUP,
    HAVE,
    MEDIUM,
    QUOTED,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import is_ours
from annotations.extraction.phrases import LONGEST, Phrase, is_capital, is_mark, is_masthead
from annotations.extraction.results import ProposedSource, SourceKind
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import body_at, is_titled
from annotations.extraction.subjects_before import subject_before

_LONGEST_ASIDE = 10  # tokens between commas
_FARTHEST = 6  # tokens between a participle and its "by"


@dataclass(frozen=True, slots=True)
class Way:
    """A phrase from token `first` on that names a go-between: a medium, or anybody."""

    first: int
    phrase: Phrase
    anybody: bool = False
    voice: bool = False  # told by a phrase of the language: "through", « au micro de »
    hands: Phrase | None = None  # who hands it on: "a letter that | her son | shared with the Post"

    def source(self, s: Sentence) -> ProposedSource:
        """The go-between, as a part of a chain."""
        made = source_of(s, self.phrase)
        return made if self.anybody else ProposedSource(made.span, SourceKind.ORGANISATION)

    def sources(self, s: Sentence) -> tuple[ProposedSource, ...]:
        """The go-between, and before it whoever handed it on."""
        handed = (source_of(s, self.hands),) if self.hands is not None else ()
        return (*handed, self.source(s))


def find_ways(s: Sentence) -> list[Way]:
    """Return the ways that a sentence names, from left to right."""
    heads, way_words = s.language.way_heads, s.telling.way_words
    asked = len(s) > 3 and s.lows[0] in s.telling.asked
    if not asked and heads.isdisjoint(s.lows) and way_words.isdisjoint(s.lows):
        return []
    found: list[Way] = []
    if s.lows[0] in s.telling.speaking and (medium := _spoken_to(s, 0)) is not None:
        found.append(Way(0, medium))
    if asked and s.lows[1] in s.telling.in_paper:
        medium = _flagged(s, medium_at(s, 2))
        found += [] if medium is None else [Way(0, medium)]  # "Asked on Radio Four whether …"
    for at, low in enumerate(s.lows[:-1]):
        way = None
        if found and at <= found[-1].phrase[1]:
            continue
        if low in PAPERS or low in s.telling.one_of_papers:
            way = paper_way(s, at) if is_led_to(s, at) else None
        if way is None and low in heads:
            way = _through(s, at)
        if way is None and low in way_words:
            way = way_at(s, at)
        if way is not None:
            found.append(way)
    return found


def way_at(s: Sentence, at: int) -> Way | None:
    """Return the way that a participle or a relative clause begins at a token."""
    low, telling = s.lows[at], s.telling
    if low not in telling.way_words:
        return None
    if low in telling.relatives or low == "the":
        phrase = _got_it(s, at + (low != "the"))
        return None if phrase is None else Way(at, phrase)
    if (way := _by_participle(s, at)) is not None:
        return way
    phrase = _shown(s, at)
    if low in telling.speaking and at and s.words[at - 1] == ",":
        phrase = _spoken_to(s, at)
    if low == "par" and not telling.spokespeople.isdisjoint(s.lows[at + 1 : at + 3]):
        voice = somebody_at(s, at + 1)  # "a fait savoir par | une porte-parole"
        return None if voice is None else Way(at, voice, anybody=True)
    written = low in telling.letter_nouns and s.lows[at + 1] in telling.handed_to
    beside = low == "auprès" and s.lows[at + 1] in telling.of
    if at + 2 < len(s) and (written or beside):
        medium = medium_at(s, at + 2)
        phrase = _flagged(s, medium) or (
            medium if low in telling.to_press and _is_title(s, medium) else None
        )
    if at and low in telling.whom and s.lows[at - 1] in telling.toward_whom:
        phrase = _got_it(s, at + 1)  # « à qui | Le Phare | a parlé »
    if phrase is None:
        return None
    return Way(at, phrase, hands=_hands(s, at, phrase) if low in telling.shown_to else None)


def _by_participle(s: Sentence, at: int) -> Way | None:
    """Return the way of "obtained by | the Argus", "read by | his barrister", "cited in | it"."""
    low, telling = s.lows[at], s.telling
    by, phrase = telling.agent_prepositions, None
    if low in telling.passed_on and (phrase := _behind(s, at, by, anybody=True)) is not None:
        return Way(at, phrase, anybody=True)
    if low in telling.got and (phrase := _behind(s, at, by, anybody=False)) is not None:
        return Way(at, phrase)
    if low not in telling.printed:
        return None
    phrase = _behind(s, at, by, anybody=True)  # « cité par | le maire »
    timed = at + 2 < len(s) and s.flags[at + 2] & TIME  # "revealed in March"
    if phrase is None and at + 2 < len(s) and s.lows[at + 1] in telling.in_paper and not timed:
        phrase = body_at(s, at + 2)  # "cité dans | l'audit"
    return None if phrase is None else Way(at, phrase, anybody=True)


def _shown(s: Sentence, at: int) -> Phrase | None:
    """Return the medium of "shown to | the Argus", "an interview with | the Argus"."""
    telling = s.telling
    for heads, leading in (
        (telling.shown_to, telling.handed_to),
        (telling.interview_nouns, telling.talked_for),
        (telling.invited if at and s.words[at - 1] == "," else (), telling.of),
    ):
        if s.lows[at] in heads:
            phrase = _behind(s, at, leading, anybody=False)
            if phrase is not None and not _is_no_medium(s, phrase[0]):
                return phrase
    return None


def _is_no_medium(s: Sentence, index: int) -> bool:
    """Whether a person or a day is named: "an interview on | Monday", but "on Sunday Live"."""
    goes_on = index + 1 < len(s) and is_capital(s.words[index + 1])
    day = s.flags[index] & TIME and not (s.flags[index] & MEDIUM or goes_on)
    return bool(day) or is_first_name(s.lows[index])


def paper_way(s: Sentence, paper: int) -> Way | None:
    """Return the way of a paper that somebody had: "in a letter | her son showed the Post"."""
    hands = hands_of(s, paper)
    if hands is None:
        return None
    if hands.medium is not None:
        return Way(hands.first, hands.medium, hands=hands.giver)
    return None if hands.giver is None else Way(hands.first, hands.giver, anybody=True)


def _hands(s: Sentence, verb: int, medium: Phrase) -> Phrase | None:
    """Who showed a medium what it has: "that | her son | sent to", "shown to … by | her son"."""
    behind = medium[1] + 1
    if behind + 1 < len(s) and s.lows[behind] in s.telling.agent_prepositions:
        return somebody_at(s, behind + 1)
    giver = subject_before(s, verb)
    if giver is None or not giver[0] or s.lows[giver[0] - 1] not in s.telling.relatives:
        return None
    return giver


def _through(s: Sentence, at: int) -> Way | None:
    """Return the way of "par la voix de | son avocat", "au micro de | Radio Ponant"."""
    for phrases, anybody in ((s.language.voices, True), (s.language.stages, False)):
        for phrase in phrases:
            if phrase[0] != s.lows[at] or tuple(s.lows[at : at + len(phrase)]) != phrase:
                continue
            to = at + len(phrase)
            if to < len(s) - 1 and s.lows[to] in s.telling.of:
                to += 1
            if to + 2 < len(s) and s.flags[to] & TIME and s.lows[to + 1] in s.telling.of:
                to += 2  # « dans le numéro d'avril | de Rail Revue »
            if to < len(s):
                found = somebody_at(s, to) if anybody else medium_at(s, to)
                return None if found is None else Way(at, found, anybody=anybody, voice=True)
    return None


def _spoken_to(s: Sentence, first: int) -> Phrase | None:
    """Return the medium of "Speaking on Radio Four, …", « Invitée de Canal Ouest, … »."""
    for at in range(first + 1, min(len(s) - 2, first + 6)):
        if is_mark(s.words[at]):
            return None
        if s.lows[at] in s.telling.beside_medium:
            medium = medium_at(s, at + 1)
            if s.lows[at] in s.telling.in_letter and not is_titled(s, at + 1):
                medium = _flagged(s, medium)  # "Speaking in Hungary, …"
            if medium is not None:
                return medium
    return None


def _behind(
    s: Sentence, participle: int, leading: frozenset[str], *, anybody: bool
) -> Phrase | None:
    """Return who stands behind "obtained (last week) | by": a medium, or anybody."""
    begin = _behind_comma(s, participle + 1)
    for at in range(begin, min(len(s) - 1, begin + _FARTHEST - 1)):
        if s.lows[at] in leading:
            if anybody:
                return somebody_at(s, at + 1)
            person = is_first_name(s.lows[at + 1]) and is_capital(s.words[at + 1])
            return None if person else medium_at(s, at + 1)  # "pressed by Ann Lee"
        if is_mark(s.words[at]) or s.flags[at] & QUOTED:
            return None
        near = at < begin + 2
        if not near and not s.flags[at] & (TIME | DETERMINER):
            return None
    return None


def _behind_comma(s: Sentence, index: int) -> int:
    """The token behind what is set between commas: « joint|, jeudi par téléphone, | par »."""
    if index + 2 >= len(s) or s.words[index] != ",":
        return index
    near = range(index + 2, min(len(s) - 2, index + _LONGEST_ASIDE))
    comma = next((at for at in near if s.words[at] == ","), None)
    led = comma is not None and s.lows[comma + 1] in s.telling.agent_prepositions
    return comma + 1 if comma is not None and led else index


def _flagged(s: Sentence, phrase: Phrase | None) -> Phrase | None:
    """A phrase if a word in it is one for media, and not only a name."""
    if phrase is None:
        return None
    known = any(s.flags[at] & MEDIUM for at in range(phrase[0], phrase[1] + 1))
    return phrase if known or is_ours(s, phrase) else None


def _is_title(s: Sentence, phrase: Phrase | None) -> bool:
    """Whether a phrase is a title with its article and no body's: "an email to | the Banner |"."""
    if phrase is None or not is_masthead(s, phrase):
        return False
    flags = reduce(or_, s.flags[phrase[0] : phrase[1] + 1], 0)
    return not flags & (BODY | GROUP | TITLE | ANONYMOUS)


def _got_it(s: Sentence, first: int) -> Phrase | None:
    """Return who has what a source is: "que | l'agence Presselle | a pu consulter"."""
    if first >= len(s):
        return None
    while first + 2 < len(s) and s.lows[first] in s.telling.getting_itself:
        first += 1  # « que s'est | procurée Le Rivage »
    if s.flags[first] & HAVE and first + 1 < len(s) and s.lows[first + 1] in s.telling.got:
        first += 1  # "qu'a consultée Le Rivage"
    if s.lows[first] in s.telling.getting or (
        s.lows[first] in s.telling.got and s.flags[first - 1] & HAVE
    ):
        return medium_at(s, first + 1) if first + 1 < len(s) else None  # "que cite Le Rivage"
    if s.telling.having.isdisjoint(s.lows[first : first + LONGEST]):
        return None
    phrase = medium_at(s, first)
    if phrase is None:
        return None
    first, last = phrase
    while (
        last > first
        and not is_ours(s, (first, last))
        and not is_capital(s.words[last])
        and not s.flags[last] & MEDIUM
    ):
        last -= 1  # "the Courier | obtained"
    if first == last and s.flags[first] & DETERMINER:
        return None
    near = range(last + 1, min(len(s), last + 6))
    end = next((at for at in near if s.words[at] == ","), last + 6)  # not "the Argus, | reported"
    return (first, last) if not s.telling.having.isdisjoint(s.lows[last + 1 : end]) else None
