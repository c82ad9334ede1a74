"""Whether words in quotation marks were said, or are a title, a name, a word set apart."""

import re
from enum import Enum

from annotations.extraction.languages.base import Patterns
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    BE,
    BODY,
    CUE,
    ENDS,
    GROUP,
    HAVE,
    LEADS_ON,
    MONTH,
    NAMING,
    PREPOSITION,
    QUOTED,
    SPEECH,
    SUBORDINATOR,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.marks import Quotation
from annotations.extraction.phrases import is_mark

ALONE = 3  # words a quotation needs that is a sentence of its own
_LONGEST_LIST = 12  # names in marks, one behind the other
_FIRST_WORDS = 40  # in which the words of a clause are looked for
UNATTRIBUTED = 7  # words it needs within a clause that nobody is said to have said


class Place(Enum):
    """Where a quotation stands to what attributes it."""

    BEHIND = "behind"  # "…“, sagte Lee"
    COLON = "colon"  # "Lee sagte: „…“"
    CLAUSE = "clause"  # "Lee nannte es „…“": in a clause that a verb of saying governs
    ALONE = "alone"  # the quotation is a sentence of its own
    LOOSE = "loose"  # in a clause without any verb of saying


# What stands between a noun and a quotation that is not its name: "den Roman als „…“".
_PARTS = PREPOSITION | SUBORDINATOR | ADVERB | HAVE | BE | CUE
_NOUNS = TITLE | GROUP | BODY | ANONYMOUS | MONTH | TIME
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def is_speech(
    text: str, s: Sentence, at: int, quotation: Quotation, place: Place, cue: int, words: Patterns
) -> bool:
    """Whether the quotation at token `at` of a sentence was said.

    `cue` are the classes of the verb that attributes it, 0 for none. The rules, by what the press
    does: a name follows its kind ("film „Orel“") or "so-called"; what a verb right behind it or a
    colon before it announces was said; within a clause one or two words are a name unless
    they begin in a small letter or are what somebody called something; without any verb only whole
    sentences and long stretches count.
    """
    inner = text[quotation.inner_start : quotation.inner_end]
    said = _WORD.findall(inner)
    if not said:
        return False
    whole = bool(s.flags[at] & (ENDS | LEADS_ON))
    if place is Place.COLON:
        return len(said) > 1 or whole or bool(cue)
    headed = at == 0 and len(s) > 1 and s.words[1] == ":"
    if place is Place.ALONE or (headed and len(said) >= ALONE):
        return whole or len(said) >= ALONE
    if place is Place.BEHIND and (whole or (_begins_clause(s, at) and _parted(s, at, said))):
        return True
    return _is_said_within(s, at, said, place, cue, words)


def _is_said_within(
    s: Sentence, at: int, said: list[str], place: Place, cue: int, words: Patterns
) -> bool:
    """Whether words quoted within a clause were said."""
    small, whole = said[0][0].islower(), bool(s.flags[at] & (ENDS | LEADS_ON))
    if _is_named(s, at, words, capital=not small):
        return False
    if at and s.lows[at - 1] in words.as_words and (small or cue):
        return not any(low in words.set_apart for low in s.lows[max(0, at - 6) : at])
    if place is Place.CLAUSE and at and len(said) > 2 and s.flags[at - 1] & SPEECH:
        return not _in_capitals(said)
    clausal = any(word.lower() in words.clause for word in said[:_FIRST_WORDS])
    if not small and not cue & NAMING and _is_apposed(s, at):
        return clausal and len(said) > 3
    if place is Place.LOOSE:
        return (clausal and len(said) > 3) or (small and len(said) > 2) or len(said) > UNATTRIBUTED
    if cue & NAMING or small or whole or (clausal and len(said) != 2):
        return True
    return len(said) > 2 and not _in_capitals(said)


def _is_apposed(s: Sentence, at: int) -> bool:
    """Whether a quotation stands right behind a noun, as a name does.

    What is said begins in a capital letter only behind a mark.
    """
    return at > 0 and s.words[at - 1][0].isalpha() and not s.flags[at - 1] & ~_NOUNS


def _is_named(s: Sentence, at: int, words: Patterns, *, capital: bool) -> bool:
    """Whether what stands before a quotation calls for a name: "der Film", "so-called".

    In a list ("„Orel“, „Sokol“ a „Lev“") what stands before its first does.
    """
    for _ in range(_LONGEST_LIST):
        joined = at > 1 and (s.words[at - 1] == "," or s.flags[at - 1] & AND)
        if not joined or not s.flags[at - 2] & QUOTED:
            break
        at -= 2
    for back in range(at - 1, max(-1, at - 4), -1):
        low = s.lows[back]
        if is_mark(s.words[back]) or s.flags[back] & _PARTS:
            return False
        if capital and back >= at - 2 and words.named.fullmatch(low):
            return True
        if low in words.set_apart:
            return True
    return False


def _parted(s: Sentence, at: int, said: list[str]) -> bool:
    """Whether a mark parts a quotation from its verb: „Die Welt“ berichtete is a name."""
    return len(said) > 3 or at + 1 >= len(s) or is_mark(s.words[at + 1])


def _begins_clause(s: Sentence, at: int) -> bool:
    return at == 0 or is_mark(s.words[at - 1])


def _in_capitals(said: list[str]) -> bool:
    """Whether each longer word begins like a name: "Harry Potter and the Stone"."""
    long = [word for word in said if len(word) > 3]
    return all(word[0].isupper() for word in long)
