"""Where a claim may go from where it stands: the one table that every act asks.

The pages, the API and ``docs/review.md`` show the same table. A round of review goes from *open*
to *decided*; how it gets there depends on the review plan of the claim's kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Claim
from .errors import WrongState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

S = Claim.State


@dataclass(frozen=True, slots=True)
class Move:
    """What an act does to the state: from any of ``starts`` to one of ``ends``.

    An act with several ends chooses by what it finds: how many reviews the plan asks for, and
    whether they agree. ``told`` says it in a few words.
    """

    act: str
    starts: Sequence[Claim.State]
    ends: Sequence[Claim.State]
    told: "StrOrPromise"

    @property
    def end(self) -> Claim.State:
        """Where the act leads, where that is one place only."""
        (end,) = self.ends
        return end


MOVES = {
    move.act: move
    for move in (
        Move("accept", (S.PROPOSED, S.RETIRED), (S.OPEN,), gettext_lazy("take on")),
        Move(
            "reject",
            (S.PROPOSED, S.OPEN, S.IN_REVIEW),
            (S.REJECTED,),
            gettext_lazy("reject, with a reason"),
        ),
        Move(
            "take",
            (S.OPEN, S.SECOND_REVIEW, S.ADJUDICATION),
            (S.IN_REVIEW, S.SECOND_REVIEW, S.ADJUDICATION),
            gettext_lazy("take, assign or draw a reviewer"),
        ),
        Move(
            "release",
            (S.IN_REVIEW, S.SECOND_REVIEW, S.ADJUDICATION),
            (S.OPEN, S.SECOND_REVIEW, S.ADJUDICATION),
            gettext_lazy("give it back"),
        ),
        Move(
            "answer",
            (S.OPEN, S.IN_REVIEW, S.SECOND_REVIEW, S.ADJUDICATION),
            (S.SECOND_REVIEW, S.AGREED, S.ADJUDICATION, S.DECIDED),
            gettext_lazy("give a verdict"),
        ),
        Move(
            "take_back",
            (*Claim.UNANSWERED_YET, S.DECIDED),
            (S.OPEN, S.ADJUDICATION),
            gettext_lazy("withdraw a verdict"),
        ),
        Move("decide", (S.AGREED,), (S.DECIDED,), gettext_lazy("decide what was agreed on")),
        Move("publish", (S.DECIDED,), (S.PUBLISHED,), gettext_lazy("publish")),
        Move(
            "correct",
            (S.PUBLISHED, S.CORRECTED, S.DECIDED),
            (S.CORRECTED,),
            gettext_lazy("correct what was published"),
        ),
        Move(
            "withdraw",
            (S.PUBLISHED, S.CORRECTED),
            (S.WITHDRAWN,),
            gettext_lazy("withdraw what was published"),
        ),
        Move(
            "reopen",
            (S.AGREED, S.ADJUDICATION, *Claim.ANSWERED, S.REJECTED),
            (S.OPEN,),
            gettext_lazy("reopen: a new round begins"),
        ),
    )
}
"""Every act that moves a claim, by its name."""


def check_move(claim: Claim, act: str) -> Move:
    """Return the move, where it may start from where the claim stands.

    :raises WrongState: with a sentence that names where the claim stands and where it would go.
    """
    move = MOVES[act]
    if claim.state not in move.starts:
        ends = " / ".join(str(end.label) for end in move.ends)
        raise WrongState(
            _("A claim that is %(now)s cannot become %(then)s.")
            % {"now": claim.get_state_display(), "then": ends}
        )
    return move


def moves_from(state: str) -> list[Move]:
    """Return what may be done from a state."""
    return [move for move in MOVES.values() if state in move.starts]
