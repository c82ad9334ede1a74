"""Carrying offsets counted on a text as it was sent over to its normalised form."""

from collections.abc import Iterable
from itertools import pairwise

from .errors import TextError
from .normalise import normalise


def normalised_offsets(raw: str, offsets: Iterable[int]) -> dict[int, int]:
    """Return, for each offset in `raw`, the same place in `normalise(raw)`.

    Both in code points, 0 up to and with the length. Raises TextError (code `cut`, offset in
    `raw`) for the first one that has no such place, because it lies between the CR and the LF of
    one line end or inside what NFC makes one character.
    """
    wanted = sorted(set(offsets))
    text = normalise(raw)
    pieces = _pieces(raw, wanted)
    if "".join(pieces) != text:
        raise _cut(raw, text, wanted)
    places: dict[int, int] = {}
    at = 0
    for offset, piece in zip(wanted, pieces, strict=False):
        at += len(piece)
        places[offset] = at
    return places


def _pieces(raw: str, offsets: list[int]) -> list[str]:
    """The text cut at these offsets, each piece normalised alone.

    They join up to the normalised text when, and only when, no cut went through a character.
    """
    bounds = [0, *offsets, len(raw)]
    return [normalise(raw[start:end]) for start, end in pairwise(bounds)]


def _cut(raw: str, text: str, offsets: list[int]) -> TextError:
    """Find the first offset that cuts, by halving: a text of a megabyte may carry thousands."""
    low, high = 0, len(offsets) - 1
    while low < high:
        middle = (low + high) // 2
        if "".join(_pieces(raw, offsets[: middle + 1])) == text:
            low = middle + 1
        else:
            high = middle
    return TextError(
        "Offset %(offset)s cuts a character or a line end of the text in two.",
        code="cut",
        offset=offsets[low],
    )
