"""Working on quotes: marking, accepting, rejecting, correcting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Quote, QuoteSpan, Revision, Speaker, User
from ..models.bulk import insert_rows
from ..text import Selector, Span
from .access import require
from .checks import prose
from .drafts import SpanDraft
from .errors import AlreadyThere, WrongState
from .places import content_hull, read_place
from .prepare import check_choice
from .record import differences, record
from .store import SPAN_COLUMNS
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """One link of the chain of sources: where it stands, and who that is, if known."""

    place: SpanDraft
    speaker: Speaker | None = None


Part = tuple[str, int, Selector, Speaker | None]


def create_quote(
    *,
    actor: User | None,
    revision: Revision,
    content: Sequence[SpanDraft],
    kind: str = Quote.Kind.DIRECT,
    cue: SpanDraft | None = None,
    sources: Sequence[SourceDraft] = (),
    speaker: Speaker | None = None,
    hedged: bool = False,
) -> Quote:
    """Mark a quote in a revision. What a person marks is accepted.

    :raises ValidationError: when a place does not lie in the text, or says something else.
    :raises AlreadyThere: when a live quote stands at exactly this place.
    """
    require(rules.can_annotate, actor)
    check_choice(kind, Quote.Kind.values, field="kind")
    parts = _parts(revision.text, content=content, cue=cue, sources=sources)
    place = _place(parts)
    now = timezone.now()
    quote = Quote(
        revision=revision,
        kind=kind,
        state=Quote.State.ACCEPTED,
        start=place.start,
        end=place.end,
        hedged=hedged,
        speaker=speaker,
        created_by=actor,
        created_at=now,
        decided_by=actor,
        decided_at=now,
    )
    try:
        with transaction.atomic():
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


def accept_quote(*, actor: User | None, quote: Quote, version: int | None = None) -> Quote:
    """Take a proposed quote, or one that was rejected, as right.

    :raises WrongState: when it is accepted already.
    :raises AlreadyThere: when another live quote has taken its place since.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    return _decide(actor, quote, Quote.State.ACCEPTED, "", version)


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
    speaker: Speaker | Unset | None = UNSET,
    hedged: bool | Unset = UNSET,
) -> Quote:
    """Correct a quote: its places, kind, speaker. A correction leaves the state as it is.

    :raises ValidationError: when a place does not lie in the text, or says something else.
    :raises AlreadyThere: when another live quote stands at the new place.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_annotate, actor)
    changes = given(kind=kind, speaker=speaker, hedged=hedged)
    if kind is not UNSET:
        check_choice(kind, Quote.Kind.values, field="kind")
    text = quote.revision.text
    parts = _parts(text, **given(content=content, cue=cue, sources=sources))
    replaced = [
        role
        for role, value in (("content", content), ("cue", cue), ("source", sources))
        if value is not UNSET
    ]
    if "content" in replaced:
        place = _place(parts)
        changes |= {"start": place.start, "end": place.end}
    return _save_changes(actor, quote, version, changes, parts, replaced)


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
    try:
        with transaction.atomic():
            save_version(quote, expected=version, changes=changes)
            QuoteSpan.objects.filter(quote=quote, role__in=replaced).delete()
            _save_parts(quote, parts)
            quote = Quote.objects.with_parts().select_related("revision").get(pk=quote.pk)
            after = {role: _told(quote, role) for role in replaced}
            data |= {role: [before[role], after[role]] for role in replaced}
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


def _decide(
    actor: User | None, quote: Quote, state: str, reason: str, version: int | None
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
    }
    data = {"state": [quote.state, state], "reason": reason}
    try:
        with transaction.atomic():
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
) -> list[Part]:
    parts: list[Part] = [
        ("content", position, read_place(text, draft, field=f"content[{position}]"), None)
        for position, draft in enumerate(content)
    ]
    if cue:
        parts.append(("cue", 0, read_place(text, cue, field="cue"), None))
    for position, source in enumerate(sources):
        place = read_place(text, source.place, field=f"sources[{position}]")
        parts.append(("source", position, place, source.speaker))
    return parts


def _place(parts: list[Part]) -> Span:
    try:
        return content_hull([place for role, _n, place, _s in parts if role == "content"])
    except ValidationError as error:
        raise ValidationError({"content": error.messages}) from error


def _words(parts: list[Part]) -> str:
    return " … ".join(place.exact for role, _n, place, _s in parts if role == "content")


def _save_parts(quote: Quote, parts: list[Part]) -> None:
    insert_rows(
        QuoteSpan,
        ("quote_id", "role", "position", "speaker_id", *SPAN_COLUMNS),
        (
            (
                quote.pk,
                role,
                position,
                speaker and speaker.pk,
                place.start,
                place.end,
                place.exact,
                place.prefix,
                place.suffix,
            )
            for role, position, place, speaker in parts
        ),
    )


def _told(quote: Quote, role: str) -> list[dict[str, Any]]:
    """Return the spans of a role as the record keeps them."""
    rows = quote.spans.filter(role=role).order_by("position")
    return [dict(row) for row in rows.values("start", "end", "exact", "speaker_id")]


def _already_there(revision_id: int, place: Span) -> AlreadyThere | ValidationError:
    existing = (
        Quote.objects.live()
        .filter(revision_id=revision_id, start=place.start, end=place.end)
        .first()
    )
    if existing is None:
        return ValidationError(_("The database refused this quote; nothing was stored."))
    return AlreadyThere(
        _("A quote stands at %(start)s–%(end)s already.")
        % {"start": place.start, "end": place.end},
        existing=existing,
    )
