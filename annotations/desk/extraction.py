"""Letting the engine read a text. What it finds is proposed and counts for nothing yet."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from .. import rules
from ..extraction import Extraction
from ..extraction import extract as run_engine
from ..extraction.equipment import BARE, Equipment
from ..models import DeskSettings, Event, Revision, User
from ..text import Span
from .access import require
from .desk_settings import read_desk_settings
from .proposals import Reading
from .record import record
from .speakers import hold_speakers


def propose(
    *,
    actor: User | None,
    revision: Revision,
    equipment: Equipment = BARE,
    alongside: Callable[[dict[str, Any]], None] = lambda _: None,
) -> Event | None:
    """Let the engine read the revision and store what it finds as proposals.

    What a person has decided on, corrected or made is left alone, and nothing is proposed where
    it stands. Proposals that nobody touched are kept where they are found again, else retired;
    the event tells which (:mod:`annotations.desk.rereading`; ``queries_engine.what_changed``
    reads it). Text in active excluded ranges is not read,
    and what the engine is less sure of than the desk wants (``DeskSettings``) is not stored.
    Returns the event, or None where nothing was read: extraction is switched off
    (``FACTCHECK_EXTRACTION``), or the desk does not have this language read.

    ``equipment`` are the models that the engine may use. ``alongside`` is called, with
    the data of the event, in the transaction that stores the proposals; what it raises takes them
    back.

    :raises NotAllowed: when the actor may not annotate.
    """
    require(rules.can_annotate, actor)
    if why_unread(revision):
        return None
    chosen = read_desk_settings()
    found = _run_engine(revision, equipment)
    engine = f"{found.engine} {found.engine_version}"
    with transaction.atomic():
        hold_speakers()
        # One reading of a text at a time. Whoever marks a quote meanwhile is not kept waiting:
        # where theirs and a proposal want the same place, the job reads the text once more.
        locked = Revision.objects.select_for_update(no_key=True)
        now = locked.values("engine").get(pk=revision.pk)
        revision.engine = now["engine"]
        data = _store(revision, found, engine, chosen)
        alongside(data)
        return record(
            actor=actor,
            verb="article.extracted",
            target=revision.article,
            article_id=revision.article_id,
            data=data,
        )


def _store(
    revision: Revision, found: Extraction, engine: str, chosen: DeskSettings
) -> dict[str, Any]:
    """Store what was found; return what the record tells of it.

    ``quotes`` and ``claims`` count what is new on the desk; ``before`` is the engine that had
    read the text last, and where there was one, ``changes`` names what is not as it left it.
    """
    quotes, claims = Reading(revision, found, engine, chosen).store()
    data = {
        "revision": revision.pk,
        "engine": engine,
        "before": revision.engine,
        "quotes": len(quotes.new) + len(quotes.changed),
        "claims": len(claims.new) + len(claims.changed),
    }
    if revision.engine:
        data["changes"] = {"quotes": quotes.told(), "claims": claims.told()}
    Revision.objects.filter(pk=revision.pk).update(engine=engine)
    revision.engine = engine
    return data


def why_unread(revision: Revision) -> str:
    """Return why the desk leaves a text unread; empty where it has it read when asked."""
    if not settings.FACTCHECK_EXTRACTION:
        return _("Extraction is switched off on this desk.")
    if not read_desk_settings().reads_language(_language(revision)):
        return _("The desk has chosen not to have texts in this language read.")
    return ""


def _language(revision: Revision) -> str:
    return revision.article.language or revision.language


def _run_engine(revision: Revision, equipment: Equipment) -> Extraction:
    language = _language(revision)
    excluded = [Span(r.start, r.end) for r in revision.excluded_ranges.active()]
    return run_engine(
        revision.text, language, excluded=excluded, title=revision.title, equipment=equipment
    )
