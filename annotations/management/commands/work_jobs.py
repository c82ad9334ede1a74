"""``manage.py work_jobs``: do the long work that waits."""

import os
import signal
import socket
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext as _

from ...desk.job_kinds import work_job
from ...desk.job_leases import shorter_job_waits, take_job
from ...desk.job_waiting import Bell
from ...desk.reminding import look_after
from ...desk.tools import IDLE, Tools, load_models
from ...models import Job

POLL = 1.0
"""Seconds between two looks for a job."""
TROUBLE = 5.0
"""Seconds until the next try where the database does not answer."""
TURN = 2.0
"""Seconds of a long job after which a shorter one may go first."""
ROUND = 600.0
"""Seconds between two looks for reviews that are due and mails that a server did not take."""


class Command(BaseCommand):
    """Do the jobs that wait, one at a time, until told to stop.

    SIGTERM or Ctrl-C: the text under way is finished and the job handed back. A second one ends
    at once; the job is then taken again when its lease has run out.
    """

    help = "Do the long work that waits, until told to stop."
    requires_system_checks = []  # they would load every page, for as long as the worker lives

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        much = parser.add_mutually_exclusive_group()
        much.add_argument("--once", action="store_true", help="do one job, if there is one")
        much.add_argument("--until-empty", action="store_true", help="end when nothing waits")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do them."""
        self.quiet = options["verbosity"] == 0
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.tools = Tools(load_models)
        self.stopping = threading.Event()
        self.turn = 0.0
        self.looked = -ROUND
        with _told_by_signals(self.stopping):
            self._work(once=options["once"], until_empty=options["until_empty"])

    def _work(self, *, once: bool, until_empty: bool) -> None:
        bell = Bell()
        if not (once or until_empty):
            self._tell(_("Waiting for jobs."))
        while not self.stopping.is_set():
            try:
                if not (once or until_empty):
                    self._look_after()
                if self._work_one():
                    if once:
                        return
                    continue
                if once or until_empty:
                    return
                self.tools.put_away(unless_used_within=IDLE)
                bell.wait(POLL, self.stopping)
            except (OperationalError, InterfaceError) as error:
                if once or until_empty:
                    raise
                self._tell(_("The database does not answer: %(error)s") % {"error": error})
                connection.close()
                self.stopping.wait(TROUBLE)

    def _work_one(self) -> bool:
        hold = take_job(worker=self.name)
        if hold is None:
            return False
        job, begin = hold.job, time.monotonic()
        self._tell(
            _("%(job)s begins: %(kind)s, %(progress)s of %(total)s.")
            % {"job": job, "kind": job.get_kind_display(), **_how_far(job)}
        )
        self.turn = begin
        with hold.kept_alive():
            work_job(hold, tools=self.tools, stop=self._stop)
        job.refresh_from_db()
        values = {"job": job, "state": job.get_state_display(), "error": job.error_sentence}
        values |= _how_far(job) | {"seconds": f"{time.monotonic() - begin:.1f}"}
        self._tell(
            _("%(job)s: %(state)s, %(progress)s of %(total)s, %(seconds)s s. %(error)s") % values
        )
        return True

    def _look_after(self) -> None:
        if time.monotonic() - self.looked >= ROUND:
            self.looked = time.monotonic()
            look_after()

    def _stop(self, job: Job) -> bool:
        if self.stopping.is_set():
            return True
        if time.monotonic() - self.turn < TURN:
            return False
        self.turn = time.monotonic()
        return shorter_job_waits(job)

    def _tell(self, line: str) -> None:
        if not self.quiet:
            self.stderr.write(line.strip(), style_func=str)


def _how_far(job: Job) -> dict[str, int]:
    return {"progress": job.progress, "total": job.total}


@contextmanager
def _told_by_signals(stopping: threading.Event) -> Iterator[None]:
    """Set ``stopping`` at the first SIGTERM or SIGINT; the second does what it always does."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is told
        return
    signals = (signal.SIGTERM, signal.SIGINT)
    before = {each: signal.getsignal(each) for each in signals}

    def stop(*_: Any) -> None:
        stopping.set()
        for each, handler in before.items():
            signal.signal(each, handler)

    for each in signals:
        signal.signal(each, stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
