"""Working jobs: nothing is done twice or lost, whatever happens to the worker."""

import logging
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone, translation

from annotations.desk.desk_settings import change_desk_settings, read_desk_settings
from annotations.desk.extraction import propose
from annotations.desk.job_extraction import UNREADABLE
from annotations.desk.job_kinds import BROKE, KINDS, NOT_ALLOWED, work_job
from annotations.desk.job_leases import (
    LEASE,
    MOST_ATTEMPTS,
    WORKER_DIED,
    shorter_job_waits,
    take_job,
)
from annotations.desk.jobs import cancel_job, enqueue_job, retry_job
from annotations.desk.quotes import reject_quote
from annotations.desk.tools import NO_MODELS, Tools
from annotations.extraction.equipment import Equipment
from annotations.models import Event, Job, Quote, Revision, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jobs_wait(settings):
    settings.FACTCHECK_JOBS = "worker"


class Parser:
    """A parser that says nothing of any sentence, and breaks on texts that ask for it."""

    name = "silent 1"
    breaks = True

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error or ValueError("A secret of the engine.")

    def parse(self, text, sentences):
        if self.breaks and any("Break here" in text[s.start : s.end] for s in sentences):
            raise self.error


def tools_with(parser: Parser) -> Tools:
    return Tools(lambda languages: Equipment(parsers=dict.fromkeys(languages, parser)))


def no_room(languages):
    raise MemoryError(f"There is no room for the models of {languages}.")


def work(*, tools=NO_MODELS, worker="w", stop=lambda _: False) -> Job | None:
    hold = take_job(worker=worker)
    if hold is None:
        return None
    work_job(hold, tools=tools, stop=stop)
    return Job.objects.get(pk=hold.job.pk)


def texts(count: int, *, breaking: int | None = None) -> list[Revision]:
    return [
        factories.make_revision(
            f"{factories.TEXT}\n\n{'Break here' if n == breaking else 'Number'} {n}.", language="en"
        )
        for n in range(count)
    ]


def lease_runs_out() -> None:
    Job.objects.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))


def read_once(revisions) -> bool:
    told = Event.objects.filter(verb="article.extracted").values_list("data", flat=True)
    return sorted(each["revision"] for each in told) == [each.pk for each in revisions]


# ---- As it should be ----------------------------------------------------------------------------


def test_job_reads_its_texts_and_says_what_came_of_it(annotator):
    revisions = texts(3)
    factories.make_job(*revisions, actor=annotator)
    job = work()
    assert (job.state, job.progress, job.percent, job.error) == ("done", 3, 100, "")
    assert (job.worker, job.lease_until) == ("", None)
    assert job.started_at <= job.finished_at
    assert job.result["quotes"] == Quote.objects.count() > 0
    assert job.note == str(revisions[-1].article)
    assert read_once(revisions)
    assert {each.actor for each in Event.objects.filter(verb="article.extracted")} == {annotator}
    assert work() is None


def test_progress_of_the_machine_is_no_line_of_the_record(annotator):
    factories.make_job(*texts(2), actor=annotator)
    work()
    assert not Event.objects.filter(verb__startswith="job.").exists()


def test_progress_is_seen_while_it_works(annotator):
    factories.make_job(*texts(3), actor=annotator)
    seen = []
    work(stop=lambda _: seen.append(Job.objects.get().progress))
    assert seen == [1, 2, 3]


def test_job_of_known_texts_proposes_nothing_twice(annotator):
    revisions = texts(1)
    propose(actor=annotator, revision=revisions[0])
    before = Quote.objects.count()
    factories.make_job(*revisions, actor=annotator)
    assert work().result["quotes"] == 0
    assert Quote.objects.count() == before


def test_short_job_goes_before_a_long_one_and_the_long_one_makes_room(annotator):
    long = factories.make_job(*texts(5), actor=annotator)
    assert not shorter_job_waits(long)
    short = factories.make_job(factories.make_revision(), actor=annotator)
    assert shorter_job_waits(long)
    assert work(stop=shorter_job_waits) == short
    assert work(stop=shorter_job_waits).state == "done"


def test_worker_told_to_stop_hands_the_job_back_and_another_goes_on(annotator):
    revisions = texts(3)
    factories.make_job(*revisions, actor=annotator)
    job = work(stop=lambda job: job.progress == 2)
    assert (job.state, job.progress, job.worker) == ("queued", 2, "")
    assert work(worker="another").state == "done"
    assert read_once(revisions)


