import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import Segment, Span, segments

TEXT = "The mayor said it would cost 40 million."


@st.composite
def marked(draw):
    length = draw(st.integers(1, 60))
    place = st.tuples(st.integers(0, length - 1), st.integers(1, length)).filter(
        lambda pair: pair[0] < pair[1]
    )
    spans = [Span(*pair) for pair in draw(st.lists(place, max_size=12))]
    return length, list(zip(spans, range(len(spans)), strict=True))


def test_segments_of_overlapping_marks_carry_both_in_input_order():
    assert segments(10, [(Span(4, 8), "late"), (Span(2, 6), "early")]) == [
        Segment(0, 2, ()),
        Segment(2, 4, ("early",)),
        Segment(4, 6, ("late", "early")),
        Segment(6, 8, ("late",)),
        Segment(8, 10, ()),
    ]


def test_segments_of_an_empty_text_are_none():
    assert segments(0, []) == []


def test_segments_are_cut_at_breaks():
    assert segments(5, [(Span(0, 5), "m")], breaks=[3, 3, 0, 5]) == [
        Segment(0, 3, ("m",)),
        Segment(3, 5, ("m",)),
    ]


@pytest.mark.parametrize(("marks", "breaks"), [([(Span(2, 6), "m")], []), ([], [6]), ([], [-1])])
def test_segments_outside_the_text_are_refused(marks, breaks):
    with pytest.raises(ValueError, match="outside the text, which runs from 0 to 5"):
        segments(5, marks, breaks=breaks)


@given(marked(), st.data())
def test_segments_cover_the_text_and_each_mark_its_span(case, data):
    length, marks = case
    breaks = data.draw(st.lists(st.integers(0, length)))
    found = segments(length, marks, breaks=breaks)
    text = (TEXT * 2)[:length]
    assert "".join(text[one.start : one.end] for one in found) == text
    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]
    assert set(breaks) <= {0, length, *(one.start for one in found)}
    assert all(list(one.marks) == sorted(one.marks) for one in found)
    for span, name in marks:
        mine = [one for one in found if name in one.marks]
        assert "".join(text[one.start : one.end] for one in mine) == span.of(text)
        assert (mine[0].start, mine[-1].end) == (span.start, span.end)
