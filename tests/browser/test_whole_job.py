"""An article becomes a checked claim, as one person does it, with scripts and without."""

import pytest
from playwright.sync_api import expect

from annotations.models import Appearance, Claim, Evidence, Quote, Role, Verdict
from tests.browser.steps import sign_in
from tests.factories import make_scale, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEARD = "We counted 3,200 lorries last year"
ARTICLE = f"""The harbour of Lindmouth will close in March, the council said on Tuesday.

“{HEARD},” said Marta Ilves, who runs the quay. 🚢"""


@pytest.fixture
def page_without_scripts(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def check_an_article(page):
    sign_in(page, make_user(Role.EDITOR))  # may decide on what they alone have brought
    make_scale("fact")
    make_scale("quote")
    page.goto("/")
    page.get_by_role("link", name="Add the first article").click()
    page.get_by_label("Text", exact=True).fill(ARTICLE)
    page.get_by_label("Headline").fill("Harbour closes")
    page.get_by_label("Outlet").fill("The Ledger")
    page.get_by_role("button", name="Add this text").click()
    expect(page.get_by_text("The article is on the desk.")).to_be_visible()

    card = page.locator(".quote-thing").filter(has_text=HEARD)
    card.locator("[formaction$='/accept/']").click()
    expect(card.locator(".badge-accepted")).to_be_visible()
    card.locator(".more summary").click()
    card.locator("[formaction$='/check/']").click()
    claim_card = page.locator(".claim-thing").filter(has_text=HEARD).last
    claim_card.get_by_role("link", name="Evidence and verdict").click()
    expect(page.locator("#appearances mark")).to_contain_text(HEARD)

    page.locator(".add-evidence > summary").click()
    page.get_by_label("supports").check()
    page.get_by_label("Title").fill("Recording of the interview")
    page.get_by_label("Origin").fill("Lindmouth FM")
    page.get_by_role("button", name="Add this evidence").click()
    expect(page.locator("#evidence .evidence-title")).to_have_text("Recording of the interview")

    page.locator(".choice").filter(has_text="Half true").locator("input").check()
    page.locator("#verdict-evidence input").check()
    page.get_by_label("Reasons").fill("The recording says 3,100.")
    page.get_by_role("button", name="Give this verdict").click()
    expect(page.locator("#claim-side .card .badge-verdict")).to_have_text("Half true")


def hold_what_was_done():
    quote = Quote.objects.get(state="accepted")
    appearance = Appearance.objects.get(claim__kind="quote")
    verdict = Verdict.objects.get()
    assert quote.words.startswith(HEARD)
    assert appearance.quote == quote
    assert (Claim.objects.get(kind="quote").state, verdict.claim) == (
        "decided",
        appearance.claim,
    )
    assert list(verdict.evidence.all()) == list(Evidence.objects.all())
    assert (verdict.rating.code, verdict.reasons) == ("half", "The recording says 3,100.")


def test_an_article_becomes_a_checked_claim(page):
    check_an_article(page)
    hold_what_was_done()


def test_an_article_becomes_a_checked_claim_without_scripts(page_without_scripts):
    check_an_article(page_without_scripts)
    hold_what_was_done()


def test_an_article_becomes_a_checked_claim_in_a_narrow_window(page):
    page.set_viewport_size({"width": 390, "height": 844})
    check_an_article(page)
    hold_what_was_done()
