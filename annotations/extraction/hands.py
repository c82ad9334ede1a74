"""The hands that a paper went through: “in a message | passed to Radio Ponant by her son”.

A noun for something written or recorded, with a participle or a relative clause behind it that
tells who handled it. Whoever gave it, read it out or put it into other words relays what it says,
and so does the medium that was given it. Who wrote it relays nothing: those are the speaker's own
words, so a verb of writing or sending alone names nobody here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.reporting import MOUTHS, PAPERS
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    BE,
    BODY,
    DETERMINER,
    GROUP,
    HAVE,
    INDEFINITE,
    MEDIUM,
    PRONOUN,
    QUOTED,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import is_ours
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.subjects_after import body_at, is_titled

_CLAUSE = 14  # tokens of a participle's or a relative clause in which hands are looked for
_INSERTED = 5  # tokens set between commas within it: "declaimed, with long pauses, by"
_DESCRIBED = 10  # tokens that tell what a paper is about
_BEFORE = 5  # tokens before a noun in which a preposition leads to it


@dataclass(frozen=True, slots=True)
class Hands:
    """Who handled a paper, told from token `first` on: a medium that has it, and who gave it."""

    first: int
    giver: Phrase | None
    medium: Phrase | None


def hands_of(s: Sentence, paper: int) -> Hands | None:
    """Return whose hands the paper of a token went through, None where the text names nobody."""
    if s.lows[paper] not in PAPERS and s.lows[paper] not in s.telling.one_of_papers:
        return None
    begin = _clause_behind(s, paper)
    while begin is not None:
        if (hands := _hands_in(s, begin)) is not None:
            return hands
        begin = _clause_joined(s, begin)
    return None


def _joins(s: Sentence, index: int) -> bool:
    return bool(s.flags[index] & AND) or s.lows[index] in s.telling.adversatives


def _clause_joined(s: Sentence, begin: int) -> int | None:
    """Where another clause about a paper begins: "that the town hides, but | that AFP has read"."""
    for at in range(begin + 1, min(len(s) - 2, begin + _CLAUSE)):
        if _joins(s, at) and s.lows[at + 1] in s.telling.relatives:
            return at + 1
    return None


def _hands_in(s: Sentence, begin: int) -> Hands | None:
    """Whose hands a paper went through by one clause about it."""
    relative = s.lows[begin] in s.telling.relatives
    inside = list(_inside(s, begin))
    handled = s.telling.through_hands
    verb = next((at for at in inside[relative:] if s.lows[at] in handled), None)
    if verb is None or (not relative and verb != begin):
        return None
    behind = [at for at in inside if at > verb]
    giver = _agent(s, behind, verb) or (_subject(s, begin + 1, verb) if relative else None)
    medium = _receiver(s, behind)
    if giver is None and medium is None:
        return None
    return Hands(begin, giver, medium)


def is_led_to(s: Sentence, paper: int) -> bool:
    """Whether a preposition leads to a paper: "in a short | letter |", "| from | the file"."""
    for at in range(paper - 1, max(-1, paper - _BEFORE), -1):
        if s.lows[at] in s.telling.into_papers:
            return True
        if is_mark(s.words[at]) or s.flags[at] & (QUOTED | HAVE | BE):
            return False
    return False


def _clause_behind(s: Sentence, paper: int) -> int | None:
    """Where the participle or the "that" of a clause about a paper stands, None without one."""
    at = _behind_description(s, paper + 1)
    sent = at + 2 < len(s) and s.lows[at] in s.telling.parted
    sent = sent and s.lows[at + 1] not in s.telling.relatives
    if sent or (at + 2 < len(s) and s.lows[at] in s.telling.to):
        reader = body_at(s, at + 1)  # "a note | to members | that"
        at = at + 2 if reader is None else reader[1] + 1
    if at + 2 < len(s) and s.words[at] == ",":
        at += 1
    while at + 2 < len(s) and (
        s.lows[at] in s.telling.parts or s.flags[at] & (TIME | ADVERB) or s.lows[at] == "a"
    ):
        at += 1  # "extracts of which", "now read"
    if at + 2 < len(s) and s.lows[at] in s.telling.parted and s.lows[at + 1] in s.telling.relatives:
        at += 1
    return at if at + 1 < len(s) and not is_mark(s.words[at]) else None


def _behind_description(s: Sentence, index: int) -> int:
    """The comma behind what a paper is about: « le procès-verbal | de mai |, dont … »."""
    if index >= len(s) or s.lows[index] not in s.telling.of:
        return index
    for at in range(index + 1, min(len(s) - 2, index + _DESCRIBED)):
        if s.words[at] == ",":
            return at if s.lows[at + 1] in s.telling.relatives else index
        if is_mark(s.words[at]) or s.flags[at] & (QUOTED | HAVE | BE):
            break
    return index


def _inside(s: Sentence, begin: int) -> Iterator[int]:
    """The tokens of a clause, without what is set into it between commas."""
    at, end = begin, min(len(s), begin + _CLAUSE)
    while at < end:
        if s.words[at] == ",":
            near = range(at + 1, min(len(s) - 1, at + _INSERTED + 1))
            closed = next((i for i in near if s.words[i] == ","), None)
            if closed is None:
                return
            at = closed + 1
            continue
        if is_mark(s.words[at]) or s.flags[at] & QUOTED:
            return
        if at > begin + 1 and s.lows[at] in s.telling.relatives and _joins(s, at - 1):
            return
        yield at
        at += 1


def _agent(s: Sentence, inside: list[int], verb: int) -> Phrase | None:
    """Who stands behind "by"; of what was only seen or obtained that must be a medium."""
    for at in inside:
        if s.lows[at] in s.telling.agent_prepositions and at + 1 < len(s):
            return _handler(s, at + 1, verb)
    return None


def _handler(s: Sentence, first: int, verb: int) -> Phrase | None:
    if s.lows[verb] in s.telling.handled:
        return somebody_at(s, first, unknown=True)
    return medium_at(s, first)


def _subject(s: Sentence, first: int, verb: int) -> Phrase | None:
    """Who does it in a relative clause: "that | her son | has shared with"."""
    if first >= verb or s.flags[verb - 1] & BE:
        return None
    phrase = _handler(s, first, verb)
    if phrase is None:
        return None
    begin, last = phrase[0], min(phrase[1], verb - 1)
    while last > begin and s.flags[last] & (HAVE | ADVERB | TIME) and not is_capital(s.words[last]):
        last -= 1
    return begin, last


def _receiver(s: Sentence, inside: list[int]) -> Phrase | None:
    """The medium that was given it: "shared | with the Post", "released | to us"."""
    for at in inside:
        if s.lows[at] in s.telling.handed_to and at + 1 < len(s):
            phrase = medium_at(s, at + 1)
            if phrase is None or is_first_name(s.lows[phrase[0]]):
                return None
            flags, _ = _told_by(s, phrase)
            return phrase if flags & MEDIUM or not flags & (BODY | ANONYMOUS) else None
    return None


def somebody_at(s: Sentence, first: int, *, unknown: bool = False) -> Phrase | None:
    """Return who begins at a token, if the words may name somebody, or a paper.

    `unknown`: where only people do such things, any noun with an article names one.
    """
    phrase = body_at(s, first)
    if phrase is None or (s.flags[first] & PRONOUN and not s.flags[first] & DETERMINER):
        return None
    comma = next((at for at in range(*phrase) if s.words[at] == ","), None)
    behind = phrase[1] + 1
    goes_on = behind < len(s) and not is_mark(s.words[behind])
    if comma is not None and (goes_on or s.flags[first] & INDEFINITE):
        phrase = phrase[0], comma - 1  # "by his lawyer, | Mr. Reed said", "by a cousin, | the cook"
    flags, named = _told_by(s, phrase)
    known = flags & (TITLE | GROUP | BODY | MEDIUM | ANONYMOUS) or named
    if known or not MOUTHS.isdisjoint(s.lows[phrase[0] : phrase[1] + 1]):
        return phrase
    return phrase if unknown and s.flags[first] & (DETERMINER | INDEFINITE) else None


def medium_at(s: Sentence, first: int) -> Phrase | None:
    """Return what begins at a token if it may be a medium: it has a name, and no office."""
    phrase = body_at(s, first)
    if phrase is None:
        return None
    comma = next((at for at in range(phrase[0], phrase[1]) if s.words[at] == ","), None)
    phrase = phrase if comma is None else (phrase[0], comma - 1)
    flags, named = _told_by(s, phrase)
    if is_ours(s, phrase):
        return phrase
    plain = not flags & (TITLE | GROUP) or is_titled(s, phrase[0])  # "Le Témoin"
    return phrase if flags & MEDIUM or (named and plain) else None


def _told_by(s: Sentence, phrase: Phrase) -> tuple[int, bool]:
    """The classes of the words of a phrase together, and whether a name is among them."""
    first, last = phrase
    flags = reduce(or_, s.flags[first : last + 1], 0)
    return flags, any(map(is_capital, s.words[first : last + 1]))
