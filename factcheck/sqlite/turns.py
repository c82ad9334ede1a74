"""Who writes next, among the threads of all processes that share a SQLite file.

SQLite itself has no queue: whoever finds the file locked sleeps for longer and longer, up to a
tenth of a second, while others come and take the lock. Eight people at work then wait for half a
second now and again, and a large import makes it worse. Here they wait in line.
"""

import fcntl
import os
import threading
import time
from collections import deque
from functools import cache
from pathlib import Path

PAUSE = 0.0005
"""Seconds between two looks at a lock that another process holds."""


class Late(Exception):
    """The turn did not come in time."""


class Turns:
    """The turns of one file. At most one thread of all processes has taken one at any time.

    Threads of a process are served in the order in which they came. Among processes there are two
    locks, as in a turnstile: who is next waits at the second one and holds the first, so that a
    process that has just written cannot overtake it.
    """

    def __init__(self, path: Path) -> None:
        self.file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self.guard = threading.Lock()
        self.line: deque[threading.Lock] = deque()

    def take(self, seconds: float) -> None:
        """Wait for a turn.

        :raises Late: when it has not come after so many seconds.
        """
        deadline = time.monotonic() + seconds
        self._wait_in_line(seconds)
        try:
            self._lock(0, deadline)
            try:
                self._lock(1, deadline)
            finally:
                fcntl.lockf(self.file, fcntl.LOCK_UN, 1, 0)
        except BaseException:
            self._leave_line()
            raise

    def give_back(self) -> None:
        """Let the next one in."""
        fcntl.lockf(self.file, fcntl.LOCK_UN, 1, 1)
        self._leave_line()

    def _wait_in_line(self, seconds: float) -> None:
        mine = threading.Lock()
        mine.acquire()
        with self.guard:
            self.line.append(mine)
            if self.line[0] is mine:
                return
        if mine.acquire(timeout=seconds):
            return
        with self.guard:
            if self.line[0] is not mine:  # else it came at the last moment
                self.line.remove(mine)
                raise Late

    def _leave_line(self) -> None:
        with self.guard:
            self.line.popleft()
            if self.line:
                self.line[0].release()

    def _lock(self, place: int, deadline: float) -> None:
        # By looking, not by waiting: a wait in the kernel knows no deadline.
        while True:
            try:
                fcntl.lockf(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
            except (BlockingIOError, PermissionError):  # POSIX allows either
                if time.monotonic() > deadline:
                    raise Late from None
                time.sleep(PAUSE)
            else:
                return


def turns_of(path: Path) -> Turns:
    """Return the turns of a file; a process that was forked has a line of its own."""
    return _turns(path, os.getpid())


@cache
def _turns(path: Path, process: int) -> Turns:  # noqa: ARG001 - it parts parent and child
    return Turns(path)
