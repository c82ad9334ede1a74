"""What measures: HTTP over kept-alive connections, by one process or by several people at once."""

import http.client
import json
import math
import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

JSON = "application/json"
LINES = "application/x-ndjson"

_fork = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Answer:
    """An answer; ``seconds`` from before the request is sent to after the last byte is read."""

    status: int
    body: bytes
    etag: str
    seconds: float

    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """One connection to the desk, kept alive, of a person known by a token or a session."""

    def __init__(self, port: int, *, token: str = "", session: str = "") -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Accept": "*/*"}
        if token:
            self.headers["Authorization"] = f"Token {token}"
        if session:
            self.headers["Cookie"] = f"sessionid={session}"

    def send(
        self, method: str, path: str, body: Any = None, *, kind: str = JSON, match: str = ""
    ) -> Answer:
        """Send a request; a body that is not bytes goes as JSON."""
        headers = dict(self.headers)
        if body is not None:
            headers["Content-Type"] = kind
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
        if match:
            headers["If-Match"] = match
        begin = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - begin
        return Answer(response.status, content, response.headers.get("ETag", ""), seconds)

    def get(self, path: str) -> Answer:
        """Send a GET that is known to work."""
        answer = self.send("GET", path)
        if answer.status != 200:
            raise RuntimeError(f"GET {path}: {answer.status} {answer.body[:500]!r}")
        return answer

    def size_of(self, path: str) -> int:
        """Read an answer piece by piece, keep none of it, and return its bytes."""
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        if response.status != 200:
            raise RuntimeError(f"GET {path}: {response.status}")
        size = 0
        while piece := response.read(65536):
            size += len(piece)
        return size


class Crowd:
    """Several people, each in a process of their own, who begin at the same moment.

    ``work(number, gate, *arguments)`` is what each does; it calls ``gate.wait()`` once it is ready.
    """

    def __init__(self, people: int, work: Callable[..., Any], *arguments: Any) -> None:
        self.gate = _fork.Barrier(people + 1)
        self.stop = _fork.Event()
        self.ends = []
        self.processes = []
        for number in range(people):
            ours, theirs = _fork.Pipe(duplex=False)
            process = _fork.Process(target=self._run, args=(theirs, work, number, *arguments))
            process.start()
            theirs.close()
            self.ends.append(ours)
            self.processes.append(process)

    def _run(self, end: Any, work: Callable[..., Any], number: int, *arguments: Any) -> None:
        end.send(work(number, self, *arguments))

    def start(self) -> None:
        """Let them begin, once all are ready."""
        self.gate.wait(60)

    def results(self) -> list[Any]:
        """Wait for all, and return what each did."""
        self.stop.set()
        found = [end.recv() for end in self.ends]
        for process in self.processes:
            process.join()
        return found


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values does not exceed."""
    ranked = sorted(values)
    return ranked[math.ceil(len(ranked) * share) - 1]
