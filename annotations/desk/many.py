"""One act done to many rows: each stands or falls by itself, and is told of by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Claim, User
from .assignments import assign_claim
from .claims import accept_claim, reject_claim
from .errors import NotAllowed, Refusal, Refused

CLAIM_ACTS = ("accept", "reject", "assign")
"""What :func:`act_on_claims` does, by name."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """To which rows an act was done, and what it raised at the others."""

    done: Sequence[Any]
    refused: Sequence[tuple[Any, Refusal]]


def each_by_itself(rows: Iterable[Any], act: Callable[[Any], object]) -> Outcome:
    """Do an act to each row; what is refused leaves the others alone."""
    done: list[Any] = []
    refused: list[tuple[Any, Refusal]] = []
    for row in rows:
        try:
            act(row)
        except (ValidationError, Refused, NotAllowed) as error:
            refused.append((row, error))
        else:
            done.append(row)
    return Outcome(done, refused)


def act_on_claims(
    *,
    actor: User,
    claims: Iterable[Claim],
    act: str,
    reason: str = "",
    person: User | None = None,
    due_on: date | None = None,
) -> Outcome:
    """Take on, reject or assign each of many claims: ``act`` is a word of :data:`CLAIM_ACTS`.

    ``reason`` is why a claim is rejected, or the note for whom it is assigned to.

    :raises ValidationError: where claims are assigned to nobody.
    """
    if act == "assign":
        if person is None:
            raise ValidationError({"person": _("Choose who is to review them.")})
        chosen = person
        return each_by_itself(
            claims,
            lambda claim: assign_claim(
                actor=actor, claim=claim, person=chosen, due_on=due_on, note=reason
            ),
        )
    if act == "reject":
        return each_by_itself(
            claims, lambda claim: reject_claim(actor=actor, claim=claim, reason=reason)
        )
    return each_by_itself(claims, lambda claim: accept_claim(actor=actor, claim=claim))
