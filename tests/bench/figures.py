"""What is measured, in which unit, and what is aimed at."""

import os
import platform
import sqlite3
import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

AT_MOST, AT_LEAST, JUST = "≤", "≥", "="


@dataclass(frozen=True)
class Aim:
    """The unit of a figure, and what it should come to; no relation: it is only told."""

    unit: str
    relation: str = ""
    value: float | str = 0
    of: Callable[[list[Any]], Any] = statistics.median
    """What is told of the values of several rounds."""

    def met_by(self, value: Any) -> bool | None:
        if self.relation == AT_MOST:
            return bool(value <= self.value)
        if self.relation == AT_LEAST:
            return bool(value >= self.value)
        return bool(value == self.value) if self.relation else None

    @property
    def told(self) -> str | None:
        return f"{self.relation} {self.value}" if self.relation else None


def none_of(unit: str) -> Aim:
    """Something that must not happen, not even in one round."""
    return Aim(unit, JUST, 0, of=sum)


def only(value: str | int) -> Aim:
    """Something that can only be one thing."""
    return Aim("", JUST, value, of=lambda values: max(values, key=values.count))


AIMS: Mapping[str, Aim] = {
    # In bulk: 2,000 articles of about 400 words, over the API.
    "import_with_spans": Aim("articles/s", AT_LEAST, 1500),
    "import_without_spans": Aim("articles/s", AT_LEAST, 4000),
    "import_with_cues_and_sources": Aim("articles/s"),
    "import_with_spans_processor": Aim("ms of the server's processor time/article"),
    "import_until_searchable": Aim("s"),
    # One quote at a time, by one person.
    "create_one": Aim("/s", AT_LEAST, 200),
    "create_one_p50": Aim("ms"),
    "create_one_p95": Aim("ms", AT_MOST, 10),
    "create_one_processor": Aim("ms of the server's processor time/request"),
    "create_one_queries": Aim("queries", AT_MOST, 12),
    # Eight people at once, as fast as they can.
    "eight_writers": Aim("/s", AT_LEAST, 200),
    "eight_writers_p95": Aim("ms", AT_MOST, 60),
    "eight_writers_errors": none_of("requests"),
    "eight_writers_duplicates": none_of("quotes"),
    "eight_writers_lost_updates": none_of("edits"),
    # The same eight, while 2,000 articles are brought in.
    "import_while_writing": Aim("s", AT_MOST, 10),
    "import_while_writing_errors": none_of("requests"),
    "import_while_writing_p95": Aim("ms", AT_MOST, 150),
    "import_while_writing_writers": Aim("/s"),
    # Reading.
    "list_first_page_p50": Aim("ms", AT_MOST, 15),
    "list_first_page_p95": Aim("ms"),
    "list_last_page_p50": Aim("ms", AT_MOST, 15),
    "list_last_page_p95": Aim("ms"),
    "list_10_queries": Aim("queries", AT_MOST, 10),
    "list_50_queries": Aim("queries", AT_MOST, 10),
    "list_200_queries": Aim("queries", AT_MOST, 10),
    "open_article_p50": Aim("ms", AT_MOST, 10),
    "open_article_p95": Aim("ms"),
    "open_article_queries": Aim("queries"),
    "article_page_p50": Aim("ms"),
    "articles_page_p50": Aim("ms"),
    # Taking everything away, as NDJSON.
    "export": Aim("articles/s", AT_LEAST, 5000),
    "export_size": Aim("MB"),
    "memory_before_export_rss": Aim("MB"),
    "memory_before_export_pss": Aim("MB"),
    "memory_peak_in_export_rss": Aim("MB", of=max),
    "memory_peak_in_export_pss": Aim("MB", AT_MOST, 250, of=max),
    "memory_growth_in_export": Aim("MB of PSS", AT_MOST, 10, of=max),
    # After 8,000 articles and some thousand edits, at work.
    "memory_after_all_rss": Aim("MB"),
    "memory_after_all_pss": Aim("MB", AT_MOST, 250),
    # Starting, and what a desk promises.
    "cold_start": Aim("s", AT_MOST, 2),
    "install": Aim("MB", AT_MOST, 200),
    "stale_edit": only(412),
    "span_outside_text": only(400),
    "listens_on": only("127.0.0.1"),
    "calls_out": none_of("attempts"),
    "secret_key_mode": only("0600"),
}


class Figures:
    """The values of all rounds."""

    def __init__(self) -> None:
        self.values: defaultdict[str, list[Any]] = defaultdict(list)

    def note(self, **values: Any) -> None:
        """Add the value of one round to each of these figures."""
        for name, value in values.items():
            if name not in AIMS:
                raise KeyError(name)
            self.values[name].append(value)

    def told(self) -> dict[str, dict[str, Any]]:
        """Return each figure with its unit, what was aimed at, and whether that was met."""
        return {name: self._one(name) for name in AIMS if name in self.values}

    def _one(self, name: str) -> dict[str, Any]:
        aim, values = AIMS[name], self.values[name]
        value = aim.of(values)
        rounds = {"rounds": len(values)} if len(values) > 1 else {}
        met = aim.met_by(value)
        if isinstance(value, float):
            value = round(value, 1 if value >= 100 else 2)
        return {"value": value, "unit": aim.unit, "target": aim.told, "ok": met} | rounds


def machine() -> dict[str, Any]:
    """What the figures were measured on, and how busy it was at the start."""
    return {
        "when": f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}",
        "cores": len(os.sched_getaffinity(0)),
        "processor": _processor(),
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "load_at_start": round(os.getloadavg()[0], 2),
    }


def _processor() -> str:
    with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123 - it has no size to read by
        names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    return names[0] if names else platform.machine()
