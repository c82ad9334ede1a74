"""Writing a fact-check and publishing it.

Two people see every text before it is out: who publishes it did not write it. The record tells
which fields changed and never their text, so that it keeps an embargo too.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Claim, Evidence, FactCheck, User
from .access import require
from .checks import check_changed, check_moment, check_row, checked_again, prose
from .errors import AlreadyThere, Refused
from .fact_check_parts import (
    MOST_HEADLINE,
    changed_lists,
    check_authors,
    check_evidence,
    check_no_conflict,
    cleaned,
    decision_of,
    lock_claim_of,
    move_claim,
    note_writer,
    set_lists,
    tell_people,
)
from .prepare import language_code, single_line
from .record import record
from .slugs import check_slug, follows_headline, free_slug
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version


def create_fact_check(
    *,
    actor: User,
    claim: Claim,
    language: str = "en",
    headline: str = "",
    summary: str = "",
    body: str = "",
    slug: str = "",
    authors: Sequence[User] | None = None,
    evidence: Sequence[Evidence] | None = None,
) -> FactCheck:
    """Begin a draft about a claim that is decided; it rests on the claim's decision.

    Without a headline the claim's statement stands there; without authors who begins it; without
    evidence what the decision rests on.

    :raises NotAllowed: when the actor is no reviewer, or keeps out of the claim.
    :raises ValidationError: keyed by field.
    :raises WrongState: when the claim is not decided.
    :raises AlreadyThere: when it has a fact-check in this language.
    """
    require(rules.can_review, actor)
    check_no_conflict(actor, claim)
    headline = single_line(headline, field="headline", limit=MOST_HEADLINE)
    now = timezone.now()
    fact_check = FactCheck(
        claim=claim,
        language=language_code(language) or "en",
        headline=headline or _short(claim.statement),
        summary=prose(summary, field="summary"),
        body=prose(body, field="body"),
        created_by=actor,
        created_at=now,
    )
    decision = decision_of(claim)
    named = check_authors([actor] if authors is None else authors)
    listed = list(decision.evidence.filter(state="active")) if evidence is None else evidence
    check_evidence(claim, listed)
    fact_check.decision = decision
    fact_check.slug = check_slug(slug) if slug else free_slug(fact_check.headline)
    with checked_again(lambda: _check_new(fact_check)):
        _check_new(fact_check)
        check_row(fact_check, exclude=("claim", "decision", "created_by"))
        fact_check.save(force_insert=True)
        fact_check.authors.set(named)
        fact_check.evidence.set(listed)
        fact_check.writers.add(actor)
        record(
            actor=actor,
            verb="factcheck.created",
            target=fact_check,
            claim_id=claim.pk,
            data={"language": fact_check.language},
        )
    return fact_check


def change_fact_check(
    *,
    actor: User,
    fact_check: FactCheck,
    version: int | None = None,
    headline: str | Unset = UNSET,
    summary: str | Unset = UNSET,
    body: str | Unset = UNSET,
    slug: str | Unset = UNSET,
    language: str | Unset = UNSET,
    embargo_until: datetime | Unset | None = UNSET,
    authors: Sequence[User] | Unset = UNSET,
    evidence: Sequence[Evidence] | Unset = UNSET,
    take_decision: bool = False,
) -> FactCheck:
    """Work on a draft. Whoever changes its text counts as a writer of it from then on.

    ``take_decision`` has it rest on what the claim is decided by now.

    :raises NotAllowed: when it is no draft, or the actor neither works on it nor is an editor.
    :raises ValidationError: keyed by field; nothing is changed.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_change_fact_check, actor, fact_check)
    check_no_conflict(actor, fact_check.claim)
    wanted = cleaned(**given(headline=headline, summary=summary, body=body, slug=slug))
    if not isinstance(language, Unset):
        wanted["language"] = language_code(language) or fact_check.language
    if not isinstance(embargo_until, Unset):
        check_moment(embargo_until, field="embargo_until")
        wanted["embargo_until"] = embargo_until
    if take_decision:
        wanted["decision"] = decision_of(fact_check.claim)
    _keep_slug(fact_check, wanted)
    changes = changed_fields(fact_check, wanted)
    lists = changed_lists(fact_check, given(authors=authors, evidence=evidence))
    with checked_again(lambda: check_changed(fact_check, changes)):
        check_changed(fact_check, changes)
        save_version(fact_check, expected=version, changes=changes)
        set_lists(fact_check, lists)
        note_writer(fact_check, actor, changes)
        record(
            actor=actor,
            verb="factcheck.changed",
            target=fact_check,
            claim_id=fact_check.claim_id,
            data={"fields": sorted({*changes, *lists}), "version": fact_check.version},
        )
    return fact_check


