"""What is done to a new text after it is stored: the search index and likely duplicates.

The backlog is a table that triggers fill, so nothing in it is lost when a process dies. It is
worked off at once when a person brings in an article, before a search, some time after a bulk
import, and by ``manage.py work_backlog``.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.db import transaction

from ..comparison import LIKELY_DUPLICATE, resemblance, sketch
from ..models import Revision, RevisionSketch
from ..models.bulk import insert_rows
from ..models.search import CLAIMS, REVISIONS, Indexed, index_rows, pending, waiting
from .record import record

BATCH = 50
"""Rows in one transaction: about 20 ms of the write lock."""


def work_backlog(limit: int = 1000) -> int:
    """Work off up to ``limit`` texts and as many claims, newest first; return how many wait."""
    return _work(REVISIONS, limit) + _work(CLAIMS, limit)


def _work(indexed: Indexed, limit: int) -> int:
    for done in range(0, limit, BATCH):
        if not waiting(indexed, 1):  # asked first: looking takes no lock, a transaction does
            return 0
        with transaction.atomic():
            ids = waiting(indexed, min(BATCH, limit - done))
            if indexed is REVISIONS:
                flag_likely_duplicates(ids)
            index_rows(indexed, ids)
    return pending(indexed)


def flag_likely_duplicates(ids: Sequence[int]) -> None:
    """Point each of these revisions at the most alike older text, and newer ones at these.

    Texts that share a value of the sketch are candidates; of each new text's, the one that shares
    the most is compared word by word.
    """
    new = Revision.objects.in_bulk(ids)
    holders: dict[int, list[int]] = defaultdict(list)
    for revision in new.values():
        for value in sketch(revision.text):
            holders[value].append(revision.pk)
    insert_rows(
        RevisionSketch,
        ("revision_id", "value"),
        ((revision_id, value) for value, found in holders.items() for revision_id in found),
    )
    best = _most_alike(holders)
    texts = Revision.objects.in_bulk({*best.keys(), *best.values()})
    for revision_id, other_id in best.items():
        _flag_if_alike(texts[revision_id], texts[other_id])


def _most_alike(holders: dict[int, list[int]]) -> dict[int, int]:
    """Return, by the newer of two revisions, the older with which it shares the most values."""
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    values = list(holders)
    others = RevisionSketch.objects.filter(value__in=values).values_list("value", "revision_id")
    for value, other_id in others:
        for revision_id in holders[value]:
            if other_id != revision_id:
                shared[max(other_id, revision_id)][min(other_id, revision_id)] += 1
    return {revision_id: found.most_common(1)[0][0] for revision_id, found in shared.items()}


def _flag_if_alike(revision: Revision, other: Revision) -> None:
    if revision.resembles_id or revision.article_id == other.article_id:
        return
    alike = round(resemblance(revision.text, other.text), 3)
    if alike < LIKELY_DUPLICATE:
        return
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
