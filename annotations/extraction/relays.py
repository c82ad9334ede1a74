"""Who passes words on: the medium that was told, that saw the paper, or at which it is said."""

from bisect import bisect_left

from annotations.extraction.attributed import Attribution
from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.places import BEGINNINGS
from annotations.extraction.languages.reporting import OUTLETS, PAPERS
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    BODY,
    CUE,
    DETERMINER,
    GROUP,
    HAVE,
    INDEFINITE,
    MEDIUM,
    MODAL,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.learned import learn
from annotations.extraction.listeners import is_ours
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.results import ProposedSource, SourceKind
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import body_at, is_titled
from annotations.extraction.subjects_before import subject_before
from annotations.extraction.ways import Way, find_ways, paper_way, way_at
from annotations.text.spans import Span

_TO_MEDIUM = 14  # tokens between a verb of saying and where it is said
_LONGEST_ASIDE = 9  # tokens between commas
_LONGEST_NAME = 4  # tokens of the name of a station, or of its programme


def let_through(s: Sentence, found: list[Attribution]) -> None:
    """Let whoever a sentence names as its way relay the words: "In an interview with …, she …"."""
    for item in found:
        learn(s, item)
    if not found:
        return
    ways = find_ways(s)
    stages = [way for way in ways if s.lows[way.first] in s.language.way_heads]
    for item in found:
        if not item.sources or not item.stretches or (item.cue is None and item.rule != "colon"):
            continue
        _cut_off(s, item, ways)
        own = item.sources = (_without(s, item.sources[0], stages), *item.sources[1:])
        for way in ways:
            told = way.voice and way.anybody and len(item.relays) == 1
            if (item.relays and not told) or not _leads_to(s, way, item, found):
                continue
            through = way.sources(s)
            taken = [source.span for source in (*own, *item.relays)]
            if not any(each.span.overlaps(span) for each in through for span in taken):
                item.relays = (*through, *item.relays)
        if item.relays:
            continue
        at = _fronted(s, item) or (None if ways else _said_on(s, item))
        if at is not None:
            item.relays = (ProposedSource(source_of(s, at).span, SourceKind.ORGANISATION),)


def _cut_off(s: Sentence, item: Attribution, ways: list[Way]) -> None:
    """Take a way off the end or the head of what it was read with.

    "denied | any fault | through his lawyer", « dément, par la voix d'une avocate, | tout lien »;
    and what stands behind a speaker is about them: "…, says Lee, | a cook, reached by the Argus".
    """
    if item.rule == "interrupted" and len(item.stretches) > 1:
        first, last = item.stretches[-1]
        for way in ways:
            apart = way.first == first or s.words[way.first - 1] == ","
            inside = first <= way.first <= last
            if inside and apart and not s.holds(_SAYS_MORE, first, way.first - 1):
                del item.stretches[-1]
                return
    if item.rule == "before":
        _cut_talk_off(s, item, ways)
    if item.rule != "demand":
        return
    first, last = item.stretches[-1]
    for way in ways:
        if way.first == first and way.phrase[1] + 1 < last:
            first = way.phrase[1] + 1
            first += s.words[first] == ","
        elif first < way.first <= last and (path := _path_to(s, way, first)) is not None:
            end = path - 1
            while end > first and is_mark(s.words[end]):
                end -= 1
            last = end
    item.stretches[-1] = first, last


def _cut_talk_off(s: Sentence, item: Attribution, ways: list[Way]) -> None:
    """Take off the talk that a sentence ends with: "said it was late | in an interview with KWTR".

    Unless a verb of saying is among the words, which may be what was said there.
    """
    first, last = item.stretches[-1]
    talks = s.telling.interview_nouns | s.telling.letter_nouns
    for way in ways:
        noun = next(
            (i for i in range(way.first, way.first - 3, -1) if i > 0 and s.lows[i] in talks), 0
        )
        if not first < noun <= last or skip_time(s, way.phrase[1] + 1) <= last:
            continue
        near = range(noun - 1, max(first, noun - _PATH), -1)
        path = next((at for at in near if s.lows[at] in s.telling.in_letter), first)
        if path > first + 1 and not s.holds(CUE | QUOTED, first, path):
            end = path - 1 - (s.words[path - 1] == ",")
            item.stretches[-1] = first, end
            return


_SAYS_MORE = HAVE | BE | MODAL | CUE | PRONOUN | QUOTED


def _path_to(s: Sentence, way: Way, first: int) -> int | None:
    """Where a way begins: with its own words, or "| in a letter | seen by the Argus".

    None where it only tells of something in the words: "denied leaking a letter seen by …".
    """
    if way.voice:
        return way.first
    paper = False
    for at in range(way.first - 1, max(first, way.first - _PATH), -1):
        leads = s.flags[at + 1] & DETERMINER or s.lows[at + 1] in PAPERS  # "in | emails |"
        if paper and s.lows[at] in s.telling.in_letter and leads:
            return at
        if is_mark(s.words[at]) or s.flags[at] & QUOTED:
            break
        paper = paper or s.lows[at] in PAPERS
    return None


