"""Attributions in one sentence: who says which stretch of it.

Each rule is one way in which writers attribute: behind ("…, she said"), before ("she said
that …"), in between ("…, she said, …"), by a running form ("…, adding that …"), by a phrase
("according to …"), by naming ("called it “…”") or by demanding ("urged them to …").
"""

from annotations.extraction.attributed import Attribution
from annotations.extraction.content import (
    THAT,
    clause_start,
    closes_quotation,
    content_start,
    fence_of,
    is_fronted,
    last_word,
    left_of,
    may_follow,
    quoted_end,
    resumed,
    skip_time,
)
from annotations.extraction.cues import CLAUSAL, Cue, addressee_end, find_cues
from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    CUE,
    DEMAND,
    DETERMINER,
    ENDS,
    MEDIUM,
    NAMING,
    NOUN_PREPOSITION,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TELLING,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark, subject_after
from annotations.extraction.plain import by_phrase, by_signature, find_phrases
from annotations.extraction.results import ProposedSource, SourceKind
from annotations.extraction.sources import source_of

# What a source asks for itself is not what it says: "asked not to be named".
_WITHHELD = frozenset(["anonymity", "anonymat", "named", "identified", "nommé", "nommée"])


def attribute(s: Sentence, language: Language) -> list[Attribution]:
    """Return the attributions of a sentence, in the order of their cues."""
    cues = find_cues(s, language)
    found: list[Attribution] = []
    phrases = find_phrases(s, language)
    for number, cue in enumerate(cues):
        fence = fence_of(s, cue, cues[number + 1 :], phrases)
        attribution = _apply(s, cue, fence, found, language)
        if attribution is not None:
            found.append(attribution)
    if (announced := _by_colon(s, cues, found)) is not None:
        found.append(announced)
    if not found and (signed := by_signature(s)) is not None:
        found.append(signed)
    found += [item for phrase in phrases if (item := by_phrase(s, phrase)) is not None]
    _chain(s, found)
    return found


def _by_colon(s: Sentence, cues: list[Cue], found: list[Attribution]) -> Attribution | None:
    """Read a quotation behind a colon that no verb of saying claims: "Lee defends it: “…”"."""
    taken = {at for item in found for first, last in item.stretches for at in (first, last)}
    for at in range(2, len(s)):
        if s.words[at - 1] != ":" or not s.flags[at] & ENDS or at in taken:
            continue
        said = [cue.speaker for cue in cues if cue.speaker and cue.first < at]
        speaker = said[-1] if said else _main_subject(s, at - 1)
        if speaker is None:
            return None
        return Attribution(s, [(at, at)], None, (source_of(s, speaker),), 0.5, "colon")
    return None


def _apply(
    s: Sentence, cue: Cue, fence: int, earlier: list[Attribution], language: Language
) -> Attribution | None:
    """Try the rules on one cue, the surest first."""
    if cue.speaker is None and (cue.flags & PARTICIPLE or cue.shares):
        return _running(s, cue, fence, earlier, language)
    if cue.impersonal:
        content = content_start(s, cue, language)
        if content is None or content > fence:
            return None
        return _make(s, cue, [(content, fence)], 0.6, "impersonal")
    if cue.speaker is None:
        return None
    if cue.fronted and cue.flags & CLAUSAL:
        return _set_aside(s, cue)
    if cue.flags & CLAUSAL:
        content, left = content_start(s, cue, language), left_of(s, cue)
        if left is not None and (content is None or closes_quotation(s, cue, content)):
            return _behind(s, cue, left) if may_follow(s, cue, left) else None
        if content is not None and (made := _before(s, cue, content, fence)) is not None:
            return made
    return _by_object(s, cue, fence)


def _before(s: Sentence, cue: Cue, content: int, fence: int) -> Attribution | None:
    """Read "she said that …", and "she said:" at the end of a paragraph."""
    if content <= fence:
        announced = s.lows[content - 1] in (*THAT, ":", ",") or s.flags[content] & QUOTED
        stretch = (content, quoted_end(s, content, fence))
        return _make(s, cue, [stretch], 0.85 if announced else 0.7, "before")
    if s.words[-1] != ":":
        return None
    made = _make(s, cue, [], 0.8, "announced")
    made.awaits = True
    return made


def _by_object(s: Sentence, cue: Cue, fence: int) -> Attribution | None:
    """Read verbs whose object was said: "called it “…”", "urged them to …"."""
    if cue.flags & NAMING and (made := _naming(s, cue, fence)) is not None:
        return made
    return _demand(s, cue, fence) if cue.flags & DEMAND else None


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
    elif (phrase := _told_to(s, cue)) is not None:
        made.relays = _relay(s, *phrase)
    return made


def _told_to(s: Sentence, cue: Cue) -> Phrase | None:
    """Return the medium of "a déclaré à Reuters que": a body by name behind "to"."""
    at = skip_time(s, cue.after)
    if at + 1 >= len(s) or s.lows[at] not in ("to", "à", "au"):
        return None
    phrase = subject_after(s, at)
    known = phrase is not None and any(s.flags[i] & MEDIUM for i in range(phrase[0], phrase[1] + 1))
    return phrase if known else None


