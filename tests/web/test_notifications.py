"""The bell, the list behind it, and what one is told of."""

import re

import pytest
from django.urls import reverse

from annotations.desk.notification_choices import choices_of
from annotations.desk.notifications import MAILED_AT_FIRST, notify
from annotations.models import Notification, NotificationKind
from tests.factories import make_claim, make_comment, make_user
from tests.web.helpers import said, titles, words

pytestmark = pytest.mark.django_db

LIST = "/notifications/"
CHOICES = "/notifications/choices/"


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def bell(response):
    html = response.content.decode()
    html = html[html.index('<a class="bell"') :]
    html = html[html.index("</svg>") : html.index("</a>")]
    return re.sub(r"<[^>]*>", "", html).strip()


def test_bell_tells_how_much_is_not_read(signed_in, reviewer, editor):
    assert bell(signed_in.get("/")) == "Notifications"
    for _ in range(3):
        notify(kind="decided", people=[reviewer], claim=make_claim(), actor=editor)
    assert bell(signed_in.get("/")) == "Notifications3 not read"
    Notification.objects.bulk_create(
        Notification(person=reviewer, kind="due", created_at=make_comment().created_at)
        for _ in range(120)
    )
    assert bell(signed_in.get("/")) == "Notifications99+ not read"


def test_list_shows_newest_first_and_links_to_what_it_is_about(signed_in, reviewer, editor):
    claim = make_claim("The harbour closes in March.")
    notify(kind="assigned", people=[reviewer], claim=claim, actor=editor)
    comment = make_comment(claim, text="Is it so, @reviewer?", actor=editor)
    page = signed_in.get(LIST)
    assert [each.removeprefix("Not read: ") for each in titles(page)] == [
        "editor mentioned you in a comment",
        "editor gave you a claim to review",
    ]
    assert "Is it so, @reviewer?" in words(page)
    newest = Notification.objects.order_by("pk").last()
    followed = signed_in.get(reverse("annotations:follow_notification", args=[newest.pk]))
    assert followed["Location"] == f"/claims/{claim.pk}/#comment-{comment.pk}"
    newest.refresh_from_db()
    assert newest.read_at is not None
    assert len(titles(signed_in.get(LIST, {"show": "unread"}))) == 1


def test_looking_ahead_reads_nothing(signed_in, reviewer):
    notify(kind="decided", people=[reviewer], claim=make_claim())
    one = Notification.objects.get()
    signed_in.head(reverse("annotations:follow_notification", args=[one.pk]))
    one.refresh_from_db()
    assert one.read_at is None


def test_one_or_all_are_marked_as_read(signed_in, reviewer):
    for _ in range(3):
        notify(kind="decided", people=[reviewer], claim=make_claim())
    first, second, third = Notification.objects.order_by("pk")
    signed_in.post(reverse("annotations:read_notification", args=[first.pk]))
    answer = signed_in.post("/notifications/read/", {"up_to": second.pk})
    assert said(answer)[-1] == "1 marked as read."
    assert list(Notification.objects.filter(read_at=None)) == [third]


def test_what_others_were_told_is_nobody_elses(signed_in):
    notify(kind="decided", people=[make_user()], claim=make_claim())
    other = Notification.objects.get()
    assert titles(signed_in.get(LIST)) == []
    for name in ("follow_notification", "read_notification"):
        address = reverse(f"annotations:{name}", args=[other.pk])
        assert signed_in.post(address).status_code in (404, 405)
        assert signed_in.get(address).status_code in (404, 405)


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_for_one_and_many(
    signed_in, reviewer, editor, django_assert_num_queries, count
):
    for _ in range(count):
        make_comment(text="@reviewer", actor=editor)
    with django_assert_num_queries(4):  # session, person, bell, list
        assert len(titles(signed_in.get(LIST))) == count


def test_choices_begin_as_they_hold_and_are_kept(signed_in, reviewer):
    ticks = {f"{kind}-app": "on" for kind in NotificationKind if kind != "commented"}
    data = ticks | {"mentioned-mail": "on", "decided-mail": "on", "mail_language": "fr"}
    before = {each.kind: (each.in_app, each.by_email) for each in choices_of(reviewer)}
    assert before == {kind: (True, kind in MAILED_AT_FIRST) for kind in NotificationKind}
    answer = signed_in.post(CHOICES, data)
    assert said(answer) == ["Your choices are kept."]
    after = {each.kind: (each.in_app, each.by_email) for each in choices_of(reviewer)}
    assert after == {
        kind: (kind != "commented", kind in ("mentioned", "decided")) for kind in NotificationKind
    }
    reviewer.refresh_from_db()
    assert reviewer.mail_language == "fr"


def test_choices_say_whether_mail_is_sent_and_where_to(signed_in, reviewer, settings):
    assert "no mail server is set" in words(signed_in.get(CHOICES))
    settings.FACTCHECK_EMAIL_URL = "smtp://127.0.0.1:1"
    assert "does not know your e-mail address" in words(signed_in.get(CHOICES))
    reviewer.email = "me@desk.example"
    reviewer.save()
    assert "E-mails go to me@desk.example." in words(signed_in.get(CHOICES))


def test_page_of_the_list_that_is_none_is_not_found(signed_in):
    assert signed_in.get(LIST, {"page": "nonsense"}).status_code == 404
