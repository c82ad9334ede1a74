"""Writing the record. Each act calls :func:`record` once, inside its transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from ..models import Event, User
from ..models.bulk import insert_rows
from ..models.record import GENESIS, LINE, chained


def plain(value: Any) -> Any:
    """Return a value as the record keeps it: rows by their number, the rest as it is."""
    return value.pk if isinstance(value, models.Model) else value


def differences(row: models.Model, changes: dict[str, Any]) -> dict[str, list[Any]]:
    """Return ``{field: [before, after]}``; call it before the row is changed."""
    return {name: [plain(getattr(row, name)), plain(value)] for name, value in changes.items()}


def line(
    *,
    actor: User | None,
    verb: str,
    target: models.Model,
    article_id: int | None = None,
    claim_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> Sequence[Any]:
    """Return the values of :data:`annotations.models.record.LINE` for one act."""
    word = target._meta.model_name or ""
    return (
        timezone.now(),
        actor and actor.pk,
        verb,
        word,
        target.pk,
        article_id,
        claim_id,
        data or {},
    )


def record(
    *,
    actor: User | None,
    verb: str,
    target: models.Model,
    article_id: int | None = None,
    claim_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Store the event of one act and return it.

    It is the last thing an act does: on PostgreSQL whoever else records waits from here until this
    transaction ends, and must hold nothing that this one still asks for. Where one act records
    several times, :func:`gathered` sees to that, and :func:`one_act` where several acts are done
    together; the event returned there is not stored yet.
    """
    values = line(
        actor=actor,
        verb=verb,
        target=target,
        article_id=article_id,
        claim_id=claim_id,
        data=data,
    )
    event = Event(**dict(zip(LINE, values, strict=True)))
    waiting = _waiting.get()
    if waiting is not None:
        waiting.add([values])
        return event
    ((*_, event.previous, event.digest),) = chained(_head(), [values])
    event.save(force_insert=True)
    return event


@contextmanager
def gathered() -> Iterator[None]:
    """Within a transaction: store what is recorded inside all at once, when the block ends well.

    What was recorded in a part of it that was rolled back, and no more than that, is forgotten.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting = _Waiting()
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    if lines := waiting.lines():
        insert_rows(Event, (*LINE, "previous", "digest"), chained(_head(), lines))


@contextmanager
def one_act() -> Iterator[None]:
    """Have several acts done as one: all of them or none, and recorded when all are done."""
    with transaction.atomic(), gathered():
        yield


class _Waiting:
    """Lines that wait for the end of their act, as many as are still true of it."""

    def __init__(self) -> None:
        self._recorded: list[tuple[Callable[[], None], list[Sequence[Any]]]] = []

    def add(self, lines: list[Sequence[Any]]) -> None:
        """Let some more wait."""
        _require_transaction()

        def mark() -> None:
            """Do nothing: Django drops it with the savepoint in which the lines were recorded."""

        transaction.on_commit(mark)
        self._recorded.append((mark, lines))

    def lines(self) -> list[Sequence[Any]]:
        """Return those whose savepoints were not rolled back, in their order."""
        standing = {each[1] for each in connection.run_on_commit}
        return [line for mark, lines in self._recorded if mark in standing for line in lines]


_waiting: ContextVar[_Waiting | None] = ContextVar("_waiting", default=None)


def record_lines(lines: Iterable[Sequence[Any]]) -> None:
    """Record many lines, given as :func:`line` returns them, in their order."""
    with gathered():
        waiting = _waiting.get()
        assert waiting is not None  # noqa: S101 - this is what gathered() is for
        waiting.add(list(lines))


def restore_lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Store lines that come from another desk with their numbers, in the order of these.

    They are chained anew: a part of a record, as an export may be, has no chain of its own.
    """
    places = [columns.index(name) for name in LINE]
    kept = list(rows)
    chain = chained(_head(), ([row[at] for at in places] for row in kept))
    ids = (row[columns.index("id")] for row in kept)
    insert_rows(
        Event,
        ("id", *LINE, "previous", "digest"),
        ((pk, *values) for pk, values in zip(ids, chain, strict=True)),
    )


_LAST = "SELECT digest FROM annotations_event ORDER BY id DESC LIMIT 1"
# Left to itself PostgreSQL looks at the end for what new rows point at, and then asks for locks on
# it: too late for whoever holds the record by then.
_SETTLE = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('annotations.record'))"


def _require_transaction() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An event is recorded within its act.")


def _head() -> str:
    """Return the digest of the last line, and keep everybody else from adding one meanwhile.

    SQLite's write transactions are alone anyway; PostgreSQL needs to be told. There what new rows
    point at is looked for first.

    :raises TransactionManagementError: outside a transaction.
    :raises IntegrityError: when what a new row points at is not there.
    """
    connection.validate_no_broken_transaction()
    _require_transaction()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # all at once: each way there and back counts
            cursor.execute(f"{_SETTLE}; {_LOCK}; {_LAST}")
            while cursor.nextset():
                pass
        else:
            cursor.execute(_LAST)
        row = cursor.fetchone()
    return row[0] if row else GENESIS
