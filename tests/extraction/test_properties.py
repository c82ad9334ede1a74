"""What holds for every text, friendly or not."""

import re
import sys
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.extraction import ENGINE, ENGINE_VERSION, extract, find_furniture
from annotations.extraction.languages import language_for
from annotations.extraction.measuring.marked import read_article
from annotations.text.spans import Span
from tests.extraction.reading import spans_of

PIECES = st.sampled_from(
    [
        '"', "“", "”", "«", "»", "„", "‘", "’", "'", "''", "‚", "‹", "›", "—", ",", ".", "?", ":",
        " ", "\n", "\u00a0", "said", "Ann Lee", "that", "according to", "he", "a-t-il", "dit",
        "selon", "que", "Reuters", "told", "called", "the mayor", "4%", "(", ")", "and",
        "Source: x",
        "sagte", "laut", "Der Film", "řekl", "podle", "сказал", "по словам", "он", "dijo", "según",
        "ha detto", "secondo", "disse", "zei", "'s", "powiedział", "– ", "—", " - ", "\u0301", "من",
        "the letter", "in a", "by", "to", "which", "gave evidence", "read out", "met", "dans une",
        "lettre", "dont", "à", "ont indiqué", "fait-il valoir", "au", "L'Écho", "interview with",
        "No comments:", "Recommended News", "\ue000", "\ue001", "é", "👩‍🚒", "it", "was", ";", "l'",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join),
                  st.lists(PIECES, max_size=60).map("".join))  # fmt: skip
GOLD = Path(__file__).parents[2] / "fixtures" / "gold"
_EVERY = 3  # articles, of which one is cut at every word
CODES = ["en", "fr", "fr-CA", "de", "es", "it", "pt", "nl", "pl", "cs", "ru", "", "zz"]
LANGUAGES = st.sampled_from(CODES)


@given(text=TEXTS, language=LANGUAGES)
@example(text='"', language="en")
@example(text="he said:", language="en")
@example(text="according to", language="en")
@example(text=", said", language="en")
@example(text="«»", language="fr")
@example(text="It was late, according to a claim by the Water", language="en")
@example(text="according he's claims that it rained", language="en")
@example(text="Saying it was late about letters", language="en")
@example(text="C’est fini, rapportait hier Radio Ponant, sur la foi de", language="fr")
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


@cache
def told_in(code):
    """The words by which a language tells who said what, with marks and somebody to say it."""
    telling = language_for(code).telling
    lists = [getattr(telling, each.name) for each in fields(telling)]
    words = {word for each in lists if isinstance(each, frozenset) for word in each}
    return [*sorted(words), "Ann", "Lee", "Reuters", "the", "in", "said", "dit", *",;:.“”«»’s" * 4]


@pytest.mark.parametrize("code", ["en", "fr"])
@given(data=st.data())
@settings(max_examples=300)
def test_words_of_telling_are_read_in_any_order(code, data):
    words = data.draw(st.lists(st.sampled_from(told_in(code)), max_size=30))
    text = " ".join(words).replace(" ’", "’")
    assert all(span.end <= len(text) for span in spans_of(extract(text, code)))


@given(text=TEXTS, language=LANGUAGES)
def test_the_same_text_gives_the_same_proposals_and_no_place_twice_in_one_quote(text, language):
    found = extract(text, language)
    assert extract(text, language) == found
    for quote in found.quotes:
        assert not any(
            one.overlaps(other)
            for number, one in enumerate(quote.content)
            for other in quote.content[:number]
        )
        assert all(span.of(text).strip() for span in quote.content)


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
        ("Lee's claim that ", "en"),
        ("selon x, ", "fr"),
        ('"It is so," he said.\n', "en"),
        ('"A b c d e f."\n', "en"),
        ("-il", "fr"),
        ("(", "en"),
        ("and ", "en"),
        ("Recommended News\n", "en"),
        ("Ann Lee met the Post. “It rained,” she said. ", "en"),
        (" “x”", "en"),
        ("“x“ ", "de"),
        ("„x“ ", "de"),
        ("„Ja“, sagte er. ", "de"),
        ("— да, — сказал он. ", "ru"),
        ("— да, — сказал он.\n", "ru"),
        ("«а «б» ", "ru"),
        ("según x, ", "es"),
        ("powiedział Jan ", "pl"),
        ("'s ", "nl"),
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


HOSTILE = {
    "only quotation marks": "\"“”„«»‘’'‚‹›" * 5_000,
    "opening marks in one line": "“" * 50_000,
    "an opening mark and short quotations": "“" + " “x”" * 20_000,
    "a megabyte without a space": "a" * 1_000_000,
    "a quoted megabyte without a space": "“" + "a" * 1_000_000 + "”",
    "a line of two megabytes": "word слово " * 180_000,
    "nested marks": "“‘" * 5_000 + "x" + "’”" * 5_000,
    "nested low marks": "„" * 10_000 + "x" + "“" * 10_000,
    "dashes": " — " * 30_000,
    "every script": "".join(
        chr(code) for code in range(0x20, 0x2FA20, 7) if chr(code).isprintable()
    ),
    "combining marks": "“a" + "\u0301" * 100_000 + "”, she said.",
    "emoji": "“👩\u200d🚒🏳\ufe0f\u200d🌈” 👍🏽 " * 5_000,
    "right to left": 'قال: "نعم" وقالت «لا» \u202e' * 5_000,
    "colons": "said: " * 20_000,
    "stops": "a. B. " * 20_000,
    "line breaks": "\n“\n" * 20_000,
    "stand-ins of the engine": "\ue001\ue000" * 20_000,
}


@pytest.mark.parametrize("language", ["en", "fr", "de", "ru", "nl", ""])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_comes_back_with_spans_inside_it(text, language):
    found = extract(text, language)
    assert all(0 <= span.start < span.end <= len(text) for span in spans_of(found))


def test_ten_thousand_nested_marks_are_one_quote_at_most():
    assert len(extract(HOSTILE["nested marks"], "en", excluded=()).quotes) <= 1
    assert extract(HOSTILE["a megabyte without a space"], "en").quotes == ()


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


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_may_break_off_at_any_word(language):
    """A line cut short ends where no rule expects it: behind a preposition, a name, a letter."""
    articles = sorted((GOLD / language / "tuning").glob("*.txt"))[::_EVERY]
    assert articles
    for article in map(read_article, articles):
        for line in article.text.splitlines():
            ends = [match.end() for match in re.finditer(r"\w(?=\W|$)", line)]
            for end in ends:
                found = extract(line[:end], language)
                assert all(0 <= span.start < span.end <= end for span in spans_of(found))
