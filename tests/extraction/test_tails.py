"""Where words end that go on into what the writer says, and who was told before an order."""

import pytest

from tests.extraction.reading import said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ann Lowe told the Argus that the pier was rotten; the firm did not respond to a "
            "request for comment.",
            "the pier was rotten",
        ),
        (
            "Ann Lowe told the Argus that the pier was rotten; he later admitted that it was sold.",
            "the pier was rotten",
        ),
        (
            "Ann Lowe told the Argus that the pier was rotten, a claim the firm rejects.",
            "the pier was rotten",
        ),
        (
            "Ann Lowe told the Argus that the pier was rotten, in an apparent swipe at the mayor.",
            "the pier was rotten",
        ),
        (
            "According to the mayor, the pier is rotten; the firm did not respond to a letter.",
            "the pier is rotten",
        ),
        ("The coach told his three captains to leave the field.", "to leave the field"),
        ("The coach told his team never to leave the field.", "never to leave the field"),
        (
            "Three weeks later, according to a former aide, he sold the pier.",
            "he sold the pier",
        ),
    ],
)
def test_words_end_before_what_the_writer_adds(text, words, equipment):
    assert words in [found for found, _ in said(text, equipment=equipment)]


def test_a_report_goes_on_behind_a_semicolon_where_its_tense_does():
    text = "Ann Lowe said two had left; one had told her that it was cold."
    assert "two had left; one had told her that it was cold" in [found for found, _ in said(text)]


def test_a_report_goes_on_behind_a_semicolon_with_what_others_have(equipment):
    text = "The auditors reported that the port holds sand; the quarry holds chalk."
    words = "the port holds sand; the quarry holds chalk"
    assert words in [found for found, _ in said(text, equipment=equipment)]


@pytest.mark.parametrize(
    "text",
    [
        "Looking down at the harbour, the mayor agreed.",
        "But even after the rain stopped, the quarrel continued.",
    ],
)
def test_a_circumstance_before_a_verb_is_not_what_is_said(text, syntax):
    assert said(text, equipment=syntax) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The guard said bosses had told his team to “keep quiet” and mocked anybody who spoke.",
            "to “keep quiet”",
        ),
        (
            "A report says two men had warned the firm that he was ill, and that one asked to go.",
            "he was ill",
        ),
        ("Sheriff Al Reed asked how many, and adjourned the hearing.", "how many"),
    ],
)
def test_a_second_verb_of_who_speaks_is_no_part_of_the_words(text, words, syntax):
    assert words in [found for found, _ in said(text, equipment=syntax)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“Run,” he told radio host Al Reed on Monday.", ["he", "radio host Al Reed"]),
        (
            "He told a reporter from Channel 9 that it was late.",
            ["He", "a reporter from Channel 9"],
        ),
        ("He told reporters that it was late.", ["He"]),
    ],
)
def test_a_host_passes_on_what_a_medium_is_told(text, chain, equipment):
    assert said(text, equipment=equipment)[0][1] == chain
