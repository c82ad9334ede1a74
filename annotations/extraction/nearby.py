"""Who says it, by simple patterns: verbs of saying and the names beside them.

For the languages that have words but no grammar here (`Language.patterns`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotations.extraction.languages import Language
from annotations.extraction.languages.base import Patterns
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    BE,
    BODY,
    CUE,
    DETERMINER,
    GROUP,
    HAVE,
    NAMING,
    NEEDS_AUX,
    NOUN_PREPOSITION,
    NOUN_TOO,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TIME,
    TITLE,
    WITH_PARTICLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.results import ProposedSource, SourceKind
from annotations.extraction.sources import source_of

# Tokens: the longest name, the furthest a verb looks for one, and verbs read in one sentence.
LONGEST = 12
FURTHEST = 14
MOST = 24
_HEADS = TITLE | GROUP | ANONYMOUS | BODY
_AUXILIARY = HAVE | BE
_COMMAS = (",", "—", "–", "-")


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb or phrase that attributes: tokens `first` to `last`, both included, and its source.

    `flags` are the classes of the verb, 0 for a phrase such as "laut".
    """

    first: int
    last: int
    flags: int
    speaker: Phrase | None


def find_sayings(s: Sentence, language: Language) -> list[Saying]:
    """Return what attributes in a sentence, from left to right."""
    if language.patterns is None:
        return []
    found = [
        *_verbs(s, language),
        *_phrases(s, language),
        *_impersonal(s, language.patterns),
    ]
    return sorted(found, key=lambda saying: saying.first)[:MOST]


def source_at(s: Sentence, phrase: Phrase, patterns: Patterns) -> ProposedSource:
    """Return a phrase as a source, and its kind."""
    source = source_of(s, phrase)
    if phrase[0] == phrase[1] and s.flags[phrase[0]] & PRONOUN:
        many = s.lows[phrase[0]] in patterns.many
        return replace(source, kind=SourceKind.GROUP if many else SourceKind.PERSON)
    return source


def subject_before(s: Sentence, index: int) -> Phrase | None:
    """Return the name that stands before token `index`, dates and auxiliaries between left out."""
    at = index - 1
    while at >= 0 and index - at <= 8 and _between(s, at):
        at -= 1
    if at < 0 or s.flags[at] & QUOTED:
        return None
    if s.words[at] == ")":
        at = next((n - 1 for n in range(at, max(-1, at - 8), -1) if s.words[n] == "("), -1)
        return _walk_left(s, at) if at >= 0 else None
    if s.flags[at] & RELATIVE and not s.flags[at] & DETERMINER:
        at -= 2 if at and s.words[at - 1] == "," else 1
        return _walk_left(s, at) if at >= 0 else None
    if s.words[at] in _COMMAS:
        return _before_insertion(s, at)
    return _walk_left(s, at)


def subject_after(s: Sentence, index: int, patterns: Patterns) -> Phrase | None:
    """Return the name that stands behind token `index`: "řekl novinářům v Praze | ministr"."""
    first = _skip(s, index + 1, patterns)
    if first >= len(s) or is_mark(s.words[first]) or s.flags[first] & QUOTED:
        return None
    flag = s.flags[first]
    alone = first + 1 >= len(s) or is_mark(s.words[first + 1]) or s.flags[first + 1] & QUOTED
    if flag & PRONOUN and (not flag & DETERMINER or alone):
        return first, first
    if not (is_capital(s.words[first]) or flag & (DETERMINER | _HEADS)) and not any(
        is_capital(s.words[at]) or s.flags[at] & _HEADS
        for at in range(first, min(len(s), first + 4))
    ):
        return None
    return _walk_right(s, first)


def _verbs(s: Sentence, language: Language) -> Iterator[Saying]:
    patterns = language.patterns
    if patterns is None or not s.seen & CUE:
        return
    for index, flag in enumerate(s.flags):
        if not flag & CUE or (index and not s.words[index].islower()):
            continue
        if not _speaks(s, index, flag):
            continue
        if _is_passive(s, index, flag):
            agent = _agent(s, index, patterns)
            if agent is not None:
                yield Saying(index, index, flag, agent)
            continue
        left, right = subject_before(s, index), subject_after(s, index, patterns)
        if _prefers_right(s, index, left, right):
            left = None
        yield Saying(index, index, flag, left or right)


