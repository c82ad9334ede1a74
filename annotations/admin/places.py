"""Places in a text as somebody types them: offsets, or the words that stand there."""

import re
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..desk.drafts import SpanDraft
from .forms import LinesField

_OFFSETS = re.compile(r"(\d{1,9})\s*[-–]\s*(\d{1,9})")
_LISTED = 5
"""Places named in a sentence about words that stand in a text several times."""

HOW_TO_NAME_A_PLACE = gettext_lazy(
    "One place a line: its offsets in code points, such as 120-180, or the exact words, where they "
    "stand in the text only once."
)


class PlacesField(LinesField):
    """Places, one a line. What they are is decided by :func:`read_places`, which has the text."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", HOW_TO_NAME_A_PLACE)
        super().__init__(**options)


def show_places(spans: Sequence[Any]) -> list[str]:
    """Return the lines that stand for these spans."""
    return [f"{span.start}-{span.end}" for span in spans]


def read_places(text: str, lines: Sequence[str], *, field: str) -> list[SpanDraft]:
    """Return the places that lines name in a text.

    :raises ValidationError: keyed by ``field``, when words stand there never or several times.
    """
    places = []
    for line in lines:
        offsets = _OFFSETS.fullmatch(line)
        if offsets:
            places.append(SpanDraft(int(offsets[1]), int(offsets[2])))
        else:
            places.append(_find(text, line, field))
    return places


def _find(text: str, words: str, field: str) -> SpanDraft:
    found = [match.start() for match in re.finditer(re.escape(words), text)]
    if len(found) == 1:
        return SpanDraft(found[0], found[0] + len(words), words)
    if not found:
        sentence = _("“%(words)s” does not stand in this text.") % {"words": words}
    else:
        sentence = ngettext(
            "“%(words)s” stands in this text %(count)s time: %(places)s. Give the offsets.",
            "“%(words)s” stands in this text %(count)s times: %(places)s. Give the offsets.",
            len(found),
        ) % {
            "words": words,
            "count": len(found),
            "places": ", ".join(f"{start}-{start + len(words)}" for start in found[:_LISTED]),
        }
    raise ValidationError({field: sentence})
