"""Two wordings or two texts side by side: pure Python, no Django."""

from .sketch import LIKELY_DUPLICATE, Sketch, resemblance, sketch

__all__ = ["LIKELY_DUPLICATE", "Sketch", "resemblance", "sketch"]
