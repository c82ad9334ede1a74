"""The article page in a browser: selecting, keys, what is swapped, and without scripts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from annotations.desk.quotes import change_quote
from annotations.models import Quote, Role
from tests.factories import (
    PASSWORD,
    make_claim,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_user,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE = "🙂🙂 Le x\u0302 député a été clair : « On n’a jamais dit ça 👩‍🚒 », dit-il. אמר שלום לכולם."
"""A text in which browsers and Python count differently, with a combining accent that stays one."""


def sign_in(page, role=Role.REVIEWER):
    user = make_user(role)
    page.goto(reverse("annotations:sign_in"))
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    with page.expect_response(re.compile(r"/sign-in/$")):
        page.click("main button[type=submit]")
    page.errors.clear()  # the desk page is not what is looked at here
    return user


def open_article(page, revision, role=Role.REVIEWER, hash_=""):
    user = sign_in(page, role)
    page.goto(reverse("annotations:article", args=[revision.article_id]) + hash_)
    page.wait_for_function("window.htmx !== undefined")
    return user


def select(page, words, nth=0):
    """Select these words in the text, as a person's mouse would have."""
    page.evaluate(
        """([words, nth]) => {
          const text = document.getElementById("text");
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          const nodes = [];
          let all = "";
          while (walker.nextNode()) {
            nodes.push([walker.currentNode, all.length]);
            all += walker.currentNode.data;
          }
          let at = -1;
          for (let n = 0; n <= nth; n += 1) at = all.indexOf(words, at + 1);
          const before = (offset, end) => ([, start]) => (end ? start < offset : start <= offset);
          const find = (offset, end) => nodes.findLast(before(offset, end));
          const range = document.createRange();
          const [first, firstAt] = find(at, false);
          const [last, lastAt] = find(at + words.length, true);
          range.setStart(first, at - firstAt);
          range.setEnd(last, at + words.length - lastAt);
          document.getSelection().removeAllRanges();
          document.getSelection().addRange(range);
        }""",
        [words, nth],
    )


def no_violations(page):
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("words", ["On n’a jamais dit ça 👩‍🚒", "été clair", "אמר שלום"])
def test_a_selection_becomes_a_quote_at_its_code_points(page, words):
    revision = make_revision(WIDE, language="fr")
    open_article(page, revision)
    select(page, words)
    page.keyboard.press("n")
    page.locator("#new [type=submit]").click()
    expect(page.locator("#cards .words")).to_have_text([words])
    quote = Quote.objects.get()
    assert (quote.start, quote.end) == (WIDE.index(words), WIDE.index(words) + len(words))
    assert page.locator("#text mark.quote").all_inner_texts() == [words]


def test_a_selection_over_french_marks_keeps_the_words_of_the_text(page):
    revision = make_revision(WIDE, language="fr")
    open_article(page, revision)
    select(page, "clair\u00a0: «\u00a0On n’a jamais")  # as the page shows it
    page.keyboard.press("n")
    page.locator("#new [type=submit]").click()
    expect(page.locator("#cards > .thing")).to_have_count(1)
    assert Quote.objects.get().words == "clair : « On n’a jamais"


def test_a_selection_over_other_marks_and_paragraphs_keeps_its_place(page):
    text = "🙂 One “two” three.\n\nFour 👩‍🚒 five “six” seven."
    revision = make_revision(text)
    make_quote(revision, "two")
    make_quote(revision, "six")
    open_article(page, revision)
    select(page, "two” three.\nFour 👩‍🚒 five “six")
    page.keyboard.press("c")
    page.locator("#new [type=submit]").click()
    expect(page.locator("#cards > .claim-thing")).to_have_count(1)
    claimed = revision.appearances.get()
    assert (claimed.start, claimed.exact) == (text.index("two"), text[7 : text.index("six") + 3])


def test_the_mouse_alone_marks_a_quote(page):
    revision = make_revision("Ann said no.")
    open_article(page, revision)
    page.locator("#text p").dblclick(position={"x": 8, "y": 12})
    page.locator("#selection [data-new=quote]").click()
    page.locator("#new [type=submit]").click()
    expect(page.locator("#cards .words")).to_have_text(["Ann"])


