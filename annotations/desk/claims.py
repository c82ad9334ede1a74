"""Working on claims: taking them on, setting them aside, wording them, finding them elsewhere."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from .. import rules
from ..models import Appearance, Claim, ClaimKind, Quote, Revision, Speaker, User
from .access import require
from .checks import prose
from .drafts import SpanDraft
from .errors import AlreadyThere, WrongState
from .places import read_place
from .prepare import check_choice
from .record import differences, record
from .store import place_fields
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version

NEW_STATES = (Claim.State.PROPOSED, Claim.State.OPEN)


def create_claim(
    *,
    actor: User | None,
    statement: str = "",
    kind: str = ClaimKind.FACT,
    speaker: Speaker | None = None,
    state: str = Claim.State.OPEN,
    revision: Revision | None = None,
    place: SpanDraft | None = None,
    quote: Quote | None = None,
) -> Claim:
    """Write down a claim, with the place where it stands if it was found in a text.

    Without a statement the words at the place are the statement. What a person writes down is
    open at once, unless they only propose it.

    :raises ValidationError: when there is no statement, the place does not lie in the text, or one
        of text and place comes without the other.
    """
    require(rules.can_annotate, actor)
    check_choice(kind, ClaimKind.values, field="kind")
    check_choice(state, NEW_STATES, field="state")
    _check_quote(quote, revision)
    if (revision is None) != (place is None):
        raise ValidationError({"place": _("A place goes with the text it lies in.")})
    found = read_place(revision.text, place, field="place") if revision and place else None
    statement = prose(statement, field="statement") or (found.exact if found else "")
    now = timezone.now()
    claim = Claim(
        kind=kind,
        state=state,
        statement=prose(statement, field="statement", required=True),
        speaker=speaker,
        created_by=actor,
        created_at=now,
        moved_at=now,
    )
    with transaction.atomic():
        claim.save(force_insert=True)
        data: dict[str, Any] = {"statement": claim.statement, "kind": kind, "state": state}
        if revision and found:
            appearance = Appearance.objects.create(
                claim=claim,
                revision=revision,
                quote=quote,
                created_by=actor,
                created_at=now,
                **place_fields(found),
            )
            data["appearance"] = appearance.pk
        record(
            actor=actor,
            verb="claim.created",
            target=claim,
            claim_id=claim.pk,
            article_id=revision.article_id if revision else None,
            data=data,
        )
    return claim


def check_quote(*, actor: User | None, quote: Quote) -> Claim:
    """Take on the question whether somebody said this: a claim of kind quote, at the quote's place.

    Its statement names the speaker (or the words that stand for one) and gives the words said.

    :raises AlreadyThere: when such a claim on this quote is on the desk and not rejected.
    :raises WrongState: when the quote was rejected.
    """
    require(rules.can_annotate, actor)
    sources = quote.sources
    who = str(quote.speaker.name or quote.speaker) if quote.speaker else ""
    who = who or (sources[0].exact if sources else "")
    with transaction.atomic():
        # Of two people who ask at once, the second waits here and then finds the first one's claim.
        now = Quote.objects.select_for_update(of=("self",)).get(pk=quote.pk)
        if now.state == Quote.State.REJECTED:
            raise WrongState(_("This quote was rejected; accept it to have it checked."))
        known = quote.appearances.filter(claim__kind=ClaimKind.QUOTE).select_related("claim")
        standing = known.exclude(claim__state=Claim.State.REJECTED).first()
        if standing:
            raise AlreadyThere(
                _("Whether this was said is a claim on the desk already."),
                existing=standing.claim,
            )
        return create_claim(
            actor=actor,
            statement=_that_it_was_said(quote, who),
            kind=ClaimKind.QUOTE,
            speaker=quote.speaker,
            revision=quote.revision,
            place=SpanDraft(quote.start, quote.end),
            quote=quote,
        )


def _that_it_was_said(quote: Quote, who: str) -> str:
    """The statement, with the quotation marks of the language that the text is in."""
    with override(quote.revision.language or settings.LANGUAGE_CODE):
        pattern = _("%(who)s: “%(words)s”") if who else _("“%(words)s”")
    return pattern % {"who": who, "words": quote.words}


def accept_claim(*, actor: User | None, claim: Claim, version: int | None = None) -> Claim:
    """Take a proposed claim on: it is open for evidence and verdicts.

    :raises WrongState: when it is not proposed.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    return _move(actor, claim, {Claim.State.PROPOSED}, Claim.State.OPEN, "accepted", version)


