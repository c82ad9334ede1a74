"""Pairs of quotation marks: where quoted words begin and end.

One walk over the marks of each paragraph (a line), so the time is linear whatever stands there.
Only outermost pairs are returned; what is quoted inside a quotation belongs to its words. The
rules, by what writers do:

- curly and angled marks have a side, yet German closes with “, Danish opens with », Finnish opens
  with ” and many keyboards close a curly opening with a straight mark: what the language says of a
  mark goes first, and a mark that cannot play its usual part plays the other;
- “ behind a comma or a stop closes, and ” opens where it begins a line that another one ends;
- a straight mark opens after a space and before a word, and closes otherwise;
- a single mark between letters is an apostrophe; one that opens nothing and closes nothing too;
- one closing mark may close two quotations that end together («За «Мир», — сказал он);
- a quotation that its paragraph does not close goes on in the next one when that begins with an
  opening mark (or, the old French way, with »); else it ends with its paragraph, and says so.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

# One mark, or two that stand for one, but no apostrophe between letters; what it begins with stands
# alone: so the search is quick.
_MARK = re.compile(
    "[\"'`“”„‟«»‹›‚‘’‛「」『』＂](?:(?<=')'|(?<=`)`|(?<!`)(?!(?<=[^\\W_]['‚‘’‛])[^\\W_]))"
)

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
_LARGE = frozenset({_DOUBLE, _ANGLE})  # families of which one may close the other by mistake

# What may stand before an opening mark besides white space, and after a closing one.
_BEFORE_OPENING = frozenset("([{—–-―/:>\"'“„«‹‚‘”»’¿¡=") | {"…"}
_AFTER_QUOTATION = frozenset(",.;:!?…)—–-") | {""}
_SENTENCE_END = re.compile(r"[,.!?…](?=\s)")
_NARRATION = re.compile(r"[—–]|[.!?…]\s")  # the writer's words have begun
_OPENED_WRONGLY = re.compile(r"”[ \u00a0](?:…|\.{3}|[^\W\d_])[^\n”“]*”")
_SHORT = 400  # code points looked at behind a mark that may have closed two quotations
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


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a language uses its marks; `closing` are the values of `pairs`."""

    pairs: Mapping[str, str]
    closing: Collection[str]
    elided: Collection[str]


