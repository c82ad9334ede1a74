import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import Span, hull


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, 0)])
def test_span_outside_its_rule_is_refused(start, end):
    with pytest.raises(ValueError, match=f"start is {start} and end is {end}"):
        Span(start, end)


def test_span_counts_code_points_whatever_their_width():
    text = "a😀e\u0301ש\n"
    assert [Span(at, at + 1).of(text) for at in range(6)] == list(text)


def test_span_beyond_the_text_is_refused():
    with pytest.raises(ValueError, match="2–9 ends after the text, which has 5 code points"):
        Span(2, 9).of("hello")


def test_spans_that_touch_do_not_overlap():
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_span_contains_itself_and_what_lies_inside():
    assert Span(2, 6).contains(Span(2, 6))
    assert Span(2, 6).contains(Span(3, 6))
    assert not Span(2, 6).contains(Span(1, 6))


def test_shifted_before_the_text_is_refused():
    assert Span(2, 4).shifted(-2) == Span(0, 2)
    with pytest.raises(ValueError, match="start is -1"):
        Span(2, 4).shifted(-3)


def test_trimmed_cuts_french_spaces_too():
    text = "«\u00a0Non\u202f»"
    assert Span(1, 6).trimmed(text) == Span(2, 5)


def test_trimmed_of_white_space_alone_is_refused():
    with pytest.raises(ValueError, match="only white space"):
        Span(1, 3).trimmed("a \nb")


def test_spans_sort_by_start_then_end():
    assert sorted([Span(2, 3), Span(0, 5), Span(0, 2)]) == [Span(0, 2), Span(0, 5), Span(2, 3)]


def test_hull_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no span"):
        hull([])


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), min_size=1))
def test_hull_contains_all_and_no_more(pairs):
    spans = [Span(start, start + length) for start, length in pairs]
    found = hull(spans)
    assert all(found.contains(span) for span in spans)
    assert (found.start, found.end) == (min(s.start for s in spans), max(s.end for s in spans))
