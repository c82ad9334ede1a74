"""Comments: who says what to whom, who is told, and what a blind review keeps from whom."""

import pytest
from django.core.exceptions import ValidationError

from annotations import rules
from annotations.desk.comments import (
    LONGEST,
    change_comment,
    mentioned_in,
    reopen_comment,
    resolve_comment,
)
from annotations.desk.errors import NotAllowed, StaleVersion, WrongState
from annotations.desk.notification_choices import mark_all_read, mark_read
from annotations.desk.queries_talk import (
    MOST_COUNTED,
    count_unread,
    list_notifications,
    open_comments,
    threads_on,
)
from annotations.models import Claim, Comment, Event, Notification, Role
from tests.factories import (
    answer_second,
    make_assignment,
    make_claim,
    make_comment,
    make_evidence,
    make_scale,
    make_second_review,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def noah():
    return make_user(Role.ANNOTATOR, username="noah")


def told(kind):
    rows = Notification.objects.filter(kind=kind).select_related("person").order_by("pk")
    return [each.person.username for each in rows]


# ---- What is written ----------------------------------------------------------------------------


def test_comment_keeps_its_lines_and_loses_the_white_space_around_them(noah):
    comment = make_comment(text="  First.\r\n\r\nSecond. ", actor=noah)
    assert (comment.text, comment.state, comment.created_by) == ("First.\n\nSecond.", "open", noah)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST + 1)])
def test_comment_of_nothing_or_too_much_is_refused(text):
    claim = make_claim()
    with pytest.raises(ValidationError) as refusal:
        make_comment(claim, text)
    assert refusal.value.message_dict.keys() == {"text"}
    assert not Comment.objects.exists()


def test_evidence_of_another_claim_cannot_be_commented_on_here():
    with pytest.raises(ValidationError) as refusal:
        make_comment(make_claim(), evidence=make_evidence())
    assert refusal.value.message_dict.keys() == {"evidence"}


def test_answer_belongs_to_what_it_answers_and_is_about_the_same_evidence():
    claim = make_claim()
    root = make_comment(claim, evidence=make_evidence(claim))
    answer = make_comment(claim, answers=root)
    assert (answer.answers, answer.evidence) == (root, root.evidence)
    for wrong, where in ((answer, claim), (root, make_claim())):
        with pytest.raises(ValidationError) as refusal:
            make_comment(where, answers=wrong)
        assert refusal.value.message_dict.keys() == {"answers"}


def test_resolved_conversation_takes_no_answer_until_it_is_reopened(noah):
    root = make_comment(actor=noah)
    resolve_comment(actor=noah, comment=root)
    with pytest.raises(WrongState):
        make_comment(root.claim, answers=root)
    reopen_comment(actor=noah, comment=root)
    assert (root.resolved_by, root.resolved_at) == (None, None)
    assert make_comment(root.claim, answers=root).pk


def test_answer_is_not_resolved_by_itself_nor_anything_twice(noah):
    root = make_comment(actor=noah)
    answer = make_comment(root.claim, answers=root, actor=noah)
    with pytest.raises(WrongState):
        resolve_comment(actor=noah, comment=answer)
    resolve_comment(actor=noah, comment=root)
    with pytest.raises(WrongState):
        resolve_comment(actor=noah, comment=root)


def test_change_keeps_both_texts_on_record_and_is_refused_on_an_old_version(noah):
    comment = make_comment(text="One.", actor=noah)
    change_comment(actor=noah, comment=comment, text="Two.", version=1)
    data = Event.objects.get(verb="comment.changed").data
    assert (data["text"], comment.changed_at is not None) == (["One.", "Two."], True)
    with pytest.raises(StaleVersion):
        change_comment(actor=noah, comment=comment, text="Three.", version=1)


def test_nobody_else_changes_a_comment_not_even_an_editor(editor):
    with pytest.raises(NotAllowed):
        change_comment(actor=editor, comment=make_comment(), text="Otherwise.")


