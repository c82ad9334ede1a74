"""Measures and teaches a judge of what is worth checking.

python -m annotations.extraction.claims measure EXAMPLES… [--blocks words,shape,plain]
python -m annotations.extraction.claims train EXAMPLES… --to PATH [--blocks …]
python -m annotations.extraction.claims weigh EXAMPLES…

`measure` tells how well the plain features and a learnt judge do, the latter by cross-validation;
`train` does so and writes the judge; `weigh` prints what the plain features are worth (the weights
in `points`).

EXAMPLES are folders of gold articles and files of JSON lines {"text", "label", "lang"}.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from annotations.extraction.claims.encoder import Encoder, load_encoder
from annotations.extraction.claims.examples import from_articles, from_lines
from annotations.extraction.claims.judge import BLOCKS, SENSE
from annotations.extraction.claims.learning import (
    Example,
    Figures,
    cross_validate,
    figures,
    labels_of,
    learn,
    plain_weights,
)
from annotations.extraction.claims.stored import save

FOLDS = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m annotations.extraction.claims")
    parser.add_argument("act", choices=["measure", "train", "weigh"])
    parser.add_argument("examples", nargs="+", type=Path)
    parser.add_argument("--blocks", default="", help=f"of {','.join(BLOCKS)}; all by default")
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--to", type=Path, help="where to write the judge, without suffix")
    given = parser.parse_args(arguments)
    if given.act == "train" and given.to is None:
        parser.error("train needs --to")
    encoder = load_encoder()
    blocks = _blocks(given.blocks, encoder)
    try:
        examples = [example for path in given.examples for example in _examples(path)]
        labels = labels_of(examples)
        if given.act == "weigh":
            for name, weight in plain_weights(examples).items():
                sys.stdout.write(f"{name or 'base'}: {weight:+.2f}\n")
            return 0
        scores = cross_validate(examples, blocks, encoder, folds=FOLDS, strength=given.strength)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    held = figures(labels, scores)
    plain = figures(labels, np.array([each.plain for each in examples]))
    sys.stdout.write(f"{len(examples)} statements, {int(labels.sum())} worth checking\n")
    sys.stdout.write(_line("plain features", plain))
    sys.stdout.write(_line("+".join(blocks), held))
    if given.act == "train":
        _train(examples, blocks, encoder, given, (plain, held))
    return 0


def _blocks(asked: str, encoder: Encoder | None) -> list[str]:
    wanted = asked.split(",") if asked else list(BLOCKS)
    if not asked and encoder is None:
        sys.stderr.write("The sentence encoder is not installed: measured without it.\n")
        wanted.remove(SENSE)
    return [name for name in BLOCKS if name in wanted]


def _examples(path: Path) -> list[Example]:
    return from_articles(path) if path.is_dir() else from_lines(path)


def _line(name: str, found: Figures) -> str:
    return (
        f"{name}: average precision {found.average_precision:.3f}, best F1 {found.f1:.3f}"
        f" (precision {found.precision:.3f}, recall {found.recall:.3f})"
        f" at {found.threshold:.2f}\n"
    )


def _train(
    examples: Sequence[Example],
    blocks: Sequence[str],
    encoder: Encoder | None,
    given: argparse.Namespace,
    measured: tuple[Figures, Figures],
) -> None:
    now = datetime.now(UTC)
    plain, held = measured
    judge = learn(
        examples,
        blocks,
        encoder if SENSE in blocks else None,
        name=f"{given.to.name} {now:%Y-%m-%d}",
        threshold=held.threshold,
        strength=given.strength,
    )
    about = {
        "trained_at": now.isoformat(timespec="seconds"),
        "trained_on": sorted({path.as_posix() for path in given.examples}),
        "languages": sorted({each.language.code for each in examples}),
        "statements": len(examples),
        "worth_checking": sum(each.worth for each in examples),
        "strength": given.strength,
        "cross_validated": {"folds": FOLDS, "judge": asdict(held), "plain": asdict(plain)},
    }
    save(judge, given.to, about)


if __name__ == "__main__":
    sys.exit(main())
