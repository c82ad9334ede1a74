"""What the page of a claim shows of its checking, put together in one place."""

from typing import Any

from ..models import Claim, User
from .gates_pages import gates_on
from .questions_pages import linked_to, questions_about
from .replies_pages import replies_about


def checking_of(claim: Claim, user: User) -> dict[str, Any]:
    """Return what the sections on gates, replies, questions and linked claims show."""
    return {
        **gates_on(claim, user),
        **replies_about(claim, user),
        **questions_about(claim, user),
        **linked_to(claim, user),
    }
