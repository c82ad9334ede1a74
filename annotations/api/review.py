"""The review of claims: how it is read, shown, filtered and sent in."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django_filters import FilterSet
from rest_framework import serializers

from ..desk.findings import Finding
from ..desk.many import CLAIM_ACTS
from ..desk.queries_review import acts_by_state
from ..models import AXES, Assignment, Axis, AxisFinding, Claim, User, Verdict
from ..models.by_key import Row, read_by_key
from .filters import ChoicesFilter, FlagFilter, IdFilter, UntilFilter
from .inputs import Choice, Day, Input, OptionalText, RowField, Text
from .shapes import PersonSerializer, Shape, Times, WholeNumber
from .tables import Gathered, Table, person, plain, renamed

MOST_CLAIMS = 100
"""Claims in one request that does something to many."""


# ---- What claims and verdicts tell of it --------------------------------------------------------


def _holders(ids: Sequence[int]) -> dict[int, Row]:
    names = ("person_id", "person__first_name", "person__last_name", "person__username")
    told = ("claim_id", "id", "role", "assigned_at", "due_on", "state")
    make = person("person")["person"].make
    assert make is not None  # noqa: S101 - what person() makes, for the type checker
    return {
        row["claim_id"]: {
            "assignment": {
                "id": row["id"],
                "person": make(row),
                "role": row["role"],
                "assigned_at": row["assigned_at"],
                "due_on": row["due_on"],
            }
        }
        for row in read_by_key(Assignment, "claim_id", ids, (*told, *names), ("id",))
        if row["state"] == Assignment.State.HELD
    }


def _moves(ids: Sequence[int], asker: Any) -> dict[int, Row]:
    states = {row["id"]: row["state"] for row in read_by_key(Claim, "pk", ids, ("id", "state"))}
    return {pk: {"moves": acts} for pk, acts in acts_by_state(asker, states).items()}


def _findings(ids: Sequence[int]) -> dict[int, Row]:
    found: dict[int, Row] = {pk: {"findings": []} for pk in ids}
    names = ("axis", "value", "reason")
    for row in read_by_key(AxisFinding, "verdict_id", ids, ("verdict_id", *names), ("id",)):
        found[row["verdict_id"]]["findings"].append({name: row[name] for name in names})
    return found


HOLDER = Gathered(("assignment",), _holders, lambda: {"assignment": None})
MOVES = Gathered(("moves",), _moves, lambda: {"moves": []}, personal=True)
FINDINGS = Gathered(("findings",), _findings, lambda: {"findings": []})


# ---- Assignments and recusals -------------------------------------------------------------------

ASSIGNMENT = Table(
    columns={
        **plain("id"),
        **renamed(claim="claim_id"),
        **person("person"),
        **plain("role", "round", "state"),
        **person("assigned_by"),
        **plain("assigned_at", "due_on", "note", "ended_at"),
    }
)
RECUSAL = Table(
    columns={
        **plain("id"),
        **renamed(claim="claim_id"),
        **person("person"),
        **plain("reason", "created_at"),
        **person("lifted_by"),
        **plain("lifted_at", "lift_reason"),
    }
)


class AssignmentSerializer(Shape):
    """Somebody who holds a claim to review it, or held it. One person at a time does."""

    id = WholeNumber()
    claim = WholeNumber()
    person = PersonSerializer()
    role = serializers.ChoiceField(Verdict.Role.choices)
    round = WholeNumber(min_value=1)
    state = serializers.ChoiceField(Assignment.State.choices)
    assigned_by = PersonSerializer(allow_null=True, help_text="Null where the desk drew them.")
    assigned_at = Times()
    due_on = serializers.DateField(allow_null=True)
    note = serializers.CharField()
    ended_at = Times(allow_null=True)


class RecusalSerializer(Shape):
    """Somebody who keeps out of the review of a claim: a declared conflict of interest."""

    id = WholeNumber()
    claim = WholeNumber()
    person = PersonSerializer()
    reason = serializers.CharField()
    created_at = Times()
    lifted_by = PersonSerializer(allow_null=True)
    lifted_at = Times(allow_null=True)
    lift_reason = serializers.CharField()


class AssignmentFilters(FilterSet):
    """Filters of the list of assignments."""

    claim = IdFilter(help_text="Number of the claim.")
    person = IdFilter(help_text="Number of the reviewer.")
    state = ChoicesFilter(Assignment.State.choices, help_text="State.")
    role = ChoicesFilter(Verdict.Role.choices, help_text="Role.")
    due_until = UntilFilter(field_name="due_on", help_text="Due up to this day.")


class RecusalFilters(FilterSet):
    """Filters of the list of recusals."""

    claim = IdFilter(help_text="Number of the claim.")
    person = IdFilter(help_text="Number of who keeps out.")
    lifted = FlagFilter(Q(lifted_at__isnull=False), help_text="Whether it was lifted.")


# ---- What is sent in ----------------------------------------------------------------------------


class NewFinding(Input):
    """What you found about a quote, and why."""

    axis = Choice(Axis.choices)
    value = Choice(sorted({value for values in AXES.values() for value in values.values}))
    reason = Text()

    def to_internal_value(self, data: Any) -> Finding:
        """Return the finding as the acts take it."""
        return Finding(**super().to_internal_value(data))


class NewAssignment(Input):
    """Who is to review the claim."""

    person = RowField(User)
    due_on = Day(required=False, allow_null=True, help_text="Else as the desk's settings say.")
    note = OptionalText(max_length=10_000)


class DueDate(Input):
    """The day by which it is due; null for none."""

    due_on = Day(allow_null=True)


class Decision(Input):
    """Which verdict decides, and why."""

    verdict = RowField(Verdict, required=False, allow_null=True, help_text="Else the first.")
    reason = OptionalText(max_length=10_000)


class ManyClaims(Input):
    """One act, done to each of these claims by itself."""

    act = Choice(list(CLAIM_ACTS))
    claims = serializers.ListField(child=RowField(Claim), min_length=1, max_length=MOST_CLAIMS)
    reason = OptionalText(max_length=10_000)
    person = RowField(User, required=False, allow_null=True, help_text="Needed to assign.")
    due_on = Day(required=False, allow_null=True)


class RefusedClaim(Shape):
    """A claim to which it was not done, and why."""

    claim = WholeNumber()
    message = serializers.CharField()


class ManyReport(Shape):
    """What became of an act on many claims."""

    done = serializers.ListField(child=WholeNumber(), help_text="Numbers of the claims.")
    refused = RefusedClaim(many=True)


class ClaimMove(Shape):
    """What an act does to the state of a claim."""

    act = serializers.CharField()
    told = serializers.CharField(help_text="In a few words, in the language asked for.")
    starts = serializers.ListField(child=serializers.ChoiceField(Claim.State.choices))
    ends = serializers.ListField(
        child=serializers.ChoiceField(Claim.State.choices),
        help_text="Several where the review plan, or what the reviews say, decides between them.",
    )


class ClaimStates(Shape):
    """The states of a claim, and what leads from one to another."""

    states = serializers.ListField(child=serializers.ChoiceField(Claim.State.choices))
    moves = ClaimMove(many=True)
