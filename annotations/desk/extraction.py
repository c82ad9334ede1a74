"""Letting the engine read a text. What it finds is proposed and counts for nothing yet."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .. import rules
from ..extraction import ENGINE, ENGINE_VERSION, Extraction, ProposedQuote
from ..extraction import extract as run_engine
from ..models import (
    Appearance,
    Claim,
    ClaimKind,
    Event,
    Origin,
    Quote,
    QuoteSpan,
    Revision,
    User,
)
from ..text import Span, describe, hull
from .access import require
from .record import record
from .store import place_fields

ENGINE_NAME = f"{ENGINE} {ENGINE_VERSION}"


def propose(*, actor: User | None, revision: Revision) -> Event | None:
    """Let the engine read the revision and store what it finds as proposals.

    Places where a quote was already proposed, accepted or rejected, or a claim stands, are left
    alone: a person's decision is never proposed away. Text in active excluded ranges is not read.
    Returns the event, or None where extraction is switched off (``FACTCHECK_EXTRACTION``).

    :raises NotAllowed: when the actor may not annotate.
    """
    require(rules.can_annotate, actor)
    if not settings.FACTCHECK_EXTRACTION:
        return None
    excluded = [Span(r.start, r.end) for r in revision.excluded_ranges.active()]
    language = revision.article.language or revision.language
    found = run_engine(revision.text, language, excluded=excluded, title=revision.title)
    with transaction.atomic():
        # Whoever marks a quote in this text meanwhile waits for us, or we for them: on PostgreSQL
        # a proposal for the same place would else be refused and take all the others with it.
        Revision.objects.select_for_update().values("pk").get(pk=revision.pk)
        quotes, new_quotes = _store_quotes(revision, found)
        claims = _store_claims(revision, found, quotes)
        Revision.objects.filter(pk=revision.pk).update(engine=ENGINE_NAME)
        revision.engine = ENGINE_NAME
        return record(
            actor=actor,
            verb="article.extracted",
            target=revision.article,
            article_id=revision.article_id,
            data={
                "revision": revision.pk,
                "engine": ENGINE_NAME,
                "quotes": new_quotes,
                "claims": claims,
            },
        )


def _store_quotes(revision: Revision, found: Extraction) -> tuple[dict[int, Quote], int]:
    """Store what is new; return the quote of each proposal, new or old, and how many are new."""
    # Where one was rejected and another stands, it is the other that claims are part of: the last.
    ranked = sorted(revision.quotes.all(), key=lambda quote: quote.state in Quote.LIVE)
    known = {(quote.start, quote.end): quote for quote in ranked}
    now = timezone.now()
    quotes: dict[int, Quote] = {}
    fresh: dict[int, Quote] = {}
    for index, proposal in enumerate(found.quotes):
        place = hull(proposal.content)
        key = (place.start, place.end)
        if key not in known:
            fresh[index] = known[key] = Quote(
                revision=revision,
                kind=proposal.kind,
                start=place.start,
                end=place.end,
                hedged=proposal.hedged,
                origin=Origin.MACHINE,
                engine=ENGINE_NAME,
                confidence=proposal.confidence,
                why=proposal.rule,
                created_at=now,
            )
        quotes[index] = known[key]
    Quote.objects.bulk_create(fresh.values())
    QuoteSpan.objects.bulk_create(
        span
        for index, quote in fresh.items()
        for span in _spans(quote, found.quotes[index], revision.text)
    )
    return quotes, len(fresh)


def _spans(quote: Quote, proposal: ProposedQuote, text: str) -> list[QuoteSpan]:
    places = [("content", n, span) for n, span in enumerate(proposal.content)]
    if proposal.cue:
        places.append(("cue", 0, proposal.cue))
    places += [("source", n, source.span) for n, source in enumerate(proposal.sources)]
    return [
        QuoteSpan(quote=quote, role=role, position=n, **place_fields(describe(text, span)))
        for role, n, span in places
    ]


def _store_claims(revision: Revision, found: Extraction, quotes: dict[int, Quote]) -> int:
    known = set(revision.appearances.values_list("start", "end"))
    fresh = [p for p in found.claims if (p.span.start, p.span.end) not in known]
    now = timezone.now()
    claims = [
        Claim(
            kind=ClaimKind.FACT,
            statement=proposal.statement,
            origin=Origin.MACHINE,
            engine=ENGINE_NAME,
            confidence=proposal.confidence,
            why=", ".join(proposal.reasons)[:200],
            created_at=now,
            moved_at=now,
        )
        for proposal in fresh
    ]
    Claim.objects.bulk_create(claims)
    Appearance.objects.bulk_create(
        Appearance(
            claim=claim,
            revision=revision,
            quote=None if proposal.quote is None else quotes[proposal.quote],
            created_at=now,
            **place_fields(describe(revision.text, proposal.span)),
        )
        for claim, proposal in zip(claims, fresh, strict=True)
    )
    return len(claims)
