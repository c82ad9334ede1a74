"""What one rule finds in one sentence, before quotes are put together."""

from dataclasses import dataclass, field

from annotations.extraction.layout import Sentence
from annotations.extraction.results import Polarity, ProposedSource
from annotations.text.spans import Span


@dataclass(slots=True)
class Attribution:
    """Stretches of one sentence, as token ranges (both ends included), said by somebody."""

    sentence: Sentence
    stretches: list[tuple[int, int]]
    cue: Span | None
    sources: tuple[ProposedSource, ...]
    confidence: float
    rule: str
    hedged: bool = False
    polarity: Polarity = Polarity.ASSERTED
    addressee: Span | None = None
    demands: bool = False  # by the object of its verb: "urged | them to go"
    naming: bool = False
    announced: bool = False  # a "that", a colon or quoted words follow the cue
    goes_on: bool = False  # the words go straight on from the sentence before
    awaits: bool = False  # "she said:" at the end of a paragraph: the words come next
    relays: tuple[ProposedSource, ...] = field(default=())
