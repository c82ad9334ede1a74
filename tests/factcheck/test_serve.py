"""What `make run` starts: a server and a worker that live and end together."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck import serve

ROOT = Path(__file__).resolve().parents[2]
PYTHON = (sys.executable, "-c")
SLEEPER = "import os, time; os.write(1, b'up\\n'); time.sleep(600)"
PATIENT = 20


CHILDREN = """
import sys
from factcheck import serve

def child(name, text, restarts):
    return serve.Child(name, lambda: exec(text, {}), restarts=restarts)

"""


@contextmanager
def supervisor(*children: tuple[str, str, bool], **environment: str):
    """The supervisor in a process of its own, over children made of Python text."""
    made = ", ".join(f"child{each!r}" for each in children)
    program = f"{CHILDREN}sys.exit(serve.serve([{made}]))"
    process = subprocess.Popen(
        [*PYTHON, program],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(PATIENT, process.kill)
    watchdog.start()
    try:
        yield process
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()
        process.stdout.close()


def children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_ends_all_children(number):
    with supervisor(("server", SLEEPER, False), ("worker", SLEEPER, True)) as process:
        assert [process.stdout.readline() for _ in range(2)] == ["up\n", "up\n"]
        pids = children_of(process.pid)
        process.send_signal(number)
        assert process.wait(PATIENT) == 0
        assert len(pids) == 2
        assert all(map(gone, pids))


@needs_proc
def test_child_that_will_not_end_is_killed_at_the_second_signal():
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, lambda *_: print('no', flush=True));"
        "print('up', flush=True); [time.sleep(600) for _ in range(9)]"
    )
    with supervisor(("server", stubborn, False)) as process:
        assert process.stdout.readline() == "up\n"
        (pid,) = children_of(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "no\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENT) == 0
        assert gone(pid)


def test_second_signal_counts_while_children_are_still_being_asked_to_end():
    program = """
import os, signal
class Hurried:
    alive = True
    def look(self): os.kill(os.getpid(), signal.SIGINT)
    def ask_to_end(self): os.kill(os.getpid(), signal.SIGINT)
    def kill(self): self.alive = False
sys.exit(serve.serve([Hurried()]))"""
    done = subprocess.run([*PYTHON, CHILDREN + program], cwd=ROOT, timeout=PATIENT)
    assert done.returncode == 0


@needs_proc
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of it")
def test_children_end_when_the_supervisor_is_killed():
    with supervisor(("server", SLEEPER, False)) as process:
        assert process.stdout.readline() == "up\n"
        process.kill()
        process.wait(PATIENT)
        assert process.stdout.read() == ""  # the pipe is closed once the child is gone as well


@needs_proc
def test_death_of_the_server_ends_the_worker_and_its_code_is_handed_on():
    with supervisor(("worker", SLEEPER, True), ("server", "raise SystemExit(7)", False)) as process:
        assert process.wait(PATIENT) == 7
        said = process.stdout.read()
    assert said.splitlines()[-1] == "The server ended (exit code 7)."


@needs_proc
def test_children_are_ended_where_the_supervisor_itself_fails():
    program = (
        f"sleeper = child('server', {SLEEPER!r}, False)\n"
        "class Broken:\n"
        "    alive = False\n"
        "    def look(self): raise ZeroDivisionError\n"
        "    def ask_to_end(self): pass\n"
        "serve.serve([sleeper, Broken()])"
    )
    done = subprocess.run(
        [*PYTHON, CHILDREN + program], cwd=ROOT, capture_output=True, text=True, timeout=PATIENT
    )
    assert done.stderr.endswith("ZeroDivisionError\n")


@needs_proc
def test_worker_that_dies_is_started_again():
    with supervisor(("worker", SLEEPER, True)) as process:
        assert process.stdout.readline() == "up\n"
        (pid,) = children_of(process.pid)
        os.kill(pid, signal.SIGKILL)
        said = [process.stdout.readline() for _ in range(2)]
        assert said == ["The worker ended (by signal 9); it is started again in 1 s.\n", "up\n"]
        assert children_of(process.pid) != [pid]


def test_worker_that_dies_over_and_over_is_given_up_after_ever_longer_pauses():
    program = (
        "worker = child('worker', 'raise SystemExit(3)', True)\n"
        "code = None\n"
        "while code is None:\n"
        "    worker.start(); worker.process.join(); code = worker.look()\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [*PYTHON, CHILDREN + program], cwd=ROOT, capture_output=True, text=True, timeout=PATIENT
    )
    assert done.returncode == 3
    again = "The worker ended (exit code 3); it is started again in {} s."
    assert done.stderr.splitlines() == [
        *map(again.format, (1, 2, 4, 8, 16)),
        "The worker ended (exit code 3).",
    ]


def test_address_in_use_is_said_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        bind = f"127.0.0.1:{listener.getsockname()[1]}"
        done = subprocess.run(
            [sys.executable, "-m", "factcheck.serve"],
            cwd=ROOT,
            env=os.environ | {"FACTCHECK_BIND": bind},
            capture_output=True,
            text=True,
            timeout=PATIENT,
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"{bind} is in use already")


@pytest.mark.parametrize("bind", ["unix:/run/desk.sock", "desk", "fd://7", "127.0.0.1:0"])
def test_address_that_nobody_can_have_taken_is_left_to_the_server(bind):
    assert not serve.taken(bind)


# ---- The desk itself ----------------------------------------------------------------------------

NEW_DESK = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import factories
factories.make_job(factories.make_revision(), engine="rules")
"""
NEW_JOB = """
import django
django.setup()
from annotations.models import User
from tests import factories
factories.make_job(factories.make_revision(), engine="rules", actor=User.objects.first())
"""
LONGEST_WAIT = 60
MOST_MEGABYTES = 160
"""What a desk may need before anybody comes: some 125 when this was written."""


