"""What people do with their own account: tokens, a new password."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from annotations.desk import tokens
from annotations.desk.errors import NotAllowed, WrongState
from annotations.desk.people import change_user, create_user, reset_password, set_password
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


def test_token_of_another_is_not_revoked_even_by_an_editor(reader, editor):
    row, _token = tokens.create_token(actor=reader)
    with pytest.raises(NotAllowed):
        tokens.revoke_token(actor=editor, token=row)
    assert list(tokens.tokens_of(reader)) == [row]


def test_token_of_another_is_revoked_by_an_administrator_and_the_record_says_whose(
    reader, administrator
):
    row, _token = tokens.create_token(actor=reader)
    tokens.revoke_token(actor=administrator, token=row)
    event = Event.objects.order_by("-pk").first()
    assert list(tokens.tokens_of(reader)) == []
    assert (event.verb, event.actor, event.target_id) == ("token.revoked", administrator, reader.pk)


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


def test_password_given_by_an_administrator_opens_and_the_old_one_does_not(reader, administrator):
    reset_password(actor=administrator, user=reader, password="a stapled battery horse")
    stored = User.objects.get(pk=reader.pk)
    assert stored.check_password("a stapled battery horse")
    assert not stored.check_password(factories.PASSWORD)


def test_member_given_a_name_of_another_form_signs_in_with_it(reader, administrator):
    change_user(actor=administrator, user=reader, username="ﬁnn")
    assert User.objects.get(pk=reader.pk).username == "finn"


def test_record_of_a_changed_member_says_what_was_and_what_is(reader, administrator):
    change_user(actor=administrator, user=reader, role="editor", is_active=False)
    stored = User.objects.get(pk=reader.pk)
    assert (stored.role, stored.is_active) == ("editor", False)
    assert Event.objects.latest("pk").data == {
        "member": "reader",
        "role": ["reader", "editor"],
        "is_active": [True, False],
    }


def test_superuser_made_a_reader_may_read_only(administrator):
    root = User.objects.create_superuser("root", password="-" * 20)
    change_user(actor=administrator, user=root, role="reader")
    assert (root.rank, User.objects.get(pk=root.pk).is_superuser) == (0, False)


@pytest.mark.parametrize("change", [{"role": "reader"}, {"is_active": False}])
def test_administrator_does_not_lock_themselves_out(administrator, change):
    with pytest.raises(WrongState):
        change_user(actor=administrator, user=administrator, **change)
    assert User.objects.get(pk=administrator.pk).role == "administrator"
    assert User.objects.get(pk=administrator.pk).is_active


@pytest.mark.parametrize(
    ("field", "value"), [("username", "editor"), ("username", ""), ("role", "king")]
)
def test_member_is_not_given_a_name_or_role_that_cannot_be(
    reader, editor, administrator, field, value
):
    with pytest.raises(ValidationError) as refusal:
        change_user(actor=administrator, user=reader, **{field: value})
    assert set(refusal.value.message_dict) == {field}
    assert User.objects.get(pk=reader.pk).username == "reader"
