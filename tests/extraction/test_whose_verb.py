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
