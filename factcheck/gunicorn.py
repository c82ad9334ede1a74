"""How gunicorn serves the desk: `gunicorn -c python:factcheck.gunicorn factcheck.wsgi`."""

import os
import sys
from pathlib import Path
from typing import Any

from factcheck.loading import give_memory_back, load_desk

bind = os.environ.get("FACTCHECK_BIND", "127.0.0.1:8000")

# Threads, not the default one request per process: there, forty half-open connections stall it.
# Eight, because a large import over several connections keeps some of them busy for seconds.
worker_class = "factcheck.worker.BalancedWorker"
workers = int(os.environ.get("FACTCHECK_WORKERS", "2"))
threads = int(os.environ.get("FACTCHECK_THREADS", "8"))

# The desk is loaded once and the workers are forked from it, which halves what they need.
preload_app = True

# Seconds without a sign of life before a worker is replaced. A worker's threads answer for it, so
# a long export is not cut off; a worker stuck in C code is.
timeout = int(os.environ.get("FACTCHECK_TIMEOUT", "60"))
graceful_timeout = 30
keepalive = 5

# The desk does not leak, so workers are not retired: a retirement is a pause somebody notices.
max_requests = 0

# Heartbeats on a disk that stalls would look like dead workers.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  no file name

# Who may speak for the client is settled once, by FACTCHECK_PROXY_COUNT in the settings.
secure_scheme_headers: dict[str, str] = {}

# Bytes that came in or went out with a request that will have left memory behind.
_LARGE = 100_000

control_socket_disable = True
accesslog = None
errorlog = "-"
loglevel = os.environ.get("FACTCHECK_GUNICORN_LOG_LEVEL", "warning")


def when_ready(server: Any) -> None:  # noqa: ARG001 - what gunicorn calls it with
    """Load the desk, where the supervisor has not done so; called before the workers start."""
    load_desk()


def post_fork(server: Any, worker: Any) -> None:  # noqa: ARG001 - what gunicorn calls it with
    """Let threads take turns ten times as often as Python does of itself.

    A thread that holds SQLite's write lock comes back from each statement to a Python that is
    busy with somebody else's request; it must not wait 5 ms for it, five times a transaction.
    """
    sys.setswitchinterval(0.0005)


def post_request(worker: Any, request: Any, environ: Any, response: Any) -> None:  # noqa: ARG001
    """Give back what a large request leaves behind: that of an import, the answer of an export."""
    if max(int(environ.get("CONTENT_LENGTH") or 0), response.sent) > _LARGE:
        give_memory_back()
