"""Feelings put into words, claims about oneself, and clauses that quoted words go on with."""

import pytest

from annotations.extraction.results import Polarity
from tests.extraction.reading import quotes_in, said


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("Ann Petit expressed hope that", "it would pass"),
        ("Ann Petit expressed deep concern about", "the policy"),
        ("Ann Petit voiced doubts about", "the cost"),
        ("Ann Petit has voiced fears that", "it would fail"),
    ],
)
def test_a_feeling_is_put_into_words(lead, words, equipment):
    assert said(f"{lead} {words}.", equipment=equipment) == [(words, ["Ann Petit"])]


def test_who_expresses_doubt_doubts(equipment):
    (quote,) = quotes_in("Ann Petit expressed doubt that it would pass.", equipment=equipment)
    assert quote.polarity is Polarity.DOUBTED


def test_who_raises_money_says_nothing(equipment):
    assert said("Ann Petit raised money for the church.", equipment=equipment) == []


@pytest.mark.parametrize("verb", ["claims", "claimed", "professed"])
def test_what_somebody_claims_to_be_is_their_word(verb, syntax):
    text = f"Ann Petit {verb} to be the owner."
    assert said(text, equipment=syntax) == [("to be the owner", ["Ann Petit"])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("While it rains, she said, “nobody comes.”", "While it rains … nobody comes."),
        ("If it rains, said Lee, “we will stay.”", "If it rains … we will stay."),
        ("When it was over, she said, “I was glad.”", "I was glad."),
        ("When asked about it, she said, “we are closed.”", "we are closed."),
        ("On Monday, she said, “we will stay.”", "we will stay."),
    ],
)
def test_quoted_words_go_on_with_a_clause_where_they_begin_small(text, words, equipment):
    assert [said for said, _ in said(text, equipment=equipment)] == [words]


@pytest.mark.parametrize(
    "text",
    ["Lowe is accused of taking money.", "Lowe has been accused of taking money."],
)
def test_what_somebody_is_accused_of_is_told_of_by_nobody_named(text, equipment):
    (quote,) = quotes_in(text, equipment=equipment)
    assert [span.of(text) for span in quote.content] == ["taking money"]
    assert (quote.sources, quote.addressee) == ((), None)
    assert quote.polarity is Polarity.CLAIMED


@pytest.mark.parametrize("verb", ["warned of", "called for", "complained about"])
def test_a_single_noun_is_enough_behind_a_preposition(verb, equipment):
    assert said(f"The agency {verb} floods.", equipment=equipment) == [("floods", ["The agency"])]


@pytest.mark.parametrize("who", ["Nobody", "None"])
def test_what_nobody_said_is_nobodys_word(who, equipment):
    assert said(f"{who} said it was late.", equipment=equipment) == []


@pytest.mark.parametrize("verb", ["promised", "has promised", "pledged", "threatened", "told them"])
@pytest.mark.parametrize("words", ["to pay “every penny”", "to “fight on” and win"])
def test_an_infinitive_is_promised_with_the_marks_in_it(verb, words, equipment):
    text = f"The mayor {verb} {words}."
    assert said(text, equipment=equipment) == [(words, ["The mayor"])]


def test_who_says_nothing_is_silent(equipment):
    assert said("The mayor said nothing about the debt.", equipment=equipment) == []
    text = "The mayor said nothing would change."
    assert said(text, equipment=equipment) == [("nothing would change", ["The mayor"])]
