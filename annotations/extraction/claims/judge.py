"""A judge of what is worth checking, learnt from what people chose.

One logistic regression over several blocks of features: TF-IDF of words, letters and shapes, the
plain features by which `points` weighs, and, where an encoder is installed, sentence vectors.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from annotations.extraction.claims.encoder import Encoder
from annotations.extraction.claims.grams import GRAMS, Read, Vocabulary, counted, plain, read
from annotations.extraction.claims.logistic import Beside, Block, Dense, Floats, probability
from annotations.extraction.languages import Language

PLAIN, SENSE = "plain", "sense"
BLOCKS = (*GRAMS, PLAIN, SENSE)
"""The blocks a judge may look at; SENSE is the encoder's."""

_BATCH = 256  # statements that are held as features at one time

# What a block's values are worth beside the others: standardised features are many times larger
# than the values of a vector of length one, and would drown it.
_LOUDNESS = {PLAIN: 0.15, SENSE: 1.5}


@dataclass(frozen=True, slots=True)
class Prepared:
    """Statements as features, before any vocabulary: what training and judging share."""

    counts: Mapping[str, Sequence[Counter[str]]]
    plain: Floats
    vectors: Floats

    def part(self, rows: Sequence[int]) -> "Prepared":
        """Return some of the statements."""
        chosen = {name: [counts[at] for at in rows] for name, counts in self.counts.items()}
        return Prepared(chosen, self.plain[rows], self.vectors[rows])

    def __len__(self) -> int:
        return len(self.plain)


def prepare(
    statements: Sequence[tuple[str, Language]], blocks: Sequence[str], encoder: Encoder | None
) -> Prepared:
    """Read statements, each in its language.

    :raises ValueError: when the blocks ask for an encoder and there is none.
    """
    if SENSE in blocks and encoder is None:
        raise ValueError("This judge needs the sentence encoder, which is not installed.")
    reads: list[tuple[Read, Language]] = [(read(*each), each[1]) for each in statements]
    return Prepared(
        {name: [counted(it, name) for it, _ in reads] for name in GRAMS if name in blocks},
        np.array([plain(it, language) for it, language in reads]),
        encoder.vectors([it.text for it, _ in reads])
        if encoder is not None and SENSE in blocks
        else np.zeros((len(reads), 0)),
    )


@dataclass(frozen=True, slots=True)
class View:
    """What was learnt of the features themselves: vocabularies, and where the plain ones lie."""

    blocks: tuple[str, ...]
    vocabularies: Mapping[str, Vocabulary]
    middle: Floats
    spread: Floats

    @classmethod
    def of(cls, prepared: Prepared, blocks: Sequence[str]) -> "View":
        """Learn from statements."""
        return cls(
            tuple(blocks),
            {name: Vocabulary.of(prepared.counts[name]) for name in GRAMS if name in blocks},
            prepared.plain.mean(axis=0),
            prepared.plain.std(axis=0) + 1e-3,
        )

    def features(self, prepared: Prepared) -> Beside:
        """Return the features of statements, block beside block."""
        return Beside(list(self._blocks(prepared)))

    def _blocks(self, prepared: Prepared) -> Iterator[Block]:
        for name, vocabulary in self.vocabularies.items():
            yield vocabulary.rows(prepared.counts[name])
        if PLAIN in self.blocks:
            yield Dense(_LOUDNESS[PLAIN] * (prepared.plain - self.middle) / self.spread)
        if SENSE in self.blocks:
            yield Dense(_LOUDNESS[SENSE] * prepared.vectors)


@dataclass(frozen=True, slots=True)
class LearntJudge:
    """A judge for one language (`speaking` gives the same one for another).

    `name` says what it was trained on and when. Not tied to a thread; nothing is changed by use.
    """

    name: str
    language: Language
    view: View
    weights: Floats
    bias: float
    encoder: Encoder | None = None

    def worth(self, statements: Sequence[str]) -> list[float]:
        """Return for each statement how probable it is that people would choose to check it.

        A statement of nothing but white space is worth nothing. Raises nothing for any text.
        """
        found: list[float] = []
        for at in range(0, len(statements), _BATCH):
            batch = [(each, self.language) for each in statements[at : at + _BATCH]]
            prepared = prepare(batch, self.view.blocks, self.encoder)
            points = self.view.features(prepared).times(self.weights) + self.bias
            found += [float(each) for each in probability(points)]
        return [
            value if text.strip() else 0.0 for text, value in zip(statements, found, strict=True)
        ]

    def speaking(self, language: Language) -> "LearntJudge":
        """Return this judge for another language."""
        return replace(self, language=language)
