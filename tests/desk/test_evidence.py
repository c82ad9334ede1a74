"""Evidence: what is kept of it, and who may touch it later."""

from datetime import date

import pytest

from annotations.desk import evidence
from annotations.models import Event, Evidence
from tests import factories

pytestmark = pytest.mark.django_db


def last_event() -> Event:
    return Event.objects.order_by("-pk").first()


def test_evidence_is_kept_as_it_was_given_and_theirs_who_found_it(annotator):
    claim = factories.make_claim()
    evidence.add_evidence(
        actor=annotator,
        claim=claim,
        stance="refutes",
        title=" Annual  report ",
        publisher="Harbour board",
        url="https://harbour.example/report",
        published_on=date(2026, 2, 10),
        excerpt="Directly employed:\r\n388.",
        origin="Harbour board",
        note="Seasonal staff not counted.",
    )
    stored = Evidence.objects.get()
    assert (stored.claim, stored.created_by, stored.state) == (claim, annotator, "active")
    assert (stored.title, stored.excerpt) == ("Annual report", "Directly employed:\n388.")
    assert (stored.publisher, stored.origin) == ("Harbour board", "Harbour board")
    assert stored.published_on == date(2026, 2, 10)


def test_evidence_is_added_to_a_decided_claim_too(annotator):
    claim = factories.make_verdict().claim
    assert factories.make_evidence(claim, actor=annotator).claim == claim


def test_change_tells_what_it_was_and_what_it_is(annotator):
    item = factories.make_evidence(actor=annotator, title="Report", stance="supports")
    evidence.change_evidence(
        actor=annotator, evidence=item, stance="context", published_on=date(2026, 1, 2)
    )
    item.refresh_from_db()
    assert (item.title, item.stance, item.published_on) == ("Report", "context", date(2026, 1, 2))
    assert last_event().data == {
        "stance": ["supports", "context"],
        "published_on": [None, "2026-01-02"],
    }


def test_withdrawn_evidence_stays_under_the_verdicts_that_name_it(reviewer):
    claim = factories.make_claim()
    item = factories.make_evidence(claim, actor=reviewer)
    verdict = factories.make_verdict(claim, actor=factories.make_user(), evidence=[item])
    evidence.withdraw_evidence(actor=reviewer, evidence=item, reason="Another town.")
    assert [each.state for each in verdict.evidence.all()] == ["withdrawn"]
    assert last_event().data == {"title": item.title, "reason": "Another town."}
