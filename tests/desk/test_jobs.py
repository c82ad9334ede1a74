"""Asking for long work, calling it off and trying it again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from annotations.desk.drafts import ArticleDraft
from annotations.desk.errors import NotAllowed, WrongState
from annotations.desk.extraction import propose
from annotations.desk.intake import CHUNK, add_article, import_articles
from annotations.desk.job_leases import take_job
from annotations.desk.jobs import cancel_job, enqueue_job, retry_job
from annotations.extraction import ENGINE, ENGINE_VERSION
from annotations.models import Event, Job, Quote, Revision
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jobs_wait(settings):
    settings.FACTCHECK_JOBS = "worker"


def ask(actor, *revisions, **more) -> Job:
    arguments = {"revisions": [each.pk for each in revisions], **more}
    return enqueue_job(actor=actor, kind="extract", arguments=arguments)


def asked(actor, **arguments) -> list[int]:
    job = enqueue_job(actor=actor, kind="extract", arguments=arguments)
    return job.arguments["revisions"]


# ---- Asking -------------------------------------------------------------------------------------


def test_job_waits_with_all_that_a_worker_must_know(annotator):
    first, second = factories.make_revision(), factories.make_revision()
    job = ask(annotator, second, first, engine="rules")
    assert (job.state, job.progress, job.total, job.unit) == ("queued", 0, 2, "text")
    assert job.arguments == {"revisions": [first.pk, second.pk], "engine": "rules"}
    assert (job.requested_by, job.started_at, job.finished_at) == (annotator, None, None)
    event = Event.objects.order_by("pk").last()
    assert (event.verb, event.target_id, event.actor) == ("job.queued", job.pk, annotator)
    assert event.data == {"kind": "extract", "total": 2}


def test_job_about_one_text_is_told_under_its_article(annotator):
    revision = factories.make_revision()
    ask(annotator, revision)
    assert Event.objects.order_by("pk").last().article_id == revision.article_id


def test_same_asked_twice_while_it_waits_is_one_job_and_one_line_of_the_record(annotator):
    revision = factories.make_revision()
    first = ask(annotator, revision)
    assert ask(factories.a_worker(), revision) == first
    assert ask(annotator, revision, engine="rules") != first
    assert Event.objects.filter(verb="job.queued").count() == 2


def test_same_may_be_asked_for_once_more_when_it_has_begun(annotator):
    revision = factories.make_revision()
    first = ask(annotator, revision)
    take_job(worker="w")
    assert ask(annotator, revision) != first


def test_newest_texts_of_the_desk_are_chosen_by_what_is_known_of_them(annotator, editor):
    url = "https://post.example/a"
    drafts = [
        ArticleDraft("One text.", language="en", outlet="Post", url=url),
        ArticleDraft("Another text.", language="en", outlet="Post", url=url),
        ArticleDraft("Un texte.", language="fr", outlet="Post"),
        ArticleDraft("Elsewhere.", language="en", outlet="Courier"),
    ]
    old, new, french, elsewhere = (
        each.revision for each in import_articles(actor=annotator, drafts=drafts)
    )
    withdrawn = factories.make_revision("Taken back.", language="en")
    type(withdrawn.article).objects.filter(pk=withdrawn.article_id).update(state="withdrawn")
    assert asked(annotator, texts="all") == [new.pk, french.pk, elsewhere.pk]
    assert asked(annotator, texts="all", language="fr-CA") == [french.pk]
    post = old.article.outlet_id
    assert asked(annotator, texts="all", outlet=post) == [new.pk, french.pk]


def test_unread_and_outdated_texts_can_be_chosen(annotator):
    new, old, none = (factories.make_revision() for _ in range(3))
    propose(actor=annotator, revision=new)
    Revision.objects.filter(pk=old.pk).update(engine=f"{ENGINE} 0")
    assert Revision.objects.get(pk=new.pk).engine.endswith(f" {ENGINE_VERSION}")
    assert asked(annotator, texts="unread") == [none.pk]
    assert asked(annotator, texts="outdated") == [old.pk, none.pk]


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({}, "revisions"),
        ({"revisions": []}, "revisions"),
        ({"revisions": "7"}, "revisions"),
        ({"revisions": [True]}, "revisions"),
        ({"revisions": [999_999]}, "revisions"),
        ({"revisions": [1], "texts": "all"}, "revisions"),
        ({"texts": "some"}, "texts"),
        ({"texts": "all"}, "texts"),
        ({"texts": "all", "outlet": "Post"}, "outlet"),
        ({"texts": "all", "language": "plain English"}, "language"),
        ({"texts": "all", "engine": "magic"}, "engine"),
        ({"texts": "all", "since": "today"}, "since"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence_and_no_job(annotator, arguments, field):
    with pytest.raises(ValidationError) as refusal:
        enqueue_job(actor=annotator, kind="extract", arguments=arguments)
    assert list(refusal.value.message_dict) == [field]
    assert (Job.objects.count(), Event.objects.count()) == (0, 0)


def test_work_of_an_unknown_kind_is_refused(annotator):
    with pytest.raises(ValidationError):
        enqueue_job(actor=annotator, kind="cook", arguments={})


# ---- Bringing articles in -----------------------------------------------------------------------


def test_article_that_comes_in_is_read_by_a_job_and_not_within_the_request(annotator):
    added = add_article(actor=annotator, draft=ArticleDraft(factories.TEXT, language="en"))
    job = Job.objects.get()
    assert (job.arguments["revisions"], job.requested_by) == ([added.revision.pk], annotator)
    assert (Quote.objects.count(), Revision.objects.get().engine) == (0, "")
    assert list(Event.objects.values_list("verb", flat=True)) == ["article.created"]


def test_import_asks_for_one_job_for_all_that_is_new_in_it(annotator):
    drafts = [ArticleDraft(f"Text number {n}.", language="en") for n in range(CHUNK + 2)]
    drafts += [drafts[0], ArticleDraft(" ")]
    results = list(import_articles(actor=annotator, drafts=drafts, extract=True))
    new = {each.revision.pk for each in results if each.outcome == "created"}
    job = Job.objects.get()
    assert (job.total, set(job.arguments["revisions"])) == (CHUNK + 2, new)


def test_import_that_breaks_off_has_what_came_in_read(annotator):
    def drafts():
        for number in range(CHUNK + 1):
            yield ArticleDraft(f"Text number {number}.", language="en")
        raise OSError("The disk is gone.")

    with pytest.raises(OSError, match="gone"):
        list(import_articles(actor=annotator, drafts=drafts(), extract=True))
    assert Job.objects.get().total == Revision.objects.count() == CHUNK


@pytest.mark.parametrize("extract", [True, False])
def test_nothing_new_or_nothing_to_be_read_is_no_job(annotator, settings, extract):
    settings.FACTCHECK_EXTRACTION = not extract
    add_article(actor=annotator, draft=ArticleDraft("Words.", language="en"), extract=extract)
    settings.FACTCHECK_EXTRACTION = True
    add_article(actor=annotator, draft=ArticleDraft("Words.", language="en"))
    list(import_articles(actor=annotator, drafts=[ArticleDraft("Words.")], extract=True))
    assert Job.objects.count() == 0


# ---- Calling off and trying again ---------------------------------------------------------------


def test_waiting_job_is_cancelled_at_once(annotator):
    job = cancel_job(actor=annotator, job=factories.make_job(actor=annotator))
    assert (job.state, job.finished_at is not None) == ("cancelled", True)
    assert take_job(worker="w") is None


def test_running_job_is_cancelled_at_its_next_step(annotator):
    job = factories.make_job(actor=annotator, state="running")
    job = cancel_job(actor=annotator, job=job)
    assert (job.state, job.cancel_requested) == ("running", True)
    with pytest.raises(WrongState):
        cancel_job(actor=annotator, job=job)


def test_job_whose_worker_died_is_cancelled_at_once(annotator):
    job = factories.make_job(actor=annotator, state="running")
    Job.objects.update(lease_until=timezone.now())
    assert cancel_job(actor=annotator, job=job).state == "cancelled"


@pytest.mark.parametrize("state", ["done", "failed", "cancelled"])
def test_job_that_has_ended_is_not_cancelled(annotator, state):
    with pytest.raises(WrongState):
        cancel_job(actor=annotator, job=factories.make_job(actor=annotator, state=state))


@pytest.mark.parametrize("state", ["failed", "cancelled"])
def test_job_that_stopped_is_tried_again(annotator, state):
    job = retry_job(actor=annotator, job=factories.make_job(actor=annotator, state=state))
    assert (job.state, job.error, job.finished_at, job.attempts) == ("queued", "", None, 0)
    assert take_job(worker="w").job == job


@pytest.mark.parametrize("state", ["queued", "running", "done"])
def test_job_that_did_not_stop_is_not_tried_again(annotator, state):
    with pytest.raises(WrongState):
        retry_job(actor=annotator, job=factories.make_job(actor=annotator, state=state))


@pytest.mark.parametrize("act", [cancel_job, retry_job])
def test_job_of_others_is_left_alone(annotator, act):
    with pytest.raises(NotAllowed):
        act(actor=annotator, job=factories.make_job(state="failed"))


@pytest.mark.sqlite
def test_look_for_the_next_job_reads_only_those_that_have_not_ended():
    plan = Job.objects.takeable(timezone.now()).order_by(F("total") - F("progress")).explain()
    assert "USING INDEX job_unfinished" in plan


# ---- What the database holds --------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "asleep"},
        {"state": "running"},
        {"worker": "w"},
        {"state": "done"},
        {"finished_at": timezone.now()},
        {"state": "failed", "finished_at": timezone.now()},
        {"error": "It broke."},
        {"progress": 2},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_job_that_makes_no_sense_is_refused_by_the_database(changes):
    job = factories.make_job()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**changes)
