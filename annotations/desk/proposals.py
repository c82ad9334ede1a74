"""Storing what the engine proposes, beside what it and people said of the text before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Count, F
from django.utils import timezone

from ..extraction import Extraction, ProposedClaim, ProposedQuote
from ..models import (
    Appearance,
    Claim,
    ClaimKind,
    DeskSettings,
    Evidence,
    Origin,
    Quote,
    QuoteSpan,
    Revision,
)
from ..text import Span, describe, hull
from .priority import first_priority
from .rereading import Found, Hold, Settled, Standing, settle
from .speakers import NameBook
from .store import place_fields

Row = TypeVar("Row", Quote, Claim)


@dataclass(slots=True)
class Changes(Generic[Row]):
    """What a reading changed, in numbers of rows, as the record keeps it.

    ``changed`` pairs what was retired with what stands in its place; neither is under ``new`` or
    ``gone``.
    """

    new: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    changed: list[list[int]] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, settled: Settled[Row], rows: Mapping[int, Row]) -> "Changes[Row]":
        """Tell what became of it; ``rows`` are those that stand for what was found, by index."""
        replaced = settled.replaced()
        arrived = [*settled.new, *(found for found, _old in settled.revived)]
        before = {row.pk for row in replaced.values()}
        return cls(
            new=[rows[each.index].pk for each in arrived if each.index not in replaced],
            gone=[old.row.pk for old in settled.gone if old.row.pk not in before],
            changed=[[old.pk, rows[index].pk] for index, old in sorted(replaced.items())],
            kept=[old.row.pk for _found, old in settled.kept],
        )

    def told(self) -> dict[str, Any]:
        """Return it as the record keeps it."""
        return {name: getattr(self, name) for name in self.__slots__}


class Reading:
    """One reading of one text, being stored. All of it happens in the caller's transaction."""

    def __init__(
        self, revision: Revision, found: Extraction, engine: str, chosen: DeskSettings
    ) -> None:
        self.revision = revision
        self.found = found
        self.engine = engine
        self.chosen = chosen
        self.now = timezone.now()
        self.names = NameBook()
        self.claims = _claims_of(revision)

    def store(self) -> tuple[Changes[Quote], Changes[Claim]]:
        """Store what is new, retire what is not found again, and say what changed."""
        quotes = _settle_quotes(self)
        rows = _store_quotes(self, quotes)
        claims = _settle_claims(self)
        stored = _store_claims(self, claims, rows)
        return Changes.of(quotes, rows), Changes.of(claims, stored)


# ---- Quotes -------------------------------------------------------------------------------------


def _settle_quotes(reading: Reading) -> Settled[Quote]:
    # Whoever decides on a quote meanwhile waits for us, or we for them.
    rows = reading.revision.quotes.select_for_update(of=("self",), no_key=True)
    built_on = {
        place.quote_id for place, hold in reading.claims if hold is Hold.HELD and place.quote_id
    }
    standing = [
        _standing_quote(quote, quote.pk in built_on)
        for quote in rows.order_by("pk").prefetch_related("spans")
    ]
    least = reading.chosen.quote_threshold
    found = [
        Found(index, quote.content, _told_of(quote), quote.confidence >= least)
        for index, quote in enumerate(reading.found.quotes)
    ]
    return settle(standing, found)


def _standing_quote(quote: Quote, built_on: bool) -> Standing[Quote]:
    of_engine = quote.origin == Origin.MACHINE and quote.engine != ""
    untouched = not (quote.corrections or quote.speaker_id or built_on)
    hold = Hold.HELD
    if of_engine and untouched and quote.state == Quote.State.PROPOSED:
        hold = Hold.FREE
    elif quote.state == Quote.State.RETIRED:
        hold = Hold.RETIRED
    spans: dict[str, tuple[Span, ...]] = {}
    for role in QuoteSpan.Role.values:
        parts = sorted((s for s in quote.spans.all() if s.role == role), key=_position)
        spans[role] = tuple(Span(part.start, part.end) for part in parts)
    told = (quote.kind, quote.polarity, quote.hedged, *(spans[role] for role in _ROLES))
    return Standing(
        quote, spans["content"], told, hold, quote.corrections > 0, quote.state in Quote.LIVE
    )


_ROLES = ("content", "cue", "addressee", "source")


def _position(span: QuoteSpan) -> int:
    return span.position


def _told_of(quote: ProposedQuote) -> tuple[Any, ...]:
    """Return what :func:`_standing_quote` tells of a stored one."""
    places: dict[str, tuple[Span, ...]] = dict.fromkeys(_ROLES, ())
    for role, _position, span, _anonymity in _parts(quote):
        places[role] = (*places[role], span)
    return (quote.kind, quote.polarity, quote.hedged, *(places[role] for role in _ROLES))


