"""What somebody heard of another: "she learned from a nurse that …", "heard from Lee how …".

And what a medium has learnt of somebody: « a appris l'agence | de source proche du dossier ».
"""

from bisect import bisect_left

from annotations.extraction.attributed import Attribution
from annotations.extraction.content import is_bare_clause, last_word
from annotations.extraction.cues import MOST_CUES
from annotations.extraction.grammar import clause_end, complement_of
from annotations.extraction.languages.tags import (
    AND,
    AUXILIARY,
    GROUP,
    INDEFINITE,
    NEGATION,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, is_mark
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import body_at
from annotations.extraction.subjects_before import subject_before

_NEAR = 3  # tokens between "heard" and "from"
_FARTHEST = 8  # tokens between who was heard and the words
_TO_TEACHER = 12  # tokens between "appris" and of whom


def learned(s: Sentence) -> list[Attribution]:
    """Return what a sentence tells that somebody heard or learned from another."""
    if s.telling.learning.isdisjoint(s.lows):
        return []
    found = []
    for at in range(1, len(s) - 3):
        if s.lows[at] in s.telling.learned_from and s.words[at + 1] not in ",.;:":
            verb = _verb_before(s, at)
            made = None if verb is None else _learned(s, verb, at)
            if made is not None:
                found.append(made)
    return found[:MOST_CUES]


def heard_from(s: Sentence, verb: int) -> Phrase | None:
    """Return whom a court heard: "the inquiry heard | from two nurses | that"."""
    at = skip_time(s, verb + 1)
    if at + 1 >= len(s) or s.lows[at] not in s.telling.learned_from:
        return None
    return _whom(s, at + 1)


def _verb_before(s: Sentence, lead: int) -> int | None:
    """The verb before "from": "| heard | it later from"."""
    for at in range(lead - 1, max(0, lead - 2 - _NEAR), -1):
        if s.lows[at] in s.telling.learning:
            court = not s.telling.hearings.isdisjoint(s.lows[max(0, at - 3) : at])
            negated = s.holds(NEGATION, max(0, at - 3), at - 1)
            return None if negated or court else at
        if is_mark(s.words[at]) or s.flags[at] & (QUOTED | PREPOSITION & ~AUXILIARY):
            return None
    return None


def _learned(s: Sentence, verb: int, lead: int) -> Attribution | None:
    who = _whom(s, lead + 1)
    begin = None if who is None else _begin(s, verb, who[1] + 1)
    if who is None or begin is None:
        return None
    end = last_word(s)
    read = clause_end(s, verb, begin)
    if read is not None and begin < read < end:
        end = read
    for at in range(begin + 1, end):
        if s.words[at] in (",", "—", "–", ";") and not s.flags[at + 1] & RELATIVE:
            end = at - 1
            break
    if end <= begin:
        return None
    made = Attribution(s, [(begin, end)], s.span(verb, verb), (), 0.6, "passive")
    made.sources = (source_of(s, who),)
    return made


def _whom(s: Sentence, first: int) -> Phrase | None:
    """Who was heard, up to the word that leads to what they said."""
    who = body_at(s, first)
    if who is None:
        if first + 1 >= len(s) or not s.words[first].isalpha() or s.flags[first] & QUOTED:
            return None
        who = first, first  # "from | residents | that"
    leads = (at for at in range(who[0] + 1, who[1] + 1) if s.lows[at] in s.telling.clause_leads)
    return who[0], next(leads, who[1] + 1) - 1


def _begin(s: Sentence, verb: int, index: int) -> int | None:
    """Where the words begin behind who was heard, None where nothing leads to them."""
    for at in range(index, min(len(s) - 1, index + _FARTHEST)):
        if s.lows[at] in s.telling.clause_leads:
            return at + (s.lows[at] in s.telling.that)
        if is_mark(s.words[at]) or s.flags[at] & (QUOTED | RELATIVE | AND):
            return None
        clause = complement_of(s, verb)
        if at == index and ((clause and clause[0] == at) or is_bare_clause(s, at, last_word(s))):
            return at
    return None


def learn(s: Sentence, item: Attribution) -> None:
    """Read "a appris l'agence | de source proche du dossier": it only passes on what it heard."""
    if item.cue is None or not item.sources:
        return
    verb = bisect_left(s.starts, item.cue.end) - 1
    if s.lows[verb] != "appris":
        return
    begin = bisect_left(s.starts, item.sources[0].span.start)
    from_whom = max(begin, verb) + 1
    near = range(from_whom, min(len(s) - 1, from_whom + _TO_TEACHER))
    for at in near:
        teacher = _teacher(s, at)
        if teacher is None:
            continue
        if begin < verb:
            own = subject_before(s, verb) or (begin, verb - 1)
        else:
            own = begin, _before_time(s, at - 1)
        item.relays = (source_of(s, own),)
        item.sources = (source_of(s, teacher),)
        if item.addressee is not None and item.addressee.overlaps(item.sources[0].span):
            item.addressee = None
        return


def _teacher(s: Sentence, at: int) -> Phrase | None:
    """Of whom a medium learnt something: « auprès | de la mairie », « de | source proche »."""
    if s.lows[at] == "auprès" and at + 2 < len(s):
        return body_at(s, at + 2)
    if s.lows[at] not in s.telling.of_what:
        return None
    if s.flags[at + 1] & (INDEFINITE | GROUP | TITLE):
        return body_at(s, at + 1)  # « a appris Le Phare d' | un employé »
    if s.lows[at + 1] not in ("source", "sources"):
        return None
    last = at + 1
    while last + 1 < len(s) and s.words[last + 1][0].isalpha() and last - at < 7:
        if s.lows[last + 1] in s.telling.that:
            break
        last += 1
    return at + 1, last


def _before_time(s: Sentence, last: int) -> int:
    """The last token of a name before when it was: « l'AFP | mardi auprès de »."""
    while s.flags[last] & TIME or s.words[last] == ",":
        last -= 1
    return last
