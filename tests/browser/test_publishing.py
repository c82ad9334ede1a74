"""Fact-checks in a real browser: nothing that axe objects to, nothing blocked, and by keyboard."""

import pytest

from annotations.desk.corrections import withdraw_fact_check
from annotations.models import DeskSettings, FactCheck, Role
from tests.browser.steps import overflow, sign_in, violations
from tests.factories import a_worker, make_user
from tests.published import make_correction, make_decided_claim, make_draft, make_published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "A word after another, " * 20


@pytest.fixture
def pieces(page):
    DeskSettings.objects.create(pk=1, public_name="Lindmouth Checks")
    published = make_published(
        body=f"# Counted\n\n{LONG}\n\n| Year | Lorries |\n|---|--:|\n| 2025 | 2,914 |\n\n> {LONG}"
    )
    make_correction(published, kind="update", body=f"# Counted\n\nOtherwise. {LONG}")
    gone = make_published()
    withdraw_fact_check(actor=a_worker(Role.EDITOR), fact_check=gone, reason="We were wrong.")
    return FactCheck.objects.get(pk=published.pk), gone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_public_pages_pass_axe_and_fit_the_window(page, pieces, scheme, width):
    published, gone = pieces
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("", "corrections/", f"{published.slug}/", f"{gone.slug}/", "nothing/"):
        if address == "nothing/":
            page.errors.clear()
        page.goto(f"/checks/{address}")
        assert violations(page) == [], address
        assert overflow(page) <= 0, address
    page.errors.clear()  # the last of them is not there, which the console tells too


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_desk_pages_pass_axe_and_fit_the_window(page, pieces, scheme):
    published, _gone = pieces
    sign_in(page, make_user(Role.EDITOR))
    draft, embargoed = make_draft(), make_published(embargo=True)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 900})
    for address in (
        *("", f"{draft.pk}/", f"{draft.pk}/edit/", f"{draft.pk}/publish/", f"{embargoed.pk}/"),
        *(f"{published.pk}/correct/", f"{published.pk}/withdraw/"),
    ):
        page.goto(f"/fact-checks/{address}")
        assert violations(page) == [], address
        assert overflow(page) <= 0, address


def test_what_readers_will_see_of_a_correction_stands_clear_of_its_form(page, pieces):
    sign_in(page, make_user(Role.EDITOR))
    page.goto(f"/fact-checks/{pieces[0].pk}/correct/")
    notice = page.locator(".notice:has(+ .fact-check-desk)").bounding_box()
    desk = page.locator(".fact-check-desk").bounding_box()
    assert desk["y"] >= notice["y"] + notice["height"] + 8


def test_preview_follows_what_is_typed(page):
    writer = sign_in(page, make_user(Role.REVIEWER))
    draft = make_draft(make_decided_claim(), actor=writer)
    page.goto(f"/fact-checks/{draft.pk}/edit/")
    page.get_by_label("Text").fill("## Typed just now")
    page.locator("#preview").get_by_role("heading", name="Typed just now").wait_for()
    assert FactCheck.objects.get().body != "## Typed just now"
    page.get_by_role("button", name="Save the draft").press("Enter")
    page.get_by_text("The draft is saved.").wait_for()
    assert FactCheck.objects.get().body == "## Typed just now"


def test_printed_page_leaves_out_what_is_only_for_the_screen(page, pieces):
    published, _gone = pieces
    page.goto(f"/checks/{published.slug}/")
    page.emulate_media(media="print")
    assert page.locator(".masthead nav").is_hidden()
    assert page.locator(".public-foot").is_hidden()
    assert page.locator(".check-headline").is_visible()
