"""The review over the API: taking, assigning, deciding, and what is kept from whom."""

import json

import pytest

from annotations.desk.claim_states import MOVES
from annotations.desk.queries_review import ACTS
from annotations.models import Assignment, Claim, Event, Verdict
from tests.api.client import Api, problem
from tests.factories import (
    answer_second,
    make_agreed,
    make_assignment,
    make_claim,
    make_evidence,
    make_recusal,
    make_scale,
    make_second_review,
    make_user,
    make_verdict,
)

SECRET = "Nobody may read these reasons yet."


def ids(page):
    return [row["id"] for row in page["results"]]


def test_claim_is_taken_released_and_taken_again(api):
    claim = make_claim()

    taken = api.post(f"/claims/{claim.pk}/take/").json()
    freed = api.post(f"/claims/{claim.pk}/release/", {"reason": "On leave."}).json()

    assert (taken["state"], taken["assignment"]["person"]["id"]) == ("in_review", api.user.pk)
    assert taken["assignment"]["role"] == "first"
    assert (freed["state"], freed["assignment"]) == ("open", None)
    assert problem(api.post(f"/claims/{claim.pk}/release/"))[0] == 409


def test_claim_tells_what_who_asks_may_do(api, reader, editor):
    claim = make_claim()

    def moves(asker):
        return asker.read(f"/claims/{claim.pk}/")["moves"]

    assert moves(reader) == []
    assert moves(api) == ["reject", "take", "recuse", "answer"]
    assert moves(editor) == ["reject", "take", "assign", "recuse", "answer"]
    assert set(moves(editor)) <= set(ACTS)
    assert "moves" not in api.read("/claims/")["results"][0]
    assert api.read("/claims/?fields=moves")["results"] == [{"moves": moves(api)}]


def test_moves_of_a_list_take_no_more_queries_for_more_claims(api, django_assert_max_num_queries):
    counts = []
    for _ in range(3):
        make_claim()
        with django_assert_max_num_queries(30) as asked:
            api.read("/claims/?fields=id,moves,assignment")
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_what_a_claim_says_may_be_done_is_done(editor):
    claim = make_claim()
    ada = make_user()

    assigned = editor.post(
        f"/claims/{claim.pk}/assign/", {"person": ada.pk, "due_on": "2030-05-01", "note": "Soon."}
    )

    assert assigned.json()["assignment"]["due_on"] == "2030-05-01"
    (row,) = editor.read(f"/assignments/?person={ada.pk}")["results"]
    assert (row["claim"], row["state"], row["note"]) == (claim.pk, "held", "Soon.")
    later = editor.post(f"/assignments/{row['id']}/due/", {"due_on": None})
    assert later.json()["due_on"] is None
    past = editor.post(
        f"/claims/{claim.pk}/assign/", {"person": make_user().pk, "due_on": "2020-01-01"}
    )
    assert problem(past) == (400, ["due_on"])


def test_stale_claim_is_not_assigned(editor):
    claim = make_claim()
    answer = editor.send(
        "POST",
        f"/claims/{claim.pk}/assign/",
        {"person": make_user().pk},
        headers={"If-Match": '"v9"'},
    )
    assert answer.status_code == 412


@pytest.mark.parametrize("verb", ["assign", "redraw", "decide"])
def test_only_editors_assign_redraw_and_decide(api, verb):
    claim = make_claim()
    body = {"person": make_user().pk} if verb == "assign" else {}
    assert problem(api.post(f"/claims/{claim.pk}/{verb}/", body))[0] == 403


def test_next_claim_is_handed_out_until_there_is_none(api):
    claim = make_claim()

    handed = api.post("/queue/next/")
    none = api.post("/queue/next/")

    assert (handed.status_code, handed.json()["claim"]) == (200, claim.pk)
    assert (none.status_code, none.content) == (204, b"")


def test_annotator_is_handed_nothing(db):
    assert problem(Api(make_user("annotator")).post("/queue/next/"))[0] == 403


def test_who_keeps_out_is_listed_and_an_editor_lifts_it(api, editor):
    claim = make_claim()

    made = api.post(f"/claims/{claim.pk}/recuse/", {"reason": "My sister's."})
    again = api.post(f"/claims/{claim.pk}/recuse/", {"reason": "Still."})
    own = api.post(f"/recusals/{made.json()['id']}/lift/", {"reason": "No."})
    lifted = editor.post(f"/recusals/{made.json()['id']}/lift/", {"reason": "Not her."})

    assert made.status_code == 201
    assert made["Location"] == f"/api/v1/recusals/{made.json()['id']}/"
    assert problem(again)[0] == 409
    assert problem(own)[0] == 403
    assert lifted.json()["lift_reason"] == "Not her."
    assert ids(api.read("/recusals/?lifted=true")) == [made.json()["id"]]
    assert ids(api.read("/recusals/?lifted=false")) == []


def test_verdict_takes_findings_on_a_quote_and_refuses_what_contradicts_itself(api):
    scale = make_scale("quote")
    claim = make_claim("She said so.", kind="quote")
    body = {"claim": claim.pk, "rating": scale.ratings.get(code="true").pk, "reasons": "Heard."}
    wording = {"axis": "wording", "value": "fabricated", "reason": "Nowhere."}
    record = {"axis": "attribution", "value": "no_record", "reason": "Looked everywhere."}

    wrong = api.post("/verdicts/", {**body, "findings": [wording, record]})
    strange = api.post("/verdicts/", {**body, "findings": [{**wording, "value": "fair"}]})
    made = api.post("/verdicts/", {**body, "findings": [record]})

    assert problem(wrong) == (400, ["findings"])
    assert problem(strange) == (400, ["findings"])
    assert made.json()["findings"] == [record]
    assert (made.json()["round"], made.json()["role"]) == (1, "first")
    assert api.read(f"/claims/{claim.pk}/")["decision"] == made.json()["id"]