def _speaks(s: Sentence, index: int, flag: int) -> bool:
    """Whether a form that has other uses is a verb of saying here."""
    before = s.flags[index - 1] if index else 0
    if before & (DETERMINER | PREPOSITION) and not before & (PRONOUN | ADVERB | RELATIVE | TITLE):
        return False
    if flag & WITH_PARTICLE:
        return bool(before & QUOTED) or (
            index > 1 and s.words[index - 1] in _COMMAS and bool(s.flags[index - 2] & QUOTED)
        )
    if flag & NEEDS_AUX:
        return any(s.flags[at] & HAVE for at in range(max(0, index - 8), index))
    if flag & NOUN_TOO and not flag & NAMING:
        beside = range(max(0, index - 4), min(len(s), index + 2))
        if any(s.flags[at] & QUOTED for at in beside):
            return True
        ahead = range(index, min(len(s) - 1, index + FURTHEST))
        return any(s.words[at] == ":" and s.flags[at + 1] & QUOTED for at in ahead)
    return True


def _is_passive(s: Sentence, index: int, flag: int) -> bool:
    """Whether a form such as "bezeichnet" is passive: "wurde als „…“ bezeichnet"."""
    if not flag & NAMING:
        return False
    for at in range(index - 1, max(-1, index - FURTHEST), -1):
        if s.words[at] in (",", ";", ":") or s.flags[at] & HAVE:
            return False
        if s.flags[at] & BE:
            return True
    return False


def _agent(s: Sentence, index: int, patterns: Patterns) -> Phrase | None:
    """Return who does it in a passive: "wurde von Lee als „…“ bezeichnet"."""
    for at in range(max(0, index - FURTHEST), min(len(s) - 1, index + 4)):
        if s.lows[at] in patterns.agents:
            return _walk_right(s, at + 1) if not is_mark(s.words[at + 1]) else None
    return None


def _prefers_right(s: Sentence, index: int, left: Phrase | None, right: Phrase | None) -> bool:
    """Whether the name behind the verb is its subject: "Später sagte Lee:", "…“, sagte Lee"."""
    if right is None or left is None:
        return right is not None
    before = s.words[index - 1]
    if before in _COMMAS or s.flags[index - 1] & QUOTED:
        return True
    if left != (0, 0) or s.flags[0] & (PRONOUN | _HEADS) or s.flags[index] & NAMING:
        return False
    end = right[1] + 1
    return right[0] == index + 1 and (end >= len(s) or is_mark(s.words[end]))


def _phrases(s: Sentence, language: Language) -> Iterator[Saying]:
    """Phrases such as "laut X", "по словам X"."""
    for phrase in language.according:
        if phrase[0] not in s.lows:
            continue
        size = len(phrase)
        for at in range(len(s) - size):
            if s.lows[at] != phrase[0]:
                continue
            if size == 2 and s.lows[at + 2] == phrase[1] and s.flags[at + 1] & DETERMINER:
                yield Saying(at, at + 2, 0, (at + 1, at + 1))  # "по его словам"
            if tuple(s.lows[at : at + size]) != phrase:
                continue
            before = s.flags[at - 1] if at else 0
            if before & (DETERMINER | PREPOSITION):  # "il secondo", "por segundo"
                continue
            source = _source_behind(s, at + size)
            if source is not None:
                yield Saying(at, at + size - 1, 0, source)


def _impersonal(s: Sentence, patterns: Patterns) -> Iterator[Saying]:
    """Phrases that attribute and name nobody: "heißt es", "речь идёт"."""
    for phrase in patterns.impersonal:
        if phrase[0] not in s.lows:
            continue
        for at in range(len(s) - len(phrase) + 1):
            if s.lows[at] == phrase[0] and tuple(s.lows[at : at + len(phrase)]) == phrase:
                yield Saying(at, at + len(phrase) - 1, SPEECH, None)


def _source_behind(s: Sentence, first: int) -> Phrase | None:
    if first >= len(s) or is_mark(s.words[first]) or s.flags[first] & QUOTED:
        return None
    flag = s.flags[first]
    if flag & (RELATIVE | SUBORDINATOR) and not flag & DETERMINER:
        return None
    if flag & PRONOUN and not flag & DETERMINER:
        return first, first
    return _walk_right(s, first)


def _between(s: Sentence, at: int) -> bool:
    """Whether a token may stand between a subject and its verb."""
    flag, word = s.flags[at], s.words[at]
    if is_mark(word) or flag & (QUOTED | PRONOUN | RELATIVE):
        return False
    if flag & (ADVERB | _AUXILIARY | TIME) and not (flag & DETERMINER and is_capital(word)):
        return True
    after = s.flags[at + 1] if at + 1 < len(s) else 0
    if word[0].isdigit():
        return True
    return bool(flag & PREPOSITION) and bool(after & TIME)


