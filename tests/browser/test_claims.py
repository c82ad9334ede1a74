"""The page of a claim in a browser: what comes anew and what stays."""

import re

import pytest
from playwright.sync_api import expect

from annotations.desk.claims import change_claim, reopen_claim
from annotations.models import Claim, Evidence, RatingScale, Role, User
from tests.browser.steps import overflow, sign_in, violations
from tests.factories import (
    choose,
    make_claim,
    make_evidence,
    make_scale,
    make_speaker,
    make_user,
    make_verdict,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def claim(page):
    user = sign_in(page, make_user(Role.REVIEWER))
    make_scale("fact")
    claim = make_claim("The harbour closed.", actor=user)
    make_evidence(claim, title="First report", actor=user)
    page.goto(f"/claims/{claim.pk}/")
    return claim


def add(page, title):
    page.locator(".add-evidence > summary").click()
    page.get_by_label("refutes").check()
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Add this evidence").click()


def test_adding_evidence_keeps_the_verdict_that_is_being_written(page, claim):
    page.locator(".choice").nth(1).locator("input").check()
    page.locator("#verdict-evidence input").check()
    page.get_by_label("Reasons").fill("Half written")

    add(page, "Second report")

    boxes = page.locator("#verdict-evidence input")
    expect(boxes).to_have_count(2)
    # The ticks are put back a moment after the new list stands.
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    expect(page.get_by_label("Reasons")).to_have_value("Half written")
    expect(page.locator(".choice").nth(1).locator("input")).to_be_checked()
    expect(page.locator("#live")).to_have_text("The evidence is added.")
    expect(page.locator("#claim-side .record li").first).to_contain_text("added evidence")


def test_adding_evidence_ticks_nothing_again_that_was_unticked(page, claim):
    proof = Evidence.objects.get()
    reviewer = User.objects.get(role=Role.REVIEWER)
    choose(gate_own_evidence="warn")
    make_verdict(claim, actor=reviewer, scale=RatingScale.objects.get(), evidence=[proof])
    reopen_claim(actor=reviewer, claim=Claim.objects.get())
    page.reload()
    boxes = page.locator("#verdict-evidence input")
    expect(boxes).to_be_checked()
    boxes.uncheck()

    add(page, "Second report")

    expect(boxes).to_have_count(2)
    expect(page.locator("#live")).to_have_text("The evidence is added.")  # said once all is done
    assert [box.is_checked() for box in boxes.all()] == [False, False]


def test_adding_evidence_does_not_move_the_page(page, claim):
    page.locator(".add-evidence > summary").click()
    page.get_by_label("refutes").check()
    page.get_by_label("Title").fill("Second report")
    page.get_by_role("button", name="Add this evidence").scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    page.get_by_role("button", name="Add this evidence").click()
    expect(page.locator("#evidence .evidence-title")).to_have_count(2)
    assert page.evaluate("window.scrollY") <= before


def test_evidence_refused_stays_typed_beside_its_reason(page, claim):
    page.locator(".add-evidence > summary").click()
    page.get_by_label("refutes").check()
    page.get_by_label("Title").fill("Second report")
    page.get_by_label("Published on").fill("0001-01-01")
    page.locator("#evidence").get_by_label("Note").fill("Kept.")
    page.get_by_role("button", name="Add this evidence").evaluate(
        "button => button.form.noValidate = true"
    )
    page.get_by_label("Address").fill("javascript:alert(1)")
    page.get_by_role("button", name="Add this evidence").click()

    expect(page.locator("#evidence .errorlist")).to_have_text("Enter a valid URL.")
    expect(page.locator("#evidence .errorlist")).to_be_in_viewport()
    expect(page.locator("#evidence").get_by_label("Note")).to_have_value("Kept.")
    assert Evidence.objects.count() == 1


def test_a_speaker_is_suggested_while_the_name_is_typed(page, claim):
    for number in range(40):
        make_speaker(f"Person {number:02}")
    make_speaker("Zoé Last", description="mayor")
    page.goto(f"/claims/{claim.pk}/edit/")

    page.get_by_label("Speaker (optional)").press_sequentially("last")

    option = page.locator("datalist option")
    expect(option).to_have_count(1)
    expect(option).to_have_attribute("value", "Zoé Last (mayor)")


def test_an_edit_that_comes_too_late_shows_both_and_saves_when_insisted(page, claim):
    page.goto(f"/claims/{claim.pk}/edit/")
    page.get_by_label("Statement").fill("The harbour closed in March.")
    change_claim(actor=make_user(), claim=claim, statement="The port closed.")

    page.get_by_role("button", name="Save").click()
    expect(page.locator(".theirs")).to_contain_text("The port closed.")
    expect(page.get_by_label("Statement")).to_have_value("The harbour closed in March.")
    assert violations(page) == []
    page.get_by_role("button", name="Save this").click()

    expect(page).to_have_url(re.compile(rf"/claims/{claim.pk}/$"))
    assert Claim.objects.get().statement == "The harbour closed in March."
    page.errors.clear()  # the browser reports the 409 of the refused edit


def test_two_editors_at_once_see_both_texts_and_nothing_is_overwritten(page, claim, chromium):
    context = chromium.new_context(base_url=page.context.pages[0].url.split("/claims/")[0])
    context.set_default_timeout(10_000)
    other = context.new_page()
    for each in (page, other):
        sign_in(each, make_user(Role.EDITOR))
        each.goto(f"/claims/{claim.pk}/edit/")
    page.get_by_label("Statement").fill("The harbour closed in March.")
    other.get_by_label("Statement").fill("The port closed in May.")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile(rf"/claims/{claim.pk}/$"))
    other.get_by_role("button", name="Save").click()

    theirs, mine = other.locator(".theirs"), other.get_by_label("Statement")
    expect(theirs).to_contain_text("The harbour closed in March.")
    expect(other.locator(".yours")).to_contain_text("The port closed in May.")
    expect(mine).to_have_value("The port closed in May.")
    assert Claim.objects.get().statement == "The harbour closed in March."
    beside = other.evaluate(
        "() => { const [a, b] = ['.theirs', '.yours'].map("
        "s => document.querySelector(s).getBoundingClientRect());"
        "return a.right <= b.left || b.right <= a.left }"
    )
    assert beside
    context.close()


