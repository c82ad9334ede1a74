"""Attributions within attributions: who is heard through whom, and what is only an aside."""

from bisect import bisect_left
from collections.abc import Sequence

from annotations.extraction.attributed import Attribution
from annotations.extraction.cited import cited, is_medium
from annotations.extraction.grammar import complement_of
from annotations.extraction.languages.tags import (
    AND,
    DETERMINER,
    HAVE,
    PREPOSITION,
    QUOTED,
    TELLING,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.results import Polarity, ProposedSource
from annotations.extraction.sources import source_of
from annotations.text.spans import Span

_NAME = 24  # code points between a source and its "to whom": a name set between commas


def is_aside(s: Sentence, item: Attribution, found: list[Attribution]) -> bool:
    """Whether an attribution is only an aside in what somebody else says.

    "Reuters reported that Lee had called it a disgrace" has two quotes, the one relayed by the
    other; in "Lee said the man who accused her was gone" the accusation is a part of the sentence.
    """
    if item.cue is None or item.rule not in ("before", "naming", "demand", "running", "shared"):
        return False
    if item.rule in ("running", "demand") and any(
        source.span == s.span(*item.stretches[0]) for other in found for source in other.sources
    ):
        return True  # "citing two engineers": it names who says it
    for other in found:
        if other is item:
            continue
        for first, last in other.stretches:
            if s.starts[first] <= item.cue.start and item.cue.end <= s.stop(last):
                return not _is_relayed(s, item, first, other)
    return False


def _is_relayed(s: Sentence, item: Attribution, first: int, outer: Attribution) -> bool:
    """Whether an attribution is what the words around it report, or reports words of its own."""
    if item.cue is None:
        return False
    begin = min([item.cue, *(source.span for source in item.sources[:1])]).start
    if begin <= s.starts[min(_behind_date(s, first) + 4, len(s) - 1)]:
        if item.announced or item.rule == "naming" or is_medium(s, outer):
            return True
        if not _looks_back(s, item):
            return False
        if item.rule in ("before", "shared"):
            return _quotes(s, item) or _has_clause(s, item)
        return item.rule == "demand" and _is_demand(s, item)
    return item.announced and _quotes(s, item)


def _behind_date(s: Sentence, first: int) -> int:
    """The token behind a date that a stretch begins with: "in March 2021 | her boss called"."""
    at = first
    while at + 1 < len(s) and (
        s.flags[at] & TIME
        or s.words[at][0].isdigit()
        or (s.flags[at] & (PREPOSITION | DETERMINER) and s.flags[at + 1] & TIME)
    ):
        at += 1
    return at if at > first else first


def _looks_back(s: Sentence, item: Attribution) -> bool:
    """Whether a verb tells of earlier speech: "had said", "told her", "has promised"."""
    cue = item.cue
    return cue is not None and any(
        flag & (HAVE | TELLING) and cue.start <= place < cue.end
        for place, flag in zip(s.starts, s.flags, strict=True)
    )


def _has_clause(s: Sentence, item: Attribution) -> bool:
    """Whether the verb tells somebody, or has a clause behind it where a parser has read it."""
    cue = item.cue
    if s.tree is None or cue is None:
        return True
    verb = max(at for at, place in enumerate(s.starts) if place < cue.end)
    past = s.flags[verb] & TELLING and not s.lows[verb].endswith("s")
    return bool(past) or complement_of(s, verb) is not None


def _is_demand(s: Sentence, item: Attribution) -> bool:
    """Whether an order, a promise or a threat is given in words: "told him to go", not "cites"."""
    if _quotes(s, item):
        return True
    first, last = item.stretches[0]
    near = s.lows[first : min(first + 6, last)]
    return item.polarity is not Polarity.ASKED and any(
        low in s.telling.infinitive_leads for low in near
    )


def _quotes(s: Sentence, item: Attribution) -> bool:
    """Whether there are quoted words in what an attribution attributes."""
    return any(
        s.flags[at] & QUOTED for part in item.stretches for at in range(part[0], part[1] + 1)
    )


def set_between(
    s: Sentence, item: Attribution, phrases: list[tuple[int, int, int, int]]
) -> list[ProposedSource]:
    """Who relays by a phrase between speaker, verb and words: "Lee, according to Ali, blamed …"."""
    if item.cue is None or not item.sources:
        return []
    begin, end = item.sources[0].span.end, item.cue.start
    if begin < end and item.rule == "before" and item.stretches:
        end = s.starts[item.stretches[0][0]]  # "told MPs, according to Lee, that …"
    return [
        source_of(s, (first, last))
        for at, _, first, last in phrases
        if begin <= s.starts[at] and s.stop(last) <= end
    ]


def _told_whom(s: Sentence, item: Attribution, found: list[Attribution]) -> list[ProposedSource]:
    """Who speaks and was told: "recalls | his sister, to whom | he had said that …"."""
    if item.cue is None or not item.sources:
        return []
    begin = bisect_left(s.starts, min(item.cue.start, item.sources[0].span.start))
    for at in range(max(1, begin - 3), begin):
        if s.lows[at] in s.telling.whom and s.lows[at - 1] in s.telling.toward_whom:
            return [
                source
                for other in found
                for source in other.sources[:1]
                if other is not item and 0 <= s.starts[at - 1] - source.span.end <= _NAME
            ]
    return []


def _cut_before_that(s: Sentence, item: Attribution) -> None:
    """End what is told within somebody's words before these go on: "says Lee had left|, and that".

    The "that" behind the comma goes with the verb around it.
    """
    first, last = item.stretches[-1]
    for at in range(first + 1, last - 1):
        if s.words[at] == "," and s.flags[at + 1] & AND and s.lows[at + 2] in s.telling.that:
            item.stretches[-1] = first, at - 1
            return


def _others(
    s: Sentence, outer: Sequence[ProposedSource], own: Sequence[ProposedSource]
) -> list[ProposedSource]:
    """Who speaks around somebody's words, unless it is the same phrase: "CEO | Ann Lee |"."""
    return [each for each in outer if not any(_is_same(s, each.span, one.span) for one in own[:1])]


def _is_same(s: Sentence, one: Span, other: Span) -> bool:
    """Whether two phrases are one, read with more or fewer words; a comma parts two people."""
    if not one.overlaps(other):
        return False
    first = bisect_left(s.starts, min(one.start, other.start))
    return "," not in s.words[first : bisect_left(s.starts, max(one.end, other.end))]


def chain(s: Sentence, found: list[Attribution], phrases: list[tuple[int, int, int, int]]) -> None:
    """Who is heard through whom: an attribution inside another's content is relayed by it.

    `phrases` are those such as "according to …", as `plain.find_phrases` gives them.
    """
    for item in found:
        if (whom := cited(s, item)) is not None:
            item.sources = (whom, *item.sources)
    own = [item.sources for item in found]
    for item, sources in zip(found, own, strict=True):
        heard = list(sources) + list(item.relays)
        nobody = item.rule == "passive" and not heard  # "Lee said she had been told to go"
        if item.cue is not None and not nobody:
            outer = [
                (sum(last - first for first, last in other.stretches), number)
                for number, other in enumerate(found)
                if other is not item
                and any(
                    s.starts[first] <= item.cue.start and item.cue.end <= s.stop(last)
                    for first, last in other.stretches
                )
            ]
            if outer and item.stretches and not s.language.requires_complementiser:
                _cut_before_that(s, item)
            for _, number in sorted(outer):
                heard += _others(s, own[number], sources) + list(found[number].relays)
            heard += set_between(s, item, phrases)
            heard += _told_whom(s, item, found)
        item.sources = tuple({source.span: source for source in reversed(heard)}.values())[::-1]
