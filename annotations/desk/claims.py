"""Working on claims: taking them on, setting them aside, wording them, finding them elsewhere."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from .. import rules
from ..models import (
    Appearance,
    Assignment,
    Claim,
    ClaimKind,
    ClaimType,
    FactCheck,
    Quote,
    ReviewPlan,
    Revision,
    Speaker,
    Strategy,
    User,
)
from ..text import Selector
from .access import require
from .checks import prose
from .claim_states import check_move
from .drafts import SpanDraft
from .errors import AlreadyThere, WrongState
from .places import offsets_within, read_place
from .prepare import check_choice, check_codes
from .priority import first_priority, refresh_priorities
from .record import differences, record
from .speakers import check_standing
from .store import place_fields
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version

_WORDED = (
    *(Claim.State.SECOND_REVIEW, Claim.State.AGREED, Claim.State.ADJUDICATION),
    *Claim.ANSWERED,
)
"""The states in which a verdict of the round stands on the words of the claim."""

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
    types: Sequence[str] = (),
    depends_on: Sequence[SpanDraft] = (),
) -> Claim:
    """Write down a claim, with the place where it stands if it was found in a text.

    Without a statement the words at the place are the statement. What a person writes down is
    open at once, unless they only propose it. ``types`` are words of ``ClaimType``, ``depends_on``
    places inside the one of the claim that mean nothing alone.

    :raises ValidationError: when there is no statement, the place does not lie in the text, or one
        of text and place comes without the other; when the speaker was merged into another.
    """
    require(rules.can_annotate, actor)
    check_choice(kind, ClaimKind.values, field="kind")
    check_choice(state, NEW_STATES, field="state")
    types = check_codes(types, ClaimType.values, field="types")
    _check_quote(quote, revision)
    if (revision is None) != (place is None):
        raise ValidationError({"place": _("A place goes with the text it lies in.")})
    found = read_place(revision.text, place, field="place") if revision and place else None
    parts = _depends_on(revision, found, depends_on)
    statement = prose(statement, field="statement") or (found.exact if found else "")
    now = timezone.now()
    claim = Claim(
        kind=kind,
        state=state,
        statement=prose(statement, field="statement", required=True),
        types=types,
        speaker=speaker,
        created_by=actor,
        created_at=now,
        moved_at=now,
    )
    claim.priority = first_priority(claim, appearances=1 if found else 0)
    with transaction.atomic():
        check_standing(speaker)
        claim.save(force_insert=True)
        data: dict[str, Any] = {"statement": claim.statement, "kind": kind, "state": state}
        if revision and found:
            appearance = Appearance.objects.create(
                claim=claim,
                revision=revision,
                quote=quote,
                depends_on=parts,
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
        now = Quote.objects.select_for_update(of=("self",), no_key=True).get(pk=quote.pk)
        if now.state == Quote.State.REJECTED:
            raise WrongState(_("This quote was rejected; accept it to have it checked."))
        if now.state == Quote.State.RETIRED:
            raise WrongState(_("This quote is no longer proposed; accept it to have it checked."))
        known = quote.appearances.filter(claim__kind=ClaimKind.QUOTE).select_related("claim")
        standing = known.exclude(claim__state__in=Claim.SET_ASIDE).first()
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
    """Take on a claim that is proposed, or was and no longer is: open for evidence and verdicts.

    :raises WrongState: when it is neither.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_annotate, actor)
    return _move(actor, claim, "accept", "accepted", version)


def reject_claim(
    *, actor: User | None, claim: Claim, reason: str = "", version: int | None = None
) -> Claim:
    """Set a claim aside; it stays on record. A mere proposal needs no reason, others do.

    :raises NotAllowed: when somebody else reviews it and the actor is no editor.
    :raises ValidationError: without a reason, when the desk had taken it on.
    :raises WrongState: when it is decided or rejected already.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_reject_claim, actor, claim)
    taken_on = claim.state in Claim.IN_WORK
    reason = prose(reason, field="reason", required=taken_on)
    return _move(actor, claim, "reject", "rejected", version, reason)


def reopen_claim(
    *, actor: User | None, claim: Claim, reason: str = "", version: int | None = None
) -> Claim:
    """Take up again a claim that was answered or rejected: a new round, its verdicts stay.

    What was published about it stays public meanwhile, and says that it is checked again.

    :raises NotAllowed: to annotators where it was answered, to reviewers where it was published.
    :raises ValidationError: without a reason, when it was published.
    :raises WrongState: when it was neither answered nor rejected.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_annotate, actor)
    check_move(claim, "reopen")
    require(rules.can_reopen_claim, actor, claim)
    published = claim.state in (Claim.State.PUBLISHED, Claim.State.CORRECTED)
    reason = prose(reason, field="reason", required=published)
    fresh = {"round": claim.round + 1, "decision": None, "review_plan": ReviewPlan.SINGLE}
    return _move(actor, claim, "reopen", "reopened", version, reason, fresh)


