"""Finding the words that the demo's files name in the texts they stand in."""

import re
from collections.abc import Sequence

from ...desk.drafts import SpanDraft
from ...text import Span
from .files import Entry


def places(text: str, words: str) -> list[Span]:
    """Return every place of the words where no word is cut in two, in text order."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def the_place(text: str, entry: Entry, words: str) -> Span:
    """Return the one place meant: ``occurrence``, from 0, says which where there are several.

    :raises ValueError: when the words do not stand there, or stand there several times unsaid.
    """
    found = places(text, words)
    if "occurrence" in entry and entry["occurrence"] < len(found):
        return found[entry["occurrence"]]
    if len(found) != 1:
        raise ValueError(f"The demo names {words!r}, which stands {len(found)} times in its text.")
    return found[0]


def content_of(text: str, quote: Entry) -> list[Span]:
    """Return the content spans of a quote: one for ``exact``, several for ``parts``."""
    return [the_place(text, quote, words) for words in quote.get("parts") or [quote["exact"]]]


def nearest(text: str, words: str, content: Sequence[Span]) -> Span:
    """Return the place of the words closest to the content and outside it; on a tie the earlier.

    :raises ValueError: when the words stand nowhere outside the content.
    """
    outside = [
        place
        for place in places(text, words)
        if all(place.end <= span.start or span.end <= place.start for span in content)
    ]
    if not outside:
        raise ValueError(f"The demo names {words!r}, which does not stand beside its quote.")

    def gap(place: Span) -> int:
        return min(max(span.start - place.end, place.start - span.end) for span in content)

    return min(outside, key=lambda place: (gap(place), place.start))


def draft(text: str, place: Span) -> SpanDraft:
    """Return the place as the acts take it, with the words expected there."""
    return SpanDraft(place.start, place.end, place.of(text))
