"""Gates, replies, questions and answers: how they are read, shown, filtered and sent in."""

from django_filters import FilterSet
from rest_framework import serializers

from ..desk.gates import REASONED
from ..models import (
    Answer,
    Claim,
    Evidence,
    Gate,
    GateLevel,
    Medium,
    Question,
    ReplyRequest,
)
from .filters import ChoicesFilter, IdFilter, SinceFilter, UntilFilter
from .inputs import Changes, Choice, Input, OptionalText, RowField, Text, Time
from .shapes import PersonSerializer, Shape, Times, WholeNumber
from .tables import Table, person, plain, renamed

MEDIA = [("", "not told"), *Medium.choices]

GATE_NOTE = Table(
    columns={
        **plain("id"),
        **renamed(claim="claim_id"),
        **plain("gate", "reason"),
        **person("written_by"),
        **plain("written_at", "version"),
    }
)
REPLY_REQUEST = Table(
    columns={
        **plain("id"),
        **renamed(claim="claim_id"),
        **plain("asked", "channel", "asked_at", "deadline", "outcome", "reply", "note"),
        **person("created_by"),
        **plain("created_at", "version"),
    }
)
QUESTION = Table(
    columns={
        **plain("id"),
        **renamed(claim="claim_id"),
        **plain("text", "state"),
        **person("created_by"),
        **plain("created_at", "version"),
    }
)
ANSWER = Table(
    columns={
        **plain("id"),
        **renamed(question="question_id", claim="question__claim_id"),
        **plain("type", "text", "explanation", "medium"),
        **renamed(evidence="evidence_id"),
        **plain("state"),
        **person("created_by"),
        **plain("created_at", "version"),
    }
)


class GateResultSerializer(Shape):
    """How a claim stands at one gate."""

    gate = serializers.ChoiceField(Gate.choices)
    level = serializers.ChoiceField(
        [each for each in GateLevel.choices if each[0] != GateLevel.OFF],
        help_text="What happens where it is not met.",
    )
    met = serializers.BooleanField()
    sentence = serializers.CharField(help_text="Why it is met, or is not.")
    todo = serializers.CharField(help_text="What would meet it; empty where it is met.")
    note = WholeNumber(allow_null=True, help_text="Number of the reason written at it.")


class ReadinessSerializer(Shape):
    """Whether a claim is ready to be decided by who asks."""

    claim = WholeNumber()
    ready = serializers.BooleanField(help_text="Whether no gate blocks a decision.")
    gates = GateResultSerializer(many=True, help_text="Those that the desk asks for.")


class GateNoteSerializer(Shape):
    """A written reason why a gate is met, or cannot be, on one claim."""

    id = WholeNumber()
    claim = WholeNumber()
    gate = serializers.ChoiceField(Gate.choices)
    reason = serializers.CharField(help_text="Empty where it was taken back.")
    written_by = PersonSerializer(allow_null=True)
    written_at = Times()
    version = WholeNumber(min_value=1)


class ReplyRequestSerializer(Shape):
    """Somebody who was asked for a reply."""

    id = WholeNumber()
    claim = WholeNumber()
    asked = serializers.CharField()
    channel = serializers.ChoiceField(ReplyRequest.Channel.choices)
    asked_at = Times()
    deadline = Times(allow_null=True)
    outcome = serializers.ChoiceField(ReplyRequest.Outcome.choices)
    reply = serializers.CharField()
    note = serializers.CharField()
    created_by = PersonSerializer(allow_null=True)
    created_at = Times()
    version = WholeNumber(min_value=1)


class QuestionSerializer(Shape):
    """A question whose answer bears on a claim."""

    id = WholeNumber()
    claim = WholeNumber()
    text = serializers.CharField()
    state = serializers.ChoiceField(Question.State.choices)
    created_by = PersonSerializer(allow_null=True)
    created_at = Times()
    version = WholeNumber(min_value=1)