def test_the_title_of_a_new_form_is_seen_wherever_the_cards_stand(page):
    revision = make_revision("\n\n".join(f"Line {n} of a long text." for n in range(30)))
    for number in range(30):
        make_quote(revision, f"Line {number} of a long text.")
    page.emulate_media(reduced_motion="reduce")
    open_article(page, revision)
    page.locator("#panel").evaluate("each => each.scrollTo(0, 1500)")
    page.keyboard.press("c")
    title = page.locator("#new .form-title")
    head = page.locator(".panel-head").bounding_box()
    expect(title).to_be_in_viewport(ratio=1)
    assert title.bounding_box()["y"] >= head["y"] + head["height"]


def test_the_way_to_take_a_selection_stands_in_line_with_its_label_in_a_narrow_window(page):
    page.set_viewport_size({"width": 390, "height": 844})
    quote = make_quote()
    open_article(page, quote.revision)
    page.locator(f"#quote-{quote.pk} [data-act=edit]").click()
    page.locator("[data-form]").wait_for()
    apart = page.locator(".place .spread").evaluate_all(
        """rows => rows.filter((row) => row.offsetParent).map((row) => {
          const [label, button] = [...row.children].map((each) => each.getBoundingClientRect());
          return button.top >= label.bottom || button.right > row.getBoundingClientRect().right;
        })"""
    )
    assert len(apart) > 4
    assert not any(apart)


def test_the_bar_of_a_selection_covers_no_field(page):
    revision = make_revision("A long line of words that goes on to the edge. " * 12 + "The end.")
    open_article(page, revision)
    page.keyboard.press("c")
    expect(page.locator("#new textarea").first).to_be_focused()
    paper = page.locator(".paper").bounding_box()
    for words in ("goes on to the edge. " + "A long line of words", "The end."):
        select(page, words)
        page.keyboard.press("Shift")
        bar = page.locator("#selection").bounding_box()
        assert bar["x"] + bar["width"] <= paper["x"] + paper["width"]
        assert bar["y"] + bar["height"] <= paper["y"] + paper["height"]


def test_words_typed_are_marked_without_a_mouse(page):
    revision = make_revision("No. He said no. No.")
    open_article(page, revision)
    page.keyboard.press("n")
    expect(page.locator("#new textarea").first).to_be_focused()
    page.keyboard.type("No")
    page.locator("#new [type=submit]").press("Enter")
    page.get_by_role("radio").nth(1).check()
    page.locator("#new [type=submit]").press("Enter")
    expect(page.locator("#cards > .thing")).to_have_count(1)
    assert Quote.objects.get().start == 16
    page.errors.clear()  # the browser reports the 422 that asked which place is meant


def test_a_quote_that_is_there_already_is_shown_and_what_was_typed_stays(page):
    revision = make_revision("“No,” said Ann Lee. “Never.”")
    quote = make_quote(revision, "Never.")
    open_article(page, revision, hash_="?show=todo")
    page.keyboard.press("n")
    expect(page.locator("#new textarea").first).to_be_focused()
    page.keyboard.type("Never.")
    page.locator("#new [type=submit]").press("Enter")
    page.get_by_role("link", name="Show it").click()
    card = page.locator(f"#quote-{quote.pk}")
    expect(card).to_be_focused()
    expect(page.locator("#text mark.current")).to_have_text("Never.")
    expect(page.locator("#new textarea").first).to_have_value("Never.")
    page.errors.clear()  # the browser reports the 422 that told of it


def test_keys_accept_and_reject_and_go_on_to_the_next(page):
    revision = make_revision()
    first = make_proposed_quote(revision, "We counted 3,200 lorries last year,")
    second = make_proposed_quote(revision, "Nobody asked us.")
    third = make_proposed_quote(revision, "the vote was nine to four")
    open_article(page, revision)
    page.keyboard.press("j")
    expect(page.locator(f"#quote-{first.pk}")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(f"#quote-{second.pk}")).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.type("a headline")
    page.keyboard.press("Enter")
    expect(page.locator(f"#quote-{third.pk}")).to_be_focused()
    expect(page.locator("#live")).to_have_text("Quote rejected.")
    decided = Quote.objects.order_by("pk").values_list("state", "decision_reason")
    assert list(decided) == [("accepted", ""), ("rejected", "a headline"), ("proposed", "")]


def test_a_reason_is_typed_right_after_a_click_on_reject(page):
    quote = make_proposed_quote(make_revision(), "Nobody asked us.")
    open_article(page, quote.revision)
    page.locator(f"#quote-{quote.pk} .reject summary").click()
    expect(page.locator(f"#quote-{quote.pk} [name=reason]")).to_be_focused()
    page.keyboard.type("an echo")
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_have_text("Quote rejected.")
    quote.refresh_from_db()
    assert (quote.state, quote.decision_reason) == ("rejected", "an echo")


