import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import TextError, normalise
from annotations.text.moved import normalised_offsets

PIECES = st.text(
    st.sampled_from("ab\r\n\x00\ufeff\u2028e\u0301\u0323\U0001f600\u1100\u1161\u11a8é\u200d"),
    max_size=30,
)


def test_offsets_move_with_what_shrinks_before_them():
    raw = "a\r\nb\x00e\u0301z"
    assert normalise(raw) == "a\nbéz"
    assert normalised_offsets(raw, [0, 1, 3, 4, 5, 7, 8]) == {
        0: 0,
        1: 1,
        3: 2,
        4: 3,
        5: 3,
        7: 4,
        8: 5,
    }


@pytest.mark.parametrize(
    ("raw", "offset"),
    [
        ("a\r\n\nb", 2),
        ("e\u0301", 1),
        ("e\x00\u0301", 2),
        ("\u1100\u1161", 1),
        ("a\u0307\u0323", 2),
    ],
)
def test_offset_inside_one_character_is_refused(raw, offset):
    with pytest.raises(TextError) as caught:
        normalised_offsets(raw, [0, offset, len(raw)])
    assert (caught.value.code, caught.value.offset) == ("cut", offset)


def test_first_of_several_bad_offsets_is_named():
    with pytest.raises(TextError) as caught:
        normalised_offsets("ab\r\nc\r\ne\u0301", [1, 3, 5, 6, 8])
    assert caught.value.offset == 3


@given(PIECES, st.data())
def test_place_found_holds_the_same_words(raw, data):
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    text = normalise(raw)
    try:
        places = normalised_offsets(raw, [start, end])
    except TextError as error:
        cut = error.offset
        assert normalise(raw[:cut]) + normalise(raw[cut:]) != text
    else:
        assert text[places[start] : places[end]] == normalise(raw[start:end])
        assert text[: places[start]] == normalise(raw[:start])


@given(st.text())
def test_offsets_of_normal_text_stay(raw):
    text = normalise(unicodedata.normalize("NFC", raw.encode("utf-8", "replace").decode()))
    offsets = range(len(text) + 1)
    assert normalised_offsets(text, offsets) == {offset: offset for offset in offsets}
