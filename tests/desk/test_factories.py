"""The factories the other tests stand on."""

import pytest

from annotations.models import Claim, Quote
from tests import factories

pytestmark = pytest.mark.django_db


def test_made_quote_is_accepted_and_stands_at_its_words():
    quote = factories.make_quote(
        words=["We counted 3,200 lorries last year,", "Nobody asked us."],
        cue="said",
        sources=["Marta Ilves"],
    )
    assert quote.words == "We counted 3,200 lorries last year, … Nobody asked us."
    assert quote.state == Quote.State.ACCEPTED


@pytest.mark.parametrize("given", [True, False])
def test_proposed_quote_waits_for_a_decision(given):
    revision = factories.make_revision() if given else None
    assert factories.make_proposed_quote(revision).state == Quote.State.PROPOSED


def test_made_verdict_decides_its_claim():
    verdict = factories.make_verdict()
    assert Claim.objects.get(pk=verdict.claim_id).state == Claim.State.DECIDED
    assert verdict.rating.code == "true"


def test_made_rows_are_there_as_often_as_they_are_made():
    claims = [factories.make_claim(), factories.make_claim()]
    for claim in claims:
        factories.make_evidence(claim)
    assert [claim.evidence.count() for claim in claims] == [1, 1]
