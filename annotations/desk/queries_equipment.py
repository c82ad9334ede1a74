"""What the engine has to work with on this machine, looked up without loading any of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

from ..extraction import ENGINE_VERSION
from ..extraction.equipment import LANGUAGES as MODELLED
from ..extraction.languages import LANGUAGES
from ..models import TrainedModel

READ = tuple(LANGUAGES)
"""Codes of the languages that the rules know; of others only quotation marks are read."""
SHOWN = 20
"""Trained models on the page."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What reads one language.

    ``parser`` is the model of syntax with its version, empty where none is installed; ``sequence``
    tells whether the trained model reads it. ``modelled``: whether there are models for it at all.
    """

    language: str
    modelled: bool
    parser: str = ""
    sequence: bool = False


@dataclass(frozen=True, slots=True)
class Workshop:
    """The engine on this machine: its version, what reads each language, how it was trained.

    ``reader`` says whether what runs the trained model is installed; ``articles``, ``quotes`` and
    ``trained`` (a UTC time in ISO 8601) are of the model that comes with the engine.
    """

    version: str
    languages: Sequence[Installed]
    reader: bool
    articles: int = 0
    quotes: int = 0
    trained: str = ""

    @property
    def modelled(self) -> list[Installed]:
        """The languages for which there are models somewhere."""
        return [each for each in self.languages if each.modelled]

    @property
    def by_rules(self) -> list[Installed]:
        """The languages that nothing but rules can read."""
        return [each for each in self.languages if not each.modelled]

    @property
    def without_parser(self) -> list[str]:
        """The languages that have a parser somewhere, but not here."""
        return [each.language for each in self.languages if each.modelled and not each.parser]


def look_at_equipment() -> Workshop:
    """Return what is installed. Nothing is loaded: a web process stays small."""
    shipped = _shipped()
    reader = find_spec("pycrfsuite") is not None
    languages = [
        Installed(
            code,
            modelled=code in MODELLED,
            parser=_parser(code),
            sequence=reader and code in shipped.get("languages", ()),
        )
        for code in READ
    ]
    return Workshop(
        ENGINE_VERSION,
        languages,
        reader,
        articles=shipped.get("articles", 0),
        quotes=shipped.get("quotes", 0),
        trained=shipped.get("trained", ""),
    )


def trained_models() -> list[TrainedModel]:
    """Return what the desk trained itself, newest first; the weights stay in the database."""
    rows = TrainedModel.objects.select_related("trained_by").defer("weights", "metadata")
    return list(rows.order_by("-id")[:SHOWN])


def _parser(language: str) -> str:
    from ..extraction.syntax import MODELS

    if find_spec("spacy") is None:
        return ""
    for name in MODELS.get(language, ()):
        if find_spec(name) is not None:
            try:
                return f"{name} {version(name)}"
            except PackageNotFoundError:
                return name
    return ""


def _shipped() -> dict[str, Any]:
    """Return what is known of the model that comes with the engine; nothing where none does."""
    from ..extraction.sequence.weights import FOLDER, SHIPPED

    path = FOLDER / f"{SHIPPED}.json"
    known: dict[str, Any] = {}
    if path.is_file():
        known = json.loads(path.read_text(encoding="utf-8"))
    return known