def test_worker_told_to_stop_after_the_last_text_ends_the_job(annotator):
    factories.make_job(*texts(2), actor=annotator)
    assert work(stop=lambda job: job.progress == 2).state == "done"


# ---- Workers that die ---------------------------------------------------------------------------


def die_after(steps: int) -> None:
    """A worker that is killed: nothing it would have done afterwards is done."""
    hold = take_job(worker="dead")
    going = KINDS["extract"].work(hold, NO_MODELS)
    for _ in range(steps):
        next(going)


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_job_of_a_killed_worker_goes_on_where_it_stopped_when_its_lease_is_over(annotator, steps):
    revisions = texts(3)
    factories.make_job(*revisions, actor=annotator)
    die_after(steps)
    assert work() is None
    lease_runs_out()
    job = work()
    assert (job.state, job.progress) == ("done", 3)
    assert read_once(revisions)


def test_worker_that_was_away_too_long_stores_nothing_of_what_it_was_at(annotator, caplog):
    revisions = texts(2)
    factories.make_job(*revisions, actor=annotator)
    late = take_job(worker="late")
    lease_runs_out()
    other = take_job(worker="other")
    with caplog.at_level(logging.WARNING):
        work_job(late, tools=NO_MODELS)
    assert "taken over" in caplog.text
    assert Quote.objects.count() == 0
    work_job(other, tools=NO_MODELS)
    assert Job.objects.get().state == "done"
    assert read_once(revisions)


def test_each_step_and_each_sign_of_life_renews_the_lease(annotator):
    factories.make_job(*texts(2), actor=annotator)
    hold = take_job(worker="w")
    for renew in (hold.renew, lambda: next(KINDS["extract"].work(hold, NO_MODELS))):
        soon = timezone.now() + timedelta(seconds=5)
        Job.objects.update(lease_until=soon)
        renew()
        assert Job.objects.get().lease_until > soon + LEASE / 2


def test_sign_of_life_of_a_job_that_was_lost_changes_nothing(annotator):
    factories.make_job(actor=annotator)
    hold = take_job(worker="w")
    lease_runs_out()
    other = take_job(worker="other")
    assert not hold.renew()
    assert not hold.settle(Job.State.DONE)
    assert not hold.hand_back()
    assert Job.objects.get().worker == other.job.worker


def test_job_that_kills_its_worker_three_times_at_one_place_fails_with_a_sentence(annotator):
    factories.make_job(*texts(2), actor=annotator)
    for _ in range(MOST_ATTEMPTS):
        die_after(0)
        lease_runs_out()
    assert work() is None
    job = Job.objects.get()
    assert (job.state, job.error) == ("failed", WORKER_DIED)


def test_job_whose_workers_die_but_which_gets_further_is_not_given_up(annotator):
    revisions = texts(5)
    factories.make_job(*revisions, actor=annotator)
    for _ in range(4):
        die_after(1)
        lease_runs_out()
    assert work().state == "done"
    assert read_once(revisions)


# ---- Calling off --------------------------------------------------------------------------------


def test_job_cancelled_while_it_runs_stops_at_the_next_step_and_keeps_what_is_done(annotator):
    revisions = texts(3)
    job = factories.make_job(*revisions, actor=annotator)

    def cancel_after_the_first(job) -> bool:
        if job.progress == 1:
            cancel_job(actor=annotator, job=Job.objects.get(pk=job.pk))
        return False

    stopped = work(stop=cancel_after_the_first)
    assert (stopped.state, stopped.progress) == ("cancelled", 1)
    assert read_once(revisions[:1])
    assert not revisions[1].quotes.exists()
    retry_job(actor=annotator, job=job)
    assert work().state == "done"
    assert read_once(revisions)


def test_job_to_be_cancelled_whose_worker_died_is_cancelled_when_its_turn_comes(annotator):
    job = factories.make_job(actor=annotator, state="running")
    cancel_job(actor=annotator, job=job)
    lease_runs_out()
    assert take_job(worker="w") is None
    assert Job.objects.get().state == "cancelled"


def test_job_handed_back_that_should_be_cancelled_is_cancelled(annotator):
    job = factories.make_job(actor=annotator)
    hold = take_job(worker="w")
    cancel_job(actor=annotator, job=job)
    hold.hand_back()
    assert Job.objects.get().state == "cancelled"


# ---- What goes wrong ----------------------------------------------------------------------------


