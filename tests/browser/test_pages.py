"""Every page: nothing that axe objects to, light and dark; no sideways scrolling when narrow."""

from datetime import UTC, datetime

import pytest

from annotations.desk.claims import add_appearance, reopen_claim
from annotations.desk.evidence import withdraw_evidence
from annotations.desk.extraction import propose
from annotations.desk.quotes import accept_quote, reject_quote
from annotations.models import Quote, Role
from tests.browser.steps import overflow, sign_in, violations
from tests.factories import (
    TEXT,
    answer_second,
    make_article,
    make_claim,
    make_evidence,
    make_job,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_scale,
    make_second_review,
    make_speaker,
    make_user,
    make_verdict,
    place,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = [
    "/",
    "/record/",
    "/search/?q=harbour",
    "/search/?q=zzz",
    "/articles/",
    "/articles/?q=harbour&since=never",
    "/articles/?q=zzz",
    "/articles/add/",
    "/articles/add/files/",
    "/articles/add/address/",
    "/articles/{article}/edit/",
    "/claims/",
    "/claims/?speaker={speaker}",
    "/claims/new/",
    "/claims/{claim}/",
    "/claims/{claim}/edit/",
    "/claims/{claim}/appearances/",
    "/claims/{claim}/appearances/?words=zzz",
    "/evidence/{evidence}/edit/",
    "/speakers/",
    "/speakers/new/",
    "/speakers/{speaker}/",
    "/speakers/{speaker}/edit/",
    "/outlets/",
    "/outlets/new/",
    "/outlets/{outlet}/edit/",
    "/scales/",
    "/account/",
    "/account/password/",
    "/export/",
    "/jobs/",
    "/articles/read/",
    "/revisions/{revision}/changes/",
    "/articles/{article}/?sure=80",
    "/claims/?sure=80",
    "/engine/",
    "/engine/agreement/",
]


@pytest.fixture
def desk(page):
    """A desk that has a little of everything; returns the numbers for the paths."""
    user = sign_in(page, make_user(Role.EDITOR))
    scale, other = make_scale("fact"), make_scale("quote")
    speaker = make_speaker("Marta Ilves", description="quay master", actor=user)
    make_speaker("M. Ilves", actor=user)
    Quote.objects.filter(pk=make_quote().pk).update(speaker_name="Bo Ek")
    claim = make_claim("She counted lorries.", kind="quote", speaker=speaker, actor=user)
    for day, text in enumerate((TEXT * 3, TEXT.replace("3,200", "3,300") + TEXT * 2), start=1):
        revision = make_revision(
            text, outlet=f"Outlet {day}", published_at=datetime(2026, 3, day, tzinfo=UTC)
        )
        proposed = make_proposed_quote(revision)
        Quote.objects.filter(pk=proposed.pk).update(speaker_name="Marta Ilves")
        heard = "We counted 3,200" if day == 1 else "We counted 3,300"
        quote = make_quote(revision, heard, speaker=speaker)
        spot = place(revision, heard)
        add_appearance(actor=user, claim=claim, revision=revision, place=spot, quote=quote)
    for stance in ("supports", "refutes", "context"):
        evidence = make_evidence(
            claim, stance=stance, actor=user, url="https://a.example/", excerpt="Words.", note="So."
        )
    withdraw_evidence(actor=user, evidence=make_evidence(claim, actor=user))
    for rating in ("true", "half"):
        claim.refresh_from_db()
        if claim.state == "decided":
            reopen_claim(actor=user, claim=claim)
        make_verdict(claim, actor=user, scale=other, rating=rating)
    make_verdict(make_claim(), actor=make_user("reviewer"), scale=scale)
    make_article("Une autre langue, a dit le maire.", language="fr", title="")
    _let_the_engine_work(revision, user)
    article = revision.article
    return {
        "article": article.pk,
        "outlet": article.outlet_id,
        "claim": claim.pk,
        "speaker": speaker.pk,
        "evidence": evidence.pk,
        "revision": revision.pk,
    }


def _let_the_engine_work(revision, user):
    """Read a text twice, otherwise each time; decide on two quotes; leave jobs of every state."""
    propose(actor=user, revision=revision)
    old, wrong, right = revision.quotes.filter(origin="machine").order_by("pk")[:3]
    Quote.objects.filter(pk=old.pk).update(polarity="denied")
    propose(actor=user, revision=revision)
    accept_quote(actor=user, quote=Quote.objects.get(pk=right.pk))
    reject_quote(actor=user, quote=Quote.objects.get(pk=wrong.pk))
    for state in ("failed", "cancelled", "done", "running", "queued"):
        make_job(make_revision(), actor=user, state=state)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_accessibility_violations(page, desk, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in PATHS:
        page.goto(path.format(**desk))
        page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        found[path] = violations(page)

    assert {path: what for path, what in found.items() if what} == {}


def test_pages_do_not_scroll_sideways_in_a_narrow_window(page, desk):
    page.set_viewport_size({"width": 390, "height": 844})
    wide = {}
    for path in PATHS:
        page.goto(path.format(**desk))
        wide[path] = overflow(page)

    assert {path: pixels for path, pixels in wide.items() if pixels > 0} == {}


def test_words_stay_whole_in_the_tables_of_a_narrow_window(page, desk):
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/speakers/", "/outlets/"):
        page.goto(path)
        table = page.locator("table").first
        assert table.evaluate("each => each.offsetWidth <= each.parentElement.clientWidth")
        broken = page.evaluate(
            """() => [...document.querySelectorAll("td, th")].flatMap((cell) => {
              const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
              const found = [];
              while (walker.nextNode()) {
                for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {
                  const range = document.createRange();
                  range.setStart(walker.currentNode, word.index);
                  range.setEnd(walker.currentNode, word.index + word[0].length);
                  if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) {
                    found.push(word[0]);
                  }
                }
              }
              return found;
            })"""
        )
        assert broken == []


def test_tables_of_figures_are_no_wider_than_a_narrow_window(page, desk):
    reviewers = [make_user(first_name=name) for name in ("Bartholomew", "Maximiliane")]
    scale = make_scale(code="figures")
    claim = make_second_review(scale=scale, actor=reviewers[0], rating="true")
    answer_second(claim, reviewers[1], scale=scale, rating="half")
    page.set_viewport_size({"width": 390, "height": 844})
    wide = {}
    for path in ("/engine/", "/engine/agreement/", "/reviews/agreement/"):
        page.goto(path)
        tables = page.locator("main table:not(.confusion)")
        assert tables.count() > 0
        wide[path] = tables.evaluate_all(
            "tables => tables.map(each => each.offsetWidth - each.parentElement.clientWidth)"
        )
    assert {path: max(pixels) for path, pixels in wide.items() if max(pixels) > 0} == {}


def test_ways_to_add_an_article_stand_in_one_row_of_a_narrow_window(page, desk):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/articles/add/")
    rows = page.locator("main .tabs > li").evaluate_all(
        "tabs => tabs.map(each => each.getBoundingClientRect().top)"
    )
    assert (len(rows), len(set(rows))) == (3, 1)


def test_a_box_to_tick_stands_beside_its_words_in_a_narrow_window(page, desk):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/articles/")
    field = page.locator(".field-check").first
    box, label = field.locator("input").bounding_box(), field.locator("label").bounding_box()
    assert box["x"] + box["width"] < label["x"]
    assert label["y"] - 4 <= box["y"] < label["y"] + label["height"]


def test_language_in_use_is_told_from_the_others_at_sight(page):
    page.goto("/sign-in/")
    weights = {
        button.inner_text(): button.evaluate("button => getComputedStyle(button).fontWeight")
        for button in page.locator("button[name=language]").all()
    }
    assert weights["English"] == "700"
    assert weights["Français"] != "700"


@pytest.mark.parametrize("path", ["/nowhere/", "/outlets/99999/edit/"])
def test_error_pages_have_no_accessibility_violations(page, path):
    sign_in(page, make_user(Role.EDITOR))
    page.goto(path)
    assert violations(page) == []
    page.errors.clear()  # the browser reports the 404
