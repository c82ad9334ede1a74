"""Lists, articles, pages, and the export of everything with the memory that it takes."""

import json
import time
from collections.abc import Sequence
from typing import Any

from tests.bench.client import Client, percentile
from tests.bench.figures import Figures
from tests.bench.server import MemoryWatch, Server

TIMES = 100
ARTICLES = "/api/v1/articles/"


def _times(client: Client, paths: Sequence[str]) -> list[float]:
    """Milliseconds that each path takes, once the first few have warmed up."""
    for path in paths[:3]:
        client.get(path)
    return [client.get(path).seconds * 1000 for path in paths]


def last_page(client: Client) -> str:
    """Go through the list of all articles; return the path of its last page."""
    path = f"{ARTICLES}?limit=50"
    while following := client.get(path).json()["next"]:
        path = following[following.index(ARTICLES) :]
    return path


def measure_lists(server: Server, last: str, figures: Figures) -> None:
    """Fifty articles, on the first page and the last."""
    client = server.client()
    first_times = _times(client, [f"{ARTICLES}?limit=50"] * TIMES)
    last_times = _times(client, [last] * TIMES)
    figures.note(
        list_first_page_p50=percentile(first_times, 0.5),
        list_first_page_p95=percentile(first_times, 0.95),
        list_last_page_p50=percentile(last_times, 0.5),
        list_last_page_p95=percentile(last_times, 0.95),
    )


def measure_articles(server: Server, ids: Sequence[int], figures: Figures) -> None:
    """One article with everything marked in it, over the API and as a page; the page of them."""
    some = ids[:: max(1, len(ids) // TIMES)]
    times = _times(server.client(), [f"{ARTICLES}{pk}/annotations/" for pk in some])
    browser = server.browser()
    pages = _times(browser, [f"/articles/{pk}/" for pk in some[:40]])
    lists = _times(browser, ["/articles/"] * 20)
    figures.note(
        open_article_p50=percentile(times, 0.5),
        open_article_p95=percentile(times, 0.95),
        article_page_p50=percentile(pages, 0.5),
        articles_page_p50=percentile(lists, 0.5),
    )


def measure_export(server: Server, count: int, figures: Figures) -> None:
    """Everything as NDJSON, with the memory of all server processes before and meanwhile."""
    client = server.client()
    before = server.memory()
    with MemoryWatch(server) as watch:
        begin = time.perf_counter()
        size = client.size_of("/api/v1/export/?format=ndjson")
        seconds = time.perf_counter() - begin
        watch.seen.append(server.memory())
    figures.note(
        export=count / seconds,
        export_size=size / 1_000_000,
        memory_before_export_rss=before.rss,
        memory_before_export_pss=before.pss,
        memory_peak_in_export_rss=watch.peak.rss,
        memory_peak_in_export_pss=watch.peak.pss,
        memory_growth_in_export=watch.peak.pss - before.pss,
    )


def measure_queries(server: Server, article: int, mark: dict[str, Any], figures: Figures) -> None:
    """How many queries a request makes, counted in a process beside the server."""
    requests = {
        **{f"list_{size}_queries": ["GET", f"{ARTICLES}?limit={size}"] for size in (10, 50, 200)},
        "open_article_queries": ["GET", f"{ARTICLES}{article}/annotations/"],
        "create_one_queries": ["POST", "/api/v1/quotes/", mark],
    }
    told = server.desk.run("tests.bench.queries", server.desk.tokens[0], json.dumps(requests))
    figures.note(**json.loads(told))
