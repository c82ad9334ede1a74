"""A place in a text, named by its words: typed, or taken from a selection in the page.

The words are enough; where they stand more than once, the field asks which are meant. A selection
also brings its offsets (code points, counted by the page's script), which are believed only as
long as the words there are the words in the field.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..desk.drafts import SpanDraft
from ..desk.wording import sentence_of
from ..text import CONTEXT, Span, TextError, find, normalise

LISTED = 12
"""Places offered where words stand many times; longer words tell them apart sooner."""

# A keyboard has one apostrophe, one quotation mark and one hyphen, print has many.
_ALIKE = ("'’‘ʼ", '"“”„«»', "-‐‑–—")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where the words stand, with what stands around them."""

    start: int
    before: str
    words: str
    after: str


def occurrences(text: str, words: str) -> list[Span]:
    """Return every place where these words stand, in text order.

    Exactly these words; failing them, the same with other line breaks, apostrophes, quotation
    marks or hyphens, as a keyboard gives them.
    """
    words = words.strip()
    if not words:
        return []
    return sorted(find(text, words)) or [
        Span(*match.span()) for match in re.finditer(_loosely(words), text)
    ]


def _loosely(words: str) -> str:
    return r"\s+".join("".join(map(_like, word)) for word in words.split())


def _like(character: str) -> str:
    for alike in _ALIKE:
        if character in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(character)


class PlaceWidget(forms.MultiWidget):
    """The words, and out of sight their offsets; a choice of places where there are several."""

    template_name = "annotations/article/place.html"

    def __init__(self) -> None:
        super().__init__(
            {
                "words": forms.Textarea({"rows": 2, "autocomplete": "off"}),
                "start": forms.HiddenInput(),
                "end": forms.HiddenInput(),
            }
        )
        self.occurrences: list[Occurrence] = []
        self.more = 0

    def decompress(self, value: Any) -> list[Any]:
        """Return words, start and end of an initial value: a span, a draft or nothing."""
        return [value.exact, value.start, value.end] if value else ["", None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the places among which to choose."""
        context = super().get_context(name, value, attrs)
        return context | {"occurrences": self.occurrences, "more": self.more}


class PlaceField(forms.MultiValueField):
    """A place in the text that the form gives it (:meth:`hold_against`), or None where empty."""

    widget = PlaceWidget

    def __init__(self, **options: Any) -> None:
        fields = (
            forms.CharField(required=False, strip=False),
            forms.IntegerField(required=False, min_value=0),
            forms.IntegerField(required=False, min_value=0),
        )
        super().__init__(fields, require_all_fields=False, **options)
        self.text = ""

    def hold_against(self, text: str) -> None:
        """Give the field the text in which the words stand."""
        self.text = text

    def compress(self, data_list: list[Any]) -> SpanDraft | None:
        """Find the place.

        :raises ValidationError: when the words stand nowhere, or in several places; the form
            then offers them for choice.
        """
        words, start, end = data_list or ("", None, None)
        try:
            words = normalise(words or "").strip()
        except TextError as error:
            raise ValidationError(sentence_of(error)) from error
        if not words:
            return None
        if start is not None and end is not None and _fold(self.text[start:end]) == _fold(words):
            return self._draft(Span(start, end).trimmed(self.text))
        found = occurrences(self.text, words)
        chosen = found if len(found) == 1 else _chosen(found, start, end)
        if len(chosen) == 1:
            return self._draft(chosen[0])
        if not found:
            raise ValidationError(_("These words do not stand in the text."))
        self._offer(found)
        raise ValidationError(_("These words stand in several places. Choose one."))

    def _draft(self, span: Span) -> SpanDraft:
        return SpanDraft(span.start, span.end, span.of(self.text))

    def _offer(self, found: list[Span]) -> None:
        widget: Any = self.widget
        widget.occurrences = [
            Occurrence(
                span.start,
                self.text[max(0, span.start - CONTEXT) : span.start],
                span.of(self.text),
                self.text[span.end : span.end + CONTEXT],
            )
            for span in found[:LISTED]
        ]
        widget.more = max(0, len(found) - LISTED)


def _chosen(found: Iterable[Span], start: int | None, end: int | None) -> list[Span]:
    """Return the places meant by offsets: the chosen one, or those in the former selection."""
    if start is None:
        return []
    if end is None:
        return [span for span in found if span.start == start]
    return [span for span in found if span.start < end and start < span.end]


def _fold(words: str) -> str:
    return " ".join(words.split())
