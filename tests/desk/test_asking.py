"""Replies, reasons, questions and linked claims: what is kept, and what is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from annotations.desk import claim_links, claims, evidence, questions, replies
from annotations.desk.errors import AlreadyThere, WrongState
from annotations.models import Claim, Event, GateNote
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"asked": " "}, "asked"),
        ({"channel": "smoke"}, "channel"),
        ({"asked_at": timezone.now() + timedelta(days=1)}, "asked_at"),
        ({"deadline": timezone.now() - timedelta(days=1)}, "deadline"),
        ({"outcome": "answered"}, "reply"),
        ({"outcome": "shrugged"}, "outcome"),
    ],
)
def test_a_request_that_cannot_be_is_refused_by_field(annotator, fields, wrong):
    claim = factories.make_claim()
    sent = {"asked": "Press office", "channel": "email", **fields}
    with pytest.raises(ValidationError) as refusal:
        replies.add_reply_request(actor=annotator, claim=claim, **sent)
    assert list(refusal.value.message_dict) == [wrong]
    assert not claim.reply_requests.exists()


def test_what_came_of_a_request_is_recorded_as_before_and_after(annotator):
    request = factories.make_reply_request()
    replies.change_reply_request(
        actor=annotator, request=request, outcome="answered", reply=" We stand\r\nby it. "
    )
    request.refresh_from_db()
    assert (request.reply, request.version) == ("We stand\nby it.", 2)
    data = Event.objects.latest("pk").data
    assert data == {"outcome": ["waiting", "answered"], "reply": ["", "We stand\nby it."]}


def test_a_claim_that_was_set_aside_is_asked_about_no_more(annotator):
    claim = factories.make_claim()
    question = factories.make_question(claim)
    claims.reject_claim(actor=annotator, claim=claim, reason="A wish.")
    question.refresh_from_db()
    for refused in (
        lambda: replies.write_gate_note(
            actor=annotator, claim=claim, gate="primary", reason="None."
        ),
        lambda: replies.add_reply_request(
            actor=annotator, claim=claim, asked="She", channel="email"
        ),
        lambda: questions.add_question(actor=annotator, claim=claim, text="Who?"),
        lambda: questions.add_answer(actor=annotator, question=question, type="boolean", text="no"),
    ):
        with pytest.raises(WrongState):
            refused()


def test_one_reason_stands_at_a_gate_and_one_taken_back_is_written_anew(annotator):
    note = factories.make_gate_note()
    with pytest.raises(AlreadyThere) as refusal:
        replies.write_gate_note(
            actor=annotator, claim=note.claim, gate="primary", reason="Another."
        )
    assert refusal.value.existing == note
    replies.change_gate_note(actor=annotator, note=note, reason=" ")
    again = replies.write_gate_note(
        actor=annotator, claim=note.claim, gate="primary", reason="Another."
    )
    assert (again.pk, again.version, again.written_by) == (note.pk, 3, annotator)
    assert GateNote.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"type": "guess", "text": "Perhaps."}, "type"),
        ({"type": "extractive"}, "text"),
        ({"type": "boolean", "text": "perhaps"}, "text"),
        ({"type": "unanswerable", "text": "But this."}, "text"),
        ({"text": "2,914.", "medium": "smoke"}, "medium"),
    ],
)
def test_an_answer_that_answers_nothing_is_refused_by_field(annotator, fields, wrong):
    question = factories.make_question()
    sent = {"type": "abstractive", **fields}
    with pytest.raises(ValidationError) as refusal:
        questions.add_answer(actor=annotator, question=question, **sent)
    assert list(refusal.value.message_dict) == [wrong]


def test_an_answer_rests_on_evidence_of_its_claim_that_stands(annotator, editor):
    question = factories.make_question()
    other = factories.make_evidence()
    own = factories.make_evidence(question.claim)
    answer = factories.make_answer(question, evidence=own)
    evidence.withdraw_evidence(actor=editor, evidence=own)
    for piece in (other, own):
        with pytest.raises(ValidationError):
            factories.make_answer(question, evidence=piece)
    # What it rested on when it was given stays, so that it can still be corrected otherwise.
    answer.refresh_from_db()
    changed = questions.change_answer(actor=editor, answer=answer, text="Some 2,900.")
    assert changed.evidence == own


def test_a_claim_about_what_was_said_points_back_and_is_opened_once(annotator):
    speaker = factories.make_speaker()
    said = factories.make_claim(kind="quote", speaker=speaker)
    truth = claim_links.check_truth(actor=annotator, claim=said, statement="The port closed.")
    stored = Claim.objects.get(pk=truth.pk)
    assert (stored.kind, stored.state, stored.said_in, stored.speaker) == (
        "fact",
        "open",
        said,
        speaker,
    )
    with pytest.raises(AlreadyThere) as refusal:
        claim_links.check_truth(actor=annotator, claim=said, statement=" The port closed. ")
    assert refusal.value.existing == truth
    claims.reject_claim(actor=annotator, claim=stored, reason="A slip.")
    claim_links.check_truth(actor=annotator, claim=said, statement="The port closed.")
    with pytest.raises(ValidationError):
        claim_links.check_truth(actor=annotator, claim=truth, statement="It is so.")
