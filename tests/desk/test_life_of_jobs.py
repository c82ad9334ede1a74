"""Any order of what people and workers do with jobs: each text is read once by each job."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from annotations.desk.errors import WrongState
from annotations.desk.job_kinds import KINDS, work_job
from annotations.desk.job_leases import MOST_ATTEMPTS, Hold, LetGo, take_job
from annotations.desk.jobs import cancel_job, enqueue_job, retry_job
from annotations.desk.tools import NO_MODELS
from annotations.models import Event, Job
from tests import factories

TEXTS = 3
ENDED = ("done", "failed", "cancelled")

some_number = st.integers(min_value=0, max_value=99)
some_texts = st.sets(st.integers(min_value=0, max_value=TEXTS - 1), min_size=1)


class Jobs(RuleBasedStateMachine):
    """A desk with three texts, an editor, and any number of workers, some of whom are dead."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.actor = factories.a_worker("editor")
        self.texts = [factories.make_revision(f"Text {n}.") for n in range(TEXTS)]
        self.holds: list[Hold] = []
        self.events = Event.objects.count()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def one_job(self, number: int) -> Job | None:
        jobs = list(Job.objects.order_by("pk"))
        return jobs[number % len(jobs)] if jobs else None

    def one_hold(self, number: int) -> Hold | None:
        return self.holds[number % len(self.holds)] if self.holds else None

    @rule(texts=some_texts)
    def somebody_asks(self, texts):
        wanted = sorted(self.texts[each].pk for each in texts)
        same = [
            job
            for job in Job.objects.filter(state="queued").exclude(key="")
            if job.arguments["revisions"] == wanted
        ]
        job = enqueue_job(actor=self.actor, kind="extract", arguments={"revisions": wanted})
        assert [job] == (same or [job])
        self.events += not same

    @rule(number=some_number)
    def somebody_cancels(self, number):
        if job := self.one_job(number):
            self.must(job.unfinished and not self.is_off(job), cancel_job, job)

    @rule(number=some_number)
    def somebody_tries_again(self, number):
        if job := self.one_job(number):
            self.must(job.state in ("failed", "cancelled"), retry_job, job)

    def is_off(self, job: Job) -> bool:
        """Whether a job that somebody works on is to be cancelled already."""
        return job.cancel_requested and job.lease_until > timezone.now()

    def must(self, allowed: bool, act: Callable, job: Job) -> None:
        if allowed:
            act(actor=self.actor, job=job)
            self.events += 1
        else:
            with pytest.raises(WrongState):
                act(actor=self.actor, job=job)

    @rule()
    def a_worker_takes_a_job(self):
        free = Job.objects.takeable(timezone.now())
        able = free.filter(cancel_requested=False, attempts__lt=MOST_ATTEMPTS).exists()
        hold = take_job(worker="w")
        assert (hold is not None) == able
        if hold:
            self.holds.append(hold)

    @rule(number=some_number)
    def a_worker_does_a_step(self, number):
        if hold := self.one_hold(number):
            self.while_it_can(hold, lambda: next(KINDS["extract"].work(hold, NO_MODELS), None))

    @rule(number=some_number)
    def a_worker_works_to_the_end(self, number):
        if hold := self.one_hold(number):
            work_job(hold, tools=NO_MODELS)

    @rule(number=some_number)
    def a_worker_is_told_to_stop(self, number):
        if hold := self.one_hold(number):
            hold.hand_back()

    @rule()
    def all_workers_are_silent_for_long(self):
        long_ago = timezone.now() - timedelta(days=1)
        Job.objects.filter(state="running").update(lease_until=long_ago)

    def while_it_can(self, hold: Hold, do: Callable) -> None:
        mine = Job.objects.filter(state="running", worker=hold.job.worker, cancel_requested=False)
        if mine.exists() or hold.job.progress == hold.job.total:
            do()
        else:
            with pytest.raises(LetGo):
                do()

    @invariant()
    def every_text_is_read_once_by_each_job(self):
        done = Job.objects.aggregate(Sum("progress"))["progress__sum"] or 0
        assert Event.objects.filter(verb="article.extracted").count() == done

    @invariant()
    def job_is_done_when_all_of_it_is(self):
        for job in Job.objects.filter(state="done"):
            assert job.progress == job.total == len(job.arguments["revisions"])

    @invariant()
    def record_has_one_line_for_each_act_of_a_person(self):
        theirs = Event.objects.exclude(verb="article.extracted")
        assert theirs.count() == self.events


@pytest.mark.django_db
def test_jobs_are_done_once_whatever_people_and_workers_do(settings):
    settings.FACTCHECK_JOBS = "worker"
    run_state_machine_as_test(
        Jobs, settings=hypothesis_settings(max_examples=40, stateful_step_count=25, deadline=None)
    )