def test_the_second_of_two_quick_clicks_meets_nothing_else(page):
    revision = make_revision()
    quotes = [
        make_proposed_quote(revision, "We counted 3,200 lorries last year,"),
        make_proposed_quote(revision, "Nobody asked us."),
        make_proposed_quote(revision, "the vote was nine to four"),
    ]
    open_article(page, revision)
    page.get_by_role("link", name="To do").click()
    reject = page.locator(f"#quote-{quotes[0].pk} .reject summary")
    before = reject.bounding_box()
    reject.dblclick()
    expect(page.locator(f"#quote-{quotes[0].pk} [name=reason]")).to_be_focused()
    expect(page.locator("[data-form]")).to_have_count(0)
    assert reject.bounding_box() == before
    page.locator(f"#quote-{quotes[0].pk} [formaction$='/reject/']").dblclick()
    expect(page.locator("#cards > .thing:visible")).to_have_count(2)
    page.locator(f"#quote-{quotes[1].pk} [formaction$='/accept/']").dblclick()
    expect(page.locator("#cards > .thing:visible")).to_have_count(1)
    assert list(Quote.objects.order_by("pk").values_list("state", flat=True)) == [
        "rejected",
        "accepted",
        "proposed",
    ]


def test_a_card_with_long_words_is_decided_by_the_first_press(page):
    revision = make_revision("\n\n".join(f"{n}, he said, " + "and on " * 60 for n in range(9)))
    for number in range(9):
        make_proposed_quote(revision, f"{number}, he said, " + "and on " * 59 + "and on")
    open_article(page, revision)
    accept = page.locator("#cards > .thing").nth(1).locator("[formaction$='/accept/']")
    accept.scroll_into_view_if_needed()
    box = accept.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    assert accept.bounding_box()["y"] == pytest.approx(box["y"], abs=1)  # pressed in
    page.mouse.up()
    expect(page.locator(".badge-accepted")).to_be_visible()
    reject = page.locator("#cards > .thing").nth(4).locator(".reject summary")
    reject.scroll_into_view_if_needed()
    before = reject.bounding_box()
    reject.click()
    expect(page.locator("#cards > .thing").nth(4).locator("[name=reason]")).to_be_focused()
    assert reject.bounding_box()["y"] == pytest.approx(before["y"], abs=1)


def test_a_key_held_down_decides_once(page):
    revision = make_revision()
    make_proposed_quote(revision, "We counted 3,200 lorries last year,")
    second = make_proposed_quote(revision, "Nobody asked us.")
    open_article(page, revision)
    page.keyboard.press("j")
    page.keyboard.down("a")
    expect(page.locator(f"#quote-{second.pk}")).to_be_focused()
    page.keyboard.down("a")  # as the keyboard repeats it
    page.keyboard.up("a")
    page.wait_for_function("!document.querySelector('.htmx-request')")
    second.refresh_from_db()
    assert second.state == "proposed"


def test_an_act_does_not_move_the_page(page):
    revision = make_revision("\n\n".join(f"Line {n} of a long text." for n in range(120)))
    make_proposed_quote(revision, "Line 60 of a long text.")
    page.emulate_media(reduced_motion="reduce")
    open_article(page, revision)
    page.keyboard.press("j")
    before = page.evaluate("window.scrollY")
    page.locator("[formaction$='/accept/']").click()
    expect(page.locator(".badge-accepted")).to_be_visible()
    assert before > 0
    assert page.evaluate("window.scrollY") == before


def test_edit_by_mouse_brings_the_marked_words_into_sight_and_moves_nothing_more(page):
    revision = make_revision("\n\n".join(f"Line {n} of a long text." for n in range(120)))
    quote = make_quote(revision, "Line 60 of a long text.")
    page.emulate_media(reduced_motion="reduce")
    open_article(page, revision)
    page.locator(f"#quote-{quote.pk} [data-act=edit]").click()
    expect(page.locator("[data-form]")).to_be_visible()
    expect(page.locator("#text mark.quote")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-form] [data-take]").first).to_be_in_viewport()
    before = page.evaluate("window.scrollY")
    # Sent, not clicked: a click of the browser's driver may itself scroll to what it clicks.
    page.locator("[data-cancel]").dispatch_event("click")
    expect(page.locator("[data-form]")).to_have_count(0)
    page.locator(f"#quote-{quote.pk} [data-act=edit]").dispatch_event("click")
    expect(page.locator("[data-form] [type=submit]")).to_be_focused()
    assert before > 0
    assert page.evaluate("window.scrollY") == before


