"""Comments, notifications and what one is told of, over the API."""

import pytest

from annotations.desk.notifications import notify
from annotations.models import Comment, Notification, NotificationKind, Role
from tests.api.client import Api, problem
from tests.factories import (
    make_claim,
    make_comment,
    make_evidence,
    make_scale,
    make_second_review,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_comment_is_written_read_changed_and_settled(api):
    noah = make_user(username="noah")
    evidence = make_evidence()
    sent = {"claim": evidence.claim_id, "text": "Is it so, @noah?", "evidence": evidence.pk}
    made = api.post("/comments/", sent)
    assert made.status_code == 201
    told = made.json()
    assert (told["text"], told["evidence"], told["state"], told["mentions"]) == (
        "Is it so, @noah?",
        evidence.pk,
        "open",
        [{"id": noah.pk, "name": "noah"}],
    )
    path = f"/comments/{told['id']}/"
    assert made["Location"] == f"/api/v1{path}"
    assert api.patch(path, {"text": "It is so."}).status_code == 428
    assert api.patch(path, {"text": "It is so."}, version=1).json()["mentions"] == []
    assert api.patch(path, {"text": "No."}, version=1).status_code == 412
    answer = {"claim": evidence.claim_id, "text": "Yes.", "answers": told["id"]}
    assert api.post("/comments/", answer).json()["answers"] == told["id"]
    assert api.post(f"{path}resolve/").json()["state"] == "resolved"
    assert api.post(f"{path}resolve/").status_code == 409
    assert api.post("/comments/", answer).status_code == 409
    assert api.post(f"{path}reopen/").json()["resolved_by"] is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"answers": 99}, "answers"),
        ({"claim": 99}, "claim"),
        ({"mood": "good"}, "mood"),
    ],
)
def test_wrong_comment_is_refused_with_the_field(api, wrong, field):
    data = {"claim": make_claim().pk, "text": "Is it so?"} | wrong
    assert problem(api.post("/comments/", data)) == (400, [field])
    assert not Comment.objects.exists()


def test_reader_writes_no_comment_but_reads_them(reader):
    comment = make_comment()
    refused = reader.post("/comments/", {"claim": comment.claim_id, "text": "No."})
    assert refused.status_code == 403
    assert len(reader.read(f"/comments/?claim={comment.claim_id}")["results"]) == 1
    assert reader.read("/comments/?state=resolved")["results"] == []


def test_blind_remark_is_found_nowhere_by_others(api):
    reviewer = make_user()
    claim = make_second_review(make_claim(), actor=reviewer, scale=make_scale())
    hidden = make_comment(claim, text="I found it false.", actor=reviewer)
    other = Api(make_user(Role.ADMINISTRATOR, is_superuser=True))
    assert other.read("/comments/")["results"] == []
    assert other.get(f"/comments/{hidden.pk}/").status_code == 404
    assert other.post(f"/comments/{hidden.pk}/resolve/").status_code == 404
    assert other.read("/events/?target_type=comment")["results"] == []
    answer = {"claim": claim.pk, "text": "Why?", "answers": hidden.pk}
    assert problem(other.post("/comments/", answer)) == (400, ["answers"])
    assert len(Api(reviewer).read("/comments/")["results"]) == 1


def test_one_reads_ones_own_notifications_and_nobody_elses(api, editor):
    claim = make_claim()
    notify(kind="decided", people=[api.user], claim=claim, actor=editor.user)
    (told,) = api.read("/notifications/")["results"]
    assert (told["kind"], told["claim"], told["read_at"]) == ("decided", claim.pk, None)
    assert told["sentence"].endswith("decided a claim that you worked on")
    path = f"/notifications/{told['id']}/"
    assert editor.get(path).status_code == 404
    assert editor.post(f"{path}read/").status_code == 404
    assert Notification.objects.get().read_at is None
    assert api.post(f"{path}read/").json()["read_at"] is not None


def test_all_are_marked_as_read_by_a_reader_too(reader):
    for _ in range(3):
        notify(kind="decided", people=[reader.user])
    assert reader.post("/notifications/read/").json() == {"marked": 3}
    assert reader.post("/notifications/read/").json() == {"marked": 0}


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_the_same_number_of_queries(api, django_assert_max_num_queries, count):
    for _ in range(count):
        make_comment(text=f"@{api.user.username}", evidence=None)
    with django_assert_max_num_queries(4):
        assert len(api.read("/comments/")["results"]) == count
    with django_assert_max_num_queries(3):
        assert len(api.read("/notifications/")["results"]) == count


def test_choices_are_read_and_kept(reader):
    before = reader.read("/notification-choices/")
    assert (before["sends_mail"], before["mail_language"]) == (False, "")
    assert [each["kind"] for each in before["choices"]] == list(NotificationKind.values)
    choice = {"kind": "due", "in_app": False, "by_email": True}
    after = reader.post(
        "/notification-choices/", {"choices": [choice], "mail_language": "fr"}
    ).json()
    assert after["mail_language"] == "fr"
    assert [each for each in after["choices"] if each["kind"] == "due"] == [choice]
    assert reader.read("/notification-choices/") == after


def test_wrong_choice_is_refused(reader):
    wrong = {"choices": [{"kind": "weather", "in_app": True, "by_email": True}]}
    assert problem(reader.post("/notification-choices/", wrong))[0] == 400
    assert problem(reader.post("/notification-choices/", {"mail_language": "xx"}))[0] == 400
    assert problem(reader.post("/notification-choices/", {}))[0] == 400
