"""What the pages and the API ask about the review of claims: who holds them, who may do what."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from .. import rules
from ..models import Assignment, Claim, Recusal, User, Verdict
from .assignments import held_by, waiting_for_review
from .claim_states import MOVES, check_move
from .errors import Refused
from .reviewing import HELD_COUNT, check_reviewer, check_up_for_taking, plan_of

MOST_RELEASED = 10
"""What somebody gave back, or was taken from them, that their queue still tells of."""

ACTS = (
    *("accept", "reject", "take", "assign", "redraw", "release", "recuse"),
    *("answer", "decide", "reopen"),
)
"""What people do to a claim in its review, by the names under which it is offered to them."""


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one claim, as one person may see it.

    ``hidden`` tells whether verdicts of this round are seen by nobody but their authors now.
    ``past`` are the assignments of this round that ended, oldest first.
    """

    held: Assignment | None
    past: Sequence[Assignment]
    recusals: Sequence[Recusal]
    plan: str
    hidden: bool

    @property
    def overdue(self) -> bool:
        """Whether the day by which it was to be answered has passed."""
        return self.held is not None and is_overdue(self.held)


def is_overdue(assignment: Assignment, *, today: date | None = None) -> bool:
    """Whether the day by which an assignment was due has passed."""
    due = assignment.due_on
    return assignment.state == Assignment.State.HELD and due is not None and due < _today(today)


def review_of(claim: Claim, reader: User) -> Review:
    """Return the review of a claim as this person may see it, in three queries."""
    seen = rules.can_see_assignment_rows(reader).filter(claim=claim, round=claim.round)
    listed = list(seen.select_related("person", "assigned_by").order_by("id"))
    for each in listed:
        each.claim = claim
    recusals = claim.recusals.filter(lifted_at__isnull=True).select_related("person")
    return Review(
        held=next((each for each in listed if each.state == Assignment.State.HELD), None),
        past=[each for each in listed if each.state != Assignment.State.HELD],
        recusals=list(recusals.order_by("id")),
        plan=plan_of(claim),
        hidden=rules.is_blind(claim, claim.round),
    )


def acts_for(person: User, claims: Iterable[Claim]) -> dict[int, list[str]]:
    """Return for each claim what this person may do to it now, as words of :data:`ACTS`.

    The number of queries does not grow with the claims: one for each rule that is asked.
    """
    states = {claim.pk: claim.state for claim in claims}
    return acts_by_state(person, states)


def acts_by_state(person: User, states: dict[int, str]) -> dict[int, list[str]]:
    """Do the same for claims that are known by their number and state only."""
    allowed: dict[str, set[int] | None] = {}
    for name, rule in _ALLOWED.items():
        among = [pk for pk, state in states.items() if _starts(name, state)]
        rows = rule(person) if among else Claim.objects.none()
        allowed[name] = None if rows is None else set(_among(rows, among))
    told: dict[int, list[str]] = {}
    for pk, state in states.items():
        told[pk] = [
            name
            for name in ACTS
            if _starts(name, state) and ((these := allowed[name]) is None or pk in these)
        ]
    return told


def why_no_verdict(person: User, claim: Claim, held: Assignment | None) -> str:
    """Say in a sentence why a reviewer gives no verdict on a claim that waits for one.

    Empty where they may, or where no verdict is to be given.
    """
    waits = claim.state in Claim.IN_WORK and claim.state != Claim.State.AGREED
    if not waits or not rules.can_review(person):
        return ""
    if held is not None and held.person_id == person.pk:
        return ""
    try:
        check_move(claim, "answer")
        check_reviewer(person, claim)
        check_up_for_taking(claim, held)
    except Refused as refusal:
        return refusal.sentence
    except PermissionDenied as refusal:
        return str(refusal)
    return ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may review a claim next, with how many they hold already."""

    person: User
    load: int


def candidates_for(claim: Claim) -> list[Candidate]:
    """Return who may review the claim next, those who hold the fewest claims first."""
    people = rules.eligible_reviewers(claim).annotate(load=HELD_COUNT)
    return [Candidate(each, each.load) for each in people.order_by("load", "username")]


def reviewers() -> list[Candidate]:
    """Return everybody who gives verdicts, those who hold the fewest claims first."""
    people = User.objects.filter(is_active=True).annotate(load=HELD_COUNT)
    people = people.order_by("load", "username")
    return [Candidate(each, each.load) for each in people if rules.can_review(each)]


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that somebody holds, with the day it is due, and whether that has passed."""

    assignment: Assignment
    overdue: bool

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.assignment.claim


