"""Naming a place by its words, as people do who type instead of selecting."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk.drafts import SpanDraft
from annotations.text import Span
from annotations.web.places import Occurrence, PlaceField, occurrences

TEXT = "“We won’t go,” she said. He won’t go. They won’t go\nhome. 👩‍🚒 İstanbul שלום עולם e\u0301t"


def clean(words, start=None, end=None, text=TEXT):
    field = PlaceField(required=False)
    field.hold_against(text)
    return field.clean([words, start, end]), field


def test_words_that_stand_once_are_found():
    assert clean("she said")[0] == SpanDraft(15, 23, "she said")


def test_a_keyboard_apostrophe_finds_the_printed_one():
    assert clean("We won't")[0] == SpanDraft(1, 9, "We won’t")


def test_a_line_break_of_the_text_may_be_typed_as_a_space():
    start = TEXT.index("go\nhome")
    assert clean("go home")[0] == SpanDraft(start, start + 7, "go\nhome")


@pytest.mark.parametrize("words", ["👩‍🚒", "שלום עולם", "İstanbul"])
def test_words_beyond_the_first_plane_and_from_right_to_left_are_counted_in_code_points(words):
    start = TEXT.index(words)
    assert clean(words)[0] == SpanDraft(start, start + len(words), words)


def test_no_words_are_no_place():
    assert clean("  ")[0] is None


def test_words_that_stand_nowhere_are_refused():
    with pytest.raises(ValidationError) as refused:
        clean("We shall go")
    assert refused.value.messages == ["These words do not stand in the text."]


def test_words_that_stand_in_several_places_are_offered_for_choice():
    field = PlaceField(required=False)
    field.hold_against("No. No.")
    with pytest.raises(ValidationError) as refused:
        field.clean(["No", None, None])
    assert refused.value.messages == ["These words stand in several places. Choose one."]
    assert field.widget.occurrences == [
        Occurrence(0, "", "No", ". No."),
        Occurrence(4, "No. ", "No", "."),
    ]


def test_the_chosen_one_of_several_places_is_taken():
    assert clean("No", 4, None, text="No. No.")[0] == SpanDraft(4, 6, "No")


def test_the_selected_one_of_several_places_is_taken():
    assert clean("No", 4, 6, text="No. No.")[0] == SpanDraft(4, 6, "No")


def test_offsets_are_not_believed_where_other_words_stand():
    assert clean("Yes", 0, 2, text="No. Yes.")[0] == SpanDraft(4, 7, "Yes")


def test_words_shortened_by_hand_stay_within_the_selection():
    assert clean("No", 4, 11, text="No. No way.")[0] == SpanDraft(4, 6, "No")


def test_offsets_outside_the_text_are_not_believed():
    assert clean("No", 90, 99, text="No way.")[0] == SpanDraft(0, 2, "No")


@given(st.text(alphabet="ab é’😀", min_size=1, max_size=30), st.data())
def test_every_stretch_of_a_text_is_found_by_its_own_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end].strip()
    found = occurrences(text, words)
    if not words:
        assert found == []
    else:
        trimmed = Span(start, end).trimmed(text)
        assert trimmed in found