def discard_fact_check(
    *, actor: User, fact_check: FactCheck, version: int | None = None
) -> FactCheck:
    """Set a draft aside. It stays on record, and another can be begun.

    :raises NotAllowed: when it is no draft, or the actor neither works on it nor is an editor.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_change_fact_check, actor, fact_check)
    with transaction.atomic():
        changes = {"state": FactCheck.State.DISCARDED}
        save_version(fact_check, expected=version, changes=changes)
        record(
            actor=actor,
            verb="factcheck.discarded",
            target=fact_check,
            claim_id=fact_check.claim_id,
            data={"version": fact_check.version},
        )
    return fact_check


def publish_fact_check(
    *,
    actor: User,
    fact_check: FactCheck,
    version: int | None = None,
    embargo_until: datetime | Unset | None = UNSET,
) -> FactCheck:
    """Publish a draft: at once, or when its embargo ends. The claim is published by it.

    Without ``embargo_until`` the one that the draft names holds, where it has not passed.

    :raises NotAllowed: when the actor is no editor, wrote in it, is named as an author, or keeps
        out of the claim.
    :raises Refused: when its text is empty, or the claim was decided anew since.
    :raises ValidationError: when the embargo has passed already.
    :raises WrongState: when the claim is not decided.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_publish_fact_check, actor, fact_check)
    check_no_conflict(actor, fact_check.claim)
    now = timezone.now()
    if isinstance(embargo_until, Unset):
        planned = fact_check.embargo_until
        embargo_until = planned if planned and planned > now else None
    _check_to_come(embargo_until, now)
    with transaction.atomic():
        claim = lock_claim_of(fact_check)
        if claim.state not in (Claim.State.PUBLISHED, Claim.State.CORRECTED):
            move_claim(claim, "publish", now=now)
        _check_complete(fact_check, claim)
        changes = {
            "state": FactCheck.State.PUBLISHED,
            "published_by": actor,
            "published_at": now,
            "embargo_until": embargo_until,
            "out_at": embargo_until or now,
        }
        save_version(fact_check, expected=version, changes=changes)
        tell_people(fact_check, by=actor, what="published")
        record(
            actor=actor,
            verb="factcheck.published",
            target=fact_check,
            claim_id=claim.pk,
            data={"version": fact_check.version, "under_embargo": embargo_until is not None},
        )
    return fact_check


def change_embargo(
    *,
    actor: User,
    fact_check: FactCheck,
    embargo_until: datetime | None,
    version: int | None = None,
) -> FactCheck:
    """Have an embargo end at another time, or now, as long as it has not ended.

    :raises NotAllowed: when it has ended, or the actor is no editor or worked on the text.
    :raises ValidationError: when the time has passed already.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_change_embargo, actor, fact_check)
    now = timezone.now()
    _check_to_come(embargo_until, now)
    with transaction.atomic():
        changes = {"embargo_until": embargo_until, "out_at": embargo_until or now}
        save_version(fact_check, expected=version, changes=changes)
        record(
            actor=actor,
            verb="factcheck.embargo_changed",
            target=fact_check,
            claim_id=fact_check.claim_id,
            data={"version": fact_check.version, "under_embargo": embargo_until is not None},
        )
    return fact_check


def _check_complete(fact_check: FactCheck, claim: Claim) -> None:
    if not fact_check.body:
        raise Refused(_("There is no text to publish yet."))
    if fact_check.decision_id != claim.decision_id:
        raise Refused(
            _("The claim was decided anew since this was begun; have it rest on the new decision.")
        )


def _check_to_come(moment: datetime | None, now: datetime) -> None:
    check_moment(moment, field="embargo_until")
    if moment is not None and moment <= now:
        raise ValidationError({"embargo_until": _("This time has passed already.")})


def _check_new(fact_check: FactCheck) -> None:
    """:raises AlreadyThere: when the claim has a fact-check in this language."""
    rows = FactCheck.objects.filter(claim=fact_check.claim, language=fact_check.language)
    known = rows.filter(state__in=("draft", "published")).first()
    if known:
        raise AlreadyThere(
            _("There is a fact-check on this claim in this language already."), existing=known
        )


def _short(statement: str) -> str:
    line = " ".join(statement.split())
    return line if len(line) <= MOST_HEADLINE else line[: MOST_HEADLINE - 1] + "…"


def _keep_slug(fact_check: FactCheck, wanted: dict[str, Any]) -> None:
    """Have the address follow the headline, unless somebody chose one."""
    headline = wanted.get("headline", fact_check.headline)
    if wanted.get("slug", fact_check.slug) != fact_check.slug:
        wanted["slug"] = check_slug(wanted["slug"], own=fact_check.pk)
    elif headline != fact_check.headline and follows_headline(fact_check):
        wanted["slug"] = free_slug(headline, own=fact_check.pk)