def _before_insertion(s: Sentence, comma: int) -> Phrase | None:
    """Return the name before ", the mayor," or ", who was there,": left of the comma before."""
    for at in range(comma - 1, max(0, comma - 16), -1):
        if s.flags[at] & QUOTED or s.words[at] in (":", ";"):
            return None
        if s.words[at] in _COMMAS:
            return _walk_left(s, at - 1)
    return None


def _walk_left(s: Sentence, last: int) -> Phrase | None:
    """Return the name whose last token is `last`; a place or an occasion behind it is left out."""
    if last < 0 or is_mark(s.words[last]) or s.flags[last] & QUOTED:
        return None
    if s.flags[last] & PRONOUN and not s.flags[last] & DETERMINER:
        return last, last
    first, end = last + 1, last
    fence = max(-1, last - LONGEST)
    for at in range(last, fence, -1):
        flag, word = s.flags[at], s.words[at]
        lower = not is_capital(word)
        if (
            is_mark(word)
            or flag & QUOTED
            or (lower and flag & (CUE | _AUXILIARY) and not flag & _HEADS)
        ):
            break
        if lower and flag & SUBORDINATOR and not flag & (DETERMINER | AND | PREPOSITION):
            break
        plain = flag & PREPOSITION and not flag & DETERMINER
        dated = lower and flag & TIME and not flag & (_HEADS | DETERMINER)
        if dated or (plain and (at == 0 or not flag & NOUN_PREPOSITION)):
            first, end = at, at - 1  # all that stands behind it is no subject
            continue
        first = at
    return _trimmed(s, first, end)


def _trimmed(s: Sentence, first: int, last: int) -> Phrase | None:
    """Drop small words at the ends of a name."""
    idle = ADVERB | AND | SUBORDINATOR | TIME | _AUXILIARY | PREPOSITION
    while first <= last and s.flags[first] & idle and not s.flags[first] & (DETERMINER | TITLE):
        first += 1
    while last >= first and s.flags[last] & (idle | DETERMINER) and not s.flags[last] & _HEADS:
        if is_capital(s.words[last]) and last > first:
            break
        last -= 1
    return (first, last) if first <= last else None


def _skip(s: Sentence, first: int, patterns: Patterns) -> int:
    """Return the token behind adverbs, dates, listeners and places: "in Berlin am Montag |"."""
    at, fence = first, min(len(s), first + FURTHEST)
    while at < fence and not is_mark(s.words[at]):
        flag = s.flags[at]
        idle = flag & (ADVERB | TIME | _AUXILIARY) and (flag & ADVERB or not flag & DETERMINER)
        if idle or s.lows[at] in patterns.listeners or s.words[at][0].isdigit():
            at += 1
        elif flag & PREPOSITION and not flag & (PRONOUN | DETERMINER):
            at = _behind_place(s, at + 1, fence)
        else:
            break
    return at


def _behind_place(s: Sentence, at: int, fence: int) -> int:
    """Return the token behind what a preposition governs: up to a name or a title."""
    begin = at
    while at < fence and not is_mark(s.words[at]) and not s.flags[at] & QUOTED:
        flag = s.flags[at]
        if at > begin and flag & (_HEADS | PRONOUN | DETERMINER | ADVERB | PREPOSITION):
            if not s.flags[at - 1] & DETERMINER:
                return at
        elif at > begin and is_capital(s.words[at]) and not s.flags[at - 1] & DETERMINER:
            return at
        at += 1
    return at


def _walk_right(s: Sentence, first: int) -> Phrase | None:
    """Return the name that begins at `first`."""
    at, last, fence = first, first, min(len(s), first + LONGEST)
    while at < fence:
        flag, word = s.flags[at], s.words[at]
        if word == "(":
            at = next((n + 1 for n in range(at, min(len(s), at + 8)) if s.words[n] == ")"), fence)
            continue
        if is_mark(word) or flag & QUOTED or word[0].isdigit():
            break
        if at > first and not is_capital(word) and _ends(s, at):
            break
        last = at
        at += 1
    return _trimmed(s, first, last)


def _ends(s: Sentence, at: int) -> bool:
    """Whether a word in small letters ends the name before it."""
    flag = s.flags[at]
    if flag & _HEADS:
        return False
    if flag & NOUN_PREPOSITION:
        return at + 1 < len(s) and bool(s.flags[at + 1] & TIME)
    if flag & DETERMINER:
        return not s.flags[at - 1] & (NOUN_PREPOSITION | AND) and bool(flag & PRONOUN)
    if flag & AND:
        return at + 1 >= len(s) or not (is_capital(s.words[at + 1]) or s.flags[at + 1] & _HEADS)
    return bool(
        flag & (PREPOSITION | ADVERB | TIME | SUBORDINATOR | RELATIVE | _AUXILIARY | CUE | PRONOUN)
    )
