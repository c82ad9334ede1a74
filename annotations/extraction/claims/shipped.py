"""The judge that comes with the engine, taught on articles written for this project."""

from collections.abc import Sequence
from pathlib import Path

from annotations.extraction.claims.encoder import load_encoder
from annotations.extraction.claims.judge import SENSE, LearntJudge
from annotations.extraction.claims.stored import heading_of, load
from annotations.extraction.languages import language_for

SHIPPED = Path(__file__).parent / "weights" / "judge"
"""Where it lies, without suffix; what it was taught on is told in the JSON."""


def load_judges(languages: Sequence[str], path: Path = SHIPPED) -> dict[str, LearntJudge]:
    """Return the judge at `path` for each of the languages it was taught on; none is no error.

    :raises UnusableJudge: when a judge is there and its files do not belong together.
    """
    if not path.with_suffix(".json").exists():
        return {}
    heading = heading_of(path)
    known = [code for code in languages if code in heading.get("languages", ())]
    if not known:
        return {}
    encoder = load_encoder() if SENSE in heading.get("blocks", ()) else None
    first = load(path, known[0], encoder)
    return {code: first.speaking(language_for(code)) for code in known}
