"""How far reviewers agree: figures against worked examples, and what counts for them."""

from collections import Counter
from datetime import timedelta

import krippendorff
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk import claims
from annotations.desk.queries_agreement import (
    cohen,
    krippendorff_alpha,
    nominal,
    ordinal,
    review_agreement,
)
from annotations.models import Claim, Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def scale():
    return factories.make_scale(code="facts")


@pytest.fixture
def people():
    return [factories.make_user() for _ in range(3)]


def answered(scale, who, first: str, second: str) -> Claim:
    """A claim that two people answered, the second blind."""
    claim = factories.make_second_review(scale=scale, actor=who[0], rating=first)
    factories.answer_second(claim, who[1], scale=scale, rating=second)
    return Claim.objects.get(pk=claim.pk)


def test_kappa_of_a_worked_example():
    """Two readers of 50 proposals: 20 times both yes, 15 both no, 5 and 10 apart; κ = 0.4."""
    cells = Counter({("y", "y"): 20, ("n", "n"): 15, ("y", "n"): 5, ("n", "y"): 10})
    raw, kappa = cohen(cells)
    assert (raw, round(kappa, 4)) == (0.7, 0.4)


def test_kappa_of_two_who_always_said_the_same_one_thing_cannot_be_told():
    assert cohen(Counter({("y", "y"): 5})) == (1.0, None)


@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=40),
    st.sampled_from([("nominal", nominal), ("ordinal", ordinal)]),
)
def test_alpha_is_that_of_the_package_of_its_name(answers, measure):
    level, distance = measure
    ours = krippendorff_alpha(Counter(answers), distance=distance)
    if len({label for pair in answers for label in pair}) == 1:
        assert ours is None
        return
    data = [[float(one) for one, _ in answers], [float(other) for _, other in answers]]
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement=level)
    assert ours == pytest.approx(theirs, abs=1e-9)


def test_figures_of_a_small_desk(scale, people, reviewer):
    for first, second in [
        ("true", "true"),
        ("true", "true"),
        ("false", "false"),
        ("half", "false"),
    ]:
        answered(scale, people[:2], first, second)
    answered(scale, [people[1], people[0]], "unproven", "true")
    (found,) = review_agreement(reader=reviewer)
    assert (found.scale, found.total.claims, found.total.raw) == ("facts", 5, 0.6)
    # By hand: coincidences 4 true/true, 2 false/false, 1+1 half/false, 1+1 unproven/true; n = 10.
    # Of 45 pairs 10 + 3 alike by chance (5 true, 3 false): alpha = 1 - (4/10) / (64/90).
    assert found.total.alpha == pytest.approx(1 - 0.4 * 90 / 64)
    assert found.total.ordinal is not None
    (pair,) = found.pairs
    assert {pair.one, pair.other} == set(people[:2])
    assert pair.claims == 5
    assert [label.code for label in found.confusion.labels] == ["true", "half", "false", "unproven"]
    assert found.confusion.counts == [[2, 0, 0, 0], [0, 0, 1, 0], [0, 0, 1, 0], [1, 0, 0, 0]]
    assert [month.claims for month in found.months] == [5]


def test_near_misses_weigh_less_on_the_ordinal_figure(scale, people, reviewer):
    for first, second in [("true", "true"), ("half", "half"), ("false", "false"), ("true", "half")]:
        answered(scale, people, first, second)
    (near,) = review_agreement(reader=reviewer)
    assert near.total.ordinal > near.total.alpha


def test_blind_and_withdrawn_answers_do_not_count(scale, people, reviewer):
    factories.make_second_review(scale=scale, actor=people[0])
    assert review_agreement(reader=reviewer) == []


def test_answers_of_an_earlier_round_go_on_counting(scale, people, reviewer):
    claim = answered(scale, people, "true", "true")
    claims.reopen_claim(actor=factories.make_user(Role.EDITOR), claim=claim)
    factories.make_verdict(Claim.objects.get(pk=claim.pk), actor=people[0], scale=scale)
    (found,) = review_agreement(reader=reviewer)
    assert found.total.claims == 1


def test_only_answers_of_the_days_asked_for_count(scale, people, reviewer):
    answered(scale, people, "true", "true")
    today = timezone.localdate()
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    assert review_agreement(reader=reviewer, since=today, until=today)
    assert not review_agreement(reader=reviewer, since=tomorrow)
    assert not review_agreement(reader=reviewer, until=yesterday)


def test_the_number_of_queries_does_not_grow(scale, people, reviewer, django_assert_num_queries):
    answered(scale, people, "true", "false")
    with django_assert_num_queries(3):
        review_agreement(reader=reviewer)
    for _ in range(3):
        answered(scale, people[1:], "true", "true")
    with django_assert_num_queries(3):
        review_agreement(reader=reviewer)
