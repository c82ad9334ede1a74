"""Promises and orders told of by a noun: « la promesse du maire de rouvrir le pont ».

Whose word it is stands before the noun (« sa promesse »), behind it (« du maire », « faite par la
mairie »), or behind the verb of who was given it (« obtenu du maire l'assurance que »).
"""

from annotations.extraction.attributed import Attribution
from annotations.extraction.content import begins_infinitive, last_word
from annotations.extraction.cues import MOST_CUES
from annotations.extraction.languages.tags import (
    AND,
    AUXILIARY,
    CUE,
    DEMAND,
    DETERMINER,
    NEGATION,
    PARTICIPLE,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_mark
from annotations.extraction.results import ProposedSource
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import body_at, subject_after
from annotations.extraction.subjects_before import subject_before

_TO_LEAD = 14  # tokens between a noun and what leads to the words
_TO_GIVER = 12  # tokens between a noun and the verb of who was given it


def pledges(s: Sentence) -> list[Attribution]:
    """Return what nouns of promising and ordering attribute to whose word it is."""
    if s.telling.pledges.isdisjoint(s.lows):
        return []
    found = []
    for noun in range(1, len(s) - 2):
        if s.lows[noun] not in s.telling.pledges or not s.flags[noun - 1] & DETERMINER:
            continue
        lead = _lead(s, noun)
        owner = None if lead is None else _owner(s, noun, lead)
        if lead is None or owner is None:
            continue
        begin = lead if s.lows[lead] in s.telling.of_what else lead + 1
        end = _end(s, noun, begin)
        if end > begin:
            source = (source_of(s, owner),)
            made = Attribution(s, [(begin, end)], s.span(noun, noun), source, 0.5, "noun")
            made.relays = _told_by(s, noun)
            found.append(made)
            if made.relays and not s.flags[noun - 2] & DEMAND:
                whole, cue = [(noun - 1, end)], s.span(noun - 2, noun - 2)
                found.append(Attribution(s, whole, cue, made.relays, 0.4, "noun"))
    return found[:MOST_CUES]


def _told_by(s: Sentence, noun: int) -> tuple[ProposedSource, ...]:
    """Who speaks of it: « | Elle | rappelle la promesse, faite par la mairie, de … »."""
    verb = noun - 2
    if verb < 1 or not s.flags[verb] & CUE or s.flags[verb] & (PREPOSITION | PARTICIPLE):
        return ()
    teller = subject_before(s, verb)
    own = s.lows[noun - 1] in s.telling.possessives
    return () if teller is None or own else (source_of(s, teller),)


def _lead(s: Sentence, noun: int) -> int | None:
    """Return the token that leads to the words: "que", "de" before an infinitive."""
    for at in range(noun + 1, min(len(s) - 2, noun + _TO_LEAD)):
        low = s.lows[at]
        if low in s.telling.that:
            bare = at == noun + 1 and not s.flags[at + 1] & DETERMINER
            return None if bare and s.flags[at + 1] & AUXILIARY else at
        if low in s.telling.of_what and begins_infinitive(s, at + 1):
            return at
        if s.flags[at] & (QUOTED | RELATIVE | AND | NEGATION) or s.words[at] in (";", ":"):
            return None
        if s.flags[at] & AUXILIARY and not s.flags[at] & PREPOSITION:
            return None
    return None


def _owner(s: Sentence, noun: int, lead: int) -> Phrase | None:
    """Return whose word a noun is, which stands before what leads to the words or the noun."""
    for at in range(noun + 1, lead):
        behind = at == noun + 1 and s.lows[at] in s.telling.of
        if behind or s.lows[at] in s.telling.agent_prepositions:
            phrase = body_at(s, at + 1)
            if phrase is None:
                return None
            end = next((i for i in range(at + 2, lead) if is_mark(s.words[i])), lead) - 1
            return phrase[0], min(phrase[1], end)
    if (giver := _giver(s, noun)) is not None:
        return giver
    own = s.lows[noun - 1] in s.telling.possessives
    return (noun - 1, noun - 1) if own else None


def _giver(s: Sentence, noun: int) -> Phrase | None:
    """Return who gave it: « obtenu | du maire | l'aveu », « | le maire | a donné sa parole »."""
    for at in range(noun - 2, max(-1, noun - _TO_GIVER), -1):
        if s.lows[at] in s.telling.having_been_given and s.lows[at + 1] in s.telling.of:
            phrase = subject_after(s, at + 1) or body_at(s, at + 2)
            if phrase is None:
                return None
            parted = (i for i in range(at + 3, noun) if is_mark(s.words[i]) or s.flags[i] & TIME)
            return phrase[0], min(phrase[1], next(parted, noun - 1) - 1)
        if s.lows[at] in s.telling.having_given and at >= noun - 3:
            return subject_before(s, at)
    return None


def _end(s: Sentence, noun: int, begin: int) -> int:
    """The last token of the words: before a verb that goes on about the promise itself."""
    last = last_word(s)
    if s.tree is not None and begin < (end := s.tree.subtree(noun)[1]) < last:
        return end
    for at in range(begin + 1, last):
        if s.words[at] in (",", ";", "—", "–") or (
            s.flags[at] & NEGATION and s.lows[begin] in s.telling.of_what and at > begin + 1
        ):
            return at - 1
    return last
