"""Fact-checks and corrections over the API."""

import pytest

from annotations.models import Claim, Correction, FactCheck, Role
from tests import factories
from tests.api.client import Api
from tests.published import make_correction, make_decided_claim, make_draft, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(db):
    return factories.make_user(Role.REVIEWER, username="writer")


@pytest.fixture
def publisher(db):
    return factories.make_user(Role.EDITOR, username="publisher")


def test_whole_life_of_a_fact_check(writer, publisher):
    claim = make_decided_claim("The harbour closed.")
    made = Api(writer).post("/fact-checks/", {"claim": claim.pk, "body": "It stayed open."})
    assert made.status_code == 201
    row = made.json()
    assert (row["headline"], row["state"]) == ("The harbour closed.", "draft")
    assert row["authors"] == [{"id": writer.pk, "name": "writer"}]
    address = f"/fact-checks/{row['id']}/"
    changed = Api(writer).patch(address, {"headline": "No"}, headers={"If-Match": made["ETag"]})
    assert changed.json()["slug"] == "no"
    refused = Api(writer).post(f"{address}publish/", {})
    assert refused.status_code == 403
    published = Api(publisher).post(f"{address}publish/", {})
    assert published.json()["state"] == "published"
    assert Claim.objects.get().state == "published"
    corrected = Api(publisher).post(
        f"{address}correct/", {"kind": "minor", "reason": "A slip.", "body": "It did stay open."}
    )
    assert corrected.json()["body"] == "It did stay open."
    (correction,) = Api(publisher).get("/corrections/").json()["results"]
    assert correction["before"] == {"body": "It stayed open."}
    assert correction["fact_check"] == row["id"]
    gone = Api(publisher).post(f"{address}withdraw/", {"reason": "We were wrong."})
    assert (gone.json()["state"], Claim.objects.get().state) == ("withdrawn", "withdrawn")


def test_change_on_a_version_that_is_past_is_refused(writer):
    draft = make_draft(actor=writer)
    api = Api(writer)
    address = f"/fact-checks/{draft.pk}/"
    api.patch(address, {"body": "First."}, headers={"If-Match": '"v1"'})
    late = api.patch(address, {"body": "Second."}, headers={"If-Match": '"v1"'})
    assert late.status_code == 412
    assert FactCheck.objects.get().body == "First."


def test_second_in_one_language_is_a_conflict(writer):
    draft = make_draft()
    answer = Api(writer).post("/fact-checks/", {"claim": draft.claim_id})
    assert answer.status_code == 409


def test_embargo_is_kept_moved_and_lifted(publisher):
    draft = make_draft()
    api = Api(publisher)
    address = f"/fact-checks/{draft.pk}/"
    told = api.post(f"{address}publish/", {"embargo_until": "2090-01-01T08:00:00Z"}).json()
    assert told["out_at"] == "2090-01-01T08:00:00Z"
    past = api.post(f"{address}embargo/", {"embargo_until": "2001-01-01T08:00:00Z"})
    assert past.status_code == 400
    lifted = api.post(f"{address}embargo/", {"embargo_until": None}).json()
    assert lifted["embargo_until"] is None
    assert Api(factories.make_user(Role.READER)).get(address).status_code == 200


def test_list_is_narrowed_down_and_leaves_texts_out(publisher):
    make_published()
    draft = make_draft()
    (row,) = Api(publisher).get("/fact-checks/?state=draft").json()["results"]
    assert row["id"] == draft.pk
    assert "body" not in row


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_a_list_do_not_grow_with_it(publisher, django_assert_max_num_queries, count):
    claim = make_decided_claim()
    for language in ("en", "fr", "de")[:count]:
        make_correction(make_published(Claim.objects.get(pk=claim.pk), language=language))
    with django_assert_max_num_queries(9):
        assert len(Api(publisher).get("/fact-checks/").json()["results"]) == count
    with django_assert_max_num_queries(9):
        assert len(Api(publisher).get("/corrections/").json()["results"]) == count


def test_correction_without_a_change_says_so(publisher):
    published = make_published()
    answer = Api(publisher).post(
        f"/fact-checks/{published.pk}/correct/", {"kind": "minor", "reason": "A slip."}
    )
    assert answer.status_code == 400
    assert not Correction.objects.exists()
