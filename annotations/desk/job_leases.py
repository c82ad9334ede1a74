"""Who does which job: taking one, holding it while working, and letting go of it.

Each step is one conditional UPDATE whose row count is checked, so that of two workers exactly one
gets a job, and one that was away too long notices that it lost it. Nothing here is a person's act,
so nothing here writes into the record.
"""

import logging
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_noop

from ..models import Job

LEASE = timedelta(seconds=60)
"""How long a job stays with a worker that gives no sign of life."""
BEAT = 15.0
"""Seconds between two signs of life. Clocks of several machines may differ by the rest."""
MOST_ATTEMPTS = 3
"""How often a job is begun without getting any further."""

WORKER_DIED = gettext_noop(
    "Its worker died three times at the same place. Try it again, or look into the log of the "
    "worker."
)

logger = logging.getLogger(__name__)


class LetGo(Exception):
    """The job is no longer this worker's: stop, and store nothing of what is under way."""


class CancelAsked(LetGo):
    """Somebody asked for the job to be cancelled."""


class Hold:
    """A worker's hold on a job. ``job`` is the row as this worker last wrote it."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def advance(self, *, progress: int, result: dict[str, Any], note: str = "") -> None:
        """Write how far the job is, and keep hold of it.

        In the transaction that stores what was done, nothing is ever done twice or lost: where
        this worker no longer holds the job, the whole transaction goes.

        :raises CancelAsked: when somebody asked for that.
        :raises LetGo: when another worker has the job.
        """
        changes = {
            "progress": progress,
            "total": max(self.job.total, progress),
            "result": result,
            "note": note[:500],
            "attempts": 1,
            "lease_until": timezone.now() + LEASE,
        }
        if not self._update(cancel_requested=False, changes=changes):
            raise CancelAsked if self._mine().exists() else LetGo
        for name, value in changes.items():
            setattr(self.job, name, value)

    @contextmanager
    def kept_alive(self) -> Iterator[None]:
        """Renew the lease now and then, however long a step takes."""
        over = threading.Event()
        thread = threading.Thread(target=self._beat, args=(over,), name="lease", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _beat(self, over: threading.Event) -> None:
        try:
            while not over.wait(BEAT):
                try:
                    self.renew()
                except DatabaseError:
                    logger.warning("The lease of %s could not be renewed.", self.job, exc_info=True)
        finally:
            connection.close()

    def renew(self) -> bool:
        """Keep hold of the job for another :data:`LEASE`; False when it is lost."""
        return self._update(changes={"lease_until": timezone.now() + LEASE})

    def settle(self, state: str, *, error: str = "") -> bool:
        """End the job; False when it is no longer this worker's to end."""
        return self._update(changes=ended(state, error=error))

    def hand_back(self, *, tried: bool = False) -> bool:
        """Let another worker go on; ``tried``: this one could not. Cancelled, if that was asked."""
        changes: dict[str, Any] = {"state": Job.State.QUEUED, "lease_until": None, "worker": ""}
        if not tried:
            changes["attempts"] = 0
        handed_back = self._update(cancel_requested=False, changes=changes)
        return handed_back or self.settle(Job.State.CANCELLED)

    def _mine(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, state=Job.State.RUNNING, worker=self.job.worker)

    def _update(self, *, changes: dict[str, Any], **conditions: Any) -> bool:
        with transaction.atomic():
            return bool(self._mine().filter(**conditions).update(**changes))


def ended(state: str, *, error: str = "") -> dict[str, Any]:
    """Return what a job becomes that ends in a state."""
    return {
        "state": state,
        "error": error,
        "finished_at": timezone.now(),
        "lease_until": None,
        "worker": "",
        "key": "",
    }


def take_job(*, worker: str, pk: int | None = None) -> Hold | None:
    """Take the job that needs least, of those that wait or whose worker has died; None for none.

    What is short goes first, so that one article need not wait for an archive. ``worker`` is the
    name of a process; ``pk`` asks for one job only. A job that should be cancelled, or was begun
    :data:`MOST_ATTEMPTS` times in vain, is ended on the way.
    """
    while True:
        waiting = Job.objects.takeable(timezone.now())
        if pk is not None:
            waiting = waiting.filter(pk=pk)
        job = waiting.order_by(F("total") - F("progress"), "pk").first()
        if job is None:
            return None
        # Another worker's UPDATE of this row makes one of these conditions untrue.
        same = waiting.filter(pk=job.pk, attempts=job.attempts, state=job.state)
        changes = _next_step(job, worker)
        with transaction.atomic():
            changed = same.update(**changes)
        if changed and changes["state"] == Job.State.RUNNING:
            return Hold(Job.objects.get(pk=job.pk))


def _next_step(job: Job, worker: str) -> dict[str, Any]:
    if job.cancel_requested:
        return ended(Job.State.CANCELLED)
    if job.attempts >= MOST_ATTEMPTS:
        logger.error("%s is given up: its worker died %s times.", job, job.attempts)
        return ended(Job.State.FAILED, error=WORKER_DIED)
    now = timezone.now()
    return {
        "state": Job.State.RUNNING,
        "key": "",  # it no longer waits: the same may be asked for once more
        "worker": f"{worker[:80]}:{secrets.token_hex(6)}",
        "lease_until": now + LEASE,
        "attempts": F("attempts") + 1,
        "started_at": Coalesce("started_at", now),
    }


def shorter_job_waits(job: Job) -> bool:
    """Whether some job waits that needs less than half of what is left of this one."""
    left = job.total - job.progress
    waiting = Job.objects.takeable(timezone.now()).exclude(pk=job.pk)
    return waiting.filter(total__lt=F("progress") + left / 2).exists()
