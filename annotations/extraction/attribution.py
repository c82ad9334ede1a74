"""Attributions in one sentence: who says which stretch of it.

Each rule is one way in which writers attribute: behind ("…, she said"), before ("she said
that …"), in between ("…, she said, …"), by a running form ("…, adding that …"), by a phrase
("according to …"), by naming ("called it “…”") or by demanding ("urged them to …").
"""

from annotations.extraction.attributed import Attribution
from annotations.extraction.chains import chain, is_aside
from annotations.extraction.colons import by_colon
from annotations.extraction.content import (
    closes_marks,
    closes_quotation,
    content_start,
    last_word,
    left_of,
    may_follow,
    quoted_end,
)
from annotations.extraction.cue_verbs import find_cues
from annotations.extraction.cues import CLAUSAL, Cue, clause_start
from annotations.extraction.demands import by_object
from annotations.extraction.fences import fence_of, is_inserted
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    CUE,
    PARTICIPLE,
    PREPOSITION,
    QUOTED,
    RUNS_ON,
    SAYING,
    SUBORDINATOR,
    TELLING,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.making import make
from annotations.extraction.moments import behind_connective
from annotations.extraction.passives import passives
from annotations.extraction.phrases import Phrase
from annotations.extraction.plain import (
    by_phrase,
    by_signature,
    crosses,
    end_within,
    find_phrases,
)
from annotations.extraction.relays import let_through, relayed_by
from annotations.extraction.resumed import resumed
from annotations.extraction.running import running
from annotations.extraction.said_nouns import nouns
from annotations.extraction.scenes import is_fronted, only_tells_when
from annotations.extraction.tails import thing_end

# Without one of these, and without a phrase such as "according to", nobody is heard.
_ATTRIBUTING = CUE | QUOTED | SAYING | TELLING


def attribute(s: Sentence) -> list[Attribution]:
    """Return the attributions of a sentence, in the order of their cues; read once, and kept in it.

    Those that are a part of another's words are left in the sentence's `asides`.
    """
    if s.attributions is None:
        s.attributions = _read(s)
    return s.attributions


def _read(s: Sentence) -> list[Attribution]:
    """Read the attributions of a sentence."""
    if not s.seen & _ATTRIBUTING and s.words[-1] != ":" and s.language.telltales.isdisjoint(s.lows):
        return []
    cues = find_cues(s)
    phrases = find_phrases(s)
    found = _by_cues(s, cues, phrases)
    if (announced := by_colon(s, cues, found)) is not None:
        found.append(announced)
    if not found and (signed := by_signature(s)) is not None:
        found.append(signed)
    found += nouns(s)
    for phrase in phrases:
        if (made := by_phrase(s, phrase)) is not None:
            end_within(s, made, found)
            if crosses(made, found):
                continue
            made.relays = relayed_by(s, phrase[2:])
            found.append(made)
    let_through(s, found)
    chain(s, found, phrases)
    kept = [item for item in found if not is_aside(s, item, found)]
    if len(kept) < len(found):
        s.asides = [item for item in found if item not in kept]
    return kept


def _by_cues(
    s: Sentence, cues: list[Cue], phrases: list[tuple[int, int, int, int]]
) -> list[Attribution]:
    """What passives attribute, and then each cue from left to right."""
    found = passives(s)
    for number, cue in enumerate(cues):
        if s.lows[cue.verb] in s.telling.citing and is_inserted(s, cue):
            continue  # "reported, citing Lee, that …": it names who says it
        fence = fence_of(s, cue, cues[number + 1 :], phrases)
        made = _apply(s, cue, fence, found, phrases)
        if made is None:
            continue
        if cue.perceiver is not None:  # "“Run,” she recalled him saying": his words
            found = [item for item in found if item.stretches != made.stretches]
        found.append(made)
    return found


def _apply(
    s: Sentence,
    cue: Cue,
    fence: int,
    earlier: list[Attribution],
    phrases: list[tuple[int, int, int, int]],
) -> Attribution | None:
    """Try the rules on one cue, the surest first."""
    if cue.speaker is None and (cue.flags & PARTICIPLE or cue.shares):
        return running(s, cue, fence, earlier)
    if cue.impersonal:
        content = content_start(s, cue)
        if content is None or content > fence:
            return None
        return make(s, cue, [(content, fence)], 0.6, "impersonal")
    if cue.speaker is None:
        return None
    if cue.fronted and cue.flags & (CLAUSAL | TELLING):
        return _set_aside(s, cue)
    if cue.flags & CLAUSAL:
        content, left = content_start(s, cue), left_of(s, cue)
        if left is not None and _is_anothers(s, cue, left, earlier, phrases):
            left = None
        if left is not None and (content is None or _goes_over(s, cue, left, content)):
            return _behind(s, cue, left) if may_follow(s, cue, left) else None
        if content is not None and (made := _before(s, cue, content, fence)) is not None:
            return made
    return by_object(s, cue, fence)


