"""Where a verb of saying leads to no words: "rules | that bind us", "told | many lies that"."""

from annotations.extraction.cues import Cue
from annotations.extraction.grammar import is_verb
from annotations.extraction.languages.tags import (
    ASKED,
    BE,
    DEMAND,
    DETERMINER,
    HAVE,
    MODAL,
    PRONOUN,
    QUOTED,
    TELLING,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import is_capital


def tells_no_words(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether what stands at a token behind a verb, past who is told, cannot begin its words."""
    if index >= len(s):
        return False
    low = s.lows[index]
    if low in s.telling.infinitive_leads and index == cue.last + 1 and _goes_on_to(s, cue, index):
        return True
    if low in s.telling.who and s.lows[index - 1] in s.telling.anybody:
        return True  # "asked anyone | who saw it to ring"
    if index <= cue.after:
        return False
    if cue.flags & TELLING and s.lows[index - 1] in s.telling.told_things:
        return True  # "told so many lies | that …"
    return low in s.telling.conditions and bool(cue.flags & DEMAND) and not cue.flags & ASKED


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
