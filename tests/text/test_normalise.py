import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text.normalise import TextError, normalise

WITHOUT_SURROGATES = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_normalise_makes_every_line_end_one_lf(end):
    assert normalise(f"one{end}two") == "one\ntwo"


def test_normalise_composes_accents():
    assert normalise("e\u0301te\u0301") == "été"


def test_normalise_drops_control_characters_and_marks_of_byte_order():
    assert normalise("\ufeffa\x00b\x1bc\x7fd\x9fe") == "abcde"


def test_normalise_keeps_what_carries_meaning():
    text = "tab\there, 👩‍🚒, \u200fשלום\u200e, می‌خواهم, spaces  at the end  \nnext\u00a0!"
    assert normalise(text) == text


def test_normalise_says_where_half_a_character_stands():
    with pytest.raises(TextError) as caught:
        normalise("good \ud83d bad")
    assert (caught.value.code, caught.value.offset) == ("surrogate", 5)
    assert "U+D83D" in str(caught.value)


@given(WITHOUT_SURROGATES)
def test_normalise_twice_is_normalise_once(raw):
    once = normalise(raw)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [c for c in once if unicodedata.category(c) == "Cc" and c not in "\n\t"]


@given(st.lists(st.text("abcé 😀", min_size=1)))
def test_normalise_gives_the_same_text_for_any_line_end(lines):
    assert normalise("\r\n".join(lines)) == normalise("\n".join(lines)) == "\n".join(lines)
