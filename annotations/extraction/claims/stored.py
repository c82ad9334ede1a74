"""Keeping a judge in two files: numbers in NAME.npz, and what they are in NAME.json beside it.

The numbers are plain arrays, read without pickle: a file from elsewhere can be wrong but runs no
code. The JSON tells what the judge was trained on and when, how it was measured, and the SHA-256 of
the numbers.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from annotations.extraction.claims.encoder import Encoder
from annotations.extraction.claims.grams import GRAMS, Vocabulary
from annotations.extraction.claims.judge import BLOCKS, SENSE, LearntJudge, View, prepare
from annotations.extraction.languages import language_for

FORMAT = 1
"""Raised when the features mean something else, so that older weights are refused."""


class UnusableJudge(ValueError):
    """The files of a judge are missing, changed or of another format; the message says which."""


def save(judge: LearntJudge, path: Path, about: Mapping[str, Any]) -> None:
    """Write a judge beside `path` (without suffix); `about` goes into the JSON."""
    arrays: dict[str, Any] = {
        "weights": judge.weights.astype(np.float32),
        "middle": judge.view.middle,
        "spread": judge.view.spread,
    }
    for name, vocabulary in judge.view.vocabularies.items():
        terms = "\n".join(vocabulary.places).encode("utf-8", "surrogatepass")
        arrays[f"{name}_terms"] = np.frombuffer(terms, dtype=np.uint8)
        arrays[f"{name}_rarity"] = vocabulary.rarity
    numbers = io.BytesIO()
    np.savez_compressed(numbers, **arrays)
    heading = {
        "format": FORMAT,
        "name": judge.name,
        "blocks": judge.view.blocks,
        "encoder": judge.encoder.name if judge.encoder else None,
        "bias": judge.bias,
        "sha256": hashlib.sha256(numbers.getvalue()).hexdigest(),
        **about,
    }
    path.with_suffix(".npz").write_bytes(numbers.getvalue())
    words = json.dumps(heading, indent=2, ensure_ascii=False) + "\n"
    path.with_suffix(".json").write_text(words, encoding="utf-8")


def heading_of(path: Path) -> dict[str, Any]:
    """Return what the JSON of a judge says.

    :raises UnusableJudge: when it is missing, no JSON, or of another format.
    """
    beside = path.with_suffix(".json")
    try:
        heading = json.loads(beside.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnusableJudge(f"{beside.name} cannot be read: {error}.") from error
    if not isinstance(heading, dict) or heading.get("format") != FORMAT:
        raise UnusableJudge(f"{beside.name} is not of format {FORMAT}: train the judge again.")
    return heading


def load(path: Path, language: str, encoder: Encoder | None) -> LearntJudge:
    """Read a judge for a language; one that looks at vectors needs the encoder.

    :raises UnusableJudge: when its files do not belong together or lack a part.
    """
    heading = heading_of(path)
    try:
        raw = path.with_suffix(".npz").read_bytes()
    except OSError as error:
        raise UnusableJudge(f"{path.name}.npz cannot be read: {error}.") from error
    if hashlib.sha256(raw).hexdigest() != heading.get("sha256"):
        raise UnusableJudge(f"{path.name}.npz is not the file that {path.name}.json tells of.")
    try:
        blocks = tuple(str(name) for name in heading["blocks"] if name in BLOCKS)
        bias, name = float(heading["bias"]), str(heading["name"])
        with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
            view = View(
                blocks,
                {each: _vocabulary(arrays, each) for each in GRAMS if each in blocks},
                arrays["middle"],
                arrays["spread"],
            )
            weights = arrays["weights"].astype(np.float64)
    except (KeyError, TypeError, ValueError, BadZipFile) as error:
        raise UnusableJudge(f"{path.name} lacks a part: {error}.") from error
    if SENSE in blocks and encoder is None:
        raise UnusableJudge(f"{path.name} needs the sentence encoder, which is not installed.")
    judge = LearntJudge(name, language_for(language), view, weights, bias, encoder)
    _try(judge, path)
    return judge


def _try(judge: LearntJudge, path: Path) -> None:
    """See whether the weights are as many as the features are now."""
    try:
        prepared = prepare([("Ready?", judge.language)], judge.view.blocks, judge.encoder)
        width = judge.view.features(prepared).width
    except ValueError as error:
        raise UnusableJudge(f"{path.name} does not fit the features: {error}.") from error
    if width != len(judge.weights):
        raise UnusableJudge(
            f"{path.name} does not fit the features: {len(judge.weights)} weights for {width}."
        )


def _vocabulary(arrays: Mapping[str, Any], name: str) -> Vocabulary:
    terms = bytes(arrays[f"{name}_terms"]).decode("utf-8", "surrogatepass")
    places = {term: at for at, term in enumerate(terms.split("\n"))} if terms else {}
    return Vocabulary(places, arrays[f"{name}_rarity"])