def _parts(quote: ProposedQuote) -> Iterable[tuple[str, int, Span, str | None]]:
    """Yield role, position, place, and of a source its anonymity."""
    for number, span in enumerate(quote.content):
        yield "content", number, span, None
    if quote.cue:
        yield "cue", 0, quote.cue, None
    if quote.addressee:
        yield "addressee", 0, quote.addressee, None
    for number, source in enumerate(quote.sources):
        yield "source", number, source.span, source.anonymity.value


def _store_quotes(reading: Reading, settled: Settled[Quote]) -> dict[int, Quote]:
    """Store, revive and retire; return the quote of each one found, new or old."""
    _retire(Quote, settled.gone)
    _refresh_quotes(reading, settled)
    rows = dict(settled.rows)
    for found in settled.new:
        proposal = reading.found.quotes[found.index]
        place = hull(proposal.content)
        rows[found.index] = Quote(
            revision=reading.revision,
            kind=proposal.kind,
            start=place.start,
            end=place.end,
            hedged=proposal.hedged,
            polarity=proposal.polarity,
            origin=Origin.MACHINE,
            created_at=reading.now,
            **_engine_says(reading, proposal),
        )
    Quote.objects.bulk_create(rows[found.index] for found in settled.new)
    QuoteSpan.objects.bulk_create(
        QuoteSpan(
            quote=rows[found.index],
            role=role,
            position=position,
            anonymity=anonymity,
            **place_fields(describe(reading.revision.text, span)),
        )
        for found in settled.new
        for role, position, span, anonymity in _parts(reading.found.quotes[found.index])
    )
    return rows | {index: rows[other] for index, other in settled.same_as.items() if other in rows}


def _engine_says(reading: Reading, proposal: ProposedQuote) -> dict[str, Any]:
    """Return what another reading may say anew without the quote becoming another."""
    name = _speaker_name(reading.found, proposal)
    words = [source.span.of(reading.revision.text) for source in proposal.sources[:1]]
    return {
        "engine": reading.engine,
        "confidence": proposal.confidence,
        "why": why_proposed(proposal, reading.revision.text),
        "speaker_name": name,
        "suggested_speaker_id": reading.names.only([name] if name else words),
    }


def _speaker_name(found: Extraction, proposal: ProposedQuote) -> str:
    """Return the fullest name that the text gives who said it; empty where it gives none."""
    index = proposal.sources[0].speaker if proposal.sources else None
    return "" if index is None else found.speakers[index].name[:200]


def why_proposed(proposal: ProposedQuote, text: str) -> str:
    """Return why a quote is proposed: the rule's name and the cue's words."""
    why = proposal.rule
    if proposal.cue:
        why += f"; cue “{' '.join(proposal.cue.of(text).split())}”"
    return why if len(why) <= 200 else why[:198] + "…”"


def _refresh_quotes(reading: Reading, settled: Settled[Quote]) -> None:
    """Write down what the engine now says of quotes that it found again."""
    changed: list[Quote] = []
    spans: list[QuoteSpan] = []
    for found, old in [*settled.kept, *settled.revived]:
        proposal = reading.found.quotes[found.index]
        if _differs(old.row, _engine_says(reading, proposal)):
            changed.append(old.row)
        anonymity = {n: each for role, n, _span, each in _parts(proposal) if role == "source"}
        for span in old.row.sources:
            if span.anonymity != anonymity[span.position]:
                span.anonymity = anonymity[span.position]
                spans.append(span)
    names = ["engine", "confidence", "why", "speaker_name", "suggested_speaker"]
    Quote.objects.bulk_update(changed, names, batch_size=200)
    QuoteSpan.objects.bulk_update(spans, ["anonymity"], batch_size=200)
    _revive(Quote, settled.revived)


# ---- Claims -------------------------------------------------------------------------------------


def _claims_of(revision: Revision) -> list[tuple[Appearance, Hold]]:
    """Return where claims stand in the text, and what holds each."""
    rows = revision.appearances.select_for_update(of=("claim",), no_key=True)
    places = list(rows.select_related("claim").order_by("pk"))
    claims = {place.claim_id for place in places}
    counted = Appearance.objects.filter(claim__in=claims).order_by().values_list("claim_id")
    numbers = dict(counted.annotate(Count("id")))
    proven = set(Evidence.objects.filter(claim__in=claims).values_list("claim_id", flat=True))
    return [
        (place, _hold_of(place.claim, numbers[place.claim_id] > 1 or place.claim_id in proven))
        for place in places
    ]


