"""Pairs of quotation marks: where quoted words begin and end.

One walk over the marks of each paragraph (a line), so the time is linear whatever stands there.
Only outermost pairs are returned; what is quoted inside a quotation belongs to its words. The
rules, by what writers do:

- curly and angled marks have a side, yet German closes with “, Danish opens with », Finnish opens
  with ” and many keyboards close a curly opening with a straight mark: a mark that cannot play
  its usual part plays the other;
- a straight mark opens after a space and before a word, and closes otherwise;
- a single mark between letters is an apostrophe; one that opens nothing and closes nothing too;
- a quotation that its paragraph does not close goes on in the next one when that begins with an
  opening mark (or, the old French way, with »); else it ends with its paragraph, and says so.
"""

import re
from dataclasses import dataclass

_MARK = re.compile("''|``|[\"'“”„‟«»‹›‚‘’‛「」『』＂]")

# The family of each mark: marks of one family can close each other.
_DOUBLE, _SINGLE, _CORNER, _WHITE_CORNER, _ANGLE, _SINGLE_ANGLE = range(6)
_FAMILY = {
    **dict.fromkeys(['"', "''", "``", "“", "”", "„", "‟", "＂"], _DOUBLE),
    **dict.fromkeys(["'", "‚", "‘", "’", "‛"], _SINGLE),
    **dict.fromkeys(["«", "»"], _ANGLE),
    **dict.fromkeys(["‹", "›"], _SINGLE_ANGLE),
    **dict.fromkeys(["「", "」"], _CORNER),
    **dict.fromkeys(["『", "』"], _WHITE_CORNER),
}
_OPENING = frozenset("“„‟«‹‚‘‛「『") | {"``"}
_CLOSING = frozenset("”»›’」』")
_STRAIGHT_CLOSES = frozenset({_DOUBLE, _ANGLE})  # families that a straight mark may close

# What may stand before an opening mark besides white space, and after a closing one.
_BEFORE_OPENING = frozenset("([{—–-―/:>\"'“„«‹‚‘”»’¿¡=") | {"…"}
_NOT_SAID = " \t\n\u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in one paragraph: `start` and `end` with its marks, `inner_*` without.

    Inner spaces («\u00a0…\u00a0») belong to the marks. `closed` is false when the closing mark is
    missing here; `goes_on` is true when it continues the quotation before it in the tuple.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    goes_on: bool = False
    single: bool = False


