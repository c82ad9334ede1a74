"""Quotes: what each act leaves behind, in the row, its spans and the record."""

import pytest

from annotations.desk import quotes
from annotations.desk.drafts import SpanDraft
from annotations.desk.errors import StaleVersion
from annotations.desk.quotes import SourceDraft
from annotations.models import Event, Origin, Quote
from tests import factories
from tests.factories import place

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision():
    return factories.make_revision()


def last_event() -> Event:
    return Event.objects.order_by("-pk").first()


def stored(quote: Quote) -> Quote:
    return Quote.objects.with_parts().get(pk=quote.pk)


def test_marked_quote_is_accepted_by_who_marked_it(annotator, revision):
    spot = place(revision, "Nobody asked us.")
    quote = stored(quotes.create_quote(actor=annotator, revision=revision, content=[spot]))
    assert (quote.state, quote.origin, quote.version) == ("accepted", Origin.PERSON, 1)
    assert (quote.created_by, quote.decided_by) == (annotator, annotator)
    assert (quote.start, quote.end) == (spot.start, spot.end)
    assert (quote.words, quote.cue, quote.sources) == ("Nobody asked us.", None, [])


def test_span_is_kept_with_the_words_around_it(revision):
    (content,) = factories.make_quote(revision, "Nobody asked us.").content
    text = revision.text
    assert content.exact == text[content.start : content.end]
    assert content.prefix == text[content.start - 32 : content.start]
    assert content.suffix == text[content.end : content.end + 32]


def test_interrupted_quote_spans_its_parts_and_joins_their_words(revision):
    quote = factories.make_quote(
        revision, ["We counted 3,200 lorries last year,", "Nobody asked us."]
    )
    first, second = quote.content
    assert (quote.start, quote.end) == (first.start, second.end)
    assert quote.words == "We counted 3,200 lorries last year, … Nobody asked us."


def test_chain_of_sources_runs_outward_and_each_may_have_its_speaker(annotator, revision):
    clerk = factories.make_speaker(kind="anonymous", description="a clerk")
    quote = quotes.create_quote(
        actor=annotator,
        revision=revision,
        content=[place(revision, "the vote was nine to four")],
        kind=Quote.Kind.INDIRECT,
        cue=place(revision, "According to"),
        sources=[
            SourceDraft(place(revision, "a clerk"), clerk),
            SourceDraft(place(revision, "the council")),
        ],
        speaker=clerk,
        hedged=True,
    )
    quote = stored(quote)
    assert [(each.exact, each.speaker) for each in quote.sources] == [
        ("a clerk", clerk),
        ("the council", None),
    ]
    assert (quote.cue.exact, quote.kind, quote.hedged) == ("According to", "indirect", True)
    assert quote.speaker == clerk


def test_offsets_are_code_points_whatever_the_text_holds():
    text = "🚢 “E\u0301té à l’eau 🌊”, said Zoe\u0308. أهلًا"
    revision = factories.make_revision(text)
    quote = factories.make_quote(revision, "Été à l’eau 🌊", sources=["Zoë"])
    assert (quote.start, quote.end) == (3, 16)
    assert quote.words == "Été à l’eau 🌊"
    assert [(each.start, each.end) for each in quote.sources] == [(24, 27)]


def test_quotes_may_overlap_and_hold_each_other(revision):
    factories.make_quote(revision, "Nobody asked us.")
    factories.make_quote(revision, "asked us.")
    factories.make_quote(revision, "We counted 3,200 lorries last year,” said Marta Ilves")
    assert Quote.objects.live().count() == 3


def test_record_of_a_marked_quote_tells_its_words_and_article(annotator, revision):
    quote = factories.make_quote(revision, "Nobody asked us.", actor=annotator)
    event = last_event()
    assert (event.verb, event.actor, event.target_id) == ("quote.created", annotator, quote.pk)
    assert event.article_id == revision.article_id
    assert event.data["words"] == "Nobody asked us."


