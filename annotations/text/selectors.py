"""A place in a text, said twice: by position and by its words.

These are the TextPositionSelector and the TextQuoteSelector of the W3C Web Annotation Data Model
(https://www.w3.org/TR/annotation-model/), sections 4.2.4 and 4.2.5, kept side by side so that each
can be checked against the other. Words are compared code point by code point, never by likeness.
"""

from dataclasses import dataclass

from .spans import Span

CONTEXT = 32
"""Code points kept before and after the words.

The W3C model leaves the number open; 32 is what the Hypothesis client writes, so selectors that
go out look like those that other Web Annotation tools make and read.
"""


class SpanError(ValueError):
    """A selector that does not fit its text. The message is a sentence for a person.

    `offset` is where the fault shows, in code points of the text; `code` is `outside` or `differs`.
    """

    def __init__(self, sentence: str, *, code: str, offset: int) -> None:
        super().__init__(sentence)
        self.code = code
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Selector:
    """A place in a text: `start` and `end` in code points, the words there, what stands around.

    A selector may come from anywhere, so it promises nothing by itself: `check` tells.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @property
    def span(self) -> Span:
        """The position as a span; raises ValueError when it cannot be one."""
        return Span(self.start, self.end)


def describe(text: str, span: Span) -> Selector:
    """Return the selector of a span; raises SpanError when it reaches beyond the text."""
    start, end = span.start, span.end
    if end > len(text):
        raise _outside(text, start, end)
    before = start - CONTEXT if start > CONTEXT else 0
    return Selector(start, end, text[start:end], text[before:start], text[end : end + CONTEXT])


def check(text: str, selector: Selector) -> None:
    """Hold a selector against its text.

    Raises SpanError when the position is no span of the text, or when other words stand there:
    the message then says which. Prefix and suffix only help to find a place, so they are not held
    against the text.
    """
    start, end = selector.start, selector.end
    if not 0 <= start < end <= len(text):
        raise _outside(text, start, end)
    found = text[start:end]
    if found == selector.exact:
        return
    apart = _common_start(found, selector.exact)
    raise SpanError(
        f"At {start}–{end} the text reads “{_short(found)}”, not “{_short(selector.exact)}”; "
        f"they part at offset {start + apart}.",
        code="differs",
        offset=start + apart,
    )


def find(
    text: str, exact: str, prefix: str = "", suffix: str = "", near: int | None = None
) -> list[Span]:
    """Return every place where exactly these words stand, overlapping ones too.

    Best first: the place around which most of prefix and suffix stands, counted in code points
    outwards from the words; then the nearest to the offset `near`, if given; then the first in the
    text. No likeness counts: words that stand nowhere give an empty list, and so does no word.
    """
    places: list[tuple[int, int, int]] = []
    at = text.find(exact) if exact else -1
    while at >= 0:
        end = at + len(exact)
        before = text[max(0, at - len(prefix)) : at]
        context = _common_end(before, prefix) + _common_start(text[end : end + len(suffix)], suffix)
        places.append((-context, abs(at - near) if near is not None else 0, at))
        at = text.find(exact, at + 1)
    return [Span(at, at + len(exact)) for _, _, at in sorted(places)]


def _outside(text: str, start: int, end: int) -> SpanError:
    if end <= start:
        sentence = f"A span must end after it starts; this one runs from {start} to {end}."
    else:
        sentence = f"The span {start}–{end} is outside the text, which runs from 0 to {len(text)}."
    return SpanError(sentence, code="outside", offset=start if start < 0 else min(end, len(text)))


def _common_start(a: str, b: str) -> int:
    for place, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return place
    return min(len(a), len(b))


def _common_end(a: str, b: str) -> int:
    return _common_start(a[::-1], b[::-1])


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:29]}…{words[-30:]}"
