"""Working off what an import left behind, once the imports have been quiet for a while.

Nothing hangs on it: the backlog is a table, and a search, the next import or ``manage.py
work_backlog`` takes over where a process died.
"""

import logging
import threading
import time

from django.conf import settings
from django.db import connection

from ..desk.backlog import work_backlog

QUIET = 1.0
"""Seconds without an import before the work begins: an import is not slowed down by its own."""
STEP = 20
"""Texts, and as many claims, in one step: some 10 ms of the write lock each."""
BREATH = 0.15
"""Seconds at least between two steps. Who waits for SQLite's write lock looks every tenth of a
second whether it is free, so that a shorter pause would be missed."""
SHARE = 3
"""How many times as long as its last step the thread rests, so that most of the time is others'."""

logger = logging.getLogger(__name__)


class _Worker:
    """At most one thread of this process, which ends when there is nothing left to do."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.thread: threading.Thread | None = None
        self.last_call = 0.0

    def call(self) -> None:
        """Note that there is work, and see to it that somebody does it."""
        with self.lock:
            self.last_call = time.monotonic()
            if self.thread is None:
                self.thread = threading.Thread(target=self._run, name="backlog", daemon=True)
                self.thread.start()

    def _run(self) -> None:
        try:
            while True:
                self._wait_until_quiet()
                started = time.monotonic()
                left = work_backlog(limit=STEP)
                took = time.monotonic() - started
                with self.lock:
                    # Whoever calls from now on finds no thread and starts another.
                    if not left and time.monotonic() - self.last_call >= QUIET:
                        self.thread = None
                        return
                time.sleep(max(BREATH, SHARE * took))
        except Exception:  # whatever it is, the next import must find no dead thread in its way
            logger.exception("The backlog waits: it could not be worked off.")
            with self.lock:
                self.thread = None
        finally:
            connection.close()

    def _wait_until_quiet(self) -> None:
        while (wait := self.last_call + QUIET - time.monotonic()) > 0:
            time.sleep(wait)


_worker = _Worker()


def work_backlog_soon() -> None:
    """Have the backlog worked off in the background (``FACTCHECK_BACKGROUND``)."""
    if settings.FACTCHECK_BACKGROUND:
        _worker.call()
