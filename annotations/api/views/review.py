"""The review of claims: who holds them, who keeps out, what decides them."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse
from rest_framework.request import Request

from ... import rules
from ...desk import assignments, recusals
from ...desk.claim_states import MOVES
from ...desk.deciding import decide_claim
from ...desk.errors import WrongState, sentence_of
from ...desk.many import act_on_claims
from ...desk.reviewing import holder_of
from ...models import Claim
from .. import review, writing
from ..body import JSON
from ..operations import READ, WRITE, acting, listing, operation, reading
from ..parameters import check_parameters
from ..resources import ASSIGNMENTS, CLAIMS, RECUSALS
from .base import Action, Collection, DeskView, Item, answer, find, represent

TAG = "review"


class ClaimTake(Action):
    """Taking a claim to review it."""

    resource, act, name = CLAIMS, assignments.take_claim, "claim"
    rule = rules.can_review

    @acting(
        CLAIMS,
        "take",
        writing.Nothing,
        "Take a claim to review it yourself",
        "A claim that waits for a review and that nobody holds (409 otherwise). For a second "
        "review ask for the next claim: the desk draws its reviewer.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Take the claim."""
        return super().post(request, pk)


def _release(*, actor: Any, claim: Claim, reason: str = "", version: int | None = None) -> None:
    del version  # held against the claim already, by whoever calls this
    held = holder_of(claim)
    if held is None:
        raise WrongState(_("Nobody holds this claim."))
    assignments.release_assignment(actor=actor, assignment=held, reason=reason)


