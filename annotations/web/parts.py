"""Showing a very long text in parts, so that a page of it stays quick to load and to work on."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest

from ..text import Span

PART = 40_000
"""Code points aimed at in one part: some 6,500 words, more than nearly every article has."""
WHOLE = 60_000
"""Up to this length a text is shown whole: two halves of it would be of no use to anybody."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a text: ``start`` to ``end`` in code points; ``number`` counts from 1."""

    number: int
    total: int
    start: int
    end: int

    @property
    def span(self) -> Span | None:
        """Where the part lies; None where it is the whole text."""
        return Span(self.start, self.end) if self.total > 1 else None


def parts_of(text: str) -> list[Part]:
    """Cut a text into parts at line ends; a text without any is one part, however long."""
    count = -(-len(text) // PART) if len(text) > WHOLE else 1
    cuts = [0]
    for number in range(1, count):
        found = text.find("\n", max(cuts[-1], len(text) * number // count))
        if found < 0:
            break
        cuts.append(found + 1)
    if cuts[-1] >= len(text):
        cuts.pop()
    ends = [*cuts[1:], len(text)]
    spans = zip(cuts, ends, strict=True)
    return [Part(n, len(cuts), start, end) for n, (start, end) in enumerate(spans, start=1)]


def part_at(text: str, offset: int) -> Part:
    """Return the part in which a place lies."""
    return next((part for part in parts_of(text) if offset < part.end), parts_of(text)[-1])


def part_shown(request: HttpRequest, text: str, *, at: int = 0) -> Part:
    """Return the part that a person sees: the one their page names, else that of the offset."""
    parts = parts_of(text)
    address = getattr(getattr(request, "htmx", None), "current_url", None) or ""
    named = parse_qs(urlsplit(address).query).get("part", [""])[0]
    asked = request.GET.get("part") or named
    if asked.isdecimal() and len(asked) < 6 and 1 <= int(asked) <= len(parts):
        return parts[int(asked) - 1]
    return part_at(text, at)
