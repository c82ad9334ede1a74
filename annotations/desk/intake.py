"""Bringing articles in. One way for all faces: paste, upload, fetch, API, command line."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from .. import rules
from ..models import Article, Job, Revision, User
from .access import require
from .backlog import work_backlog
from .carrying import carry_marks
from .desk_settings import read_desk_settings
from .drafts import ArticleDraft
from .jobs import add_reading, hand_over
from .prepare import PreparedArticle, prepare_article
from .record import gathered
from .store import store_articles

CHUNK = 100
CHUNK_MARKS = 400
"""Articles, and quotes and claims with them, that are stored in one transaction: the write lock is
then held for some 30 ms at a time, so that people go on working during a large import."""
CHUNK_TEXT = 1_000_000
"""Code points of text at which a chunk ends early: long texts must not add up."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one draft.

    ``outcome``: ``created`` (a new article), ``revised`` (a new text of an article the desk has),
    ``unchanged`` (the text is here already: ``article`` and ``revision`` say where; quotes and
    claims that came with it and are not there yet are added), ``invalid``
    (``errors`` says why, by field; nothing was stored). ``index`` counts the drafts from 0,
    ``where`` is what the draft says of its place in a file.
    """

    index: int
    outcome: str
    article: Article | None = None
    revision: Revision | None = None
    errors: dict[str, list[str]] = field(default_factory=dict)
    where: str = ""


def import_articles(
    *, actor: User | None, drafts: Iterable[ArticleDraft], extract: bool = False
) -> Iterator[Intake]:
    """Bring in articles, yielding what became of each, in order.

    A draft that is wrong is reported and does not keep the others out. Each chunk of
    up to :data:`CHUNK` articles is one transaction. With ``extract`` one job has the extraction
    engine read all the new texts, once they are in, unless the desk does not have new texts read;
    without, that waits until somebody asks for it. To a new text of an article the desk has, the
    marks of the one before are carried over.

    :raises NotAllowed: before anything is read, when the actor may not bring in articles.
    """
    require(rules.can_annotate, actor)
    return _import_chunks(actor, iter(drafts), extract)


def _import_chunks(
    actor: User | None, drafts: Iterator[ArticleDraft], extract: bool
) -> Iterator[Intake]:
    index = 0
    new: list[int] = []
    try:
        while True:
            with _one_at_a_time():
                chunk = _next_chunk(drafts)
                stored = _import_chunk(actor, chunk, first=index) if chunk else []
            if not chunk:
                return
            new += _new_texts(stored)
            yield from stored
            index += len(chunk)
    finally:  # also where the drafts broke off in the middle
        if extract:
            job = _have_read(actor, new)
            if job:
                hand_over(job)


def _new_texts(stored: Sequence[Intake]) -> list[int]:
    return [each.revision.pk for each in stored if each.revision and each.outcome != "unchanged"]


def _have_read(actor: User | None, revisions: Sequence[int]) -> Job | None:
    """Store the job of reading new texts, where the desk has them read."""
    if not read_desk_settings().extract_at_intake:
        return None
    return add_reading(revisions, requested_by=actor)


def _one_at_a_time() -> AbstractContextManager[Any]:
    """Let one chunk of all imports in this process be worked on at a time.

    Several would only share the one core that Python has, and people in this process would wait
    for all of them instead of one. Who holds the database already does not wait.
    """
    return nullcontext() if connection.in_atomic_block else _importing


_importing = Lock()


def _next_chunk(drafts: Iterator[ArticleDraft]) -> list[ArticleDraft]:
    chunk: list[ArticleDraft] = []
    marks = text = 0
    for draft in islice(drafts, CHUNK):
        chunk.append(draft)
        marks += len(draft.quotes) + len(draft.claims)
        text += len(draft.text)
        if marks >= CHUNK_MARKS or text >= CHUNK_TEXT:
            break
    return chunk


def _import_chunk(actor: User | None, chunk: list[ArticleDraft], *, first: int) -> list[Intake]:
    prepared, results = _prepare_chunk(chunk, first=first)
    with transaction.atomic():
        results |= _store_chunk(actor, prepared)
    return [results[index] for index in sorted(results)]


def _prepare_chunk(
    chunk: list[ArticleDraft], *, first: int
) -> tuple[dict[int, PreparedArticle], dict[int, Intake]]:
    """Return what can be stored, and what became of the others, by number."""
    prepared: dict[int, PreparedArticle] = {}
    refused: dict[int, Intake] = {}
    for index, draft in enumerate(chunk, start=first):
        try:
            prepared[index] = prepare_article(draft)
        except ValidationError as error:
            errors = error.message_dict
            refused[index] = Intake(index, "invalid", errors=errors, where=draft.where)
    return prepared, refused


def _store_chunk(actor: User | None, prepared: dict[int, PreparedArticle]) -> dict[int, Intake]:
    """Store the articles in the caller's transaction; return what became of them, by number."""
    with gathered():  # comparing two texts may take seconds, and nobody else may record meanwhile
        stored = store_articles(list(prepared.values()), actor=actor)
        for each in stored:
            if each.outcome == "revised":
                carry_marks(actor=actor, revision=each.revision)
    return {
        index: Intake(
            index, each.outcome, each.article, each.revision, where=each.prepared.draft.where
        )
        for index, each in zip(prepared, stored, strict=True)
    }


def add_article(*, actor: User | None, draft: ArticleDraft, extract: bool = True) -> Intake:
    """Bring in one article and make it searchable; with ``extract`` have a job read it.

    :raises NotAllowed: when the actor may not bring in articles.
    :raises ValidationError: when the draft is wrong, keyed by field; nothing is stored.
    """
    require(rules.can_annotate, actor)
    with _one_at_a_time():
        prepared, refused = _prepare_chunk([draft], first=0)
        if refused:
            raise ValidationError(refused[0].errors)
        with transaction.atomic():
            intake = _store_chunk(actor, prepared)[0]
            job = _have_read(actor, _new_texts([intake])) if extract else None
    if job:
        hand_over(job)
    work_backlog(limit=20)
    return intake
