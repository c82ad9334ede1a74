"""When somebody speaks is no part of who does."""

import pytest

from tests.extraction.reading import said


@pytest.mark.parametrize(
    ("date", "who"),
    [
        ("Last week", "the group"),
        ("On Monday", "the group"),
        ("This year", "the union"),
        ("Last month", "Ann Petit"),
        ("On Friday", "Ann Petit"),
        ("Earlier this week", "officials"),
        ("Two years ago", "the mayor"),
        ("In May 2014", "the mayor"),
        ("In a statement on Monday", "the mayor"),
    ],
)
def test_a_date_before_the_subject_is_left_out(date, who, equipment):
    text = f"{date} {who} said that the ferry was late."
    assert said(text, equipment=equipment) == [("the ferry was late", [who])]


@pytest.mark.parametrize("who", ["The Sunday Beacon", "The late Ed Cullen", "April Petit"])
def test_a_date_that_is_a_part_of_a_name_stays(who, equipment):
    text = f"{who} said that the ferry was late."
    assert said(text, equipment=equipment) == [("the ferry was late", [who])]


def test_a_sentence_begins_behind_quoted_words_with_a_pronoun(equipment):
    text = "It came up at noon: “It is a shame.” She also said, without proof, that it was over."
    assert ("it was over", ["She"]) in said(text, equipment=equipment)