def test_a_click_on_overlapping_marks_goes_from_card_to_card(page):
    revision = make_revision("One two three four.")
    quote = make_quote(revision, "One two three")
    claim = make_claim(revision=revision, words="two three four")
    open_article(page, revision)
    shared = page.locator("mark.quote.claim")
    expect(shared).to_have_text("two three")
    shared.click()
    expect(page.locator(f"#quote-{quote.pk}")).to_have_attribute("aria-current", "true")
    shared.click()
    expect(page.locator(f"#claim-{claim.pk}")).to_have_attribute("aria-current", "true")


def test_the_filter_shows_one_sort_and_a_reload_keeps_it(page):
    revision = make_revision()
    make_quote(revision)
    waiting = make_proposed_quote(revision)
    open_article(page, revision)
    page.get_by_role("link", name="To do").click()
    expect(page.locator("#cards > .thing:visible")).to_have_count(1)
    page.reload()
    expect(page.locator("#cards > .thing:visible")).to_have_attribute("id", f"quote-{waiting.pk}")


def test_an_edit_that_comes_too_late_shows_both_and_saves_when_insisted(page):
    quote = make_quote()
    open_article(page, quote.revision, hash_=f"#quote-{quote.pk}")
    page.keyboard.press("e")
    page.locator(".thing textarea").first.fill("We counted 3,200 lorries")
    change_quote(actor=make_user(), quote=quote, kind="mixed")
    page.locator(".thing [type=submit]").click()
    expect(page.locator(".theirs")).to_contain_text("mixed")
    expect(page.locator(".thing textarea").first).to_have_value("We counted 3,200 lorries")
    page.locator(".thing [type=submit]").click()
    expect(page.locator("#cards .words")).to_have_text(["We counted 3,200 lorries"])
    page.errors.clear()  # the browser reports the 409 of the refused edit


def test_how_it_was_said_and_to_whom_is_told_by_keyboard_and_from_the_selection(page):
    revision = make_revision("Ann Lee denied to Wire that the weir leaks.")
    quote = make_quote(revision, "that the weir leaks")
    open_article(page, revision, hash_=f"#quote-{quote.pk}")
    page.keyboard.press("e")
    page.get_by_label("How it was said").focus()
    page.keyboard.press("d")  # as in every list of choices
    select(page, "Wire")
    field = page.locator("[data-place]", has=page.locator("[name=addressee_words]"))
    field.get_by_role("button", name="Take the selection").click()
    page.locator(".thing [type=submit]").press("Enter")
    card = page.locator(f"#quote-{quote.pk}")
    expect(card.locator(".badge").first).to_have_text("denied")
    expect(card.locator(".who")).to_contain_text("said to: Wire")
    expect(page.locator("#text mark.addressee")).to_have_text("Wire")


def test_what_is_wrong_far_down_in_a_form_is_brought_into_sight(page):
    quote = make_quote()
    open_article(page, quote.revision, hash_=f"#quote-{quote.pk}")
    page.keyboard.press("e")
    page.locator("[name=cue_words]").fill("nobody wrote this")
    page.locator(".thing [type=submit]").click()
    expect(page.locator(".thing .errorlist")).to_be_in_viewport()
    expect(page.locator("[name=cue_words]")).to_be_focused()
    page.errors.clear()  # the browser reports the 422 of the refused edit


def test_escape_gives_an_edit_up(page):
    quote = make_quote()
    open_article(page, quote.revision, hash_=f"#quote-{quote.pk}")
    page.keyboard.press("e")
    page.locator(".thing textarea").first.press("Escape")
    expect(page.locator(".thing [data-form]")).to_have_count(0)
    expect(page.locator("#cards .words")).to_have_text([quote.words])


def test_text_is_left_out_and_brought_back(page):
    revision = make_revision("News.\n\nBuy our tea.")
    open_article(page, revision)
    select(page, "Buy our tea.")
    page.keyboard.press("x")
    page.locator("#new [type=submit]").click()
    expect(page.locator(".text .left-out")).to_have_text("Buy our tea.")
    page.get_by_role("button", name="Bring back").click()
    expect(page.locator(".text .left-out")).to_have_count(0)


