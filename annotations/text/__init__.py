"""Texts and places in them: pure Python, no Django. Every offset is a code point."""

from .anchoring import Carried, CarriedState, carry_over
from .decoding import decode
from .errors import TextError
from .normalise import normalise
from .segments import Segment, segments
from .selectors import CONTEXT, Selector, SpanError, check, describe, find
from .sentences import sentences
from .spans import Span, hull
from .utf16 import to_code_points, to_utf16
from .words import words

__all__ = [
    "CONTEXT",
    "Carried",
    "CarriedState",
    "Segment",
    "Selector",
    "Span",
    "SpanError",
    "TextError",
    "carry_over",
    "check",
    "decode",
    "describe",
    "find",
    "hull",
    "normalise",
    "segments",
    "sentences",
    "to_code_points",
    "to_utf16",
    "words",
]
