"""People who work in the admin."""

import pytest

from .browse import Browser


@pytest.fixture
def as_annotator(client, annotator):
    return Browser(client, annotator)


@pytest.fixture
def as_reviewer(client, reviewer):
    return Browser(client, reviewer)


@pytest.fixture
def as_editor(client, editor):
    return Browser(client, editor)


@pytest.fixture
def as_administrator(client, administrator):
    return Browser(client, administrator)