def test_conversation_is_settled_by_who_is_concerned(noah, reviewer):
    claim = make_claim()
    about = make_comment(claim, evidence=make_evidence(claim, actor=noah))
    plain = make_comment(claim)
    assert [rules.can_settle_comment(noah, each) for each in (about, plain)] == [True, False]
    assert not rules.can_settle_comment(reviewer, plain)
    make_assignment(Claim.objects.get(pk=claim.pk), actor=reviewer)
    assert rules.can_settle_comment(reviewer, plain)


def test_comment_moves_no_claim():
    claim = make_claim()
    make_comment(claim)
    now = Claim.objects.get(pk=claim.pk)
    assert (now.version, now.moved_at) == (claim.version, claim.moved_at)


# ---- Who is mentioned and told ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@noah", ["noah"]),
        ("Ask @Noah, or (@noah).", ["noah"]),
        ("@noah.", ["noah"]),
        ("@mae.lys. and @noah", ["mae.lys", "noah"]),
        ("write to desk@noah", []),
        ("https://social.example/@noah", []),
        ("@nobody said so", []),
        ("@gone", []),
        ("@", []),
    ],
)
def test_mentions_are_active_members_named_after_an_at_sign(noah, text, named):
    make_user(username="mae.lys")
    make_user(username="gone", is_active=False)
    assert sorted(person.username for person in mentioned_in(text)) == named


def test_of_two_names_that_differ_in_capitals_the_one_written_is_meant(noah):
    make_user(username="Noah")
    assert [person.username for person in mentioned_in("@Noah")] == ["Noah"]
    assert [person.username for person in mentioned_in("@noah")] == ["noah"]


def test_who_is_mentioned_is_told_once_and_of_a_change_only_if_new(noah, reviewer):
    comment = make_comment(text="@noah @noah", actor=reviewer)
    assert told("mentioned") == ["noah"]
    change_comment(actor=reviewer, comment=comment, text="@noah and @reviewer and @editor")
    assert told("mentioned") == ["noah"]
    make_user(Role.EDITOR, username="editor")
    change_comment(actor=reviewer, comment=comment, text="@noah and @editor")
    assert told("mentioned") == ["noah", "editor"]


def test_who_is_concerned_is_told_and_who_is_mentioned_not_twice(noah, reviewer):
    claim = make_claim()
    evidence = make_evidence(claim, actor=noah)
    make_assignment(Claim.objects.get(pk=claim.pk), actor=reviewer)
    claim.refresh_from_db()
    asker = make_user(username="asker")
    root = make_comment(claim, evidence=evidence, actor=asker)
    assert sorted(told("commented")) == ["noah", "reviewer"]
    Notification.objects.all().delete()
    make_comment(claim, text="See page 4, @noah.", answers=root, actor=reviewer)
    assert (told("mentioned"), told("commented")) == (["noah"], ["asker"])
    Notification.objects.all().delete()
    make_comment(claim, text="Thanks.", answers=root, actor=asker)
    assert sorted(told("commented")) == ["noah", "reviewer"]


# ---- Blind reviews ------------------------------------------------------------------------------


@pytest.fixture
def blind(reviewer, noah):
    """A claim of a blind review: the reviewer remarked on it before the first verdict and after."""
    scale = make_scale()
    claim = make_claim()
    before = make_comment(claim, text="Before.", actor=reviewer)
    claim = make_second_review(claim, actor=reviewer, scale=scale)
    after = make_comment(claim, text="After, @noah.", actor=reviewer)
    return claim, before, after, scale