def _is_anothers(
    s: Sentence,
    cue: Cue,
    left: Phrase,
    earlier: list[Attribution],
    phrases: list[tuple[int, int, int, int]],
) -> bool:
    """Whether what stands before a clause attributes it: "According to Lee, | an aide wrote".

    Or is the clause of who speaks around it: "Then, Lee said, | the man told them to go".
    """
    if any(_is_phrase(s, left, at) for at in phrases):
        return not (cue.inverted and s.language.requires_complementiser)
    return not s.holds(QUOTED, *left) and any(
        left[0] < first <= cue.verb <= last for item in earlier for first, last in item.stretches
    )


def _is_phrase(s: Sentence, left: Phrase, phrase: tuple[int, int, int, int]) -> bool:
    """Whether all before a cue is a phrase that attributes: "(In May,) according to Lee, | she"."""
    if phrase[0] <= left[0] <= phrase[1]:
        return True
    return phrase[3] == left[1] and only_tells_when(s, (left[0], phrase[0] - 2))


def _goes_over(s: Sentence, cue: Cue, left: tuple[int, int], content: int) -> bool:
    """Whether the words before the cue go on behind it: "The bridge, she said, “is safe”"."""
    if closes_quotation(s, cue, content):
        return True
    if s.words[content - 1] != ",":
        return False
    return not is_fronted(s, left) or (content == cue.after + 1 and _runs_on(s, left, content))


def _runs_on(s: Sentence, left: tuple[int, int], content: int) -> bool:
    """Whether quoted words go on with a clause: "While it rains, she said, | “nobody comes.” |"."""
    if s.lows[left[0]] not in s.telling.arguing or not s.flags[content] & RUNS_ON:
        return False  # "When it was over, she said": a scene
    return not s.flags[left[0] + 1] & PREPOSITION  # "While under arrest, she said"


def _before(s: Sentence, cue: Cue, content: int, fence: int) -> Attribution | None:
    """Read "she said that …", and "she said:" at the end of a paragraph."""
    if content <= fence:
        led = s.lows[content - 1] in s.telling.that or s.words[content - 1] in (":", ",")
        announced = led or s.flags[content] & QUOTED
        if not announced:
            alone = content == fence and s.lows[content] not in s.telling.answers
            if alone or s.flags[content] & AND:
                return None  # "said | little |", "who said | and did |"
            fence = thing_end(s, cue.verb, content, fence)
        if s.words[content] == "," and content < fence:
            content += 1  # "that, | according to Lee, it was over"
        stretch = (content, quoted_end(s, content, fence))
        made = make(s, cue, [stretch], 0.85 if announced else 0.7, "before")
        made.announced = bool(announced)
        return made
    if s.words[-1] != ":":
        return None
    made = make(s, cue, [], 0.8, "announced")
    made.awaits = True
    return made


def _behind(s: Sentence, cue: Cue, left: tuple[int, int]) -> Attribution | None:
    """Read "…, she said", and its continuation: "…, she said, …"."""
    left = behind_connective(s, *left)
    stretches = [left]
    marked = bool(s.flags[left[1]] & QUOTED) or closes_marks(s, left[1])
    rest = resumed(s, cue, quoted=marked)
    if rest is not None:
        stretches.append(rest)
    if rest is not None and s.lows[left[1]] in s.telling.who:  # "a guide who, she says, | left |"
        commas = (at - 1 for at in range(rest[0] + 1, rest[1]) if s.words[at] == ",")
        stretches = [(rest[0], next(commas, rest[1]))]
    elif only_tells_when(s, left):  # "On Monday, she said, it rained"
        del stretches[0]
    if not stretches:
        return None
    quoted = s.holds(QUOTED, *left)
    rule = "interrupted" if rest is not None else "behind"
    return make(s, cue, stretches, 0.95 if quoted else 0.85, rule)


def _set_aside(s: Sentence, cue: Cue) -> Attribution | None:
    """Read "As she said, …" and "…, as she said"."""
    begin = clause_start(cue) - 1
    if begin == 0 or (begin == 1 and s.flags[0] & AND):  # "And as she said, …"
        comma = next((at for at in range(cue.after, len(s)) if s.words[at] == ","), None)
        if comma is None or comma + 1 > last_word(s):
            return None
        return make(s, cue, [(comma + 1, last_word(s))], 0.7, "as")
    end = begin - 2 if s.words[begin - 1] == "," else begin - 1
    if end < 0:
        return None
    stretches = [(0, end)]
    joins = AND | SUBORDINATOR | ADVERB
    if all(s.flags[at] & joins for at in range(end + 1)):  # "Yet, as she said, …"
        stretches = []
    if cue.after + 1 < last_word(s) and s.words[cue.after] == ",":  # "Rome, as she said, is …"
        stretches.append((cue.after + 1, last_word(s)))
    if not stretches or (end < 2 and len(stretches) == 1 and stretches[0][0] == 0):
        return None
    return make(s, cue, stretches, 0.7, "as")
