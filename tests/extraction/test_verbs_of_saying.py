"""What verbs of ordering, disputing, thanking and finding attribute, and what is no speech."""

import pytest

from tests.extraction.reading import heard


def said(text: str) -> list[tuple[str, list[str]]]:
    """The words of each quote of a text, with who says and relays them."""
    return [(" … ".join(words), sources) for _, words, sources in heard(text)]


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        (
            "The justice ordered the producers to hand over the tapes.",
            "the producers to hand over the tapes",
            ["The justice"],
        ),
        ("The coast guard disputed that it lost time.", "it lost time", ["The coast guard"]),
        (
            "The firm rejected suggestions of a cover-up.",
            "suggestions of a cover-up",
            ["The firm"],
        ),
        ("The firm has apologised for “falling short”.", "falling short", ["The firm"]),
        (
            "Weald General apologised to the queue for “a mess”.",
            "a mess",
            ["Weald General"],
        ),
        (
            "The board thanked Mr Tate for eleven years of service.",
            "eleven years of service",
            ["The board"],
        ),
        (
            "The councillor doubted whether anybody could manage the steps.",
            "whether anybody could manage the steps",
            ["The councillor"],
        ),
        (
            "The pier was sound, found a review by Orme & Tate.",
            "The pier was sound",
            ["a review"],
        ),
        (
            "A judge ruled on Wednesday that the trader could be sent home.",
            "the trader could be sent home",
            ["A judge"],
        ),
        (
            "The cabin is grey, and some parents call it a “hostage box”.",
            "it a “hostage box”",
            ["some parents"],
        ),
        ("“We stay,” tweets the department.", "We stay", ["the department"]),
        ("“Coming soon,” reads the board.", "Coming soon", ["the board"]),
        ("Lee said that would be difficult.", "that would be difficult", ["Lee"]),
    ],
)
def test_what_a_verb_attributes(text: str, words: str, sources: list[str]) -> None:
    """With its object, a clause, or the words behind "for"."""
    assert (words, sources) in said(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We were told the guns would stop,” he said.", "the guns would stop"),
        ("“I’d been asked if I could count,” she says.", "I could count"),
        ("“I was told to keep her warm,” she said.", "to keep her warm"),
    ],
)
def test_what_somebody_was_told_by_nobody_named_is_nobodys(text: str, words: str) -> None:
    """The speaker heard it, and did not say it: no source, and nobody who relays it."""
    assert any(words in found and not sources for found, sources in said(text))
