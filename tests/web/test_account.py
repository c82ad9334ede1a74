from datetime import timedelta

import pytest
from django.utils import timezone
from knox.models import AuthToken

from annotations.desk.tokens import create_token
from annotations.models import Event
from tests.factories import PASSWORD, make_user
from tests.web.helpers import said, words

NEW = "a long and winding new password"


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def test_token_is_shown_once_and_works(signed_in, client, reviewer):
    answer = signed_in.post("/account/", {"days": "30"})

    token = answer.context["token"]
    row = AuthToken.objects.get()
    assert f'value="{token}"' in answer.content.decode()
    assert set(answer.headers["Cache-Control"].split(", ")) == {
        *("max-age=0", "no-cache", "no-store", "must-revalidate", "private"),
    }
    assert row.user == reviewer
    assert abs(row.expiry - timezone.now() - timedelta(days=30)) < timedelta(minutes=1)
    assert token not in signed_in.get("/account/").content.decode()
    assert row.token_key in words(signed_in.get("/account/"))
    signed_in.logout()
    header = {"Authorization": f"Token {token}"}
    assert client.get("/api/v1/articles/", headers=header).status_code == 200


def test_token_is_on_record_without_its_secret(signed_in):
    token = signed_in.post("/account/", {"days": "7"}).context["token"]

    event = Event.objects.get(verb="token.created")

    assert token not in str(event.data)
    assert event.data["token"] == token[:15]


def test_token_is_revoked(signed_in, reviewer):
    row, _token = create_token(actor=reviewer)

    answer = signed_in.post(f"/account/tokens/{row.token_key}/revoke/")

    assert said(answer) == ["The token is revoked. Programs that use it are shut out."]
    assert AuthToken.objects.count() == 0
    assert Event.objects.latest("pk").verb == "token.revoked"


def test_token_of_somebody_else_is_neither_shown_nor_revoked(signed_in):
    row, _token = create_token(actor=make_user())

    assert row.token_key not in words(signed_in.get("/account/"))
    assert signed_in.post(f"/account/tokens/{row.token_key}/revoke/").status_code == 404
    assert AuthToken.objects.count() == 1


@pytest.mark.parametrize("days", ["", "0", "9999", "x"])
def test_token_for_a_time_that_is_not_offered_is_refused(signed_in, days):
    answer = signed_in.post("/account/", {"days": days})

    assert (answer.status_code, AuthToken.objects.count()) == (200, 0)


def test_password_is_changed_and_the_session_goes_on(signed_in, reviewer):
    answer = signed_in.post(
        "/account/password/",
        {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW},
    )

    reviewer.refresh_from_db()
    assert answer.url == "/account/"
    assert reviewer.check_password(NEW)
    assert signed_in.get("/account/").status_code == 200
    assert Event.objects.latest("pk").verb == "user.password_changed"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"old_password": "wrong"}, "Your old password was entered incorrectly."),
        ({"new_password2": "other"}, "The two password fields didn’t match."),
        (
            {"new_password1": "12345678", "new_password2": "12345678"},
            "This password is too common.",
        ),
    ],
)
def test_password_refused_stays_as_it_was(signed_in, reviewer, fields, sentence):
    answer = signed_in.post(
        "/account/password/",
        {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW, **fields},
    )

    reviewer.refresh_from_db()
    assert sentence in words(answer)
    assert reviewer.check_password(PASSWORD)


def test_language_is_switched(signed_in):
    signed_in.post("/i18n/setlang/", {"language": "fr", "next": "/account/"})

    assert '<html lang="fr">' in signed_in.get("/account/").content.decode()


def test_wrong_old_passwords_in_a_row_close_the_door_for_a_while(signed_in, reviewer):
    def change(old):
        fields = {"old_password": old, "new_password1": NEW, "new_password2": NEW}
        return signed_in.post("/account/password/", fields)

    assert [change("wrong").status_code for _ in range(5)] == [200] * 4 + [429]
    assert change(PASSWORD).status_code == 429
    reviewer.refresh_from_db()
    assert reviewer.check_password(PASSWORD)
    signed_in.logout()
    right = {"username": reviewer.username, "password": PASSWORD}
    assert signed_in.post("/sign-in/", right).status_code == 429