_PATH = 7  # tokens between "in" and a participle: "in a short letter | seen"


def _without(s: Sentence, source: ProposedSource, ways: list[Way]) -> ProposedSource:
    """Who says it, without the way that was read with it: "Ann Lee | on the set of Canal 2"."""
    for way in ways:
        if source.span.start < s.starts[way.first] < source.span.end:
            last = way.first - 1
            while last and is_mark(s.words[last]):
                last -= 1
            if s.starts[last] >= source.span.start:
                first = bisect_left(s.starts, source.span.start)
                return source_of(s, (first, last))
    return source


def _leads_to(s: Sentence, way: Way, item: Attribution, found: list[Attribution]) -> bool:
    """Whether a way stands beside the words of an attribution, in nobody else's words."""
    if item.cue is None:
        return way.first < item.stretches[0][0]  # "in a letter to the Argus, Lee hits back: “…”"
    for other in found:
        within = any(first <= way.first <= last for first, last in other.stretches)
        if other is item:
            if within:
                return False
        elif within != _holds(s, other, item.cue):
            return False  # who speaks around it hands it on, by a way that stands outside
    return True


def _holds(s: Sentence, other: Attribution, cue: Span) -> bool:
    """Whether the words of an attribution hold a verb of saying."""
    return any(
        s.starts[first] <= cue.start and cue.end <= s.stop(last) for first, last in other.stretches
    )


def relayed_by(s: Sentence, speaker: Phrase) -> tuple[ProposedSource, ...]:
    """Who saw or asked a source: "analysts polled by The Courier", "a letter seen by Reuters"."""
    way = _go_between(s, speaker)
    if way is not None:
        return (way.source(s),)
    for at in range(speaker[0], speaker[1] + 1):
        if s.lows[at] in PAPERS and (way := paper_way(s, at)) is not None:
            return way.sources(s)  # « le procès-verbal, dont | la greffière | a donné lecture »
    paper = _paper_around(s, speaker)
    if paper is None:
        return ()
    if (reader := who_made_known(s, paper)) is not None:
        return (source_of(s, reader),)
    told = any(s.flags[i] & BODY for i in range(paper[0], paper[1] + 1))
    return (ProposedSource(source_of(s, paper).span, SourceKind.ORGANISATION),) if told else ()


def heard_by(s: Sentence, perceiver: Phrase | None) -> tuple[ProposedSource, ...]:
    """Who tells that they heard somebody say it: "| Roy | remembers his mother saying …"."""
    if perceiver is None or s.lows[perceiver[0]] in s.telling.ourselves:
        return ()
    return (source_of(s, perceiver),)


def _go_between(s: Sentence, speaker: Phrase) -> Way | None:
    """Return the way by which a source reached us, told in or right after its phrase.

    "a letter seen by Reuters", "polled last week by the Argus", "une note que Le Matin a publiée",
    "an estimate the Ledger obtained".
    """
    for at in range(speaker[0] + 1, min(len(s) - 1, speaker[1] + 6)):
        if (way := way_at(s, at)) is not None:
            return way
    return None


def _paper_around(s: Sentence, speaker: Phrase) -> Phrase | None:
    """Return the paper in which somebody writes: "a memo in which | water chiefs | warned"."""
    at = speaker[0] - 1
    if at < 2 or s.lows[at] not in s.telling.in_which:
        return None
    if s.flags[at - 1] & PREPOSITION:
        at -= 1
    phrase = subject_before(s, at)
    if phrase is None:
        return None
    heads = [i for i in range(*phrase) if s.flags[i] & DETERMINER]
    return (heads[-1] if heads else phrase[0]), phrase[1]  # "has seen | a letter in which"


def who_made_known(s: Sentence, paper: Phrase) -> Phrase | None:
    """Return who read a paper out or printed it: "| the clerk | read out a letter in which"."""
    verb, between = paper[0] - 1, ADVERB | TIME
    if verb > 2 and s.words[verb] == ",":  # « publie|, mardi, | une lettre où »
        near = range(verb - 1, max(1, verb - _LONGEST_ASIDE), -1)
        verb = next((at - 1 for at in near if s.words[at] == ","), verb)
    particles = s.telling.reading_particles | s.telling.parted
    while verb > 1 and (s.flags[verb] & between or s.lows[verb] in particles):
        verb -= 1
    if verb < 1 or s.lows[verb] not in s.telling.making_known | s.telling.having:
        return None
    got = s.lows[verb] not in s.telling.making_known
    while verb > 1 and s.flags[verb - 1] & (HAVE | ADVERB) and not is_capital(s.words[verb - 1]):
        verb -= 1
    reader = subject_before(s, verb)
    return None if got and reader is not None and not is_print(s, reader) else reader


