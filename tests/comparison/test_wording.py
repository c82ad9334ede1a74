import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.comparison import Difference, compare


def shown(a, b):
    return [
        (piece.op.value, piece.a and piece.a.of(a), piece.b and piece.b.of(b))
        for piece in compare(a, b).pieces
    ]


def test_compare_shows_the_one_word_that_differs():
    assert shown("We paid 40 euros.", "We paid 50 euros.") == [
        ("equal", "We paid ", "We paid "),
        ("replaced", "40", "50"),
        ("equal", " euros.", " euros."),
    ]


@pytest.mark.parametrize(
    ("a", "b"), [("3,200", "3,300"), ("4.5", "4.7"), ("40\u202f000", "41\u202f000")]
)
def test_compare_shows_numbers_whole(a, b):
    assert shown(f"We paid {a}.", f"We paid {b}.") == [
        ("equal", "We paid ", "We paid "),
        ("replaced", a, b),
        ("equal", ".", "."),
    ]


def test_compare_shows_a_word_left_out_and_one_put_in():
    assert shown("I never said it", "I said it today") == [
        ("equal", "I ", "I "),
        ("deleted", "never ", None),
        ("equal", "said it", "said it"),
        ("inserted", None, " today"),
    ]


def test_compare_makes_a_reworded_phrase_one_piece():
    assert shown("the big dog ran", "a small cat ran") == [
        ("replaced", "the big dog", "a small cat"),
        ("equal", " ran", " ran"),
    ]


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        ("It’s late", "It's late", {Difference.MARKS}),
        ("“Yes”", "«Yes»", {Difference.MARKS}),
        ("Yes", "“Yes”", {Difference.MARKS}),
        ("Yes, no", "Yes no", {Difference.PUNCTUATION}),
        ("The end", "the END", {Difference.CASE}),
        ("a  b", "a b", {Difference.SPACING}),
        ("a b", "a\u00a0b", {Difference.SPACING}),
        ("It’s", "it's", {Difference.CASE, Difference.MARKS}),
        ("très", "tres", {Difference.WORDS}),
        ("5 per cent", "6 per cent", {Difference.WORDS}),
        ("He came.", "He came!", {Difference.PUNCTUATION}),
        ("He came.", "he never came", {Difference.CASE, Difference.PUNCTUATION, Difference.WORDS}),
        ("same", "same", set()),
        ("", "", set()),
    ],
)
def test_compare_names_the_kinds_of_difference(a, b, kinds):
    found = compare(a, b)
    assert found.differs_only_in == kinds
    assert found.same_words == (Difference.WORDS not in kinds)


@given(st.text("aAb ’'“\".,\u00a0é", max_size=30), st.text("aAb ’'“\".,\u00a0é", max_size=30))
def test_compare_covers_both_wordings_whole_and_calls_only_the_same_equal(a, b):
    found = compare(a, b)
    assert "".join(piece.a.of(a) for piece in found.pieces if piece.a) == a
    assert "".join(piece.b.of(b) for piece in found.pieces if piece.b) == b
    for piece in found.pieces:
        same = bool(piece.a and piece.b and piece.a.of(a) == piece.b.of(b))
        assert same == (piece.op == "equal")
    assert (found.differs_only_in == frozenset()) == (a == b)
