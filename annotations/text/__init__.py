"""Texts and places in them: pure Python, no Django. Every offset is a code point."""

from .decoding import decode
from .errors import TextError
from .normalise import normalise
from .segments import Segment, segments
from .selectors import CONTEXT, Selector, SpanError, check, describe, find
from .spans import Span, hull
from .utf16 import to_code_points, to_utf16
from .words import words

__all__ = [
    "CONTEXT",
    "Segment",
    "Selector",
    "Span",
    "SpanError",
    "TextError",
    "check",
    "decode",
    "describe",
    "find",
    "hull",
    "normalise",
    "segments",
    "to_code_points",
    "to_utf16",
    "words",
]
