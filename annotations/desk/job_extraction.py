"""The job of reading texts with the extraction engine: what may be asked, and how it is done."""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ..extraction import ENGINE_VERSION
from ..extraction.equipment import Equipment
from ..models import Article, Engine, Job, Revision
from .errors import NotAllowed
from .extraction import propose
from .job_leases import Hold, LetGo
from .prepare import language_code
from .tools import Tools

UNREADABLE = gettext_noop(
    "The engine broke on some of the texts; all others were read. The log of the worker tells more."
)
SELECTIONS = ("all", "unread", "outdated")
"""Which of the newest texts: every one, those that no engine has read, and these together with
those that an engine of another version has read."""

SLICE = 10_000
"""Numbers asked for with one statement; SQLite takes some 32,000 values in one."""

logger = logging.getLogger(__name__)


class WorkFailed(Exception):
    """The work is over, but part of it could not be done. ``sentence`` is English."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """What a job is asked to do, checked: with how much it is, and what makes it the same."""

    arguments: dict[str, Any]
    total: int
    key: str
    article_id: int | None = None


def check_extraction(arguments: dict[str, Any]) -> Asked:
    """Check what a job should read.

    Either ``revisions``, a list of numbers, or ``texts``, one of :data:`SELECTIONS`, of the
    articles on the desk; those of one ``language`` and of one ``outlet`` (its number) where given.
    ``engine`` is one of :class:`Engine`; without, the one the desk has chosen when it is read.

    :raises ValidationError: keyed by argument.
    """
    known = {"revisions", "texts", "language", "outlet", "engine"}
    if unknown := arguments.keys() - known:
        sentence = _("There is no such field; there are: %(names)s.")
        names = {"names": ", ".join(sorted(known))}
        raise ValidationError({str(name): sentence % names for name in unknown})
    engine = arguments.get("engine", "")
    if engine and engine not in Engine.values:
        sentence = _("There is no engine “%(engine)s”; there are: %(names)s.")
        values = {"engine": engine, "names": ", ".join(Engine.values)}
        raise ValidationError({"engine": sentence % values})
    if ("revisions" in arguments) == ("texts" in arguments):
        raise ValidationError({"revisions": _("Send either “revisions” or “texts”.")})
    if "revisions" in arguments:
        return asked_for(_known_revisions(arguments["revisions"]), engine=engine)
    return asked_for(_selected(arguments), engine=engine)


def asked_for(revisions: Iterable[int], *, engine: str = "") -> Asked:
    """Return the reading of these revisions, of which there is at least one."""
    ids = sorted(set(revisions))
    told = ",".join(map(str, ids))
    digest = hashlib.sha256(f"{engine}:{told}".encode()).hexdigest()
    article_id = None
    if len(ids) == 1:
        article_id = Revision.objects.values_list("article_id", flat=True).get(pk=ids[0])
    return Asked({"revisions": ids, "engine": engine}, len(ids), f"extract:{digest}", article_id)


def _known_revisions(value: Any) -> list[int]:
    if not isinstance(value, list | tuple) or not all(type(each) is int for each in value):
        raise ValidationError({"revisions": _("This is a list of numbers.")})
    if not value:
        raise ValidationError({"revisions": _("There is nothing to read.")})
    ids = set(value)
    missing = ids - _present(sorted(ids))
    if missing:
        sentence = _("There is no revision %(number)s.") % {"number": min(missing)}
        raise ValidationError({"revisions": sentence})
    return list(ids)


def _present(ids: list[int]) -> set[int]:
    found: set[int] = set()
    for first in range(0, len(ids), SLICE):
        rows = Revision.objects.filter(pk__in=ids[first : first + SLICE])
        found.update(rows.order_by().values_list("pk", flat=True))
    return found


def _selected(arguments: dict[str, Any]) -> list[int]:
    if arguments["texts"] not in SELECTIONS:
        sentence = _("This is one of: %(names)s.") % {"names": ", ".join(SELECTIONS)}
        raise ValidationError({"texts": sentence})
    articles = Article.objects.filter(state=Article.State.ACTIVE)
    if language := arguments.get("language"):
        articles = articles.filter(language=language_code(str(language)))
    if (outlet := arguments.get("outlet")) is not None:
        if type(outlet) is not int:
            raise ValidationError({"outlet": _("This is a whole number.")})
        articles = articles.filter(outlet=outlet)
    newest = articles.order_by().annotate(newest=Max("revisions")).values("newest")
    texts = Revision.objects.filter(pk__in=newest)
    if arguments["texts"] == "unread":
        texts = texts.filter(engine="")
    elif arguments["texts"] == "outdated":
        texts = texts.exclude(engine__endswith=f" {ENGINE_VERSION}")
    ids = list(texts.order_by().values_list("pk", flat=True))
    if not ids:
        raise ValidationError({"texts": _("There is nothing to read.")})
    return ids


@dataclass(slots=True)
class Reading:
    """How far the reading is; a job's ``result`` is this as a mapping.

    ``last`` is the number of the last revision dealt with, ``quotes`` and ``claims`` how many were
    proposed, ``skipped`` how many texts are not to be read (by language, or all: switched off),
    ``unread`` those on which the engine broke, ``again`` those of them that are tried again.
    """

    last: int = 0
    quotes: int = 0
    claims: int = 0
    skipped: int = 0
    unread: list[int] = field(default_factory=list)
    again: list[int] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """Return it as a job keeps it."""
        return {name: getattr(self, name) for name in self.__slots__}


def work_extraction(hold: Hold, tools: Tools) -> Iterator[None]:
    """Read one text after the other, yielding where the job may be stopped.

    What is proposed from a text and that it is done are written in one transaction, so that it is
    read once however often the job is begun.

    :raises WorkFailed: in the end, when the engine broke on some.
    :raises NotAllowed: when who asked for it may no longer annotate.
    """
    reading = Reading(**hold.job.result)
    equipment = tools.for_engine(str(hold.job.arguments.get("engine", "")))
    for pk in _left(hold.job, reading):
        _read_one(hold, reading, equipment, pk)
        yield
    if reading.unread:
        raise WorkFailed(UNREADABLE)


def _read_one(hold: Hold, reading: Reading, equipment: Equipment, pk: int) -> None:
    revision = Revision.objects.select_related("article").get(pk=pk)
    reading.last = max(reading.last, pk)
    reading.again = [each for each in reading.again if each != pk]

    def done(proposed: Mapping[str, Any]) -> None:
        reading.quotes += proposed.get("quotes", 0)
        reading.claims += proposed.get("claims", 0)
        progress = hold.job.progress + 1
        hold.advance(progress=progress, result=reading.told(), note=str(revision.article))

    actor = hold.job.requested_by
    try:
        event = propose(actor=actor, revision=revision, equipment=equipment, alongside=done)
    except (LetGo, NotAllowed, DatabaseError):
        raise
    except Exception:
        logger.exception("The engine broke on revision %s.", pk)
        reading.unread.append(pk)
        done({})
    else:
        if event is None:
            reading.skipped += 1
            done({})


def _left(job: Job, reading: Reading) -> list[int]:
    rest = [pk for pk in job.arguments["revisions"] if pk > reading.last]
    return sorted(reading.again) + rest


def renew_extraction(job: Job) -> dict[str, Any]:
    """Return what becomes of a job that is tried again: texts left unread are read anew."""
    reading = Reading(**job.result)
    progress = job.progress - len(reading.unread)
    reading.again, reading.unread = sorted({*reading.again, *reading.unread}), []
    return {"progress": progress, "result": reading.told()}
