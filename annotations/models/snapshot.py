"""Reading for a long time as of one moment, without keeping anybody from writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_BEGIN = {
    # Not the IMMEDIATE of the settings: that takes the write lock, and a reader has no need of it.
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


@contextmanager
def snapshot() -> Iterator[None]:
    """Let every query inside see the desk as the first one found it; writers go on meanwhile.

    Inside, the connection must not write, nor open a transaction. Where one is open already, that
    one is used, with what it promises: on SQLite the same, on PostgreSQL less.
    """
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
    try:
        yield
    finally:
        # Nothing was written, so there is nothing to keep. A connection that broke has no more
        # transaction to end.
        if connection.connection is not None and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
