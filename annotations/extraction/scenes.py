"""What stands before an attribution and only sets the scene: "On Monday", "Asked if it held"."""

from annotations.extraction.cues import Cue
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DETERMINER,
    LEADS_ON,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SPEECH,
    SUBORDINATOR,
    TIME,
    TITLED,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import is_capital, is_mark

_OF_CLAUSE = AUXILIARY & ~PREPOSITION | PRONOUN | QUOTED | SUBORDINATOR | COMPLEMENTISER
_WHEN = TIME | DETERMINER | PREPOSITION


def is_fronted(s: Sentence, left: tuple[int, int]) -> bool:
    """Whether words before an attribution only set the scene: "On Monday", "Too often"."""
    flag = s.flags[left[0]]
    if flag & DETERMINER or not flag & (PREPOSITION | TIME | AND | SUBORDINATOR | ADVERB):
        return False
    return not s.holds(QUOTED, *left)


def only_tells_when(s: Sentence, left: tuple[int, int]) -> bool:
    """Whether what stands before an attribution is nothing but a time: "On Monday"."""
    flags = s.flags[left[0] : left[1] + 1]
    return any(flag & TIME for flag in flags) and all(flag & _WHEN for flag in flags)


def is_led_up(s: Sentence, begin: int, end: int) -> bool:
    """Whether the clause is a part of what is said: "recalls that, last year, | they promised".

    Or the end of it: "said (that) when she rang, | a clerk told her".
    """
    that = s.telling.that
    if any(s.lows[at] in that and s.words[at + 1] == "," for at in range(begin, end)):
        return True
    near = next((at for at in range(end, begin, -1) if s.words[at] == ","), begin)
    return any(
        s.lows[at] in s.telling.fronting_conjunctions and _begins_said(s, at)
        for at in range(near + 2, end)
    )


def _begins_said(s: Sentence, index: int) -> bool:
    """Whether what is said begins with a conjunction and who does something: "said | when Lee"."""
    verb = index - 1 - (s.lows[index - 1] in s.telling.that)
    said = s.flags[verb] & CUE and s.flags[verb] & SPEECH
    if s.language.requires_complementiser and verb == index - 1:
        return False  # « a demandé | si le pont tenait, raconte Lee »
    somebody = s.flags[index + 1] & (PRONOUN | DETERMINER) or is_capital(s.words[index + 1])
    return bool(said and somebody)


def is_asked(s: Sentence, begin: int) -> bool:
    """Whether what stands before a clause tells what somebody was asked: "Asked if …, she said"."""
    return s.lows[begin] in s.telling.asked and not s.flags[begin] & QUOTED


def is_stage(s: Sentence, cue: Cue, begin: int, end: int) -> bool:
    """Whether only the name of a stage stands in marks: "On the show “Harbour Talk,” Lee said"."""
    if cue.inverted or s.lows[begin] not in s.telling.place_and_time_prepositions:
        return False
    if not s.flags[end] & TITLED or cue.after >= len(s) or is_mark(s.words[cue.after]):
        return False
    return not any(s.flags[at] & _OF_CLAUSE for at in range(begin + 1, end))


def is_scene(s: Sentence, cue: Cue, begin: int, end: int) -> bool:
    """Whether fronted words are no clause: "On Monday", "In remarks broadcast by Radio One".

    Many of them only before a verb that may have a thing behind it: "promised a house".
    """
    if end - begin < 5 or not cue.flags & DEMAND:
        return end - begin < 5
    return s.lows[begin] in s.telling.place_and_time_prepositions and not any(
        s.flags[at] & _OF_CLAUSE and s.words[at].islower() for at in range(begin + 1, end + 1)
    )


def sets_scene(s: Sentence, begin: int, quoted: int) -> bool:
    """Whether what leads up to a quotation, with a comma, is the writer's: "In the end, “…”"."""
    return (
        quoted - begin > 1
        and s.words[quoted - 1] == ","
        and bool(s.flags[quoted] & LEADS_ON)
        and bool(s.flags[begin] & (PREPOSITION | SUBORDINATOR | TIME | ADVERB))
        and not s.flags[begin] & (DETERMINER | PRONOUN)
    )
