"""The trained models of one language at work, as the engine asks for them."""

from collections.abc import Sequence

from annotations.extraction.languages import Language
from annotations.extraction.layout import Layout
from annotations.extraction.results import ProposedQuote
from annotations.extraction.sequence.model import SequenceModel
from annotations.extraction.sequence.passing_on import pass_on
from annotations.extraction.sequence.revise import revise
from annotations.extraction.sequence.weights import Weights
from annotations.extraction.sequence.within import revise_within


class Reader:
    """Two sets of weights: for an article's quotes, and for through whom they are heard."""

    def __init__(self, quotes: Weights, chains: Weights | None = None) -> None:
        """Open the weights. Without those for chains, these stay what the rules say.

        :raises ImportError: where python-crfsuite is not installed.
        :raises UnfitWeights: when the weights cannot be used.
        """
        self._quotes = SequenceModel(quotes)
        self._chains = SequenceModel(chains) if chains is not None else None

    @property
    def name(self) -> str:
        """Which weights read the quotes: the beginning of their SHA-256."""
        return self._quotes.name

    def revise(self, layout: Layout, quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
        """Return the quotes of a text after the model has read it."""
        return revise(layout, quotes, self._quotes)

    def pass_on(
        self, layout: Layout, ruled: Sequence[ProposedQuote], quotes: Sequence[ProposedQuote]
    ) -> list[ProposedQuote]:
        """Return quotes with those who relay them; `ruled` are what the rules had proposed."""
        return pass_on(layout, ruled, quotes, self._chains) if self._chains else list(quotes)

    def revise_within(
        self, layout: Layout, quotes: Sequence[ProposedQuote], language: Language
    ) -> list[ProposedQuote]:
        """Return the quotes with what their words tell of others' words, by place."""
        if self._chains is None:
            return list(quotes)
        return revise_within(layout, quotes, language, self._chains)
