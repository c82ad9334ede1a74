"""How far the words reach that a cue attributes: where content begins, ends and resumes."""

from annotations.extraction.cues import Cue, addressee_end
from annotations.extraction.languages import Language
from annotations.extraction.languages.base import words
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    ENDS,
    LEADS_ON,
    NOUN_TOO,
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

# Prepositions that begin an insertion behind a verb of saying, and hardly ever what was said.
_NEVER_CONTENT = frozenset(
    words("""
    of to about in at on during after for with before from by as through following against over
    outside into than like via
""")
)
THAT = frozenset(["that", "que", "qu'", "qu’"])
_BUT = frozenset(["and", "et", "or", "than"])  # may join nouns: they need a comma to part clauses
_WRITER = frozenset(["i", "we", "you", "je", "j'", "nous", "vous"])
_DASHES = (",", "—", "–", "-", "―", "?", "!", "…")
Stretch = tuple[int, int]  # first and last token


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
        return index + 1 if low in THAT else index
    if flag & QUOTED:
        title = cue.flags & NOUN_TOO and not flag & (LEADS_ON | ENDS)
        return None if title else index
    if low in (":", ","):
        quoted = index + 1 < size and s.flags[index + 1] & QUOTED
        return index + 1 if quoted or low == ":" else None
    if is_mark(s.words[index]):
        return None
    announced = _announced(s, index)
    if announced is not None:
        return announced
    if language.requires_complementiser or not cue.flags & SPEECH:
        return None
    if flag & SUBORDINATOR or (flag & AUXILIARY and not flag & PRONOUN):
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
        if low in THAT and not s.flags[at - 1] & PREPOSITION:
            return at + 1
        if low == ":":
            return at + 1
        if s.flags[at] & QUOTED:
            return at if at > index + 1 and s.words[at - 1] == "," else None
        if low == "," and not (
            at + 1 < len(s)
            and (s.flags[at + 1] & QUOTED or is_capital(s.words[at + 1]) or s.lows[at + 1] in THAT)
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
    """Return the token behind a date or an adverb: "said | on Monday | that"."""
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
    end = clause_start(cue) - 1
    if end < 0:
        return None
    if s.words[end] in _DASHES:
        end -= 1
    elif not s.flags[end] & QUOTED:
        return None
    if end > 0 and s.flags[end] & QUOTED:
        begin = end if s.words[end - 1] == ":" else 0
    else:
        begin = after_semicolon(s, end)
    if begin > end:
        return None
    goes_on = not cue.inverted and cue.after < len(s) and s.words[cue.after] == ","
    if goes_on or s.flags[end] & QUOTED:
        return begin, end
    if not cue.inverted and is_fronted(s, (begin, end)) and end - begin < 5:
        return None
    return (begin, end) if end > begin else None


def clause_start(cue: Cue) -> int:
    """The first token of the attributing clause: its speaker, or its verb when that comes first."""
    return cue.first if cue.inverted or cue.speaker is None else cue.speaker[0]


def after_semicolon(s: Sentence, end: int) -> int:
    """The first token of the part that ends at `end`: a semicolon parts what is said."""
    return next((at + 1 for at in range(end, -1, -1) if s.words[at] == ";"), 0)


def is_fronted(s: Sentence, left: tuple[int, int]) -> bool:
    """Whether words before an attribution only set the scene: "On Monday", "Too often"."""
    flag = s.flags[left[0]]
    if flag & DETERMINER or not flag & (PREPOSITION | TIME | AND | SUBORDINATOR | ADVERB):
        return False
    return not any(s.flags[at] & QUOTED for at in range(left[0], left[1] + 1))


def closes_quotation(s: Sentence, cue: Cue, content: int) -> bool:
    """Whether words after the cue go on with the quotation before it: "…," he said, "…"."""
    before = clause_start(cue) - 1
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
        or (s.lows[content - 1] not in THAT)
    )


