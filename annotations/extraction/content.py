"""How far the words reach that a cue attributes: where content begins, ends and resumes."""

from annotations.extraction.cues import Cue, addressee_end
from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    ENDS,
    LEADS_ON,
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
from annotations.extraction.phrases import is_capital, is_mark

_NEVER_CONTENT = frozenset(
    [
        "of",
        "to",
        "about",
        "in",
        "at",
        "on",
        "during",
        "after",
        "for",
        "with",
        "before",
        "from",
        "by",
        "as",
        "through",
        "following",
        "against",
        "over",
        "outside",
        "into",
        "than",
        "like",
        "via",
    ]
)


THAT = frozenset(["that", "que", "qu'", "qu’"])


def content_start(s: Sentence, cue: Cue, language: Language) -> int | None:
    """Return the first token of what follows the cue as content, None when there is none."""
    index, size = addressee_end(s, cue), len(s)
    index = skip_time(s, index)
    if index >= size:
        return None
    flag, low = s.flags[index], s.lows[index]
    if flag & COMPLEMENTISER and not (
        low in ("when", "where", "quand") and not cue.flags & TELLING
    ):
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
        if low == "," and not (
            at + 1 < len(s)
            and (
                s.flags[at + 1] & QUOTED
                or is_capital(s.words[at + 1])
                or s.lows[at + 1] in ("that", "que")
            )
        ):
            return None
        if s.flags[at] & CUE and not s.flags[at] & PREPOSITION:
            return None
    return None


def _is_long_clause(s: Sentence, index: int) -> bool:
    return len(s) - index > 8


def quoted_end(s: Sentence, first: int, last: int) -> int:
    """Where content ends that begins with a quotation closed like a sentence: with it."""
    if (
        not s.flags[first] & QUOTED
        or first == last
        or any(flag & QUOTED for flag in s.flags[first + 1 : last + 1])
    ):
        return last
    closed = s.flags[first] & (LEADS_ON | ENDS) or s.words[first + 1] == ","
    return first if closed else last


def skip_time(s: Sentence, index: int) -> int:
    size = len(s)
    while index < size:
        flag = s.flags[index]
        if (flag & TIME and not flag & (COMPLEMENTISER | QUOTED)) or (
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


def left_of(s: Sentence, cue: Cue) -> tuple[int, int] | None:
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
    if not resumed and not cue.inverted and is_fronted(s, (begin, end)) and end - begin < 5:
        return None
    if end == begin and not s.flags[end] & QUOTED and not resumed:
        return None
    return begin, end


def is_fronted(s: Sentence, left: tuple[int, int]) -> bool:
    """Whether words before an attribution only set the scene: "On Monday", "Too often"."""
    return bool(s.flags[left[0]] & (PREPOSITION | TIME | AND | SUBORDINATOR | ADVERB)) and not any(
        s.flags[at] & QUOTED for at in range(left[0], left[1] + 1)
    )


def closes_quotation(s: Sentence, cue: Cue, content: int) -> bool:
    """Whether words after the cue go on with the quotation before it: "…," he said, "…"."""
    before = (cue.first if cue.inverted or cue.speaker is None else cue.speaker[0]) - 1
    quoted = s.flags[before] & QUOTED or (
        s.words[before] in ",—–-" and before and s.flags[before - 1] & QUOTED
    )
    if not quoted:
        return False
    at = before if s.flags[before] & QUOTED else before - 1
    return (
        bool(s.flags[at] & LEADS_ON)
        or bool(s.flags[content] & QUOTED)
        or cue.inverted
        or (s.lows[content - 1] not in ("that", "que", "qu'", "qu’"))
    )


def may_follow(s: Sentence, cue: Cue, left: tuple[int, int]) -> bool:
    """Whether a clause that follows words without marks attributes them: not "we remind them of"."""
    if any(s.flags[at] & QUOTED for at in range(left[0], left[1] + 1)):
        return True
    assert cue.speaker is not None
    if cue.speaker[0] == cue.speaker[1] and s.lows[cue.speaker[0]] in _WRITER:
        return False
    end = addressee_end(s, cue)
    return end >= len(s) or s.lows[end] not in ("of", "about", "against", "for")


_WRITER = frozenset(["i", "we", "you", "je", "j'", "nous", "vous"])


def resumed(s: Sentence, cue: Cue, *, quoted: bool) -> tuple[int, int] | None:
    """Return the rest of a sentence that an attribution interrupts."""
    size = len(s)
    end = last_word(s)
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


def fence_of(
    s: Sentence, cue: Cue, later: list[Cue], phrases: list[tuple[int, int, int, int]]
) -> int:
    """Return the last token that the content after a cue may reach."""
    end = last_word(s)
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


def last_word(s: Sentence) -> int:
    """The last token that is no closing full stop, comma or colon."""
    end = len(s) - 1
    while end > 0 and s.words[end][0] in ".:,;":
        end -= 1
    return end