class AnswerSerializer(Shape):
    """An answer to a question, with where it was found."""

    id = WholeNumber()
    question = WholeNumber()
    claim = WholeNumber()
    type = serializers.ChoiceField(Answer.Type.choices)
    text = serializers.CharField(help_text="`yes` or `no` where the type is `boolean`.")
    explanation = serializers.CharField()
    medium = serializers.ChoiceField(MEDIA)
    evidence = WholeNumber(allow_null=True, help_text="Number of the evidence it rests on.")
    state = serializers.ChoiceField(Answer.State.choices)
    created_by = PersonSerializer(allow_null=True)
    created_at = Times()
    version = WholeNumber(min_value=1)


class GateNoteFilters(FilterSet):
    """Filters of the list of written reasons."""

    claim = IdFilter(help_text="Number of the claim.")
    gate = ChoicesFilter(Gate.choices, help_text="Gate.")


class ReplyRequestFilters(FilterSet):
    """Filters of the list of requests for a reply."""

    claim = IdFilter(help_text="Number of the claim.")
    outcome = ChoicesFilter(ReplyRequest.Outcome.choices, help_text="What came of it.")
    since = SinceFilter(field_name="asked_at", help_text="Asked from this day.")
    until = UntilFilter(field_name="asked_at", help_text="Asked up to this day.")


class QuestionFilters(FilterSet):
    """Filters of the list of questions."""

    claim = IdFilter(help_text="Number of the claim.")
    state = ChoicesFilter(Question.State.choices, help_text="State.")


class AnswerFilters(FilterSet):
    """Filters of the list of answers."""

    claim = IdFilter(field_name="question__claim", help_text="Number of the claim.")
    question = IdFilter(help_text="Number of the question.")
    state = ChoicesFilter(Answer.State.choices, help_text="State.")


class NewGateNote(Input):
    """A reason at a gate of a claim."""

    claim = RowField(Claim)
    gate = Choice([(each.value, each.label) for each in REASONED])
    reason = Text(max_length=10_000)


class GateNoteChanges(Input):
    """The reason worded anew; an empty one takes it back."""

    reason = Text(max_length=10_000, allow_blank=True)


class NewReplyRequest(Input):
    """Somebody who was asked for a reply."""

    claim = RowField(Claim)
    asked = Text(max_length=200)
    channel = Choice(ReplyRequest.Channel.choices)
    asked_at = Time(required=False, help_text="Now where it is left out.")
    deadline = Time(required=False, allow_null=True)
    outcome = Choice(ReplyRequest.Outcome.choices, required=False)
    reply = OptionalText()
    note = OptionalText()


class ReplyRequestChanges(Changes):
    """What came of a request, or what was wrong about it."""

    asked = Text(max_length=200, required=False)
    channel = Choice(ReplyRequest.Channel.choices, required=False)
    asked_at = Time(required=False)
    deadline = Time(required=False, allow_null=True)
    outcome = Choice(ReplyRequest.Outcome.choices, required=False)
    reply = OptionalText()
    note = OptionalText()


class NewQuestion(Input):
    """A question about a claim."""

    claim = RowField(Claim)
    text = Text(max_length=10_000)


class QuestionChanges(Input):
    """The question worded anew."""

    text = Text(max_length=10_000)


class NewAnswer(Input):
    """An answer to a question."""

    question = RowField(Question, "claim")
    type = Choice(Answer.Type.choices)
    text = OptionalText(max_length=20_000, help_text="`yes` or `no` for the type `boolean`.")
    explanation = OptionalText(max_length=20_000)
    medium = Choice(MEDIA, required=False)
    evidence = RowField(Evidence, required=False, allow_null=True)


class AnswerChanges(Changes):
    """What to correct in an answer."""

    type = Choice(Answer.Type.choices, required=False)
    text = OptionalText(max_length=20_000)
    explanation = OptionalText(max_length=20_000)
    medium = Choice(MEDIA, required=False)
    evidence = RowField(Evidence, required=False, allow_null=True)


class Statement(Input):
    """What was said, as a sentence that can be true or false."""

    statement = Text(max_length=10_000)
