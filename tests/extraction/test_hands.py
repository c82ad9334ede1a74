"""Whose hands the paper went through in which somebody's words stand, and who is told by name."""

import pytest

from annotations.extraction import extract


def chain_of(text: str, language: str = "en") -> list[str]:
    """Who says the first quote of a text, and who passes it on."""
    quotes = sorted(extract(text, language).quotes, key=lambda quote: quote.nested)
    return [source.span.of(text) for source in quotes[0].sources]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "In a voice message passed to Radio Marne by a cousin, the commander said his men held "
            "the bridge.",
            ["the commander", "a cousin", "Radio Marne"],
        ),
        (
            "In a message passed to Radio Marne by a cousin, the former cook, Ann Lowe, said she "
            "was well.",
            ["the former cook", "a cousin", "Radio Marne"],
        ),
        (
            "In a letter handed to journalists by her lawyer, Ina Prat, the teacher writes that "
            "she has never met the mayor.",
            ["the teacher", "her lawyer, Ina Prat"],
        ),
        (
            "In a statement summarised for the hearing by Ms Ali, a nurse said the alarm was off.",
            ["a nurse", "Ms Ali"],
        ),
        (
            "In a note to members that one steward has put online, Dunn asked that nobody cheer.",
            ["Dunn", "one steward"],
        ),
        (
            "“I am learning to sew,” he writes in a letter from which his sister, Ann, read to "
            "supporters on Friday.",
            ["he", "his sister"],
        ),
        (
            "“It is a small box,” she told reporters, in remarks translated by Orbit Weekly.",
            ["she", "Orbit Weekly"],
        ),
        (
            "The auditor noted, in a diary, extracts of which the Kell Press printed in May, that "
            "the kitchen was filthy.",
            ["The auditor", "the Kell Press"],
        ),
        (
            "In a phone call that Ray Tomson, 63, recorded in April and has now played to the "
            "Mercury, a man says: “Trees cost money.”",
            ["a man", "Ray Tomson, 63", "the Mercury"],
        ),
        (
            "In a letter that Pratt shared with the Sentinel, Elections Director Hal Moss tells "
            "her she did well.",
            ["Elections Director Hal Moss", "Pratt", "the Sentinel"],
        ),
        (
            "The roof is unsafe, according to the contract, extracts from which were released to "
            "Defence News in May.",
            ["the contract", "Defence News"],
        ),
        (
            "He has kept the letters. In one that this magazine has read, the contractor warns: "
            "“It will tumble.”",
            ["the contractor", "this magazine"],
        ),
    ],
)
def test_who_handled_a_paper_passes_on_its_words(text: str, chain: list[str]) -> None:
    """By a participle or a relative clause, with what is set between."""
    assert chain_of(text) == chain


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In a letter signed by six deputies, the group said the law was unjust.", "the group"),
        ("In a letter sent by the council, Ms Reed said the law was unjust.", "Ms Reed"),
        ("In a report seen by two ministers, Ms Reed said the law was unjust.", "Ms Reed"),
        ("In a letter that she never posted, Ms Reed said the law was unjust.", "Ms Reed"),
    ],
)
def test_who_wrote_or_saw_a_paper_passes_nothing_on(text: str, speaker: str) -> None:
    """Whoever signs, sends or reads a letter for themselves tells us nothing of it."""
    assert chain_of(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "He told KWTR a claims adjuster kept asking him for pictures.",
            ["He", "KWTR"],
        ),
        (
            "A backbencher told The Morning Star Mr Pike had resigned.",
            ["A backbencher", "The Morning Star"],
        ),
        (
            "Two former employees told Byteline Rourke had left the company in May.",
            ["Two former employees", "Byteline"],
        ),
        (
            "“I rang,” Lena Roy told Thorne FM's breakfast show.",
            ["Lena Roy", "Thorne FM's breakfast show"],
        ),
        ("“I rang,” Lena Roy told Coast Talk 882 on Monday.", ["Lena Roy", "Coast Talk 882"]),
        ("“I rang,” Lena Roy told Evening Line.", ["Lena Roy", "Evening Line"]),
        ("“I rang,” said Lena Roy, as told to the Sunday Globe.", ["Lena Roy", "the Sunday Globe"]),
        ("“I rang,” Lena Roy told a news conference.", ["Lena Roy"]),
    ],
)
def test_who_was_told_ends_where_the_subject_begins(text: str, chain: list[str]) -> None:
    """A medium named before the subject, one with a programme, one with a number or a time."""
    assert chain_of(text) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The suit quotes the owner, who is not named, as saying he left cash in a box.",
            ["the owner, who is not named", "The suit"],
        ),
        ("It quotes Elsa Strand as answering: “Ships float.”", ["Elsa Strand", "It"]),
        (
            "The Herald reported, on the strength of a recording, that the minister had lied.",
            ["a recording", "The Herald"],
        ),
        (
            "The agency, citing two officials, said the club had folded.",
            ["two officials", "The agency"],
        ),
    ],
)
def test_whom_a_report_rests_on(text: str, chain: list[str]) -> None:
    """Whoever is quoted "as" doing so, and what is cited between commas."""
    assert chain_of(text) == chain
