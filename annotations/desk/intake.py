"""Bringing articles in. One way for all faces: paste, upload, fetch, API, command line."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from .. import rules
from ..models import Article, Revision, User
from .access import require
from .backlog import work_backlog
from .carrying import carry_marks
from .drafts import ArticleDraft
from .extraction import propose
from .prepare import PreparedArticle, prepare_article
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
    up to :data:`CHUNK` articles is one transaction. With ``extract`` each new text is read by the
    extraction engine as well; without, that waits until somebody asks for it. To a new text of
    an article the desk has, the marks of the one before are carried over.

    :raises NotAllowed: before anything is read, when the actor may not bring in articles.
    """
    require(rules.can_annotate, actor)
    return _import_chunks(actor, iter(drafts), extract)


def _import_chunks(
    actor: User | None, drafts: Iterator[ArticleDraft], extract: bool
) -> Iterator[Intake]:
    index = 0
    while True:
        with _one_at_a_time():
            chunk = _next_chunk(drafts)
            stored = _import_chunk(actor, chunk, first=index) if chunk else []
        if not chunk:
            return
        for intake in stored:
            if extract and intake.revision and intake.outcome != "unchanged":
                propose(actor=actor, revision=intake.revision)
            yield intake
        index += len(chunk)


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
    prepared: dict[int, PreparedArticle] = {}
    results: dict[int, Intake] = {}
    for index, draft in enumerate(chunk, start=first):
        try:
            prepared[index] = prepare_article(draft)
        except ValidationError as error:
            errors = error.message_dict
            results[index] = Intake(index, "invalid", errors=errors, where=draft.where)
    with transaction.atomic():
        stored = store_articles(list(prepared.values()), actor=actor)
        for each in stored:
            if each.outcome == "revised":
                carry_marks(actor=actor, revision=each.revision)
    for index, each in zip(prepared, stored, strict=True):
        where = each.prepared.draft.where
        results[index] = Intake(index, each.outcome, each.article, each.revision, where=where)
    return [results[index] for index in sorted(results)]


def add_article(*, actor: User | None, draft: ArticleDraft, extract: bool = True) -> Intake:
    """Bring in one article, read it with the extraction engine and make it searchable.

    :raises NotAllowed: when the actor may not bring in articles.
    :raises ValidationError: when the draft is wrong, keyed by field; nothing is stored.
    """
    intake = next(import_articles(actor=actor, drafts=[draft], extract=extract))
    if intake.outcome == "invalid":
        raise ValidationError(intake.errors)
    work_backlog(limit=20)
    return intake
