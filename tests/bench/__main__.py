"""Measures the desk and prints one line of JSON; progress goes to stderr. See :mod:`tests.bench`.

python -m tests.bench [--database postgres://…] [--rounds 3] [--fresh-install]
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import importing, promises, reading, writing
from tests.bench.corpus import BenchArticle, make_articles
from tests.bench.desk import Desks
from tests.bench.figures import Figures, machine
from tests.bench.importing import ARTICLES, batches
from tests.bench.server import serving


@dataclass
class Bench:
    """One run: ``rounds`` of each measurement, on desks of its own."""

    desks: Desks
    rounds: int
    figures: Figures = field(default_factory=Figures)
    articles: list[BenchArticle] = field(default_factory=lambda: list(make_articles(ARTICLES)))

    def run(self) -> None:
        bare = batches(article.as_json(spans=False) for article in self.articles)
        marked = batches(article.as_json(spans=True) for article in self.articles)
        full = batches(article.as_json(spans=True, parts=True) for article in self.articles)
        for _ in range(self.rounds):
            with told("import without spans"):
                importing.measure_import(self.desks, bare, self.figures, "import_without_spans")
        for _ in range(self.rounds - 1):
            with told("import with spans"):
                importing.measure_import(self.desks, marked, self.figures, "import_with_spans")
        with told("import with cues and sources"):
            name = "import_with_cues_and_sources"
            importing.measure_import(self.desks, full, self.figures, name)
        self.work(marked)
        self.keep_promises()

    def work(self, marked: Sequence[bytes]) -> None:
        """Everything that is measured on a desk that holds 2,000 articles with their spans."""
        desk, figures = self.desks.copy(), self.figures
        with serving(desk) as server:
            with told("import with spans, and what follows in the background"):
                stored = importing.fill(server, marked, figures)
            work = writing.marks(self.articles, stored)
            ids = [row["article"] for row in stored]
            last = reading.last_page(server.client())
            for _ in range(self.rounds):
                with told("read and export"):
                    reading.measure_export(server, len(stored), figures)
                    reading.measure_lists(server, last, figures)
                    reading.measure_articles(server, ids, figures)
            reading.measure_queries(server, ids[0], next(work), figures)
            for _ in range(self.rounds):
                with told("write"):
                    writing.measure_one(server, work, figures)
                    writing.measure_eight(server, work, figures)
                    writing.measure_same_places(server, work, figures)
                    writing.measure_edits(server, figures)
            for turn in range(1, self.rounds + 1):
                with told("import while eight people write"):
                    more = make_articles(ARTICLES, first=turn * ARTICLES)
                    bodies = batches(article.as_json(spans=True) for article in more)
                    writing.measure_import_while_writing(server, bodies, work, figures)
                    server.finish_background()
            promises.measure_refusals(server, stored[0], figures)
            memory = server.memory()
            figures.note(memory_after_all_rss=memory.rss, memory_after_all_pss=memory.pss)

    def keep_promises(self) -> None:
        """What does not depend on the machine's mood."""
        with told("promises"):
            desk = self.desks.copy()
            promises.measure_quiet(desk, self.articles[0].as_json(spans=True), self.figures)
            promises.measure_secret_key(self.desks.first, self.figures)


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say on stderr what is being measured, and how long that took."""
    begin = time.perf_counter()
    yield
    print(f"{time.perf_counter() - begin:6.1f} s  {what}", file=sys.stderr)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--database", default="", help="a PostgreSQL to measure on, by its address")
    parser.add_argument("--rounds", type=int, default=3, help="the medians of so many are told")
    parser.add_argument("--fresh-install", action="store_true", help="install anew to weigh it")
    return parser.parse_args()


def main() -> None:
    chosen = options()
    about = machine() | {"database": "postgresql" if chosen.database else "sqlite"}
    folder = Path(tempfile.mkdtemp(prefix="factcheck-bench-"))
    try:
        with Desks(folder, chosen.database) as desks:
            bench = Bench(desks, chosen.rounds)
            bench.run()
            promises.measure_install(bench.figures, fresh=chosen.fresh_install)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    figures = bench.figures.told()
    missed = [name for name, figure in figures.items() if figure["ok"] is False]
    line = {"articles": ARTICLES, "machine": about, "missed": missed, "figures": figures}
    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
