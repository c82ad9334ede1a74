"""Working on evidence."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Claim, Evidence, FactCheck, User
from .access import require
from .checks import check_changed, check_row, prose
from .claims import touch_claim
from .errors import WrongState
from .prepare import single_line
from .record import differences, record
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version


def add_evidence(
    *,
    actor: User | None,
    claim: Claim,
    stance: str,
    title: str,
    publisher: str = "",
    url: str = "",
    published_on: date | None = None,
    excerpt: str = "",
    origin: str = "",
    source_kind: str = "",
    anonymous: bool = False,
    medium: str = "",
    note: str = "",
) -> Evidence:
    """Attach something that bears on a claim.

    ``source_kind`` tells a primary source (the document, recording or person itself) from a report
    of it, ``anonymous`` whether what it says rests on somebody who is not named; ``medium`` is a
    word of ``Medium``.

    :raises ValidationError: keyed by field; nothing is stored.
    :raises WrongState: when the claim was rejected, or is no longer proposed.
    """
    require(rules.can_annotate, actor)
    if claim.state == Claim.State.REJECTED:
        raise WrongState(_("This claim was rejected; reopen it to add evidence."))
    if claim.state == Claim.State.RETIRED:
        raise WrongState(_("This claim is no longer proposed; take it on to add evidence."))
    evidence = Evidence(
        claim=claim,
        published_on=published_on,
        source_kind=source_kind,
        anonymous=anonymous,
        medium=medium,
        created_by=actor,
        created_at=timezone.now(),
        **_cleaned(
            stance=stance,
            title=title,
            publisher=publisher,
            url=url,
            excerpt=excerpt,
            origin=origin,
            note=note,
        ),
    )
    check_row(evidence, exclude=("claim", "created_by"))
    with transaction.atomic():
        evidence.save(force_insert=True)
        touch_claim(claim, now=evidence.created_at)
        record(
            actor=actor,
            verb="evidence.created",
            target=evidence,
            claim_id=claim.pk,
            data={"title": evidence.title, "stance": stance, "url": url},
        )
    return evidence


def change_evidence(
    *,
    actor: User | None,
    evidence: Evidence,
    version: int | None = None,
    stance: str | Unset = UNSET,
    title: str | Unset = UNSET,
    publisher: str | Unset = UNSET,
    url: str | Unset = UNSET,
    published_on: date | Unset | None = UNSET,
    excerpt: str | Unset = UNSET,
    origin: str | Unset = UNSET,
    source_kind: str | Unset = UNSET,
    anonymous: bool | Unset = UNSET,
    medium: str | Unset = UNSET,
    note: str | Unset = UNSET,
) -> Evidence:
    """Correct evidence.

    :raises NotAllowed: when it is somebody else's and the actor is no editor, or it is withdrawn.
    :raises ValidationError: keyed by field; nothing is changed.
    :raises WrongState: when a published fact-check lists it.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_change_evidence, actor, evidence)
    wanted = _cleaned(
        **given(
            stance=stance,
            title=title,
            publisher=publisher,
            url=url,
            excerpt=excerpt,
            origin=origin,
            note=note,
        )
    ) | given(
        published_on=published_on, source_kind=source_kind, anonymous=anonymous, medium=medium
    )
    changes = changed_fields(evidence, wanted)
    _check_not_public(evidence)
    data = differences(evidence, changes)
    check_changed(evidence, changes)
    with transaction.atomic():
        save_version(evidence, expected=version, changes=changes)
        touch_claim(evidence.claim)
        record(
            actor=actor,
            verb="evidence.changed",
            target=evidence,
            claim_id=evidence.claim_id,
            data=data,
        )
    return evidence


def withdraw_evidence(
    *, actor: User | None, evidence: Evidence, reason: str = "", version: int | None = None
) -> Evidence:
    """Take evidence back. It stays on record, and verdicts that rest on it keep naming it.

    :raises NotAllowed: when it is somebody else's and the actor is no editor, or it is withdrawn.
    :raises WrongState: when a published fact-check lists it.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_change_evidence, actor, evidence)
    _check_not_public(evidence)
    reason = prose(reason, field="reason")
    with transaction.atomic():
        save_version(evidence, expected=version, changes={"state": Evidence.State.WITHDRAWN})
        touch_claim(evidence.claim)
        record(
            actor=actor,
            verb="evidence.withdrawn",
            target=evidence,
            claim_id=evidence.claim_id,
            data={"title": evidence.title, "reason": reason},
        )
    return evidence


def _check_not_public(evidence: Evidence) -> None:
    """Keep what the public reads from changing without a correction that says so."""
    if evidence.fact_checks.filter(state=FactCheck.State.PUBLISHED).exists():
        raise WrongState(_("A published fact-check lists this evidence; correct that one first."))


_LINES = {"title": 500, "publisher": 200, "origin": 200}


def _cleaned(**values: Any) -> dict[str, Any]:
    for name in values:
        if name in _LINES:
            values[name] = single_line(values[name], field=name, limit=_LINES[name])
        elif name in ("excerpt", "note"):
            values[name] = prose(values[name], field=name)
    return values
