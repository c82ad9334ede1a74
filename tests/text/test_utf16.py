import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import to_code_points, to_utf16

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def test_offsets_after_an_emoji_are_one_more_in_a_browser():
    text = "a😀b"
    assert [to_utf16(text, at) for at in range(4)] == [0, 1, 3, 4]
    assert [to_code_points(text, at) for at in (0, 1, 3, 4)] == [0, 1, 2, 3]


def test_offset_inside_a_character_is_refused():
    with pytest.raises(ValueError, match="middle of a character"):
        to_code_points("a😀b", 2)


@pytest.mark.parametrize("text", ["abc", "aé😀"])
@pytest.mark.parametrize("offset", [-1, 5])
def test_offset_outside_the_text_is_refused(text, offset):
    for convert in (to_code_points, to_utf16):
        with pytest.raises(ValueError, match=f"Offset {offset} is outside the text"):
            convert(text, offset)


@given(TEXTS)
def test_offsets_go_there_and_back(text):
    for offset in range(len(text) + 1):
        assert to_code_points(text, to_utf16(text, offset)) == offset