class ClaimRelease(Action):
    """Giving a claim back."""

    resource, act, name = CLAIMS, staticmethod(_release), "claim"
    takes, rule = writing.Reason, rules.can_review

    @acting(
        CLAIMS,
        "release",
        writing.Reason,
        "Give a claim back unanswered",
        "Who holds it, or an editor. For a second review the desk draws somebody else.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Give the claim back."""
        return super().post(request, pk)


class ClaimAssign(Action):
    """Having somebody review a claim."""

    resource, act, name = CLAIMS, assignments.assign_claim, "claim"
    takes, rule = review.NewAssignment, rules.can_edit_desk

    @acting(
        CLAIMS,
        "assign",
        review.NewAssignment,
        "Give a claim to a reviewer",
        "For editors. Who held it until now holds it no longer.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Assign the claim."""
        return super().post(request, pk)


class ClaimRedraw(Action):
    """Drawing another second reviewer."""

    resource, act, name = CLAIMS, assignments.redraw_reviewer, "claim"
    rule = rules.can_edit_desk

    @acting(
        CLAIMS,
        "redraw",
        writing.Nothing,
        "Have the desk draw another second reviewer",
        "For editors; 409 where the claim waits for no second review, or nobody else may give it.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Draw another reviewer."""
        return super().post(request, pk)


class ClaimDecide(Action):
    """Deciding what two reviewers agree on."""

    resource, act, name = CLAIMS, decide_claim, "claim"
    takes, rule = review.Decision, rules.can_edit_desk

    @acting(
        CLAIMS,
        "decide",
        review.Decision,
        "Decide a claim on which two reviewers agree",
        "For editors who gave neither verdict; by the first of the verdicts, or the one named.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Decide the claim."""
        return super().post(request, pk)


class ClaimRecuse(DeskView):
    """Keeping out of the review of a claim."""

    rule = rules.can_review

    @operation(
        "claims_recuse",
        "Keep out of the review of a claim",
        "A declared conflict of interest. A claim that you hold is given back.",
        tag=CLAIMS.word,
        takes={JSON: writing.NeededReason},
        answers={(201, JSON): OpenApiResponse(review.RecusalSerializer, "The recusal.")},
        errors=(*WRITE, 404, 409),
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Keep out."""
        claim = find(CLAIMS, pk, asker=self.actor)
        values = self.values(request, writing.NeededReason)
        made = recusals.declare_recusal(actor=self.actor, claim=claim, **values)
        return represent(request, RECUSALS, made.pk, status=201)


class ClaimsMany(DeskView):
    """One act on many claims."""

    @operation(
        "claims_many",
        "Take on, reject or assign many claims",
        "Each stands or falls by itself: what is refused is told with its reason, and the others "
        "are done. One event each.",
        tag=CLAIMS.word,
        takes={JSON: review.ManyClaims},
        answers={(200, JSON): OpenApiResponse(review.ManyReport, "What became of each.")},
        errors=WRITE,
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Do it to each."""
        values = self.values(request, review.ManyClaims)
        claims = {each.pk: each for each in values.pop("claims")}.values()
        outcome = act_on_claims(actor=self.actor, claims=claims, **values)
        return answer(
            {
                "done": [claim.pk for claim in outcome.done],
                "refused": [
                    {"claim": claim.pk, "message": sentence_of(refusal)}
                    for claim, refusal in outcome.refused
                ],
            }
        )


class QueueNext(DeskView):
    """The next claim for who asks."""

    rule = rules.can_review

    @operation(
        "queue_next",
        "Be handed the next claim",
        "The most urgent claim that waits for a review you may give, second reviews among them. "
        "You hold it then. 204 where nothing waits.",
        tag=TAG,
        takes={JSON: writing.Nothing},
        answers={
            (200, JSON): OpenApiResponse(review.AssignmentSerializer, "What you hold now."),
            204: OpenApiResponse(description="Nothing waits for you."),
        },
        errors=WRITE,
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Hand out the next claim."""
        self.values(request, writing.Nothing)
        handed = assignments.take_next(actor=self.actor)
        if handed is None:
            return HttpResponse(status=204)
        return represent(request, ASSIGNMENTS, handed.pk)


class AssignmentCollection(Collection):
    """Who holds, and held, which claim."""

    resource = ASSIGNMENTS
    http_method_names = ["get", "head"]

    @listing(
        ASSIGNMENTS,
        "List assignments",
        "While a review is blind, who has answered already is left out for everybody else.",
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)


class AssignmentItem(Item):
    """One assignment."""

    resource = ASSIGNMENTS

    @reading(ASSIGNMENTS, "Read an assignment")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the assignment."""
        return super().get(request, pk)


class AssignmentDue(Action):
    """The day by which a review is due."""

    resource, act, name = ASSIGNMENTS, assignments.change_due_date, "assignment"
    takes, rule, related = review.DueDate, rules.can_edit_desk, ("claim",)

    @acting(
        ASSIGNMENTS,
        "due",
        review.DueDate,
        "Change the day by which a review is due",
        "For editors.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Change the day."""
        return super().post(request, pk)


class RecusalCollection(Collection):
    """Who keeps out of which claim."""

    resource = RECUSALS
    http_method_names = ["get", "head"]

    @listing(RECUSALS, "List recusals")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)


class RecusalItem(Item):
    """One recusal."""

    resource = RECUSALS

    @reading(RECUSALS, "Read a recusal")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the recusal."""
        return super().get(request, pk)


class RecusalLift(Action):
    """Letting somebody review a claim again."""

    resource, act, name = RECUSALS, recusals.lift_recusal, "recusal"
    takes, rule, related = writing.NeededReason, rules.can_edit_desk, ("claim", "person")

    @acting(
        RECUSALS,
        "lift",
        writing.NeededReason,
        "Let somebody review a claim again",
        "For editors, and never one's own.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Lift the recusal."""
        return super().post(request, pk)


class ClaimStates(DeskView):
    """The state machine of claims."""

    @operation(
        "claim_states",
        "The states of a claim",
        "Every state, and every act that leads from one to another: the table that the desk "
        "itself goes by.",
        tag=TAG,
        answers={(200, JSON): OpenApiResponse(review.ClaimStates, "States and moves.")},
        errors=READ,
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Send the table."""
        check_parameters(request.query_params, ())
        return answer(
            {
                "states": list(Claim.State.values),
                "moves": [
                    {
                        "act": move.act,
                        "told": str(move.told),
                        "starts": [state.value for state in move.starts],
                        "ends": [state.value for state in move.ends],
                    }
                    for move in MOVES.values()
                ],
            }
        )
