"""Working on quotes: marking, accepting, rejecting, correcting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Anonymity, Polarity, Quote, QuoteSpan, Revision, Speaker, User
from ..models.bulk import insert_rows
from ..text import Selector, Span
from .access import require
from .checks import prose
from .drafts import SpanDraft
from .errors import AlreadyThere, WrongState
from .places import content_hull, read_place
from .prepare import check_choice
from .record import differences, record
from .speakers import check_standing
from .store import SPAN_COLUMNS, span_values
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """One link of the chain of sources: where it stands, and who that is, if known.

    ``anonymity`` is one of :class:`annotations.models.Anonymity`, None where nobody has said. Left
    unset it stays what it was of a source that stands at the same place.
    """

    place: SpanDraft
    speaker: Speaker | None = None
    anonymity: str | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class Part:
    """A place with its part to play; speaker and anonymity are those of a source."""

    role: str
    position: int
    place: Selector
    speaker: Speaker | None = None
    anonymity: str | None = None


def create_quote(
    *,
    actor: User | None,
    revision: Revision,
    content: Sequence[SpanDraft],
    kind: str = Quote.Kind.DIRECT,
    cue: SpanDraft | None = None,
    sources: Sequence[SourceDraft] = (),
    addressee: SpanDraft | None = None,
    speaker: Speaker | None = None,
    hedged: bool = False,
    polarity: str = Polarity.ASSERTED,
) -> Quote:
    """Mark a quote in a revision. What a person marks is accepted.

    :raises ValidationError: when a place does not lie in the text, or says something else; when
        a speaker was merged into another.
    :raises AlreadyThere: when a live quote stands at exactly this place.
    """
    require(rules.can_annotate, actor)
    check_choice(kind, Quote.Kind.values, field="kind")
    check_choice(polarity, Polarity.values, field="polarity")
    parts = _parts(revision.text, content=content, cue=cue, sources=sources, addressee=addressee)
    place = _place(parts)
    now = timezone.now()
    quote = Quote(
        revision=revision,
        kind=kind,
        state=Quote.State.ACCEPTED,
        start=place.start,
        end=place.end,
        hedged=hedged,
        polarity=polarity,
        speaker=speaker,
        created_by=actor,
        created_at=now,
        decided_by=actor,
        decided_at=now,
    )
    try:
        with transaction.atomic():
            check_standing(speaker, *(part.speaker for part in parts))
            quote.save(force_insert=True)
            _save_parts(quote, parts)
            record(
                actor=actor,
                verb="quote.created",
                target=quote,
                article_id=revision.article_id,
                data={"start": place.start, "end": place.end, "words": _words(parts)},
            )
    except IntegrityError as error:
        raise _already_there(revision.pk, place) from error
    return quote


def accept_quote(
    *,
    actor: User | None,
    quote: Quote,
    version: int | None = None,
    speaker: Speaker | Unset | None = UNSET,
) -> Quote:
    """Take a quote as right: a proposed one, or one that was rejected or no longer proposed.

    With ``speaker``, as the one suggested, it says at once who it is of; nothing else ever does.

    :raises ValidationError: when the speaker was merged into another.
    :raises WrongState: when it is accepted already.
    :raises AlreadyThere: when another live quote has taken its place since.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    said = changed_fields(quote, given(speaker=speaker))
    return _decide(actor, quote, Quote.State.ACCEPTED, "", version, said)


def reject_quote(
    *, actor: User | None, quote: Quote, reason: str = "", version: int | None = None
) -> Quote:
    """Set a quote aside, with a reason where there is one to tell. It stays on record.

    :raises WrongState: when it is rejected already.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    return _decide(actor, quote, Quote.State.REJECTED, prose(reason, field="reason"), version)


def change_quote(
    *,
    actor: User | None,
    quote: Quote,
    version: int | None = None,
    content: Sequence[SpanDraft] | Unset = UNSET,
    kind: str | Unset = UNSET,
    cue: SpanDraft | Unset | None = UNSET,
    sources: Sequence[SourceDraft] | Unset = UNSET,
    addressee: SpanDraft | Unset | None = UNSET,
    speaker: Speaker | Unset | None = UNSET,
    hedged: bool | Unset = UNSET,
    polarity: str | Unset = UNSET,
) -> Quote:
    """Correct a quote: its places, kind, speaker. A correction leaves the state as it is.

    :raises ValidationError: when a place does not lie in the text, or says something else; when
        a speaker was merged into another.
    :raises AlreadyThere: when another live quote stands at the new place.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_annotate, actor)
    changes = given(kind=kind, speaker=speaker, hedged=hedged, polarity=polarity)
    if kind is not UNSET:
        check_choice(kind, Quote.Kind.values, field="kind")
    if polarity is not UNSET:
        check_choice(polarity, Polarity.values, field="polarity")
    places = given(content=content, cue=cue, sources=sources, addressee=addressee)
    parts = _parts(quote.revision.text, before=quote, **places)
    replaced = [_ROLES[name] for name in places]
    if "content" in replaced:
        place = _place(parts)
        changes |= {"start": place.start, "end": place.end}
    return _save_changes(actor, quote, version, changes, parts, replaced)


_ROLES = {"content": "content", "cue": "cue", "sources": "source", "addressee": "addressee"}
"""The role of the places that each argument of the acts names."""


