"""What is done to a new text after it is stored: the search index and likely duplicates.

The backlog is a table that triggers fill, so nothing in it is lost when a process dies. It is
worked off at once when a person brings in an article, before a search, some time after a bulk
import, and by ``manage.py work_backlog``.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate

from django.db import connection, transaction

from ..comparison import LIKELY_DUPLICATE, resemblance, sketch
from ..models import Revision, RevisionSketch
from ..models.bulk import insert_rows
from ..models.search import CLAIMS, REVISIONS, Indexed, index_rows, pending, waiting
from .record import record

BATCH = 50
"""Rows in one transaction: about 20 ms of the write lock."""
BATCH_TEXT = 300_000
"""Code points of text at which a batch ends early: comparing a book takes as long as 50 reports."""

COMPARED = 5
"""Texts compared word by word with a new one. Of a sketch's four values a true copy shares most,
but a passage that many texts carry can put others level with it."""

MOST_CANDIDATES = 20_000
"""Sketch values looked at for one batch, newest first: a notice that a whole archive begins with
must not make each new text as dear as the archive."""


def work_backlog(limit: int = 1000) -> int:
    """Work off up to ``limit`` texts and as many claims, newest first; return how many wait."""
    return _work(REVISIONS, limit) + _work(CLAIMS, limit)


def waiting_in_backlog() -> int:
    """Return how many texts and claims wait."""
    return pending(REVISIONS) + pending(CLAIMS)


def _work(indexed: Indexed, limit: int) -> int:
    for done in range(0, limit, BATCH):
        if not waiting(indexed, 1):  # asked first: looking takes no lock, a transaction does
            return 0
        with transaction.atomic():
            _lock_backlog()
            ids = waiting(indexed, min(BATCH, limit - done))
            if indexed is REVISIONS:
                ids = _up_to_limit(ids)
                flag_likely_duplicates(ids)
            index_rows(indexed, ids)
    return pending(indexed)


def _up_to_limit(ids: Sequence[int]) -> list[int]:
    """Return the first of these revisions, as many as have texts within the limit; at least one."""
    lengths = dict(Revision.objects.filter(pk__in=ids).values_list("pk", "length"))
    totals = list(accumulate(lengths.get(pk, 0) for pk in ids))
    return list(ids[: max(1, bisect_right(totals, BATCH_TEXT))])


def _lock_backlog() -> None:
    """Let one process at a time work, so that nothing is sketched and flagged twice.

    SQLite's write transactions are alone anyway; PostgreSQL needs to be told.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('annotations.backlog'))")


def flag_likely_duplicates(ids: Sequence[int]) -> None:
    """Point each of these revisions at the most alike older text, and newer ones at these.

    Texts of other articles that share a value of the sketch are candidates; those that share the
    most are compared word by word.
    """
    new = Revision.objects.in_bulk(ids)
    holders: dict[int, list[int]] = defaultdict(list)
    for revision in new.values():
        for value in set(sketch(revision.text)):
            holders[value].append(revision.pk)
    insert_rows(
        RevisionSketch,
        ("revision_id", "value"),
        ((revision_id, value) for value, found in holders.items() for revision_id in found),
    )
    candidates = _candidates(
        holders, {revision.pk: revision.article_id for revision in new.values()}
    )
    wanted = {*candidates.keys(), *(pk for found in candidates.values() for pk in found)}
    texts = Revision.objects.select_related("article").in_bulk(wanted)
    for revision_id, others in candidates.items():
        _flag_if_alike(texts[revision_id], [texts[pk] for pk in others])


def _candidates(holders: dict[int, list[int]], article_of: dict[int, int]) -> dict[int, list[int]]:
    """Return, by the newer of two revisions, the older ones with which it shares the most values.

    Best first, at most :data:`COMPARED`.
    """
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    others = RevisionSketch.objects.filter(value__in=list(holders))
    found = others.values_list("value", "revision_id", "revision__article_id")
    for value, other_id, article_id in found.order_by("-revision_id")[:MOST_CANDIDATES]:
        for revision_id in holders[value]:
            if article_of[revision_id] != article_id:
                shared[max(other_id, revision_id)][min(other_id, revision_id)] += 1
    return {
        revision_id: [pk for pk, _count in counts.most_common(COMPARED)]
        for revision_id, counts in shared.items()
    }


def _flag_if_alike(revision: Revision, others: Sequence[Revision]) -> None:
    if revision.resembles_id:
        return
    by_likeness = {resemblance(revision.text, other.text): other for other in reversed(others)}
    alike = max(by_likeness)
    if alike < LIKELY_DUPLICATE:
        return
    other, alike = by_likeness[alike], round(alike, 3)
    Revision.objects.filter(pk=revision.pk).update(resembles=other, resemblance=alike)
    record(
        actor=None,
        verb="article.resembles",
        target=revision.article,
        article_id=revision.article_id,
        data={
            "revision": revision.pk,
            "other_revision": other.pk,
            "other_article": other.article_id,
            "resemblance": alike,
        },
    )
