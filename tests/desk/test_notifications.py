"""Who is told of what, and how."""

import pytest

from annotations.desk.notifications import MAILED_AT_FIRST, notify
from annotations.models import Claim, Job, Notification, NotificationChoice, NotificationKind, Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail_server(settings):
    settings.FACTCHECK_EMAIL_URL = "smtp://127.0.0.1:1"


def choose(person, kind, *, in_app, by_email):
    NotificationChoice.objects.create(person=person, kind=kind, in_app=in_app, by_email=by_email)


def told(kind=None):
    rows = Notification.objects.filter(kind=kind) if kind else Notification.objects.all()
    return [each.person for each in rows.order_by("pk")]


def test_everyone_is_told_once_with_what_it_is_about(reviewer, editor):
    claim = factories.make_claim()
    notify(
        kind="assigned",
        people=[reviewer, reviewer, None],
        claim=claim,
        actor=editor,
        data={"role": "first"},
    )
    row = Notification.objects.get()
    assert (row.person, row.kind, row.claim, row.actor) == (reviewer, "assigned", claim, editor)
    assert (row.data, row.in_app, row.by_email, row.read_at) == (
        {"role": "first"},
        True,
        False,
        None,
    )


def test_nobody_is_told_of_what_they_did_themselves(reviewer, editor):
    notify(kind="decided", people=[reviewer, editor], actor=editor)
    assert told() == [reviewer]


def test_who_left_is_told_nothing(reviewer):
    gone = factories.make_user(is_active=False)
    notify(kind="decided", people=[gone, reviewer])
    assert told() == [reviewer]


def test_who_switched_a_kind_off_is_not_told_of_it_but_of_others(reviewer, editor):
    choose(reviewer, "decided", in_app=False, by_email=False)
    for kind in ("decided", "due"):
        notify(kind=kind, people=[reviewer, editor])
    assert (told("decided"), told("due")) == ([editor], [reviewer, editor])


def test_no_such_kind_is_a_mistake_of_the_caller(reviewer):
    with pytest.raises(ValueError, match="nonsense"):
        notify(kind="nonsense", people=[reviewer])


@pytest.mark.parametrize("state", list(Claim.State))
def test_of_a_blind_review_no_detail_of_an_answer_is_told(reviewer, state):
    claim = factories.make_claim()
    Claim.objects.filter(pk=claim.pk).update(review_plan="blind", state=state)
    claim.refresh_from_db()
    answer = {"rating": "false", "reasons": "It is not so.", "verdict": 3}
    notify(kind="decided", people=[reviewer], claim=claim, data={"role": "second", **answer})
    blind = state in Claim.UNANSWERED_YET
    assert Notification.objects.get().data == {"role": "second", **({} if blind else answer)}


def test_how_many_are_told_costs_no_further_query(django_assert_num_queries):
    claim = factories.make_claim()
    for count in (1, 30):
        people = [factories.make_user() for _ in range(count)]
        with django_assert_num_queries(2):
            notify(kind="adjudication", people=people, claim=claim)


# ---- By e-mail ----------------------------------------------------------------------------------


def test_without_a_mail_server_nothing_is_ever_to_be_mailed(reviewer):
    reviewer.email = "reviewer@desk.example"
    choose(reviewer, "due", in_app=False, by_email=True)
    notify(kind="due", people=[reviewer])
    assert not Notification.objects.exists()
    assert not Job.objects.exists()


@pytest.mark.parametrize("kind", NotificationKind.values)
def test_what_waits_for_somebody_is_mailed_unless_they_choose_otherwise(
    mail_server, settings, kind
):
    settings.FACTCHECK_JOBS = "worker"
    person = factories.make_user(Role.REVIEWER, email="them@desk.example")
    notify(kind=kind, people=[person])
    assert Notification.objects.get().by_email == (kind in MAILED_AT_FIRST)
    Notification.objects.all().delete()
    choose(person, kind, in_app=False, by_email=kind not in MAILED_AT_FIRST)
    notify(kind=kind, people=[person])
    assert Notification.objects.exists() == (kind not in MAILED_AT_FIRST)


def test_mails_of_one_act_are_one_job_that_names_them(mail_server, settings):
    settings.FACTCHECK_JOBS = "worker"
    people = [factories.make_user(email=f"p{n}@desk.example") for n in range(3)]
    people.append(factories.make_user())  # no address
    notify(kind="due", people=people)
    job = Job.objects.get()
    mailed = list(Notification.objects.filter(by_email=True).values_list("pk", flat=True))
    assert (job.kind, job.state, job.requested_by) == ("mail", "queued", None)
    assert sorted(job.arguments["notifications"]) == sorted(mailed)
    assert (job.total, len(told())) == (3, 4)
