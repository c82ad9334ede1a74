"""Whom somebody has it from, told beside the verb: “citing two officials”, “quoted a guard as”."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import reduce
from operator import or_

from annotations.extraction.attributed import Attribution
from annotations.extraction.content import last_word
from annotations.extraction.cues import Cue
from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.reporting import MOUTHS, PAPERS
from annotations.extraction.languages.tags import (
    AND,
    ANONYMOUS,
    BODY,
    CUE,
    DETERMINER,
    GROUP,
    MEDIUM,
    QUOTED,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.relays import is_print, who_made_known
from annotations.extraction.results import ProposedSource
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import is_titled
from annotations.extraction.subjects_before import subject_before

_NEAR = 40  # code points between a verb and its "citing …": "reported earlier on Tuesday, citing"
_LONGEST = 14  # tokens of "citing …" up to its comma, and of whom somebody quotes
_QUOTES = ("quot", "cit")
_REPORTS = ("before", "behind", "according")


def is_medium(s: Sentence, item: Attribution) -> bool:
    """Whether a newspaper, an agency or a station is who says it."""
    return any(
        (flag & MEDIUM or (word.isupper() and len(word) > 2))
        and source.span.start <= place < source.span.end
        for source in item.sources[:1]
        for place, flag, word in zip(s.starts, s.flags, s.words, strict=True)
    )


def cited(s: Sentence, item: Attribution) -> ProposedSource | None:
    """Whom somebody cites for what they say: "The daily, | citing officials, | said that …".

    Before them, between them and the verb, right behind the verb, or behind what is said.
    """
    if item.cue is None or not item.sources or item.rule not in _REPORTS:
        return None
    for lead, at in _citings(s):
        if not _belongs(s, item, lead, at):
            continue
        behind = range(at + 2, min(len(s), at + _LONGEST))
        end = next((i for i in behind if s.words[i] == ","), None)
        if end is None and s.starts[at] > item.cue.end:
            end = last_word(s) + 1  # "the Courier reported, citing officials."
        if (
            end is None
            or end == at + 1
            or any(first <= at <= last for first, last in item.stretches)
        ):
            return None
        return source_of(s, (at + 1, end - 1)) if _tells(s, item, at + 1, end) else None
    return None


def _citings(s: Sentence) -> Iterator[tuple[int, int]]:
    """First and last token of what leads to whom somebody has it from: "citing", "based on"."""
    first = 1 if s.flags[0] & AND else 0
    for at in range(first, len(s) - 2):
        last = _citing(s, at) if s.lows[at] in s.language.ground_heads else None
        if last is None:
            continue
        if at == first or s.words[at - 1] == "," or last > at:  # a single word needs its comma
            yield at, last


def _belongs(s: Sentence, item: Attribution, lead: int, at: int) -> bool:
    """Whether words that name a ground stand where they tell of an attribution."""
    if item.cue is None:
        return False
    cue, own = item.cue, item.sources[0].span
    if lead < 2:  # "Citing officials, | the daily said"
        return s.starts[at] < own.start
    if own.end <= s.starts[at] < cue.start:
        return True
    before = lead - 1 - (s.words[lead - 1] == ",")
    if any(last == before for _, last in item.stretches):
        return True
    return 0 < s.starts[at] - max(cue.end, own.end) < _NEAR


def _tells(s: Sentence, item: Attribution, first: int, end: int) -> bool:
    """Whether who is cited speaks, or is what a medium has it from: "citing | a memo |"."""
    seen = reduce(or_, s.flags[first:end], 0)
    lows = s.lows[first:end]
    named = is_first_name(lows[0]) and is_capital(s.words[first])
    if named or seen & (ANONYMOUS | GROUP | TITLE) or not MOUTHS.isdisjoint(lows):
        return True
    known = seen & (BODY | MEDIUM | DETERMINER) or not PAPERS.isdisjoint(lows)
    if not known and not is_capital(s.words[first]):
        return False
    own = bisect_left(s.starts, item.sources[0].span.start)
    return is_medium(s, item) or is_titled(s, own)


def _citing(s: Sentence, index: int) -> int | None:
    """The last token of what leads to whom somebody has it from: "citing", "on the basis of"."""
    low = s.lows[index]
    if low in s.telling.citing:
        return index
    if low in s.telling.relatives and s.lows[index + 1].startswith(_QUOTES):
        return index + 1  # "according to Reuters, | which cited | two officials"
    for phrase in s.language.grounds:
        if tuple(s.lows[index : index + len(phrase)]) == phrase:
            return index + len(phrase) - 1
    return None


def quoted_as(
    s: Sentence, cue: Cue, earlier: list[Attribution]
) -> tuple[tuple[ProposedSource, ...], tuple[ProposedSource, ...]] | None:
    """Who says it, and who quotes them: "the paper quoted | a guard | as saying that …".

    The attribution that the verb of quoting seemed to be is taken back.
    """
    if s.lows[cue.verb] not in s.telling.saying_so:
        return None
    bare = s.lows[cue.first - 1] != "as"  # "quoted an engineer saying"
    if not earlier:
        return None if bare else _quotes_as(s, cue.first - 1)
    outer = earlier[-1]
    if outer.cue is None or not outer.stretches or not outer.sources:
        return None
    verb = bisect_left(s.starts, outer.cue.end) - 1
    first, last = verb + 1, _before_comma(s, cue.first - (1 if bare else 2))
    if not s.lows[verb].startswith(_QUOTES) or last < first or last - first > _LONGEST:
        return None
    earlier.pop()
    return (source_of(s, (first, last)),), outer.sources


def quoted_behind(s: Sentence, cue: Cue, earlier: list[Attribution]) -> list[Phrase] | None:
    """The words before the clause of who quotes: "| It was late |, the paper quoted Lee as saying".

    None where nobody is quoted so. `earlier` are the attributions of the sentence so far.
    """
    if s.lows[cue.verb] not in s.telling.saying_so or s.lows[cue.first - 1] != "as":
        return None
    verb = _quoting_verb(s, cue.first - 1)
    medium = subject_before(s, verb) if verb is not None else None
    if medium is None or not medium[0]:
        return None
    if earlier and earlier[-1].rule in ("behind", "interrupted"):
        return earlier[-1].stretches
    before = medium[0] - 1
    if s.flags[before] & QUOTED:
        return [(before, before)]
    return [(0, before - 1)] if before and s.words[before] == "," else None


def from_paper(
    s: Sentence, cue: Cue
) -> tuple[tuple[ProposedSource, ...], tuple[ProposedSource, ...]] | None:
    """Who says it, and who carries it: "the Argus aired a recording of | Lee | saying that".

    A letter from somebody speaks itself: its phrase names them.
    """
    if not cue.first:
        return None
    if s.lows[cue.first - 1] in PAPERS:
        return _paper_says(s, cue.first - 1)
    if s.lows[cue.verb] not in s.telling.saying_so or not _is_somebody(s, cue.first - 1):
        return None
    for at in range(cue.first - 2, max(0, cue.first - _LONGEST), -1):
        heard = s.lows[at] in s.telling.heard_in
        if (heard or s.lows[at] in s.telling.written_by) and s.lows[at - 1] in PAPERS:
            first = _first_of(s, at - 1)
            carrier = who_made_known(s, (first, at - 1))
            relays = () if carrier is None else (source_of(s, carrier),)
            begin = at + 1 if heard else first
            return (source_of(s, (begin, cue.first - 1)),), relays
        if is_mark(s.words[at]) or s.flags[at] & (CUE | QUOTED | AND):
            return None
    return None


def _paper_says(
    s: Sentence, noun: int
) -> tuple[tuple[ProposedSource, ...], tuple[ProposedSource, ...]] | None:
    """What a paper says that a medium has: "the Argus obtained | a memo | warning that"."""
    paper = _first_of(s, noun), noun
    carrier = who_made_known(s, paper)
    if carrier is None:
        return None
    if not is_print(s, carrier):  # "She released | a statement | saying so": her own
        return (source_of(s, carrier),), ()
    return (source_of(s, paper),), (source_of(s, carrier),)


def _first_of(s: Sentence, noun: int) -> int:
    """The article of a noun, or the first word before it."""
    first = noun
    while first and not s.flags[first] & DETERMINER and s.words[first - 1].isalpha():
        first -= 1
    return first


def _is_somebody(s: Sentence, last: int) -> bool:
    """Whether a phrase that ends at a token names somebody: "union leaders", "Ann Lee"."""
    known = s.flags[last] & (ANONYMOUS | GROUP | TITLE | BODY)
    return not is_mark(s.words[last]) and bool(known or is_capital(s.words[last]))


def _quotes_as(
    s: Sentence, index: int
) -> tuple[tuple[ProposedSource, ...], tuple[ProposedSource, ...]] | None:
    """The same where the verb of quoting was taken for a noun: "The suit quotes | Lee | as"."""
    verb = _quoting_verb(s, index)
    medium = subject_before(s, verb) if verb is not None else None
    if verb is None or medium is None:
        return None
    return (source_of(s, (verb + 1, _before_comma(s, index - 1))),), (source_of(s, medium),)


def _before_comma(s: Sentence, last: int) -> int:
    return last - (s.words[last] == ",")


def _quoting_verb(s: Sentence, index: int) -> int | None:
    """The verb of quoting before an "as": "The suit | quotes | Lee, the clerk, as saying"."""
    for at in range(index - 2, max(0, index - _LONGEST), -1):
        if s.lows[at] in s.telling.quoting_verbs:
            return at
        if is_mark(s.words[at]) and s.words[at] != ",":
            return None
    return None
