"""Two wordings or two texts side by side: pure Python, no Django."""

from .sketch import LIKELY_DUPLICATE, Sketch, resemblance, sketch
from .wording import Comparison, Difference, Op, Piece, compare

__all__ = [
    "LIKELY_DUPLICATE",
    "Comparison",
    "Difference",
    "Op",
    "Piece",
    "Sketch",
    "compare",
    "resemblance",
    "sketch",
]