def change_claim(
    *,
    actor: User | None,
    claim: Claim,
    version: int | None = None,
    statement: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    speaker: Speaker | Unset | None = UNSET,
    types: Sequence[str] | Unset = UNSET,
    strategies: Sequence[str] | Unset = UNSET,
) -> Claim:
    """Word a claim anew, say of whom it is, what sort of claim, or how it was checked.

    :raises ValidationError: when the statement is empty, or the speaker was merged into another.
    :raises WrongState: when a published fact-check tells the public what is to be changed; when a
        verdict was given in this round on the words, or the kind, that are to be changed.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_annotate, actor)
    changes = given(
        statement=statement, kind=kind, speaker=speaker, types=types, strategies=strategies
    )
    for name, words in (("types", ClaimType.values), ("strategies", Strategy.values)):
        if name in changes:
            changes[name] = check_codes(changes[name], words, field=name)
    if "statement" in changes:
        changes["statement"] = prose(changes["statement"], field="statement", required=True)
    if "kind" in changes:
        check_choice(changes["kind"], ClaimKind.values, field="kind")
    changes = changed_fields(claim, changes)
    if changes.keys() & {"statement", "kind", "speaker"}:
        _check_not_public(claim)
    if changes.keys() & {"statement", "kind"}:
        _check_not_answered(claim)
    data = differences(claim, changes)
    corrected = bool(changes.keys() - {"speaker", "strategies"})
    also = {"moved_at": timezone.now(), "corrections": claim.corrections + corrected}
    with transaction.atomic():
        check_standing(changes.get("speaker"))
        save_version(claim, expected=version, changes=changes, also=also)
        if "speaker" in changes:
            refresh_priorities([claim.pk])
        record(actor=actor, verb="claim.changed", target=claim, claim_id=claim.pk, data=data)
    return claim


def add_appearance(
    *,
    actor: User | None,
    claim: Claim,
    revision: Revision,
    place: SpanDraft,
    quote: Quote | None = None,
    depends_on: Sequence[SpanDraft] = (),
) -> Appearance:
    """Say that the claim stands at this place too.

    :raises ValidationError: when the place does not lie in the text, or one of ``depends_on`` not
        in the place.
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
        depends_on=_depends_on(revision, found, depends_on),
        created_by=actor,
        created_at=now,
        **place_fields(found),
    )
    try:
        with transaction.atomic():
            appearance.save(force_insert=True)
            touch_claim(claim, now=now)
            refresh_priorities([claim.pk])
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


def _check_not_answered(claim: Claim) -> None:
    """Keep a verdict from standing on other words than its reviewer read."""
    if claim.state in _WORDED:
        raise WrongState(
            _("A claim that is %(now)s was answered as it is worded; reopen it to change that.")
            % {"now": claim.get_state_display()}
        )


def _check_not_public(claim: Claim) -> None:
    """Keep what the public reads from changing without a correction that says so."""
    if claim.fact_checks.filter(state=FactCheck.State.PUBLISHED).exists():
        raise WrongState(
            _("A published fact-check tells the public what this claim says; withdraw that first.")
        )


def _depends_on(
    revision: Revision | None, place: Selector | None, drafts: Sequence[SpanDraft]
) -> list[list[int]]:
    if revision is None or place is None:
        if drafts:
            raise ValidationError({"depends_on": _("A place goes with the text it lies in.")})
        return []
    parts = [
        read_place(revision.text, draft, field=f"depends_on[{index}]")
        for index, draft in enumerate(drafts)
    ]
    return offsets_within(place, parts)


def _check_quote(quote: Quote | None, revision: Revision | None) -> None:
    if quote and (revision is None or quote.revision_id != revision.pk):
        raise ValidationError({"quote": _("This quote stands in another text.")})


def _move(
    actor: User | None,
    claim: Claim,
    act: str,
    done: str,
    version: int | None,
    reason: str = "",
    also: dict[str, Any] | None = None,
) -> Claim:
    state = check_move(claim, act).end
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
        save_version(claim, expected=version, changes=changes, also=also)
        # Who held it to review it holds it no longer: it waits for nothing now, or for another.
        held = Assignment.objects.filter(claim=claim, state=Assignment.State.HELD)
        held.update(state=Assignment.State.RELEASED, ended_at=now)
        record(actor=actor, verb=f"claim.{done}", target=claim, claim_id=claim.pk, data=data)
    return claim
