"""Words told of by a noun: "Lee's claim that …", "an assurance from the trust that …".

Whose word it is stands before the noun ("her promise"), behind it ("by the mayor", "from Lee"), or
is the subject of a verb of giving ("the firm gave an undertaking to …"). What leads to the words is
"that", an infinitive, a preposition ("a call for"), or a form of "to be" ("their reply was …").
Within words that are somebody's already, more nouns count than in what a writer tells.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from annotations.extraction.attributed import Attribution
from annotations.extraction.content import last_word
from annotations.extraction.cues import MOST_CUES
from annotations.extraction.grammar import is_verb, subject_of
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    BE,
    CUE,
    DENIED,
    DETERMINER,
    MONTH,
    PARTICIPLE,
    PLEDGING,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SAYING,
    SUBORDINATOR,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, begins_noun, is_capital, is_mark
from annotations.extraction.pledges import pledges
from annotations.extraction.results import ProposedSource
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import body_at, subject_after
from annotations.extraction.subjects_before import subject_before
from annotations.text.spans import Span

_JOINING = AND | ADVERB | SUBORDINATOR
_TO_GIVER = 6  # tokens between a verb of giving and the noun
_APOSTROPHES = ("'", "’")
_GENITIVES = ("'s", "’s", "s'", "s’")


def nouns(s: Sentence, *, within: bool = False) -> list[Attribution]:
    """Read "Lee's claim that …", "her promise to …": a noun of saying with its owner.

    `within` words that are somebody's already, read more of them.
    """
    if s.language.requires_complementiser:
        return pledges(s)
    counted = s.telling.said_nouns if within else s.telling.wordings
    if not s.seen & SAYING and counted.isdisjoint(s.lows):
        return []
    return list(islice(_found(s, counted, within=within), MOST_CUES))


def _found(s: Sentence, counted: frozenset[str], *, within: bool) -> Iterator[Attribution]:
    """Each noun of saying with its owner, one after the other: nobody asks for all of many."""
    for at in range(1, len(s) - 2):
        said = s.flags[at] & SAYING
        if not said and s.lows[at] not in counted:
            continue
        begin, owner = _word_of(s, at) if said else _equated(s, at)
        if owner is None and within and not is_verb(s, at):
            begin, owner = _word_within(s, at)
        if owner is None:
            continue
        made = _made(s, at, begin, owner)
        if made is not None:
            yield made


def _made(s: Sentence, noun: int, begin: int, owner: Phrase) -> Attribution | None:
    end = last_word(s)
    comma = next((i for i in range(begin + 1, end) if s.words[i] == ","), None)
    stop = _clause_end(s, noun, begin, comma - 1 if comma is not None else end)
    if stop <= begin and not s.flags[begin] & QUOTED:
        return None
    source = (_without_ending(s, source_of(s, owner)),)
    made = Attribution(s, [(begin, stop)], s.span(noun, noun), source, 0.5, "noun")
    made.relays = _through_whom(s, owner)
    return made


def _word_within(s: Sentence, noun: int) -> tuple[int, Phrase | None]:
    """Where words begin that a noun leads to more loosely, and whose they are."""
    at, owner = _behind_people(s, noun)
    own = _owner(s, noun)
    owner = owner or own or _giver(s, noun)
    if owner is None or at + 1 >= len(s):
        return 0, None
    begin = _begin(s, noun, at, owned=own is not None)
    return (0, None) if begin is None else (begin, owner)


def _behind_people(s: Sentence, noun: int) -> tuple[int, Phrase | None]:
    """The token behind whose word it is and who was given it: "an assurance | to us by Lee |"."""
    at, owner = _behind_moment(s, noun + 1), None
    for _ in range(2):
        by = at + 2 < len(s) and s.lows[at] in s.telling.word_of
        to = at + 2 < len(s) and s.lows[at] in s.telling.to and not is_verb(s, at + 1)
        if not (by or to):
            break
        who = _somebody(s, at + 1)
        if who is None:
            break
        owner = who if by else owner
        at = _behind_moment(s, who[1] + 1)
    return at, owner


def _somebody(s: Sentence, first: int) -> Phrase | None:
    """A phrase up to what leads to the words: "by | the mayor | that", "from | residents | for"."""
    who = body_at(s, first)
    if who is None:
        bare = s.words[first].isalpha() and not s.flags[first] & (QUOTED | TIME | DETERMINER)
        return (first, first) if bare else None
    leads = s.telling.that | s.telling.infinitive_leads | s.telling.not_to | s.telling.called_for
    ends = (at for at in range(first + 1, who[1] + 1) if s.lows[at] in leads)
    return first, next(ends, who[1] + 1) - 1


def _begin(s: Sentence, noun: int, at: int, *, owned: bool) -> int | None:
    """Where the words begin behind a noun and its people, None where nothing leads to them."""
    low = s.lows[at]
    if low in s.telling.that:
        return at + 1 if at + 2 < len(s) and not s.flags[at + 1] & TIME else None
    to = at + (low in s.telling.not_to)
    if s.lows[to] in s.telling.infinitive_leads and to + 1 < len(s) and is_verb(s, to + 1):
        return at
    if low in s.telling.called_for and s.lows[noun].startswith(s.telling.calling_stems):
        return at + 1
    topical = s.lows[noun].startswith(s.telling.topic_stems)
    if owned and at == noun + 1 and low in s.telling.topics and topical:
        return at + 1  # "the firm's promise | of a refund"
    return _worded(s, noun, at) if owned else None


def _equated(s: Sentence, noun: int) -> tuple[int, Phrase | None]:
    """Where the words begin of "the firm's line is that …", and whose they are."""
    at = _behind_moment(s, noun + 1)
    if at + 3 >= len(s) or not s.flags[at] & BE or s.lows[at + 1] not in s.telling.that:
        return 0, None
    return at + 2, _owner(s, noun)


def _worded(s: Sentence, noun: int, at: int) -> int | None:
    """Where the words begin behind "their reply was", None where no answer is given."""
    if s.lows[noun] not in s.telling.wordings:
        return None
    while s.flags[at] & AUXILIARY and at + 2 < len(s):
        at += 1
        if s.flags[at] & QUOTED or s.lows[at] in s.telling.that:
            return at + (s.lows[at] in s.telling.that)
        quoted = s.flags[at + 1] & QUOTED
        if s.lows[at] in s.telling.infinitive_leads and (quoted or is_verb(s, at + 1)):
            return at
    return None


def _giver(s: Sentence, noun: int) -> Phrase | None:
    """Who gives their word: "| the firm | had given her an undertaking", "accused | Lee | of …"."""
    for verb in range(noun - 1, max(0, noun - _TO_GIVER), -1):
        if s.lows[verb] in s.telling.giving_words:
            if s.flags[verb - 1] & BE:
                return None  # "were given an assurance"
            if s.lows[verb - 1] in s.telling.of_doing:
                return subject_before(s, verb - 1)
            return subject_of(s, verb) or subject_before(s, verb)
        if is_mark(s.words[verb]) or (s.flags[verb] & (CUE | PREPOSITION) and verb < noun - 1):
            return None
    return None


def _clause_end(s: Sentence, noun: int, begin: int, stop: int) -> int:
    """Where the words end that belong to a noun: "Lee's promise to go | has angered many"."""
    if s.tree is None:
        return stop
    last = s.tree.subtree(noun)[1]
    if not begin < last < stop:
        return stop
    verbs = any(s.flags[at] & CUE or is_verb(s, at) for at in range(last + 1, stop + 1))
    circumstance = s.flags[last + 1] & PREPOSITION and not verbs  # "to finish | by June"
    return stop if circumstance and s.lows[begin] in s.telling.infinitive_leads else last


def _word_of(s: Sentence, noun: int) -> tuple[int, Phrase | None]:
    """Where the words begin that a noun of saying leads to, and whose they are."""
    behind = s.lows[noun + 1]
    if behind == "that":
        return noun + 2, _owner(s, noun)
    late = _behind_moment(s, noun + 1)
    if late < len(s) - 2 and s.lows[late] == "that" and _begins_clause(s, late + 1):
        return late + 1, _owner(s, noun)  # "its promise in May | that the price …"
    if behind == "to":
        meant = s.flags[noun] & PLEDGING and not s.flags[noun + 2] & (DETERMINER | PRONOUN)
        return noun + 1, _owner(s, noun) if meant else None
    if behind in ("is", "was") and s.lows[noun + 2] == "that" and _begins_clause(s, noun + 3):
        return noun + 3, _owner(s, noun)
    if behind in ("of", "by", "from") and noun + 4 < len(s):
        owner = subject_after(s, noun + 1)
        if owner is not None and owner[0] == noun + 2 and owner[1] + 2 < len(s):
            # "the contention of | Ann Lee | that …", "a warning from | engineers | that …"
            named = behind == "from" or is_capital(s.words[owner[1]])
            leads = s.lows[owner[1] + 1] == "that" and named
            leads = leads and _begins_clause(s, owner[1] + 2)
            return owner[1] + 2, owner if leads else None
    return 0, None


def _behind_moment(s: Sentence, index: int) -> int:
    """The token behind when or how something was said: "in May", "in writing", "on Friday"."""
    at = skip_time(s, index)
    if at == index and at + 2 < len(s) and s.flags[at] & PREPOSITION:
        means = s.lows[at + 1] in s.telling.means_of_speech
        plain = means or (
            s.words[at + 1].islower() and not s.flags[at + 1] & (CUE | DETERMINER | PRONOUN)
        )
        when = plain or s.flags[at + 1] & MONTH
        return at + 2 if when and s.lows[at] in s.telling.in_paper else index
    return at


def _begins_clause(s: Sentence, index: int) -> bool:
    """Whether what stands behind "that" is a clause: "that | the files were", not "that day"."""
    if index + 1 >= len(s) or s.flags[index] & TIME:
        return False
    return begins_noun(s, index)


def _without_ending(s: Sentence, owner: ProposedSource) -> ProposedSource:
    """Whose word it is, without "'s"."""
    last = s.lows[bisect_left(s.starts, owner.span.end) - 1]
    ending = 1 if last in _APOSTROPHES else 2 * last.endswith(("'s", "’s"))
    if owner.span.length <= ending:
        return owner  # read without it already: "he's claims"
    return replace(owner, span=Span(owner.span.start, owner.span.end - ending))


def _through_whom(s: Sentence, owner: Phrase) -> tuple[ProposedSource, ...]:
    """Through whom somebody's word is heard: "| He | dismissed Lee's claim that …"."""
    verb = owner[0] - 1
    if s.lows[owner[0]] in s.telling.possessives and not s.flags[verb] & DENIED:
        return ()  # "Lee repeated his claim that …": he may be Lee
    if verb < 1 or not s.flags[verb] & (CUE | DENIED) or s.flags[verb] & (PREPOSITION | PARTICIPLE):
        return ()
    teller = subject_before(s, verb)
    return () if teller is None else (source_of(s, teller),)


def _owner(s: Sentence, noun: int) -> Phrase | None:
    """Return whose word a noun is: "his | earlier | claim", "Ann Lee's | claim"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        low = s.lows[at]
        if low in s.telling.possessives:
            return at, at
        plural = low in _APOSTROPHES and at and s.lows[at - 1].endswith("s")
        if plural or (low.endswith(_GENITIVES) and len(low) > 3):
            first = at - plural
            while first and is_capital(s.words[first - 1]) and not is_mark(s.words[first - 1]):
                first -= 1
            if first and s.flags[first - 1] & DETERMINER:
                first -= 1
            if not first and s.flags[0] & _JOINING and not s.flags[0] & DETERMINER:
                first += 1  # "But | Lee's claim that"
            return min(first, at), at
        barred = s.flags[at] & (DETERMINER | PREPOSITION | QUOTED)
        if is_mark(s.words[at]) or (barred and low != "most"):
            return None
    return None
