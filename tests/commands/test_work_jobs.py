"""`manage.py work_jobs`, and the same work by Celery."""

import io
import json
import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command

from annotations.desk.jobs import enqueue_job
from annotations.models import Job, Quote
from tests import factories

ROOT = Path(__file__).resolve().parents[2]
WAIT = 30


def work(*arguments: str) -> list[str]:
    said = io.StringIO()
    call_command("work_jobs", *arguments, stderr=said)
    return said.getvalue().splitlines()


@pytest.fixture
def jobs_wait(settings):
    settings.FACTCHECK_JOBS = "worker"


# ---- By the command -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_nothing_to_do_is_nothing_to_say(jobs_wait):
    assert work("--until-empty") == work("--once") == []


@pytest.mark.django_db
def test_all_that_waits_is_done_and_told(jobs_wait, annotator):
    first, second = (factories.make_job(actor=annotator, engine="rules") for _ in range(2))
    said = work("--until-empty")
    assert {job.state for job in Job.objects.all()} == {"done"}
    assert said[0] == f"job {first.pk} begins: look for quotes and claims, 0 of 1."
    assert said[-1].startswith(f"job {second.pk}: done, 1 of 1, ")


@pytest.mark.django_db
def test_once_is_one_job(jobs_wait, annotator):
    first, second = (factories.make_job(actor=annotator, engine="rules") for _ in range(2))
    work("--once")
    assert [Job.objects.get(pk=job.pk).state for job in (first, second)] == ["done", "queued"]


@pytest.mark.django_db
def test_failure_is_told_with_its_sentence(jobs_wait, annotator):
    factories.make_job(actor=annotator, engine="rules")
    type(annotator).objects.filter(pk=annotator.pk).update(is_active=False)
    assert work("--once")[-1].endswith("Who asked for this may no longer do it: ask for it anew.")


@pytest.mark.django_db
def test_quiet_worker_says_nothing(jobs_wait, annotator):
    factories.make_job(actor=annotator, engine="rules")
    assert work("--once", "--verbosity", "0") == []


@pytest.mark.django_db
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_worker_that_waits_ends_when_told(jobs_wait, number):
    before = signal.getsignal(number)
    threading.Timer(0.5, os.kill, (os.getpid(), number)).start()
    assert work() == ["Waiting for jobs."]
    assert signal.getsignal(number) == before


