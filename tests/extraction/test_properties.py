"""What holds for every text, friendly or not."""

import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotations.extraction import ENGINE, ENGINE_VERSION, extract, find_furniture
from annotations.text.spans import Span
from tests.extraction.reading import spans_of

PIECES = st.sampled_from(
    [
        '"', "“", "”", "«", "»", "„", "‘", "’", "'", "''", "‚", "‹", "›", "—", ",", ".", "?", ":",
        " ", "\n", "\u00a0", "said", "Ann Lee", "that", "according to", "he", "a-t-il", "dit",
        "selon", "que", "Reuters", "told", "called", "the mayor", "4%", "(", ")", "and",
        "Source: x",
        "No comments:", "Recommended News", "\ue000", "\ue001", "é", "👩‍🚒", "it", "was", ";", "l'",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join),
                  st.lists(PIECES, max_size=60).map("".join))  # fmt: skip
LANGUAGES = st.sampled_from(["en", "fr", "fr-CA", "de", "", "zz"])


@given(text=TEXTS, language=LANGUAGES)
@example(text='"', language="en")
@example(text="he said:", language="en")
@example(text="according to", language="en")
@example(text=", said", language="en")
@example(text="«»", language="fr")
def test_any_text_gives_sorted_spans_inside_it(text, language):
    found = extract(text, language)
    assert all(span.end <= len(text) for span in spans_of(found))
    for quote in found.quotes:
        assert quote.content
        ends = [place for span in quote.content for place in (span.start, span.end)]
        assert ends == sorted(ends)
        assert 0 <= quote.confidence <= 1
    assert [quote.content for quote in found.quotes] == sorted(q.content for q in found.quotes)
    assert [claim.span for claim in found.claims] == sorted(claim.span for claim in found.claims)
    assert all(
        claim.quote is None or 0 <= claim.quote < len(found.quotes) for claim in found.claims
    )


@given(text=TEXTS, language=LANGUAGES, data=st.data())
def test_nothing_is_proposed_from_an_excluded_range(text, language, data):
    places = st.integers(min_value=0, max_value=len(text) + 3)
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=3))
    excluded = [Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    for span in spans_of(extract(text, language, excluded=excluded)):
        assert not any(span.overlaps(other) for other in excluded)


@given(text=TEXTS, language=LANGUAGES)
def test_furniture_is_whole_lines_in_order_and_nothing_is_proposed_from_it(text, language):
    furniture = find_furniture(text, language)
    spans = [item.span for item in furniture]
    assert spans == sorted(spans)
    lines = {line.strip() for line in text.split("\n")}
    assert all(span.of(text) in lines for span in spans)
    found = extract(text, language)
    assert found.furniture == furniture
    assert not any(span.overlaps(other) for span in spans_of(found) for other in spans)


def test_extraction_names_its_language_and_its_engine():
    found = extract("Nothing.", "fr-CA")
    assert (found.language, found.engine, found.engine_version) == (
        "fr-CA", ENGINE, ENGINE_VERSION
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "language"),
    [
        ('"', "en"),
        ("“", "en"),
        ("“‘", "en"),
        ("'", "fr"),
        ("a", "en"),
        ("a.", "en"),
        ("he said ", "en"),
        ("according to x, ", "en"),
        ("selon x, ", "fr"),
        ('"It is so," he said.\n', "en"),
        ('"A b c d e f."\n', "en"),
        ("-il", "fr"),
        ("(", "en"),
        ("and ", "en"),
        ("Recommended News\n", "en"),
    ],
)
def test_work_grows_with_the_text_and_not_with_its_square(unit, language):
    """Eight times the text may take twelve times the steps (sixty-four would be its square).

    Steps are lines of Python run, which the same text always takes as many of.
    """

    def steps(length):
        text = unit * (length // len(unit))
        taken = 0

        def count(frame, event, _argument):
            nonlocal taken
            taken += event == "line"
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            extract(text, language)
        finally:
            sys.settrace(before)
        return taken

    steps(2_000)
    assert steps(16_000) < 12 * (steps(2_000) + 500)


def test_deep_nesting_and_a_million_letters_without_a_space_come_back():
    nested = "“‘" * 5_000 + "x" + "’”" * 5_000
    assert len(extract(nested, "en", excluded=()).quotes) <= 1
    assert extract("a" * 1_000_000, "en").quotes == ()


ARTICLES = sorted((Path(__file__).parents[2].parent / "shared" / "articles").glob("*.txt"))


@pytest.mark.skipif(not ARTICLES, reason="the articles for trying things on are not at hand")
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_real_article_gives_direct_quotes_with_speakers_and_nothing_from_furniture(path):
    text = path.read_text(encoding="utf-8")
    found = extract(text, "fr" if " les " in text else "en")
    furniture = [item.span for item in found.furniture]
    assert furniture or path.stem.startswith("001") is False
    assert not any(span.overlaps(other) for span in spans_of(found) for other in furniture)
    direct = [quote for quote in found.quotes if quote.kind == "direct"]
    assert direct
    assert all(quote.sources and quote.cue for quote in direct)
    for quote in direct:
        for span in quote.content:
            assert text[span.start - 1] in '"“” «\u00a0' and not set(span.of(text)) & set('"“”«»')
