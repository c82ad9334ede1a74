"""`python -m factcheck.serve`: the server, and the worker of long work, begun and ended as one.

It loads the desk once and forks both from what it has loaded, so that they share it: an idle worker
then needs 15 MB of its own instead of 50, and starts within a few milliseconds.
"""

import ctypes
import errno
import multiprocessing
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

LOOK = 0.25
"""Seconds between two looks whether both are alive."""
STEADY = 60.0
"""Seconds after which a worker that lives is well, and its earlier deaths are forgotten."""
MOST_DEATHS = 6
"""Deaths in a row after which the worker is given up: with the pauses, some minute."""
LONGEST_PAUSE = 30.0
GRACE = 40.0
"""Seconds that both have to finish what they are at; gunicorn takes up to 30."""
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

_PR_SET_PDEATHSIG, _PR_SET_NAME = 1, 15  # prctl(2)


def tell(sentence: str) -> None:
    """Say something to who started the desk."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - this is how it speaks


def taken(bind: str) -> bool:
    """Whether somebody listens at an address ("127.0.0.1:8000", "[::1]:8000") already.

    What is no such address, as a Unix socket, is left to the server.
    """
    host, _, port = bind.rpartition(":")
    if not port.isdigit() or "/" in host:
        return False
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host or "0.0.0.0", int(port)))  # noqa: S104 - as asked for
        except PermissionError:
            return False
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


class Child:
    """A process that does ``run``, and is kept running. ``restarts`` False: it dies for good."""

    def __init__(self, name: str, run: Callable[[], object], *, restarts: bool) -> None:
        self.name = name
        self.run = run
        self.restarts = restarts
        self.process: multiprocessing.process.BaseProcess | None = None
        self.deaths = 0
        self.started = 0.0
        self.next_start = 0.0

    def start(self) -> None:
        """Fork it."""
        self.started = time.monotonic()
        self.process = multiprocessing.get_context("fork").Process(target=self._live)
        # What comes before the child has its own handlers waits until it has.
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)

    def _live(self) -> None:
        os.setpgid(0, 0)  # a group of its own: what it is told, it is told by us
        _name_and_bind_to_parent(f"desk-{self.name}")
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        self.run()

    @property
    def alive(self) -> bool:
        """Whether it has been started and runs."""
        return self.process is not None and self.process.is_alive()

    def look(self) -> int | None:
        """See that it runs; return its exit code when it has ended for good."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.next_start:
                self.start()
            return None
        code = self.process.exitcode
        if code is None:
            return None
        self.process = None
        self.deaths = 1 if now - self.started >= STEADY else self.deaths + 1
        if not self.restarts or self.deaths >= MOST_DEATHS:
            tell(f"The {self.name} ended ({_told(code)}).")
            return code
        pause = min(2.0 ** (self.deaths - 1), LONGEST_PAUSE)
        self.next_start = now + pause
        tell(f"The {self.name} ended ({_told(code)}); it is started again in {pause:.0f} s.")
        return None

    def ask_to_end(self) -> None:
        """Tell it to finish what it is at, if it lives."""
        if self.process and self.alive:
            self.process.terminate()

    def kill(self) -> None:
        """End it and what it started, at once."""
        if self.process and self.process.pid and self.alive:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:  # it has no group yet, and has started nothing
                self.process.kill()
            self.process.join()


def _told(code: int) -> str:
    return f"by signal {-code}" if code < 0 else f"exit code {code}"


def _name_and_bind_to_parent(name: str) -> None:
    """Be called something in `ps -e`, and end when the parent is killed, where one can (Linux)."""
    library = ctypes.CDLL(None)
    if hasattr(library, "prctl"):
        library.prctl(_PR_SET_NAME, name.encode())
        library.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def serve(children: Sequence[Child]) -> int:
    """Keep the children running until one ends for good or a signal comes; return an exit code.

    Then all are ended: asked first, killed after :data:`GRACE` or at a second signal.
    """
    told: list[int] = []
    # No threading.Event: its lock may be held by the very code that a signal interrupts.
    heard, said = os.pipe()
    os.set_blocking(said, False)

    def note(number: int, _frame: object) -> None:
        told.append(number)
        with suppress(BlockingIOError):  # full of signals: it wakes all the same
            os.write(said, b"!")

    for number in SIGNALS:
        signal.signal(number, note)
    code = None
    try:
        while not told and code is None:
            code = next((c for c in (child.look() for child in children) if c is not None), None)
            select.select([heard], [], [], LOOK)
    finally:
        _end(children, told)
    if code is None:
        return 0
    return code if code > 0 else 1


def _end(children: Sequence[Child], told: list[int]) -> None:
    # Counted before they are asked: a second signal may come while they are.
    asked = min(len(told), 1)
    deadline = time.monotonic() + GRACE
    for child in children:
        child.ask_to_end()
    while any(child.alive for child in children):
        if time.monotonic() > deadline or len(told) > asked:
            for child in children:
                child.kill()
            return
        time.sleep(0.05)


def run_server() -> None:
    """Serve pages and the API, as `gunicorn` on the command line would."""
    from gunicorn.app import wsgiapp

    sys.argv = ["gunicorn", "-c", "python:factcheck.gunicorn", "factcheck.wsgi"]
    wsgiapp.run()


def run_worker() -> None:
    """Do the jobs, as `manage.py work_jobs` would."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage.py", "work_jobs"])


def main() -> int:
    """Serve the desk as the environment says (docs/running.md)."""
    bind = os.environ.get("FACTCHECK_BIND", "127.0.0.1:8000")
    if taken(bind):
        tell(f"{bind} is in use already: by another desk? FACTCHECK_BIND names another address.")
        return 1
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until there is something to end in good order
    from factcheck.loading import load_desk

    load_desk()
    children = [Child("server", run_server, restarts=False)]
    if os.environ.get("FACTCHECK_JOBS", "worker") == "worker":
        children.append(Child("worker", run_worker, restarts=True))
    tell(f"The desk is at http://{bind} — Ctrl-C ends it.")
    return serve(children)


if __name__ == "__main__":
    sys.exit(main())
