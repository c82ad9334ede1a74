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
    ("subject", "who"),
    [
        ("Ann Petit, the mayor,", "Ann Petit, the mayor"),
        ("Tim Cole, a lawyer who represents us,", "Tim Cole, a lawyer who represents us"),
        ("The mayor, who left at noon,", "The mayor"),
    ],
)
def test_who_is_told_of_behind_a_subject_is_a_part_of_its_words(subject, who, equipment):
    words = "a diplomat who was there had lied"
    assert said(f"{subject} said {words}.", equipment=equipment) == [(words, [who])]


def test_a_name_behind_its_office_is_no_part_of_the_words_before(equipment):
    text = f"{WORDS.capitalize()}, the group's director, Jo Hale, who lives there, said on Monday."
    who = "the group's director, Jo Hale"
    assert said(text, equipment=equipment) == [(WORDS.capitalize(), [who])]


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("According to Mr. Hale, R-Ohio,", "Mr. Hale"),
        ("According to Ann Petit, 54,", "Ann Petit"),
        ("According to Tim Cole, a lawyer who represents the tenants,", "Tim Cole"),
    ],
)
def test_what_describes_a_source_is_no_part_of_its_words(lead, who, equipment):
    ((words, sources),) = said(f"{lead} {WORDS}.", equipment=equipment)
    assert words == WORDS
    assert sources[0].startswith(who)


@pytest.mark.parametrize(
    "text",
    [
        "He stood up, said the words that everyone feared, and left.",
        "The firm paid a fine, admitted an error that cost lives, and closed.",
    ],
)
def test_a_thing_that_more_is_told_of_is_nobody_who_speaks(text, equipment):
    assert all(
        "the words" not in who and "an error" not in who
        for _, who in said(text, equipment=equipment)
    )


@pytest.mark.parametrize("who", ["that man", "that actor"])
def test_that_man_speaks(who, equipment):
    assert said(f"“I am cold”, said {who}.", equipment=equipment) == [("I am cold", [who])]


@pytest.mark.parametrize(
    "words",
    [
        "54 people, including 12 children, died",
        "a doctor with long experience, not a nurse, will lead it",
    ],
)
def test_a_number_or_a_noun_behind_a_source_may_begin_its_words(words, equipment):
    found = said(f"According to officials, {words}.", equipment=equipment)
    assert [said for said, _ in found] == [words]