def test_text_on_which_the_engine_breaks_keeps_no_other_from_being_read(annotator, caplog):
    revisions = texts(3, breaking=1)
    job = factories.make_job(*revisions, actor=annotator)
    parser = Parser()
    failed = work(tools=tools_with(parser))
    assert (failed.state, failed.progress, failed.error) == ("failed", 3, UNREADABLE)
    assert failed.result["unread"] == [revisions[1].pk]
    assert "A secret of the engine." in caplog.text
    assert "secret" not in str(Job.objects.values().get())
    assert read_once([revisions[0], revisions[2]])
    parser.breaks = False
    retry_job(actor=annotator, job=job)
    done = work(tools=tools_with(parser))
    assert (done.state, done.progress, done.result["unread"]) == ("done", 3, [])
    assert Event.objects.filter(verb="article.extracted").count() == 3


def test_job_that_cannot_be_worked_at_all_fails_after_three_attempts(annotator, caplog):
    factories.make_job(actor=annotator)
    states = [work(tools=Tools(no_room)).state for _ in range(MOST_ATTEMPTS)]
    assert states == ["queued", "queued", "failed"]
    assert Job.objects.get().error == BROKE
    assert "There is no room for the models of" in caplog.text


def work_in_trouble(sentence: str) -> Job:
    """What becomes of a job whose next text the database refuses."""
    with pytest.raises(OperationalError, match=sentence):
        work(tools=tools_with(Parser(OperationalError(sentence))))
    return Job.objects.get()


def test_job_that_met_a_locked_database_is_tried_again_at_once_and_however_often(annotator):
    revisions = texts(2, breaking=1)
    factories.make_job(*revisions, actor=annotator)
    for _ in range(MOST_ATTEMPTS + 1):
        job = work_in_trouble("database is locked")
        assert (job.state, job.progress, job.lease_until) == ("queued", 1, None)
    assert work().state == "done"
    assert read_once(revisions)


def test_job_that_the_database_refuses_for_itself_fails_after_three_attempts(annotator):
    factories.make_job(*texts(1, breaking=0), actor=annotator)
    found = [work_in_trouble("too many SQL variables") for _ in range(MOST_ATTEMPTS)]
    assert [job.state for job in found] == ["queued", "queued", "failed"]
    assert found[-1].error == BROKE


def test_job_of_somebody_who_has_left_fails_with_a_sentence(annotator):
    factories.make_job(actor=annotator)
    User.objects.filter(pk=annotator.pk).update(is_active=False)
    job = work()
    assert (job.state, job.error) == ("failed", NOT_ALLOWED)
    assert Quote.objects.count() == 0


@pytest.mark.parametrize("sentence", [WORKER_DIED, UNREADABLE, BROKE, NOT_ALLOWED])
def test_error_is_told_in_the_readers_language(sentence):
    job = Job(state="failed", error=sentence)
    assert job.error_sentence == sentence
    with translation.override("fr"):
        assert job.error_sentence not in (sentence, "")


# ---- Decisions and settings ---------------------------------------------------------------------


def test_job_proposes_no_decision_away(annotator):
    revision = factories.make_revision()
    propose(actor=annotator, revision=revision)
    for quote in Quote.objects.all():
        reject_quote(actor=annotator, quote=quote)
    factories.make_job(revision, actor=annotator)
    work()
    assert {quote.state for quote in Quote.objects.all()} == {"rejected"}


def test_engine_is_the_one_asked_for_else_the_one_the_desk_chose(annotator, editor):
    first, second, third = texts(3)
    tools = tools_with(Parser())
    enqueue_job(
        actor=annotator, kind="extract", arguments={"revisions": [first.pk], "engine": "rules"}
    )
    work(tools=tools)
    factories.make_job(second, actor=annotator)
    work(tools=tools)
    change_desk_settings(
        actor=editor, desk_settings=read_desk_settings(), extraction_engine="rules"
    )
    factories.make_job(third, actor=annotator)
    work(tools=tools)
    engines = [
        Revision.objects.get(pk=each.pk).engine.split()[0] for each in (first, second, third)
    ]
    assert engines == ["rules", "rules+syntax", "rules"]


def test_language_that_the_desk_does_not_read_is_passed_over(annotator, editor):
    change_desk_settings(
        actor=editor, desk_settings=read_desk_settings(), extraction_languages=["fr"]
    )
    revisions = texts(2)
    factories.make_job(*revisions, actor=annotator)
    job = work()
    assert (job.state, job.progress, job.result["skipped"]) == ("done", 2, 2)
    assert Quote.objects.count() == 0
