"""What people do with their own account: tokens, a new password."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from annotations.desk import tokens
from annotations.desk.errors import NotAllowed
from annotations.desk.people import create_user, set_password
from annotations.models import Event, User
from tests import factories

pytestmark = pytest.mark.django_db


def test_token_is_listed_for_its_owner_until_it_is_revoked(reader, editor):
    row, token = tokens.create_token(actor=reader)
    assert token.startswith("factcheck_")
    assert list(tokens.tokens_of(reader)) == [row]
    assert list(tokens.tokens_of(editor)) == []
    tokens.revoke_token(actor=reader, token=row)
    assert list(tokens.tokens_of(reader)) == []
    assert Event.objects.order_by("-pk").first().verb == "token.revoked"


def test_token_of_another_is_not_revoked_even_by_an_administrator(reader, administrator):
    row, _token = tokens.create_token(actor=reader)
    with pytest.raises(NotAllowed):
        tokens.revoke_token(actor=administrator, token=row)
    assert list(tokens.tokens_of(reader)) == [row]


@pytest.mark.parametrize("expiry", [timedelta(0), timedelta(days=-1), timedelta(days=10_000)])
def test_token_expires_neither_at_once_nor_never(reader, expiry):
    with pytest.raises(ValidationError) as refusal:
        tokens.create_token(actor=reader, expiry=expiry)
    assert set(refusal.value.message_dict) == {"expiry"}


def test_no_line_of_the_record_holds_a_token_or_a_password(reader):
    row, token = tokens.create_token(actor=reader)
    set_password(actor=reader, password="a stapled battery horse")
    told = str(list(Event.objects.values_list("data", flat=True)))
    assert (token in told, row.digest in told, "stapled" in told) == (False, False, False)


def test_new_password_opens_and_the_old_one_does_not(reader):
    set_password(actor=reader, password="a stapled battery horse")
    stored = User.objects.get(pk=reader.pk)
    assert stored.check_password("a stapled battery horse")
    assert not stored.check_password(factories.PASSWORD)


def test_guessable_password_is_refused_and_the_old_one_still_opens(reader):
    with pytest.raises(ValidationError) as refusal:
        set_password(actor=reader, password="12345678")
    assert set(refusal.value.message_dict) == {"password"}
    assert User.objects.get(pk=reader.pk).check_password(factories.PASSWORD)


@pytest.mark.parametrize("attempt", ["", "new", "!"])
def test_member_without_a_password_cannot_sign_in(administrator, attempt):
    user = create_user(actor=administrator, username="new")
    assert not user.check_password(attempt)
