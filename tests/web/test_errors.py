import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.test import Client, RequestFactory

from annotations.web.errors import bad_request, server_error
from tests.factories import PASSWORD, make_claim, make_user
from tests.web.helpers import words


def test_unknown_address_is_said_to_be_one(client, reviewer):
    client.force_login(reviewer)

    answer = client.get("/claims/99999/")

    assert answer.status_code == 404
    assert "There is nothing at this address" in words(answer)


def test_refusal_gives_the_rule_that_refused(client, reader):
    client.force_login(reader)

    answer = client.get("/claims/new/")

    assert answer.status_code == 403
    assert "This is not for your role" in words(answer)
    assert "Nothing was changed." in words(answer)


def test_form_without_its_proof_of_origin_is_explained(db):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    claim = make_claim(state="proposed")

    answer = client.post(f"/claims/{claim.pk}/accept/")

    claim.refresh_from_db()
    assert (answer.status_code, claim.state) == (403, "proposed")
    assert "This form is too old to be sent" in words(answer)


@pytest.mark.parametrize(
    ("error", "status"), [(SuspiciousOperation(), 400), (RequestDataTooBig(), 413)]
)
def test_damaged_and_too_large_requests_are_told_apart(db, error, status):
    request = RequestFactory().get("/")
    request.session = {}

    assert bad_request(request, error).status_code == status


def test_server_error_shows_a_page_without_asking_anything():
    answer = server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "It is the desk's fault" in words(answer)


def test_wrong_passwords_in_a_row_close_the_door_for_a_while(client, reviewer):
    wrong = {"username": "reviewer", "password": "wrong"}
    answers = [client.post("/sign-in/", wrong) for _ in range(5)]

    locked = client.post("/sign-in/", {"username": "reviewer", "password": PASSWORD})

    assert [answer.status_code for answer in answers[:4]] == [200] * 4
    assert locked.status_code == 429
    assert "Please wait before signing in" in words(locked)


@pytest.mark.parametrize("path", ["/", "/articles/", "/claims/new/", "/account/", "/export/"])
def test_pages_refuse_methods_they_do_not_know(client, reviewer, path):
    client.force_login(reviewer)

    assert client.delete(path).status_code == 405