def may_follow(s: Sentence, cue: Cue, left: tuple[int, int]) -> bool:
    """Whether a clause behind words without marks attributes them: not "we remind them of"."""
    if any(s.flags[at] & QUOTED for at in range(left[0], left[1] + 1)):
        return True
    if cue.speaker and cue.speaker[0] == cue.speaker[1] and s.lows[cue.speaker[0]] in _WRITER:
        return False
    end = addressee_end(s, cue)
    return end >= len(s) or s.lows[end] not in ("of", "about", "against", "for")


def resumed(s: Sentence, cue: Cue, *, quoted: bool) -> tuple[int, int] | None:
    """Return the rest of a sentence that an attribution interrupts."""
    if quoted:
        return _resumed_quotation(s, cue)
    at, end = cue.after, last_word(s)
    if at + 3 >= len(s) or s.words[at] != ",":
        return None
    barred = PARTICIPLE | RELATIVE | SUBORDINATOR | AND | PREPOSITION
    if s.flags[at + 1] & (barred | DETERMINER if cue.inverted else barred):
        return None
    return (at + 1, end) if not s.lows[at + 1].endswith("ing") else None


def _resumed_quotation(s: Sentence, cue: Cue) -> Stretch | None:
    """Return the second half of "“…,” she said, “…”"."""
    for at in range(cue.after, len(s)):
        if s.flags[at] & CUE and s.flags[at] & PARTICIPLE:
            return None
        if not s.flags[at] & QUOTED:
            continue
        joining = s.flags[at - 1] & (SUBORDINATOR | AND)
        if joining and s.words[at - 2] in _DASHES:
            return at - 1, last_word(s)
        joined = joining or s.flags[at - 1] & COMPLEMENTISER or s.words[at - 1] in (*_DASHES, ":")
        return (at, last_word(s)) if joined else None
    return None


def fence_of(
    s: Sentence, cue: Cue, later: list[Cue], phrases: list[tuple[int, int, int, int]]
) -> int:
    """Return the last token that the content after a cue may reach."""
    end = last_word(s)
    if cue.first > 1 and s.flags[cue.first - 1] & RELATIVE and s.words[cue.first - 2] == ",":
        comma = next((at for at in range(cue.after, end) if s.words[at] == ","), end + 1)
        end = min(end, comma - 1)  # ", who asked that …,": an insertion ends with its comma
    for first, _, _, _ in phrases:
        if first > cue.after:
            end = min(end, first - 2 if s.words[first - 1] == "," else first - 1)
            break
    for other in later:
        limit = _limit_by(s, cue, other)
        if limit is not None:
            return min(end, limit)
    return end


def _limit_by(s: Sentence, cue: Cue, other: Cue) -> int | None:
    """Return the last token before another attributing clause, when one begins and ends ours."""
    if other.shares:  # "…, and said": its "and" ends ours
        before = other.first - 2
        if before < cue.after:
            return None
        return before - 1 if s.words[before] == "," else before
    if other.speaker is None:  # "…, adding": so does its comma
        running = other.flags & PARTICIPLE and other.first > cue.after + 1
        return other.first - 2 if running and s.words[other.first - 1] == "," else None
    start = clause_start(other)
    before = start - 1
    if other.first <= cue.after or before <= cue.after:
        return None
    joins = AND | SUBORDINATOR
    if s.flags[before] & joins and not s.flags[before] & (COMPLEMENTISER | RELATIVE):
        if s.words[before - 1] == ",":
            return before - 2
        return None if s.lows[before] in _BUT else before - 1
    if s.words[before] == "," and (other.inverted or not s.flags[start] & RELATIVE):
        return before - 1
    return None


def last_word(s: Sentence) -> int:
    """The last token that is no closing full stop, comma or colon."""
    end = len(s) - 1
    while end > 0 and s.words[end][0] in ".:,;":
        end -= 1
    return end
