"""The medium named before, in which something is said: « Il y raconte … », "In it he says …"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from annotations.extraction.hands import medium_at
from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.reporting import OUTLETS, PAPERS
from annotations.extraction.languages.tags import DETERMINER, MEDIUM, TITLE
from annotations.extraction.layout import Layout, Sentence
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, is_capital
from annotations.extraction.results import ProposedQuote, ProposedSource, SourceKind
from annotations.extraction.subjects_after import body_at, is_titled
from annotations.extraction.subjects_before import subject_before
from annotations.extraction.ways import find_ways, paper_way

_BACK = 3  # sentences that are looked through for the medium
_THERE = "y"
_CLITIC = 4  # code points before a verb group in which its pronoun stands: ", y |"
_A_PAPER = 2  # words: "the statement"
_TO_MEDIUM = 6  # tokens from an account to whom it was given: "account on Monday to the Post"
_IN_IT = ("in", "it")


def lead_back(layout: Layout, quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
    """Return quotes, those said "in it" heard through the medium last named before.

    So are those of a paper that the sentence before has told of, with whose hands it went through:
    "The memo, seen by the Post, is short. “…,” it reads", and what somebody says who has just given
    an account to a medium.
    """
    cues = sorted(quote.cue.start for quote in quotes if quote.cue is not None)
    return [
        _led_back(layout, quote) if _is_there(layout, quote) else _read_on(layout, quote, cues)
        for quote in quotes
    ]


def _read_on(layout: Layout, quote: ProposedQuote, cues: Sequence[int]) -> ProposedQuote:
    """The quote, through those of whom the sentence before tells that they have it.

    `cues` are where the verbs of all quotes stand, in order: a sentence that reports words itself
    may be of another talk.
    """
    if quote.cue is None or len(quote.sources) != 1:
        return quote
    at = layout.number_before(quote.cue.start)
    if at < 1:
        return quote
    s, before = layout.sentences[at], layout.sentences[at - 1]
    if before.paragraph != s.paragraph:
        return quote
    own = quote.sources[0].span.of(layout.text).lower().split()
    through: tuple[ProposedSource, ...] = ()
    if own[0] in s.telling.of_papers or (len(own) == _A_PAPER and own[1] in PAPERS):
        through = _holders(before)
    if not through and quote.addressee is None and own[0] in s.telling.stands_for_somebody:
        near = bisect_left(cues, before.start)
        reports = near < len(cues) and cues[near] < before.end
        through = () if reports else _met(before)
    through = tuple(each for each in through if not each.span.overlaps(quote.sources[0].span))
    return replace(quote, sources=(*quote.sources, *through)) if through else quote


def _holders(s: Sentence) -> tuple[ProposedSource, ...]:
    """Who has the paper that a sentence tells of: "The memo, | seen by the Post |, is short"."""
    for at, low in enumerate(s.lows[:-1]):
        if low in PAPERS and (way := paper_way(s, at)) is not None:
            return way.sources(s)
    return ()


def _met(s: Sentence) -> tuple[ProposedSource, ...]:
    """The medium that somebody met or gave an account: "received | the Post |".

    Or that met them: "| The Post | has spoken to two guards".
    """
    for at in range(len(s) - 2):
        if s.lows[at] not in s.telling.accounts and s.lows[at] not in s.telling.meeting:
            continue
        asks = subject_before(s, at) if s.lows[at] in s.telling.meeting else None
        if asks is not None and s.holds(MEDIUM, *asks) and not s.holds(TITLE, *asks):
            return (ProposedSource(s.span(*asks), SourceKind.ORGANISATION),)
        near = range(at + 1, min(len(s) - 1, at + _TO_MEDIUM))
        to = next((i for i in near if s.lows[i] in s.telling.handed_to), None)
        straight = skip_time(s, at + 1) if s.lows[at] in s.telling.meeting else None
        for first in (straight, None if to is None else to + 1):
            if first is not None and (medium := _medium_from(s, first)) is not None:
                return (ProposedSource(s.span(*medium), SourceKind.ORGANISATION),)
    return ()


def _medium_from(s: Sentence, first: int) -> Phrase | None:
    """The medium that begins at a token, where it is no person by its first name."""
    if first >= len(s) or is_first_name(s.lows[first]):
        return None
    medium = medium_at(s, first)
    if medium is None or medium[1] == medium[0] + 1:
        return medium
    return medium if any(map(is_capital, s.words[medium[0] : medium[1] + 1])) else None


def _is_there(layout: Layout, quote: ProposedQuote) -> bool:
    """Whether a pronoun at the verb says that it is in something that the words are said."""
    if quote.cue is None or len(quote.sources) != 1:
        return False
    s = layout.sentence_at(quote.cue.start)
    if s is None:
        return False
    near = layout.text[max(0, quote.cue.start - _CLITIC) : quote.cue.end]
    return _THERE in near.split() or tuple(s.lows[:2]) == _IN_IT or _in_same_talk(s)


def _in_same_talk(s: Sentence) -> bool:
    """Whether something is said in a talk that was told of: "In the same interview, she said …"."""
    return any(
        low in s.telling.talks
        and s.lows[at] in s.telling.same
        and s.telling.talked_for.isdisjoint(s.lows[at + 2 : at + 3])  # "the conversation | with"
        and any(before in s.telling.in_paper for before in s.lows[max(0, at - 2) : at])
        for at, low in enumerate(s.lows[1:])
    )


def _led_back(layout: Layout, quote: ProposedQuote) -> ProposedQuote:
    place = quote.cue.start if quote.cue is not None else quote.content[0].start
    at = layout.number_before(place)
    own = quote.sources[0].span.of(layout.text).lower()
    for s in reversed(layout.sentences[max(0, at - _BACK) : max(0, at)]):
        if s is layout.sentences[at - 1] and (ways := find_ways(s)):
            return replace(quote, sources=(*quote.sources, *ways[-1].sources(s)))
        phrase = _medium_in(s) or _titled_in(s)
        if phrase is not None:
            medium = ProposedSource(s.span(*phrase), SourceKind.ORGANISATION)
            if s.lows[phrase[1]] in own.split():
                return quote  # it is who speaks
            return replace(quote, sources=(*quote.sources, medium))
    return quote


def _titled_in(s: Sentence) -> Phrase | None:
    """The last medium that a sentence knows by its title: « s'est confiée | au Nouvel Alpin | »."""
    for at in range(len(s) - 2, -1, -1):
        if s.lows[at] not in s.telling.at_medium:
            continue
        phrase = body_at(s, at + 1)
        if phrase is not None and (is_titled(s, at + 1) or _is_outlet(s, phrase)):
            return None if s.holds(TITLE, *phrase) else phrase
    return None


