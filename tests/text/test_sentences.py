from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import Span, sentences, words


def cut(text, language="en", within=None):
    return [span.of(text) for span in sentences(text, language, within)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Hale paid $4.5 million to the U.S. Treasury.",
        "J. K. Orme came at 5 p.m. and left.",
        "It was No. 10 on Jan. 5 in St. Alban.",
        "“Why?” she asked.",
        "He waited … and waited.",
        "Dr. Lee of Acme Inc. said so.",
    ],
)
def test_english_sentence_is_not_cut_at_a_stop_inside_it(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "M. Dupont et Mme. Roy, p. ex. le maire, refusent.",
        "« Pourquoi\u00a0? », a-t-il demandé.",
        "Selon l’art. 5, c’est 3,5 % de moins.",
        "J.-P. Martin est parti.",
    ],
)
def test_french_sentence_is_not_cut_at_a_stop_inside_it(text):
    assert cut(text, "fr-CA") == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 3. Oktober sprach Dr. Weber z. B. mit Prof. Braun (geb. Roth)."),
        ("es", "El Sr. Vega y la Dra. Ruiz viven en el núm. 5."),
        ("it", "Il sig. Bassi e il dott. Sala hanno firmato."),
        ("pt", "O sr. Vaz e a dra. Reis assinaram."),
        ("nl", "Mevr. Mal en dhr. De Vos tekenden."),
        ("pl", "Prof. Mała mieszka przy ul. Polnej, tzw. Górce."),
        ("cs", "Mgr. Malá a ing. Novák bydlí v centru, tzv. Kopci, ul. Dlouhá."),
        ("ru", "Он живёт в г. Пскове на ул. Мира, т.е. рядом."),
    ],
)
def test_sentence_in_another_language_is_not_cut_at_its_short_forms(language, text):
    assert cut(text, language) == [text]


def test_german_sentence_may_end_with_a_number():
    assert cut("Es waren 12. Die anderen kamen 2019. Dann war Schluss.", "de") == [
        "Es waren 12.", "Die anderen kamen 2019.", "Dann war Schluss."
    ]  # fmt: skip


def test_sentences_end_with_the_quotation_mark_that_closes_them():
    assert cut("“We won.” (It was late.) Then they left.") == [
        "“We won.”",
        "(It was late.)",
        "Then they left.",
    ]
    assert cut("Il a dit : « Non. » Puis il est parti.", "fr") == [
        "Il a dit : « Non. »",
        "Puis il est parti.",
    ]


def test_sentences_end_after_an_abbreviation_when_a_new_one_begins():
    assert cut("She left the U.S. The rest stayed. He said no. Nobody went.") == [
        "She left the U.S.",
        "The rest stayed.",
        "He said no.",
        "Nobody went.",
    ]


def test_sentences_of_one_very_long_line_are_cut_like_those_of_a_short_one():
    # A million code points: looking on to the end of the line at every stop would take minutes.
    line = "She left the U.S. — “The rest” stayed. " * 26_000
    assert cut(line) == ["She left the U.S.", "— “The rest” stayed."] * 26_000


def test_sentences_end_at_every_line_break():
    assert cut("A headline\n\n  Sports \nIt rained") == ["A headline", "Sports", "It rained"]


def test_sentences_within_a_part_end_where_it_ends():
    assert cut("One is here. Two is there.", within=Span(4, 20)) == ["is here.", "Two is"]


def test_sentences_within_a_part_outside_the_text_are_refused():
    with pytest.raises(ValueError, match="ends after the text"):
        sentences("short", "en", Span(0, 6))


@given(st.text("aB1. ?!\n“”«»…’M", max_size=80), st.sampled_from(["en", "fr", "xx", ""]))
def test_sentences_hold_all_that_is_not_white_space(text, language):
    found = sentences(text, language)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(span == span.trimmed(text) for span in found)


def test_words_keep_the_apostrophes_and_hyphens_inside_them():
    text = "‘Don’t’ — l'homme, vice-président - 50 % (a_b) हिन्दी"
    assert [span.of(text) for span in words(text)] == [
        "Don’t", "l'homme", "vice-président", "50", "a", "b", "हिन्दी",
    ]  # fmt: skip


@given(st.text())
def test_words_are_in_order_and_hold_every_letter_and_digit(text):
    found = words(text)
    inside = {at for span in found for at in range(span.start, span.end)}
    assert all(at in inside for at, character in enumerate(text) if character.isalnum())
    assert all(one.end <= other.start for one, other in pairwise(found))
