"""Text in, proposed quotes and claims out. Pure Python: no Django, no model, no file read.

    >>> from annotations.extraction import extract
    >>> found = extract('"It rained," said Ann Lee.', "en")
    >>> found.quotes[0].content[0].of('"It rained," said Ann Lee.')
    'It rained,'

`extract` is the whole interface; a stronger engine replaces what is behind it.
"""

from annotations.extraction.engine import ENGINE, ENGINE_VERSION, extract
from annotations.extraction.furniture import find_furniture
from annotations.extraction.results import (
    Anonymity,
    ClaimType,
    Extraction,
    Furniture,
    FurnitureKind,
    Polarity,
    ProposedClaim,
    ProposedQuote,
    ProposedSource,
    ProposedSpeaker,
    QuoteKind,
    Reason,
    SourceKind,
)

__all__ = [
    "ENGINE",
    "ENGINE_VERSION",
    "Anonymity",
    "ClaimType",
    "Extraction",
    "Furniture",
    "FurnitureKind",
    "Polarity",
    "ProposedClaim",
    "ProposedQuote",
    "ProposedSource",
    "ProposedSpeaker",
    "QuoteKind",
    "Reason",
    "SourceKind",
    "extract",
    "find_furniture",
]
