"""A round of review: who comes when, who is kept out, what two answers amount to."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from annotations import rules
from annotations.desk import assignments, claims, deciding, recusals, verdicts
from annotations.desk.errors import AlreadyThere, NotAllowed, Refused, WrongState
from annotations.desk.priority import refresh_priorities
from annotations.models import Assignment, Claim, Event, Notification, Role, User, Verdict
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def scale():
    return factories.make_scale()


@pytest.fixture
def people(scale, claim):
    """Three reviewers, and nobody else who could be drawn."""
    User.objects.update(is_active=False)
    return [factories.make_user() for _ in range(3)]


@pytest.fixture
def claim():
    return factories.make_claim()


def now(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def holder(claim: Claim):
    held = claim.assignments.filter(state=Assignment.State.HELD).first()
    return held and held.person


def answer(claim, actor, rating="true", **fields):
    return factories.make_verdict(now(claim), actor=actor, rating=rating, **fields)


# ---- Two reviews, the second blind --------------------------------------------------------------


def test_second_reviewer_is_drawn_by_the_desk_and_is_not_the_first(claim, people, scale):
    with factories.reviewed("blind"):
        answer(claim, people[0], scale=scale)
    assert now(claim).state == "second_review"
    assert holder(claim) in people[1:]
    drawn = Event.objects.get(verb="claim.drawn")
    assert (drawn.actor, drawn.data["person"]) == (None, holder(claim).pk)


def test_draw_takes_those_who_hold_least(claim, people, scale):
    factories.make_assignment(factories.make_claim(actor=people[0]), actor=people[1])
    with factories.reviewed("blind"):
        answer(claim, people[0], scale=scale)
    assert holder(claim) == people[2]


def test_two_verdicts_that_agree_decide_the_claim_by_the_first(claim, people, scale):
    first = factories.make_second_review(claim, scale=scale, actor=people[0])
    second = factories.answer_second(first, people[1], scale=scale)
    assert [each.role for each in claim.verdicts.order_by("pk")] == ["first", "second"]
    assert now(claim).state == "decided"
    assert now(claim).decision == claim.verdicts.get(role="first")
    assert second.role == "second"


def test_agreement_waits_for_an_editor_where_the_desk_says_so(claim, editor):
    factories.make_agreed(claim)
    assert now(claim).state == "agreed"
    deciding.decide_claim(actor=editor, claim=now(claim))
    assert (now(claim).state, now(claim).decision.role) == ("decided", "first")


def test_agreement_waits_where_a_gate_blocks_and_the_editor_is_told_why(claim, people, scale):
    factories.choose(gate_origins="block")
    factories.make_second_review(claim, scale=scale, actor=people[0])
    factories.answer_second(claim, people[1], scale=scale)
    assert now(claim).state == "agreed"
    editor = factories.make_user(Role.EDITOR)
    with pytest.raises(Refused):
        deciding.decide_claim(actor=editor, claim=now(claim))
    for origin in ("The harbour office", "The customs"):
        factories.make_evidence(now(claim), origin=origin, actor=people[2])
    assert deciding.decide_claim(actor=editor, claim=now(claim)).state == "decided"


def test_reviewer_does_not_decide_what_they_reviewed(claim, scale):
    editors = [factories.make_user(Role.EDITOR) for _ in range(2)]
    factories.choose(agreement_decides=False)
    factories.make_second_review(claim, scale=scale, actor=editors[0])
    factories.answer_second(claim, editors[1], scale=scale)
    for each in editors:
        with pytest.raises(NotAllowed):
            deciding.decide_claim(actor=each, claim=now(claim))


@pytest.mark.parametrize(
    ("tolerance", "second", "state"),
    [
        (0, "true", "decided"),
        (0, "half", "adjudication"),
        (1, "half", "decided"),
        (1, "false", "adjudication"),
        (2, "unproven", "adjudication"),
    ],
)
def test_verdicts_agree_within_the_tolerance_of_the_desk(
    claim, people, scale, tolerance, second, state
):
    factories.choose(agreement_tolerance=tolerance)
    factories.make_second_review(claim, scale=scale, actor=people[0])
    factories.answer_second(claim, people[1], scale=scale, rating=second)
    assert now(claim).state == state


def disagree(claim, people, scale):
    factories.make_second_review(claim, scale=scale, actor=people[0])
    factories.answer_second(claim, people[1], scale=scale, rating="false")
    return now(claim)


def test_third_person_adjudicates_where_two_disagree(claim, people, scale):
    disagree(claim, people, scale)
    for each in people[:2]:
        with pytest.raises(WrongState):
            answer(claim, each, scale=scale)
    verdict = answer(claim, people[2], scale=scale, rating="half")
    assert (verdict.role, now(claim).state, now(claim).decision) == (
        "adjudicating",
        "decided",
        verdict,
    )
    assert Verdict.objects.filter(state="submitted").count() == 3


def test_desk_that_always_adjudicates_does_so_after_agreement_too(claim, people, scale):
    factories.make_second_review(claim, plan="adjudicated", scale=scale, actor=people[0])
    factories.answer_second(claim, people[1], scale=scale)
    assert now(claim).state == "adjudication"


def test_plan_of_a_review_that_has_begun_stays_when_the_desk_chooses_another(claim, people, scale):
    factories.make_second_review(claim, scale=scale, actor=people[0])
    assert factories.choose().fact_reviews == "single"
    factories.answer_second(claim, people[1], scale=scale, rating="false")
    assert now(claim).state == "adjudication"


def test_nobody_answers_a_second_review_unasked(claim, people, scale):
    factories.make_second_review(claim, scale=scale, actor=people[0])
    others = [each for each in people[1:] if each != holder(claim)]
    with pytest.raises(WrongState):
        answer(claim, others[0], scale=scale)
    with pytest.raises(WrongState):
        assignments.take_claim(actor=others[0], claim=now(claim))


def test_second_review_waits_where_nobody_may_give_it_and_is_handed_to_who_joins(claim, scale):
    only = factories.make_user()
    factories.make_second_review(claim, scale=scale, actor=only)
    for each in list(rules.eligible_reviewers(now(claim))):
        type(each).objects.filter(pk=each.pk).update(is_active=False)
    held = claim.assignments.filter(state="held").first()
    if held:
        editor = factories.make_user(Role.EDITOR)
        assignments.release_assignment(actor=editor, assignment=held)
        type(editor).objects.filter(pk=editor.pk).update(is_active=False)
        claim.assignments.filter(state="held").update(state="released", ended_at=timezone.now())
    joined = factories.make_user()
    assert assignments.take_next(actor=only) is None
    assert assignments.take_next(actor=joined).claim == claim


# ---- Blind ---------------------------------------------------------------------------------------


def test_until_both_are_in_nobody_but_its_author_sees_a_verdict(claim, people, scale):
    factories.make_second_review(claim, scale=scale, actor=people[0])
    verdict = Verdict.objects.get()
    told = Event.objects.filter(target_type="verdict")
    boss = factories.make_user(Role.ADMINISTRATOR)
    for each in (*people[1:], boss, factories.make_user(Role.READER)):
        assert not rules.can_see_verdict(each, verdict)
        assert not rules.can_see_event_rows(each).filter(pk__in=told).exists()
        assert not rules.can_see_assignment_rows(each).filter(state="done").exists()
    assert rules.can_see_verdict(people[0], verdict)
    factories.answer_second(claim, people[1], scale=scale)
    verdict = Verdict.objects.get(pk=verdict.pk)
    assert rules.can_see_verdict(boss, verdict)
    assert rules.can_see_event_rows(boss).filter(pk__in=told).count() == told.count()


@pytest.mark.parametrize("by", ["themself", "an editor"])
def test_until_both_are_in_no_line_of_the_record_names_who_was_first(claim, people, scale, by):
    editor, reader = factories.make_user(Role.EDITOR), factories.make_user(Role.READER)
    with factories.reviewed("blind"):
        if by == "themself":
            held = assignments.take_claim(actor=people[0], claim=claim)
        else:
            held = assignments.assign_claim(actor=editor, claim=claim, person=people[0])
            later = timezone.localdate() + timedelta(days=9)
            assignments.change_due_date(actor=editor, assignment=held, due_on=later)
        told = Event.objects.filter(
            verb__in=("claim.taken", "claim.assigned", "assignment.changed")
        )
        lines = set(told.values_list("pk", flat=True))
        assert lines <= seen_by(reader)
        answer(claim, people[0], scale=scale)
    for each in (people[1], reader, editor):
        assert not lines & seen_by(each)
    assert lines <= seen_by(people[0])
    assert Event.objects.get(verb="claim.drawn").pk in seen_by(reader)
    factories.answer_second(now(claim), holder(now(claim)), scale=scale)
    assert lines <= seen_by(reader)


def seen_by(person) -> set[int]:
    return set(rules.can_see_event_rows(person).values_list("pk", flat=True))


def test_who_takes_a_blind_verdict_back_is_not_named_to_who_was_drawn(claim, people, scale):
    factories.make_second_review(claim, scale=scale, actor=people[0])
    drawn = holder(now(claim))
    verdicts.withdraw_verdict(actor=people[0], verdict=Verdict.objects.get(), reason="Misread.")
    told = Notification.objects.get(person=drawn, kind="unassigned")
    assert (told.actor, told.claim) == (None, claim)


def test_when_a_blind_verdict_came_in_does_not_show_on_the_claim(claim, people, scale):
    with factories.reviewed("blind"):
        assignments.take_claim(actor=people[0], claim=claim)
        before = now(claim).moved_at
        answer(claim, people[0], scale=scale)
    assert now(claim).moved_at == before


def test_verdict_that_was_withdrawn_in_a_blind_round_stays_hidden(claim, people, scale):
    factories.make_second_review(claim, scale=scale, actor=people[0])
    verdict = Verdict.objects.get()
    verdicts.withdraw_verdict(actor=people[0], verdict=verdict, reason="Misread.")
    assert now(claim).state == "open"
    verdict = Verdict.objects.get()
    assert not rules.can_see_verdict(people[1], verdict)
    assert holder(claim) is None


def test_taking_a_claim_again_after_the_desk_chose_one_review_reveals_nothing(claim, people, scale):
    factories.make_second_review(claim, scale=scale, actor=people[0])
    verdict = Verdict.objects.get()
    verdicts.withdraw_verdict(actor=people[0], verdict=verdict, reason="Misread.")
    factories.choose(fact_reviews="single")
    assignments.take_claim(actor=people[1], claim=now(claim))
    assert now(claim).review_plan == "blind"
    assert not rules.can_see_verdict(people[1], Verdict.objects.get())


def test_verdict_of_an_earlier_round_is_not_hidden(claim, people, scale):
    answer(claim, people[0], scale=scale)
    claims.reopen_claim(actor=people[0], claim=now(claim))
    factories.make_second_review(now(claim), scale=scale, actor=people[1], rating="false")
    seen = rules.can_see_verdict_rows(people[2])
    assert [each.round for each in seen] == [1]


def test_earlier_verdict_gives_way_only_when_the_new_one_may_be_seen(claim, people, scale):
    old = answer(claim, people[0], scale=scale)
    claims.reopen_claim(actor=people[0], claim=now(claim))
    factories.make_second_review(now(claim), scale=scale, actor=people[0], rating="false")
    old.refresh_from_db()
    assert old.state == "submitted"
    factories.answer_second(claim, people[1], scale=scale, rating="false")
    old.refresh_from_db()
    assert (old.state, old.superseded_by.rating.code) == ("superseded", "false")


# ---- Taking back ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rating", "decides", "state"),
    [("true", True, "decided"), ("true", False, "agreed"), ("false", True, "adjudication")],
)
def test_once_both_are_in_neither_is_taken_back_for_another_that_is_not_blind(
    claim, people, scale, rating, decides, state
):
    factories.choose(agreement_decides=decides)
    factories.make_second_review(claim, scale=scale, actor=people[0])
    second = factories.answer_second(claim, people[1], scale=scale, rating=rating)
    assert rules.can_see_verdict(people[1], Verdict.objects.get(role="first"))
    for verdict in Verdict.objects.all():
        with pytest.raises(WrongState) as refusal:
            verdicts.withdraw_verdict(actor=verdict.reviewer, verdict=verdict, reason="Misread.")
        assert "reopen it" in str(refusal.value)
    second.refresh_from_db()
    assert (now(claim).state, second.state) == (state, "submitted")


def test_verdict_that_was_adjudicated_on_is_not_withdrawn(claim, people, scale):
    disagree(claim, people, scale)
    answer(claim, people[2], scale=scale)
    first = claim.verdicts.get(role="first")
    with pytest.raises(WrongState):
        verdicts.withdraw_verdict(actor=people[0], verdict=first, reason="Misread.")
    last = claim.verdicts.get(role="adjudicating")
    verdicts.withdraw_verdict(actor=people[2], verdict=last, reason="Misread.")
    assert now(claim).state == "adjudication"


def test_reopening_begins_a_new_round_and_lets_go_of_who_held_the_claim(claim, people, scale):
    disagree(claim, people, scale)
    held = assignments.take_claim(actor=people[2], claim=now(claim))
    claims.reopen_claim(actor=people[0], claim=now(claim))
    held.refresh_from_db()
    assert (now(claim).state, now(claim).round, held.state) == ("open", 2, "released")
    assert claim.verdicts.filter(state="submitted").count() == 2


# ---- Who keeps out -------------------------------------------------------------------------------


def test_who_declared_a_conflict_gives_the_claim_back_and_is_not_drawn(claim, people, scale):
    factories.make_second_review(claim, scale=scale, actor=people[0])
    drawn = holder(claim)
    recusals.declare_recusal(actor=drawn, claim=now(claim), reason="She is my sister.")
    assert holder(claim) not in (None, drawn, people[0])
    with pytest.raises(NotAllowed) as refusal:
        answer(claim, drawn, scale=scale)
    assert "declared a conflict of interest" in str(refusal.value)


def test_conflict_is_declared_once_and_lifted_by_an_editor_who_is_somebody_else(claim, editor):
    recusal = recusals.declare_recusal(actor=editor, claim=claim, reason="My paper.")
    with pytest.raises(AlreadyThere):
        recusals.declare_recusal(actor=editor, claim=claim, reason="My paper.")
    with pytest.raises(NotAllowed):
        recusals.lift_recusal(actor=editor, recusal=recusal, reason="Never mind.")
    other = factories.make_user(Role.EDITOR)
    recusals.lift_recusal(actor=other, recusal=recusal, reason="Another paper of that name.")
    assert rules.can_take_claim(editor, now(claim))


def test_who_answered_withdraws_before_they_keep_out(claim, people, scale):
    factories.make_second_review(claim, scale=scale, actor=people[0])
    with pytest.raises(WrongState):
        recusals.declare_recusal(actor=people[0], claim=now(claim), reason="My sister.")


def test_who_alone_brought_the_evidence_gives_no_second_answer(claim, people, scale):
    factories.make_evidence(claim, actor=people[1])
    factories.make_second_review(now(claim), scale=scale, actor=people[0])
    assert holder(claim) == people[2]
    assert people[1] not in rules.eligible_reviewers(now(claim))
    factories.make_evidence(claim, actor=people[2])
    assert people[1] in rules.eligible_reviewers(now(claim))


# ---- The queue -----------------------------------------------------------------------------------


def test_most_urgent_claim_is_handed_out_first(reviewer):
    factories.make_claim()
    speaker = factories.make_speaker()
    urgent = factories.make_claim(speaker=speaker)
    revision = factories.make_revision()
    claims.add_appearance(
        actor=reviewer,
        claim=urgent,
        revision=revision,
        place=factories.place(revision, "the vote was nine to four"),
    )
    assert assignments.take_next(actor=reviewer).claim == urgent


def test_older_claim_is_handed_out_before_a_newer_one_like_it(reviewer):
    older = factories.make_claim()
    factories.make_claim()
    Claim.objects.filter(pk=older.pk).update(created_at=timezone.now() - timedelta(days=30))
    refresh_priorities([older.pk])
    assert assignments.take_next(actor=reviewer).claim == older


def test_what_somebody_was_handed_and_gave_back_is_not_handed_to_them_again(reviewer):
    first, second = factories.make_claim(), factories.make_claim()
    held = assignments.take_next(actor=reviewer)
    assignments.release_assignment(actor=reviewer, assignment=held)
    assert assignments.take_next(actor=reviewer).claim == ({first, second} - {held.claim}).pop()
    assert assignments.take_next(actor=reviewer) is None
    assert assignments.take_claim(actor=reviewer, claim=now(held.claim)).person == reviewer


def test_released_claim_is_open_again(claim, reviewer):
    held = factories.make_assignment(claim, actor=reviewer)
    assert now(claim).state == "in_review"
    assignments.release_assignment(actor=reviewer, assignment=held)
    assert now(claim).state == "open"


def test_editor_gives_a_claim_to_somebody_else(claim, reviewer, editor):
    factories.make_assignment(claim, actor=reviewer)
    other = factories.make_user()
    due = timezone.localdate() + timedelta(days=2)
    given = assignments.assign_claim(actor=editor, claim=now(claim), person=other, due_on=due)
    assert (holder(claim), given.due_on) == (other, due)


def test_review_is_due_as_the_settings_say(claim, reviewer):
    factories.choose(review_days=3)
    held = factories.make_assignment(claim, actor=reviewer)
    assert held.due_on == timezone.localdate() + timedelta(days=3)


@pytest.mark.django_db(transaction=True)
def test_eight_who_ask_at_once_get_eight_claims():
    people = [factories.make_user() for _ in range(8)]
    for _ in range(8):
        factories.make_claim()

    def ask(person):
        try:
            return assignments.take_next(actor=person).claim_id
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        handed = list(pool.map(ask, people))
    assert len(set(handed)) == 8
    assert Assignment.objects.filter(state="held").count() == 8
