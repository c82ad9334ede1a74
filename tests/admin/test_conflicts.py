"""Two people at one row: the second is told, sees both texts, and overwrites nothing unseen."""

import pytest

from annotations.desk import claims, evidence, quotes
from annotations.models import Claim, Evidence, Quote
from tests import factories

pytestmark = pytest.mark.django_db


def test_late_edit_of_a_claim_shows_both_texts_and_overwrites_nothing(as_reviewer):
    claim = factories.make_claim("Water is wet.")
    address = f"annotations/claim/{claim.pk}/change/"
    mine = as_reviewer.open(address).fields | {"statement": "Water is dry."}
    claims.change_claim(actor=factories.a_worker(), claim=claim, statement="Water is damp.")

    page = as_reviewer.post(address, **mine)
    assert (page.status, Claim.objects.get().statement) == (409, "Water is damp.")
    assert "Statement: it now says “Water is damp.”; you wrote “Water is dry.”." in page.errors

    # What was typed is still in the form, which is now made on what stands.
    assert page.find("//textarea[@name='statement']")[0].text.strip() == "Water is dry."
    assert page.find("//input[@name='version']/@value") == ["2"]
    mine["version"] = "2"
    assert as_reviewer.post(address, **mine).status == 302
    assert Claim.objects.get().statement == "Water is dry."


def test_late_edit_of_a_quote_shows_both_speakers(as_reviewer):
    ann, bo, cy = (factories.make_speaker(name) for name in ("Ann", "Bo", "Cy"))
    quote = factories.make_quote(speaker=ann)
    address = f"annotations/quote/{quote.pk}/change/"
    mine = as_reviewer.open(address).fields | {"speaker": bo.pk}
    quotes.change_quote(actor=factories.a_worker(), quote=quote, speaker=cy)
    page = as_reviewer.post(address, **mine)
    assert (page.status, Quote.objects.get().speaker) == (409, cy)
    assert "Speaker: it now says “Cy”; you wrote “Bo”." in page.errors


def test_late_edit_of_evidence_takes_the_edit_of_its_claim_back_too(as_reviewer, reviewer):
    proof = factories.make_evidence(actor=reviewer, title="Almanac")
    statement = proof.claim.statement
    address = f"annotations/claim/{proof.claim_id}/change/"
    mine = as_reviewer.open(address).fields
    mine |= {"statement": "Water is dry.", "evidence-0-title": "The almanac"}
    evidence.change_evidence(actor=reviewer, evidence=proof, title="Almanac of 2025")

    page = as_reviewer.post(address, **mine)
    assert page.status == 409
    assert (Claim.objects.get().statement, Evidence.objects.get().title) == (
        statement,
        "Almanac of 2025",
    )
    assert "Title: it now says “Almanac of 2025”; you wrote “The almanac”." in page.errors
    assert page.find("//input[@name='evidence-0-version']/@value") == ["2"]


def test_verdict_on_a_claim_that_was_changed_meanwhile_is_not_given(as_reviewer):
    claim, scale = factories.make_claim(), factories.make_scale()
    address = f"annotations/claim/{claim.pk}/act/give-verdict/"
    mine = as_reviewer.open(address).fields
    mine |= {"rating": scale.ratings.get(code="true").pk, "reasons": "So it is."}
    claims.change_claim(actor=factories.a_worker(), claim=claim, statement="Another statement.")
    page = as_reviewer.post(address, **mine)
    assert (page.status, claim.verdicts.count()) == (409, 0)
    assert page.find("//*[@class='errorlist nonfield']/li")


@pytest.mark.parametrize(("name", "act"), [("quote", "reject"), ("claim", "reject")])
def test_row_that_was_changed_meanwhile_is_not_decided_on(as_reviewer, name, act):
    row = {"quote": factories.make_proposed_quote, "claim": factories.make_claim}[name]()
    address = f"annotations/{name}/{row.pk}/act/{act}/"
    mine = as_reviewer.open(address).fields | {"reason": "A wish."}
    type(row).objects.update(version=7)
    assert as_reviewer.post(address, **mine).status == 409
    assert type(row).objects.get().state == row.state
