import pytest

from annotations.models import Claim, Event
from tests.api.client import problem
from tests.factories import make_claim, make_evidence, make_proposed_quote, make_speaker


@pytest.fixture
def claim(db):
    return make_claim("The quay took 3,200 lorries.")


def patch(api, claim, tag):
    headers = {} if tag is None else {"If-Match": tag}
    return api.patch(f"/claims/{claim.pk}/", {"statement": "Reworded."}, headers=headers)


@pytest.mark.parametrize(
    ("tag", "status"),
    [
        (None, 428),
        ('"v1"', 200),
        ('"v1.0123abcdef45"', 200),
        ('"v7", "v1"', 200),
        ("*", 200),
        ('"v2"', 412),
        ('W/"v1"', 412),
        ('"something else"', 412),
        ("v1", 400),
        ('"v1" nonsense', 400),
    ],
)
def test_a_change_names_the_version_it_was_made_on(api, claim, tag, status):
    assert patch(api, claim, tag).status_code == status
    claim.refresh_from_db()
    assert (claim.statement == "Reworded.") is (status == 200)


def test_a_stale_change_is_told_the_version_that_stands_and_leaves_no_trace(api, claim):
    patch(api, claim, '"v1"')
    events = Event.objects.count()
    response = patch(api, claim, '"v1"')
    assert problem(response) == (412, [])
    assert response["ETag"] == '"v2"'
    assert response.json()["current_version"] == 2
    assert Event.objects.count() == events


def test_the_etag_that_was_read_is_taken_as_if_match(api, claim):
    tag = api.get(f"/claims/{claim.pk}/")["ETag"]
    changed = patch(api, claim, tag)
    assert changed.status_code == 200
    assert changed.json()["version"] == 2
    assert changed["ETag"] == api.get(f"/claims/{claim.pk}/")["ETag"]


def test_evidence_added_meanwhile_does_not_refuse_a_better_wording(api, claim):
    tag = api.get(f"/claims/{claim.pk}/")["ETag"]
    make_evidence(claim)
    assert patch(api, claim, tag).status_code == 200


def test_a_copy_that_is_current_is_not_sent_again(api, claim):
    path = f"/claims/{claim.pk}/"
    tag = api.get(path)["ETag"]
    response = api.get(path, headers={"If-None-Match": f'"other", {tag}'})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", tag)


def test_a_copy_is_not_current_when_something_it_shows_changed(api, claim):
    speaker = make_speaker("Marta Ilves")
    Claim.objects.filter(pk=claim.pk).update(speaker=speaker)
    path = f"/claims/{claim.pk}/"
    tag = api.get(path)["ETag"]
    api.patch(f"/speakers/{speaker.pk}/", {"name": "Marta Ilvesson"}, version=1)
    response = api.get(path, headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert response.json()["speaker"]["name"] == "Marta Ilvesson"
    assert response["ETag"].startswith('"v1.')


@pytest.mark.parametrize(("tag", "status"), [(None, 200), ('"v1"', 200), ('"v2"', 412)])
def test_an_action_holds_against_if_match_where_it_is_sent(api, tag, status):
    quote = make_proposed_quote()
    headers = {"If-Match": tag} if tag else {}
    response = api.post(f"/quotes/{quote.pk}/accept/", {}, headers=headers)
    assert response.status_code == status


def test_a_stale_action_is_412_even_where_the_state_is_wrong_by_now(api):
    quote = make_proposed_quote()
    api.post(f"/quotes/{quote.pk}/accept/", {})
    headers = {"If-Match": '"v1"'}
    assert problem(api.post(f"/quotes/{quote.pk}/accept/", {}, headers=headers))[0] == 412
    assert problem(api.post(f"/quotes/{quote.pk}/accept/", {}))[0] == 409