@pytest.fixture
def blind(db):
    """A claim with one hidden verdict, and who is to answer second."""
    claim = make_claim("It is so.")
    make_evidence(claim)
    drawn = make_user()
    author = make_user(username="who-answered-first")
    claim = make_second_review(claim, actor=author, rating="half", reasons=SECRET)
    return claim, author, drawn


@pytest.mark.parametrize("role", ["reader", "annotator", "reviewer", "editor", "administrator"])
def test_hidden_verdict_is_in_no_answer_to_anybody_else(blind, role):
    claim, author, _drawn = blind
    verdict = Verdict.objects.get()
    done = Assignment.objects.get(state="done")
    told = Event.objects.get(target_type="verdict")
    asker = Api(make_user(role))

    assert ids(asker.read("/verdicts/")) == []
    assert ids(asker.read(f"/verdicts/?reviewer={author.pk}")) == []
    assert ids(asker.read("/verdicts/?rating=half")) == []
    assert problem(asker.get(f"/verdicts/{verdict.pk}/"))[0] == 404
    assert problem(asker.get(f"/events/{told.pk}/"))[0] == 404
    assert ids(asker.read("/events/?target_type=verdict")) == []
    assert ids(asker.read("/assignments/?state=done")) == []
    assert problem(asker.get(f"/assignments/{done.pk}/"))[0] == 404
    assert ids(asker.read(f"/claims/?reviewer={author.pk}")) == []
    for path in ("/claims/", f"/claims/{claim.pk}/", "/events/?limit=200", "/evidence/"):
        assert SECRET not in json.dumps(asker.read(path))
        assert '"rating": "half"' not in json.dumps(asker.read(path))
    refused = asker.post(f"/verdicts/{verdict.pk}/withdraw/", {"reason": "x"})
    assert refused.status_code in (403, 404)
    if role in ("reviewer", "editor", "administrator"):
        assert refused.status_code == 404


def test_hidden_verdict_is_read_by_who_gave_it(blind):
    claim, author, _drawn = blind
    mine = Api(author)
    assert mine.read("/verdicts/")["results"][0]["reasons"] == SECRET
    assert ids(mine.read(f"/claims/?reviewer={author.pk}")) == [claim.pk]


def test_verdicts_are_read_by_all_once_all_are_in(blind, reader):
    claim, _author, drawn = blind
    scale = Verdict.objects.get().rating.scale
    answer_second(claim, drawn, scale=scale, rating="false", reasons="It is not.")

    assert len(reader.read("/verdicts/")["results"]) == 2
    assert reader.read(f"/claims/{claim.pk}/")["state"] == "adjudication"


def test_tag_of_a_claim_does_not_depend_on_what_a_hidden_verdict_says(db):
    tags = []
    asker = Api(make_user("reader"))
    for rating in ("true", "false"):
        claim = make_second_review(make_claim("The same."), rating=rating)
        told = asker.read(f"/claims/{claim.pk}/")
        for name in ("id", "created_at", "moved_at", "assignment"):
            told.pop(name)
        tags.append(told)
    assert tags[0] == tags[1]


def test_editor_decides_an_agreed_claim_by_one_of_its_verdicts(editor):
    claim = make_agreed()
    chosen = Verdict.objects.latest("pk")
    other = make_verdict()

    wrong = editor.post(f"/claims/{claim.pk}/decide/", {"verdict": other.pk})
    decided = editor.post(f"/claims/{claim.pk}/decide/", {"verdict": chosen.pk})

    assert problem(wrong) == (400, ["verdict"])
    assert (decided.json()["state"], decided.json()["decision"]) == ("decided", chosen.pk)


def test_editor_has_another_reviewer_drawn(editor):
    make_user()
    make_user()
    claim = make_second_review()
    before = Assignment.objects.get(state="held").person_id

    drawn = editor.post(f"/claims/{claim.pk}/redraw/")

    assert drawn.json()["assignment"]["person"]["id"] != before


def test_many_claims_are_worked_each_by_itself(editor):
    claims = [make_claim(), make_claim(), make_claim(state="proposed")]
    pks = [claim.pk for claim in claims]

    told = editor.post(
        "/claims/many/", {"act": "assign", "claims": pks, "person": make_user().pk}
    ).json()
    nobody = editor.post("/claims/many/", {"act": "assign", "claims": pks})

    assert told["done"] == pks[:2]
    assert [each["claim"] for each in told["refused"]] == pks[2:]
    assert "A claim that is proposed cannot become" in told["refused"][0]["message"]
    assert problem(nobody) == (400, ["person"])
    editor.post("/claims/many/", {"act": "reject", "claims": pks, "reason": "Not ours."})
    assert set(Claim.objects.values_list("state", flat=True)) == {"rejected"}


def test_reviewer_assigns_nobody_to_many_claims(api):
    claim = make_claim()
    told = api.post(
        "/claims/many/", {"act": "assign", "claims": [claim.pk], "person": api.user.pk}
    ).json()
    assert (told["done"], [each["claim"] for each in told["refused"]]) == ([], [claim.pk])


def test_state_machine_is_published_as_the_desk_goes_by_it(reader):
    told = reader.read("/claim-states/")

    assert told["states"] == Claim.State.values
    assert {move["act"]: (move["starts"], move["ends"]) for move in told["moves"]} == {
        name: ([str(each) for each in move.starts], [str(each) for each in move.ends])
        for name, move in MOVES.items()
    }


def test_claims_are_listed_by_who_holds_them(api):
    held = make_assignment()
    make_recusal()
    assert ids(api.read(f"/claims/?holder={held.person_id}")) == [held.claim_id]
