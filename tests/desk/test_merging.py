"""Speakers who turn out to be one, and who may be meant by a name."""

import pytest
from django.core.exceptions import ValidationError

from annotations.desk import directory, merging, quotes
from annotations.desk.errors import WrongState
from annotations.desk.queries_desk import find_speakers
from annotations.desk.queries_speakers import (
    Likeness,
    speakers_for,
    suggested_merges,
    unknown_names,
)
from annotations.desk.quotes import SourceDraft
from annotations.models import Claim, Event, Quote, QuoteSpan, Speaker
from tests.factories import make_claim, make_quote, make_revision, make_speaker, place

pytestmark = pytest.mark.django_db


def merged(editor, one: Speaker, other: Speaker) -> Speaker:
    return merging.merge_speakers(actor=editor, speaker=one, into=other)


def test_all_that_named_the_one_names_the_other_and_the_record_keeps_what_was_moved(editor):
    one = make_speaker("A. Lee", aliases=["the mayor"])
    other = make_speaker("Ann Lee", aliases=["Annie"])
    revision = make_revision()
    quote = make_quote(revision, speaker=one)
    source = SourceDraft(place(revision, "a clerk"), one)
    quotes.change_quote(actor=editor, quote=quote, sources=[source])
    Quote.objects.filter(pk=quote.pk).update(suggested_speaker=one)
    claim = make_claim(speaker=one)
    merged(editor, one, other)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.merged_into, one.name) == (other, "A. Lee")
    assert other.aliases == ["Annie", "A. Lee", "the mayor"]
    row = Quote.objects.get(pk=quote.pk)
    assert (row.speaker, row.suggested_speaker, row.version) == (other, other, 3)
    assert Claim.objects.get(pk=claim.pk).speaker == other
    event = Event.objects.latest("pk")
    assert (event.verb, event.target_id) == ("speaker.merged", one.pk)
    assert event.data["moved"] == {
        "quotes": [quote.pk],
        "suggested": [quote.pk],
        "sources": [QuoteSpan.objects.get(role="source").pk],
        "claims": [claim.pk],
        "merged": [],
    }
    assert event.data["other"] == {"aliases": [["Annie"], ["Annie", "A. Lee", "the mayor"]]}


def test_merged_speaker_is_found_under_the_other_only(editor):
    one, other = make_speaker("A. Lee"), make_speaker("Ann Lee")
    merged(editor, one, other)
    assert list(find_speakers("lee")) == [other]
    third = make_speaker("Ann Lee-Brown")
    merged(editor, Speaker.objects.get(pk=other.pk), third)
    one.refresh_from_db()
    assert one.merged_into == third, "who was merged before goes along"


@pytest.mark.parametrize(
    "act",
    [
        lambda _who, one: make_quote(speaker=one),
        lambda _who, one: make_claim(speaker=one),
        lambda who, one: quotes.accept_quote(actor=who, quote=_rejected(who), speaker=one),
    ],
)
def test_merged_speaker_is_named_in_nothing_new(editor, act):
    one, other = make_speaker("A. Lee"), make_speaker("Ann Lee")
    merged(editor, one, other)
    with pytest.raises(ValidationError) as refusal:
        act(editor, one)
    assert refusal.value.message_dict == {
        "speaker": ["“A. Lee” was merged into “Ann Lee”; name that one."]
    }
    assert not Quote.objects.filter(speaker=one).exists()


def _rejected(who) -> Quote:
    return quotes.reject_quote(actor=who, quote=make_quote())


def test_merged_speaker_is_neither_corrected_nor_merged_again(editor):
    one, other = make_speaker("A. Lee"), make_speaker("Ann Lee")
    merged(editor, one, other)
    one.refresh_from_db()
    with pytest.raises(WrongState):
        directory.change_speaker(actor=editor, speaker=one, name="Al")
    with pytest.raises(WrongState):
        merged(editor, one, make_speaker("Al Lee"))
    with pytest.raises(WrongState):
        merged(editor, make_speaker("Al Lea"), one)


def test_nobody_is_merged_into_itself_or_somebody_without_a_name(editor):
    one = make_speaker("A. Lee")
    for other in (one, make_speaker(kind="anonymous", description="an aide")):
        with pytest.raises(ValidationError):
            merged(editor, one, other)


def test_name_that_is_known_is_no_new_alias(annotator):
    speaker = make_speaker("Zoë Öhman", aliases=["Z. Öhman"])
    for name in ("zoe ohman", "Z Ohman", "Zozo"):
        merging.add_alias(actor=annotator, speaker=speaker, alias=name)
    speaker.refresh_from_db()
    assert speaker.aliases == ["Z. Öhman", "Zozo"]


# ---- Who may be meant ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ({"name": "ann LÉE", "description": "b"}, {"name": "Ann Lee"}, Likeness.NAME),
        ({"name": "The Mayor"}, {"name": "Ann Lee", "aliases": ["the mayor"]}, Likeness.ALIAS),
        ({"name": "Lee"}, {"name": "Ann Lee", "description": "mayor"}, Likeness.SURNAME),
        ({"name": "A. Lee"}, {"name": "Ann Lee"}, Likeness.SURNAME),
        (
            {"name": "Lee", "description": "mayor"},
            {"name": "Ann Lee", "description": "Mayor of Ely"},
            Likeness.SURNAME,
        ),
    ],
)
def test_speakers_who_may_be_one_are_suggested(one, other, likeness):
    rows = make_speaker(**one), make_speaker(**other)
    [found] = suggested_merges()
    assert ({found.speaker, found.into}, found.likeness) == (set(rows), likeness)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Bob Lee"}, {"name": "Ann Lee"}),
        ({"name": "Lee", "description": "painter"}, {"name": "Ann Lee", "description": "mayor"}),
        ({"name": "Lee", "kind": "organisation"}, {"name": "Lee"}),
        ({"name": "", "kind": "anonymous", "description": "an aide"}, {"name": "An aide"}),
    ],
)
def test_speakers_who_are_two_are_not_suggested(one, other):
    make_speaker(**one)
    make_speaker(**other)
    assert suggested_merges() == []


def test_who_was_merged_is_not_suggested_again(editor):
    one, other = make_speaker("A. Lee"), make_speaker("Ann Lee")
    merged(editor, one, other)
    assert suggested_merges() == []


def named(quote: Quote, name: str) -> Quote:
    Quote.objects.filter(pk=quote.pk).update(speaker_name=name)
    return Quote.objects.get(pk=quote.pk)


def test_names_of_accepted_quotes_that_nobody_bears_are_counted_and_written_down_nowhere():
    for name in ("Ann Lee", "Ann Lee", "Bo Ek", "Marta Ilves", ""):
        named(make_quote(), name)
    make_speaker("M", aliases=["marta ilves"])
    named(make_quote(speaker=make_speaker("Known")), "Cy Fox")
    assert unknown_names() == [("Ann Lee", 2), ("Bo Ek", 1)]
    assert Speaker.objects.count() == 2


def test_all_who_bear_the_name_are_offered_as_of_now(django_assert_num_queries):
    first, second = named(make_quote(), "Ann Lee"), make_quote(sources=["Marta Ilves"])
    mayor, painter = (make_speaker("Ann Lee", description=each) for each in ("mayor", "painter"))
    marta = make_speaker("Marta Ilves")
    known = make_quote(speaker=marta)
    rows = list(Quote.objects.with_parts().filter(pk__in=[first.pk, second.pk, known.pk]))
    with django_assert_num_queries(2):
        found = speakers_for(rows)
    assert found == {first.pk: [mayor, painter], second.pk: [marta]}
