"""What the record costs: `python -m tests.bench.bench_record [--lines 1000000]`.

Writes so many lines into a SQLite desk of its own, proves them, and weighs an act with its event
against the bare write. Prints one line of JSON.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from statistics import median

BATCH = 20_000
ACTS = 300


def main(lines: int) -> None:
    """Measure on a new desk in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="factcheck-bench-") as folder:
        os.environ["FACTCHECK_DATA_DIR"] = folder
        os.environ.pop("DATABASE_URL", None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        figures = write(lines) | prove() | weigh()
    print(json.dumps({"lines": lines} | figures))


def write(lines: int) -> dict[str, float]:
    from django.db import transaction
    from django.utils import timezone

    from annotations.desk.record import record_lines

    details = {"revision": 1, "sha256": "ab" * 32, "extractor": "paste", "quotes": 8, "claims": 2}
    begin = time.perf_counter()
    for first in range(0, lines, BATCH):
        with transaction.atomic():
            record_lines(
                (timezone.now(), None, "article.created", "article", n, n, None, details)
                for n in range(first, min(first + BATCH, lines))
            )
    return {"lines_written_per_second": lines / (time.perf_counter() - begin)}


def prove() -> dict[str, float]:
    from annotations.desk.verifying import verify_events

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.perf_counter()
    proof = verify_events()
    seconds = time.perf_counter() - begin
    assert proof.broken is None
    growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"verify_seconds": seconds, "verify_memory_growth_mib": growth / 1024}


def weigh() -> dict[str, float]:
    """Medians of the same write alone and with its event, in turns."""
    from django.db import transaction
    from django.utils import timezone

    from annotations.desk.record import record
    from annotations.models import Outlet

    bare, whole = [], []
    for turn in range(ACTS):
        begin = time.perf_counter()
        with transaction.atomic():
            Outlet.objects.create(name=f"bare {turn}", created_at=timezone.now())
        middle = time.perf_counter()
        with transaction.atomic():
            outlet = Outlet.objects.create(name=f"told {turn}", created_at=timezone.now())
            data = {"name": outlet.name}
            record(actor=None, verb="outlet.created", target=outlet, data=data)
        bare.append(middle - begin)
        whole.append(time.perf_counter() - middle)
    return {
        "bare_write_ms": median(bare) * 1000,
        "write_with_event_ms": median(whole) * 1000,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    sys.exit(main(parser.parse_args().lines))
