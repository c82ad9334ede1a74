"""What the engine works with beyond its rules, loaded once by whoever runs it for long.

Models are an install extra (`models`). Without them everything but what they do works, and each
extraction says what it lacked. A web process never loads them: the worker of jobs does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from annotations.extraction.languages import Language
from annotations.extraction.layout import Layout, Sentence
from annotations.extraction.results import ProposedQuote

if TYPE_CHECKING:
    from annotations.extraction.sequence.weights import Weights

LANGUAGES = ("en", "fr")
"""Languages for which models are looked for."""


class Parser(Protocol):
    """Tells the syntax of sentences. `name` says which model and version does."""

    name: str

    def parse(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Give each sentence its `tree` and `parse`, where it can."""


class Judge(Protocol):
    """Tells how much statements are worth checking, learnt from what people chose."""

    @property
    def name(self) -> str:
        """What it was taught on, and when."""

    def worth(self, statements: Sequence[str]) -> Sequence[float]:
        """Return a probability for each statement."""


class SequenceModel(Protocol):
    """Reads a text after the rules: moves, drops and adds quotes, learnt from marked articles."""

    @property
    def name(self) -> str:
        """Which weights it has."""

    def revise(self, layout: Layout, quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
        """Return the quotes of a text in the order of their content."""

    def pass_on(
        self, layout: Layout, ruled: Sequence[ProposedQuote], quotes: Sequence[ProposedQuote]
    ) -> list[ProposedQuote]:
        """Return quotes with those who relay them; `ruled` are what the rules had proposed."""

    def revise_within(
        self, layout: Layout, quotes: Sequence[ProposedQuote], language: Language
    ) -> list[ProposedQuote]:
        """Return the quotes with what their words tell of others' words, by place."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """Models by language code; a language without one is read by the rules alone."""

    parsers: Mapping[str, Parser] = field(default_factory=dict)
    judges: Mapping[str, Judge] = field(default_factory=dict)
    sequences: Mapping[str, SequenceModel] = field(default_factory=dict)

    @property
    def engine(self) -> str:
        """The name of the engine with this equipment, where a language has all of it."""
        return _named(bool(self.parsers), bool(self.sequences))

    def engine_for(self, code: str) -> str:
        """The name of the engine for a language, as its proposals carry it."""
        return _named(code in self.parsers, code in self.sequences)


def _named(syntax: bool, sequence: bool) -> str:
    return "rules" + "+syntax" * syntax + "+sequence" * sequence


BARE = Equipment()
"""The rules alone."""


def load_equipment(
    languages: Sequence[str] = LANGUAGES,
    *,
    syntax: bool = True,
    judge: bool = True,
    sequence: bool = True,
    weights: "Mapping[str, Weights] | None" = None,
) -> Equipment:
    """Load what is installed for some languages. Takes seconds, and some 150 MB a language.

    `weights` go before those that come with the engine: a desk's own, by language.

    :raises UnfitWeights: when weights are damaged or were trained for another engine.
    """
    from annotations.extraction.syntax import load_parser

    judges: Mapping[str, Judge] = {}
    if judge and find_spec("numpy"):
        from annotations.extraction.claims.shipped import load_judges

        judges = load_judges(languages)
    parsers = {code: load_parser(code) for code in languages} if syntax else {}
    return Equipment(
        parsers={code: parser for code, parser in parsers.items() if parser is not None},
        judges=judges,
        sequences=_sequences(languages, weights or {}) if sequence else {},
    )


def _sequences(
    languages: Sequence[str], given: "Mapping[str, Weights]"
) -> Mapping[str, SequenceModel]:
    """The sequence models of languages; none where python-crfsuite is not installed."""
    if not find_spec("pycrfsuite"):
        return {}
    from annotations.extraction.sequence.reader import Reader
    from annotations.extraction.sequence.weights import CHAINS, load_shipped

    chains = load_shipped(name=CHAINS)
    readers = {code: Reader(given[code], chains) for code in languages if code in given}
    rest = [code for code in languages if code not in given]
    shipped = load_shipped() if rest else None
    if shipped is not None and (covered := set(rest) & set(shipped.metadata.languages)):
        readers |= dict.fromkeys(sorted(covered), Reader(shipped, chains))
    return readers
