"""Who reports it between the words, and who is heard saying them."""

import pytest

from tests.extraction.reading import said


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "He told the council, the Argus reported, that the pier was rotten.",
            "the pier was rotten",
            ["He", "the Argus"],
        ),
        (
            "He told the council, the Argus reported on Monday, that the pier was rotten.",
            "the pier was rotten",
            ["He", "the Argus"],
        ),
        (
            "He told the council, Ann Lowe told the Argus, that the pier was rotten.",
            "the pier was rotten",
            ["He", "Ann Lowe", "the Argus"],
        ),
        (
            "The mayor told them, according to an aide, that the pier was rotten.",
            "the pier was rotten",
            ["The mayor", "an aide"],
        ),
        (
            "He told the council, the Argus reported, that the pier was rotten.",
            "He told the council … that the pier was rotten",
            ["the Argus"],
        ),
        (
            "A clerk who asked not to be named said Ann Lowe had told us that the mill was sold.",
            "the mill was sold",
            ["Ann Lowe", "A clerk who asked not to be named"],
        ),
        (
            "According to the mayor, Ms Pell said that the pier was rotten.",
            "the pier was rotten",
            ["Ms Pell", "the mayor"],
        ),
        (
            "Ann Lowe said the pier was rotten in an interview with the Argus on Monday.",
            "the pier was rotten",
            ["Ann Lowe", "the Argus"],
        ),
        (
            "On Radio Norwood last week, Ann Lowe said the pier was rotten.",
            "the pier was rotten",
            ["Ann Lowe", "Radio Norwood"],
        ),
        (
            "The mayor has told friends the pier was rotten, the Argus understands.",
            "the pier was rotten",
            ["The mayor", "the Argus"],
        ),
        (
            "In an email to the Banner, the mayor said the pier was rotten.",
            "the pier was rotten",
            ["the mayor", "the Banner"],
        ),
        (
            "In a letter to the Directorate, the mayor said the pier was rotten.",
            "the pier was rotten",
            ["the mayor"],
        ),
        (
            "Then, the nurse said, the man told them to leave.",
            "to leave",
            ["the man", "the nurse"],
        ),
        (
            "When she asked why, the cook replied “We are closed”, she said.",
            "We are closed",
            ["the cook", "she"],
        ),
        (
            "The Argus was told by an aide that the pier was rotten.",
            "the pier was rotten",
            ["an aide", "The Argus"],
        ),
        (
            "The Argus obtained a memo warning that the pier was rotten.",
            "the pier was rotten",
            ["a memo", "The Argus"],
        ),
        (
            "The Argus has seen a letter in which Ann Lowe warns that the pier was rotten.",
            "the pier was rotten",
            ["Ann Lowe", "The Argus"],
        ),
        (
            "According to a letter, a copy of which the Argus has seen, the pier was rotten.",
            "the pier was rotten",
            ["a letter", "the Argus"],
        ),
        (
            "His daughter read from a letter in which he wrote that the pier was rotten.",
            "the pier was rotten",
            ["he", "His daughter"],
        ),
        (
            "The mayor would only tell the Argus that the pier was rotten.",
            "the pier was rotten",
            ["The mayor", "the Argus"],
        ),
        (
            "The Argus revealed in March that a cook had asked the mayor to resign.",
            "the mayor to resign",
            ["a cook", "The Argus"],
        ),
    ],
)
def test_each_hand_that_words_came_through_is_named(text, words, chain, equipment):
    assert (words, chain) in said(text, equipment=equipment)


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("“Run,” two boys heard a man shout.", "Run", ["a man", "two boys"]),
        ("“It is late,” she heard him say.", "It is late", ["him", "she"]),
        ("“It is late,” the cook recalled her saying.", "It is late", ["her", "the cook"]),
        ("The guard heard a man shout “Stop the train”.", "Stop the train", ["a man", "The guard"]),
    ],
)
def test_who_heard_it_passes_it_on(text, words, chain, syntax):
    assert (words, chain) in said(text, equipment=syntax)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("It was over, a nurse told the Argus afterwards.", ["a nurse", "the Argus"]),
        ("It was over, a nurse told Reuters shortly before her death.", ["a nurse", "Reuters"]),
        ("A nurse wearily told the Argus that it was over.", ["A nurse", "the Argus"]),
    ],
)
def test_when_and_how_it_is_told_is_no_part_of_the_words(text, chain, equipment):
    (found,) = said(text, equipment=equipment)
    assert found[0].lower() == "it was over"
    assert found[1] == chain