def test_a_claim_is_rejected_by_keyboard_alone(page, claim):
    page.get_by_text("Reject", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Not for this desk")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".badge-rejected")).to_be_visible()
    assert Claim.objects.get().decision_reason == "Not for this desk"


def test_an_open_menu_closes_by_escape(page, claim):
    page.get_by_text("Reject", exact=True).click()
    expect(page.get_by_role("button", name="Reject the claim")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Reject the claim")).to_be_hidden()


def test_verdict_that_is_refused_comes_back_in_sight_with_the_keyboard_in_it(page, claim):
    page.locator(".choice").nth(1).locator("input").check()
    page.evaluate("document.querySelector('#verdict form').noValidate = true")
    page.get_by_role("button", name="Give this verdict").click()
    reasons = page.get_by_label("Reasons")
    expect(reasons).to_be_focused()
    expect(reasons).to_be_in_viewport()
    assert violations(page) == []


def test_keyboard_stays_in_the_part_that_it_worked_in(page, claim):
    page.locator("#questions .add-part > summary").press("Enter")
    page.get_by_label("Question", exact=True).fill("Who counted?")
    page.get_by_role("button", name="Ask it").press("Enter")
    expect(page.locator("#questions .messages")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#questions li .button").first).to_be_focused()
    assert violations(page) == []


def test_comment_is_written_by_its_label(page, claim):
    page.get_by_label("Comment", exact=True).fill("Is there a newer count?")
    page.get_by_role("button", name="Comment", exact=True).press("Enter")
    expect(page.locator("#comments .messages")).to_be_focused()
    expect(page.locator("#comments .thread")).to_contain_text("Is there a newer count?")


@pytest.mark.parametrize("act", ["Keep out", "Reject", "Give it back"])
def test_forms_of_the_review_stay_in_a_narrow_window(page, claim, act):
    page.set_viewport_size({"width": 390, "height": 900})
    page.get_by_role("button", name="Take it to review").click()
    page.locator("#state summary", has_text=act).click()
    assert overflow(page) <= 0
