"""Who is cited for what somebody reports, and who quotes whom, wherever that stands."""

import pytest

from tests.extraction.reading import said


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "The Ledger reported on Tuesday, citing two engineers, that the dam had moved.",
            "the dam had moved",
            ["two engineers", "The Ledger"],
        ),
        (
            "The Ledger wrote on its website last week that the dam had moved by a hand's "
            "breadth since the spring, citing a leaked survey.",
            "the dam had moved by a hand's breadth since the spring",
            ["a leaked survey", "The Ledger"],
        ),
        (
            "Citing an engineer, the Ledger reported that the dam had moved.",
            "the dam had moved",
            ["an engineer", "the Ledger"],
        ),
        (
            "Citing court documents, KWTR reported the dam had moved.",
            "the dam had moved",
            ["court documents", "KWTR"],
        ),
        (
            "The dam had moved, the Ledger reported on Friday, citing Ann Lowe.",
            "The dam had moved",
            ["Ann Lowe", "the Ledger"],
        ),
        (
            "The mill will close, KWTR quoted a foreman as saying on Monday.",
            "The mill will close",
            ["a foreman", "KWTR"],
        ),
        (
            "“It was late,” the Ledger quoted Rob Dale, the coach, as saying.",
            "It was late",
            ["Rob Dale, the coach", "the Ledger"],
        ),
        (
            "“It was late,” KWTR quoted her as saying.",
            "It was late",
            ["her", "KWTR"],
        ),
        ("“It was late,” Rob Dale was quoted as saying.", "It was late", ["Rob Dale"]),
        (
            "Rob Dale was quoted as saying by the Ledger on Monday that it was late.",
            "it was late",
            ["Rob Dale", "the Ledger"],
        ),
        (
            "“It was late,” she was quoted by the Ledger as saying.",
            "It was late",
            ["she", "the Ledger"],
        ),
        (
            "The minutes record Rob Dale as saying that it was late.",
            "it was late",
            ["Rob Dale", "The minutes"],
        ),
        (
            "The Ledger aired a recording of the coach saying that it was late.",
            "it was late",
            ["the coach", "The Ledger"],
        ),
        (
            "The Ledger carried a statement from the coach saying that it was late.",
            "it was late",
            ["a statement from the coach", "The Ledger"],
        ),
        (
            "According to the Ledger, which cited two engineers, the dam had moved.",
            "the dam had moved",
            ["two engineers", "the Ledger"],
        ),
        ("“It is late,” the coach was overheard saying.", "It is late", ["the coach"]),
        ("She was caught on camera saying that it was late.", "it was late", ["She"]),
        (
            "Rob Dale, speaking to the Ledger, said the mill was sold.",
            "the mill was sold",
            ["Rob Dale", "the Ledger"],
        ),
    ],
)
def test_who_is_cited_speaks_and_who_cites_passes_on(text, words, chain, equipment):
    assert (words, chain) in said(text, equipment=equipment)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the pier would close, citing the cost.",
        "Ann Lowe, speaking to reporters, said the pier would close.",
        "Ann Lowe, speaking in Rome, said the pier would close.",
    ],
)
def test_what_is_only_a_reason_or_a_place_passes_nothing_on(text, equipment):
    found = said(text, equipment=equipment)
    assert all(len(sources) == 1 for _, sources in found)


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "Guards had been told by a clerk that he was “not well,” Ann Lowe said.",
            "he was “not well,”",
            ["a clerk", "Ann Lowe"],
        ),
        (
            "In a text, Rob Dale wrote that he was “done,” the police said.",
            "he was “done,”",
            ["Rob Dale", "the police"],
        ),
        (
            "Reuters, citing the Ledger, reported that the dam had moved.",
            "the dam had moved",
            ["the Ledger", "Reuters"],
        ),
    ],
)
def test_words_end_with_the_marks_that_lead_on_to_who_tells_of_them(text, words, chain, equipment):
    assert (words, chain) in said(text, equipment=equipment)
