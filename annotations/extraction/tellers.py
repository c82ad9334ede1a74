"""Whoever says the words that a place of the text stands in."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from annotations.extraction.cast import Figure
from annotations.text.spans import Span

_AROUND = 4  # contents before a place that are looked at for one around it


class Tellers:
    """Contents by place, each with where who says it is named."""

    def __init__(self, told: Mapping[int, Iterable[Span]], figures: Mapping[int, Figure]) -> None:
        """Take in contents by the start of who says them; `figures` are those known by start."""
        self._told = sorted(
            (span.start, span.end, start) for start, spans in told.items() for span in spans
        )
        self._figures = figures

    def around(self, place: int) -> list[Figure]:
        """Whoever says the words that a place stands in, as far as they are known by now."""
        return [
            figure
            for start in self._speaking(place)
            if (figure := self._figures.get(start)) is not None
        ]

    def everyone(self) -> list[Figure]:
        """All who say something here, as far as they are known by now, in the order of the text."""
        found = (self._figures.get(start) for _, _, start in self._told)
        return list(dict.fromkeys(figure for figure in found if figure is not None))

    def holds(self, place: int) -> bool:
        """Whether a place stands in anybody's words."""
        return bool(self._speaking(place))

    def _speaking(self, place: int) -> list[int]:
        """Where whoever says the words around a place is named."""
        at = bisect_left(self._told, (place + 1,))
        around = self._told[max(0, at - _AROUND) : at]
        return [start for _, end, start in around if place < end]
