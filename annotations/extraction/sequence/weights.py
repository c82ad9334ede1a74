"""Trained weights as a file without code in it, and what is known about them beside it.

`weights/sequence.crf` and `weights/chains.crf` are CRFsuite models; the JSON beside each says what
it was trained on and how it did.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from annotations.extraction.sequence.features import VERSION

FOLDER = Path(__file__).resolve().parent.parent / "weights"
SHIPPED, CHAINS = "sequence", "chains"
"""The names of the files that come with the engine, without suffix: what is said and by whom, and
through whom it is heard."""
_MAGIC = b"lCRF"
_HEADER = 8  # bytes: the magic, then the size of the whole file, little endian


class UnfitWeights(ValueError):
    """Weights that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of some weights.

    `languages` are those it reads, by ISO 639-1 code.
    `features` is the version of the features they were trained with. `articles` and `quotes` count
    what they were trained on, `source` is the SHA-256 of those articles. `trained` is a UTC time
    in ISO 8601. `scores` are percent by name. `calibration` are pairs of a score, the model's mean
    probability of a content, and the share of proposals with about that score that were right.
    """

    languages: tuple[str, ...]
    sha256: str
    features: int
    engine_version: str
    trained: str
    articles: int
    quotes: int
    source: str
    scores: Mapping[str, float] = field(default_factory=dict)
    calibration: tuple[tuple[float, float], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the metadata as plain values."""
        return asdict(self) | {
            "languages": list(self.languages),
            "calibration": [list(pair) for pair in self.calibration],
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Metadata":
        """Return metadata from plain values.

        :raises UnfitWeights: when some are missing.
        """
        names = {item.name for item in fields(cls)}
        if missing := sorted(names - row.keys()):
            raise UnfitWeights(f"The weights do not say their {', '.join(missing)}.")
        plain = {name: row[name] for name in names}
        plain["languages"] = tuple(row["languages"])
        plain["calibration"] = tuple(
            (float(low), float(share)) for low, share in row["calibration"]
        )
        return cls(**plain)


@dataclass(frozen=True, slots=True)
class Weights:
    """A CRFsuite model and what is known of it."""

    data: bytes
    metadata: Metadata

    def check(self) -> None:
        """Refuse what cannot be used: the reader of the format trusts every byte.

        :raises UnfitWeights: saying what is wrong.
        """
        meta, size = self.metadata, len(self.data)
        name = f"The weights for “{', '.join(meta.languages)}”"
        if self.data[:4] != _MAGIC or int.from_bytes(self.data[4:_HEADER], "little") != size:
            raise UnfitWeights(f"{name} are no CRFsuite model.")
        if digest(self.data) != meta.sha256:
            raise UnfitWeights(f"{name} are damaged: their SHA-256 is another.")
        if meta.features != VERSION:
            raise UnfitWeights(
                f"{name} were trained with features {meta.features};"
                f" this engine has features {VERSION}. Train them again."
            )


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def load_shipped(folder: Path = FOLDER, name: str = SHIPPED) -> Weights | None:
    """Return weights that come with the engine; None where there are none.

    :raises UnfitWeights: when they are damaged or made for other features.
    """
    path = folder / f"{name}.crf"
    if not path.is_file():
        return None
    try:
        row = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnfitWeights(f"What is known of {path.name} cannot be read: {error}.") from error
    weights = Weights(path.read_bytes(), Metadata.from_json(row))
    weights.check()
    return weights


def save(weights: Weights, folder: Path = FOLDER, name: str = SHIPPED) -> None:
    """Write weights and what is known of them into a folder."""
    path = folder / f"{name}.crf"
    path.write_bytes(weights.data)
    text = json.dumps(weights.metadata.as_json(), ensure_ascii=False)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
