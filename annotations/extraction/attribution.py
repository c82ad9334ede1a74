"""Attributions in one sentence: who says which stretch of it.

Each rule is one way in which writers attribute: behind ("…, she said"), before ("she said
that …"), in between ("…, she said, …"), by a running form ("…, adding that …"), by a phrase
("according to …"), by naming ("called it “…”") or by demanding ("urged them to …").
"""

from dataclasses import dataclass, field

from annotations.extraction.cues import CLAUSAL, Cue, addressee_end, find_cues
from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import (
    ADVERB, AND, BODY, COMPLEMENTISER, CUE, DEMAND, DETERMINER, ENDS, LEADS_ON, NAMING, PARTICIPLE,
    PREPOSITION, PRONOUN, QUOTED, RELATIVE, SPEECH, SUBORDINATOR, TELLING, TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark, source_of, subject_after
from annotations.extraction.results import ProposedSource, SourceKind
from annotations.text.spans import Span


@dataclass(slots=True)
class Attribution:
    """Stretches of one sentence, as token ranges (both ends included), said by somebody."""

    sentence: Sentence
    stretches: list[tuple[int, int]]
    cue: Span | None
    sources: tuple[ProposedSource, ...]
    confidence: float
    rule: str
    hedged: bool = False
    naming: bool = False
    awaits: bool = False  # "she said:" at the end of a paragraph: the words come next
    relays: tuple[ProposedSource, ...] = field(default=())


def attribute(s: Sentence, language: Language) -> list[Attribution]:
    """Return the attributions of a sentence, in the order of their cues."""
    cues = find_cues(s, language)
    found: list[Attribution] = []
    phrases = _according(s, language)
    for number, cue in enumerate(cues):
        fence = _fence(s, cue, cues[number + 1 :], phrases)
        attribution = _apply(s, cue, fence, found, language)
        if attribution is not None:
            found.append(attribution)
    if not found and (signed := _signature(s)) is not None:
        found.append(signed)
    found += [item for phrase in phrases if (item := _by_phrase(s, phrase, cues)) is not None]
    _chain(s, found)
    return found


def _signature(s: Sentence) -> Attribution | None:
    """“…” — Ann Lee"""
    if len(s) < 3 or not s.flags[0] & QUOTED or s.words[1] not in ("—", "–", "―", "-"):
        return None
    last = _last_word(s)
    if last - 2 > 6 or not all(is_capital(s.words[at]) for at in (2, last)):
        return None
    return Attribution(s, [(0, 0)], s.span(1, 1), (source_of(s, (2, last)),), 0.8, "signature")


def _apply(
    s: Sentence, cue: Cue, fence: int, earlier: list[Attribution], language: Language
) -> Attribution | None:
    """Try the rules on one cue, the surest first."""
    if cue.speaker is None and (cue.flags & PARTICIPLE or cue.shares):
        return _running(s, cue, fence, earlier, language)
    if cue.impersonal:
        content = _content_start(s, cue, language)
        return _make(s, cue, [(content, fence)], 0.6, "impersonal") if content and (
            content <= fence) else None
    if cue.speaker is None:
        return None
    if cue.flags & CLAUSAL:
        content = _content_start(s, cue, language)
        left = _left_of(s, cue)
        if cue.fronted:
            return _set_aside(s, cue, left)
        if left is not None and (content is None or _closed_left(s, cue, content)):
            return _behind(s, cue, left) if _may_follow(s, cue, left) else None
        if content is not None and content <= fence:
            return _make(s, cue, [(content, _quoted_end(s, content, fence))], 0.85, "before")
        if content is not None and _last_is_colon(s):
            made = _make(s, cue, [], 0.8, "announced")
            made.awaits = True
            return made
    if cue.flags & NAMING and (made := _naming(s, cue, fence)) is not None:
        return made
    if cue.flags & DEMAND:
        return _demand(s, cue, fence)
    return None


def _make(
    s: Sentence, cue: Cue, stretches: list[tuple[int, int]], confidence: float, rule: str
) -> Attribution:
    sources = (source_of(s, cue.speaker),) if cue.speaker else ()
    made = Attribution(
        s, stretches, s.span(cue.first, cue.last), sources, confidence, rule, cue.hedged
    )
    listener = addressee_end(s, cue)
    if cue.flags & TELLING and not cue.inverted and listener > cue.after:
        made.relays = _relay(s, cue.after, listener - 1)
    return made


def _relay(s: Sentence, first: int, last: int) -> tuple[ProposedSource, ...]:
    """A listener that is a medium passes the words on: "sources told Reuters that …"."""
    named = is_capital(s.words[last]) or any(
        flag & BODY for flag in s.flags[first : last + 1]
    )
    if not named or s.flags[first] & PRONOUN and first == last:
        return ()
    source = source_of(s, (first, last))
    if source.kind is SourceKind.PERSON and not s.flags[last] & BODY:
        return ()
    return (ProposedSource(source.span, SourceKind.ORGANISATION),)


def _content_start(s: Sentence, cue: Cue, language: Language) -> int | None:
    """Return the first token of what follows the cue as content, None when there is none."""
    index, size = addressee_end(s, cue), len(s)
    index = _skip_time(s, index)
    if index >= size:
        return None
    flag, low = s.flags[index], s.lows[index]
    if flag & COMPLEMENTISER and not (low in ("when", "where", "quand") and not cue.flags & TELLING):
        return index + 1 if low in ("that", "que", "qu'", "qu’") else index
    if flag & QUOTED:
        return index
    if low in (":", ","):
        quoted = index + 1 < size and s.flags[index + 1] & QUOTED
        return index + 1 if quoted or low == ":" else None
    if is_mark(s.words[index]):
        return None
    announced = _announced(s, index)
    if announced is not None:
        return announced
    if language.requires_complementiser or not cue.flags & SPEECH or flag & SUBORDINATOR:
        return None
    if flag & PREPOSITION and not flag & DETERMINER:
        return index if low not in _NEVER_CONTENT and _is_long_clause(s, index) else None
    return index if size - index > 2 else None


_NEVER_CONTENT = frozenset("of to about in at on during after for with before from by as through "
                           "following against over outside into than like via".split())


def _quoted_end(s: Sentence, first: int, last: int) -> int:
    """Where content ends that begins with a quotation closed like a sentence: with it."""
    if not s.flags[first] & QUOTED or first == last or any(
        flag & QUOTED for flag in s.flags[first + 1 : last + 1]
    ):
        return last
    closed = s.flags[first] & (LEADS_ON | ENDS) or s.words[first + 1] == ","
    return first if closed else last


def _skip_time(s: Sentence, index: int) -> int:
    size = len(s)
    while index < size:
        flag = s.flags[index]
        if flag & TIME and not flag & (COMPLEMENTISER | QUOTED) or (
            flag & ADVERB and not flag & (PRONOUN | DETERMINER | SUBORDINATOR)
        ):
            index += 1
        elif flag & (PREPOSITION | DETERMINER) and index + 1 < size and s.flags[index + 1] & TIME:
            index += 2
        elif s.words[index][0].isdigit() and index and s.flags[index - 1] & TIME:
            index += 1
        else:
            break
    return index


def _announced(s: Sentence, index: int) -> int | None:
    """Content behind an insertion: "said in a statement that …", "a dit à Reuters que …"."""
    if not s.flags[index] & PREPOSITION:
        return None
    for at in range(index + 1, min(len(s), index + 16)):
        low = s.lows[at]
        if low in ("that", "que", "qu'", "qu’") and not s.flags[at - 1] & PREPOSITION:
            return at + 1
        if low == ":":
            return at + 1
        if s.flags[at] & QUOTED:
            return at if at > index + 1 and s.words[at - 1] == "," else None
        if low == "," and not (at + 1 < len(s) and (
            s.flags[at + 1] & QUOTED or is_capital(s.words[at + 1])
            or s.lows[at + 1] in ("that", "que")
        )):
            return None
        if s.flags[at] & CUE and not s.flags[at] & PREPOSITION:
            return None
    return None


def _is_long_clause(s: Sentence, index: int) -> bool:
    return len(s) - index > 8


def _left_of(s: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Return the stretch before the cue's clause, when that clause is appended to it."""
    start = cue.first if cue.inverted or cue.speaker is None else cue.speaker[0]
    end = start - 1
    if end < 0:
        return None
    joined = s.flags[end] & QUOTED
    if s.words[end] in (",", "—", "–", "-", "―", "?", "!", "…"):
        end -= 1
        joined = True
    if not joined or end < 0:
        return None
    begin = 0
    if not s.flags[end] & QUOTED:
        for at in range(end, -1, -1):
            if s.words[at] == ";":
                begin = at + 1
                break
    if begin > end:
        return None
    resumed = not cue.inverted and cue.after < len(s) and s.words[cue.after] == ","
    if not resumed and not cue.inverted and _is_fronted(s, (begin, end)) and end - begin < 5:
        return None
    if end == begin and not s.flags[end] & QUOTED and not resumed:
        return None
    return begin, end


def _is_fronted(s: Sentence, left: tuple[int, int]) -> bool:
    """Whether words before an attribution only set the scene: "On Monday", "Too often"."""
    return bool(
        s.flags[left[0]] & (PREPOSITION | TIME | AND | SUBORDINATOR | ADVERB)
    ) and not any(s.flags[at] & QUOTED for at in range(left[0], left[1] + 1))


def _closed_left(s: Sentence, cue: Cue, content: int) -> bool:
    """Whether words after the cue go on with the quotation before it: "…," he said, "…"."""
    before = (cue.first if cue.inverted or cue.speaker is None else cue.speaker[0]) - 1
    quoted = s.flags[before] & QUOTED or (
        s.words[before] in ",—–-" and before and s.flags[before - 1] & QUOTED
    )
    if not quoted:
        return False
    at = before if s.flags[before] & QUOTED else before - 1
    return bool(s.flags[at] & LEADS_ON) or bool(s.flags[content] & QUOTED) or cue.inverted or (
        s.lows[content - 1] not in ("that", "que", "qu'", "qu’")
    )


def _may_follow(s: Sentence, cue: Cue, left: tuple[int, int]) -> bool:
    """Whether a clause that follows words without marks attributes them: not "we remind them of"."""
    if any(s.flags[at] & QUOTED for at in range(left[0], left[1] + 1)):
        return True
    assert cue.speaker is not None
    if cue.speaker[0] == cue.speaker[1] and s.lows[cue.speaker[0]] in _WRITER:
        return False
    end = addressee_end(s, cue)
    return end >= len(s) or s.lows[end] not in ("of", "about", "against", "for")


_WRITER = frozenset(["i", "we", "you", "je", "j'", "nous", "vous"])


def _behind(s: Sentence, cue: Cue, left: tuple[int, int]) -> Attribution:
    """"…, she said", and its continuation: "…, she said, …"."""
    stretches = [left]
    rest = _resumed(s, cue, quoted=bool(s.flags[left[1]] & QUOTED))
    if rest is not None:
        stretches.append(rest)
        if _is_fronted(s, left) and left[1] - left[0] < 5:
            stretches = [rest]
    quoted = any(s.flags[at] & QUOTED for at in range(left[0], left[1] + 1))
    rule = "interrupted" if rest is not None else "behind"
    return _make(s, cue, stretches, 0.95 if quoted else 0.85, rule)


def _resumed(s: Sentence, cue: Cue, *, quoted: bool) -> tuple[int, int] | None:
    """Return the rest of a sentence that an attribution interrupts."""
    size = len(s)
    end = _last_word(s)
    for at in range(cue.after, size):
        if s.flags[at] & QUOTED and quoted:
            conjoined = s.words[at - 1] in (",", ":", "—", "–", "-") or (
                s.flags[at - 1] & (SUBORDINATOR | AND | COMPLEMENTISER) and at >= 2
            )
            begin = at
            if s.flags[at - 1] & (SUBORDINATOR | AND) and s.words[at - 2] in ",—–-":
                begin = at - 1
            return (begin, end) if conjoined else None
        if s.flags[at] & CUE and s.flags[at] & PARTICIPLE:
            return None
    at = cue.after
    if quoted or at + 3 >= size or s.words[at] != ",":
        return None
    flag = s.flags[at + 1]
    if flag & (PARTICIPLE | RELATIVE | SUBORDINATOR | AND | PREPOSITION):
        return None
    if flag & DETERMINER and cue.inverted:
        return None
    return (at + 1, end) if not s.lows[at + 1].endswith("ing") else None


def _set_aside(s: Sentence, cue: Cue, left: tuple[int, int] | None) -> Attribution | None:
    """"As she said, …" and "…, as she said"."""
    assert cue.speaker is not None
    begin = cue.speaker[0] - 1
    if begin == 0:
        comma = next((at for at in range(cue.after, len(s)) if s.words[at] == ","), None)
        if comma is None or comma + 1 > _last_word(s):
            return None
        return _make(s, cue, [(comma + 1, _last_word(s))], 0.7, "as")
    end = begin - 2 if s.words[begin - 1] == "," else begin - 1
    return _make(s, cue, [(0, end)], 0.7, "as") if end >= 2 else None


def _running(
    s: Sentence, cue: Cue, fence: int, earlier: list[Attribution], language: Language
) -> Attribution | None:
    """"…, adding that …": the speaker is the one before, or the subject of the sentence."""
    content: int | None = None
    if cue.flags & CLAUSAL:
        content = _content_start(s, cue, language)
    if content is None and cue.flags & (DEMAND | NAMING):
        made = _naming(s, cue, fence) if cue.flags & NAMING else None
        made = made or (_demand(s, cue, fence) if cue.flags & DEMAND else None)
    elif content is not None and content <= fence:
        made = _make(s, cue, [(content, fence)], 0.75, "running")
    else:
        return None
    if made is None:
        return None
    if earlier and earlier[-1].cue is not None and earlier[-1].cue.end < s.starts[cue.first]:
        near = cue.shares or s.starts[cue.first] - earlier[-1].cue.end < 90
        made.sources = earlier[-1].sources[:1] if near else ()
    if not made.sources and (subject := _main_subject(s, cue.first)) is not None:
        made.sources = (source_of(s, subject),)
    made.rule = "shared" if cue.shares else "running"
    return made if made.sources else None


def _main_subject(s: Sentence, before: int) -> Phrase | None:
    """Return the phrase that a sentence begins with, after a fronted "On Monday, …"."""
    first = 0
    if s.flags[0] & (PREPOSITION | SUBORDINATOR | TIME) and not s.flags[0] & PRONOUN or (
        s.lows[0].endswith("ing")
    ):
        first = next((at + 1 for at in range(before) if s.words[at] == ","), 0)
    while first < before and s.flags[first] & (AND | ADVERB) and not s.flags[first] & DETERMINER:
        first += 1
    if first >= before or is_mark(s.words[first]) or s.flags[first] & QUOTED:
        return None
    phrase = subject_after(s, first - 1)
    if phrase is None or phrase[0] != first:
        return None
    last = min(phrase[1], before - 1)
    if last > first and not is_capital(s.words[last]) and s.lows[last].endswith(("ed", "ait")):
        last -= 1
    return first, last


def _naming(s: Sentence, cue: Cue, fence: int) -> Attribution | None:
    """"called it “…”": the object with the quoted words, or the words alone after a pronoun."""
    if cue.speaker is None and not cue.flags & PARTICIPLE:
        return None
    quoted = [at for at in range(cue.after, min(fence + 1, cue.after + 20))
              if s.flags[at] & QUOTED]
    if not quoted:
        return None
    if any(s.flags[at] & CUE and not s.flags[at] & PARTICIPLE and not is_capital(s.words[at])
           and s.flags[at] & SPEECH for at in range(cue.after, quoted[0])):
        return None
    begin = cue.after
    before = s.lows[quoted[0] - 1]
    if quoted[0] - begin <= 2 or before in ("as", "comme", "de", "d'", "d’"):
        begin = quoted[0]
    made = _make(s, cue, [(begin, quoted[-1])], 0.6, "naming")
    made.naming = True
    return made


def _demand(s: Sentence, cue: Cue, fence: int) -> Attribution | None:
    """"urged lawmakers to …": everything behind the verb."""
    begin = _skip_time(s, cue.after)
    if begin > fence or fence - begin < 1 or is_mark(s.words[begin]):
        return None
    end = fence
    for at in range(begin + 1, fence + 1):
        if s.words[at] in ",—–" and at + 1 <= fence and (
            s.flags[at + 1] & (RELATIVE | SUBORDINATOR | AND | PARTICIPLE | PRONOUN)
            or s.lows[at + 1].endswith("ing")
        ):
            end = at - 1
            break
    return _make(s, cue, [(begin, end)], 0.5, "demand") if end > begin else None


def _last_word(s: Sentence) -> int:
    """The last token that is no closing full stop, comma or colon."""
    end = len(s) - 1
    while end > 0 and s.words[end][0] in ".:,;":
        end -= 1
    return end


def _last_is_colon(s: Sentence) -> bool:
    return s.words[-1] == ":"


def _fence(
    s: Sentence, cue: Cue, later: list[Cue], phrases: list[tuple[int, int, int, int]]
) -> int:
    """Return the last token that the content after a cue may reach."""
    end = _last_word(s)
    for first, _, _, _ in phrases:
        if first > cue.after:
            end = min(end, first - 2 if s.words[first - 1] == "," else first - 1)
            break
    for other in later:
        if other.shares and other.first - 1 > cue.after:
            before = other.first - 2
            return min(end, before - 1 if s.words[before] == "," else before)
        if other.speaker is None and other.flags & PARTICIPLE:
            if other.first and s.words[other.first - 1] == "," and other.first > cue.after:
                return min(end, other.first - 2)
            continue
        if other.speaker is None or other.first <= cue.after:
            continue
        start = other.first if other.inverted else other.speaker[0]
        before = start - 1
        if before <= cue.after:
            continue
        if s.flags[before] & (AND | SUBORDINATOR) and not s.flags[before] & (
            COMPLEMENTISER | RELATIVE
        ):
            before -= 1
            if s.words[before] != "," and s.lows[before + 1] in ("and", "et", "or", "than"):
                continue
            return min(end, before - 1 if s.words[before] == "," else before)
        if s.words[before] == "," and (other.inverted or not s.flags[start] & RELATIVE):
            return min(end, before - 1)
    return end


def _according(s: Sentence, language: Language) -> list[tuple[int, int, int, int]]:
    """Return (first token, last token of the phrase, first and last token of the source)."""
    found = []
    lows = s.lows
    for phrase in language.according:
        head = phrase[0]
        if head not in lows:
            continue
        for at in range(len(lows) - len(phrase)):
            if lows[at] == head and tuple(lows[at : at + len(phrase)]) == phrase:
                last = at + len(phrase) - 1
                source = _source_behind(s, last + 1)
                if source is not None:
                    found.append((at, last, *source))
    return sorted(found)


def _source_behind(s: Sentence, first: int) -> Phrase | None:
    if first >= len(s) or s.lows[first] in ("plan", "law", "plans", "que", "qu'", "schedule"):
        return None
    if s.flags[first] & QUOTED or is_mark(s.words[first]):
        return None
    phrase = subject_after(s, first - 1)
    if phrase is not None and phrase[0] == first:
        return phrase
    last = first
    while last + 1 < len(s) and last - first < 10 and not is_mark(s.words[last + 1]) and not (
        s.flags[last + 1] & (QUOTED | RELATIVE | SUBORDINATOR | TIME)
    ):
        last += 1
    return first, last


def _by_phrase(
    s: Sentence, phrase: tuple[int, int, int, int], cues: list[Cue]
) -> Attribution | None:
    """"According to X, …" and "…, according to X"."""
    first, last, source_first, source_last = phrase
    source = source_of(s, (source_first, source_last))
    cue = s.span(first, last)
    end = _last_word(s)
    leading = first == 0 or (first <= 2 and not s.words[first - 1] == ",") or (
        first <= 3 and s.words[first - 1] == "," and bool(s.flags[0] & (AND | SUBORDINATOR | ADVERB))
    )
    if leading:
        comma = next((at for at in range(source_last, end) if s.words[at] == ","), None)
        if comma is None or comma + 1 >= end:
            return None
        return Attribution(s, [(comma + 1, end)], cue, (source,), 0.8, "according")
    stop = first - 2 if s.words[first - 1] in (",", "—", "–", "-") else first - 1
    begin = 0
    for at in range(stop, -1, -1):
        if s.words[at] == ";":
            begin = at + 1
            break
    if stop - begin < 1 and not s.flags[stop] & QUOTED:
        return None
    return Attribution(s, [(begin, stop)], cue, (source,), 0.8, "according")


def _chain(s: Sentence, found: list[Attribution]) -> None:
    """Who is heard through whom: an attribution inside another's content is relayed by it."""
    own = [item.sources for item in found]
    for item, sources in zip(found, own, strict=True):
        chain = list(sources) + list(item.relays)
        if item.cue is not None:
            outer = [
                (sum(last - first for first, last in other.stretches), number)
                for number, other in enumerate(found)
                if other is not item and any(
                    s.starts[first] <= item.cue.start and item.cue.end <= s.stop(last)
                    for first, last in other.stretches
                )
            ]
            for _, number in sorted(outer):
                chain += own[number] + found[number].relays
        seen: set[Span] = set()
        item.sources = tuple(
            source for source in chain
            if not (source.span in seen or seen.add(source.span))  # type: ignore[func-returns-value]
        )
