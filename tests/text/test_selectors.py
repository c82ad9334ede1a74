from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import CONTEXT, Span, SpanError, check, describe, find

TEXT = "He said no. She said 😀 no. They said no."


@st.composite
def texts_with_spans(draw):
    text = draw(st.text("ab é😀\n", min_size=1))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def test_describe_keeps_the_words_and_what_stands_around():
    text = "x" * 40 + "WORDS" + "y" * 40
    found = describe(text, Span(40, 45))
    assert (found.exact, found.prefix, found.suffix) == ("WORDS", "x" * CONTEXT, "y" * CONTEXT)


def test_describe_at_the_edges_has_no_context():
    found = describe("all", Span(0, 3))
    assert (found.exact, found.prefix, found.suffix) == ("all", "", "")


@given(texts_with_spans())
def test_described_spans_pass_the_check_and_are_found(case):
    text, span = case
    selector = describe(text, span)
    check(text, selector)
    places = find(text, selector.exact, selector.prefix, selector.suffix, near=span.start)
    assert places[0] == span
    assert sorted(places) == [
        Span(at, at + span.length)
        for at in range(len(text) - span.length + 1)
        if text.startswith(selector.exact, at)
    ]


def test_describe_beyond_the_text_is_refused():
    with pytest.raises(SpanError, match="outside the text, which runs from 0 to 5") as caught:
        describe("hello", Span(3, 6))
    assert (caught.value.code, caught.value.offset) == ("outside", 5)


def test_check_says_what_stands_there_instead():
    selector = replace(describe(TEXT, Span(3, 10)), exact="said na")
    with pytest.raises(SpanError, match="reads “said no”, not “said na”") as caught:
        check(TEXT, selector)
    assert (caught.value.code, caught.value.offset) == ("differs", 9)


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (30, 99), (99, 120)])
def test_check_refuses_a_position_outside_the_text(start, end):
    selector = replace(describe(TEXT, Span(0, 2)), start=start, end=end)
    with pytest.raises(SpanError) as caught:
        check(TEXT, selector)
    assert caught.value.code == "outside"
    assert selector.exact == "He"


def test_find_puts_the_place_with_the_best_context_first():
    assert find(TEXT, "no.", prefix="She said 😀 ") == [Span(23, 26), Span(8, 11), Span(37, 40)]
    assert find(TEXT, "no.", suffix=" They") == [Span(23, 26), Span(8, 11), Span(37, 40)]


def test_find_prefers_the_nearest_of_equals():
    assert find(TEXT, "no.", near=39) == [Span(37, 40), Span(23, 26), Span(8, 11)]


def test_find_never_takes_words_that_only_look_alike():
    assert find("He paid 41 euros", "He paid 40 euros") == []
    assert find("anything", "") == []