def queue_of(person: User) -> list[Held]:
    """Return what somebody holds; what is due first stands first, what has no day last."""
    today = timezone.localdate()
    held = held_by(person).select_related("assigned_by")
    rows = sorted(held, key=lambda each: (each.due_on or date.max, each.pk))
    return [Held(each, is_overdue(each, today=today)) for each in rows]


def released_by(person: User) -> list[Assignment]:
    """Return what somebody held last and was given back, or taken from them, the latest first.

    Only claims that they do not hold again, and that still wait for an answer.
    """
    rows = Assignment.objects.filter(person=person, state=Assignment.State.RELEASED)
    again = Assignment.objects.filter(person=person, state=Assignment.State.HELD)
    rows = rows.filter(claim__state__in=Claim.IN_WORK).exclude(claim__in=again.values("claim"))
    latest = rows.filter(claim=OuterRef("claim")).order_by("-id").values("id")[:1]
    rows = rows.filter(pk=Subquery(latest)).select_related("claim__speaker")
    return list(rows.order_by("-ended_at", "-id")[:MOST_RELEASED])


def waiting_for(person: User) -> QuerySet[Claim]:
    """Return what waits for somebody: what they hold, and what the desk could hand them next.

    What is held comes first, by the day it is due (``due_on``), and has ``held`` set; then the most
    urgent. Nothing waits for who gives no verdicts.
    """
    rows = waiting_claims(person).select_related("speaker")
    mine = Assignment.objects.filter(
        claim=OuterRef("pk"), person=person, state=Assignment.State.HELD
    )
    rows = rows.annotate(
        held=Subquery(mine.values("id")[:1]), due_on=Subquery(mine.values("due_on")[:1])
    )
    soonest = F("due_on").asc(nulls_last=True)
    return rows.alias(free=Q(held__isnull=True)).order_by("free", soonest, "-priority", "id")


def waiting_claims(person: User) -> QuerySet[Claim]:
    """Return the same claims in no order: what a filter asks for."""
    if not rules.can_review(person):
        return Claim.objects.none()
    held = Assignment.objects.filter(person=person, state=Assignment.State.HELD)
    handed = waiting_for_review(person).order_by().values("pk")
    return Claim.objects.filter(Q(pk__in=held.values("claim")) | Q(pk__in=handed))


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two verdicts part: what is compared, and what each says of it."""

    label: str
    answers: Sequence[str]

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return len(set(self.answers)) == 1


def verdicts_seen(claim: Claim, reader: User) -> list[Verdict]:
    """Return the verdicts on a claim that somebody may see, newest first, with all they tell."""
    rows = rules.can_see_verdict_rows(reader).filter(claim=claim)
    rows = rows.select_related("rating__scale", "reviewer")
    found = list(rows.prefetch_related("evidence", "findings").order_by("-id"))
    for each in found:
        each.claim = claim
    return found


def _starts(name: str, state: str) -> bool:
    """Whether an act starts from a state, the rules left aside."""
    if name == "assign":
        return state in (Claim.State.OPEN, Claim.State.IN_REVIEW, Claim.State.ADJUDICATION)
    if name == "redraw":
        return state == Claim.State.SECOND_REVIEW
    if name == "recuse":
        return state in Claim.IN_WORK
    return state in MOVES[name].starts


def _among(rows: QuerySet[Claim], pks: list[int]) -> Iterable[int]:
    return rows.filter(pk__in=pks).order_by().values_list("pk", flat=True)


def _today(day: date | None) -> date:
    return day or timezone.localdate()


_Asked = Callable[[User], QuerySet[Claim] | None]


def _whoever(rule: Callable[[User], bool]) -> _Asked:
    """All claims to those whom the rule lets, none to others; None stands for all."""
    return lambda person: None if rule(person) else Claim.objects.none()


def _released(person: User) -> QuerySet[Claim]:
    return Claim.objects.filter(pk__in=rules.can_release_assignment_rows(person).values("claim_id"))


def _not_recused(person: User) -> QuerySet[Claim]:
    if not rules.can_review(person):
        return Claim.objects.none()
    standing = Recusal.objects.filter(person=person, lifted_at__isnull=True)
    return Claim.objects.exclude(pk__in=standing.values("claim_id"))


_ALLOWED: dict[str, _Asked] = {
    "accept": _whoever(rules.can_annotate),
    "reject": rules.can_reject_claim_rows,
    "take": rules.can_take_claim_rows,
    "assign": _whoever(rules.can_edit_desk),
    "redraw": _whoever(rules.can_edit_desk),
    "release": _released,
    "recuse": _not_recused,
    "answer": rules.can_give_verdict_rows,
    "decide": rules.can_decide_claim_rows,
    "reopen": rules.can_reopen_claim_rows,
}
