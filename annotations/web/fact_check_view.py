"""What the desk's pages of a fact-check show: its preview, and whether it is ready."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..desk.gates import readiness
from ..desk.queries_publishing import piece_of
from ..models import Claim, FactCheck, User
from .fact_check_forms import TextsForm
from .public import shown


@dataclass(frozen=True, slots=True)
class Check:
    """Something looked at before a fact-check is published; ``needed`` where it keeps it back."""

    sentence: str
    met: bool
    needed: bool = False


def preview_of(fact_check: FactCheck, form: TextsForm | None = None) -> dict[str, Any]:
    """Return what the text is set with; with a form, as it would be with what is typed there."""
    now = timezone.now()
    if form is None or not form.is_bound:
        return shown(piece_of(fact_check, now=now))
    form.is_valid()
    typed = copy(fact_check)
    for name in ("headline", "summary", "body", "language"):
        setattr(typed, name, form.cleaned_data.get(name) or _kept(fact_check, name))
    if form.cleaned_data.get("take_decision") and fact_check.claim.decision:
        typed.decision = fact_check.claim.decision
    piece = replace(piece_of(typed, now=now), evidence=form.evidence, authors=form.authors)
    return shown(piece)


def _kept(fact_check: FactCheck, name: str) -> str:
    """Return what stands where a field was emptied: what cannot be empty stays."""
    return str(getattr(fact_check, name)) if name in ("headline", "language") else ""


def _by_whom(user: User, *, own: bool) -> str:
    """Say whether this person may publish it, and who else may."""
    if not rules.can_edit_desk(user):
        return _("An editor publishes it.")
    if own:
        return _("You worked on this: another editor publishes it.")
    return _("Somebody else wrote it: two people have seen it.")


def checks_of(fact_check: FactCheck, user: User) -> list[Check]:
    """Return what is looked at before it is published: first what keeps it back."""
    claim = fact_check.claim
    decided = claim.state in (Claim.State.DECIDED, Claim.State.PUBLISHED, Claim.State.CORRECTED)
    own = not rules.can_publish_fact_check(user, fact_check)
    return [
        Check(_by_whom(user, own=own), not own, needed=True),
        Check(
            _("The claim is decided.")
            if decided
            else _("The claim is %(state)s: it must be decided first.")
            % {"state": claim.get_state_display()},
            decided,
            needed=True,
        ),
        Check(
            _("It rests on the claim’s decision as it is now.")
            if fact_check.decision_id == claim.decision_id
            else _("The claim was decided anew since: have the draft rest on the new decision."),
            fact_check.decision_id == claim.decision_id,
            needed=True,
        ),
        Check(
            _("There is a text.") if fact_check.body else _("There is no text to publish yet."),
            bool(fact_check.body),
            needed=True,
        ),
        *_wanted(fact_check),
        *(Check(each.sentence, each.met) for each in readiness(claim, actor=user)),
    ]


def _wanted(fact_check: FactCheck) -> Sequence[Check]:
    listed, signed = fact_check.evidence.exists(), fact_check.authors.exists()
    return (
        Check(
            _("There is a summary.") if fact_check.summary else _("There is no summary."),
            bool(fact_check.summary),
        ),
        Check(_("Evidence is listed.") if listed else _("No evidence is listed."), listed),
        Check(_("Authors are named.") if signed else _("No author is named."), signed),
    )


@dataclass(frozen=True, slots=True)
class May:
    """What somebody may do to a fact-check now; the acts decide."""

    change: bool
    publish: bool
    embargo: bool
    correct: bool
    withdraw: bool


def may(user: User, fact_check: FactCheck) -> May:
    """Return what somebody may do to it."""
    return May(
        change=rules.can_change_fact_check(user, fact_check),
        publish=rules.can_publish_fact_check(user, fact_check),
        embargo=rules.can_change_embargo(user, fact_check),
        correct=rules.can_correct_fact_check(user, fact_check),
        withdraw=rules.can_withdraw_fact_check(user, fact_check),
    )


def is_out(fact_check: FactCheck, now: datetime | None = None) -> bool:
    """Whether the public sees it now."""
    return fact_check.is_out(now or timezone.now())
