"""Signing in and out."""

import pytest
from django.urls import reverse

from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def sign_in(client, username, password, **more):
    data = {"username": username, "password": password, **more}
    return client.post(reverse("annotations:sign_in"), data)


def test_who_signs_in_comes_to_the_desk(client):
    user = make_user()
    response = sign_in(client, user.username, PASSWORD)
    assert (response.status_code, response.url) == (302, reverse("annotations:desk"))
    assert client.session["_auth_user_id"] == str(user.pk)


def test_who_was_on_the_way_somewhere_arrives_there(client):
    wanted = reverse("annotations:articles")
    response = sign_in(client, make_user().username, PASSWORD, next=wanted)
    assert response.url == wanted


def test_nobody_is_led_off_the_desk(client):
    response = sign_in(client, make_user().username, PASSWORD, next="https://example.org/")
    assert response.url == reverse("annotations:desk")


def test_a_wrong_password_is_said_without_saying_which_of_the_two_was_wrong(client):
    known = sign_in(client, make_user().username, "wrong")
    unknown = sign_in(client, "nobody", "wrong")
    said = [list(response.context["form"].non_field_errors()) for response in (known, unknown)]
    assert len(said[0]) == 1
    assert said[0] == said[1]
    assert "_auth_user_id" not in client.session


def test_signing_out_takes_a_form_and_leads_to_the_door(client):
    client.force_login(make_user())
    assert client.get(reverse("annotations:sign_out")).status_code == 405
    response = client.post(reverse("annotations:sign_out"))
    assert response.url == reverse("annotations:sign_in")
    assert "_auth_user_id" not in client.session


def test_who_has_signed_in_is_led_past_the_door(client):
    client.force_login(make_user())
    assert client.get(reverse("annotations:sign_in")).url == reverse("annotations:desk")


def test_the_sixth_try_meets_a_closed_door_in_the_desks_own_words(client):
    user = make_user()
    for _ in range(5):
        response = sign_in(client, user.username, "wrong")
    assert response.status_code == 429
    assert "Please wait before signing in" in response.content.decode()
    assert sign_in(client, user.username, PASSWORD).status_code == 429


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_door_names_its_language_for_screen_readers(client, code):
    client.cookies["django_language"] = code
    page = client.get(reverse("annotations:sign_in")).content.decode()
    assert f'<html lang="{code}">' in page