def find_quotations(
    text: str,
    pairs: Mapping[str, str] | None = None,
    elided: Collection[str] = frozenset(),
) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a text in order; they never overlap.

    `pairs` and `elided` are what the language of the text says of its marks (see
    `languages.base.Language`); without them the neighbours of a mark alone tell its part.
    """
    habits = _Habits(pairs or {}, frozenset((pairs or {}).values()), elided)
    found: list[Quotation] = []
    paragraph: list[_Mark] = []
    line_start, line_end = 0, -1
    unclosed = False
    for match in _MARK.finditer(text):
        if match.start() > line_end:
            unclosed = _pair(text, paragraph, line_start, line_end, unclosed, found, habits)
            paragraph = []
            line_start = text.rfind("\n", max(line_end, 0), match.start()) + 1 or line_start
            if unclosed and text[line_end + 1 : line_start].strip():
                unclosed = False
            line_end = text.find("\n", match.end())
            line_end = len(text) if line_end < 0 else line_end
            if unclosed and text[line_start : match.start()].strip():
                unclosed = False
        mark = _read(text, match, line_start, line_end, habits)
        if mark is not None:
            paragraph.append(mark)
    _pair(text, paragraph, line_start, line_end, unclosed, found, habits)
    return tuple(quotation for quotation in found if _says_something(quotation))


def _says_something(quotation: Quotation) -> bool:
    """Not "", not rock 'n' roll."""
    return quotation.inner_end - quotation.inner_start > (2 if quotation.single else 0)


def _read(
    text: str, match: re.Match[str], line_start: int, line_end: int, habits: _Habits
) -> _Mark | None:
    """Tell what a mark may be here; None for an apostrophe."""
    mark, start, end = match.group(), match.start(), match.end()
    before = text[start - 1] if start > line_start else " "
    after = text[end] if end < line_end else " "
    family = _FAMILY[mark]
    after_space = before.isspace() or before in _BEFORE_OPENING
    before_word = not after.isspace()
    if family == _SINGLE:
        if _is_elided(text, start, end, habits.elided):
            return None
        opens = after_space and before_word and mark != "’" and not after.isdigit()
        closes = not before.isspace() and not after.isalnum() and mark not in "‚‛"
        return _Mark(mark, start, end, family, opens, closes) if opens or closes else None
    if mark in _OPENING:  # “ closes in German, « in Danish: with a word before it
        closes = mark in "“«‹" and not before.isspace() and not after.isalnum()
        if mark in habits.closing:
            closes = closes or not (after_space and (after.isalnum() or after in _OPENING))
            return _Mark(mark, start, end, family, before_word, closes)
        glued = mark == "“" and after.isspace()  # an “audit“ of the works
        ends = closes and (before in ".,!?" or glued)
        return _Mark(mark, start, end, family, not ends, closes)
    if mark in _CLOSING:
        opens = after_space and (before_word or _opens_line(text, start, line_start))
        return _Mark(mark, start, end, family, opens, True)
    opens = after_space and before_word
    closes = not opens or not before.isspace()
    return _Mark(mark, start, end, family, opens, closes)


def _opens_line(text: str, start: int, line_start: int) -> bool:
    """Whether a closing mark stands where one opens: ” … what I learned,” he said."""
    return start == line_start and _OPENED_WRONGLY.match(text, start) is not None


_HEAD = re.compile(r"[^\W\d_]{1,6}")
_TAIL = re.compile(r"[^\W\d_]{1,6}$")


def _is_elided(text: str, start: int, end: int, elided: Collection[str]) -> bool:
    """Whether a single mark is the apostrophe of a word such as "'s" or "po'"."""
    if not elided:
        return False
    head = _HEAD.match(text, end)
    if head and "'" + head.group().lower() in elided and text[head.end() : head.end() + 1] != "'":
        return True
    tail = _TAIL.search(text, max(0, start - 7), start)
    return tail is not None and tail.group().lower() + "'" in elided


def _pair(
    text: str,
    marks: list[_Mark],
    line_start: int,
    line_end: int,
    unclosed: bool,
    found: list[Quotation],
    habits: _Habits,
) -> bool:
    """Pair the marks of one paragraph into `found`; return whether its last one stays open."""
    if not marks:
        return unclosed and line_end < 0
    _tell_possessives(text, marks)
    _tell_inches(text, marks)
    paragraph = _Paragraph(text, marks, line_end, found, habits)
    first = marks[0]
    if unclosed and not text[line_start : first.start].strip():
        paragraph.reopen(first)
    return paragraph.pair()


class _Paragraph:
    """The marks of one paragraph while they are paired."""

    def __init__(
        self,
        text: str,
        marks: list[_Mark],
        line_end: int,
        found: list[Quotation],
        habits: _Habits,
    ) -> None:
        self.text, self.marks, self.line_end = text, marks, line_end
        self.found, self.habits = found, habits
        self.later = _closers_after(marks)
        self.open: list[_Mark] = []
        self.goes_on = False
        self.shared: _Mark | None = None  # an inner closing mark that may close the outer one too
        self.searched = 0  # the outermost quotation holds no sentence end before this place

    def reopen(self, first: _Mark) -> None:
        """Go on with the quotation that the paragraph before left open."""
        if first.family == _family_of(self.text, self.found):
            self.open.append(first)
            self.goes_on = True

    def pair(self) -> bool:
        """Pair the marks; return whether the last quotation stays open."""
        for index, mark in enumerate(self.marks):
            if self.open and mark is self.open[0]:
                continue
            if _is_closing(mark, self.open, self.later[index], self.habits):
                self._close(mark)
            elif _is_opening(mark, self.open, self.later[index], self.habits):
                self._end_unclosed(mark)
                self.open.append(mark)
        if not self.open or self.open[0].family == _SINGLE:
            return False
        if self.shared is not None and self._ends_with(self.shared):
            self._add(_quotation(self.text, self.open[0], self.shared, self.goes_on))
            return False
        self._add(_unclosed(self.text, self.open[0], self.line_end, self.goes_on))
        return True

    def _close(self, mark: _Mark) -> None:
        while self.open and not _matches(self.open[-1], mark, self.habits):
            self.open.pop()
        opening = self.open.pop()
        if not self.open:
            self._add(_quotation(self.text, opening, mark, self.goes_on))
        elif opening.family == self.open[0].family:
            self.shared = mark

    def _add(self, quotation: Quotation) -> None:
        self.found.append(quotation)
        self.goes_on, self.shared, self.searched = False, None, 0

    def _end_unclosed(self, mark: _Mark) -> None:
        """End a quotation that was never closed when the same mark opens a second time."""
        if len(self.open) != 1 or self.open[0].text != mark.text:
            return
        opening, shared = self.open[0], self.shared
        if shared is not None and self._ends_with(shared):
            between = self.text[shared.end : min(mark.start, shared.end + _SHORT)]
            if _NARRATION.search(between):
                self.open.pop()
                self._add(_quotation(self.text, opening, shared, self.goes_on))
                return
        begin = max(opening.end, self.searched)
        match = _SENTENCE_END.search(self.text, begin, mark.start)
        self.searched = mark.start - 1
        if match is not None:
            self.open.pop()
            self._add(_unclosed(self.text, opening, match.end(), self.goes_on))

    def _ends_with(self, mark: _Mark) -> bool:
        """Whether the writer may have let one mark close two: «За «Мир», — сказал он."""
        following = self.text[mark.end : mark.end + 2].lstrip()[:1]
        return mark.end >= self.line_end or following in _AFTER_QUOTATION


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


def _tell_inches(text: str, marks: list[_Mark]) -> None:
    """Take the odd straight mark behind a number for inches: "a board 5" wide"."""
    straight = [mark for mark in marks if mark.text == '"']
    if len(straight) % 2 == 0:
        return
    for mark in straight:
        behind = text[mark.end : mark.end + 2]
        if text[mark.start - 1 : mark.start].isdigit() and behind[:1] == " " and behind.islower():
            mark.opens = mark.closes = False
            return


