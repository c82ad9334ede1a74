import pytest

from annotations.models import Role
from tests.api.client import Api
from tests.factories import make_user


@pytest.fixture
def api(db) -> Api:
    """The API as a reviewer with a token uses it."""
    return Api(make_user(Role.REVIEWER))


@pytest.fixture
def editor(db) -> Api:
    return Api(make_user(Role.EDITOR))


@pytest.fixture
def reader(db) -> Api:
    return Api(make_user(Role.READER))
