"""Who speaks behind the verb, and what more is told of them there."""

import pytest

from tests.extraction.reading import said

WORDS = "the tower could fall this week"


@pytest.mark.parametrize(
    ("who", "more"),
    [
        ("a diplomat", " who was briefed on the talks"),
        ("one of the builders", " whose firm had put it up"),
        ("Tim Cole, a longtime adviser to the family", " who oversees the works"),
        ("Ann Petit", ", who runs the school and knows the mayor"),
        ("the mayor of Lorne", " who spoke on condition of anonymity"),
        ("those", " who were there"),
    ],
)
@pytest.mark.parametrize("verb", ["said", "warned", "explained"])
def test_what_is_told_of_who_speaks_is_no_part_of_their_words(verb, who, more, equipment):
    text = f"{WORDS.capitalize()}, {verb} {who}{more}."
    assert said(text, equipment=equipment) == [(WORDS.capitalize(), [who])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Petit, the mayor, said a diplomat who was there had lied.", "a diplomat who was there"),
        ("The mayor, who left at noon, said a man who fell was dead.", "a man who fell was dead"),
    ],
)
def test_who_is_told_of_behind_a_subject_is_a_part_of_its_words(text, words, equipment):
    found = said(text, equipment=equipment)
    assert [who[:1] != ["a diplomat"] and who[:1] != ["a man"] for _, who in found] == [True]
    assert words in found[0][0]