def reject_claim(
    *, actor: User | None, claim: Claim, reason: str = "", version: int | None = None
) -> Claim:
    """Set a claim aside, with a reason where there is one to tell. It stays on record.

    :raises WrongState: when it is decided or rejected already.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    states = {Claim.State.PROPOSED, Claim.State.OPEN}
    reason = prose(reason, field="reason")
    return _move(actor, claim, states, Claim.State.REJECTED, "rejected", version, reason)


def reopen_claim(
    *, actor: User | None, claim: Claim, reason: str = "", version: int | None = None
) -> Claim:
    """Take up again a claim that was decided or rejected; its verdicts stay.

    :raises WrongState: when it is neither.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    states = {Claim.State.DECIDED, Claim.State.REJECTED}
    reason = prose(reason, field="reason")
    return _move(actor, claim, states, Claim.State.OPEN, "reopened", version, reason)


def change_claim(
    *,
    actor: User | None,
    claim: Claim,
    version: int | None = None,
    statement: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    speaker: Speaker | Unset | None = UNSET,
) -> Claim:
    """Word a claim anew, or say of whom it is.

    :raises ValidationError: when the statement is empty.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_annotate, actor)
    changes = given(statement=statement, kind=kind, speaker=speaker)
    if "statement" in changes:
        changes["statement"] = prose(changes["statement"], field="statement", required=True)
    if "kind" in changes:
        check_choice(changes["kind"], ClaimKind.values, field="kind")
    changes = changed_fields(claim, changes)
    data = differences(claim, changes)
    with transaction.atomic():
        save_version(claim, expected=version, changes=changes | {"moved_at": timezone.now()})
        record(actor=actor, verb="claim.changed", target=claim, claim_id=claim.pk, data=data)
    return claim


def add_appearance(
    *,
    actor: User | None,
    claim: Claim,
    revision: Revision,
    place: SpanDraft,
    quote: Quote | None = None,
) -> Appearance:
    """Say that the claim stands at this place too.

    :raises ValidationError: when the place does not lie in the text.
    :raises AlreadyThere: when the claim is known to stand exactly there.
    """
    require(rules.can_annotate, actor)
    _check_quote(quote, revision)
    found = read_place(revision.text, place, field="place")
    now = timezone.now()
    appearance = Appearance(
        claim=claim,
        revision=revision,
        quote=quote,
        created_by=actor,
        created_at=now,
        **place_fields(found),
    )
    try:
        with transaction.atomic():
            appearance.save(force_insert=True)
            touch_claim(claim, now=now)
            record(
                actor=actor,
                verb="appearance.created",
                target=appearance,
                claim_id=claim.pk,
                article_id=revision.article_id,
                data={"start": found.start, "end": found.end, "words": found.exact},
            )
    except IntegrityError as error:
        existing = claim.appearances.filter(
            revision=revision, start=found.start, end=found.end
        ).first()
        if existing is None:
            raise
        raise AlreadyThere(
            _("The claim stands at this place already."), existing=existing
        ) from error
    return appearance


def touch_claim(claim: Claim, *, now: datetime | None = None) -> None:
    """Note that something was done on the claim. Its version counts edits only, so it stays."""
    claim.moved_at = now or timezone.now()
    Claim.objects.filter(pk=claim.pk).update(moved_at=claim.moved_at)


def _check_quote(quote: Quote | None, revision: Revision | None) -> None:
    if quote and (revision is None or quote.revision_id != revision.pk):
        raise ValidationError({"quote": _("This quote stands in another text.")})


def _move(
    actor: User | None,
    claim: Claim,
    states: set[Claim.State],
    state: Claim.State,
    done: str,
    version: int | None,
    reason: str = "",
) -> Claim:
    require(rules.can_annotate, actor)
    if claim.state not in states:
        raise WrongState(
            _("A claim that is %(now)s cannot become %(then)s.")
            % {"now": claim.get_state_display(), "then": state.label}
        )
    now = timezone.now()
    changes = {
        "state": state,
        "decided_by": actor,
        "decided_at": now,
        "decision_reason": reason,
        "moved_at": now,
    }
    data = {"state": [claim.state, state], "reason": reason}
    with transaction.atomic():
        save_version(claim, expected=version, changes=changes)
        record(actor=actor, verb=f"claim.{done}", target=claim, claim_id=claim.pk, data=data)
    return claim
