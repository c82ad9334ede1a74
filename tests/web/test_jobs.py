"""Work in progress: who sees what, how far it is, calling off and trying again."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annotations.desk.job_leases import take_job
from annotations.models import Job, Role
from tests.factories import make_job, make_revision, make_user
from tests.web.helpers import said, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def annotator(client):
    user = make_user(Role.ANNOTATOR)
    client.force_login(user)
    return user


def url(name, *arguments, **query):
    return reverse(f"annotations:{name}", args=arguments, query=query)


def watching(response):
    """The address that the page asks after its jobs; empty where it asks nothing."""
    found = re.search(r'id="watcher" hx-get="([^"]*)"', response.content.decode())
    return found[1].replace("&amp;", "&") if found else ""


def test_a_job_tells_what_it_reads_who_asked_and_how_far_it_is(client, annotator):
    texts = [make_revision(title="Quay to close"), make_revision(), make_revision()]
    job = make_job(*texts, actor=annotator, state="running")
    Job.objects.filter(pk=job.pk).update(progress=1, note="Quay to close")
    told = words(client.get(url("jobs")))
    assert "Read 3 texts running" in told
    assert "33 %, 1 of 3" in told
    assert "last read: Quay to close" in told
    assert f"asked for by {annotator.display_name}" in told


def test_a_job_of_one_text_names_the_article(client, annotator):
    revision = make_revision(title="Quay to close")
    make_job(revision, actor=annotator, engine="rules")
    page = client.get(url("jobs"))
    assert "Read Quay to close waiting" in words(page)
    assert "engine: rules" in words(page)
    assert f'href="/articles/{revision.article_id}/"' in page.content.decode()


def test_a_job_of_an_instant_took_under_a_second(client, annotator):
    job = make_job(make_revision(), actor=annotator, state="done")
    now = timezone.now()
    for length, told in ((0.3, "took under a second"), (1.2, "took 1 second")):
        Job.objects.filter(pk=job.pk).update(
            started_at=now, finished_at=now + timedelta(seconds=length)
        )
        assert told in words(client.get(url("jobs")))


def test_a_failed_job_says_why(client, annotator):
    make_job(state="failed")
    assert "It broke." in words(client.get(url("jobs")))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", 4), ("unfinished", 2), ("done", 1), ("failed", 1), ("cancelled", 0), ("odd", 4)],
)
def test_jobs_are_filtered_by_state(client, annotator, asked, shown):
    for state in ("queued", "running", "done", "failed"):
        make_job(state=state)
    page = client.get(url("jobs"), {"state": asked}).content.decode()
    assert page.count('<li id="job-') == shown


def test_a_desk_without_jobs_says_so(client, annotator):
    assert "There is no work in progress" in words(client.get(url("jobs")))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_jobs_as_for_one(
    client, annotator, django_assert_num_queries, count
):
    for _ in range(count):
        make_job()
    client.get(url("jobs"))
    with django_assert_num_queries(6):
        client.get(url("jobs"))


def test_jobs_are_called_off_and_tried_again_without_scripts(client, annotator):
    job = make_job(actor=annotator)
    response = client.post(url("cancel_job", job.pk))
    assert response["Location"].endswith(f"#job-{job.pk}")
    assert said(response) == ["The job is called off. What is done already stays."]
    assert Job.objects.get(pk=job.pk).state == "cancelled"
    client.post(url("retry_job", job.pk))
    assert Job.objects.get(pk=job.pk).state == "done"  # the tests' desk works jobs at once


def test_with_scripts_the_job_comes_back_in_its_place(client, annotator):
    job = make_job(actor=annotator)
    page = client.post(url("cancel_job", job.pk), headers=HTMX).content.decode()
    assert re.findall(r'<li id="([\w-]+)"', page) == [f"job-{job.pk}"]
    assert "Try again" in page


def test_the_other_jobs_of_the_page_go_on_being_watched(client, annotator):
    job, other = make_job(actor=annotator), make_job()
    response = client.post(url("cancel_job", job.pk), {"shown": [job.pk, other.pk]}, headers=HTMX)
    assert f"job={other.pk}." in watching(response)
    assert f"job={job.pk}." not in watching(response)


def test_what_cannot_be_called_off_any_more_says_so(client, annotator):
    job = make_job(actor=annotator, state="done")
    response = client.post(url("cancel_job", job.pk), headers=HTMX)
    assert response.status_code == 409
    assert "This job has ended already" in response.content.decode()


def test_nobody_else_calls_a_job_off(client, annotator):
    job = make_job(actor=make_user(Role.REVIEWER))
    assert "Call off" not in client.get(url("jobs")).content.decode()
    assert client.post(url("cancel_job", job.pk)).status_code == 403
    assert Job.objects.get(pk=job.pk).state == "queued"


# ---- watching ------------------------------------------------------------------------------


def test_a_page_asks_after_its_jobs_only_while_something_runs(client, annotator):
    make_job(state="done")
    assert not watching(client.get(url("jobs")))
    make_job()
    assert watching(client.get(url("jobs")))


def test_nothing_is_sent_while_nothing_moves(client, annotator):
    make_job()
    address = watching(client.get(url("jobs")))
    assert client.get(address, headers=HTMX).status_code == 204


def test_only_what_moved_is_sent_and_its_end_said_aloud(client, annotator):
    job, other = make_job(), make_job()
    address = watching(client.get(url("jobs")))
    take_job(worker="a test", pk=job.pk).settle(Job.State.DONE)
    response = client.get(address, headers=HTMX)
    page = response.content.decode()
    assert re.findall(r'<li id="([\w-]+)"', page) == [f"job-{job.pk}"]
    assert f'<div id="live" hx-swap-oob="innerHTML">job {job.pk}: done.</div>' in page
    assert f"job={other.pk}." in watching(response)


@pytest.mark.parametrize("asked", ["", "x", "9.", ".a", "99999999999999999999.a", "1.\x00"])
def test_a_damaged_question_is_answered_with_nothing(client, annotator, asked):
    assert client.get(url("watch_jobs"), {"job": asked}).status_code == 204
