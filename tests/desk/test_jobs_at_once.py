"""Several workers and several people at once: each job is one worker's, each text read once."""

import threading
from collections import Counter

import pytest
from django.db import connection

from annotations.desk.errors import WrongState
from annotations.desk.job_kinds import work_job
from annotations.desk.job_leases import take_job
from annotations.desk.job_waiting import Bell
from annotations.desk.jobs import cancel_job, enqueue_job
from annotations.desk.tools import NO_MODELS
from annotations.models import Event, Job
from tests import factories

from .test_concurrency import PEOPLE, at_once, sorts

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def jobs_wait(settings):
    settings.FACTCHECK_JOBS = "worker"


def take_all(number: int) -> list[int]:
    taken = []
    while hold := take_job(worker=f"worker {number}"):
        taken.append(hold.job.pk)
    return taken


def work_all(number: int) -> None:
    while hold := take_job(worker=f"worker {number}"):
        with hold.kept_alive():
            work_job(hold, tools=NO_MODELS)


def test_eight_workers_never_get_the_same_job():
    jobs = [factories.make_job() for _ in range(20)]
    taken = [pk for pks in at_once(take_all) for pk in pks]
    assert sorted(taken) == sorted(job.pk for job in jobs)
    assert {job.attempts for job in Job.objects.all()} == {1}


def test_workers_at_once_read_every_text_once():
    revisions = [factories.make_revision() for _ in range(12)]
    for n in range(0, 12, 3):
        factories.make_job(*revisions[n : n + 3])
    at_once(work_all)
    assert {job.state for job in Job.objects.all()} == {"done"}
    told = Event.objects.filter(verb="article.extracted").values_list("data", flat=True)
    assert Counter(each["revision"] for each in told) == Counter(each.pk for each in revisions)


def test_same_job_asked_for_by_all_is_one_and_one_line_of_the_record():
    revision, actor = factories.make_revision(), factories.a_worker()
    arguments = {"revisions": [revision.pk]}
    results = at_once(lambda _: enqueue_job(actor=actor, kind="extract", arguments=arguments))
    assert sorts(results) == {Job: PEOPLE}
    assert Job.objects.count() == Event.objects.filter(verb="job.queued").count() == 1


def test_job_cancelled_by_all_is_cancelled_once():
    actor = factories.a_worker()
    job = factories.make_job(actor=actor)
    results = at_once(lambda _: cancel_job(actor=actor, job=Job.objects.get(pk=job.pk)))
    assert sorts(results) == {Job: 1, WrongState: PEOPLE - 1}
    assert Event.objects.filter(verb="job.cancelled").count() == 1


def test_job_cancelled_while_it_is_taken_ends_cancelled():
    actor = factories.a_worker()
    job = factories.make_job(*(factories.make_revision() for _ in range(3)), actor=actor)

    def do(number: int) -> None:
        if number:
            work_all(number)
        else:
            cancel_job(actor=actor, job=Job.objects.get(pk=job.pk))

    results = at_once(do)
    ended = Job.objects.get()
    refused = isinstance(results[0], WrongState)  # it was done before anybody could cancel it
    assert ended.state == ("done" if refused else "cancelled")


def test_bell_rings_when_somebody_asks_for_a_job():
    revision, actor = factories.make_revision(), factories.a_worker()
    bell, never = Bell(), threading.Event()
    bell.wait(0.01, never)  # from now on it listens
    bell.wait(0.5, never)  # what it first saw of the database
    rang = threading.Event()

    def listen() -> None:
        listener = Bell()
        listener.wait(0.01, never)
        ready.set()
        listener.wait(60, never)
        rang.set()
        connection.close()

    ready = threading.Event()
    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    assert ready.wait(20)
    enqueue_job(actor=actor, kind="extract", arguments={"revisions": [revision.pk]})
    assert rang.wait(20)
    thread.join()
