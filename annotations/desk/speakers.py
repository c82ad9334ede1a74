"""Which speaker of the desk a name means, and speakers that turned out to be others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from ..models import Speaker
from ..models.folding import without_accents
from .errors import WrongState


def check_standing(*speakers: Speaker | None) -> None:
    """Refuse speakers that were merged into others, and have the rest stand until the act is over.

    Call it first thing in the transaction, as :func:`hold_speakers`.

    :raises ValidationError: keyed ``speaker``; names the other.
    """
    ids = {speaker.pk for speaker in speakers if speaker}
    if not ids:
        return
    hold_speakers()
    merged = Speaker.objects.filter(pk__in=ids, merged_into__isnull=False)
    for speaker in merged.select_related("merged_into")[:1]:
        sentence = _("“%(speaker)s” was merged into “%(other)s”; name that one.")
        values = {"speaker": speaker, "other": speaker.merged_into}
        raise ValidationError({"speaker": sentence % values})


def hold_speakers(*, merging: bool = False) -> None:
    """Let nobody merge speakers while others name them, nor name them while they are merged.

    Call it before anything is written. A merge takes what names the speaker from under whoever
    changes it, and who changes it asks for the speaker in turn: without this each would wait for
    the other. SQLite's write transactions are alone anyway; PostgreSQL needs to be told.
    """
    if connection.vendor == "postgresql":
        way = "" if merging else "_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{way}(hashtext('annotations.speakers'))")


def require_standing(speaker: Speaker) -> None:
    """:raises WrongState: when the speaker was merged into another, whom it names."""
    if speaker.merged_into_id is not None:
        sentence = _("“%(speaker)s” was merged into “%(other)s” already.")
        raise WrongState(sentence % {"speaker": speaker, "other": speaker.merged_into})


def folded_name(name: str) -> str:
    """Return a name as it is compared: small letters without accents, one space, no full stops."""
    return " ".join((without_accents(name) or "").replace(".", " ").split())


class NameBook:
    """The speakers of the desk by name and alias, those merged as who they turned out to be.

    One query reads it, when it is first asked; a desk knows thousands of speakers at most.
    """

    def __init__(self) -> None:
        self._book: Mapping[str, set[int]] | None = None

    def find(self, name: str) -> set[int]:
        """Return the numbers of the speakers who bear a name, whatever capitals and accents."""
        wanted = folded_name(name)
        if not wanted:
            return set()
        if self._book is None:
            self._book = _read_book()
        return self._book.get(wanted, set())

    def only(self, names: Iterable[str]) -> int | None:
        """Return the one speaker whom the first name known here means; None where there are two."""
        for name in names:
            if found := self.find(name):
                return next(iter(found)) if len(found) == 1 else None
        return None


def _read_book() -> Mapping[str, set[int]]:
    book: dict[str, set[int]] = defaultdict(set)
    rows = Speaker.objects.order_by().values_list("pk", "merged_into_id", "name", "aliases")
    for pk, into, name, aliases in rows.iterator():
        for each in (name, *aliases):
            if key := folded_name(each):
                book[key].add(into or pk)
    return book