def test_rejection_keeps_its_reason_and_who_gave_it(editor):
    quote = factories.make_quote()
    quotes.reject_quote(actor=editor, quote=quote, reason="  A headline,\r\nnot a quote. ")
    quote = stored(quote)
    assert (quote.state, quote.decided_by) == ("rejected", editor)
    assert quote.decision_reason == "A headline,\nnot a quote."
    assert last_event().data == {
        "state": ["accepted", "rejected"],
        "reason": "A headline,\nnot a quote.",
    }


def test_acceptance_after_a_rejection_takes_its_reason_back(editor):
    quote = quotes.reject_quote(actor=editor, quote=factories.make_quote(), reason="No quote.")
    quotes.accept_quote(actor=editor, quote=quote)
    assert (stored(quote).state, stored(quote).decision_reason) == ("accepted", "")


def test_rejected_place_can_be_marked_again(revision):
    first = factories.make_quote(revision)
    quotes.reject_quote(actor=factories.a_worker(), quote=first)
    second = factories.make_quote(revision)
    assert (first.start, first.end) == (second.start, second.end)


def test_change_touches_what_it_names_and_leaves_the_rest(editor, revision):
    speaker = factories.make_speaker("Marta Ilves")
    quote = factories.make_quote(revision, "Nobody asked us.", cue="said", sources=["Marta Ilves"])
    quotes.change_quote(actor=editor, quote=quote, speaker=speaker)
    changed = stored(quote)
    assert (changed.speaker, changed.version) == (speaker, 2)
    assert (changed.words, changed.cue.exact) == ("Nobody asked us.", "said")
    assert [each.exact for each in changed.sources] == ["Marta Ilves"]
    assert last_event().data == {"speaker": [None, speaker.pk]}


def test_change_of_places_tells_the_old_and_the_new(editor, revision):
    quote = factories.make_quote(revision, "Nobody asked us.", cue="said")
    wider = SpanDraft(quote.start - 1, quote.end + 1)
    changed = quotes.change_quote(actor=editor, quote=quote, content=[wider], cue=None)
    assert (changed.start, changed.end) == (wider.start, wider.end)
    assert (changed.words, changed.cue) == ("“Nobody asked us.”", None)
    data = last_event().data
    assert [each[0]["exact"] for each in data["content"]] == [
        "Nobody asked us.",
        "“Nobody asked us.”",
    ]
    assert [len(each) for each in data["cue"]] == [1, 0]


def test_change_leaves_the_state_as_it_is(editor):
    proposal = factories.make_proposed_quote()
    assert quotes.change_quote(actor=editor, quote=proposal, hedged=True).state == "proposed"


def test_speaker_is_taken_off_by_none_and_kept_when_unsaid(editor):
    quote = factories.make_quote(speaker=factories.make_speaker())
    quote = quotes.change_quote(actor=editor, quote=quote, hedged=True)
    assert quote.speaker is not None
    assert quotes.change_quote(actor=editor, quote=quote, speaker=None).speaker is None


def test_second_of_two_edits_is_shown_both_texts(editor, reviewer):
    quote = factories.make_quote()
    quotes.change_quote(actor=editor, quote=Quote.objects.get(pk=quote.pk), kind="mixed", version=1)
    with pytest.raises(StaleVersion) as refusal:
        quotes.change_quote(
            actor=reviewer, quote=Quote.objects.get(pk=quote.pk), kind="indirect", version=1
        )
    assert (refusal.value.current.kind, refusal.value.wanted) == ("mixed", {"kind": "indirect"})
    assert refusal.value.code == "stale_version"


def test_reading_quotes_asks_as_often_for_three_as_for_one(django_assert_num_queries, revision):
    factories.make_quote(revision, "Nobody asked us.", cue="said", sources=["Marta Ilves"])
    for more in ([], ["nine to four", "a clerk"]):
        for words in more:
            factories.make_quote(revision, words, cue="said", sources=["Marta Ilves"])
        with django_assert_num_queries(2):
            told = [
                (quote.words, quote.cue.exact, quote.sources[0].speaker, quote.speaker)
                for quote in Quote.objects.with_parts()
            ]
        assert len(told) == 1 + len(more)