def _said_on(s: Sentence, item: Attribution) -> Phrase | None:
    """Return the medium behind who says it: "said | on Radio Ponant", "écrit | dans le journal"."""
    if not item.sources:
        return None
    cue = item.cue or item.sources[0].span
    begin = bisect_left(s.starts, max(cue.end, item.sources[0].span.end))
    for at in range(begin, min(len(s) - 1, begin + _TO_MEDIUM)):
        if any(first <= at + 1 and at <= last for first, last in item.stretches):
            return None  # "asked for | the file"
        phrase = _place_of(s, at)
        if phrase is not None and (is_print(s, phrase) or _is_in_print(s, phrase)):
            return None if _is_staff(s, phrase) else phrase
    return None


def _place_of(s: Sentence, at: int) -> Phrase | None:
    """What a preposition at a token leads to, if something may be said in it, or to it."""
    if s.lows[at] in s.telling.in_paper:
        return _show_at(s, at + 1) or body_at(s, at + 1)
    if not s.language.requires_complementiser:
        return None
    if s.lows[at] == "auprès" and at + 2 < len(s):
        at += 1  # « a contesté, dans la soirée, auprès | de La Vigie »
    elif s.lows[at] not in s.telling.to:
        return None
    phrase = body_at(s, at + 1)
    if phrase is None or is_ours(s, phrase):
        return phrase
    named = any(map(is_capital, s.words[phrase[0] : phrase[1] + 1]))
    known = s.holds(MEDIUM, *phrase) or is_capital(s.words[phrase[0]])
    return phrase if named and known and s.lows[at] != "au" else None


def _is_in_print(s: Sentence, phrase: Phrase) -> bool:
    """Whether a name without an article stands behind « dans »: no town and no person does."""
    first, last = phrase
    bare = s.lows[first - 1] == "dans" and all(map(is_capital, s.words[first : last + 1]))
    return bare and not is_first_name(s.lows[first]) and s.lows[first] not in BEGINNINGS


def _show_at(s: Sentence, first: int) -> Phrase | None:
    """Return the programme of a station that begins at a token: "Wye FM's morning show"."""
    names = range(first, min(len(s), first + _LONGEST_NAME))
    owner = next((at for at in names if s.words[at].endswith(("'s", "’s"))), None)
    if owner is None or not all(is_capital(s.words[at]) for at in range(first, owner + 1)):
        return None
    shows = range(owner + 1, min(len(s), owner + _LONGEST_NAME))
    last = next((at for at in shows if s.lows[at] in OUTLETS), None)
    return None if last is None else (first, last)


def is_print(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase names a medium: by its word, or by a title with an article of its own."""
    first, last = phrase
    named = any(map(is_capital, s.words[first : last + 1]))
    definite = s.lows[first] in ("l'", "l’", "le", "la")
    if any(s.flags[i] & MEDIUM for i in range(first, last + 1)) and (named or definite):
        return True
    if s.lows[last] in s.telling.talks and s.flags[first] & DETERMINER:
        return not s.flags[first] & INDEFINITE  # "in the same interview", not "in an interview"
    if named and not OUTLETS.isdisjoint(s.lows[first : last + 1]):
        return True  # "on CKBR's post-game show"
    return is_ours(s, phrase) or is_titled(s, first)


def _is_staff(s: Sentence, phrase: Phrase) -> bool:
    return any(s.flags[i] & (TITLE | GROUP) for i in range(phrase[0], phrase[1] + 1))


def _fronted(s: Sentence, item: Attribution) -> Phrase | None:
    """Return the medium that a sentence begins with: « (Toujours) dans L'Écho, | il dément … »."""
    cue = item.cue or item.sources[0].span
    if s.starts[0] == cue.start:
        return None
    at = 1 if s.flags[0] & (ADVERB | AND) else 0
    if at + 3 >= len(s) or s.lows[at] not in s.telling.at_medium | s.telling.in_paper:
        return None
    phrase = body_at(s, at + 1)
    if phrase is None:
        return None
    behind = skip_time(s, phrase[1] + 1)
    if behind + 2 < len(s) and s.lows[behind] in s.telling.of and s.flags[behind + 1] & TIME:
        behind += 2  # « Dans L'Écho | de mardi |, il dément »
    if behind >= len(s) or s.words[behind] != ",":
        return None
    inside = any(first <= at <= last for first, last in item.stretches)
    paper = not PAPERS.isdisjoint(s.lows[phrase[0] : phrase[1] + 1])  # "in an interview"
    named = not paper or s.lows[at] in s.telling.at_medium
    fits = named and is_print(s, phrase) and not _is_staff(s, phrase) and not inside
    return phrase if fits and s.stop(phrase[1]) <= cue.start else None
