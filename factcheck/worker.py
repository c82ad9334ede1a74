"""The process in which gunicorn serves: threads, with connections spread over all processes."""

import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

STEP = 0.002
"""Seconds that a worker lets pass for each connection it has, before it takes another."""
LONGEST = 0.016


def hesitation(connections: int) -> float:
    """Return how many seconds a worker with so many connections waits before it takes another."""
    return min(connections * STEP, LONGEST)


class BalancedWorker(ThreadWorker):
    """A threaded worker that lets those with fewer connections go first.

    Linux wakes all workers for a new connection, but the one that was busy last is the quickest to
    take it. Connections are kept open, so that without this a program that opens four, or eight
    people, may all end up in one process and have one core of two.
    """

    def accept(self, listener: Any) -> None:
        """Take a connection, unless somebody else has taken it meanwhile."""
        time.sleep(hesitation(self.nr_conns))
        super().accept(listener)
