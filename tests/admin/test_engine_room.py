"""The desk's settings, jobs and trained models: changed by the acts, or not at all."""

import pytest

from annotations.desk.desk_settings import change_desk_settings, read_desk_settings
from annotations.models import DeskSettings, Event, Job
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jobs_wait(settings):
    """Leave jobs to a worker, which there is none of here."""
    settings.FACTCHECK_JOBS = "worker"


SETTINGS = f"annotations/desksettings/{DeskSettings.ONLY}/change/"


def test_settings_of_a_new_desk_are_chosen_from_the_front_page_on(as_editor, editor):
    assert as_editor.open("annotations/desksettings/").response.url == f"/admin/{SETTINGS}"
    page = as_editor.send(SETTINGS, extraction_languages="fr\nen", quote_threshold="0.4")
    chosen = DeskSettings.objects.get()
    assert page.status == 302
    assert (chosen.extraction_languages, chosen.quote_threshold) == (["en", "fr"], 0.4)
    assert (chosen.extract_at_intake, chosen.extraction_engine) == (True, "best")
    event = Event.objects.latest("pk")
    assert (event.verb, event.actor) == ("settings.changed", editor)


def test_late_change_of_the_settings_shows_both_and_overwrites_nothing(as_editor):
    mine = as_editor.open(SETTINGS).fields | {"quote_threshold": "0.4"}
    other = factories.a_worker("editor")
    change_desk_settings(actor=other, desk_settings=read_desk_settings(), quote_threshold=0.2)
    page = as_editor.post(SETTINGS, **mine)
    assert (page.status, read_desk_settings().quote_threshold) == (409, 0.2)
    assert any("it now says “0.2”; you wrote “0.4”." in each for each in page.errors)


@pytest.mark.parametrize(
    "typed", [{"quote_threshold": "2"}, {"extraction_languages": "klingon"}], ids=str
)
def test_settings_that_make_no_sense_are_refused_with_a_sentence(as_editor, typed):
    page = as_editor.send(SETTINGS, **typed)
    assert (page.status, DeskSettings.objects.count()) == (200, 0)
    assert page.errors


def test_reviewer_reads_the_settings_and_is_told_who_changes_them(as_reviewer):
    page = as_reviewer.open(SETTINGS)
    assert "Editors choose how the desk works." in page.text
    assert as_reviewer.post(SETTINGS, quote_threshold="0.4").status == 403
    assert DeskSettings.objects.count() == 0


def test_settings_have_no_other_row(as_editor):
    for number in ("2", "x"):
        address = f"annotations/desksettings/{number}/change/"
        assert as_editor.open(address).response.url == "/admin/"


def test_jobs_are_called_off_from_the_list_and_ended_ones_are_told(as_editor):
    waiting, done = factories.make_job(), factories.make_job(state=Job.State.DONE)
    said = as_editor.tick("annotations/job/", "cancel", waiting, done)
    assert said[0] == "Called off: 1"
    assert said[1].startswith(f"Not done: “{done}”: This job has ended already")
    assert Job.objects.get(pk=waiting.pk).state == "cancelled"
    assert Event.objects.latest("pk").verb == "job.cancelled"


def test_job_that_failed_is_tried_again_from_its_page(as_editor):
    job = factories.make_job(state=Job.State.FAILED)
    address = f"annotations/job/{job.pk}"
    page = as_editor.open(f"{address}/change/")
    assert (page.acts, "It broke." in page.text) == (["Try again"], True)
    assert as_editor.send(f"{address}/act/retry/").status == 302
    assert Job.objects.get(pk=job.pk).state == "queued"
    assert as_editor.open(f"{address}/change/").acts == ["Call off"]


def test_job_of_somebody_else_is_called_off_by_no_annotator(as_annotator):
    job = factories.make_job(actor=factories.make_user("annotator"))
    assert as_annotator.open(f"annotations/job/{job.pk}/change/").acts == []
    assert as_annotator.post(f"annotations/job/{job.pk}/act/cancel/").status == 403
    assert Job.objects.get(pk=job.pk).state == "queued"


def test_trained_model_shows_its_scores_and_no_weights(as_reviewer):
    model = factories.make_trained_model()
    for address in ("", f"{model.pk}/change/"):
        page = as_reviewer.open(f"annotations/trainedmodel/{address}")
        assert "e2e 60.0 → 61.0; soft 70.0 → 71.0" in page.text
        assert "lCRF" not in page.text
        assert page.find("//*[contains(@class, 'field-weights')]") == []
