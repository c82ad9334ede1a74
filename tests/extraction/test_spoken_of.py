"""What somebody speaks of, with words between the verb and its preposition."""

import pytest

from tests.extraction.reading import said


@pytest.mark.parametrize(
    ("verb", "preposition"),
    [
        ("spoke", "of"),
        ("talked", "about"),
        ("complained", "about"),
        ("argued", "against"),
        ("called", "for"),
        ("pushed", "for"),
        ("spoke out", "against"),
    ],
)
@pytest.mark.parametrize("between", ["", "repeatedly ", "on Monday ", "last week "])
def test_a_verb_and_its_preposition_may_stand_apart(verb, preposition, between, equipment):
    text = f"Ann Petit {verb} {between}{preposition} the long queues."
    assert said(text, equipment=equipment) == [("the long queues", ["Ann Petit"])]


def test_a_parser_finds_the_preposition_behind_who_was_told(syntax):
    text = "The mayor complained to reporters about the long queues."
    assert said(text, equipment=syntax) == [("the long queues", ["The mayor"])]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("that ", "last year it was cold"),
        ("that ", "late at night it was cold"),
        ("that night that ", "it was cold"),
        ("last year that ", "it was cold"),
    ],
)
def test_a_time_behind_that_is_said(when, words, equipment):
    text = f"Ann Petit said {when}{words}."
    assert said(text, equipment=equipment) == [(words, ["Ann Petit"])]
