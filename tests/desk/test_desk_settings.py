"""What a desk chooses about itself, and that the engine keeps to it."""

import math

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from annotations.desk.desk_settings import change_desk_settings, read_desk_settings
from annotations.desk.drafts import ArticleDraft
from annotations.desk.errors import StaleVersion
from annotations.desk.extraction import propose
from annotations.desk.intake import add_article
from annotations.desk.tools import Tools
from annotations.extraction.equipment import BARE, LANGUAGES, Equipment
from annotations.models import Appearance, Claim, DeskSettings, Event, Quote, Revision
from tests import factories

from .test_concurrency import PEOPLE, at_once, sorts

pytestmark = pytest.mark.django_db


def choose(actor, **choices) -> DeskSettings:
    return change_desk_settings(actor=actor, desk_settings=read_desk_settings(), **choices)


def test_new_desk_reads_everything_with_the_best_there_is():
    chosen = read_desk_settings()
    assert (chosen.extraction_engine, chosen.extraction_languages) == ("best", [])
    assert (chosen.quote_threshold, chosen.claim_threshold) == (0, 0)
    assert chosen.extract_at_intake
    assert DeskSettings.objects.count() == 0  # asking stores nothing


def test_change_is_kept_and_told_with_what_was_before(editor):
    choose(editor, extraction_languages=["FR", "en-GB", "fr"], quote_threshold=0.5)
    stored = DeskSettings.objects.get()
    assert (stored.pk, stored.version) == (1, 2)
    assert (stored.extraction_languages, stored.quote_threshold) == (["en", "fr"], 0.5)
    assert Event.objects.get(verb="settings.changed").data == {
        "extraction_languages": [[], ["en", "fr"]],
        "quote_threshold": [0, 0.5],
    }


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        ({"extraction_engine": "magic"}, "extraction_engine"),
        ({"extraction_languages": ["plain English"]}, "extraction_languages"),
        ({"extraction_languages": "en"}, "extraction_languages"),
        ({"quote_threshold": 1.1}, "quote_threshold"),
        ({"quote_threshold": "high"}, "quote_threshold"),
        ({"claim_threshold": -0.1}, "claim_threshold"),
        ({"claim_threshold": math.nan}, "claim_threshold"),
    ],
)
def test_choice_that_there_is_not_is_refused_with_a_sentence(editor, choices, field):
    with pytest.raises(ValidationError) as refusal:
        choose(editor, **choices)
    assert list(refusal.value.message_dict) == [field]
    assert (DeskSettings.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "values", [{"pk": 2}, {"pk": 1, "quote_threshold": 2}, {"pk": 1, "extraction_engine": "magic"}]
)
def test_second_row_or_a_senseless_one_is_refused_by_the_database(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        DeskSettings.objects.create(**values)


@pytest.mark.django_db(transaction=True)
def test_first_change_made_by_eight_editors_at_once_is_made_by_one():
    editor = factories.a_worker("editor")
    seen = [read_desk_settings() for _ in range(PEOPLE)]
    results = at_once(
        lambda n: change_desk_settings(
            actor=editor, desk_settings=seen[n], claim_threshold=n / PEOPLE
        )
    )
    assert sorts(results) == {DeskSettings: 1, StaleVersion: PEOPLE - 1}
    assert DeskSettings.objects.get().version == 2


# ---- The engine keeps to them -------------------------------------------------------------------


def test_quotes_and_claims_below_the_thresholds_are_not_stored(annotator, editor):
    revision = factories.make_revision()
    propose(actor=annotator, revision=revision)
    quotes = sorted(Quote.objects.values_list("confidence", flat=True))
    claims = sorted(Claim.objects.values_list("confidence", flat=True))
    assert quotes[0] < quotes[-1]
    choose(editor, quote_threshold=quotes[-1], claim_threshold=claims[-1])
    Appearance.objects.all().delete()
    Quote.objects.all().delete()
    Claim.objects.all().delete()
    event = propose(actor=annotator, revision=revision)
    assert set(Quote.objects.values_list("confidence", flat=True)) == {quotes[-1]}
    assert set(Claim.objects.values_list("confidence", flat=True)) == {claims[-1]}
    assert event.data["quotes"] == Quote.objects.count() == quotes.count(quotes[-1])


def test_claim_of_a_quote_that_is_not_stored_stands_by_itself(annotator, editor):
    choose(editor, quote_threshold=1)
    propose(actor=annotator, revision=factories.make_revision())
    assert Quote.objects.count() == 0
    assert {each.quote for each in Appearance.objects.all()} == {None}


@pytest.mark.parametrize(
    ("languages", "language", "read"),
    [([], "", True), (["fr"], "fr-CA", True), (["fr"], "en", False), (["fr"], "", False)],
)
def test_only_texts_in_the_languages_chosen_are_read(languages, language, read):
    assert DeskSettings(extraction_languages=languages).reads_language(language) == read


def test_text_in_another_language_is_left_unread_without_a_line_in_the_record(annotator, editor):
    choose(editor, extraction_languages=["fr"])
    revision = factories.make_revision(language="en")
    assert propose(actor=annotator, revision=revision) is None
    assert Revision.objects.get(pk=revision.pk).engine == ""


def test_new_texts_are_left_unread_where_the_desk_wants_that(annotator, editor):
    choose(editor, extract_at_intake=False)
    draft = ArticleDraft(factories.TEXT, language="en")
    revision = add_article(actor=annotator, draft=draft).revision
    assert not revision.quotes.exists()
    propose(actor=annotator, revision=revision)
    assert revision.quotes.exists()


# ---- Tools --------------------------------------------------------------------------------------


@pytest.fixture
def loads():
    return []


@pytest.fixture
def tools(loads):
    def load(languages):
        loads.append(list(languages))
        return Equipment()

    return Tools(load)


def test_models_are_loaded_once_and_put_away_when_idle(tools, loads):
    assert not tools.loaded
    first = tools.for_engine("")
    assert tools.for_engine("best") is first
    tools.put_away(unless_used_within=3600)
    assert tools.loaded
    tools.put_away()
    assert not tools.loaded
    tools.for_engine("")
    assert loads == [list(LANGUAGES)] * 2


def test_models_are_loaded_for_the_languages_that_the_desk_reads(tools, loads, editor):
    tools.for_engine("")
    choose(editor, extraction_languages=["fr", "de"])
    tools.for_engine("")
    assert loads == [list(LANGUAGES), ["fr"]]


def test_rules_alone_need_no_models(tools, loads, editor):
    assert tools.for_engine("rules") is BARE
    choose(editor, extraction_engine="rules")
    assert tools.for_engine("") is BARE
    assert Tools().for_engine("best") is BARE
    assert loads == []
