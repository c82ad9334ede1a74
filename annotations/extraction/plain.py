"""Attributions without a verb: "according to …", and a name behind a dash."""

import re
from functools import reduce
from operator import or_

from annotations.extraction.attributed import Attribution
from annotations.extraction.content import last_word
from annotations.extraction.cues import MOST_CUES
from annotations.extraction.grammar import is_verb
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
    MODAL,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.scenes import only_tells_when
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import subject_after
from annotations.extraction.tails import before_tail

_SOMEBODY = ANONYMOUS | GROUP | TITLE
_APPOSED_SIGN = re.compile(r"[1-9]\d(?: ans)?|[rdi]-[a-z.]+")  # an age, a party and its state
_APPOSED = 12  # tokens between a source and what goes on behind it


def find_phrases(s: Sentence) -> list[tuple[int, int, int, int]]:
    """Return (first token, last token of the phrase, first and last token of the source)."""
    lows = s.lows
    if s.language.telltales.isdisjoint(lows):
        return []
    found = []
    for phrase in s.language.according:
        head = phrase[0]
        if head not in lows:
            continue
        for at in range(len(lows) - len(phrase)):
            if lows[at] == head and tuple(lows[at : at + len(phrase)]) == phrase:
                last = at + len(phrase) - 1
                source = _source_behind(s, last + 1)
                if source is not None:
                    found.append((at, last, *source))
    if s.language.viewpoint:
        found += _viewpoints(s, s.language.viewpoint)
    return sorted(found)[:MOST_CUES]


def _viewpoints(s: Sentence, heads: frozenset[str]) -> list[tuple[int, int, int, int]]:
    """Return "Pour Anne Petit, …" at the head of a clause: "pour" and somebody, then a comma."""
    found = []
    for at in range(len(s) - 3):
        if s.lows[at] not in heads or (at and s.words[at - 1] not in (";", ":")):
            continue
        source = _source_behind(s, at + 1)
        if source is None or source[1] + 1 >= len(s) or s.words[source[1] + 1] != ",":
            continue
        flags = reduce(or_, s.flags[source[0] : source[1] + 1], 0)
        named = is_capital(s.words[source[1]]) and not flags & TIME
        if (
            flags & (TITLE | GROUP | BODY | ANONYMOUS)
            or named
            or s.lows[at + 1] in s.telling.stressed_pronouns
        ):
            found.append((at, at, *source))
    return found


def _source_behind(s: Sentence, first: int) -> Phrase | None:
    if first >= len(s) or (s.lows[first] in s.telling.no_authority and not _names_more(s, first)):
        return None
    if s.flags[first] & QUOTED or is_mark(s.words[first]):
        return None
    phrase = subject_after(s, first - 1)
    if phrase is not None and phrase[0] == first:
        closed = phrase[1] + 1 >= len(s) or s.words[phrase[1] + 1] == ","
        comma = next((at for at in range(first, phrase[1]) if s.words[at] == ","), None)
        return phrase if closed or comma is None else (first, comma - 1)
    last = first
    while (
        last + 1 < len(s)
        and last - first < 10
        and not is_mark(s.words[last + 1])
        and not (s.flags[last + 1] & (QUOTED | RELATIVE | SUBORDINATOR | TIME))
    ):
        last += 1
    return first, last


def _names_more(s: Sentence, index: int) -> bool:
    """Whether a word only begins a name: "according to | law enforcement officials |"."""
    after = index + 1
    if s.lows[index] not in ("law", "plan") or after >= len(s) or is_mark(s.words[after]):
        return False
    return any(flag & (GROUP | BODY | TITLE) for flag in s.flags[after : after + 2])


def by_phrase(s: Sentence, phrase: tuple[int, int, int, int]) -> Attribution | None:
    """Read "According to X, …" and "…, according to X"."""
    first, last, source_first, source_last = phrase
    source = source_of(s, (source_first, source_last))
    cue = s.span(first, last)
    end = last_word(s)
    if _leads(s, first):
        commas = [at for at in range(source_last, end) if s.words[at] == ","]
        while len(commas) > 1 and (
            _goes_on_about(s, commas[0] + 1) or _is_description(s, commas[0] + 1, commas[1])
        ):
            commas.pop(0)
        comma = commas[0] if commas else end
        if comma >= end or (comma + 1 == end and not s.flags[end] & QUOTED):
            return None
        tail = before_tail(s, comma + 1, end)
        if tail < end and s.words[tail + 1] == ";":
            end = tail  # "According to Lee, it was late; the firm declined to comment"
        return Attribution(s, [(comma + 1, end)], cue, (source,), 0.8, "according")
    stop = first - 2 if s.words[first - 1] in (",", "—", "–", "-") else first - 1
    begin = 0
    for at in range(stop, -1, -1):
        if s.words[at] == ";":
            begin = at + 1
            break
    if first > 2 and s.words[first - 1] == "," and _joins_clauses(s, first - 2):
        rest = _behind_comma(s, source_last, end)  # "…, because, according to Lee, | it is |"
        return None if rest is None else Attribution(s, [rest], cue, (source,), 0.8, "according")
    rest = _after_phrase(s, source_last, end)
    if rest is None and s.lows[begin] in s.telling.fronting_conjunctions:
        # "While most are safe, according to Lee, two are not": both clauses are theirs.
        rest = _behind_comma(s, source_last, end)
    if stop - begin < 1 and not s.flags[stop] & QUOTED and rest is None:
        return None
    stretches = [(begin, stop)] if rest is None else [(begin, stop), rest]
    return Attribution(s, stretches, cue, (source,), 0.8, "according")


