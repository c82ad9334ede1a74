"""The page that tells how far reviewers agree."""

import pytest
from django.urls import reverse

from annotations.models import Role
from tests import factories
from tests.web.helpers import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    user = factories.make_user(Role.READER)
    client.force_login(user)
    return user


def page(client, **query):
    return client.get(reverse("annotations:reviewer_agreement", query=query))


def test_desk_without_second_reviews_says_so(client, reader):
    assert "Nothing has been answered twice yet" in words(page(client))


def test_page_tells_figures_pairs_and_confusion(client, reader):
    scale = factories.make_scale(code="facts")
    ann, bob = (factories.make_user(first_name=name) for name in ("Ann", "Bob"))
    for first, second in (("true", "true"), ("false", "half"), ("false", "false")):
        claim = factories.make_second_review(scale=scale, actor=ann, rating=first)
        factories.answer_second(claim, bob, scale=scale, rating=second)
    told = words(page(client))
    assert "claims answered twice 3" in told
    assert "same label 67 %" in told
    assert "Ann · Bob 3 67 % 0.50" in told
    assert "First ↓ · second → True Half true False" in told
    assert "False 0 1 1" in told


def test_only_the_period_asked_for_is_told(client, reader):
    scale = factories.make_scale()
    claim = factories.make_second_review(scale=scale)
    factories.answer_second(claim, factories.make_user(), scale=scale)
    assert "Nothing has been answered twice yet" in words(page(client, until="2020-01-01"))
