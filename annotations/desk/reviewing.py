"""How a round of review goes: who may come next, what the answers amount to, who is drawn.

Parts that the acts of :mod:`.assignments`, :mod:`.verdicts`, :mod:`.deciding` and
:mod:`.recusals` share.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from secrets import SystemRandom

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Assignment, Claim, DeskSettings, Rating, ReviewPlan, User, Verdict
from .claim_states import MOVES
from .desk_settings import read_desk_settings
from .errors import NotAllowed, StaleVersion, WrongState
from .notifications import notify
from .record import record

_CHANCE = SystemRandom()

Role = Verdict.Role

HELD_COUNT = Count("assignments", filter=Q(assignments__state=Assignment.State.HELD))
"""How many claims a person holds, as an annotation of people."""


def lock_claim(claim: Claim, *, version: int | None, act: str) -> Claim:
    """Bring the claim up to date and keep everybody else from changing it until the act ends.

    ``act`` is what is about to be done, by its name in :data:`.claim_states.MOVES`.

    :raises StaleVersion: when it has moved on since ``version``, or since it was loaded.
    """
    seen = claim.version if version is None else version
    now = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim.pk)
    if now.version != seen:
        raise StaleVersion(current=now, wanted={"state": MOVES[act].ends[0]})
    for field in Claim._meta.concrete_fields:
        setattr(claim, field.attname, getattr(now, field.attname))
    return claim


def holder_of(claim: Claim) -> Assignment | None:
    """Return who holds the claim, if somebody does."""
    held = claim.assignments.filter(state=Assignment.State.HELD)
    return held.select_related("person").first()


def check_free(held: Assignment | None) -> None:
    """Refuse what only works on a claim that nobody holds.

    :raises WrongState: naming who does.
    """
    if held is not None:
        raise WrongState(
            _("%(who)s reviews this claim already.") % {"who": held.person.display_name}
        )


def check_up_for_taking(claim: Claim, held: Assignment | None) -> None:
    """Refuse to let a person choose a claim that somebody holds, or whose reviewer is drawn.

    :raises WrongState: which of both it is.
    """
    check_free(held)
    if claim.state == Claim.State.SECOND_REVIEW:
        raise WrongState(
            _("The second reviewer is drawn by the desk; ask for the next claim instead.")
        )


def standing_verdicts(claim: Claim) -> list[Verdict]:
    """Return the verdicts of the round that stand, in the order in which they were given."""
    rows = claim.verdicts.filter(round=claim.round, state=Verdict.State.SUBMITTED)
    return list(rows.select_related("rating__scale", "reviewer").order_by("id"))


def next_role(claim: Claim, standing: Iterable[Verdict]) -> Role:
    """Say whose answer the next verdict is."""
    if claim.state == Claim.State.ADJUDICATION:
        return Role.ADJUDICATING
    given = {verdict.role for verdict in standing}
    return Role.SECOND if Role.FIRST in given else Role.FIRST


def role_to_come(claim: Claim) -> Role:
    """Say whose answer the next verdict is, as the database knows it."""
    return next_role(claim, standing_verdicts(claim))


def check_reviewer(person: User, claim: Claim) -> None:
    """Tell why a person may not review this claim next, where they may not.

    That the claim waits for a review is the caller's matter.

    :raises NotAllowed: they are no reviewer, keep out, or alone brought the evidence.
    :raises WrongState: they have answered in this round.
    """
    names = {"who": person.display_name}
    if not rules.can_review(person):
        raise NotAllowed(_("%(who)s is no reviewer.") % names)
    if claim.recusals.filter(person=person, lifted_at__isnull=True).exists():
        raise NotAllowed(
            _("%(who)s declared a conflict of interest and keeps out of this claim.") % names
        )
    if any(verdict.reviewer_id == person.pk for verdict in standing_verdicts(claim)):
        raise WrongState(
            _("%(who)s has answered this claim already; somebody else must review it now.") % names
        )
    if not rules.can_answer_next(person, claim):
        raise NotAllowed(
            _("%(who)s brought all the evidence on this claim alone; somebody else must review it.")
            % names
        )


def agree(one: Rating, other: Rating, *, tolerance: int) -> bool:
    """Whether two ratings say the same: the same label, or values within the desk's tolerance.

    Labels off the axis agree only with themselves; ratings of different scales never do. Versions
    of one scale are held against each other by the codes of their labels.
    """
    if one.scale.code != other.scale.code:
        return False
    if one.code == other.code:
        return True
    if one.value is None or other.value is None or one.scale_id != other.scale_id:
        return False
    return abs(one.value - other.value) <= tolerance


def where_it_stands(claim: Claim, standing: Sequence[Verdict], *, tolerance: int) -> Claim.State:
    """Return the state that the standing verdicts of the round amount to, gates left aside."""
    by_role = {Role(verdict.role): verdict for verdict in standing}
    first, second = by_role.get(Role.FIRST), by_role.get(Role.SECOND)
    if not standing:
        return Claim.State.OPEN
    if claim.review_plan == ReviewPlan.SINGLE or Role.ADJUDICATING in by_role:
        return Claim.State.DECIDED
    if first is None or second is None:
        return Claim.State.SECOND_REVIEW
    same = agree(first.rating, second.rating, tolerance=tolerance)
    if same and claim.review_plan == ReviewPlan.BLIND:
        return Claim.State.AGREED
    return Claim.State.ADJUDICATION


def plan_of(claim: Claim, chosen: DeskSettings | None = None) -> str:
    """Return how many reviews this round asks for: as it began, or as it would begin now.

    A round that has begun keeps its plan, also where all that was answered is taken back: what was
    given blind stays as blind as it was. ``chosen`` are the desk's settings, where the caller has
    read them.
    """
    begun = claim.state not in (Claim.State.PROPOSED, Claim.State.OPEN, *Claim.SET_ASIDE)
    if begun or claim.review_plan != ReviewPlan.SINGLE:
        return claim.review_plan
    return (chosen or read_desk_settings()).reviews_of(claim.kind)


def due_date(wanted: date | None) -> date | None:
    """Return when a review is due: as wanted, else as the desk's settings say."""
    days = read_desk_settings().review_days
    return wanted or (timezone.localdate() + timedelta(days=days) if days else None)