def test_what_is_said_after_a_blind_verdict_is_seen_by_its_author_alone(blind, noah, reviewer):
    claim, before, after, scale = blind
    for person in (noah, make_user(Role.ADMINISTRATOR, is_superuser=True)):
        assert [each.comment for each in threads_on(claim, person)] == [before]
        assert open_comments([claim], person) == {claim.pk: 1}
        seen = rules.can_see_event_rows(person).filter(target_type="comment")
        assert [each.target_id for each in seen] == [before.pk]
    assert [each.comment for each in threads_on(claim, reviewer)] == [before, after]
    second = make_user()
    answer_second(claim, second, scale=scale)
    claim.refresh_from_db()
    assert [each.comment for each in threads_on(claim, noah)] == [before, after]


def test_who_is_mentioned_blindly_is_told_when_the_review_is_complete(blind, noah):
    claim, _before, _after, scale = blind
    assert count_unread(noah) == 0
    assert mark_all_read(person=noah) == 0
    answer_second(claim, make_user(), scale=scale)
    assert count_unread(noah) == 1
    assert [each.kind for each in list_notifications(noah).rows] == ["mentioned"]


def test_what_is_mentioned_blindly_is_not_mailed(settings, blind, noah, reviewer):
    settings.FACTCHECK_EMAIL_URL = "smtp://127.0.0.1:1"
    settings.FACTCHECK_JOBS = "worker"
    noah.email = "noah@desk.example"
    noah.save()
    make_comment(blind[0], text="Again @noah.", actor=reviewer)
    assert not Notification.objects.filter(by_email=True).exists()


def test_what_others_have_read_is_not_changed_after_a_blind_verdict(blind, reviewer):
    _claim, before, after, _scale = blind
    with pytest.raises(WrongState):
        change_comment(actor=reviewer, comment=before, text="It is false.")
    assert change_comment(actor=reviewer, comment=after, text="It is false.").version == 2


def test_hidden_comment_cannot_be_answered_or_settled(blind, noah, editor):
    claim, _before, after, _scale = blind
    with pytest.raises(ValidationError):
        make_comment(claim, answers=after, actor=noah)
    with pytest.raises(NotAllowed):
        resolve_comment(actor=editor, comment=after)


# ---- Reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_conversations_take_the_same_number_of_queries(django_assert_num_queries, noah, count):
    claim = make_claim()
    for _ in range(count):
        root = make_comment(claim, text="@noah", evidence=make_evidence(claim))
        make_comment(claim, answers=root)
    with django_assert_num_queries(3):
        threads = threads_on(claim, noah)
        assert [len(each.answers) for each in threads] == [1] * count


def test_open_conversations_are_counted_for_many_claims_in_one_query(
    django_assert_num_queries, noah
):
    talked, resolved, silent = make_claim(), make_claim(), make_claim()
    for _ in range(2):
        make_comment(talked, answers=make_comment(talked))
    resolve_comment(actor=noah, comment=make_comment(resolved, actor=noah))
    with django_assert_num_queries(1):
        assert open_comments([talked, resolved, silent], noah) == {talked.pk: 4 - 2}


def test_unread_are_counted_in_one_query_up_to_a_hundred(django_assert_num_queries, noah):
    row = {"person": noah, "kind": "due", "created_at": make_comment().created_at}
    Notification.objects.bulk_create(Notification(**row) for _ in range(MOST_COUNTED + 20))
    with django_assert_num_queries(1):
        assert count_unread(noah) == MOST_COUNTED


def test_one_marks_only_ones_own_as_read(noah, reviewer):
    make_comment(text="@noah", actor=reviewer)
    mine = Notification.objects.get()
    assert not mark_read(person=reviewer, notification=mine)
    assert (mark_read(person=noah, notification=mine), count_unread(noah)) == (True, 0)
    assert not mark_read(person=noah, notification=mine)


def test_what_came_after_the_list_was_shown_stays_unread(noah, reviewer):
    for _ in range(3):
        make_comment(text="@noah", actor=reviewer)
    second = Notification.objects.order_by("pk")[1]
    assert mark_all_read(person=noah, up_to=second.pk) == 2
    assert count_unread(noah) == 1
