"""What nobody alters: the pages say why, and what is sent to them changes nothing."""

import pytest

from annotations.models import Article, RatingScale
from tests import factories

from .browse import Browser
from .furnishing import furnish

pytestmark = pytest.mark.django_db

GUARDED = {
    "revision": (
        {"text": "Other words.", "title": "X", "length": 3},
        "A text is never changed",
    ),
    "verdict": ({"reasons": "Bought.", "rating": 1}, "A submitted verdict is never altered."),
    "event": ({"verb": "nothing.happened", "data": "{}"}, "The record is written once"),
    "ratingscale": ({"code": "mine", "names": "en: Mine"}, "A published scale is frozen"),
    "rating": ({"code": "mine", "labels": "en: Mine"}, "A label belongs to its scale"),
    "quotespan": ({"exact": "Other words.", "start": 0}, "A place belongs to its quote"),
    "appearance": ({"exact": "Other words.", "start": 0}, "Where a claim stands is not altered"),
    "excludedrange": ({"start": 0, "kind": "advert"}, "What is left out of a text is not altered"),
    "job": ({"state": "done", "progress": 1}, "A job is the tool’s own work"),
    "trainedmodel": ({"state": "active", "better": ""}, "A trained model is never altered."),
    "revisionsketch": ({"value": 7}, "The tool keeps these fingerprints"),
}

each_guarded = pytest.mark.parametrize("name", GUARDED)


@each_guarded
def test_guarded_page_says_why_and_offers_nothing_to_save(as_administrator, name):
    row = furnish(1)[name]
    page = as_administrator.open(f"annotations/{name}/{row.pk}/change/")
    sentences = [each.text_content() for each in page.find("//form/p[@class='help']")]
    assert [each for each in sentences if each.startswith(GUARDED[name][1])] == sentences[:1]
    assert page.find("//input[@type='submit']") == []


@each_guarded
def test_what_is_sent_to_a_guarded_page_changes_nothing(as_administrator, name):
    row = furnish(1)[name]
    before = type(row).objects.filter(pk=row.pk).values().get()
    page = as_administrator.post(f"annotations/{name}/{row.pk}/change/", **GUARDED[name][0])
    assert page.status == 403
    assert type(row).objects.filter(pk=row.pk).values().get() == before


def test_guarded_columns_of_rows_that_are_changed_are_not_read_from_the_form(as_reviewer):
    quote = factories.make_proposed_quote()
    claim = factories.make_claim(state="proposed")
    article = quote.revision.article
    as_reviewer.send(f"annotations/quote/{quote.pk}/change/", state="accepted", start=0)
    as_reviewer.send(f"annotations/claim/{claim.pk}/change/", state="decided", created_by=1)
    as_reviewer.send(f"annotations/article/{article.pk}/change/", state="withdrawn")
    for row in (quote, claim, article):
        assert type(row).objects.get(pk=row.pk).state == row.state


def test_verdicts_under_a_claim_are_not_altered_from_its_page(as_reviewer, reviewer):
    verdict = factories.make_verdict(actor=reviewer)
    form = {"verdicts-0-reasons": "Bought.", "verdicts-0-id": verdict.pk}
    as_reviewer.send(f"annotations/claim/{verdict.claim_id}/change/", **form)
    verdict.refresh_from_db()
    assert verdict.reasons == "The annual report says so."


def test_another_reviewers_verdict_is_withdrawn_by_nobody_else(as_administrator):
    verdict = factories.make_verdict()
    address = f"annotations/verdict/{verdict.pk}/act/withdraw/"
    page = as_administrator.post(address, reason="I know better.")
    verdict.refresh_from_db()
    assert (page.status, verdict.state) == (403, "submitted")


def test_scale_is_drawn_up_with_its_labels_then_published_and_frozen(as_editor):
    labels = {"true": 3, "half": 2, "false": 1, "unproven": ""}
    rows = {}
    for number, (code, value) in enumerate(labels.items()):
        rows[f"ratings-{number}-code"] = code
        rows[f"ratings-{number}-value"] = value
        rows[f"ratings-{number}-labels"] = f"en: {code.title()}\nfr: {code.upper()}"
    form = {"code": "truth", "names": "en: Truth\nfr: Vérité", "best": 3, "worst": 1}
    page = as_editor.send("annotations/ratingscale/add/", **form, claim_kind="fact", **rows)
    assert page.status == 302
    scale = RatingScale.objects.get()
    assert scale.names == {"en": "Truth", "fr": "Vérité"}
    assert list(scale.ratings.values_list("code", "value")) == [
        ("true", 3),
        ("half", 2),
        ("false", 1),
        ("unproven", None),
    ]
    assert as_editor.send(f"annotations/ratingscale/{scale.pk}/act/publish/").status == 302
    scale.refresh_from_db()
    assert scale.published_at is not None
    assert as_editor.open(f"annotations/ratingscale/{scale.pk}/change/").acts == ["Retire"]


def test_scale_with_a_value_that_has_no_label_is_refused_with_a_sentence(as_editor):
    form = {"code": "truth", "names": "en: Truth", "best": 3, "worst": 1, "claim_kind": "fact"}
    rows = {"ratings-0-code": "true", "ratings-0-value": 3, "ratings-0-labels": "en: True"}
    page = as_editor.send("annotations/ratingscale/add/", **form, **rows)
    assert (page.status, RatingScale.objects.count()) == (200, 0)
    assert page.errors == ["Each value from 1 to 3 needs one label."]


def test_label_without_a_language_is_refused_with_a_sentence(as_editor):
    form = {"code": "truth", "names": "Truth", "best": 3, "worst": 1, "claim_kind": "fact"}
    page = as_editor.send("annotations/ratingscale/add/", **form)
    assert "“Truth” names no language. Write each line like “en: True”." in page.errors


def test_reader_who_is_nobody_here_changes_nothing(client, reader):
    article = factories.make_article(title="Harbour")
    Browser(client, reader).post(f"annotations/article/{article.pk}/change/", title="X")
    assert Article.objects.get().title == "Harbour"
