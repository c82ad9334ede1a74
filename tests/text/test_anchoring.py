import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import Carried, CarriedState, Span, carry_over

ARTICLE = """Bridge to reopen after repairs

The mayor, Ann Lee, said 40 people were hurt. “We will rebuild the bridge by June,” she said.

He paid 5 million for it.

The inquiry heard 40 witnesses on Monday at the port of Sand Quay."""


def place(words, text=ARTICLE, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def carried(words, new, nth=0):
    return carry_over(ARTICLE, new, [place(words, nth=nth)])[0]


def assert_same_words(found, state, words):
    assert (found.state, found.before, found.after) == (state, words, words)


def assert_changed(found, before, after):
    assert (found.state, found.before, found.after) == (CarriedState.CHANGED, before, after)


def assert_gone(found, before):
    assert found == Carried(CarriedState.GONE, None, before, None)


# A text whose lines and sentences all differ, as spans in it are to be told apart.
SENTENCE = st.integers(2, 6).map(lambda size: " ".join(f"word{at}" for at in range(size)))


@st.composite
def articles(draw):
    """Lines of numbered sentences with a figure in each, and spans of it."""
    shape = draw(st.lists(st.integers(1, 4), min_size=1, max_size=6))
    number = iter(range(100, 1000))
    line = [
        " ".join(f"In town{n} a crowd of {n} saw {draw(SENTENCE)}{n}." for n in _take(number, size))
        for size in shape
    ]
    text = "\n\n".join(line)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def _take(numbers, count):
    return [next(numbers) for _ in range(count)]


@given(articles())
def test_unchanged_text_carries_every_span_as_exact(case):
    text, span = case
    words = span.of(text)
    assert carry_over(text, text, [span]) == [Carried(CarriedState.EXACT, span, words, words)]


@given(articles(), st.integers(1, 3))
def test_paragraph_put_before_moves_every_span_by_its_length(case, lines):
    text, span = case
    added = "A paragraph that nobody had written before.\n\n" * lines
    words = span.of(text)
    assert carry_over(text, added + text, [span]) == [
        Carried(CarriedState.MOVED, span.shifted(len(added)), words, words)
    ]


@given(articles(), st.data())
def test_replaced_digit_changes_the_spans_that_hold_it_and_no_other(case, data):
    text, span = case
    digits = [at for at, character in enumerate(text) if character.isdigit()]
    at = data.draw(st.sampled_from(digits))
    new = f"{text[:at]}{(int(text[at]) + 5) % 10}{text[at + 1 :]}"
    found = carry_over(text, new, [span])[0]
    if span.start <= at < span.end:
        # A changed span may have grown to whole words: it never shows less than what changed.
        assert found.state in {CarriedState.CHANGED, CarriedState.GONE}
        if found.span is not None:
            assert found.span.start <= at < found.span.end
            assert found.after == found.span.of(new) != found.before
    elif found.state is CarriedState.EXACT:
        assert found == Carried(CarriedState.EXACT, span, span.of(text), span.of(text))
    else:
        # Only part of the replaced word: shown as changed, never as the same words elsewhere.
        assert found.state in {CarriedState.CHANGED, CarriedState.GONE}
        assert at in range(span.start - 12, span.end + 12)


@given(articles(), st.text("ab 1.\n“”", max_size=60))
def test_any_two_texts_carry_only_the_same_words_as_same(case, new):
    text, span = case
    for old, other in ((text, new), (text, text[:20] + new + text[25:])):
        found = carry_over(old, other, [span])[0]
        assert found.before == span.of(old)
        if found.span is None:
            assert (found.state, found.after) == (CarriedState.GONE, None)
        else:
            assert found.after == found.span.of(other)
            assert (found.state is CarriedState.CHANGED) == (found.after != found.before)
            assert (found.state is CarriedState.EXACT) == (
                found.after == found.before and found.span == span
            )


@pytest.mark.parametrize(
    ("old", "new"), [("40", "50"), ("Ann Lee", "Ann Leigh"), ("June", "July"), ("by", "after")]
)
def test_one_other_number_name_or_word_is_changed(old, new):
    text = ARTICLE.replace(old, new, 1)
    assert_changed(carried(old, text), old, new)


def test_changed_word_inside_a_quote_shows_the_new_wording():
    text = ARTICLE.replace("bridge by June", "bridge by next June")
    assert_changed(
        carried("We will rebuild the bridge by June", text),
        "We will rebuild the bridge by June",
        "We will rebuild the bridge by next June",
    )


def test_deleted_sentence_is_gone_and_its_neighbours_are_not():
    text = ARTICLE.replace("He paid 5 million for it.\n\n", "")
    assert_gone(carried("He paid 5 million for it.", text), "He paid 5 million for it.")
    assert_gone(carried("5", text), "5")
    assert_same_words(carried("40 witnesses", text), CarriedState.MOVED, "40 witnesses")


def test_everything_deleted_is_gone():
    assert_gone(carried("40", ""), "40")


def test_repeated_words_are_carried_to_their_own_copy():
    text = "A new first line.\n" + ARTICLE.replace("heard 40", "heard some 40")
    first, second = carry_over(ARTICLE, text, [place("40"), place("40", nth=1)])
    assert first.span == place("40", text)
    assert second.span == place("40", text, nth=1)


def test_repeated_sentence_whose_first_copy_was_cut_stays_the_second():
    old = "It was late. Ann went. It was late. Bob went. It was late."
    new = "Ann went. It was late. Bob went. It was late."
    second = carry_over(old, new, [place("It was late.", old, nth=1)])[0]
    assert second.span == place("It was late.", new)


def test_correction_note_that_repeats_the_old_words_does_not_attract_the_span():
    note = "\n\nCorrection: an earlier version said “He paid 5 million for it.”"
    text = ARTICLE.replace("He paid 5 million for it.", "He paid 6 million for it." + note)
    assert_changed(
        carried("He paid 5 million for it.", text),
        "He paid 5 million for it.",
        "He paid 6 million for it.",
    )
    assert_changed(carried("5", text), "5", "6")


def test_number_that_stands_in_a_rewritten_paragraph_by_chance_is_gone():
    text = ARTICLE.replace(
        "The inquiry heard 40 witnesses on Monday at the port of Sand Quay.",
        "Shops nearby reported losses; one lost 40 crates of oranges.",
    )
    assert_gone(carried("40", text, nth=1), "40")


def test_paragraph_moved_whole_takes_its_spans_along():
    last = "The inquiry heard 40 witnesses on Monday at the port of Sand Quay."
    text = last + "\n\n" + ARTICLE.removesuffix("\n\n" + last)
    found = carried("40 witnesses", text)
    assert found.span == place("40 witnesses", text)
    assert_same_words(found, CarriedState.MOVED, "40 witnesses")


def test_paragraph_split_in_two_keeps_the_words_and_changes_what_spans_the_break():
    text = ARTICLE.replace("hurt. “We", "hurt.\n\n“We")
    assert_same_words(carried("We will rebuild", text), CarriedState.MOVED, "We will rebuild")
    assert_changed(carried("hurt. “We", text), "hurt. “We", "hurt.\n\n“We")


def test_other_quotation_marks_are_a_difference():
    text = ARTICLE.replace("“", '"').replace("”", '"')
    assert_changed(
        carried("“We will rebuild the bridge by June,”", text),
        "“We will rebuild the bridge by June,”",
        '"We will rebuild the bridge by June,"',
    )


def test_span_beyond_the_old_text_is_refused():
    with pytest.raises(ValueError, match="ends after the text"):
        carry_over("short", "short", [Span(0, 6)])
