"""Letting the engine read: what it finds is proposed, and no decision is proposed away."""

import pytest

from annotations.desk import claims, quotes
from annotations.desk.articles import exclude_range, restore_range
from annotations.desk.drafts import SpanDraft
from annotations.desk.extraction import propose
from annotations.extraction import ENGINE, ENGINE_VERSION
from annotations.models import Appearance, Claim, Event, Origin, Quote, Revision
from tests import factories
from tests.factories import place

pytestmark = pytest.mark.django_db

ENGINE_NAME = f"{ENGINE} {ENGINE_VERSION}"
WORDS = "We counted 3,200 lorries last year,"


@pytest.fixture
def revision():
    return factories.make_revision()


def states() -> list[tuple]:
    return list(Quote.objects.order_by("start", "pk").values_list("start", "end", "state"))


def test_what_the_engine_finds_is_proposed_with_its_reasons(annotator, revision):
    propose(actor=annotator, revision=revision)
    found = Quote.objects.all()
    assert {quote.state for quote in found} == {"proposed"}
    assert {(quote.origin, quote.engine) for quote in found} == {(Origin.MACHINE, ENGINE_NAME)}
    assert all(0 <= quote.confidence <= 1 and quote.why for quote in found)
    assert {claim.state for claim in Claim.objects.all()} == {"proposed"}
    assert all(claim.reasons and claim.created_by is None for claim in Claim.objects.all())
    assert Revision.objects.get().engine == ENGINE_NAME


def test_every_proposed_place_holds_the_words_it_says(annotator, revision):
    propose(actor=annotator, revision=revision)
    text = revision.text
    for quote in Quote.objects.with_parts():
        assert quote.spans.count() >= 1
        for span in quote.spans.all():
            assert span.exact == text[span.start : span.end]
    for appearance in revision.appearances.all():
        assert appearance.exact == text[appearance.start : appearance.end]


def test_reading_twice_proposes_nothing_twice(annotator, revision):
    propose(actor=annotator, revision=revision)
    before = states(), Claim.objects.count()
    event = propose(actor=annotator, revision=revision)
    assert (states(), Claim.objects.count()) == before
    assert (event.data["quotes"], event.data["claims"]) == (0, 0)


def test_event_counts_what_was_proposed(annotator, revision):
    event = propose(actor=annotator, revision=revision)
    assert event.data["quotes"] == Quote.objects.count() > 0
    assert event.data["claims"] == Claim.objects.count() > 0
    assert (event.verb, event.article_id) == ("article.extracted", revision.article_id)


def test_decisions_survive_another_reading(annotator, revision):
    propose(actor=annotator, revision=revision)
    for number, quote in enumerate(Quote.objects.order_by("pk")):
        act = quotes.accept_quote if number % 2 else quotes.reject_quote
        act(actor=annotator, quote=quote)
    for claim in Claim.objects.all():
        claims.reject_claim(actor=annotator, claim=claim)
    before = states()
    propose(actor=annotator, revision=revision)
    assert states() == before
    assert not Claim.objects.filter(state="proposed").exists()


def test_quote_a_person_marked_is_not_proposed_again(annotator, revision):
    marked = factories.make_quote(revision, [WORDS, "Nobody asked us."])
    propose(actor=annotator, revision=revision)
    there = Quote.objects.filter(start=marked.start, end=marked.end)
    assert [quote.pk for quote in there] == [marked.pk]


def test_claim_is_part_of_the_quote_that_stands_not_of_one_rejected_before_or_since(
    annotator, revision
):
    propose(actor=annotator, revision=revision)
    proposed = Quote.objects.filter(appearances__isnull=False).first()
    parts = [SpanDraft(span.start, span.end) for span in proposed.content]
    quotes.reject_quote(actor=annotator, quote=proposed)
    first = quotes.create_quote(actor=annotator, revision=revision, content=parts)
    quotes.reject_quote(actor=annotator, quote=first)
    quotes.accept_quote(actor=annotator, quote=proposed)
    Appearance.objects.all().delete()
    propose(actor=annotator, revision=revision)
    there = Appearance.objects.filter(quote__start=proposed.start, quote__end=proposed.end)
    assert {each.quote for each in there} == {proposed}


def test_nothing_is_proposed_from_excluded_text_until_it_is_brought_back(annotator, revision):
    spot = place(revision, revision.text.split("\n\n")[1])
    excluded = exclude_range(actor=annotator, revision=revision, place=spot)
    propose(actor=annotator, revision=revision)
    inside = Quote.objects.filter(start__lt=spot.end, end__gt=spot.start)
    assert not inside.exists()
    restore_range(actor=annotator, excluded=excluded)
    assert inside.exists()


def test_range_brought_back_is_told_before_what_is_read_from_it(annotator, revision):
    spot = place(revision, revision.text.split("\n\n")[1])
    excluded = exclude_range(actor=annotator, revision=revision, place=spot)
    restore_range(actor=annotator, excluded=excluded)
    assert list(Event.objects.order_by("-pk").values_list("verb", flat=True)[:2]) == [
        "article.extracted",
        "range.brought_back",
    ]


def test_nothing_is_read_with_the_engine_switched_off(annotator, revision, settings):
    settings.FACTCHECK_EXTRACTION = False
    assert propose(actor=annotator, revision=revision) is None
    assert (Quote.objects.count(), Revision.objects.get().engine) == (0, "")


def test_desk_is_fully_usable_with_the_engine_switched_off(reviewer, settings):
    settings.FACTCHECK_EXTRACTION = False
    revision = factories.make_revision(extract=True, actor=reviewer)
    quote = factories.make_quote(revision, actor=reviewer)
    claim = claims.check_quote(actor=reviewer, quote=quote)
    item = factories.make_evidence(claim, actor=factories.make_user())
    factories.make_verdict(claim, actor=reviewer, evidence=[item])
    assert Claim.objects.get().state == "decided"