def _hold_of(claim: Claim, built_on: bool) -> Hold:
    if claim.state == Claim.State.RETIRED:
        return Hold.RETIRED
    touched = claim.corrections or claim.speaker_id or built_on
    free = claim.origin == Origin.MACHINE and claim.state == Claim.State.PROPOSED
    return Hold.FREE if free and not touched else Hold.HELD


def _settle_claims(reading: Reading) -> Settled[Claim]:
    standing = [
        Standing(
            place.claim,
            (Span(place.start, place.end),),
            (place.start, place.end, place.claim.statement),
            hold,
            live=place.claim.state not in Claim.SET_ASIDE,
        )
        for place, hold in reading.claims
    ]
    least = reading.chosen.claim_threshold
    found = [
        Found(
            index,
            (claim.span,),
            (claim.span.start, claim.span.end, claim.statement),
            claim.confidence >= least,
        )
        for index, claim in enumerate(reading.found.claims)
    ]
    return settle(standing, found)


def _store_claims(
    reading: Reading, settled: Settled[Claim], quotes: Mapping[int, Quote]
) -> dict[int, Claim]:
    _retire(Claim, settled.gone, moved_at=reading.now)
    _refresh_claims(reading, settled, quotes)
    rows = dict(settled.rows)
    for found in settled.new:
        proposal = reading.found.claims[found.index]
        rows[found.index] = Claim(
            kind=ClaimKind.FACT,
            statement=proposal.statement,
            origin=Origin.MACHINE,
            created_at=reading.now,
            moved_at=reading.now,
            **_engine_says_of_claim(reading, proposal),
        )
    for found in settled.new:
        rows[found.index].priority = first_priority(rows[found.index])
    Claim.objects.bulk_create(rows[found.index] for found in settled.new)
    Appearance.objects.bulk_create(
        Appearance(
            claim=rows[found.index],
            revision=reading.revision,
            created_at=reading.now,
            **place_fields(describe(reading.revision.text, proposal.span)),
            **_where(proposal, quotes),
        )
        for found in settled.new
        for proposal in [reading.found.claims[found.index]]
    )
    return rows


def _engine_says_of_claim(reading: Reading, proposal: ProposedClaim) -> dict[str, Any]:
    return {
        "engine": reading.engine,
        "confidence": proposal.confidence,
        "reasons": [reason.value for reason in proposal.reasons],
        "types": [kind.value for kind in proposal.types],
    }


def _where(proposal: ProposedClaim, quotes: Mapping[int, Quote]) -> dict[str, Any]:
    quote = None if proposal.quote is None else quotes.get(proposal.quote)
    inside = (part for part in proposal.depends_on if proposal.span.contains(part))
    return {
        "quote_id": quote and quote.pk,
        "depends_on": sorted([part.start, part.end] for part in inside),
    }


def _refresh_claims(reading: Reading, settled: Settled[Claim], quotes: Mapping[int, Quote]) -> None:
    """Write down what the engine now says of claims that it found again, and of what quote."""
    by_claim = {place.claim_id: place for place, _hold in reading.claims}
    claims: list[Claim] = []
    places: list[Appearance] = []
    for found, old in [*settled.kept, *settled.revived]:
        proposal = reading.found.claims[found.index]
        if _differs(old.row, _engine_says_of_claim(reading, proposal)):
            claims.append(old.row)
        place = by_claim[old.row.pk]
        if _differs(place, _where(proposal, quotes)):
            places.append(place)
    names = ["engine", "confidence", "reasons", "types"]
    Claim.objects.bulk_update(claims, names, batch_size=200)
    Appearance.objects.bulk_update(places, ["quote", "depends_on"], batch_size=200)
    _revive(Claim, settled.revived, moved_at=reading.now)


# ---- Both ---------------------------------------------------------------------------------------


def _differs(row: Any, values: Mapping[str, Any]) -> bool:
    """Give the row these values; say whether any is another than before."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def _retire(model: type[Row], gone: Sequence[Standing[Row]], **also: datetime) -> None:
    """Set free proposals aside. Their version grows: who has them open is told."""
    _set_state(model, [old.row for old in gone], "retired", **also)


def _revive(
    model: type[Row], revived: Sequence[tuple[Found, Standing[Row]]], **also: datetime
) -> None:
    _set_state(model, [old.row for _found, old in revived], "proposed", **also)


def _set_state(model: type[Row], rows: Sequence[Row], state: str, **also: datetime) -> None:
    chosen = model._default_manager.filter(pk__in=[row.pk for row in rows])
    chosen.update(state=state, version=F("version") + 1, **also)
