"""Waiting for the next job without keeping the database busy."""

import threading
import time

from django.db import connection

from .jobs import CHANNEL

GLANCE = 0.2
"""Seconds between two glances at a SQLite file: each is a few microseconds, and no lock."""


class Bell:
    """Hears that a job may have come, as long as nobody but its own thread uses it.

    On PostgreSQL by what whoever asks for a job sends; on SQLite by seeing that the file was
    written to by somebody else, which need not be a job.
    """

    def __init__(self) -> None:
        self._seen = 0
        self._listening_on: object = None

    def wait(self, seconds: float, stopping: threading.Event) -> None:
        """Return after so many seconds; sooner when something came, or ``stopping`` is set."""
        if connection.vendor == "postgresql":
            self._listen(seconds)
        else:
            self._watch(seconds, stopping)

    def _listen(self, seconds: float) -> None:
        connection.ensure_connection()
        raw = connection.connection
        if self._listening_on is not raw:
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            self._listening_on = raw
        for _notice in raw.notifies(timeout=seconds, stop_after=1):
            pass

    def _watch(self, seconds: float, stopping: threading.Event) -> None:
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if stopping.wait(min(GLANCE, left)):
                return
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA data_version")
                version = cursor.fetchone()[0]
            if version != self._seen:
                self._seen = version
                return
