"""What a cue says of the words: how far they are vouched for."""

from annotations.extraction.languages.tags import (
    ASKED,
    CLAIMED,
    DEMAND,
    DENIED,
    DOUBTED,
    NAMING,
    WARNED,
)
from annotations.extraction.results import Polarity

_POLARITIES = (
    (DENIED, Polarity.DENIED),
    (DOUBTED, Polarity.DOUBTED),
    (WARNED, Polarity.WARNED),
    (ASKED, Polarity.ASKED),
    (CLAIMED, Polarity.CLAIMED),
)
_POLAR = DENIED | DOUBTED | WARNED | ASKED | CLAIMED


def polarity_of(flags: int) -> Polarity:
    """What the classes of a cue say of the words."""
    if flags & NAMING and not flags & DEMAND:
        flags &= ~ASKED  # "called it a scandal" asks for nothing
    if not flags & _POLAR:
        return Polarity.ASSERTED
    return next(found for flag, found in _POLARITIES if flags & flag)
