"""Teaching a judge from examples, and measuring it by cross-validation."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from annotations.extraction.claims.encoder import Encoder
from annotations.extraction.claims.judge import LearntJudge, Prepared, View, prepare
from annotations.extraction.claims.logistic import Dense, Floats, fit, probability
from annotations.extraction.claims.points import THRESHOLD
from annotations.extraction.languages import Language


@dataclass(frozen=True, slots=True)
class Example:
    """A statement that people chose to check, or did not.

    Examples of one `group` (an article) are never parted between training and measuring. `plain`
    is the score the plain features gave where the statement stood, to compare with; `signs` are
    what they found for and against it, empty where it was out of the question.
    """

    text: str
    language: Language
    worth: bool
    group: str
    plain: float = 0.0
    signs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Figures:
    """How well scores tell what people chose.

    `average_precision` is about their order alone; `f1`, `precision` and `recall` are those at the
    `threshold` with the best F1.
    """

    average_precision: float
    f1: float
    precision: float
    recall: float
    threshold: float


def learn(
    examples: Sequence[Example],
    blocks: Sequence[str],
    encoder: Encoder | None,
    *,
    name: str,
    threshold: float,
    strength: float = 1.0,
) -> LearntJudge:
    """Return a judge taught on all examples.

    `threshold` is the probability from which one was right to propose by cross-validation: the
    judge is shifted so that this is the threshold of all scores (`points.THRESHOLD`).

    :raises ValueError: when the examples are not of both kinds, or an encoder is missing.
    """
    prepared = prepare([(each.text, each.language) for each in examples], blocks, encoder)
    labels = labels_of(examples)
    view, weights, bias = _learn(prepared, labels, blocks, strength)
    bias += _log_odds(THRESHOLD) - _log_odds(threshold)
    weights = weights.astype(np.float32).astype(np.float64)  # as they will be stored
    return LearntJudge(name, examples[0].language, view, weights, bias, encoder)


def cross_validate(
    examples: Sequence[Example],
    blocks: Sequence[str],
    encoder: Encoder | None,
    *,
    folds: int = 10,
    strength: float = 1.0,
) -> Floats:
    """Return for each example what a judge says that was taught on the other folds.

    :raises ValueError: when the examples are not of both kinds, or an encoder is missing.
    """
    prepared = prepare([(each.text, each.language) for each in examples], blocks, encoder)
    labels, fold = labels_of(examples), folds_of(examples, folds)
    found = np.zeros(len(examples))
    for number in range(folds):
        held = np.flatnonzero(fold == number)
        taught = np.flatnonzero(fold != number)
        if not len(held):
            continue
        view, weights, bias = _learn(
            prepared.part(taught.tolist()), labels[taught], blocks, strength
        )
        points = view.features(prepared.part(held.tolist())).times(weights) + bias
        found[held] = probability(points)
    return found


def _learn(
    prepared: Prepared, labels: Floats, blocks: Sequence[str], strength: float
) -> tuple[View, Floats, float]:
    view = View.of(prepared, blocks)
    weights, bias = fit(view.features(prepared), labels, strength)
    return view, weights, bias


def plain_weights(examples: Sequence[Example], strength: float = 1.0) -> dict[str, float]:
    """Return the log-odds that each sign of the plain features is worth; "" is the base.

    :raises ValueError: when the examples with signs are not of both kinds.
    """
    signed = [each for each in examples if each.signs]
    names = sorted({sign for each in signed for sign in each.signs})
    rows = np.array([[float(name in each.signs) for name in names] for each in signed])
    weights, base = fit(Dense(rows), labels_of(signed), strength)
    return {"": base, **dict(zip(names, weights.tolist(), strict=True))}


def labels_of(examples: Sequence[Example]) -> Floats:
    """Return 1 for each worth checking, 0 for the others.

    :raises ValueError: when all are of one kind.
    """
    labels = np.array([float(each.worth) for each in examples])
    if len(set(labels.tolist())) < 2:
        raise ValueError("Examples of both kinds are needed, worth checking and not.")
    return labels


def folds_of(examples: Sequence[Example], folds: int) -> Floats:
    """Deal the groups out into folds, in an order drawn once for all."""
    groups = sorted({each.group for each in examples})
    drawn = np.random.default_rng(0).permutation(len(groups)) % folds
    number = dict(zip(groups, drawn.tolist(), strict=True))
    return np.array([number[each.group] for each in examples])


def figures(labels: Floats, scores: Floats) -> Figures:
    """Measure scores against labels. Equal scores share a place, at the worse end of it."""
    order = np.argsort(-scores, kind="stable")
    ranked, hits = scores[order], np.cumsum(labels[order])
    last = np.append(ranked[1:] != ranked[:-1], True)  # the last of each run of equal scores
    found, right = (np.arange(len(order)) + 1)[last], hits[last]
    precision, recall = right / found, right / hits[-1]
    gained = np.diff(recall, prepend=0.0)
    f1 = 2 * right / (found + hits[-1])
    best = int(np.argmax(f1))
    return Figures(
        float((precision * gained).sum()),
        float(f1[best]),
        float(precision[best]),
        float(recall[best]),
        float(ranked[last][best]),
    )


def _log_odds(value: float) -> float:
    value = min(max(value, 1e-6), 1 - 1e-6)
    return log(value / (1 - value))
