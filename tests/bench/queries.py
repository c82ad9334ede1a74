"""Counts the queries of requests on a desk: `python -m tests.bench.queries TOKEN REQUESTS`.

Prints how many each of ``{"name": [method, path, body]}`` makes, with the beginning and the end of
transactions left out.
"""

import json
import os
import sys
from typing import Any

import django

TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"Authorization": f"Token {sys.argv[1]}", "Host": "127.0.0.1"})

    def count(method: str, path: str, body: Any = None) -> int:
        content = "" if body is None else json.dumps(body)
        with CaptureQueriesContext(connection) as queries:
            answer = client.generic(method, path, content, content_type="application/json")
        if answer.status_code not in (200, 201):
            raise SystemExit(f"{method} {path}: {answer.status_code} {answer.content[:500]!r}")
        return sum(not query["sql"].startswith(TRANSACTION) for query in queries)

    count("GET", "/api/v1/me/")  # the first request of a process asks what no other does
    counts = {name: count(*request) for name, request in json.loads(sys.argv[2]).items()}
    json.dump(counts, sys.stdout)


if __name__ == "__main__":
    main()
