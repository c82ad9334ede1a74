"""Trains the weights that come with the engine, and writes them beside it.

python -m annotations.extraction.sequence GOLD [--folder FOLDER]

GOLD holds `en/tuning` and `fr/tuning`, articles marked for this project, and beside them
`reported`, full of indirect speech (English only), and `taught`, full of relayed speech; `held/` is
never opened. Quotes are learnt from the first two, chains from the first and the last. A model
learns from both languages; the parsers that are installed are used.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from annotations.extraction.equipment import LANGUAGES, load_equipment
from annotations.extraction.sequence.lessons import CHAINS_FROM, QUOTES_FROM, lessons_in
from annotations.extraction.sequence.training import equipped, figures, measure, train, train_chains
from annotations.extraction.sequence.weights import CHAINS, FOLDER, save


def main(arguments: list[str]) -> int:
    """Train, write and say what was learnt from; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m annotations.extraction.sequence")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the weights go")
    chosen = parser.parse_args(arguments)
    parsers = load_equipment(sequence=False, judge=False).parsers
    gold = chosen.gold
    quotes, relayed = (
        [item for code in LANGUAGES for part in parts for item in lessons_in(gold / code / part)]
        for parts in (QUOTES_FROM, CHAINS_FROM)
    )
    chosen.folder.mkdir(parents=True, exist_ok=True)
    weights = train(quotes, LANGUAGES, parsers)
    chains = train_chains(relayed, LANGUAGES, parsers)
    save(chains, chosen.folder, CHAINS)
    # Of the articles it has learnt from: this says that the weights work, not how well.
    scores = figures(measure(quotes, equipped(weights, parsers, chains)))
    save(replace(weights, metadata=replace(weights.metadata, scores=scores)), chosen.folder)
    for each in (weights, chains):
        meta = each.metadata
        sys.stdout.write(
            f"{meta.articles} articles, {meta.quotes} quotes, {len(each.data) // 1024} KB\n"
        )
    sys.stdout.write(f"{scores}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
