"""A trained linear-chain CRF at work: labels and probabilities for the tokens of a paragraph."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.extraction.sequence.labels import BEGIN, CUE, INSIDE, LABELS, RELAY, SOURCE
from annotations.extraction.sequence.weights import Weights


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of a row of tokens; item `i` of each is about token `i`.

    `labels` is the likeliest row as a whole. The others are probabilities of each token by
    itself: to begin a content, to go on in one, to be part of a cue, of a source, of who relays it.
    """

    labels: list[str]
    begins: list[float]
    goes_on: list[float]
    cue: list[float]
    source: list[float]
    relay: list[float]

    def inside(self, first: int, last: int) -> float:
        """The mean probability of tokens, both ends included, to be content."""
        both = sum(self.begins[first : last + 1]) + sum(self.goes_on[first : last + 1])
        return both / (last - first + 1)

    def likely(self, least: float) -> list[str]:
        """The labels, with content wherever a token is that with some probability by itself."""
        labels = list(self.labels)
        content = (BEGIN, INSIDE)
        for at, label in enumerate(labels):
            begins, goes_on = self.begins[at], self.goes_on[at]
            if label not in content and begins + goes_on >= least:
                follows = at > 0 and labels[at - 1] in content and goes_on >= begins
                labels[at] = INSIDE if follows else BEGIN
        return labels

    def ends(self, last: int) -> float:
        """About how likely a content ends with a token."""
        after = self.goes_on[last + 1] if last + 1 < len(self.labels) else 0.0
        return (self.begins[last] + self.goes_on[last]) * (1.0 - after)


class SequenceModel:
    """Weights made ready. Reading is not safe from several threads at once; a worker has one."""

    def __init__(self, weights: Weights) -> None:
        """Open the weights.

        :raises ImportError: where python-crfsuite is not installed.
        :raises UnfitWeights: when the weights are damaged or made for other features.
        """
        from pycrfsuite import ItemSequence, Tagger

        weights.check()
        self.weights = weights  # the tagger reads them where they lie
        self._items = ItemSequence
        self._tagger = Tagger()
        self._tagger.open_inmemory(weights.data)
        self._known = frozenset(self._tagger.labels())

    @property
    def name(self) -> str:
        """Which weights these are: the beginning of their SHA-256."""
        return self.weights.metadata.sha256[:12]

    def confidence(self, score: float) -> float:
        """How likely a quote is right whose words are content with this mean probability.

        As measured on articles left out of the training; between two measured points, in line.
        """
        points = self.weights.metadata.calibration
        if not points:
            return round(score, 3)
        scores = [low for low, _ in points]
        at = bisect_right(scores, score)
        if at == 0 or at == len(points):
            return round(points[max(0, at - 1)][1], 3)
        (low, share), (high, next_share) = points[at - 1], points[at]
        part = (score - low) / (high - low)
        return round(share + part * (next_share - share), 3)

    def read(self, features: Sequence[list[str]]) -> Reading:
        """Label a row of tokens by their features."""
        if not features:
            return Reading([], [], [], [], [], [])
        self._tagger.set(self._items(features))
        labels = self._tagger.tag()
        size = len(labels)
        rows = {label: self._chances(label, size) for label in LABELS[:5]}
        return Reading(labels, rows[BEGIN], rows[INSIDE], rows[CUE], rows[SOURCE], rows[RELAY])

    def _chances(self, label: str, size: int) -> list[float]:
        if label not in self._known:
            return [0.0] * size
        marginal = self._tagger.marginal
        return [marginal(label, at) for at in range(size)]
