"""Verdicts: what they decide, what supersedes what, and how they are taken back."""

import pytest
from django.core.exceptions import ValidationError

from annotations.desk import claims, verdicts
from annotations.desk.errors import NotAllowed, StaleVersion, WrongState
from annotations.desk.evidence import withdraw_evidence
from annotations.desk.findings import Finding
from annotations.models import Assignment, Claim, Event, Evidence, Role, Verdict
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return factories.make_claim()


def now(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def give(claim, *, rating="true", actor=None, **fields):
    return factories.make_verdict(
        claim, rating=rating, actor=actor or factories.make_user(), **fields
    )


def last_event() -> Event:
    return Event.objects.order_by("-pk").first()


def test_where_one_review_is_asked_for_the_verdict_decides_the_claim(claim, reviewer):
    verdict = give(claim, actor=reviewer, reasons=" So it is.\r\n ")
    assert (verdict.role, verdict.reviewer, verdict.reasons) == ("first", reviewer, "So it is.")
    assert (now(claim).state, now(claim).decision) == ("decided", verdict)


def test_verdict_on_evidence_that_was_withdrawn_meanwhile_is_refused(claim, reviewer):
    seen = factories.make_evidence(claim, actor=reviewer)
    withdraw_evidence(actor=reviewer, evidence=Evidence.objects.get())
    with pytest.raises(ValidationError) as refusal:
        give(now(claim), actor=reviewer, evidence=[seen])
    assert refusal.value.message_dict == {"evidence": [f"“{seen.title}” was withdrawn."]}
    assert (Verdict.objects.count(), now(claim).state) == (0, "open")


def test_decided_claim_takes_no_further_verdict_until_it_is_reopened(claim):
    give(claim)
    with pytest.raises(WrongState) as refusal:
        give(now(claim), rating="false")
    assert "A claim that is decided cannot become" in refusal.value.sentence
    claims.reopen_claim(actor=factories.make_user(), claim=now(claim))
    assert give(now(claim), rating="false").role == "first"


def test_verdict_of_another_round_leaves_the_earlier_one_as_it_was(claim, reviewer):
    old = give(claim)
    claims.reopen_claim(actor=reviewer, claim=now(claim))
    new = give(now(claim), actor=reviewer, rating="false")
    old.refresh_from_db()
    assert [(each.round, each.state) for each in (old, new)] == [(1, "submitted"), (2, "submitted")]
    assert now(claim).decision == new


def test_new_verdict_of_the_same_person_supersedes_the_old_and_both_are_kept(claim, reviewer):
    old = give(claim, actor=reviewer)
    claims.reopen_claim(actor=reviewer, claim=now(claim))
    new = give(now(claim), actor=reviewer, rating="false", reasons="New papers.")
    old.refresh_from_db()
    assert (old.state, new.state, new.supersedes) == ("superseded", "submitted", old)
    assert (old.reasons, old.rating.code) == ("The annual report says so.", "true")


def test_claim_that_somebody_else_reviews_takes_no_verdict_of_mine(claim, reviewer):
    factories.make_assignment(claim, actor=factories.make_user(first_name="Ada"))
    with pytest.raises(WrongState) as refusal:
        give(now(claim), actor=reviewer)
    assert refusal.value.sentence == "Ada reviews this claim already."


def test_who_holds_a_claim_answers_it_and_holds_it_no_more(claim, reviewer):
    held = factories.make_assignment(claim, actor=reviewer)
    give(now(claim), actor=reviewer)
    held.refresh_from_db()
    assert (held.state, held.ended_at is not None) == ("done", True)
    assert not Assignment.objects.filter(state="held").exists()


def test_verdict_on_a_claim_that_moved_on_is_refused(claim, reviewer):
    seen = now(claim)
    claims.change_claim(actor=factories.make_user(), claim=claim, statement="In other words.")
    with pytest.raises(StaleVersion):
        give(seen, actor=reviewer)
    assert not Verdict.objects.exists()


def test_verdict_points_at_the_version_of_the_scale_it_was_given_on(claim):
    scale = factories.make_scale(code="facts")
    verdict = give(claim, scale=scale)
    assert verdict.rating.scale == scale
    assert last_event().data["scale"] == ["facts", 1]


def test_verdict_keeps_the_evidence_it_rests_on(claim, reviewer):
    items = [factories.make_evidence(claim), factories.make_evidence(claim)]
    factories.make_evidence(claim)
    verdict = give(now(claim), actor=reviewer, evidence=items)
    assert list(verdict.evidence.order_by("pk")) == items
    assert last_event().data["evidence"] == [item.pk for item in items]


def test_verdict_on_a_label_off_the_axis_decides_too(claim):
    assert give(claim, rating="unproven").rating.value is None
    assert now(claim).state == "decided"


def test_withdrawing_the_last_verdict_opens_the_claim(claim, reviewer):
    verdict = give(claim, actor=reviewer)
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    assert Verdict.objects.get().state == "withdrawn"
    assert (now(claim).state, now(claim).decision) == ("open", None)
    assert (last_event().data, last_event().claim_id) == ({"reason": "Misread."}, claim.pk)


def test_withdrawing_a_verdict_of_an_earlier_round_moves_nothing(claim, reviewer):
    verdict = give(claim, actor=reviewer)
    claims.reopen_claim(actor=reviewer, claim=now(claim))
    give(now(claim))
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    assert now(claim).state == "decided"


def test_withdrawing_does_not_take_up_a_claim_that_was_rejected_meanwhile(claim, reviewer, editor):
    verdict = give(claim, actor=reviewer)
    claims.reopen_claim(actor=editor, claim=now(claim))
    claims.reject_claim(actor=editor, claim=now(claim), reason="A wish.")
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    assert now(claim).state == "rejected"


def test_withdrawing_is_possible_whatever_was_written_on_the_claim_since(claim, reviewer, editor):
    verdict = give(claim, actor=reviewer)
    claims.change_claim(actor=editor, claim=now(claim), types=["numerical"])
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    assert (now(claim).state, now(claim).types) == ("open", ["numerical"])


def test_who_withdrew_may_give_a_verdict_again(claim, reviewer):
    verdict = give(claim, actor=reviewer)
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    again = give(now(claim), actor=reviewer)
    assert (again.supersedes, again.state) == (None, "submitted")


# ---- What a verdict finds on a quote -----------------------------------------------------------


@pytest.fixture
def quote_claim():
    return factories.make_claim(kind="quote")


def test_findings_on_a_quote_are_kept_each_with_its_reason(quote_claim):
    findings = [
        Finding("wording", "elided", " Two sentences left out, with dots. "),
        Finding("basis", "recording", "Video of the council."),
    ]
    verdict = give(quote_claim, findings=findings)
    kept = verdict.findings.values_list("axis", "value", "reason")
    assert list(kept) == [
        ("wording", "elided", "Two sentences left out, with dots."),
        ("basis", "recording", "Video of the council."),
    ]
    assert last_event().data["findings"] == {"wording": "elided", "basis": "recording"}


@pytest.mark.parametrize(
    ("findings", "sentence"),
    [
        ([Finding("tone", "harsh", "So.")], "There is no axis “tone”."),
        ([Finding("wording", "outdated", "So.")], "Wording: there is no finding “outdated”."),
        ([Finding("wording", "verbatim", " ")], "Wording: give the reason."),
        ([Finding("wording", "verbatim", "A.")] * 2, "Wording is told twice."),
        (
            [
                Finding("attribution", "no_record", "Nothing in the archive."),
                Finding("wording", "fabricated", "Nothing in the archive."),
            ],
            "That no record of the words was found does not show that they were made up: "
            "“fabricated” needs more than “no record found”.",
        ),
    ],
)
def test_findings_that_make_no_sense_are_refused(quote_claim, findings, sentence):
    with pytest.raises(ValidationError) as refusal:
        give(quote_claim, findings=findings)
    assert refusal.value.message_dict == {"findings": [sentence]}
    assert not Verdict.objects.exists()


def test_findings_on_a_claim_that_is_about_no_quote_are_refused(claim):
    with pytest.raises(ValidationError):
        give(claim, findings=[Finding("wording", "verbatim", "So it is.")])


def test_reader_and_annotator_give_no_verdict(claim):
    for role in (Role.READER, Role.ANNOTATOR):
        with pytest.raises(NotAllowed):
            give(claim, actor=factories.make_user(role))
