"""Every address, by every method, for everybody: who is let in.

``matrix.txt`` is the table: a line for each method of each address, and under each role whether
somebody of it, who owns nothing on the desk, is let in (``yes``: answered, or told what is wrong
with what they sent), turned away (``no``: 401, 403, or sent to sign in), or finds nothing there
(``-``: 404). Methods that are answered 405 whoever asks stand in no line; where only some are,
``405`` stands for them. An address that is not in
the table fails the test, and so does a line of an address that is gone.

What the acts allow with the right thing sent is held by ``tests/desk/test_acts.py``; here nothing
is sent, and whoever may not do a thing must be turned away before anything else is looked at.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from annotations.desk.tokens import create_token
from annotations.models import Notification, Role
from tests import factories, published
from tests.admin.furnishing import furnish
from tests.surfaces import addresses, routes

TABLE = Path(__file__).with_name("matrix.txt")
WHO = ("nobody", *Role.values)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")

pytestmark = pytest.mark.django_db


def table() -> dict[tuple[str, str], dict[str, str]]:
    """What ``matrix.txt`` says: by method and address, by role."""
    told = {}
    for line in TABLE.read_text().splitlines():
        if not line.startswith("#"):
            answers, words = line.split()[: len(WHO)], line.split()[len(WHO) :]
            method, route = (*words, "")[:2]  # the front page has an address without a word
            told[method, route] = dict(zip(WHO, answers, strict=True))
    return told


def outcome(answer) -> str:
    if answer.status_code in (401, 403):
        return "no"
    if answer.status_code == 302 and "/sign-in/" in answer["Location"]:
        return "no"
    if answer.status_code == 302 and "/admin/login/" in answer["Location"]:
        return "no"
    assert answer.status_code < 500
    return {404: "-", 405: "405"}.get(answer.status_code, "yes")


def observed(who: str) -> dict[tuple[str, str], str]:
    """What each address answers to somebody, by method; whatever it does is undone."""
    furnish(1)
    factories.make_second_review()
    factories.make_recusal()
    published.make_published()
    person = None if who == "nobody" else factories.make_user(who)
    client, headers = Client(), {}
    if person:
        client.force_login(person)
        _row, token = create_token(actor=person)
        headers = {"Authorization": f"Token {token}"}
        Notification.objects.create(person=person, kind="due", created_at=person.date_joined)
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    told = {}
    for route in routes():
        path = addresses(route)[-1]
        for method in METHODS if route.startswith("api/") else METHODS[:2]:
            client.cookies.clear()
            if cookie:
                client.cookies[settings.SESSION_COOKIE_NAME] = cookie.value
            with transaction.atomic():
                answer = client.generic(
                    method,
                    path,
                    b"{}" if route.startswith("api/") else b"",
                    content_type="application/json"
                    if route.startswith("api/")
                    else "application/x-www-form-urlencoded",
                    headers=headers if route.startswith("api/") else {},
                )
                if answer.streaming:
                    answer.getvalue()
                transaction.set_rollback(True)
            told[method, route] = outcome(answer)
    return told


@pytest.mark.parametrize("who", WHO)
def test_everybody_is_let_in_where_the_table_says_and_nowhere_else(who):
    said = {key: answers[who] for key, answers in table().items()}
    seen = observed(who)
    seen = {key: answer for key, answer in seen.items() if key in said or answer != "405"}
    assert {
        key: (said.get(key), seen.get(key))
        for key in {*said, *seen}
        if said.get(key) != seen.get(key)
    } == {}
