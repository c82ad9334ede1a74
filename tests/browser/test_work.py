"""Long work as a person at a browser meets it: it follows by itself, and nothing is swept away."""

import pytest

from annotations.desk.job_kinds import work_job
from annotations.desk.job_leases import take_job
from annotations.desk.tools import NO_MODELS
from annotations.models import Claim, Job, Role
from tests.browser.steps import sign_in
from tests.factories import TEXT, make_job, make_revision, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def annotator(page, settings):
    """Somebody at a desk whose jobs wait for a worker."""
    settings.FACTCHECK_JOBS = "worker"
    return sign_in(page, make_user(Role.ANNOTATOR))


def work(job):
    work_job(take_job(worker="a test", pk=job.pk), tools=NO_MODELS)


def test_what_the_engine_finds_comes_to_the_page_without_loading_it_again(page, annotator):
    page.goto("/articles/add/")
    page.fill("textarea[name=text]", TEXT)
    page.click("main .button-primary")
    page.get_by_text("This text waits for the engine to read it.").wait_for()
    page.evaluate("window.loadedOnce = true")
    work(Job.objects.get())
    page.locator("#cards .thing").first.wait_for()
    assert page.locator("#text mark.quote").count() > 0
    assert page.locator("#live").inner_text().startswith("The text has been read.")
    assert page.evaluate("window.loadedOnce")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_text_stays_where_it_is_while_it_is_read_and_the_cards_say_so(page, annotator, width):
    page.set_viewport_size({"width": width, "height": 900})
    revision = make_revision(TEXT)
    make_job(revision, actor=annotator)
    page.goto(f"/articles/{revision.article_id}/")
    told = page.locator(".empty-cards")
    assert told.inner_text().startswith("The text is still to be read.")
    before = page.locator("#text").bounding_box()["y"]
    work(Job.objects.get())
    page.locator("#cards .thing").first.wait_for()
    assert page.locator("#text").bounding_box()["y"] == before
    page.locator("#counts a[data-show=rejected]").click()
    assert told.inner_text() == "Nothing of this sort is marked in the text."


def test_what_is_being_written_stays_and_what_was_found_is_offered(page, annotator):
    revision = make_revision(TEXT)
    make_job(revision, actor=annotator)
    page.goto(f"/articles/{revision.article_id}/")
    page.click("[data-new=quote]")
    page.locator("#new textarea").first.fill("Nobody asked us.")
    work(Job.objects.get())
    page.locator("#engine-state").get_by_role("link", name="Show it").wait_for()
    assert page.locator("#new textarea").first.input_value() == "Nobody asked us."
    page.select_option("#sure-level", "90")
    page.get_by_text("Save or cancel what you are writing first.").wait_for()
    assert page.locator("#new textarea").first.input_value() == "Nobody asked us."


def test_less_sure_proposals_are_hidden_at_once_by_keyboard(page, annotator):
    revision = make_revision(TEXT)
    make_job(revision, actor=annotator)
    work(Job.objects.get())
    revision.quotes.update(confidence=0.95)
    Claim.objects.update(confidence=0.6)
    page.goto(f"/articles/{revision.article_id}/")
    page.focus("#sure-level")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.locator("#unsure").get_by_text("less sure").wait_for()
    page.wait_for_function("document.querySelectorAll('#cards .claim-thing').length === 0")
    assert page.locator("#cards .quote-thing").count() == revision.quotes.count()
    assert "sure=" in page.url
    assert page.evaluate("document.activeElement.id") == "sure-level"


def test_a_job_is_called_off_and_tried_again_by_keyboard_and_followed(page, annotator):
    job = make_job(actor=annotator)
    page.goto("/jobs/")
    page.evaluate("window.loadedOnce = true")
    row = page.locator(f"#job-{job.pk}")
    page.focus(f"#job-{job.pk}-act")
    page.keyboard.press("Enter")
    row.get_by_role("button", name="Try again").wait_for()
    assert page.evaluate("document.activeElement.id") == f"job-{job.pk}-act"
    page.keyboard.press("Enter")
    row.get_by_role("button", name="Call off").wait_for()
    work(job)
    row.get_by_text("done", exact=True).wait_for()
    assert page.evaluate("window.loadedOnce")
