"""What the engine proposes for a text, as JSON: for programs that want nothing else of the desk."""

from collections.abc import Sequence
from typing import Any

from ..extraction import Extraction, ProposedClaim, ProposedQuote, ProposedSource
from ..text import Span


def extraction_as_json(found: Extraction, text: str) -> dict[str, Any]:
    """Return an extraction as plain values; each place is ``{"start", "end", "exact"}``.

    Offsets count the code points of ``text``, which is the normalised one the engine read.
    Indices (``quote``, ``speaker``) count the lists of the same object from 0.
    """
    return {
        "language": found.language,
        "engine": found.engine,
        "engine_version": found.engine_version,
        "lacks": list(found.lacks),
        "quotes": [_quote(quote, text) for quote in found.quotes],
        "claims": [_claim(claim, text) for claim in found.claims],
        "speakers": [
            {
                "name": speaker.name,
                "description": speaker.description,
                "kind": speaker.kind.value,
                "anonymity": speaker.anonymity.value,
                "mentions": _places(speaker.mentions, text),
            }
            for speaker in found.speakers
        ],
        "furniture": [
            {"kind": item.kind.value, **_place(item.span, text)} for item in found.furniture
        ],
    }


def _quote(quote: ProposedQuote, text: str) -> dict[str, Any]:
    return {
        "kind": quote.kind.value,
        "content": _places(quote.content, text),
        "cue": quote.cue and _place(quote.cue, text),
        "sources": [_source(source, text) for source in quote.sources],
        "addressee": quote.addressee and _place(quote.addressee, text),
        "polarity": quote.polarity.value,
        "hedged": quote.hedged,
        "confidence": quote.confidence,
        "rule": quote.rule,
    }


def _source(source: ProposedSource, text: str) -> dict[str, Any]:
    return {
        **_place(source.span, text),
        "kind": source.kind.value,
        "anonymity": source.anonymity.value,
        "speaker": source.speaker,
    }


def _claim(claim: ProposedClaim, text: str) -> dict[str, Any]:
    return {
        **_place(claim.span, text),
        "statement": claim.statement,
        "confidence": claim.confidence,
        "reasons": [reason.value for reason in claim.reasons],
        "types": [kind.value for kind in claim.types],
        "depends_on": _places(claim.depends_on, text),
        "quote": claim.quote,
    }


def _places(spans: Sequence[Span], text: str) -> list[dict[str, Any]]:
    return [_place(span, text) for span in spans]


def _place(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "exact": span.of(text)}
