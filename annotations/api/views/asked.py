"""Before a claim is decided: its gates, the replies asked for, its questions and answers."""

from django.http import HttpResponseBase
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework.request import Request

from ... import rules
from ...desk import claim_links, gates, questions, replies
from .. import asked
from ..body import JSON
from ..operations import READ, acting, changing, creating, listing, operation, reading
from ..parameters import check_parameters
from ..resources import ANSWERS, CLAIMS, GATE_NOTES, QUESTIONS, REPLY_REQUESTS
from ..writing import Reason
from .base import Action, Collection, DeskView, Item, answer, find, represent

A_REQUEST = OpenApiExample(
    "a press office",
    request_only=True,
    value={"claim": 1, "asked": "Press office of the port", "channel": "email"},
)
A_YES = OpenApiExample(
    "a yes, with its reason",
    request_only=True,
    value={
        "question": 1,
        "type": "boolean",
        "text": "yes",
        "explanation": "The port's own count says so.",
        "evidence": 1,
    },
)


class ClaimReadiness(DeskView):
    """Whether a claim is ready to be decided."""

    @operation(
        "claims_readiness",
        "Read whether a claim is ready to be decided",
        "Each gate that the desk asks for: whether it is met, why, and what would meet it. Who "
        "gives verdicts is told how it stands if they decided.",
        tag=CLAIMS.word,
        answers={(200, JSON): OpenApiResponse(asked.ReadinessSerializer, "How it stands now.")},
        errors=(*READ, 404),
    )
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send how the claim stands at each gate."""
        check_parameters(request.query_params, ())
        claim = find(CLAIMS, pk, "speaker")
        actor = self.actor if rules.can_review(self.actor) else None
        results = gates.readiness(claim, actor=actor)
        return answer(
            {
                "claim": claim.pk,
                "ready": not any(each.blocks for each in results),
                "gates": [
                    {
                        "gate": each.gate,
                        "level": each.level,
                        "met": each.met,
                        "sentence": each.sentence,
                        "todo": each.todo,
                        "note": each.note and each.note.pk,
                    }
                    for each in results
                ],
            }
        )


class ClaimCheckTruth(DeskView):
    """From what was said to whether it is so."""

    @operation(
        "claims_check_truth",
        "Open a claim that what was said is so",
        "For claims of kind `quote`. The new claim points back with `said_in`; the two are "
        "answered apart.",
        tag=CLAIMS.word,
        takes={JSON: asked.Statement},
        answers={(201, JSON): OpenApiResponse(CLAIMS.shape, "The new claim.")},
        errors=(400, 401, 403, 404, 406, 409, 413, 415, 503),
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Open the claim."""
        claim = find(CLAIMS, pk)
        values = self.values(request, asked.Statement)
        opened = claim_links.check_truth(actor=self.actor, claim=claim, **values)
        return represent(request, CLAIMS, opened.pk, status=201)


class GateNoteCollection(Collection):
    """The reasons written at gates."""

    resource = GATE_NOTES

    @listing(GATE_NOTES, "List the reasons written at gates")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        GATE_NOTES,
        asked.NewGateNote,
        "Write why a gate is met, or cannot be",
        "At the gates at which a reason counts. 409 where one stands already: change that one.",
        errors=(409,),
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Write the reason."""
        values = self.values(request, asked.NewGateNote)
        return self.made(request, replies.write_gate_note(actor=self.actor, **values))


class GateNoteItem(Item):
    """One written reason."""

    resource = GATE_NOTES

    @reading(GATE_NOTES, "Read a written reason")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the reason."""
        return super().get(request, pk)

    @changing(GATE_NOTES, asked.GateNoteChanges, "Word a reason anew, or take it back")
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Change the reason."""
        return self.change_row(
            request, pk, asked.GateNoteChanges, replies.change_gate_note, "note", "claim"
        )


class ReplyRequestCollection(Collection):
    """Who was asked for a reply."""

    resource = REPLY_REQUESTS

    @listing(REPLY_REQUESTS, "List requests for a reply")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        REPLY_REQUESTS,
        asked.NewReplyRequest,
        "Write down that somebody was asked for a reply",
        errors=(409,),
        examples=[A_REQUEST],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Write the request down."""
        values = self.values(request, asked.NewReplyRequest)
        return self.made(request, replies.add_reply_request(actor=self.actor, **values))


class ReplyRequestItem(Item):
    """One request for a reply."""

    resource = REPLY_REQUESTS

    @reading(REPLY_REQUESTS, "Read a request for a reply")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the request."""
        return super().get(request, pk)

    @changing(
        REPLY_REQUESTS,
        asked.ReplyRequestChanges,
        "Write down what came of a request",
        "An outcome `answered` needs the reply.",
    )
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Change the request."""
        return self.change_row(
            request,
            pk,
            asked.ReplyRequestChanges,
            replies.change_reply_request,
            "request",
            "claim",
        )


class QuestionCollection(Collection):
    """The questions about all claims."""

    resource = QUESTIONS

    @listing(QUESTIONS, "List questions")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(QUESTIONS, asked.NewQuestion, "Ask a question about a claim", errors=(409,))
    def post(self, request: Request) -> HttpResponseBase:
        """Ask the question."""
        values = self.values(request, asked.NewQuestion)
        return self.made(request, questions.add_question(actor=self.actor, **values))


class QuestionItem(Item):
    """One question."""

    resource = QUESTIONS

    @reading(QUESTIONS, "Read a question")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the question."""
        return super().get(request, pk)

    @changing(
        QUESTIONS,
        asked.QuestionChanges,
        "Word a question anew",
        "Only who asked it, or an editor; a withdrawn question stays as it is.",
    )
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Change the question."""
        return self.change_row(
            request, pk, asked.QuestionChanges, questions.change_question, "question", "claim"
        )


class QuestionWithdraw(Action):
    """Taking a question back."""

    resource, act, name = QUESTIONS, questions.withdraw_question, "question"
    takes, related = Reason, ("claim",)

    @acting(
        QUESTIONS,
        "withdraw",
        Reason,
        "Take a question back",
        "Only who asked it, or an editor. It stays on record with its answers.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Withdraw the question."""
        return super().post(request, pk)


class AnswerCollection(Collection):
    """The answers to all questions."""

    resource = ANSWERS

    @listing(ANSWERS, "List answers")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        ANSWERS,
        asked.NewAnswer,
        "Answer a question",
        "The evidence is one on the same claim.",
        errors=(409,),
        examples=[A_YES],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Give the answer."""
        values = self.values(request, asked.NewAnswer)
        return self.made(request, questions.add_answer(actor=self.actor, **values))


class AnswerItem(Item):
    """One answer."""

    resource = ANSWERS

    @reading(ANSWERS, "Read an answer")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the answer."""
        return super().get(request, pk)

    @changing(
        ANSWERS,
        asked.AnswerChanges,
        "Correct an answer",
        "Only who gave it, or an editor; a withdrawn answer stays as it is.",
    )
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Change the answer."""
        return self.change_row(
            request,
            pk,
            asked.AnswerChanges,
            questions.change_answer,
            "answer",
            "question__claim",
            "evidence",
        )


class AnswerWithdraw(Action):
    """Taking an answer back."""

    resource, act, name = ANSWERS, questions.withdraw_answer, "answer"
    takes, related = Reason, ("question__claim",)

    @acting(
        ANSWERS,
        "withdraw",
        Reason,
        "Take an answer back",
        "Only who gave it, or an editor. It stays on record.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Withdraw the answer."""
        return super().post(request, pk)