@dataclass(slots=True)
class _Mark:
    """One mark with what its neighbours let it be."""

    text: str
    start: int
    end: int
    family: int
    opens: bool
    closes: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a text in order; they never overlap."""
    found: list[Quotation] = []
    paragraph: list[_Mark] = []
    line_start, line_end = 0, -1
    unclosed = False
    for match in _MARK.finditer(text):
        if match.start() > line_end:
            unclosed = _pair(text, paragraph, line_start, line_end, unclosed, found)
            paragraph = []
            line_start = text.rfind("\n", max(line_end, 0), match.start()) + 1 or line_start
            if unclosed and text[line_end + 1 : line_start].strip():
                unclosed = False
            line_end = text.find("\n", match.end())
            line_end = len(text) if line_end < 0 else line_end
            if unclosed and text[line_start : match.start()].strip():
                unclosed = False
        mark = _read(text, match, line_start, line_end)
        if mark is not None:
            paragraph.append(mark)
    _pair(text, paragraph, line_start, line_end, unclosed, found)
    return tuple(quotation for quotation in found if _says_something(quotation))


def _says_something(quotation: Quotation) -> bool:
    """Not "", not rock 'n' roll."""
    return quotation.inner_end - quotation.inner_start > (2 if quotation.single else 0)


def _read(text: str, match: re.Match[str], line_start: int, line_end: int) -> _Mark | None:
    """Tell what a mark may be here; None for an apostrophe."""
    mark, start, end = match.group(), match.start(), match.end()
    before = text[start - 1] if start > line_start else " "
    after = text[end] if end < line_end else " "
    family = _FAMILY[mark]
    after_space = before.isspace() or before in _BEFORE_OPENING
    before_word = not after.isspace()
    if family == _SINGLE:
        if before.isalnum() and after.isalnum():
            return None
        opens = after_space and before_word and mark != "’" and not after.isdigit()
        closes = not before.isspace() and not after.isalnum() and mark not in "‚‛"
        return _Mark(mark, start, end, family, opens, closes) if opens or closes else None
    if mark in _OPENING:  # “ closes in German, « in Danish: with a word before it
        closes = mark in "“«‹" and not before.isspace() and not after.isalnum()
        return _Mark(mark, start, end, family, True, closes)
    if mark in _CLOSING:
        return _Mark(mark, start, end, family, after_space and before_word, True)
    opens = after_space and before_word
    closes = not opens or not before.isspace()
    return _Mark(mark, start, end, family, opens, closes)


def _pair(
    text: str,
    marks: list[_Mark],
    line_start: int,
    line_end: int,
    unclosed: bool,
    found: list[Quotation],
) -> bool:
    """Pair the marks of one paragraph into `found`; return whether its last one stays open."""
    if not marks:
        return unclosed and line_end < 0
    _tell_possessives(text, marks)
    later = _closers_after(marks)
    open_marks: list[_Mark] = []
    first, goes_on = marks[0], False
    at_start = not text[line_start : first.start].strip()
    for index, mark in enumerate(marks):
        if mark is first and unclosed and at_start and mark.family == _family_of(text, found):
            open_marks.append(mark)
            goes_on = True
            continue
        if _is_closing(mark, open_marks, later[index]):
            while open_marks and not _matches(open_marks[-1], mark):
                open_marks.pop()
            opening = open_marks.pop()
            if not open_marks:
                found.append(_quotation(text, opening, mark, goes_on))
                goes_on = False
        elif _is_opening(mark, open_marks, later[index]):
            cut = _end_of_unclosed(text, open_marks, mark)
            if cut is not None:
                found.append(_unclosed(text, open_marks.pop(), cut, goes_on))
                goes_on = False
            open_marks.append(mark)
    if open_marks and open_marks[0].family != _SINGLE:
        found.append(_unclosed(text, open_marks[0], line_end, goes_on))
        return True
    return False


def _tell_possessives(text: str, marks: list[_Mark]) -> None:
    """Take "the workers' rights'" for a possessive when a surer closing mark comes next."""
    surer = False
    for mark in reversed(marks):
        if mark.family != _SINGLE:
            continue
        if mark.closes and not mark.opens:
            possessive = text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " "
            if possessive and surer and text[mark.end + 1 : mark.end + 2].islower():
                mark.closes = False
                continue
        surer = mark.closes and not mark.opens


def _closers_after(marks: list[_Mark]) -> list[set[int]]:
    """For each mark, the families that a later mark of the paragraph could close."""
    later: list[set[int]] = [set()] * len(marks)
    seen: set[int] = set()
    for index in range(len(marks) - 1, -1, -1):
        later[index] = seen
        if marks[index].closes and marks[index].family not in seen:
            seen = seen | {marks[index].family}
    return later


def _matches(opening: _Mark, mark: _Mark) -> bool:
    if opening.family == mark.family:
        return True
    return mark.text in ('"', "''", "”") and opening.family in _STRAIGHT_CLOSES


def _is_closing(mark: _Mark, open_marks: list[_Mark], later: set[int]) -> bool:
    """Whether the mark closes one that is open: the innermost, or one that missed its close."""
    if not mark.closes or not open_marks:
        return False
    top = open_marks[-1]
    if top.family == mark.family:
        if mark.opens and mark.text in _OPENING:  # „Gut“ closes; “a “b” c” nests
            return top.text in "„»›‟"
        return not (mark.opens and mark.text == '"' and top.text != '"' and _DOUBLE in later)
    if mark.family == _SINGLE:
        return any(opened.family == _SINGLE for opened in open_marks[:2])
    if top.family == _ANGLE and mark.text in ('"', "”"):  # « … " only if no » follows
        return _ANGLE not in later and not mark.opens
    return any(_matches(opened, mark) for opened in open_marks[:2])


def _is_opening(mark: _Mark, open_marks: list[_Mark], later: set[int]) -> bool:
    """Whether the mark opens a quotation. A single one does only if another can close it."""
    if not mark.opens:
        return False
    if mark.family == _SINGLE:
        return _SINGLE in later and not (open_marks and open_marks[-1].family == _SINGLE)
    return not (mark.text in _CLOSING and bool(open_marks))


def _family_of(text: str, found: list[Quotation]) -> int | None:
    """The family of the opening mark of the last quotation."""
    if not found:
        return None
    match = _MARK.match(text, found[-1].start)
    return _FAMILY[match.group()] if match else None


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _NOT_SAID:
        start += 1
    while end > start and text[end - 1] in _NOT_SAID:
        end -= 1
    return start, end


def _quotation(text: str, opening: _Mark, closing: _Mark, goes_on: bool) -> Quotation:
    inner = _inner(text, opening.end, closing.start)
    single = opening.family == _SINGLE
    return Quotation(opening.start, closing.end, *inner, goes_on=goes_on, single=single)


def _unclosed(text: str, opening: _Mark, end: int, goes_on: bool) -> Quotation:
    inner = _inner(text, opening.end, end)
    return Quotation(opening.start, inner[1], *inner, closed=False, goes_on=goes_on)


_SENTENCE_END = re.compile(r"[,.!?…](?=\s)")


def _end_of_unclosed(text: str, open_marks: list[_Mark], mark: _Mark) -> int | None:
    """Where a quotation ends that was never closed: when the same mark opens a second time."""
    if len(open_marks) != 1 or open_marks[0].text != mark.text:
        return None
    match = _SENTENCE_END.search(text, open_marks[0].end, mark.start)
    return match.end() if match else None
