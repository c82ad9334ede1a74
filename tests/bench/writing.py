"""Marking quotes and wording claims: by one person, by eight at once, and during an import."""

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from tests.bench.client import Answer, Client, Crowd, percentile
from tests.bench.corpus import BenchArticle
from tests.bench.figures import Figures
from tests.bench.importing import bring_in, results
from tests.bench.server import Server

PEOPLE = 8
ONE_PERSON = 300
EACH_OF_EIGHT = 100
SAME_PLACES = 40
EDITS = 25
QUOTES = "/api/v1/quotes/"
_WORDS = re.compile(r"\w+ \w+")

Mark = dict[str, Any]


def marks(articles: Sequence[BenchArticle], stored: Sequence[dict[str, Any]]) -> Iterator[Mark]:
    """Yield quotes to mark: two words each, at places where none stands yet, no two alike.

    One to an article before the second to any, as when people work on many texts.
    """
    places = [[match.span() for match in _WORDS.finditer(article.text)] for article in articles]
    for depth in range(20):
        for article, row, spots in zip(articles, stored, places, strict=True):
            start, end = spots[depth]
            place = {"start": start, "end": end, "exact": article.text[start:end]}
            yield {"revision": row["revision"], "content": [place]}


def measure_one(server: Server, work: Iterator[Mark], figures: Figures) -> None:
    """One person marks one quote after the other."""
    client = server.client()
    for _ in range(20):
        client.send("POST", QUOTES, next(work))
    mine = [next(work) for _ in range(ONE_PERSON)]
    before, begin = server.processor_seconds(), time.perf_counter()
    answers = [client.send("POST", QUOTES, mark) for mark in mine]
    seconds = time.perf_counter() - begin
    used = server.processor_seconds() - before
    _expect(answers, {201})
    times = [answer.seconds * 1000 for answer in answers]
    figures.note(
        create_one=ONE_PERSON / seconds,
        create_one_p50=percentile(times, 0.5),
        create_one_p95=percentile(times, 0.95),
        create_one_processor=used / ONE_PERSON * 1000,
    )


def _expect(answers: Sequence[Answer], statuses: set[int]) -> None:
    for answer in answers:
        if answer.status not in statuses:
            raise RuntimeError(f"{answer.status}: {answer.body[:500]!r}")


def _mark_all(number: int, crowd: Crowd, server: Server, work: list[list[Mark]]) -> Any:
    client = server.client(number + 1)
    client.get("/api/v1/me/")
    crowd.gate.wait(60)
    begin = time.perf_counter()
    answers = [client.send("POST", QUOTES, mark) for mark in work[number]]
    return begin, time.perf_counter(), answers


def measure_eight(server: Server, work: Iterator[Mark], figures: Figures) -> None:
    """Eight people mark quotes, each their own."""
    shares = [[next(work) for _ in range(EACH_OF_EIGHT)] for _ in range(PEOPLE)]
    crowd = Crowd(PEOPLE, _mark_all, server, shares)
    crowd.start()
    done = crowd.results()
    seconds = max(end for _begin, end, _ in done) - min(begin for begin, _end, _ in done)
    answers = [answer for _begin, _end, mine in done for answer in mine]
    figures.note(
        eight_writers=len(answers) / seconds,
        eight_writers_p95=percentile([answer.seconds * 1000 for answer in answers], 0.95),
        eight_writers_errors=sum(answer.status != 201 for answer in answers),
    )


def measure_same_places(server: Server, work: Iterator[Mark], figures: Figures) -> None:
    """All eight mark the same places; each must be stored once, and the others told where it is."""
    shares = [[next(work) for _ in range(SAME_PLACES)]] * PEOPLE
    crowd = Crowd(PEOPLE, _mark_all, server, shares)
    crowd.start()
    answers = [answer for _begin, _end, mine in crowd.results() for answer in mine]
    statuses = Counter(answer.status for answer in answers)
    errors = len(answers) - statuses[201] - statuses[409]
    figures.note(
        eight_writers_duplicates=abs(statuses[201] - SAME_PLACES), eight_writers_errors=errors
    )


def _edit(number: int, crowd: Crowd, server: Server, path: str) -> list[Answer]:
    client = server.client(number + 1)
    crowd.gate.wait(60)
    answers = []
    for turn in range(EDITS):
        seen = client.get(path)
        words = {"statement": f"{seen.json()['statement'][:200]} {number}.{turn}"}
        answers.append(client.send("PATCH", path, words, match=seen.etag))
    return answers


def measure_edits(server: Server, figures: Figures) -> None:
    """All eight word one claim anew, each on the version they read.

    Every edit that was answered with 200 must be one step of the claim's version, and the last
    one must be what the claim says; every other is refused with 412.
    """
    client = server.client()
    claim = client.send("POST", "/api/v1/claims/", {"statement": "As it was."}).json()
    path = f"/api/v1/claims/{claim['id']}/"
    crowd = Crowd(PEOPLE, _edit, server, path)
    crowd.start()
    answers = [answer for mine in crowd.results() for answer in mine]
    kept = sorted(answer.json()["version"] for answer in answers if answer.status == 200)
    last = client.get(path).json()
    steps = list(range(claim["version"] + 1, last["version"] + 1))
    told = {answer.json()["statement"] for answer in answers if answer.status == 200}
    figures.note(
        eight_writers_lost_updates=abs(len(kept) - len(steps))
        + (kept != steps)
        + (last["statement"] not in told),
        eight_writers_errors=sum(answer.status not in (200, 412) for answer in answers),
    )


def _mark_until_told(number: int, crowd: Crowd, server: Server, work: list[list[Mark]]) -> Any:
    client: Client = server.client(number + 1)
    client.get("/api/v1/me/")
    crowd.gate.wait(60)
    answers = []
    for mark in work[number]:
        answers.append(client.send("POST", QUOTES, mark))
        if crowd.stop.is_set():
            break
    return answers


def measure_import_while_writing(
    server: Server, bodies: Sequence[bytes], work: Iterator[Mark], figures: Figures
) -> None:
    """Eight people mark quotes as fast as they can while 2,000 articles come in."""
    shares = [[next(work) for _ in range(600)] for _ in range(PEOPLE)]
    crowd = Crowd(PEOPLE, _mark_until_told, server, shares)
    crowd.start()
    time.sleep(0.3)  # they are at work when the import begins
    seconds, imported = bring_in(server, bodies)
    answers = [answer for mine in crowd.results() for answer in mine]
    results(imported)
    figures.note(
        import_while_writing=seconds,
        import_while_writing_errors=sum(answer.status != 201 for answer in answers),
        import_while_writing_p95=percentile([answer.seconds * 1000 for answer in answers], 0.95),
        import_while_writing_writers=len(answers) / (seconds + 0.3),
    )