def _is_outlet(s: Sentence, phrase: Phrase) -> bool:
    """Whether a name has a word for outlets, « Cornouaille | Matin | », or two behind “dans”."""
    names = [at for at in range(phrase[0], phrase[1] + 1) if is_capital(s.words[at])]
    whole = len(names) > 1 and len(names) == phrase[1] - phrase[0] + 1
    inside = s.lows[phrase[0] - 1] in s.telling.in_paper and not is_first_name(s.lows[phrase[0]])
    return (whole and inside) or any(s.lows[at] in OUTLETS for at in names)


def _medium_in(s: Sentence) -> Phrase | None:
    """The last medium that a sentence names, with its article."""
    if not s.seen & MEDIUM:
        return None
    last = max(s.places(MEDIUM))
    first = last
    while first and (is_capital(s.words[first - 1]) or s.flags[first - 1] & MEDIUM):
        first -= 1
    if s.holds(TITLE, first, last):
        return None
    if last + 2 < len(s) and s.words[last + 1].islower() and not s.flags[last + 1]:
        last += is_capital(s.words[last + 2])  # "mensuel | allemand Der Bote"
    while last + 1 < len(s) and is_capital(s.words[last + 1]):
        last += 1
    if first and s.flags[first - 1] & DETERMINER:
        first -= 1
    return first, last
