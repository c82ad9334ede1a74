"""A new text of an article: what was marked in the old one is carried over, never by a guess.

The same words in the same surroundings are carried as they stand: what people accepted or marked,
what an import brought, and what people said of page furniture. The engine's own proposals are not:
it reads the new text itself. Where the words differ, by one
number or one name, the quote comes back as a proposal and the claim's place is listed: what rests
on it asks for a recheck. What is gone is listed too. Nothing is taken off the old revision.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .. import rules
from ..models import (
    Appearance,
    Claim,
    Event,
    ExcludedRange,
    Origin,
    Quote,
    QuoteSpan,
    Revision,
    User,
)
from ..text import Span, describe
from ..text.anchoring import Carried, CarriedState, carry_over
from .access import require
from .record import record
from .speakers import hold_speakers
from .store import place_fields

SAME_WORDS = (CarriedState.EXACT, CarriedState.MOVED)


@dataclass(slots=True)
class _Outcome:
    """What the event tells: how many came over, and what a person should look at."""

    carried: int = 0
    listed: list[dict[str, Any]] = field(default_factory=list)

    def list_place(self, kind: str, row_id: int, fares: Iterable[Carried]) -> None:
        """List a quote or a claim whose words are changed or gone, with both wordings."""
        for fared in fares:
            if fared.state not in SAME_WORDS:
                self.listed.append(
                    {kind: row_id, "state": fared.state.value}
                    | {"before": fared.before, "after": fared.after}
                )


def carry_marks(*, actor: User | None, revision: Revision) -> Event | None:
    """Carry quotes, places of claims and furniture over from the revision before this one.

    Returns the event, or None for a first revision. Carrying twice adds nothing.

    :raises NotAllowed: when the actor may not annotate.
    """
    require(rules.can_annotate, actor)
    with transaction.atomic():
        hold_speakers()
        return _carry(actor, revision)


def _carry(actor: User | None, revision: Revision) -> Event | None:
    old = (
        Revision.objects.filter(article_id=revision.article_id, number__lt=revision.number)
        .order_by("-number")
        .first()
    )
    if old is None:
        return None
    of_machine = Q(state=Quote.State.PROPOSED, origin=Origin.MACHINE)
    quotes = list(old.quotes.live().exclude(of_machine).prefetch_related("spans"))
    places = list(old.appearances.exclude(claim__state__in=Claim.SET_ASIDE).select_related("claim"))
    ranges = list(
        old.excluded_ranges.filter(Q(kind=ExcludedRange.MANUAL) | Q(restored_at__isnull=False))
    )
    fares = _fares(old, revision, quotes, [*places, *ranges])
    outcome = _Outcome()
    _carry_ranges(ranges, revision, fares, outcome)
    twins = _carry_quotes(quotes, old, revision, fares, outcome)
    _carry_places(places, revision, fares, twins, outcome)
    return record(
        actor=actor,
        verb="article.carried_over",
        target=revision.article,
        article_id=revision.article_id,
        data={
            "from": old.pk,
            "to": revision.pk,
            "carried": outcome.carried,
            "listed": outcome.listed,
        },
    )


Fares = dict[tuple[int, int], Carried]


def _fares(
    old: Revision,
    new: Revision,
    quotes: Sequence[Quote],
    places: Sequence[Appearance | ExcludedRange],
) -> Fares:
    """Return how each marked stretch of the old text fared, all in one comparison."""
    stretches = {(span.start, span.end) for quote in quotes for span in quote.spans.all()}
    stretches |= {(place.start, place.end) for place in places}
    if not stretches:
        return {}  # two texts are not compared for nothing: it may take seconds
    keys = sorted(stretches)
    carried = carry_over(old.text, new.text, [Span(*key) for key in keys])
    return dict(zip(keys, carried, strict=True))


def _carry_ranges(
    ranges: Sequence[ExcludedRange], new: Revision, fares: Fares, outcome: _Outcome
) -> None:
    """Leave out, and bring back, the same words as before; list those that are other words now."""
    known = {(each.start, each.end): each for each in new.excluded_ranges.all()}
    for old in ranges:
        fared = fares[old.start, old.end]
        outcome.list_place("range", old.pk, [fared])
        if fared.span is None or fared.state not in SAME_WORDS:
            continue
        found = known.get((fared.span.start, fared.span.end))
        if found is None and old.kind == ExcludedRange.MANUAL:
            found = ExcludedRange(
                revision=new, start=fared.span.start, end=fared.span.end, kind=old.kind
            )
        if found is None:
            continue
        found.restored_at, found.restored_by_id = old.restored_at, old.restored_by_id
        found.save()
        outcome.carried += 1


def _carry_quotes(
    quotes: Sequence[Quote], old: Revision, new: Revision, fares: Fares, outcome: _Outcome
) -> dict[int, Quote]:
    """Carry the quotes; return the new one of each old one's number."""
    standing = {(quote.start, quote.end): quote for quote in new.quotes.live()}
    twins: dict[int, Quote] = {}
    for quote in quotes:
        content = [fares[span.start, span.end] for span in quote.content]
        outcome.list_place("quote", quote.pk, content)
        spans = [fared.span for fared in content if fared.span]
        if len(spans) != len(content) or any(b.start < a.end for a, b in pairwise(spans)):
            continue
        same = all(fared.state in SAME_WORDS for fared in content)
        key = (spans[0].start, spans[-1].end)
        if key not in standing:
            standing[key] = _copy_quote(quote, old, new, key, same)
            _copy_spans(quote, standing[key], new.text, fares)
            outcome.carried += same
        twins[quote.pk] = standing[key]
    return twins


