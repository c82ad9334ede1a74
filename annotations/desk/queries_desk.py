"""What the desk page, the record and the search page ask."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Q, QuerySet, Value
from django.utils import timezone

from .. import rules
from ..models import (
    Article,
    Claim,
    Event,
    Outlet,
    Quote,
    RatingScale,
    Speaker,
    User,
)
from ..models.folding import Fold, folded
from ..models.search import CLAIMS, REVISIONS, ranked
from .backlog import work_backlog
from .queries_articles import INDEX_BEFORE_SEARCH, articles_by_text, texts_on_the_desk

FOUND = 20
"""Best matches of each kind on the search page."""

MOST_NAME_WORDS = 12
"""Words of a name that are looked for; each is one more condition on every speaker."""

_NAME_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Figures:
    """The desk in numbers. ``verdicts`` counts those of the last seven days."""

    articles: int
    proposals: int
    open_claims: int
    decided_claims: int
    verdicts: int

    @property
    def empty(self) -> bool:
        """Whether nothing was ever brought in."""
        return not (self.articles or self.open_claims or self.decided_claims or self.proposals)


def count_desk(reader: User) -> Figures:
    """Count what is on the desk, of the verdicts those that the reader may see; in four queries."""
    claims = dict(Claim.objects.order_by().values_list("state").annotate(Count("id")))
    week_ago = timezone.now() - timedelta(days=7)
    quotes = Quote.objects.filter(state=Quote.State.PROPOSED).count()
    return Figures(
        articles=Article.objects.filter(state=Article.State.ACTIVE).count(),
        proposals=quotes + claims.get(Claim.State.PROPOSED, 0),
        open_claims=sum(claims.get(state, 0) for state in Claim.IN_WORK),
        decided_claims=sum(claims.get(state, 0) for state in Claim.ANSWERED),
        verdicts=rules.can_see_verdict_rows(reader).filter(submitted_at__gte=week_ago).count(),
    )


@dataclass(slots=True)
class Names:
    """The rows that lines of the record are about, by number; a missing one was never stored.

    ``here`` is the claim on whose page they are told, 0 for none.
    """

    articles: dict[int, Article] = field(default_factory=dict)
    claims: dict[int, Claim] = field(default_factory=dict)
    speakers: dict[int, Speaker] = field(default_factory=dict)
    outlets: dict[int, Outlet] = field(default_factory=dict)
    scales: dict[int, RatingScale] = field(default_factory=dict)
    people: dict[int, User] = field(default_factory=dict)
    here: int = 0


def name_targets(events: Iterable[Event]) -> Names:
    """Fetch what the events are about, in at most six queries."""
    listed = list(events)
    by_type: dict[str, set[int]] = {}
    for event in listed:
        by_type.setdefault(event.target_type, set()).add(event.target_id)
        for name, word in _TOLD_BOTH_WAYS.items():
            by_type.setdefault(word, set()).update(_numbers(event.data.get(name)))
        by_type.setdefault("speaker", set()).update(_relaying(event.data.get("source")))
    articles = {event.article_id for event in listed if event.article_id}
    others = {event.data.get("other_article") for event in listed} - {None}
    return Names(
        articles=Article.objects.named().in_bulk(articles | others),
        claims=Claim.objects.in_bulk({event.claim_id for event in listed if event.claim_id}),
        speakers=Speaker.objects.in_bulk(by_type.get("speaker", ())),
        outlets=Outlet.objects.in_bulk(by_type.get("outlet", ())),
        scales=RatingScale.objects.in_bulk(by_type.get("ratingscale", ())),
        people=User.objects.in_bulk({event.data.get("person") for event in listed} - {None}),
    )


_TOLD_BOTH_WAYS = {"speaker": "speaker", "merged_into": "speaker", "outlet": "outlet"}
"""Fields that point at a row, and what that is: a changed one is told before and after."""


def _numbers(change: object) -> set[int]:
    return {each for each in change if isinstance(each, int)} if isinstance(change, list) else set()


def _relaying(change: object) -> set[int]:
    """The speakers that a changed chain of sources names, before and after."""
    both = change if isinstance(change, list) else []
    rows = [row for rows in both if isinstance(rows, list) for row in rows]
    return {row["speaker_id"] for row in rows if isinstance(row, dict) and row.get("speaker_id")}


def record_lines(reader: User) -> QuerySet[Event]:
    """Return the lines of the record that the reader may see, with who acted, for the keyset
    order of their ids.
    """
    return rules.can_see_event_rows(reader).select_related("actor")


def record_of_claim(claim: Claim, reader: User, limit: int = 200) -> list[Event]:
    """Return the latest lines about a claim, its evidence and verdicts, newest first."""
    return list(record_lines(reader).filter(claim_id=claim.pk).order_by("-id")[:limit])


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first; an excerpt has the words between U+0002 and U+0003."""

    articles: Sequence[tuple[Article, str]] = ()
    claims: Sequence[tuple[Claim, str]] = ()
    speakers: Sequence[Speaker] = ()

    def __bool__(self) -> bool:
        return bool(self.articles or self.claims or self.speakers)


def search_desk(query: str) -> Found:
    """Search the newest texts of articles, the claims and the speakers."""
    if not query.strip():
        return Found()
    work_backlog(limit=INDEX_BEFORE_SEARCH)
    hits = dict(ranked(REVISIONS, query, limit=FOUND, among=texts_on_the_desk()))
    by_id = articles_by_text(hits)
    statements = dict(ranked(CLAIMS, query, limit=FOUND))
    proposed = Claim.objects.exclude(state=Claim.State.RETIRED).select_related("speaker")
    claims = proposed.in_bulk(statements)
    return Found(
        articles=[(by_id[pk], words) for pk, words in hits.items() if pk in by_id],
        claims=[(claims[pk], words) for pk, words in statements.items() if pk in claims],
        speakers=list(find_speakers(query)[:FOUND]),
    )


def find_speakers(query: str) -> QuerySet[Speaker]:
    """Return the speakers in whose names or description every word of the query occurs.

    Capitals, accents and quotation marks make no difference. Who was merged into another speaker
    is left out: the other bears the name too.
    """
    rows = Speaker.objects.standing().order_by("name", "description", "id")
    words = _NAME_WORD.findall(query)[:MOST_NAME_WORDS]
    if not words:
        return rows.none() if query.strip() else rows
    wanted = [Q(known_as__icontains=Fold(Value(word))) for word in words]
    return rows.alias(known_as=folded("name", "description", "aliases")).filter(*wanted)


def has_worked(user: User) -> bool:
    """Whether any line of the record is this person's."""
    return Event.objects.filter(actor=user).exists()
