"""Bringing in 2,000 articles, as a program would that has them all: in batches, as JSON lines.

Batches of 100 over four connections: small enough that nobody waits for a whole archive, enough
connections to keep both cores at work. Each connection first brings in a few other articles: what
is measured is a desk that is up and running; how long it takes to start is a figure of its own.
"""

import json
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

from tests.bench.client import LINES, Answer, Client
from tests.bench.corpus import make_articles
from tests.bench.desk import Desks
from tests.bench.figures import Figures
from tests.bench.server import Server, serving

ARTICLES = 2000
BATCH = 100
CONNECTIONS = 4
WARM_UP = 20
IMPORT = "/api/v1/articles/import/"

_others = count(1_000_000, WARM_UP)


def batches(articles: Iterable[dict[str, Any]]) -> list[bytes]:
    """Return the bodies to send."""
    lines = [json.dumps(article, ensure_ascii=False).encode() for article in articles]
    return [b"\n".join(lines[at : at + BATCH]) for at in range(0, len(lines), BATCH)]


def _warm_up() -> bytes:
    more = make_articles(WARM_UP, first=next(_others))
    return batches(article.as_json(spans=True) for article in more)[0]


def bring_in(server: Server, bodies: Sequence[bytes]) -> tuple[float, list[Answer]]:
    """Send the batches; return the seconds that all took, and the answers in order."""
    clients = [server.client() for _ in range(CONNECTIONS)]
    for client in clients:
        results([client.send("POST", IMPORT, _warm_up(), kind=LINES)])

    def send(client: Client, mine: Sequence[bytes]) -> list[Answer]:
        return [client.send("POST", IMPORT, body, kind=LINES) for body in mine]

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        shares = [bodies[at::CONNECTIONS] for at in range(CONNECTIONS)]
        begin = time.perf_counter()
        answers = list(threads.map(send, clients, shares))
        seconds = time.perf_counter() - begin
    return seconds, [answers[at % CONNECTIONS][at // CONNECTIONS] for at in range(len(bodies))]


def results(answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """Return what became of each article; stop where any was refused."""
    found: list[dict[str, Any]] = []
    for answer in answers:
        if answer.status != 200 or answer.json()["counts"]["invalid"]:
            raise RuntimeError(f"An import failed: {answer.status} {answer.body[:500]!r}")
        found += answer.json()["results"]
    return found


def measure_import(desks: Desks, bodies: Sequence[bytes], figures: Figures, name: str) -> None:
    """Bring the articles in to a new desk."""
    with serving(desks.copy()) as server:
        figures.note(cold_start=server.cold_start)
        seconds, answers = bring_in(server, bodies)
        figures.note(**{name: len(results(answers)) / seconds})


def fill(server: Server, bodies: Sequence[bytes], figures: Figures) -> list[dict[str, Any]]:
    """Bring in the articles that the other figures are measured on; return what they became."""
    before = server.processor_seconds()
    seconds, answers = bring_in(server, bodies)
    used = server.processor_seconds() - before
    stored = results(answers)
    figures.note(
        import_with_spans=len(stored) / seconds,
        import_with_spans_processor=used / len(stored) * 1000,
    )
    begin = time.perf_counter()
    server.finish_background()
    figures.note(import_until_searchable=time.perf_counter() - begin)
    return stored
