"""Whose a verb of saying is that does not stand right behind its subject."""

import pytest

from annotations.extraction.equipment import load_equipment
from tests.extraction.reading import said


@pytest.fixture(scope="module")
def chains():
    """What every quote of a text is heard through, by its words, where a parser is installed."""
    equipment = load_equipment(["en"], sequence=False, judge=False)
    if not equipment.parsers:
        pytest.skip("no English parser is installed")
    return lambda text: dict(said(text, equipment=equipment))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Al Reed said the ferry was late and blamed the fog for it.", "the fog for it"),
        (
            "Al Reed argued that the fares were low and predicted they would rise.",
            "they would rise",
        ),
        ("Al Reed said the owner had fled and ordered him to return.", "to return"),
        ("Al Reed admitted that the ferry was old but told riders it was safe.", "it was safe"),
    ],
)
def test_who_tells_of_a_thing_goes_on_speaking(text, words, chains):
    assert chains(text)[words] == ["Al Reed"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Al Reed said the owner phoned him and asked him to sail.", "to sail", "the owner"),
        ("Al Reed said the crew laughed and told him to swim.", "to swim", "the crew"),
    ],
)
def test_whoever_turns_to_somebody_says_what_follows(text, words, who, chains):
    assert chains(text)[words] == [who, "Al Reed"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A cook who was in the galley told the Courier that he was pale.",
         ["A cook who was in the galley", "the Courier"]),
        ("He was pale, a cook who had been in the galley told the Courier.",
         ["a cook who had been in the galley", "the Courier"]),
        ("Two people briefed on the plan told the Courier that he was pale.",
         ["Two people briefed on the plan", "the Courier"]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_speaker_belongs_to_them(text, who, chains):
    assert list(chains(text).values()) == [who]


def test_who_was_somewhere_is_known_without_a_parser():
    text = "A cook who was in the galley told the Courier that he was pale."

    assert said(text) == [("he was pale", ["A cook who was in the galley", "the Courier"])]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Ann Lee called the fare “a joke,” and Al Reed said it would fall.", "Ann Lee", "Al Reed"),
        (
            "Ann Lee said the fare was “a joke,” and Al Reed said it would fall.",
            "Ann Lee",
            "Al Reed",
        ),
        ("Ann Lee vowed to stay and she said the fare was too high.", "Ann Lee", "she"),
    ],
)
def test_who_speaks_in_a_second_clause_is_no_part_of_the_first(text, first, second, chains):
    assert list(chains(text).values()) == [[first], [second]]


@pytest.mark.parametrize(
    "text",
    [
        "OSTRA CITY, Ohio (AP) — A judge on Friday shut the pier, ruling that it was rotten.",
        "OSTRA — A judge on Friday shut the pier, ruling that it was rotten.",
        "OSTRA, May 4 (Reuters) - A judge on Friday shut the pier, ruling that it was rotten.",
    ],
)
def test_no_town_speaks_because_a_report_was_filed_there(text, chains):
    assert chains(text) == {"it was rotten": ["A judge"]}
    assert said(text) == [("it was rotten", ["A judge"])]


def test_a_clause_that_words_begin_with_is_no_quote_of_who_comes_behind_it(chains):
    text = "Ann Lee said that when she rang the bank, a clerk told her to wait."

    assert chains(text) == {
        "when she rang the bank, a clerk told her to wait": ["Ann Lee"],
        "to wait": ["a clerk", "Ann Lee"],
    }


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Ann Lee said she had rung, but a clerk told her the bank was shut.",
         "the bank was shut", ["a clerk", "Ann Lee"]),
        ("Al Reed said he rang the bank and a clerk told him to wait.",
         "to wait", ["a clerk", "Al Reed"]),
        ("Al Reed said the bank was shut, but a clerk told him that it was open.",
         "it was open", ["a clerk"]),
    ],
)  # fmt: skip
def test_who_speaks_to_the_one_who_tells_of_it_is_heard_through_them(text, words, who, chains):
    assert chains(text)[words] == who


def test_a_second_that_belongs_to_who_began_the_first(chains):
    text = (
        "A cook told police that he asked about the safe and that the manager said it was locked."
    )

    assert chains(text)["the safe"] == ["he", "A cook"]
    assert chains(text)["it was locked"] == ["the manager", "A cook"]


def test_whom_a_pronoun_tells_is_no_part_of_who_spoke(chains):
    text = "Al Reed told them a cook had asked for the keys."

    assert chains(text)["the keys"] == ["a cook", "Al Reed"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The charge sheet says Reed hid the debts and told savers that all was well.",
         "all was well", ["Reed", "The charge sheet"]),
        ("Savers say Reed hid the debts and promised high returns.",
         "high returns", ["Reed", "Savers"]),
        ("The guild says owners flout the rules and blame the weather.",
         "the weather", ["owners", "The guild"]),
        ("The guild says the plan is late and blames the weather.",
         "the weather", ["The guild"]),
    ],
)  # fmt: skip
def test_a_second_verb_belongs_to_whose_form_it_has(text, words, who, chains):
    assert chains(text)[words] == who