def _closers_after(marks: list[_Mark]) -> list[set[int]]:
    """For each mark, the families that a later mark of the paragraph could close."""
    later: list[set[int]] = [set()] * len(marks)
    seen: set[int] = set()
    for index in range(len(marks) - 1, -1, -1):
        later[index] = seen
        if marks[index].closes and marks[index].family not in seen:
            seen = seen | {marks[index].family}
    return later


def _matches(opening: _Mark, mark: _Mark, habits: _Habits) -> bool:
    if opening.family == mark.family or habits.pairs.get(opening.text) == mark.text:
        return True
    if opening.family not in _LARGE or mark.family not in _LARGE:
        return False
    return mark.text in ('"', "''", "”") or mark.text in habits.closing or mark.text == "»"


def _is_closing(mark: _Mark, open_marks: list[_Mark], later: set[int], habits: _Habits) -> bool:
    """Whether the mark closes one that is open: the innermost, or one that missed its close."""
    if not mark.closes or not open_marks:
        return False
    top = open_marks[-1]
    if habits.pairs.get(top.text) == mark.text:
        return True
    if top.family == mark.family:
        if mark.opens and mark.text in _OPENING:  # „Gut“ closes; “a “b” c” nests
            return top.text in "„»›‟"
        return not (mark.opens and mark.text == '"' and top.text != '"' and _DOUBLE in later)
    if mark.family == _SINGLE:
        return any(opened.family == _SINGLE for opened in open_marks[:2])
    if top.family in _LARGE and mark.family in _LARGE:  # « … " only if no » follows
        if top.family not in later and not mark.opens and _matches(top, mark, habits):
            return True
        return any(opened.family == mark.family for opened in open_marks[:2])
    return any(_matches(opened, mark, habits) for opened in open_marks[:2])


def _is_opening(mark: _Mark, open_marks: list[_Mark], later: set[int], habits: _Habits) -> bool:
    """Whether the mark opens a quotation. A single one does only if another can close it."""
    if not mark.opens:
        return False
    if mark.family == _SINGLE:
        return _SINGLE in later and not (open_marks and open_marks[-1].family == _SINGLE)
    return not open_marks or mark.text not in _CLOSING or mark.text in habits.pairs


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