def end_within(s: Sentence, made: Attribution, found: list[Attribution]) -> None:
    """End what a phrase leads to where another's clause follows: « Selon Lee, …|, écrit Roy »."""
    if made.cue is None:
        return
    first, last = made.stretches[-1]
    for other in found:
        if other.rule != "behind" or other.cue is None or other.cue.start <= made.cue.start:
            continue
        begin, end = other.stretches[0]
        if s.starts[begin] <= made.cue.start and first <= end < last:
            made.stretches[-1] = first, end


def crosses(made: Attribution, found: list[Attribution]) -> bool:
    """Whether words overlap those of another phrase, and neither hold the others."""
    return any(
        begin < first <= end < last or first < begin <= last < end
        for other in found
        if other.rule == made.rule
        for begin, end in other.stretches
        for first, last in made.stretches
    )


def _leads(s: Sentence, first: int) -> bool:
    """Whether a phrase stands at the head: "(Yet,) according to Lee", "In May, according to"."""
    if first == 0 or s.words[first - 1] in (":", ";"):
        return True
    if s.words[first - 1] != ",":
        return first <= 2
    joined = first <= 3 and s.flags[0] & (AND | SUBORDINATOR | ADVERB)
    return bool(joined) or only_tells_when(s, (0, first - 2))


def _after_phrase(s: Sentence, last: int, end: int) -> Phrase | None:
    """What goes on behind a phrase: "The trouble, according to Lee, | was the rain"."""
    for begin in range(last + 2, min(end, last + _APPOSED)):
        if s.words[begin - 1] != ",":
            continue
        if s.lows[begin] in s.telling.that:  # « aurait dit, selon Le Matin, | que c'était fini »
            return begin, end
        if s.flags[begin] & (HAVE | BE | MODAL) or is_verb(s, begin):
            return (begin, end) if not s.flags[begin] & PRONOUN else None
        if s.lows[begin] in s.telling.that:
            return begin, end  # "He told MPs, according to Lee, | that it was late"
        if not s.flags[begin] & DETERMINER:  # "…, according to Lee, a cook, | was …"
            break
    return None


def _behind_comma(s: Sentence, last: int, end: int) -> Phrase | None:
    """What stands behind the comma that ends a phrase."""
    begin = last + 2
    if begin >= end or s.words[last + 1] != ",":
        return None
    if any(s.flags[at] & RELATIVE for at in range(begin, end)):
        return None  # "according to her lawyer, | a man who never lies"
    comma = next((at for at in range(begin, end) if s.words[at] == ","), None)
    return begin, end if comma is None else comma - 1


def _joins_clauses(s: Sentence, index: int) -> bool:
    """Whether a word begins a clause: "because", or "and" behind a comma."""
    if s.flags[index] & AND:
        return index > 1 and s.words[index - 1] == ","
    return bool(s.flags[index] & SUBORDINATOR)


def _goes_on_about(s: Sentence, index: int) -> bool:
    """Whether more is told of a source behind its comma: "…, who was there, …", "…, cité par …"."""
    copy = not s.telling.parts.isdisjoint(s.lows[index : index + 2])  # "…, a copy of which …"
    return copy or bool(s.flags[index] & RELATIVE) or s.lows[index] in s.telling.got


def _is_description(s: Sentence, first: int, comma: int) -> bool:
    """Whether what stands up to a comma only describes a source: "54", "R-Ohio", "a lawyer who"."""
    if not is_capital(s.words[first - 2]):
        return False  # "according to police, a man who …, Lee, hit"
    if _APPOSED_SIGN.fullmatch(" ".join(s.lows[first:comma])):
        return True
    relative = next((at for at in range(first + 1, comma) if s.flags[at] & RELATIVE), comma)
    somebody = any(s.flags[at] & _SOMEBODY for at in range(first, relative))
    told = any(s.flags[at] & (BE | HAVE | MODAL) or is_verb(s, at) for at in range(first, relative))
    return bool(s.flags[first] & INDEFINITE) and somebody and not told


def by_signature(s: Sentence) -> Attribution | None:
    """Read a quotation that its speaker signs: "“…” — Ann Lee"."""
    if len(s) < 3 or not s.flags[0] & QUOTED or s.words[1] not in ("—", "–", "―", "-"):
        return None
    last = last_word(s)
    if last - 2 > 6 or not all(is_capital(s.words[at]) for at in (2, last)):
        return None
    return Attribution(s, [(0, 0)], s.span(1, 1), (source_of(s, (2, last)),), 0.8, "signature")
