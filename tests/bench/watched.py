"""The desk, noting each time its Python tries to reach another address: `python -m …watched`.

Each attempt becomes a line of the file that FACTCHECK_BENCH_CALLS names. A database behind libpq
does not pass through Python and is not noted. `server` and `worker` run these two alone.
"""

import os
import sys
from typing import Any

from factcheck import serve

ATTEMPTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
CALLS = "FACTCHECK_BENCH_CALLS"


def note(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ATTEMPTS:
        with open(os.environ[CALLS], "a", encoding="utf-8") as file:  # noqa: PTH123 - a bare hook
            file.write(f"{event} {arguments[1:] if event == 'socket.connect' else arguments}\n")


if __name__ == "__main__":
    sys.addaudithook(note)  # the server and the worker, which are forked, inherit it
    sys.exit(serve.main())