def test_a_reader_has_no_controls_and_no_keys_that_act(page):
    quote = make_proposed_quote()
    open_article(page, quote.revision, role=Role.READER)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("n")
    expect(page.locator("#reading").get_by_role("button")).to_have_count(0)
    quote.refresh_from_db()
    assert quote.state == "proposed"


def test_switch_of_the_keys_stands_apart_from_its_words(page):
    open_article(page, make_revision())
    page.keyboard.press("?")
    box = page.locator("#keys-on").bounding_box()
    words = page.locator("label[for=keys-on]").bounding_box()
    gap = words["x"] - (box["x"] + box["width"])
    assert 6 <= gap <= 12


def test_keys_can_be_switched_off_for_good(page):
    quote = make_proposed_quote()
    open_article(page, quote.revision)
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator(".thing[aria-current]")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_and_its_forms_have_no_accessibility_violations(page, scheme):
    revision = make_revision("News.\n9 Comments\n\n“We counted 3,200,” said Ann Lee.")
    quote = make_quote(revision, "We counted 3,200,", cue="said", sources=["Ann Lee"])
    make_proposed_quote(revision, "3,200")
    make_claim(revision=revision, words="We counted 3,200,", state="proposed")
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_article(page, revision)
    page.locator(".legend summary").click()
    no_violations(page)
    page.locator(f"#quote-{quote.pk} [data-act=edit]").click()
    expect(page.locator("[data-form]")).to_have_count(1)
    page.locator("#panel [data-new=claim]").click()
    expect(page.locator("[data-form]")).to_have_count(2)
    no_violations(page)


def test_what_the_server_refuses_is_said_and_changes_nothing(page):
    quote = make_proposed_quote()
    user = open_article(page, quote.revision)
    user.role = Role.READER  # as an administrator may decide while the page is open
    user.save()
    page.locator("[formaction$='/accept/']").click()
    expect(page.locator("#trouble")).to_have_text(
        "Your role does not allow this. Nothing was changed."
    )
    expect(page.locator(".thing")).to_have_attribute("data-state", "proposed")
    page.errors.clear()  # the browser reports the 403


def test_who_was_signed_out_meanwhile_is_led_to_the_door(page):
    quote = make_proposed_quote()
    open_article(page, quote.revision)
    page.context.clear_cookies(name="sessionid")
    page.locator("[data-act=edit]").click()
    expect(page).to_have_url(re.compile("/sign-in/"))
    page.errors.clear()


def test_a_narrow_window_scrolls_one_way_only_and_reaches_the_cards(page):
    page.set_viewport_size({"width": 390, "height": 844})
    revision = make_revision()
    quote = make_proposed_quote(revision)
    open_article(page, revision)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(f'mark[data-cards="quote-{quote.pk}"]').first.click()
    expect(page.locator(f"#quote-{quote.pk}")).to_be_in_viewport()
    page.locator(f"#quote-{quote.pk} [formaction$='/accept/']").click()
    expect(page.locator(f"#quote-{quote.pk}")).to_have_attribute("data-state", "accepted")
    no_violations(page)


def test_the_whole_work_is_done_without_scripts(chromium, live_server):
    revision = make_revision("“No,” said Ann Lee. “Never,” she said. No.")
    waiting = make_proposed_quote(revision, "Never,")
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.errors = []
    sign_in(page)
    page.goto(reverse("annotations:article", args=[revision.article_id]))
    page.locator(f"#quote-{waiting.pk} [formaction$='/accept/']").click()
    page.get_by_role("link", name="New quote").click()
    page.locator("textarea").first.fill("No")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("radio").first.check()
    page.get_by_label("Speaker (optional)", exact=True).fill("Ann Lee")
    page.get_by_label("If the speaker is new").select_option("person")
    page.get_by_label("How it was said").select_option("denied")
    page.get_by_label("Who was told").fill("she")
    page.get_by_role("button", name="Save").click()
    made = revision.quotes.exclude(pk=waiting.pk).get()
    assert page.url.endswith(f"#quote-{made.pk}")
    assert (made.start, made.words, made.speaker.name) == (1, "No", "Ann Lee")
    assert (made.polarity, made.addressee.exact) == ("denied", "she")
    page.locator(f"#quote-{made.pk} .reject summary").click()
    page.locator(f"#quote-{made.pk} [name=reason]").fill("too short")
    page.locator(f"#quote-{made.pk} [formaction$='/reject/']").click()
    made.refresh_from_db()
    waiting.refresh_from_db()
    assert (made.state, made.decision_reason, waiting.state) == (
        "rejected",
        "too short",
        "accepted",
    )
    context.close()
