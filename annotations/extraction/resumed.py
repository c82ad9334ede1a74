"""What goes on behind who says it: "The bridge, she said, | will be closed"."""

from annotations.extraction.content import last_word
from annotations.extraction.cues import Cue, clause_start
from annotations.extraction.grammar import is_verb
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    HAVE,
    MODAL,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TELLING,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import addressee_end
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import PARTING, Phrase, is_capital, is_mark, leads_to_that

_BARRED = PARTICIPLE | RELATIVE | SUBORDINATOR | AND | PREPOSITION


def resumed(s: Sentence, cue: Cue, *, quoted: bool) -> Phrase | None:
    """Return the rest of a sentence that an attribution interrupts.

    `quoted` tells that the words before it stand between marks: so does the rest then.
    """
    if quoted:
        return _resumed_quotation(s, cue)
    at = cue.after
    if at + 1 >= len(s):
        return None
    if s.words[at] != ",":
        comma = skip_time(s, addressee_end(s, cue))
        if comma + 2 < len(s) and leads_to_that(s, comma):
            return comma + 1, last_word(s)  # "He told MPs, the Argus reported on Monday, | that"
        if cue.flags & TELLING and _resumes_clause(s, cue, comma):
            return comma + 1, last_word(s)  # "Her son, she told a court, | had begged her"
        return _behind_circumstance(s, cue)
    goes_on = _goes_on_behind_name(s, at + 1) if cue.inverted else _goes_on(s, at + 1)
    return (at + 1, last_word(s)) if goes_on else None


def _resumes_clause(s: Sentence, cue: Cue, comma: int) -> bool:
    """Whether behind a comma comes the verb of a subject that stands before who says it."""
    if comma + 2 >= len(s) or s.words[comma] != "," or not cue.after < comma:
        return False
    if any(s.flags[at] & (BE | HAVE | MODAL) or is_verb(s, at) for at in range(clause_start(cue))):
        return False
    return bool(s.flags[comma + 1] & (BE | HAVE | MODAL)) and not s.flags[comma + 1] & PRONOUN


def _goes_on(s: Sentence, index: int) -> bool:
    """Whether the words go on behind "she said,"."""
    if s.flags[index] & QUOTED or _joins_quotation(s, index):
        return True
    if index + 2 >= len(s):  # "…, she said, is “doing well”"
        barred = s.flags[index] & _BARRED and s.lows[index] not in s.telling.that
        return bool(s.flags[-1] & QUOTED) and index + 1 < len(s) and not barred
    if s.lows[index] in s.telling.going_on or _is_more(s, index):
        return True
    return not (s.flags[index] & _BARRED or s.lows[index].endswith("ing"))


def _joins_quotation(s: Sentence, index: int) -> bool:
    """Whether quoted words are added: "…, she said, | and “everyone ran.” |"."""
    last = index + 1 >= len(s)
    return not last and bool(s.flags[index] & AND and s.flags[index + 1] & QUOTED)


def _goes_on_behind_name(s: Sentence, index: int) -> bool:
    """Whether the words go on behind "said Ann Lee,", and not what is told of her."""
    if _joins_quotation(s, index):
        return True
    if index + 2 >= len(s):
        return bool(s.flags[index] & QUOTED)  # "If it rains, said Lee, | “we will stay.” |"
    if s.words[index][0].isdigit() and s.words[index + 2] in (",", "."):
        return False  # "a raconté Laura, 19 ans, au Montagnard"
    if s.flags[index] & (_BARRED | DETERMINER) or s.lows[index].endswith("ing"):
        return False
    return not _names_speaker(s, index)


def _names_speaker(s: Sentence, index: int) -> bool:
    """Whether a name in apposition comes: "said a former spokesman, | Oleg Stan, who …"."""
    comma = next((at for at in range(index, min(len(s), index + 6)) if s.words[at] == ","), None)
    name = s.words[index:comma] if comma is not None else ()
    return bool(name) and all(map(is_capital, name))


def _behind_circumstance(s: Sentence, cue: Cue) -> Phrase | None:
    """Return what goes on behind a time or a place: "The staff, she said in May, | were"."""
    index = cue.after
    if not s.flags[index] & (TIME | PREPOSITION | ADVERB):
        return None
    before = range(clause_start(cue))
    if any(s.flags[at] & (BE | HAVE | MODAL) or is_verb(s, at) for at in before):
        return None  # "He stayed, she said in May, | had a drink"
    for at in range(index + 1, min(len(s) - 2, index + 12)):
        if s.words[at] == ",":
            forms = BE | MODAL | (HAVE if s.tree is not None else 0)
            goes_on = s.flags[at + 1] & forms and not s.flags[at + 1] & PRONOUN
            return (at + 1, last_word(s)) if goes_on else None
        if is_mark(s.words[at]) or s.flags[at] & (QUOTED | CUE | COMPLEMENTISER):
            return None
    return None


def _is_more(s: Sentence, index: int) -> bool:
    """Whether words go on behind "he said,": "that …", "for how they can …", "to make sure"."""
    low, after = s.lows[index], s.flags[index + 1]
    if low == "that":
        return not (after | s.flags[index + 2]) & TIME  # "…, he said, that same evening"
    if low == "to":
        read = is_verb(s, index + 1)
        if read is None:
            read = s.lows[index + 1] in s.telling.plain_infinitives
        return bool(after & QUOTED) or read
    return low in s.telling.topic_prepositions and s.lows[index + 1] in s.telling.topic_questions


def _resumed_quotation(s: Sentence, cue: Cue) -> Phrase | None:
    """Return the second half of "“…,” she said, “…”"."""
    for at in range(cue.after, len(s)):
        if s.flags[at] & CUE and s.flags[at] & PARTICIPLE:
            return None
        if not s.flags[at] & QUOTED:
            continue
        joining = s.flags[at - 1] & (SUBORDINATOR | AND)
        if joining and s.words[at - 2] in PARTING:
            return at - 1, last_word(s)
        joined = joining or s.flags[at - 1] & COMPLEMENTISER or s.words[at - 1] in (*PARTING, ":")
        return (at, last_word(s)) if joined else None
    return None