def environment_of(folder: Path) -> dict[str, str]:
    others = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in others}
    return kept | {
        "FACTCHECK_DATA_DIR": str(folder),
        "FACTCHECK_JOBS": "worker",
        "FACTCHECK_STATIC_ROOT": str(folder),
    }


def do(folder: Path, program: str) -> None:
    environment = environment_of(folder) | {"DJANGO_SETTINGS_MODULE": "factcheck.settings"}
    subprocess.run([*PYTHON, program], cwd=ROOT, env=environment, check=True)


class ServedDesk:
    """A desk as `make run` serves it."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.address = listener.getsockname()
        self.database = sqlite3.connect(folder / "db.sqlite3")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "factcheck.serve"],
            cwd=ROOT,
            env=environment_of(folder) | {"FACTCHECK_BIND": "{}:{}".format(*self.address)},
        )

    def pids(self) -> list[int]:
        found = [self.process.pid]
        for pid in found:  # which grows meanwhile
            found += children_of(pid)
        return found

    @property
    def worker(self) -> int | None:
        named = (pid for pid in children_of(self.process.pid) if name_of(pid) == "desk-worker")
        return next(named, None)

    def megabytes(self) -> float:
        """Of all processes together; what they share counts once."""
        lines = [
            line.split()
            for pid in self.pids()
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        ]
        return sum(int(line[1]) for line in lines if line[0] == "Pss:") * 1024 / 1_000_000

    def states(self) -> list[str]:
        return [row[0] for row in self.database.execute("SELECT state FROM annotations_job")]

    def answers(self) -> bool:
        try:
            with socket.create_connection(self.address, timeout=LONGEST_WAIT) as client:
                client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                return client.recv(1024).startswith(b"HTTP/1.1 302")
        except ConnectionRefusedError:
            return False


def name_of(pid: int) -> str:
    return Path(f"/proc/{pid}/comm").read_text().strip()


def wait_until(condition) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The data of a desk that is new, and has a job that waits."""
    folder = tmp_path_factory.mktemp("desk")
    do(folder, NEW_DESK)
    return folder


@pytest.fixture
def desk(folder):
    desk = ServedDesk(folder)
    yield desk
    desk.process.terminate()
    desk.process.wait(LONGEST_WAIT)
    desk.database.close()


@needs_proc
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux names processes")
def test_desk_answers_does_its_jobs_and_ends_when_told(desk, folder):
    wait_until(desk.answers)
    wait_until(lambda: desk.states() == ["done"])

    worker = desk.worker
    os.kill(worker, signal.SIGKILL)
    wait_until(lambda: desk.worker not in (worker, None))
    do(folder, NEW_JOB)
    wait_until(lambda: desk.states() == ["done", "done"])
    assert desk.megabytes() < MOST_MEGABYTES

    pids = desk.pids()
    begin = time.monotonic()
    desk.process.terminate()
    assert desk.process.wait(LONGEST_WAIT) == 0
    assert time.monotonic() - begin < PATIENT
    assert all(map(gone, pids))


@needs_proc
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of it")
def test_desk_killed_outright_leaves_nobody_behind(desk):
    wait_until(desk.answers)
    pids = desk.pids()
    desk.process.kill()
    desk.process.wait(LONGEST_WAIT)
    wait_until(lambda: all(map(gone, pids)))
