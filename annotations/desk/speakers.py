"""Which speaker of the desk a name means, and speakers that turned out to be others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Speaker
from ..models.folding import without_accents
from .errors import WrongState
from .record import settle_references


def check_standing(*speakers: Speaker | None) -> None:
    """Refuse speakers that were merged into others, as the database now knows them.

    Within a transaction call it after the write: a merge that is on its way is then waited for.

    :raises ValidationError: keyed ``speaker``; names the other.
    """
    ids = {speaker.pk for speaker in speakers if speaker}
    if not ids:
        return
    settle_references()
    merged = Speaker.objects.filter(pk__in=ids, merged_into__isnull=False)
    for speaker in merged.select_related("merged_into")[:1]:
        sentence = _("“%(speaker)s” was merged into “%(other)s”; name that one.")
        values = {"speaker": speaker, "other": speaker.merged_into}
        raise ValidationError({"speaker": sentence % values})


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
