"""Reading a whole desk back from an export, into an empty one.

This act takes rows as they were: ids, versions and times are kept, and the record of what was
done comes along. It adds one line to that record itself, about the desk, which no export holds.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Article, Claim, Event, Outlet, RatingScale, Speaker, User
from ..models.exported import EXPORTED
from .access import require
from .errors import WrongState
from .record import record_lines
from .restore_checks import BrokenExport, Record
from .restore_claims import check_said_in
from .restore_rows import Store, check_merges, check_resemblances

__all__ = ["BrokenExport", "Record", "restore_export"]

BATCH = 200
"""Records stored with one statement for each table."""
BATCH_TEXT = 4_000_000
"""Code points of text at which a batch ends early: long texts must not add up in memory."""


def restore_export(
    *, actor: User | None, records: Iterable[Record], source: str = ""
) -> dict[str, int]:
    """Store the records of an export in an empty desk; all of them, or none.

    People are known by their usernames: an account that is there already is kept as it is, for
    anybody else one is made that cannot sign in. ``actor`` is None for somebody at the command
    line of the machine; ``source`` names the file in the record of what was done. Returns the
    number of records by type.

    :raises NotAllowed: when the actor is no administrator.
    :raises WrongState: when the desk is not empty.
    :raises BrokenExport: when a record contradicts its text, another record or a rule of the
        database; says where.
    """
    if actor is not None:
        require(rules.can_administer, actor)
    counts: Counter[str] = Counter()
    store = Store()
    with transaction.atomic():
        _require_empty()
        for batch in _batches(records, list(store.of_type)):
            if batch[0].type == "event" and not counts["event"]:
                _check_links()  # before the record is written: it wants them whole
            _store(store, batch)
            counts[batch[0].type] += len(batch)
        _check_links()
        _set_sequences()
        data = {"source": source, "records": dict(counts)}
        author = actor and actor.pk
        record_lines([(timezone.now(), author, "desk.restored", "desk", 0, None, None, data)])
    return dict(counts)


def _check_links() -> None:
    """Hold against each other what stands in the file in any order."""
    check_merges()
    check_resemblances()
    check_said_in()


def _require_empty() -> None:
    for model in (Article, Claim, Outlet, Speaker, RatingScale, Event):
        count = model._default_manager.count()
        if count:
            raise WrongState(
                _(
                    "This desk is not empty (%(words)s: %(count)s). An export is read back into "
                    "a new desk only."
                )
                % {"words": model._meta.verbose_name_plural, "count": count}
            )


def _batches(records: Iterable[Record], order: list[str]) -> Iterator[list[Record]]:
    """Yield records of one type together; hold them to the order of the format."""
    batch: list[Record] = []
    text = 0
    last: tuple[int, int] = (0, 0)
    for record in records:
        last = _next_place(record, last, order)
        full = len(batch) == BATCH or text > BATCH_TEXT
        if batch and (full or batch[0].type != record.type):
            yield batch
            batch, text = [], 0
        batch.append(record)
        text += sum(len(each["text"]) for each in record.value.get("revisions", ()))
    if batch:
        yield batch


def _next_place(record: Record, last: tuple[int, int], order: list[str]) -> tuple[int, int]:
    rank, number = order.index(record.type), record.value.get("id", 0)
    if rank < last[0]:
        raise record.broken(
            _("is %(word)s, which must stand before every %(other)s.")
            % {"word": record.type, "other": order[last[0]]},
            "type",
        )
    if rank == last[0] and number and number <= last[1]:
        raise record.broken(
            _("is %(id)s after %(last)s: the ids of a type ascend.")
            % {"id": number, "last": last[1]},
            "id",
        )
    return rank, number


def _store(store: Store, batch: list[Record]) -> None:
    """Store a batch; when the database refuses it, find the record that it refuses."""
    try:
        with transaction.atomic():
            store.store(batch)
    except (IntegrityError, DataError) as refusal:
        for record in batch:
            try:
                with transaction.atomic():
                    store.store([record])
            except (IntegrityError, DataError) as error:
                raise record.broken(_refused(error)) from error
        raise batch[0].broken(_refused(refusal)) from refusal


def _refused(error: Exception) -> str:
    reason = str(error).strip().splitlines()[0]
    return _("The database refuses this: %(reason)s.") % {"reason": reason.rstrip(".")}


def _set_sequences() -> None:
    """Let the next new row have the id after the last one: PostgreSQL counts by itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(EXPORTED)):
            cursor.execute(statement)
