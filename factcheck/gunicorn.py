"""How gunicorn serves the desk: `gunicorn -c python:factcheck.gunicorn factcheck.wsgi`."""

import os
from pathlib import Path

bind = os.environ.get("FACTCHECK_BIND", "127.0.0.1:8000")

# Threads, not the default one request per process: there, forty half-open connections stall it.
worker_class = "gthread"
workers = int(os.environ.get("FACTCHECK_WORKERS", "2"))
threads = int(os.environ.get("FACTCHECK_THREADS", "4"))

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

control_socket_disable = True
accesslog = None
errorlog = "-"
loglevel = os.environ.get("FACTCHECK_GUNICORN_LOG_LEVEL", "warning")
