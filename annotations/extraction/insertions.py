"""What stands between a verb of saying and its words: when, where, to whom, through whom."""

from annotations.extraction.adverbials import says_more
from annotations.extraction.grammar import is_verb
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    HAVE,
    NOUN_TOO,
    PAPER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import is_capital, is_mark
from annotations.extraction.ways import find_ways, way_at
from annotations.extraction.wordless import is_relative

_TO_WORDS = 16  # tokens between a verb and its words, or of one insertion
_TO_A_WAY = 8  # tokens between a comma and a way


def announced(s: Sentence, index: int) -> int | None:
    """Content behind an insertion: "said in a statement that …", "a dit à Reuters que …"."""
    if not s.flags[index] & PREPOSITION:
        return None
    at, end = index + 1, min(len(s), index + _TO_WORDS)
    while at < end:
        low = s.lows[at]
        if low in s.telling.that and not s.flags[at - 1] & (PREPOSITION | AND):
            if not is_relative(s, at):
                return at + 1 if way_at(s, at) is None else None
        elif low == ":":
            return at + 1
        elif _begins_told(s, at, index):
            return at
        elif s.flags[at] & QUOTED:
            apart = s.words[at - 1] == "," or s.language.requires_complementiser
            return at if at > index + 1 and apart else None
        elif low == "," and (behind := behind_aside(s, at)) > at:
            at, end = behind, min(len(s), behind + _TO_WORDS)
            continue
        elif (low == "," and not _goes_on(s, at + 1)) or _is_another(s, at):
            return None
        at += 1
    return None


def _goes_on(s: Sentence, index: int) -> bool:
    """Whether words or a name stand behind a comma: "said to Ann Lee, | the mayor, that"."""
    if index >= len(s):
        return False
    led = s.flags[index] & QUOTED or s.lows[index] in s.telling.that
    return bool(led) or is_capital(s.words[index])


def _is_another(s: Sentence, index: int) -> bool:
    """Whether another verb of saying stands at a token, and no participle that tells of a noun."""
    if not s.flags[index] & CUE or s.flags[index] & PREPOSITION or _is_noun(s, index):
        return False
    bare = not s.flags[index - 1] & (HAVE | ADVERB | PRONOUN)
    return not (bare and s.lows[index].endswith(s.telling.participle_endings))


def _begins_told(s: Sentence, at: int, insertion: int) -> bool:
    """Whether words begin behind an insertion: "raconte à Radio Ponant | avoir reçu", "| how"."""
    if s.lows[at] in s.telling.told_questions:
        return at > insertion + 1
    return s.language.requires_complementiser and s.lows[at] in s.telling.auxiliary_infinitives


def _is_noun(s: Sentence, index: int) -> bool:
    """Whether a word that may be a verb of saying is a noun: "the Post", "le juge", "her show"."""
    if is_capital(s.words[index]) or s.flags[index - 1] & DETERMINER:
        return True
    if s.flags[index] & PAPER and is_verb(s, index) is None:
        return True  # "on his late | show | that"
    return bool(s.flags[index] & (NOUN_TOO | PAPER)) and is_verb(s, index) is False


def before_that(s: Sentence, index: int) -> int:
    """The token behind a word that stands before a "that": "has said | before | that …"."""
    near = index + 2 < len(s) and s.lows[index] in s.telling.before_that
    return index + 1 if near and s.lows[index + 1] in s.telling.that else index


def behind_aside(s: Sentence, index: int) -> int:
    """The token behind what commas set off before words: « a dit|, en marge du salon, | que »."""
    if not s.language.requires_complementiser or index + 2 >= len(s) or s.words[index] != ",":
        return index
    if s.flags[index + 1] & (QUOTED | RELATIVE) or is_capital(s.words[index + 1]):
        return index
    for at in range(index + 2, min(len(s) - 1, index + _TO_WORDS)):
        if s.words[at] == ":":
            return at
        if s.words[at] == "," and _leads_on(s, at + 1):
            return at + 1
        if says_more(s, at):
            break
    return index


def _leads_on(s: Sentence, index: int) -> bool:
    """Whether what stands behind an insertion leads to words: « …, | que », « …, | à Reuters »."""
    low = s.lows[index]
    led = low in s.telling.that or low in s.telling.at_medium
    return led or low in s.telling.auxiliary_infinitives or bool(s.flags[index] & QUOTED)


def skip_insertion(s: Sentence, index: int) -> int:
    """Return the token behind a date or a place set between commas: "said |, on Monday, | that"."""
    if index + 2 >= len(s) or s.words[index] != ",":
        return index
    if (behind := behind_aside(s, index)) > index:
        return behind
    for at in range(index + 2, min(len(s) - 2, index + 16)):  # "said, most recently in May, that"
        if s.words[at] == "," and s.lows[at + 1] in s.telling.that:
            return at + 1
        speaks = s.flags[at] & SPEECH and not s.flags[at] & (PARTICIPLE | PREPOSITION | NOUN_TOO)
        if speaks and s.flags[at + 1] & (COMPLEMENTISER | QUOTED):
            break  # but "told MPs|, the Argus reported on Monday, | that"
    flag = s.flags[index + 1]
    if not flag & (TIME | PREPOSITION | ADVERB | PRONOUN) or flag & (QUOTED | RELATIVE):
        return index
    for at in range(index + 2, min(len(s) - 1, index + 8)):
        if s.words[at] == ",":
            return at + 1
        if is_mark(s.words[at]) or s.flags[at] & (QUOTED | CUE | AUXILIARY | COMPLEMENTISER):
            break
    return index


def behind_way(s: Sentence, index: int) -> int:
    """Return the token behind a way set between commas: "dément|, par la voix d'Ann, | tout"."""
    if index + 3 >= len(s) or s.words[index] != "," or not s.flags[index + 1] & PREPOSITION:
        return index
    for way in find_ways(s):
        after = way.phrase[1] + 1
        near = index < way.first <= index + _TO_A_WAY and after + 1 < len(s)
        if near and s.words[after] == "," and "," not in s.words[index + 1 : way.phrase[0]]:
            return after + 1
    return index
