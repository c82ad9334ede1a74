"""Logistic regression on sparse and dense features, in numpy alone.

Newton's method, each step by conjugate gradients, so that no matrix of second derivatives is ever
built (Lin, Weng and Keerthi 2008, "Trust region Newton methods for large-scale logistic
regression"; without the trust region, which the penalty on the weights makes unnecessary here).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

_STEPS = 20
_INNER_STEPS = 80
_INNER_PRECISION = 1e-4  # of the squared residual
_STILL = 1e-3  # no weight moved by more: done


class Block(Protocol):
    """Some features of all rows."""

    @property
    def width(self) -> int:
        """The number of features."""

    def times(self, weights: Floats) -> Floats:
        """Return one sum a row."""

    def gather(self, rows: Floats) -> Floats:
        """Return one sum a feature, over rows weighed so."""


@dataclass(slots=True)
class Dense:
    """A value for every row and feature."""

    values: Floats

    @property
    def width(self) -> int:
        """The number of features."""
        return int(self.values.shape[1])

    def times(self, weights: Floats) -> Floats:
        """Return one sum a row."""
        return self.values @ weights

    def gather(self, rows: Floats) -> Floats:
        """Return one sum a feature, over rows weighed so."""
        return rows @ self.values


@dataclass(slots=True)
class Sparse:
    """Values that are not nought, each with its row and its feature."""

    row: Whole
    feature: Whole
    values: Floats
    height: int
    columns: int

    @property
    def width(self) -> int:
        """The number of features."""
        return self.columns

    def times(self, weights: Floats) -> Floats:
        """Return one sum a row."""
        sums = np.bincount(self.row, self.values * weights[self.feature], self.height)
        return sums.astype(np.float64)

    def gather(self, rows: Floats) -> Floats:
        """Return one sum a feature, over rows weighed so."""
        sums = np.bincount(self.feature, self.values * rows[self.row], self.width)
        return sums.astype(np.float64)


@dataclass(slots=True)
class Beside:
    """Blocks side by side."""

    blocks: Sequence[Block]

    @property
    def width(self) -> int:
        """The number of features of all blocks."""
        return sum(block.width for block in self.blocks)

    def times(self, weights: Floats) -> Floats:
        """Return one sum a row."""
        edges = np.cumsum([block.width for block in self.blocks])[:-1]
        parts = np.split(weights, edges)
        sums = [block.times(part) for block, part in zip(self.blocks, parts, strict=True)]
        return np.sum(sums, axis=0)

    def gather(self, rows: Floats) -> Floats:
        """Return one sum a feature, over rows weighed so."""
        return np.concatenate([block.gather(rows) for block in self.blocks])


def probability(points: Floats) -> Floats:
    """Return the probabilities of log-odds."""
    return 1 / (1 + np.exp(-np.clip(points, -500, 500)))


def fit(features: Block, labels: Floats, strength: float = 1.0) -> tuple[Floats, float]:
    """Return the weights and the bias that explain the labels, 0 or 1, best.

    `strength` is how much the rows count against the squared weights (the bias is free).
    """
    weights, bias = np.zeros(features.width), 0.0
    for _ in range(_STEPS):
        expected = probability(features.times(weights) + bias)
        off = strength * (expected - labels)
        slope = np.append(features.gather(off) + weights, off.sum())
        move = _towards(features, strength * expected * (1 - expected), -slope)
        weights, bias = weights + move[:-1], bias + float(move[-1])
        if np.abs(move).max() < _STILL:
            break
    return weights, bias


def _towards(features: Block, bend: Floats, target: Floats) -> Floats:
    """Solve (Xᵀ·bend·X + 1)·move = target by conjugate gradients; the last entry is the bias."""
    move = np.zeros_like(target)
    rest, way = target.copy(), target.copy()
    size = first = float(rest @ rest)
    for _ in range(_INNER_STEPS):
        if size <= _INNER_PRECISION * first:
            break
        pull = bend * (features.times(way[:-1]) + way[-1])
        image = np.append(features.gather(pull) + way[:-1], pull.sum())
        length = size / float(way @ image)
        move += length * way
        rest -= length * image
        size, before = float(rest @ rest), size
        way = rest + size / before * way
    return move
