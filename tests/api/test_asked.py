"""Gates, replies, questions and answers over the API, and the settings of reviews."""

import pytest

from annotations.models import Claim, DeskSettings, GateNote, ReplyRequest
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return factories.make_claim(speaker=factories.make_speaker("Marta Ilves"))


def test_readiness_tells_each_gate_and_what_would_meet_it(api, claim):
    factories.choose(gate_origins="block", gate_both_sides="off")
    told = api.get(f"/claims/{claim.pk}/readiness/").json()
    assert (told["claim"], told["ready"]) == (claim.pk, False)
    assert [each["gate"] for each in told["gates"]] == [
        "origins",
        "primary",
        "anonymous",
        "reply",
        "own_evidence",
    ]
    assert told["gates"][0] == {
        "gate": "origins",
        "level": "block",
        "met": False,
        "sentence": "There is no evidence yet.",
        "todo": "Add evidence that does not go back to the same report, person or document.",
        "note": None,
    }
    assert api.get("/claims/987654/readiness/").status_code == 404


def test_a_reason_is_written_once_changed_and_taken_back(api, claim):
    sent = {"claim": claim.pk, "gate": "primary", "reason": "The minutes were burnt."}
    made = api.post("/gate-notes/", sent)
    assert (made.status_code, made.json()["reason"]) == (201, "The minutes were burnt.")
    address = made["Location"].removeprefix("/api/v1")
    again = api.post("/gate-notes/", sent)
    assert (again.status_code, again.json()["existing"]["url"]) == (409, made["Location"])
    assert api.patch(address, {"reason": ""}).status_code == 428
    back = api.patch(address, {"reason": ""}, version=1)
    assert (back.status_code, back.json()["reason"]) == (200, "")
    assert api.patch(address, {"reason": "Lost."}, version=1).status_code == 412
    assert api.post("/gate-notes/", sent | {"gate": "reply"}).status_code == 400
    assert GateNote.objects.get().version == 2


def test_a_request_and_what_came_of_it(api, claim):
    sent = {"claim": claim.pk, "asked": "Press office", "channel": "email"}
    made = api.post("/reply-requests/", sent)
    assert (made.status_code, made.json()["outcome"]) == (201, "waiting")
    address = made["Location"].removeprefix("/api/v1")
    wrong = api.patch(address, {"outcome": "answered"}, version=1)
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (400, "reply")
    done = api.patch(address, {"outcome": "answered", "reply": "No."}, version=1)
    assert (done.status_code, done.json()["reply"]) == (200, "No.")
    waiting = api.get(f"/reply-requests/?claim={claim.pk}&outcome=waiting").json()
    assert waiting["results"] == []
    early = api.post("/reply-requests/", sent | {"deadline": "2020-01-01T00:00:00Z"})
    assert early.status_code == 400
    assert ReplyRequest.objects.count() == 1


def test_questions_and_answers(api, claim):
    question = api.post("/questions/", {"claim": claim.pk, "text": "Who counted?"}).json()
    piece = factories.make_evidence(claim)
    sent = {"question": question["id"], "type": "boolean", "text": "yes", "evidence": piece.pk}
    made = api.post("/answers/", sent)
    assert made.status_code == 201
    assert (made.json()["claim"], made.json()["evidence"]) == (claim.pk, piece.pk)
    other = factories.make_evidence()
    assert api.post("/answers/", sent | {"evidence": other.pk}).status_code == 400
    assert api.post("/answers/", sent | {"text": "perhaps"}).status_code == 400
    address = made["Location"].removeprefix("/api/v1")
    fixed = api.patch(address, {"type": "extractive", "text": "2,914"}, version=1)
    assert (fixed.status_code, fixed.json()["version"]) == (200, 2)
    assert api.post(f"{address}withdraw/", {"reason": "Misread."}).json()["state"] == "withdrawn"
    listed = api.get(f"/answers/?claim={claim.pk}&fields=id,state").json()["results"]
    assert listed == [{"id": made.json()["id"], "state": "withdrawn"}]
    gone = api.post(f"/questions/{question['id']}/withdraw/", {})
    assert gone.json()["state"] == "withdrawn"
    assert api.post("/answers/", sent).status_code == 409


def test_what_was_said_becomes_a_claim_of_its_own(api):
    said = factories.make_claim("She said the port closed.", kind="quote")
    address = f"/claims/{said.pk}/check-truth/"
    opened = api.post(address, {"statement": "The port closed."})
    assert (opened.status_code, opened.json()["said_in"]) == (201, said.pk)
    again = api.post(address, {"statement": "The port closed."})
    assert (again.status_code, again.json()["existing"]["url"]) == (409, opened["Location"])
    fact = f"/claims/{opened.json()['id']}/check-truth/"
    assert api.post(fact, {"statement": "It is so."}).status_code == 400


def test_evidence_tells_its_source(api, claim):
    sent = {"claim": claim.pk, "stance": "supports", "title": "Minutes"}
    told = {"source_kind": "primary", "anonymous": True, "medium": "pdf"}
    made = api.post("/evidence/", sent | told)
    assert {name: made.json()[name] for name in told} == told
    changed = api.patch(
        made["Location"].removeprefix("/api/v1"), {"anonymous": False, "medium": ""}, version=1
    )
    assert (changed.json()["anonymous"], changed.json()["medium"]) == (False, "")
    assert api.post("/evidence/", sent | {"medium": "smoke"}).status_code == 400


def test_how_a_claim_was_checked(api, claim):
    address = f"/claims/{claim.pk}/"
    changed = api.patch(address, {"strategies": ["consultation"]}, version=1)
    assert changed.json()["strategies"] == ["consultation"]
    assert api.patch(address, {"strategies": ["magic"]}, version=2).status_code == 400


def test_an_editor_chooses_how_the_desk_reviews(editor):
    DeskSettings.objects.get_or_create(pk=1)
    sent = {"fact_reviews": "blind", "gate_reply": "block", "review_days": 3, "public_name": "Us"}
    changed = editor.patch("/desk-settings/", sent, version=1)
    assert {name: changed.json()[name] for name in sent} == sent
    for wrong in ({"review_days": -1}, {"gate_reply": "shout"}, {"fact_reviews": "thrice"}):
        assert editor.patch("/desk-settings/", wrong, version=2).status_code == 400


@pytest.mark.parametrize("word", ["gate-notes", "reply-requests", "questions", "answers"])
def test_a_list_asks_as_much_for_one_row_as_for_three(api, word, django_assert_max_num_queries):
    make = {
        "gate-notes": factories.make_gate_note,
        "reply-requests": factories.make_reply_request,
        "questions": factories.make_question,
        "answers": factories.make_answer,
    }[word]

    def asked() -> int:
        with django_assert_max_num_queries(50) as captured:
            assert api.get(f"/{word}/").status_code == 200
        return len(captured)

    make()
    one = asked()
    make()
    make()
    assert asked() == one
