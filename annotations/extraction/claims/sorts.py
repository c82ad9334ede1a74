"""What sort of claim it is: the types of AVeriTeC (Schlichtkrull et al. 2023)."""

import re

from annotations.extraction.claims.pieces import Piece
from annotations.extraction.languages.tags import (
    CAUSE,
    COMPARISON,
    CUE,
    HAVE,
    POSITION,
    QUANTITY,
    UNIT,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.results import ClaimType, Reason

# Ages, hours and house numbers are small: an amount has three digits, a comma or a unit.
_AMOUNT = re.compile(r"\d{3}|\d[.,]\d|\d%")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_PLUPERFECT = frozenset(["had", "avait", "avaient", "aurait", "auraient"])


def types_of(piece: Piece, reasons: tuple[Reason, ...]) -> tuple[ClaimType, ...]:
    """Return the sorts of a claim, one at least, in the order of `ClaimType`.

    It is about a quote where somebody had said or promised something; about an event where it is
    about nothing else.
    """
    seen = piece.sentence.seen
    found = []
    if Reason.NUMBER in reasons and _is_amount(piece.sentence):
        found.append(ClaimType.NUMERICAL)
    if seen & CAUSE:
        found.append(ClaimType.CAUSAL)
    if seen & POSITION:
        found.append(ClaimType.POSITION)
    if seen & CUE and seen & HAVE and _had_said(piece.sentence):
        found.append(ClaimType.QUOTE)
    return tuple(found) or (ClaimType.EVENT,)


def _is_amount(s: Sentence) -> bool:
    """Whether a number in it is an amount, a share or a rank, and no age, hour or date."""
    if s.seen & (COMPARISON | UNIT):
        return True
    numbers = [
        low
        for low, flags in zip(s.lows, s.flags, strict=True)
        if flags & QUANTITY or (low[0].isdigit() and not _YEAR.match(low))
    ]
    return len(numbers) > 1 or any(map(_AMOUNT.match, numbers))


def _had_said(s: Sentence) -> bool:
    return any(
        low in _PLUPERFECT and any(flags & CUE for flags in s.flags[at + 1 : at + 4])
        for at, low in enumerate(s.lows)
    )
