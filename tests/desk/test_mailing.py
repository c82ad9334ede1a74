"""E-mails: sent by a job to a real mail server, each once, whatever happens to the worker."""

from datetime import timedelta

import environ
import pytest
from django.utils import timezone

from annotations.desk.job_kinds import work_job
from annotations.desk.job_leases import take_job
from annotations.desk.jobs import enqueue_job, retry_job
from annotations.desk.mailing import GIVE_UP, PAUSE, REFUSED, UNREACHABLE, send_again
from annotations.desk.notifications import notify
from annotations.desk.tools import NO_MODELS
from annotations.models import Job, Notification, Role
from tests.factories import make_claim, make_comment, make_user
from tests.mail_server import mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    settings.FACTCHECK_JOBS = "worker"
    settings.FACTCHECK_PUBLIC_URL = "https://desk.example"
    settings.FACTCHECK_EMAIL_FROM = "The desk <desk@desk.example>"
    with mail_server() as found:
        settings.FACTCHECK_EMAIL_URL = found.url
        for name, value in environ.Env.email_url_config(found.url).items():
            setattr(settings, name, value)
        yield found


def person(name, **fields):
    return make_user(Role.REVIEWER, username=name, email=f"{name}@desk.example", **fields)


def work():
    hold = take_job(worker="w")
    if hold is None:
        return None
    work_job(hold, tools=NO_MODELS)
    return Job.objects.get(pk=hold.job.pk)


def addressees(server):
    return [letter["To"] for letter in server.letters]


def test_mail_tells_what_happened_where_and_how_to_stop(server, editor):
    claim = make_claim("The harbour closes in March.")
    notify(kind="assigned", people=[person("noah")], claim=claim, actor=editor)
    assert server.letters == []  # nothing goes before the worker comes
    job = work()
    assert (job.state, job.progress, job.total) == ("done", 1, 1)
    (letter,) = server.letters
    assert (letter["From"], letter["To"], letter["Subject"]) == (
        "The desk <desk@desk.example>",
        "noah@desk.example",
        "editor gave you a claim to review",
    )
    choices = "https://desk.example/notifications/choices/"
    assert letter["List-Unsubscribe"] == f"<{choices}>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    body = letter.get_content()
    assert "The claim: “The harbour closes in March.”" in body
    assert f"https://desk.example/claims/{claim.pk}/" in body
    assert choices in body
    assert Notification.objects.get().mailed_at is not None


def test_mail_of_a_comment_carries_its_words_and_leads_to_it(server, editor):
    person("noah")
    comment = make_comment(text="Is this right, @noah?\nI doubt it.", actor=editor)
    work()
    body = server.letters[0].get_content().replace("\r\n", "\n")
    assert "Is this right, @noah?\nI doubt it." in body
    assert f"/claims/{comment.claim_id}/#comment-{comment.pk}" in body


def test_mail_is_in_the_language_of_who_gets_it(server):
    people = [person("noah"), person("mael", mail_language="fr")]
    notify(kind="due", people=people, data={"due_on": "2026-11-23"})
    work()
    assert [letter["Subject"] for letter in server.letters] == [
        "Your review is due on 23 November 2026",
        "Votre examen est attendu le 23 novembre 2026",
    ]


def test_without_an_address_of_its_own_the_desk_sends_no_links(server, settings):
    settings.FACTCHECK_PUBLIC_URL = ""
    notify(kind="assigned", people=[person("noah")], claim=make_claim())
    work()
    assert "http" not in server.letters[0].get_content()
    assert server.letters[0]["List-Unsubscribe"] is None


def test_name_with_a_line_break_breaks_no_header(server):
    actor = person("eve", first_name="Eve\nBcc: all@desk.example")
    notify(kind="assigned", people=[person("noah")], claim=make_claim(), actor=actor)
    work()
    assert server.letters[0]["Bcc"] is None
    assert server.letters[0]["Subject"] == ("Eve Bcc: all@desk.example gave you a claim to review")


