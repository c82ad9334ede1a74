"""What comes in from outside, before it is checked: an article with its quotes and claims."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

PASTED = "paste"
"""``extractor`` of a text that came as text."""


@dataclass(frozen=True, slots=True)
class SpanDraft:
    """A place in the text as it was sent, in code points; ``exact`` is checked where given."""

    start: int
    end: int
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class SourceSpanDraft(SpanDraft):
    """The place of a source; ``anonymity`` is one of :class:`annotations.models.Anonymity`."""

    anonymity: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A quote of an article draft. ``sources``: who said it first, then outward who relays it."""

    content: Sequence[SpanDraft]
    kind: str = "direct"
    cue: SpanDraft | None = None
    sources: Sequence[SpanDraft] = ()
    state: str = "proposed"
    hedged: bool = False
    confidence: float | None = None
    polarity: str = "asserted"
    addressee: SpanDraft | None = None


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A claim of an article draft; an empty statement stands for the words at the place.

    ``depends_on`` are places inside that one, of words that mean nothing alone.
    """

    place: SpanDraft
    statement: str = ""
    kind: str = "fact"
    state: str = "proposed"
    confidence: float | None = None
    types: Sequence[str] = ()
    reasons: Sequence[str] = ()
    depends_on: Sequence[SpanDraft] = ()


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as it came in.

    ``text`` is as it was sent, normalised later; ``source`` are the bytes it was decoded from,
    where there were any. ``published_at`` is aware (UTC). An empty ``language`` is detected.
    ``where`` says where in a file it stood ("line 3"), for messages; it is not kept.
    """

    text: str
    title: str = ""
    url: str = ""
    outlet: str = ""
    authors: Sequence[str] = ()
    published_at: datetime | None = None
    language: str = ""
    source: bytes | None = None
    extractor: str = PASTED
    quotes: Sequence[QuoteDraft] = field(default=())
    claims: Sequence[ClaimDraft] = field(default=())
    where: str = ""