def _relay(s: Sentence, first: int, last: int) -> tuple[ProposedSource, ...]:
    """A listener that is a medium passes the words on: "sources told Reuters that …".

    Parliament, a council or a country that was told something only heard it.
    """
    if not any(flag & MEDIUM for flag in s.flags[first : last + 1]):
        return ()
    return (ProposedSource(source_of(s, (first, last)).span, SourceKind.ORGANISATION),)


def _behind(s: Sentence, cue: Cue, left: tuple[int, int]) -> Attribution:
    """Read "…, she said", and its continuation: "…, she said, …"."""
    stretches = [left]
    rest = resumed(s, cue, quoted=bool(s.flags[left[1]] & QUOTED))
    if rest is not None:
        stretches.append(rest)
        if is_fronted(s, left) and left[1] - left[0] < 5:
            stretches = [rest]
    quoted = any(s.flags[at] & QUOTED for at in range(left[0], left[1] + 1))
    rule = "interrupted" if rest is not None else "behind"
    return _make(s, cue, stretches, 0.95 if quoted else 0.85, rule)


def _set_aside(s: Sentence, cue: Cue) -> Attribution | None:
    """Read "As she said, …" and "…, as she said"."""
    begin = clause_start(cue) - 1
    if begin == 0:
        comma = next((at for at in range(cue.after, len(s)) if s.words[at] == ","), None)
        if comma is None or comma + 1 > last_word(s):
            return None
        return _make(s, cue, [(comma + 1, last_word(s))], 0.7, "as")
    end = begin - 2 if s.words[begin - 1] == "," else begin - 1
    return _make(s, cue, [(0, end)], 0.7, "as") if end >= 2 else None


def _running(
    s: Sentence, cue: Cue, fence: int, earlier: list[Attribution], language: Language
) -> Attribution | None:
    """Read "…, adding that …": the speaker is the one before, or the subject of the sentence."""
    content: int | None = None
    if cue.flags & CLAUSAL:
        content = content_start(s, cue, language)
    made: Attribution | None = None
    if content is None:
        made = _by_object(s, cue, fence)
    elif content <= fence:
        made = _make(s, cue, [(content, fence)], 0.75, "running")
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
    if (s.flags[0] & (PREPOSITION | SUBORDINATOR | TIME) and not s.flags[0] & PRONOUN) or (
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
    for at in range(first + 1, last + 1):  # behind a name, a plain word is the verb
        plain = not is_capital(s.words[at]) and not s.flags[at] & (NOUN_PREPOSITION | AND)
        if plain and is_capital(s.words[at - 1]) and not s.flags[at - 1] & DETERMINER:
            return first, at - 1
    return first, last


def _naming(s: Sentence, cue: Cue, fence: int) -> Attribution | None:
    """Read "called it “…”": the object with the quoted words, or those alone after a pronoun."""
    if cue.speaker is None and not cue.flags & PARTICIPLE:
        return None
    quoted = [at for at in range(cue.after, min(fence + 1, cue.after + 20)) if s.flags[at] & QUOTED]
    if not quoted:
        return None
    if any(
        s.flags[at] & CUE
        and not s.flags[at] & PARTICIPLE
        and not is_capital(s.words[at])
        and s.flags[at] & SPEECH
        for at in range(cue.after, quoted[0])
    ):
        return None
    begin = cue.after
    before = s.lows[quoted[0] - 1]
    if quoted[0] - begin <= 2 or before in ("as", "comme", "de", "d'", "d’"):
        begin = quoted[0]
    made = _make(s, cue, [(begin, quoted[-1])], 0.6, "naming")
    made.naming = True
    return made


def _demand(s: Sentence, cue: Cue, fence: int) -> Attribution | None:
    """Read "urged lawmakers to …": everything behind the verb."""
    begin = skip_time(s, cue.after)
    if begin < fence and s.lows[begin] in THAT:
        begin += 1
    if any(low in _WITHHELD for low in s.lows[begin : begin + 5]):
        return None
    if begin > fence or s.lows[begin] == "it" or fence - begin < 1 or is_mark(s.words[begin]):
        return None
    end = fence
    for at in range(begin + 1, fence + 1):
        if (
            s.words[at] in ",—–"
            and at + 1 <= fence
            and (
                s.flags[at + 1] & (RELATIVE | SUBORDINATOR | AND | PARTICIPLE | PRONOUN)
                or s.lows[at + 1].endswith("ing")
            )
        ):
            end = at - 1
            break
    return _make(s, cue, [(begin, end)], 0.5, "demand") if end > begin else None


def _chain(s: Sentence, found: list[Attribution]) -> None:
    """Who is heard through whom: an attribution inside another's content is relayed by it."""
    own = [item.sources for item in found]
    for item, sources in zip(found, own, strict=True):
        chain = list(sources) + list(item.relays)
        if item.cue is not None:
            outer = [
                (sum(last - first for first, last in other.stretches), number)
                for number, other in enumerate(found)
                if other is not item
                and any(
                    s.starts[first] <= item.cue.start and item.cue.end <= s.stop(last)
                    for first, last in other.stretches
                )
            ]
            for _, number in sorted(outer):
                chain += own[number] + found[number].relays
        item.sources = tuple({source.span: source for source in reversed(chain)}.values())[::-1]