class Killed(BaseException):
    """What kills a worker."""


def dies(*_args):
    raise Killed


def lease_runs_out():
    Job.objects.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))


def test_worker_that_dies_between_two_mails_sends_none_twice_and_loses_none(server):
    notify(kind="due", people=[person("noah"), person("mael"), person("ines")])
    hold = take_job(worker="dies")
    with pytest.raises(Killed):
        work_job(hold, tools=NO_MODELS, stop=dies)
    assert addressees(server) == ["noah@desk.example"]
    assert work() is None  # its lease holds
    lease_runs_out()
    assert work().state == "done"
    assert addressees(server) == ["noah@desk.example", "mael@desk.example", "ines@desk.example"]


def test_worker_that_dies_while_sending_loses_no_mail(server, monkeypatch):
    notify(kind="due", people=[person("noah")])
    hold = take_job(worker="dies")
    with monkeypatch.context() as patched:
        patched.setattr("annotations.desk.mailing.mail_of", dies)
        with pytest.raises(Killed):
            work_job(hold, tools=NO_MODELS)
    lease_runs_out()
    assert work().state == "done"
    assert addressees(server) == ["noah@desk.example"]


def test_worker_that_dies_right_after_sending_sends_again_what_programs_know_for_the_same(
    server, monkeypatch
):
    notify(kind="due", people=[person("noah")])
    hold = take_job(worker="dies")
    with monkeypatch.context() as patched:
        patched.setattr("annotations.desk.mailing._settle", dies)
        with pytest.raises(Killed):
            work_job(hold, tools=NO_MODELS)
    lease_runs_out()
    work()
    first, again = (letter["Message-ID"] for letter in server.letters)
    assert first == again
    assert first.endswith("@desk.example>")


def test_server_that_does_not_answer_is_tried_again_for_a_day(server):
    server.down = True
    notify(kind="due", people=[person("noah"), person("mael")])
    job = work()
    assert (job.state, job.error, job.progress) == ("failed", UNREACHABLE, 0)
    server.down = False
    assert send_again() == []  # not at once
    finished = {"finished_at": timezone.now() - PAUSE}
    Job.objects.update(**finished)
    assert [each.pk for each in send_again()] == [job.pk]
    assert (work().state, len(server.letters)) == ("done", 2)
    Job.objects.update(state="failed", error=UNREACHABLE, created_at=timezone.now() - GIVE_UP)
    assert send_again() == []


def test_address_that_is_refused_keeps_no_other_from_being_written_to(server, editor):
    notify(kind="due", people=[person("noah"), person("gone"), person("mael")])
    server.refuse["gone@desk.example"] = 550
    job = work()
    assert (job.state, job.error, job.progress) == ("failed", REFUSED, 3)
    assert addressees(server) == ["noah@desk.example", "mael@desk.example"]
    Job.objects.update(finished_at=timezone.now() - PAUSE)
    assert send_again() == []  # it would be refused again
    server.refuse.clear()
    retry_job(actor=editor, job=job)
    assert (work().state, addressees(server)[2:]) == ("done", ["gone@desk.example"])


def test_server_that_is_too_busy_now_is_no_refusal_for_good(server):
    server.refuse["noah@desk.example"] = 451
    notify(kind="due", people=[person("noah")])
    assert work().error == UNREACHABLE


def test_who_left_meanwhile_gets_nothing(server):
    gone = person("noah")
    notify(kind="due", people=[gone, person("mael")])
    gone.is_active = False
    gone.save()
    assert work().state == "done"
    assert addressees(server) == ["mael@desk.example"]
    assert Notification.objects.get(person=gone).mailed_at is None


def test_nobody_asks_for_mails_by_themselves(editor):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        enqueue_job(actor=editor, kind="mail", arguments={})
    assert not Job.objects.exists()
