"""Proving that the record is what was written: every line follows from the one before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from ..models import Event
from ..models.record import GENESIS, LINE, digest_of

BATCH = 5000
"""Lines held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a walk over the record found.

    ``lines`` were read and are sound; ``head`` is the digest of the last of them. ``broken`` is
    the number of the first line that does not follow, None where all do, and ``why`` says what is
    wrong with it: ``altered`` (its words are not those it was written with) or ``gap`` (the line
    before it is another than when it was written: one was taken away, slipped in or moved).
    ``met`` is whether a digest that was asked for stands in the sound part.
    """

    lines: int
    head: str
    broken: int | None = None
    why: str = ""
    met: bool = False


def verify_events(*, known: str = "") -> Proof:
    """Walk the whole record in its order. Memory does not grow with it.

    ``known`` is a digest that was kept elsewhere (an earlier ``head``): where it is not met, the
    record was rewritten, or cut off, since.
    """
    previous, count, met = GENESIS, 0, known in ("", GENESIS)
    for pk, before, digest, line in _lines():
        if before != previous:
            return Proof(count, previous, pk, "gap", met)
        if digest_of(before, line) != digest:
            return Proof(count, previous, pk, "altered", met)
        previous = digest
        count += 1
        met = met or digest == known
    return Proof(count, previous, met=met)


def _lines() -> Iterator[tuple[int, str, str, tuple[object, ...]]]:
    # A server-side cursor where there is one; SQLite reads row by row of itself.
    rows = Event.objects.order_by("id").values_list("id", "previous", "digest", *LINE)
    for pk, previous, digest, *line in rows.iterator(chunk_size=BATCH):
        yield pk, previous, digest, tuple(line)


def head_of_record() -> tuple[int, str]:
    """Return the number and the digest of the last line; 0 and zeros where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, digest FROM annotations_event ORDER BY id DESC LIMIT 1")
        row = cursor.fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)
