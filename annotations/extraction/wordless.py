"""Where a verb of saying leads to no words: "rules | that bind us", "told | many lies that"."""

from annotations.extraction.cues import Cue
from annotations.extraction.grammar import is_verb, object_of
from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.tags import (
    AND,
    ASKED,
    BE,
    DEMAND,
    DETERMINER,
    GROUP,
    HAVE,
    MODAL,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    TELLING,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import staff_told_to_act
from annotations.extraction.phrases import is_capital, is_mark


def tells_no_words(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether what stands at a token behind a verb, past who is told, cannot begin its words."""
    if index >= len(s):
        return False
    low = s.lows[index]
    if _promises_to(s, cue) or _is_nothing(s, index):
        return True
    if low in s.telling.infinitive_leads and index == cue.last + 1 and _goes_on_to(s, cue, index):
        return True
    if low in s.telling.who and s.lows[index - 1] in s.telling.anybody:
        return True  # "asked anyone | who saw it to ring"
    if index <= cue.after:
        return False
    if s.lows[cue.verb] in s.telling.listener_first and staff_told_to_act(s, cue.after):
        return True  # "told his three captains to go"
    if cue.flags & TELLING and low == "to" and _is_to_do(s, index):
        return True  # "told staff | to check whether …" is an order
    if cue.flags & TELLING and s.lows[index - 1] in s.telling.told_things:
        return True  # "told so many lies | that …"
    return low in s.telling.conditions and bool(cue.flags & DEMAND) and not cue.flags & ASKED


def _promises_to(s: Sentence, cue: Cue) -> bool:
    """Whether an infinitive stands right behind a promise: "promised | to pay “every penny”"."""
    to = cue.last + 1
    if not cue.flags & DEMAND or to + 1 >= len(s) or s.lows[to] not in s.telling.infinitive_leads:
        return False
    flag, read = s.flags[to + 1], is_verb(s, to + 1)
    told = flag & (DETERMINER | PRONOUN | GROUP | TITLE) or not s.words[to + 1].islower()
    return bool(flag & QUOTED) or read or (read is None and not told)


def _is_nothing(s: Sentence, index: int) -> bool:
    """Whether somebody is silent: "said | nothing about it |", but not "nothing would change"."""
    after = index + 1
    if s.lows[index] not in s.telling.silence:
        return False
    return after >= len(s) or bool(s.flags[after] & PREPOSITION) or is_mark(s.words[after])


def _is_to_do(s: Sentence, to: int) -> bool:
    """Whether a verb stands behind "to", and no quoted words."""
    verb = to + 1
    return verb < len(s) and not s.flags[verb] & QUOTED and is_verb(s, verb) is True


def has_no_object(s: Sentence, cue: Cue, begin: int, fence: int) -> bool:
    """Whether the object of a verb, from a token on, was no words: "ordered | a pizza |"."""
    low = s.lows[cue.verb]
    if low.startswith(s.telling.ordering_stems):
        return not _is_act(s, begin, fence)
    return low.startswith(s.telling.answering_stems) and _is_somebody(s, cue, fence)


def _is_act(s: Sentence, begin: int, fence: int) -> bool:
    """Whether something is to be done: "ordered | the boats to leave |", "| a new inquiry |"."""
    noun = True
    for at in range(begin, fence + 1):
        low, flag = s.lows[at], s.flags[at]
        if flag & QUOTED or (low == "to" and at < fence and not s.flags[at + 1] & DETERMINER):
            return True
        if is_mark(s.words[at]) or s.flags[at] & AND:
            break
        noun = noun and not flag & (PREPOSITION & ~DETERMINER)
        if noun and (low in s.telling.acts or low.endswith(s.telling.act_endings)):
            return True
        if at > begin and low.endswith(s.telling.participle_endings):
            return True  # "ordered the gates | closed |"
    return False


def _is_somebody(s: Sentence, cue: Cue, fence: int) -> bool:
    """Whether somebody is dealt with: "dismissed | its chief executive |", not "him | as | a"."""
    head = object_of(s, cue.verb)
    if (
        head is None
        or head > fence
        or not s.telling.predicative.isdisjoint(s.lows[head : fence + 1])
    ):
        return False
    person = s.flags[head] & (TITLE | GROUP) or s.lows[head] in s.telling.object_pronouns
    return bool(person or (is_first_name(s.lows[head]) and is_capital(s.words[head])))


def _goes_on_to(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether somebody goes on to do something: "went on | to win that race"."""
    return cue.last > cue.verb and index + 1 < len(s) and is_verb(s, index + 1) is True


def is_relative(s: Sentence, that: int) -> bool:
    """Whether a verb follows "that": "said in a note that | reached the Argus"."""
    at = that + 1
    if at >= len(s):
        return True  # and nothing follows
    if s.flags[at] & (PRONOUN | DETERMINER | QUOTED) or is_capital(s.words[at]):
        return False
    return bool(s.flags[at] & (HAVE | BE | MODAL)) or is_verb(s, at) is True