DESK = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import factories
texts = [factories.make_revision(f"{n}. " + factories.TEXT * 40, language="en") for n in range(20)]
factories.make_job(*texts, engine="rules")
"""


class Desk:
    """A desk of its own, with a job of twenty long texts, for workers in processes of their own."""

    def __init__(self, folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.environment = kept | {
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "FACTCHECK_DATA_DIR": str(folder),
            "FACTCHECK_JOBS": "worker",
        }
        self.run("-c", DESK).wait()
        self.database = sqlite3.connect(folder / "db.sqlite3", isolation_level=None)

    def run(self, *command: str) -> subprocess.Popen:
        return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=self.environment)

    def worker_at_work(self) -> subprocess.Popen:
        worker = self.run("manage.py", "work_jobs")
        deadline = time.monotonic() + WAIT
        while self.job[1] < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        return worker

    @property
    def job(self) -> tuple[str, int]:
        return self.database.execute("SELECT state, progress FROM annotations_job").fetchone()

    @property
    def read(self) -> list[int]:
        lines = "SELECT data FROM annotations_event WHERE verb = 'article.extracted'"
        return [json.loads(row[0])["revision"] for row in self.database.execute(lines)]

    def finish(self) -> None:
        self.run("manage.py", "work_jobs", "--until-empty").wait()
        assert self.job == ("done", 20)
        assert len(self.read) == len(set(self.read)) == 20


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.database.close()


def test_worker_that_is_killed_loses_nothing_and_the_next_one_does_nothing_twice(desk):
    worker = desk.worker_at_work()
    worker.kill()
    worker.wait()
    state, progress = desk.job
    assert (state, 3 <= progress < 20) == ("running", True)
    assert len(desk.read) == progress
    desk.database.execute("UPDATE annotations_job SET lease_until = '2026-01-01 00:00:00'")
    desk.finish()


def test_worker_told_to_stop_hands_its_job_back_for_others_to_finish(desk):
    worker = desk.worker_at_work()
    worker.terminate()
    assert worker.wait(WAIT) == 0
    state, progress = desk.job
    assert (state, 3 <= progress < 20) == ("queued", True)
    assert len(desk.read) == progress
    desk.finish()


# ---- By whoever asks ----------------------------------------------------------------------------


@pytest.mark.django_db
def test_job_is_done_when_it_was_asked_for_where_nobody_else_does_it(annotator):
    revision = factories.make_revision()
    arguments = {"revisions": [revision.pk], "engine": "rules"}
    job = enqueue_job(actor=annotator, kind="extract", arguments=arguments)
    assert (job.state, Quote.objects.count() > 0) == ("done", True)


# ---- By Celery ----------------------------------------------------------------------------------


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def broker(name: str, port: int, url: str):
    missing = pytest.mark.skipif(
        not answers(port), reason=f"no broker: {name} does not answer on 127.0.0.1:{port}"
    )
    return pytest.param(url, id=name, marks=missing)


BROKERS = [
    broker("Redis", 6379, "redis://127.0.0.1:6379/0"),
    broker("RabbitMQ", 5672, "amqp://guest:guest@127.0.0.1:5672//"),
]


@pytest.fixture
def app(settings):
    """The desk's Celery, with a queue that no other test run reads."""
    pytest.importorskip("celery", reason="no broker: Celery is not installed")
    from factcheck.celery import app

    settings.FACTCHECK_JOBS = "celery"
    name = f"factcheck-tests-{os.getpid()}-{time.monotonic_ns()}"
    app.conf.update(
        task_default_queue=name, task_default_exchange=name, task_default_routing_key=name
    )
    yield app
    _forget_connections(app)


def connect(app, url: str) -> None:
    app.conf.broker_url = url
    _forget_connections(app)


def _forget_connections(app) -> None:
    app._after_fork()
    app.__dict__.pop("amqp", None)


@contextmanager
def queue_of(app):
    with app.connection_for_read() as link:
        yield app.amqp.queues[app.conf.task_default_queue](link.default_channel)


@contextmanager
def celery_worker(app):
    from celery.contrib.testing.worker import start_worker

    with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=WAIT):
        yield


def in_the_end(job: Job) -> str:
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        state = Job.objects.get(pk=job.pk).state
        if state in ("done", "failed", "cancelled"):
            return state
        threading.Event().wait(0.05)
    return "late"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("url", BROKERS)
def test_job_travels_by_celery_as_a_number(app, url):
    connect(app, url)
    revision = factories.make_revision()
    arguments = {"revisions": [revision.pk], "engine": "rules"}
    job = enqueue_job(actor=factories.a_worker(), kind="extract", arguments=arguments)
    assert job.state == "queued"
    with queue_of(app) as queue:
        message = queue.get()
        assert message.payload[:2] == [[job.pk], {}]
        message.requeue()
    with celery_worker(app):
        assert in_the_end(job) == "done"
    with queue_of(app) as queue:
        queue.delete()
    assert revision.quotes.exists()


@pytest.mark.django_db(transaction=True)
def test_job_waits_where_no_broker_answers(app, caplog):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    connect(app, f"redis://127.0.0.1:{port}/0")
    arguments = {"revisions": [factories.make_revision().pk], "engine": "rules"}
    with caplog.at_level(logging.ERROR):
        job = enqueue_job(actor=factories.a_worker(), kind="extract", arguments=arguments)
    assert "No broker answers" in caplog.text
    work("--until-empty")
    assert Job.objects.get(pk=job.pk).state == "done"