def _save_changes(
    actor: User | None,
    quote: Quote,
    version: int | None,
    changes: dict[str, Any],
    parts: list[Part],
    replaced: list[str],
) -> Quote:
    before = {role: _told(quote, role) for role in replaced}
    changes = changed_fields(quote, changes)
    data: dict[str, Any] = differences(quote, changes)
    corrected = bool(changes.keys() - {"speaker"}) or _moved(before, parts)
    also = {"corrections": quote.corrections + corrected}
    try:
        with transaction.atomic():
            check_standing(changes.get("speaker"), *(part.speaker for part in parts))
            save_version(quote, expected=version, changes=changes, also=also)
            QuoteSpan.objects.filter(quote=quote, role__in=replaced).delete()
            _save_parts(quote, parts)
            quote = Quote.objects.with_parts().select_related("revision").get(pk=quote.pk)
            after = {role: _told(quote, role) for role in replaced}
            other = (role for role in replaced if before[role] != after[role])
            data |= {role: [before[role], after[role]] for role in other}
            record(
                actor=actor,
                verb="quote.changed",
                target=quote,
                article_id=quote.revision.article_id,
                data=data,
            )
    except IntegrityError as error:
        raise _already_there(
            quote.revision_id,
            Span(changes.get("start", quote.start), changes.get("end", quote.end)),
        ) from error
    return quote


def _moved(before: dict[str, list[dict[str, Any]]], parts: list[Part]) -> bool:
    """Whether any place is another than before; who speaks there is not asked."""
    was = {
        (role, n, row["start"], row["end"])
        for role, rows in before.items()
        for n, row in enumerate(rows)
    }
    return was != {(part.role, part.position, part.place.start, part.place.end) for part in parts}


def _decide(
    actor: User | None,
    quote: Quote,
    state: str,
    reason: str,
    version: int | None,
    said: Mapping[str, Any] = MappingProxyType({}),
) -> Quote:
    require(rules.can_annotate, actor)
    if quote.state == state:
        raise WrongState(
            _("This quote is %(state)s already.") % {"state": quote.get_state_display()}
        )
    changes = {
        "state": state,
        "decided_by": actor,
        "decided_at": timezone.now(),
        "decision_reason": reason,
        **said,
    }
    data = {"state": [quote.state, state], "reason": reason, **differences(quote, dict(said))}
    try:
        with transaction.atomic():
            check_standing(said.get("speaker"))
            save_version(quote, expected=version, changes=changes)
            record(
                actor=actor,
                verb=f"quote.{state}",
                target=quote,
                article_id=quote.revision.article_id,
                data=data,
            )
    except IntegrityError as error:
        raise _already_there(quote.revision_id, Span(quote.start, quote.end)) from error
    return quote


def _parts(
    text: str,
    *,
    content: Sequence[SpanDraft] = (),
    cue: SpanDraft | None = None,
    sources: Sequence[SourceDraft] = (),
    addressee: SpanDraft | None = None,
    before: Quote | None = None,
) -> list[Part]:
    parts = [
        Part("content", position, read_place(text, draft, field=f"content[{position}]"))
        for position, draft in enumerate(content)
    ]
    if cue:
        parts.append(Part("cue", 0, read_place(text, cue, field="cue")))
    if addressee:
        parts.append(Part("addressee", 0, read_place(text, addressee, field="addressee")))
    known = {(each.start, each.end): each.anonymity for each in (before.sources if before else ())}
    for position, source in enumerate(sources):
        place = read_place(text, source.place, field=f"sources[{position}]")
        anonymity = source.anonymity
        if isinstance(anonymity, Unset):
            anonymity = known.get((place.start, place.end))
        elif anonymity is not None:
            check_choice(anonymity, Anonymity.values, field=f"sources[{position}].anonymity")
        parts.append(Part("source", position, place, source.speaker, anonymity))
    return parts


def _place(parts: list[Part]) -> Span:
    try:
        return content_hull([part.place for part in parts if part.role == "content"])
    except ValidationError as error:
        raise ValidationError({"content": error.messages}) from error


def _words(parts: list[Part]) -> str:
    return " … ".join(part.place.exact for part in parts if part.role == "content")


def _save_parts(quote: Quote, parts: list[Part]) -> None:
    insert_rows(
        QuoteSpan,
        ("quote_id", "role", "position", "speaker_id", "anonymity", *SPAN_COLUMNS),
        (
            (
                quote.pk,
                part.role,
                part.position,
                part.speaker and part.speaker.pk,
                part.anonymity,
                *span_values(part.place),
            )
            for part in parts
        ),
    )


def _told(quote: Quote, role: str) -> list[dict[str, Any]]:
    """Return the spans of a role as the record keeps them."""
    rows = quote.spans.filter(role=role).order_by("position")
    fields = ["start", "end", "exact", "speaker_id"] + ["anonymity"] * (role == "source")
    return [dict(row) for row in rows.values(*fields)]


def _already_there(revision_id: int, place: Span) -> AlreadyThere | ValidationError:
    existing = (
        Quote.objects.live()
        .with_parts()
        .filter(revision_id=revision_id, start=place.start, end=place.end)
        .first()
    )
    if existing is None:
        return ValidationError(_("The database refused this quote; nothing was stored."))
    pattern, who = _("A quote is marked here already: “%(words)s”."), _who(existing)
    if who:
        pattern = _("A quote of %(speaker)s is marked here already: “%(words)s”.")
    return AlreadyThere(pattern % {"words": existing, "speaker": who}, existing=existing)


def _who(quote: Quote) -> str:
    """Return whose a quote is: the speaker, else the words of the text that stand for them."""
    if quote.speaker:
        return quote.speaker.name or quote.speaker.description
    return quote.sources[0].exact if quote.sources else ""
