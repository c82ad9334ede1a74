"""Runs the engine on gold articles and prints a table: `make score`.

python -m annotations.extraction.measuring.score FOLDER… [--rules-only]
"""

import argparse
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from annotations.extraction.engine import ENGINE_VERSION, extract
from annotations.extraction.equipment import BARE, Equipment, load_equipment
from annotations.extraction.measuring.marked import GoldArticle, read_folder
from annotations.extraction.measuring.scores import Scores, score

LEARNT_FROM = frozenset(["taught", "reported"])
"""The folders of articles that are only learnt from, where not everything is marked."""
_COLUMNS = (
    ("soft", lambda s: s.soft.f1),
    ("norm", lambda s: s.norm.f1),
    ("token", lambda s: s.token.f1),
    ("direct", lambda s: s.direct.f1),
    ("speaker", lambda s: s.speaker.percent),
    ("whole", lambda s: s.whole.f1),
    ("chains", lambda s: s.chains.percent),
    ("names", lambda s: s.names.percent),
    ("polarity", lambda s: s.polarity.percent),
    ("anonymity", lambda s: s.anonymity.percent),
    ("claims", lambda s: s.claims.f1),
)


@dataclass(slots=True)
class Row:
    """The scores of one engine on one folder."""

    folder: str
    engine: str
    scores: Scores = field(default_factory=Scores)
    articles: int = 0
    words: int = 0
    seconds: float = 0.0


def measure(articles: Iterable[GoldArticle], equipment: Equipment, folder: str = "") -> Row:
    """Run the engine on articles and add up its scores; `seconds` are of processor time."""
    row = Row(folder, "rules")
    for article in articles:
        begin = time.process_time()
        found = extract(
            article.text,
            article.language,
            title=article.title,
            equipment=equipment,
        )
        row.seconds += time.process_time() - begin
        row.words += len(article.text.split())
        row.articles += 1
        row.engine = found.engine
        row.scores = row.scores + score(article, found)
    return row


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table in Markdown; "–" where nothing counts."""
    names = ["gold articles", "engine", *(name for name, _ in _COLUMNS), "words/s"]
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    for row in rows:
        figures = [_told(of(row.scores)) for _, of in _COLUMNS]
        speed = f"{row.words / row.seconds:,.0f}" if row.seconds else "–"
        cells = [f"{row.folder} ({row.articles})", row.engine, *figures, speed]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _by_folder(folders: Iterable[Path]) -> Mapping[str, list[GoldArticle]]:
    """The articles of each folder that holds some, by the last two parts of its path."""
    found = {file.parent for folder in folders for file in folder.rglob("*.txt")}
    places = sorted(place for place in found if place.name not in LEARNT_FROM)
    return {"/".join(place.parts[-2:]): read_folder(place) for place in places}


def main(arguments: Sequence[str]) -> None:
    """Print the table of all folders, with the bare rules and with all that is installed."""
    parser = argparse.ArgumentParser(prog="make score", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("fixtures/gold")])
    parser.add_argument("--rules-only", action="store_true", help="load no parser and no model")
    chosen = parser.parse_args(arguments)
    folders = _by_folder(chosen.folders)
    engines = [BARE] if chosen.rules_only else [BARE, load_equipment()]
    rows = [
        measure(articles, equipment, folder)
        for equipment in engines
        for folder, articles in folders.items()
    ]
    now = datetime.now(tz=UTC)
    sys.stdout.write(f"Engine version {ENGINE_VERSION}, {now:%Y-%m-%d}.\n\n")
    sys.stdout.write(table(rows) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
