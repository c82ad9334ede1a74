"""What the demo's people did in one article: quotes and claims, on top of what the engine found.

Where the engine proposes what a person marked, they take its proposal, corrected where they know
better; else they mark it themselves. Proposals that say over again what a person marked are set
aside; all others are left for whoever tries the desk.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from ...desk.claims import accept_claim, change_claim, create_claim, reject_claim
from ...desk.quotes import SourceDraft, accept_quote, change_quote, create_quote, reject_quote
from ...models import Appearance, Claim, Origin, Quote, Revision, Speaker, User
from ...text import Span, hull
from .files import Entry
from .places import content_of, draft, nearest, the_place

SAME_QUOTE = 0.5
"""Share of what two places cover together from which a proposal is a quote's own, marked less
well."""

DOUBLED_QUOTE = "Stands in the text already, marked more closely."
DOUBLED_CLAIM = "On the desk already, worded more closely."


@dataclass
class Marking:
    """One article being worked on; ``hand`` is who does it."""

    hand: User
    other: User
    revision: Revision
    entries: Entry
    speakers: dict[str, Speaker]
    quotes: list[Quote] = field(default_factory=list)

    def mark_quotes(self) -> None:
        """Mark every quote of the file, accepted or set aside with its reason."""
        text = self.revision.text
        taken = {hull(content_of(text, entry)) for entry in self.entries["quote"]}
        for entry in self.entries["quote"]:
            content = content_of(text, entry)
            proposal = self._proposal(hull(content), reserved=taken - {hull(content)})
            if entry["state"] == "rejected":
                self._set_aside(entry, content, proposal)
            elif proposal:
                changes = self._corrections(entry, content, proposal)
                if changes:
                    proposal = change_quote(actor=self.hand, quote=proposal, **changes)
                self.quotes.append(accept_quote(actor=self.hand, quote=proposal))
            else:
                self.quotes.append(self._create(entry, content, actor=self.hand))
        for proposal in self._open_proposals():
            if any(doubled(place_of(proposal), place_of(quote)) for quote in self.quotes):
                reject_quote(actor=self.hand, quote=proposal, reason=DOUBLED_QUOTE)

    def mark_claim(self, entry: Entry) -> Claim:
        """Write down a claim of the file as its people left it, but for its verdicts."""
        place = the_place(self.revision.text, entry, entry["exact"])
        values = {
            "statement": entry["statement"],
            "kind": entry["kind"],
            "speaker": self.speakers.get(entry["speaker"]),
        }
        proposed = self.proposed_claims().filter(start=place.start, end=place.end).first()
        if proposed:
            claim = change_claim(actor=self.hand, claim=proposed.claim, **values)
        else:
            claim = create_claim(
                actor=self.hand,
                state=Claim.State.PROPOSED,
                revision=self.revision,
                place=draft(self.revision.text, place),
                quote=self.quote_around(place),
                **values,
            )
        if entry["state"] == "rejected":
            return reject_claim(actor=self.hand, claim=claim, reason=entry["reason"])
        if entry["state"] != "proposed":
            return accept_claim(actor=self.hand, claim=claim)
        return claim

    def set_doubled_claims_aside(self) -> None:
        """Reject what the engine proposes where a person wrote a claim down."""
        untouched = self.proposed_claims()
        marked = self.revision.appearances.exclude(pk__in=untouched.values("pk"))
        places = [place_of(appearance) for appearance in marked]
        for proposed in list(untouched):
            if any(doubled(place_of(proposed), place) for place in places):
                reject_claim(actor=self.hand, claim=proposed.claim, reason=DOUBLED_CLAIM)

    def proposed_claims(self) -> QuerySet[Appearance]:
        """The places of claims that the engine proposes here and nobody has looked at."""
        return self.revision.appearances.filter(
            claim__origin=Origin.MACHINE, claim__state=Claim.State.PROPOSED, claim__version=1
        ).select_related("claim")

    def quote_around(self, place: Span) -> Quote | None:
        """Return the quote in whose content the place stands."""
        for quote in self.quotes:
            if any(place_of(span).contains(place) for span in quote.content):
                return quote
        return None

    def _open_proposals(self) -> list[Quote]:
        return list(self.revision.quotes.filter(state=Quote.State.PROPOSED).with_parts())

    def _proposal(self, place: Span, *, reserved: set[Span]) -> Quote | None:
        """Return the proposal for this place: there exactly, or about there and nobody else's."""
        free = [quote for quote in self._open_proposals() if place_of(quote) not in reserved]
        best = max(free, key=lambda quote: likeness(place_of(quote), place), default=None)
        return best if best and likeness(place_of(best), place) >= SAME_QUOTE else None

    def _set_aside(self, entry: Entry, content: list[Span], proposal: Quote | None) -> None:
        furniture = self.revision.excluded_ranges.active()
        place = hull(content)
        if proposal is None:
            if any(excluded.covers(place.start, place.end) for excluded in furniture):
                return  # it is greyed out, so nobody could have proposed it
            proposal = self._create(entry, content, actor=self.other)
        reject_quote(actor=self.hand, quote=proposal, reason=entry["reason"])

    def _create(self, entry: Entry, content: list[Span], *, actor: User) -> Quote:
        text = self.revision.text
        cue = entry.get("cue")
        return create_quote(
            actor=actor,
            revision=self.revision,
            content=[draft(text, span) for span in content],
            kind=entry["kind"],
            cue=draft(text, nearest(text, cue, content)) if cue else None,
            sources=self._sources(entry, content),
            speaker=self.speakers.get(entry["speaker"]),
            hedged=entry.get("hedged", False),
        )

    def _corrections(self, entry: Entry, content: list[Span], proposal: Quote) -> dict[str, Any]:
        """Return what the proposal must be told; what the file is silent on is left as found."""
        text = self.revision.text
        drafts = [draft(text, span) for span in content]
        sources = self._sources(entry, content)
        changes: dict[str, Any] = {
            "kind": entry["kind"],
            "speaker": self.speakers.get(entry["speaker"]),
            "hedged": entry.get("hedged", False),
        }
        changes = {
            name: value for name, value in changes.items() if getattr(proposal, name) != value
        }
        if [place_of(span) for span in proposal.content] != content:
            changes["content"] = drafts
        if "cue" in entry:
            cue = nearest(text, entry["cue"], content)
            if proposal.cue is None or place_of(proposal.cue) != cue:
                changes["cue"] = draft(text, cue)
        if sources:
            changes["sources"] = sources
        return changes

    def _sources(self, entry: Entry, content: list[Span]) -> list[SourceDraft]:
        """Who is heard through whom: first who said it, then outward who relays it."""
        if "source" not in entry:
            return []
        text = self.revision.text
        said = SourceDraft(
            draft(text, nearest(text, entry["source"], content)),
            self.speakers.get(entry["speaker"]),
        )
        relayed = [
            SourceDraft(draft(text, nearest(text, words, content)), self._called(words))
            for words in entry.get("relayed_by", [])
        ]
        return [said, *relayed]

    def _called(self, words: str) -> Speaker | None:
        """Return the speaker whom the text calls so."""
        for speaker in self.speakers.values():
            if words and words in (speaker.name, *speaker.aliases):
                return speaker
        return None


def place_of(row: Any) -> Span:
    """Return the place of a row that has ``start`` and ``end``."""
    return Span(row.start, row.end)


def shared(one: Span, other: Span) -> int:
    """How many code points two places share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def likeness(one: Span, other: Span) -> float:
    """Share of what two places cover together that both cover, 0 to 1."""
    both = shared(one, other)
    return both / (one.length + other.length - both)


def doubled(one: Span, other: Span) -> bool:
    """Whether the shorter of two places lies mostly in the longer."""
    return 2 * shared(one, other) > min(one.length, other.length)
