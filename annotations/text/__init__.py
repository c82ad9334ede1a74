"""Texts and places in them: pure Python, no Django. Every offset is a code point."""

from .errors import TextError
from .normalise import normalise
from .spans import Span, hull

__all__ = ["Span", "TextError", "hull", "normalise"]