def hold(
    claim: Claim,
    person: User,
    *,
    assigned_by: User | None,
    now: datetime,
    due_on: date | None = None,
    note: str = "",
) -> Assignment:
    """Store that a person holds the claim from now on, and with the database nobody else."""
    return Assignment.objects.create(
        claim=claim,
        person=person,
        role=role_to_come(claim),
        round=claim.round,
        assigned_by=assigned_by,
        assigned_at=now,
        due_on=due_date(due_on),
        note=note,
    )


def end_assignment(assignment: Assignment, state: Assignment.State, *, now: datetime) -> None:
    """Store that somebody holds a claim no longer.

    :raises WrongState: when they have not held it for a while.
    """
    held = Assignment.objects.filter(pk=assignment.pk, state=Assignment.State.HELD)
    if held.update(state=state, ended_at=now) != 1:
        raise WrongState(_("This claim is no longer held; look at it again."))
    assignment.state, assignment.ended_at = state, now


def draw_reviewer(
    claim: Claim, *, without: Iterable[int] = (), asked_by: User | None = None
) -> Assignment | None:
    """Draw the next reviewer of a claim that nobody holds, and have them hold it.

    Of those who may, the ones who hold the fewest claims, and of these one by chance. Who gave the
    claim back in this round is drawn only where nobody else is left; ``without`` never. None where
    nobody may: then the claim waits for somebody who asks for the next one.
    """
    people = rules.eligible_reviewers(claim).exclude(pk__in=list(without))
    loads = dict(people.annotate(load=HELD_COUNT).values_list("pk", "load"))
    back = claim.assignments.filter(round=claim.round, state=Assignment.State.RELEASED)
    gave_back = set(back.values_list("person_id", flat=True))
    fresh = {pk: load for pk, load in loads.items() if pk not in gave_back} or loads
    if not fresh:
        return None
    least = min(fresh.values())
    chosen = _CHANCE.choice(sorted(pk for pk, load in fresh.items() if load == least))
    person = User.objects.get(pk=chosen)
    assignment = hold(claim, person, assigned_by=None, now=timezone.now())
    tell_holder(assignment, actor=asked_by)
    record(
        actor=asked_by,
        verb="claim.drawn",
        target=claim,
        claim_id=claim.pk,
        data={"person": person.pk, "role": assignment.role, "round": claim.round},
    )
    return assignment


def tell_holder(assignment: Assignment, *, actor: User | None) -> None:
    """Tell somebody that they hold a claim now."""
    notify(
        kind="assigned",
        people=[assignment.person],
        claim=assignment.claim,
        actor=actor,
        data={
            "role": assignment.role,
            "due_on": assignment.due_on and assignment.due_on.isoformat(),
        },
    )


def tell_adjudicators(claim: Claim) -> None:
    """Tell those who may adjudicate that the claim waits for it."""
    notify(kind="adjudication", people=list(rules.eligible_reviewers(claim)), claim=claim)


def tell_decided(claim: Claim, *, actor: User | None) -> None:
    """Tell those who worked on the claim that it is decided."""
    worked = Q(pk=claim.created_by_id)
    worked |= Q(pk__in=claim.verdicts.values("reviewer_id"))
    worked |= Q(pk__in=claim.evidence.values("created_by_id"))
    notify(kind="decided", people=list(User.objects.filter(worked)), claim=claim, actor=actor)
