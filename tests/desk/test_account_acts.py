import pytest
from knox.models import AuthToken

from annotations.desk.errors import NotAllowed
from annotations.desk.tokens import create_token, tokens_of
from tests.factories import make_user


def test_token_is_not_given_to_who_may_not_come_in(db):
    with pytest.raises(NotAllowed):
        create_token(actor=make_user(is_active=False))

    assert AuthToken.objects.count() == 0


def test_tokens_that_expired_are_not_listed(reader):
    row, _token = create_token(actor=reader)
    AuthToken.objects.update(expiry=row.created)

    assert list(tokens_of(reader)) == []
