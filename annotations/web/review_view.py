"""What the claim page shows of the review: where the claim stands, and what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..desk.queries_review import (
    Review,
    acts_for,
    candidates_for,
    review_of,
    why_no_verdict,
)
from ..models import AXES, Axis, AxisFinding, Claim, Recusal, ReviewPlan, User, Verdict
from .review_forms import AssignForm, DecideForm, DueForm

S = Claim.State

WAYS: dict[str, Sequence[Claim.State]] = {
    ReviewPlan.SINGLE: (S.OPEN, S.IN_REVIEW, S.DECIDED, S.PUBLISHED),
    ReviewPlan.BLIND: (S.OPEN, S.IN_REVIEW, S.SECOND_REVIEW, S.AGREED, S.DECIDED, S.PUBLISHED),
    ReviewPlan.ADJUDICATED: (
        *(S.OPEN, S.IN_REVIEW, S.SECOND_REVIEW, S.ADJUDICATION),
        *(S.DECIDED, S.PUBLISHED),
    ),
}
"""The states that a claim passes through by each review plan, in order."""

NEXT: dict[str, str | Promise] = {
    S.PROPOSED: gettext_lazy("Somebody decides whether the desk takes it on."),
    S.OPEN: gettext_lazy("It waits for a reviewer."),
    S.IN_REVIEW: gettext_lazy("Its reviewer gives a verdict."),
    S.SECOND_REVIEW: gettext_lazy(
        "One review is in. Somebody else gives theirs without seeing the first."
    ),
    S.AGREED: gettext_lazy("The reviews agree. An editor who gave none of them decides the claim."),
    S.ADJUDICATION: gettext_lazy("Both reviews are in. Somebody else decides between them."),
    S.DECIDED: gettext_lazy("It is decided and can be published."),
    S.PUBLISHED: gettext_lazy("It is public."),
    S.CORRECTED: gettext_lazy("It is public, with a correction."),
    S.WITHDRAWN: gettext_lazy("What was published about it was withdrawn."),
    S.REJECTED: gettext_lazy("The desk does not check it. It stays on record."),
    S.RETIRED: gettext_lazy("The extraction engine no longer proposes it."),
}
"""What comes next, by where the claim stands."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: ``when`` is "past", "now" or "later"."""

    state: str
    label: str | Promise
    when: str


def steps_of(claim: Claim, plan: str) -> list[Step]:
    """Return the way of a claim, with where it stands; none where it was set aside."""
    if claim.state in Claim.SET_ASIDE:
        return []
    way = list(WAYS[plan])
    adjudicated = claim.decision is not None and claim.decision.role == Verdict.Role.ADJUDICATING
    if S.AGREED in way and (adjudicated or claim.state == S.ADJUDICATION):
        way[way.index(S.AGREED)] = S.ADJUDICATION
    if claim.state == S.PROPOSED:
        way.insert(0, S.PROPOSED)
    if claim.state in (S.CORRECTED, S.WITHDRAWN):
        way[-1] = S(claim.state)
    here = way.index(S(claim.state))
    when = ("past", "now", "later")
    return [
        Step(state.value, state.label, when[(place > here) - (place < here) + 1])
        for place, state in enumerate(way)
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """What one verdict says of one thing; ``lines`` has several where it names several."""

    verdict: Verdict
    lines: Sequence[str]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that two verdicts say, side by side."""

    label: str | Promise
    answers: Sequence[Said]

    @property
    def differs(self) -> bool:
        """Whether they do not say the same."""
        return len({tuple(each.lines) for each in self.answers}) > 1


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two verdicts of a round, compared."""

    verdicts: Sequence[Verdict]
    rows: Sequence[Compared]


def compare(standing: Sequence[Verdict]) -> SideBySide | None:
    """Hold the first and the second verdict of a round against each other, where both are seen."""
    by_role = {each.role: each for each in standing}
    pair = [by_role.get(role) for role in (Verdict.Role.FIRST, Verdict.Role.SECOND)]
    first, second = pair
    if first is None or second is None:
        return None
    both = (first, second)
    rows = [
        Compared(_("Rating"), [Said(each, [str(each.rating)]) for each in both]),
        Compared(_("Evidence it rests on"), [Said(each, _titles(each)) for each in both]),
    ]
    told = [{each.axis: each for each in verdict.findings.all()} for verdict in both]
    for axis in AXES:
        found = [each.get(axis) for each in told]
        if any(found):
            answers = [
                Said(verdict, [each.value_label], each.reason) if each else Said(verdict, ["—"])
                for verdict, each in zip(both, found, strict=True)
            ]
            rows.append(Compared(capfirst(Axis(axis).label), answers))
    return SideBySide(both, rows)


@dataclass(slots=True)
class ReviewShown:
    """Everything that the claim page shows of the review."""

    review: Review
    steps: Sequence[Step]
    next: str | Promise
    acts: Sequence[str]
    why_not: str
    mine: bool
    recusals: Sequence[tuple[Recusal, bool]]
    assign_form: AssignForm | None = None
    decide_form: DecideForm | None = None
    due_form: DueForm | None = None
    reason_needed: dict[str, bool] = field(default_factory=dict)


def show_review(
    user: User,
    claim: Claim,
    standing: Sequence[Verdict],
    *,
    assign_form: AssignForm | None = None,
    decide_form: DecideForm | None = None,
) -> ReviewShown:
    """Put together what a person sees of the review of a claim, and may do in it."""
    review = review_of(claim, user)
    held = review.held
    acts = acts_for(user, [claim])[claim.pk]
    shown = ReviewShown(
        review=review,
        steps=steps_of(claim, review.plan),
        next=NEXT[claim.state],
        acts=acts,
        why_not="" if "answer" in acts else why_no_verdict(user, claim, held),
        mine=held is not None and held.person_id == user.pk,
        recusals=[(each, rules.can_lift_recusal(user, each)) for each in review.recusals],
        reason_needed={
            "reject": claim.state in Claim.IN_WORK,
            "reopen": claim.state in (S.PUBLISHED, S.CORRECTED),
        },
    )
    version = {"version": claim.version}
    if "assign" in acts:
        candidates = candidates_for(claim)
        if held is not None:
            candidates = [each for each in candidates if each.person.pk != held.person_id]
        shown.assign_form = assign_form or AssignForm(candidates=candidates, initial=version)
    if "decide" in acts:
        verdicts = sorted(standing, key=lambda each: each.pk)
        shown.decide_form = decide_form or DecideForm(verdicts=verdicts, initial=version)
    if held is not None and rules.can_edit_desk(user):
        shown.due_form = DueForm(initial={"due_on": held.due_on}, auto_id="due_%s")
    return shown


def finding_line(finding: AxisFinding) -> str:
    """Return a finding as a line: "wording: altered, another meaning"."""
    return f"{Axis(finding.axis).label}: {finding.value_label}"


def _titles(verdict: Verdict) -> list[str]:
    return sorted(each.title for each in verdict.evidence.all()) or ["—"]
