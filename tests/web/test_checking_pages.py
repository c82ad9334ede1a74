"""Gates, replies, questions, linked claims on the page of a claim; the settings of reviews."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annotations.models import Answer, Claim, DeskSettings, GateNote, Question, ReplyRequest
from tests import factories

pytestmark = pytest.mark.django_db


def page(route: str, *args) -> str:
    return reverse(f"annotations:{route}", args=args)


def read(client, claim: Claim) -> str:
    return client.get(page("claim", claim.pk)).content.decode()


@pytest.fixture
def claim() -> Claim:
    return factories.make_claim(speaker=factories.make_speaker("Marta Ilves"))


@pytest.fixture
def desk(client, annotator):
    client.force_login(annotator)
    return client


def test_the_page_says_what_is_missing_and_where_to_bring_it(desk, claim):
    factories.choose(gate_origins="block")
    text = read(desk, claim)
    assert "There is no evidence yet." in text
    assert "not met: blocks" in text
    assert "1 blocks a decision" in text
    assert 'href="#replies"' in text
    assert page("write_gate_reason", claim.pk, "primary") in text


def test_a_claim_that_is_set_aside_is_held_against_no_gate(desk, claim):
    assert "Before it is decided" in read(desk, claim)
    factories.claims.reject_claim(actor=factories.make_user(), claim=claim, reason="Not ours.")
    assert "Before it is decided" not in read(desk, claim)


def test_a_reason_is_written_changed_and_taken_back(desk, claim):
    address = page("write_gate_reason", claim.pk, "primary")
    assert desk.get(address).status_code == 200
    empty = desk.post(address, {"reason": " "})
    assert (empty.status_code, GateNote.objects.count()) == (200, 0)
    desk.post(address, {"reason": "The minutes were burnt."})
    note = GateNote.objects.get()
    assert "The minutes were burnt." in read(desk, claim)
    change = page("change_gate_reason", note.pk)
    desk.post(change, {"reason": "", "version": "1"})
    note.refresh_from_db()
    assert note.reason == ""
    stale = desk.post(change, {"reason": "They were lost.", "version": "1"})
    assert stale.status_code == 409
    assert "They were lost." in stale.content.decode()
    desk.post(address, {"reason": "They were lost."})
    note.refresh_from_db()
    assert (note.reason, GateNote.objects.count()) == ("They were lost.", 1)


def test_no_reason_is_taken_at_other_gates(desk, claim):
    assert desk.get(page("write_gate_reason", claim.pk, "origins")).status_code == 404
    assert desk.get(page("write_gate_reason", claim.pk, "nothing")).status_code == 404


def test_a_reply_is_asked_for_and_what_came_of_it_is_written_down(desk, claim):
    address = page("add_reply_request", claim.pk)
    assert 'value="Marta Ilves"' in desk.get(address).content.decode()
    asked = {"asked": "Marta Ilves", "channel": "phone", "asked_at": "2026-03-01T09:30"}
    early = desk.post(address, asked | {"deadline": "2026-02-28T09:30"})
    assert "The deadline lies before they were asked." in early.content.decode()
    answer = desk.post(address, asked | {"deadline": "2099-03-03T12:00"})
    assert answer.url == page("claim", claim.pk) + "#replies"
    request = ReplyRequest.objects.get()
    change = page("change_reply_request", request.pk)
    came = asked | {"deadline": "2099-03-03T12:00", "version": "1", "outcome": "answered"}
    assert "Write down what they answered." in desk.post(change, came).content.decode()
    desk.post(change, came | {"reply": "We counted them twice."})
    text = read(desk, claim)
    assert "We counted them twice." in text
    assert "Marta Ilves was asked and answered." in text
    assert desk.post(change, came | {"reply": "No."}).status_code == 409


def test_times_that_nobody_touched_stay_to_the_second(desk, claim):
    now = timezone.now()
    request = factories.make_reply_request(claim, deadline=now + timedelta(days=1))
    form = desk.get(page("change_reply_request", request.pk)).context["form"]
    shown = {name: str(form[name].value())[:16] for name in ("asked_at", "deadline")}
    sent = {"asked": "Press office", "channel": "email", "outcome": "declined", "version": "1"}
    desk.post(page("change_reply_request", request.pk), sent | shown)
    after = ReplyRequest.objects.get()
    assert (after.outcome, after.asked_at, after.deadline) == (
        "declined",
        request.asked_at,
        request.deadline,
    )


def test_a_part_of_the_page_comes_with_the_gates_it_bears_on(desk, claim):
    address = page("add_reply_request", claim.pk)
    sent = {"asked": "Her office", "channel": "email", "asked_at": "2026-03-01T09:30"}
    part = desk.post(address, sent, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<section id="replies"')
    assert 'id="readiness" aria-labelledby="readiness-head" hx-swap-oob="true"' in part
    wrong = desk.post(address, sent | {"asked": ""}, headers={"HX-Request": "true"})
    assert wrong.status_code == 422


def test_questions_are_asked_answered_corrected_and_withdrawn(desk, claim):
    piece = factories.make_evidence(claim, title="Port statistics")
    desk.post(page("ask_question", claim.pk), {"text": "Did anybody count?"})
    question = Question.objects.get()
    address = page("answer_question", question.pk)
    wrong = desk.post(address, {"type": "boolean", "text": "perhaps"}).content.decode()
    assert "Such an answer is “yes” or “no”." in wrong
    desk.post(address, {"type": "boolean", "text": "Yes", "evidence": piece.pk})
    answer = Answer.objects.get()
    assert (answer.text, answer.evidence) == ("yes", piece)
    text = read(desk, claim)
    assert "Did anybody count?" in text
    assert f'href="#evidence-{piece.pk}"' in text
    changed = {"type": "abstractive", "text": "2,914 were counted.", "version": "1"}
    desk.post(page("change_answer", answer.pk), changed)
    assert "2,914 were counted." in read(desk, claim)
    desk.post(page("withdraw_answer", answer.pk), {"version": "2"})
    assert "Not answered yet." in read(desk, claim)
    desk.post(page("change_question", question.pk), {"text": "Who counted?", "version": "1"})
    desk.post(page("withdraw_question", question.pk), {"version": "2"})
    assert Question.objects.get().state == "withdrawn"
    assert "Who counted?" not in read(desk, claim).split('id="claim-side"')[0]


def test_others_questions_are_left_alone(desk, claim):
    question = factories.make_question(claim)
    assert desk.get(page("change_question", question.pk)).status_code == 403
    assert desk.post(page("withdraw_question", question.pk)).status_code == 403
    assert page("change_question", question.pk) not in read(desk, claim)


def test_readers_read_it_all_and_write_nothing(client, reader, claim):
    question = factories.make_question(claim)
    factories.make_answer(question)
    factories.make_reply_request(claim)
    client.force_login(reader)
    text = read(client, claim)
    assert "How many lorries were counted?" in text
    assert "Press office" in text
    assert 'id="readiness"' in text
    for route, args in (
        ("add_reply_request", [claim.pk]),
        ("ask_question", [claim.pk]),
        ("answer_question", [question.pk]),
        ("write_gate_reason", [claim.pk, "primary"]),
        ("check_truth", [claim.pk]),
    ):
        assert client.get(page(route, *args)).status_code == 403
        assert page(route, *args) not in text


def test_what_was_said_becomes_a_claim_of_its_own_and_both_pages_say_so(desk):
    said = factories.make_claim("She said the port closed.", kind="quote")
    address = page("check_truth", said.pk)
    assert address in read(desk, said)
    answer = desk.post(address, {"statement": "The port closed."})
    truth = Claim.objects.get(said_in=said)
    assert answer.url == page("claim", truth.pk)
    assert "The port closed." in read(desk, said)
    assert "She said the port closed." in read(desk, truth)
    again = desk.post(address, {"statement": "The port closed."}).content.decode()
    assert "This is a claim on the desk already." in again


def test_evidence_tells_its_source_and_stands_with_what_shares_its_origin(desk, claim):
    sent = {"stance": "supports", "title": "Herald", "origin": "Reuters", "anonymous": "on"}
    sent |= {"source_kind": "secondary", "medium": "web_text"}
    desk.post(page("add_evidence", claim.pk), sent)
    piece = claim.evidence.get()
    assert (piece.source_kind, piece.anonymous, piece.medium) == ("secondary", True, "web_text")
    factories.make_evidence(claim, title="Post", origin="reuters", source_kind="primary")
    text = read(desk, claim)
    assert "One origin, counted once: 2 pieces" in text
    assert "primary source" in text
    assert "anonymous source" in text


def test_how_a_claim_was_checked_is_told(desk, claim):
    sent = {"statement": "It is so.", "kind": "fact", "speaker": "Marta Ilves", "version": "1"}
    desk.post(page("change_claim", claim.pk), sent | {"strategies": ["geolocation"]})
    claim.refresh_from_db()
    assert claim.strategies == ["geolocation"]
    assert "How it was checked: geolocation" in read(desk, claim)


def test_editors_choose_how_the_desk_reviews_and_others_read_it(client, editor, reader):
    address = page("review_settings")
    client.force_login(reader)
    assert "An editor can change this." in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 403
    client.force_login(editor)
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent |= {"fact_reviews": "blind", "gate_origins": "block", "public_name": " The  Desk "}
    assert client.post(address, sent).url == address
    chosen = DeskSettings.objects.get()
    assert (chosen.fact_reviews, chosen.gate_origins, chosen.public_name) == (
        "blind",
        "block",
        "The Desk",
    )
    assert client.post(address, sent).status_code == 409


def test_the_questions_to_the_database_do_not_grow(desk, claim, django_assert_max_num_queries):
    read(desk, claim)

    def count() -> int:
        with django_assert_max_num_queries(200) as asked:
            read(desk, claim)
        return len(asked)

    def add() -> None:
        question = factories.make_question(claim)
        factories.make_answer(question, evidence=factories.make_evidence(claim))
        factories.make_reply_request(claim)

    add()
    one = count()
    add()
    add()
    assert count() == one