def _copy_quote(
    quote: Quote, old: Revision, new: Revision, place: tuple[int, int], same: bool
) -> Quote:
    twin = Quote(
        revision=new,
        kind=quote.kind,
        state=quote.state if same else Quote.State.PROPOSED,
        start=place[0],
        end=place[1],
        hedged=quote.hedged,
        polarity=quote.polarity,
        speaker_id=quote.speaker_id,
        speaker_name=quote.speaker_name,
        suggested_speaker_id=quote.suggested_speaker_id,
        origin=quote.origin,
        # No engine has proposed the changed words, so none takes the proposal back either.
        engine=quote.engine if same else "",
        confidence=quote.confidence if same else None,
        why=f"carried over from revision {old.number}"
        if same
        else f"words changed since revision {old.number}",
        created_by_id=quote.created_by_id,
        created_at=timezone.now(),
        decided_by_id=quote.decided_by_id if same else None,
        decided_at=quote.decided_at if same else None,
        corrections=quote.corrections if same else 0,
    )
    twin.save(force_insert=True)
    return twin


def _copy_spans(quote: Quote, twin: Quote, text: str, fares: Fares) -> None:
    """Copy content as it fared; a cue or a source comes along only with its own words."""
    copies = []
    for span in quote.spans.all():
        fared = fares[span.start, span.end]
        if fared.span and (span.role == QuoteSpan.Role.CONTENT or fared.state in SAME_WORDS):
            copies.append(
                QuoteSpan(
                    quote=twin,
                    role=span.role,
                    position=span.position,
                    speaker_id=span.speaker_id,
                    anonymity=span.anonymity,
                    **place_fields(describe(text, fared.span)),
                )
            )
    QuoteSpan.objects.bulk_create(copies)


def _carry_places(
    places: Sequence[Appearance],
    new: Revision,
    fares: Fares,
    twins: dict[int, Quote],
    outcome: _Outcome,
) -> None:
    known = set(new.appearances.values_list("claim_id", "start", "end"))
    for place in places:
        fared = fares[place.start, place.end]
        outcome.list_place("claim", place.claim_id, [fared])
        if fared.span is None or fared.state not in SAME_WORDS:
            continue
        if (place.claim_id, fared.span.start, fared.span.end) in known:
            continue
        Appearance.objects.create(
            claim_id=place.claim_id,
            revision=new,
            quote=twins.get(place.quote_id or 0),
            depends_on=_moved_parts(place, fared.span),
            created_by_id=place.created_by_id,
            created_at=timezone.now(),
            **place_fields(describe(new.text, fared.span)),
        )
        outcome.carried += 1


def _moved_parts(place: Appearance, there: Span) -> list[list[int]]:
    """Move what the claim depends on along; where only white space differs it is left out."""
    if there.end - there.start != place.end - place.start:
        return []
    by = there.start - place.start
    return [[start + by, end + by] for start, end in place.depends_on]
