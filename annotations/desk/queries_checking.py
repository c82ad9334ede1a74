"""What the page of a claim asks about its checking: replies, questions, linked claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from .. import rules
from ..models import Answer, Claim, Question, ReplyRequest, User


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers that stand; ``mine`` tells whether the reader may change it."""

    question: Question
    answers: Sequence[tuple[Answer, bool]]
    mine: bool


def replies_on(claim: Claim) -> list[ReplyRequest]:
    """Return who was asked for a reply on a claim, oldest first."""
    return list(claim.reply_requests.select_related("created_by").order_by("id"))


def questions_on(claim: Claim, reader: User) -> list[Asked]:
    """Return the questions about a claim that stand, oldest first, in two queries."""
    rows = claim.questions.filter(state=Question.State.ACTIVE).select_related("created_by")
    listed = list(rows.order_by("id"))
    found: dict[int, list[Answer]] = {}
    answers = Answer.objects.filter(question__in=listed, state=Answer.State.ACTIVE)
    for answer in answers.select_related("created_by", "evidence").order_by("id"):
        found.setdefault(answer.question_id, []).append(answer)
    return [
        Asked(
            each,
            [(one, rules.can_change_answer(reader, one)) for one in found.get(each.pk, ())],
            rules.can_change_question(reader, each),
        )
        for each in listed
    ]


def about_what_was_said(claim: Claim) -> list[Claim]:
    """Return the claims that what was said is so, opened from the claim that it was said."""
    rows = claim.about_what_was_said.select_related("decision__rating")
    return list(rows.order_by("id"))
