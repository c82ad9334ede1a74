from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken

from annotations.desk.tokens import create_token, revoke_token
from tests.api.client import Api, problem
from tests.factories import make_user


def test_me_tells_whose_token_it_is_and_what_they_may_do(api):
    content = api.read("/me/")
    expires = content.pop("token_expires_at")
    assert expires.endswith("Z")
    assert content == {
        "id": api.user.pk,
        "username": api.user.username,
        "name": api.user.username,
        "role": "reviewer",
        "may": {"annotate": True, "review": True, "edit_desk": False, "administer": False},
    }


@pytest.mark.parametrize("path", ["/me/", "/articles/", "/export/", "/claims/7/"])
def test_no_answer_is_kept_by_a_cache_that_others_share(api, path):
    assert api.get(path).headers["Cache-Control"] == "private"


def test_a_token_is_asked_for_in_one_query(api, django_assert_num_queries):
    with django_assert_num_queries(1):
        api.get("/me/")


@pytest.mark.parametrize(
    "header", ["Token nonsense", "Token", "Token a b", "Token \xff\xfe", "Bearer x", ""]
)
def test_an_odd_header_is_401_and_names_the_scheme(db, header):
    response = Api().get("/me/", headers={"Authorization": header})
    assert problem(response) == (401, [])
    assert response["WWW-Authenticate"] == "Token"


def test_an_expired_token_is_401(api):
    AuthToken.objects.update(expiry=timezone.now() - timedelta(seconds=1))
    assert problem(api.get("/me/"))[0] == 401


def test_a_revoked_token_is_401(db):
    user = make_user()
    row, token = create_token(actor=user)
    revoke_token(actor=user, token=row)
    response = Api().get("/me/", headers={"Authorization": f"Token {token}"})
    assert problem(response)[0] == 401


def test_the_token_of_somebody_who_left_is_401(api):
    type(api.user).objects.update(is_active=False)
    assert problem(api.get("/me/"))[0] == 401


def test_a_session_reads_and_writes_with_a_csrf_token_only(db):
    user = make_user()
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert client.get("/api/v1/me/").status_code == 200
    body = {"name": "Marta Ilves"}
    refused = client.post("/api/v1/speakers/", body, content_type="application/json")
    assert problem(refused)[0] == 403
    client.cookies["csrftoken"] = "c" * 32
    taken = client.post(
        "/api/v1/speakers/",
        body,
        content_type="application/json",
        headers={"X-CSRFToken": "c" * 32},
    )
    assert taken.status_code == 201
