"""Verdicts: whose answer it is, what supersedes what, and when a claim is decided."""

import pytest
from django.core.exceptions import ValidationError

from annotations.desk import claims, verdicts
from annotations.desk.evidence import withdraw_evidence
from annotations.models import Claim, Event, Evidence, Role, Verdict
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return factories.make_claim()


def give(claim, *, rating="true", actor=None, **fields):
    return factories.make_verdict(
        claim, rating=rating, actor=actor or factories.make_user(), **fields
    )


def last_event() -> Event:
    return Event.objects.order_by("-pk").first()


def test_first_verdict_decides_the_claim(claim, reviewer):
    verdict = give(claim, actor=reviewer, reasons=" So it is.\r\n ")
    assert (verdict.role, verdict.reviewer, verdict.reasons) == ("first", reviewer, "So it is.")
    assert Claim.objects.get().state == "decided"


def test_verdict_on_evidence_that_was_withdrawn_meanwhile_is_refused(claim, reviewer):
    seen = factories.make_evidence(claim, actor=reviewer)
    withdraw_evidence(actor=reviewer, evidence=Evidence.objects.get())
    with pytest.raises(ValidationError) as refusal:
        give(claim, actor=reviewer, evidence=[seen])
    assert refusal.value.message_dict == {"evidence": [f"“{seen.title}” was withdrawn."]}
    assert (Verdict.objects.count(), Claim.objects.get().state) == (0, "open")


def test_verdict_of_another_reviewer_is_the_second(claim):
    assert [give(claim).role, give(claim, rating="false").role] == ["first", "second"]


def test_editor_adjudicates_where_the_verdicts_of_others_disagree(claim):
    scale = factories.make_scale()
    give(claim, scale=scale)
    give(claim, scale=scale, rating="false")
    editor = factories.make_user(Role.EDITOR)
    assert give(claim, scale=scale, actor=editor).role == "adjudicating"


def test_editor_is_second_where_the_verdicts_of_others_agree(claim):
    scale = factories.make_scale()
    give(claim, scale=scale)
    give(claim, scale=scale)
    assert give(claim, scale=scale, actor=factories.make_user(Role.EDITOR)).role == "second"


def test_reviewer_does_not_adjudicate(claim):
    give(claim)
    give(claim, rating="false")
    assert give(claim).role == "second"


def test_editor_who_took_part_does_not_adjudicate_between_themself_and_another(claim):
    editor = factories.make_user(Role.EDITOR)
    give(claim, actor=editor)
    give(claim, rating="false")
    assert give(claim, actor=editor).role == "second"


def test_new_verdict_of_the_same_person_supersedes_the_old_and_both_are_kept(claim, reviewer):
    old = give(claim, actor=reviewer)
    new = give(claim, actor=reviewer, rating="false", reasons="New papers.")
    old.refresh_from_db()
    assert (old.state, new.state, new.supersedes) == ("superseded", "submitted", old)
    assert (old.reasons, old.rating.code) == ("The annual report says so.", "true")
    assert new.role == "first"


def test_verdict_points_at_the_version_of_the_scale_it_was_given_on(claim):
    scale = factories.make_scale(code="facts")
    verdict = give(claim, scale=scale)
    assert verdict.rating.scale == scale
    assert last_event().data["scale"] == ["facts", 1]


def test_verdict_keeps_the_evidence_it_rests_on(claim, reviewer):
    items = [factories.make_evidence(claim), factories.make_evidence(claim)]
    factories.make_evidence(claim)
    verdict = give(claim, actor=reviewer, evidence=items)
    assert list(verdict.evidence.order_by("pk")) == items
    assert last_event().data["evidence"] == [item.pk for item in items]


def test_verdict_on_a_label_off_the_axis_decides_too(claim):
    assert give(claim, rating="unproven").rating.value is None
    assert Claim.objects.get().state == "decided"


def test_withdrawing_the_last_verdict_opens_the_claim(claim, reviewer):
    verdict = give(claim, actor=reviewer)
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    assert Verdict.objects.get().state == "withdrawn"
    assert Claim.objects.get().state == "open"
    assert (last_event().data, last_event().claim_id) == ({"reason": "Misread."}, claim.pk)


def test_withdrawing_one_of_two_verdicts_leaves_the_claim_decided(claim, reviewer):
    give(claim)
    verdict = give(claim, actor=reviewer)
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    assert Claim.objects.get().state == "decided"


def test_withdrawing_does_not_take_up_a_claim_that_was_rejected_meanwhile(claim, reviewer, editor):
    verdict = give(claim, actor=reviewer)
    claims.reopen_claim(actor=editor, claim=Claim.objects.get())
    claims.reject_claim(actor=editor, claim=Claim.objects.get(), reason="A wish.")
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    assert Claim.objects.get().state == "rejected"


def test_withdrawing_is_possible_whatever_happened_on_the_claim_since(claim, reviewer, editor):
    verdict = give(claim, actor=reviewer)
    claims.change_claim(actor=editor, claim=Claim.objects.get(), statement="In other words.")
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    stored = Claim.objects.get()
    assert (stored.state, stored.statement) == ("open", "In other words.")


def test_who_withdrew_may_give_a_verdict_again(claim, reviewer):
    verdict = give(claim, actor=reviewer)
    verdicts.withdraw_verdict(actor=reviewer, verdict=verdict, reason="Misread.")
    again = give(Claim.objects.get(), actor=reviewer)
    assert (again.supersedes, again.state) == (None, "submitted")
