"""The desk that is measured: server and worker as `make run` starts them, and what Linux tells."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.client import Client
from tests.bench.desk import ROOT, Desk

SERVE = "factcheck.serve"
LISTENING = "0A"
PROC = Path("/proc")


@dataclass(frozen=True)
class Memory:
    """Of all processes together, in MB. PSS counts a shared page once, RSS in each process."""

    rss: float
    pss: float


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Server:
    """A running desk. ``cold_start`` is seconds from its start to its first answer."""

    def __init__(self, desk: Desk, module: str = SERVE) -> None:
        self.desk = desk
        self.port = free_port()
        self.log = desk.folder / "server.log"
        begin = time.perf_counter()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", module],
                cwd=ROOT,
                env={**desk.environment, "FACTCHECK_BIND": f"127.0.0.1:{self.port}"},
                stdout=log,
                stderr=log,
            )
        try:
            self._wait_for_answer()
        except BaseException:
            self.stop()
            raise
        self.cold_start = time.perf_counter() - begin

    def _wait_for_answer(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                self.client().get("/api/v1/me/")
            except ConnectionRefusedError:
                time.sleep(0.005)
            else:
                return
        raise RuntimeError(f"The server gives no answer:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(50)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def client(self, person: int = 0) -> Client:
        """Return a new connection of one of the desk's people."""
        return Client(self.port, token=self.desk.tokens[person])

    def browser(self) -> Client:
        """Return a new connection of somebody who is signed in to the pages."""
        return Client(self.port, session=self.desk.session)

    def pids(self) -> list[int]:
        """The numbers of its processes: the one that was started, and all below it."""
        found = [self.process.pid]
        for pid in found:  # which grows meanwhile
            found += map(int, (PROC / f"{pid}/task/{pid}/children").read_text().split())
        return found

    def memory(self) -> Memory:
        """What the processes hold now."""
        rss = pss = 0
        for pid in self.pids():
            for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]:
                name, value = line.split()[:2]
                rss += int(value) * (name == "Rss:")
                pss += int(value) * (name == "Pss:")
        return Memory(rss * 1024 / 1_000_000, pss * 1024 / 1_000_000)

    def processor_seconds(self) -> float:
        """Processor time that the processes have used since they began."""
        ticks = 0
        for pid in self.pids():
            fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])  # utime and stime: proc(5)
        return ticks / os.sysconf("SC_CLK_TCK")

    def finish_background(self) -> None:
        """Do what an import leaves to the background, so that nothing of it disturbs the next."""
        self.desk.run("manage", "work_backlog")
        time.sleep(0.5)

    def sockets(self) -> list[tuple[str, str, str]]:
        """Local address, remote address and state of each of its TCP sockets."""
        held = set()
        for pid in self.pids():
            for link in (PROC / str(pid) / "fd").iterdir():
                try:
                    held.add(str(link.readlink()))
                except FileNotFoundError:
                    continue  # closed between the two looks
        found = []
        for table in ("tcp", "tcp6"):
            for line in (PROC / str(self.process.pid) / "net" / table).read_text().splitlines()[1:]:
                row = line.split()
                if f"socket:[{row[9]}]" in held:
                    found.append((_address(row[1]), _address(row[2]), row[3]))
        return found


def _address(told: str) -> str:
    """Return an address as /proc writes it ("0100007F:1F90") in the usual form."""
    host, _, port = told.partition(":")
    raw = b"".join(bytes.fromhex(host[at : at + 8])[::-1] for at in range(0, len(host), 8))
    family = socket.AF_INET if len(raw) == 4 else socket.AF_INET6
    return f"{socket.inet_ntop(family, raw)} {int(port, 16)}"


@contextmanager
def serving(desk: Desk, module: str = SERVE) -> Iterator[Server]:
    """Serve a desk, and stop the server afterwards."""
    server = Server(desk, module)
    try:
        yield server
    finally:
        server.stop()


class MemoryWatch:
    """Looks at a server's memory twenty times a second while something is going on."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.seen: list[Memory] = []
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "MemoryWatch":
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over.set()
        self.thread.join()

    def _look(self) -> None:
        while not self.over.wait(0.05):
            self.seen.append(self.server.memory())

    @property
    def peak(self) -> Memory:
        return Memory(max(each.rss for each in self.seen), max(each.pss for each in self.seen))
