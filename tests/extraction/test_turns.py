"""Words that go on from what stands before them: turns of talk, reports, a paper named before."""

import pytest

from annotations.extraction import extract
from tests.extraction.test_ways import chain_of


def said(text, language="en"):
    """The words of each quote that stands by itself, with who says it."""
    return [
        (quote.content[0].of(text), [source.span.of(text) for source in quote.sources])
        for quote in extract(text, language).quotes
        if not quote.nested
    ]


def test_a_transcript_within_marks_tells_who_speaks():
    text = (
        "The transcript follows.\n\n"
        "“LEE: Will the bridge be open by May?\n\n"
        "“ROY: It will be open when it is safe.\n\n"
        "“And not a day before.”"
    )
    assert said(text) == [
        ("Will the bridge be open by May?", ["LEE"]),
        ("It will be open when it is safe.", ["ROY"]),
    ]
    found = extract(text, "en").quotes
    assert [span.of(text) for span in found[1].content][1:] == ["And not a day before."]


def test_a_name_that_begins_several_paragraphs_of_an_interview_speaks_in_them():
    text = (
        "Le Phare : Quand partez-vous ?\n\n"
        "Anne Petit : Je pars au printemps prochain.\n\n"
        "Le Phare : Et ensuite ?\n\n"
        "Anne Petit : Nous verrons bien ce que la mer dira."
    )
    assert ("Je pars au printemps prochain.", ["Anne Petit"]) in [
        (words.rstrip(".") + ".", who) for words, who in said(text, "fr")
    ]


def test_a_name_before_one_colon_is_no_turn_of_talk():
    text = "Anne Petit : une vie en mer, raconte le livre. Elle est partie au printemps."
    assert ["Anne Petit"] not in [who for _, who in said(text, "fr")]


def test_quoted_sentences_go_on_from_a_report_in_their_paragraph():
    text = "The bridge would stay shut, Ann Lee said. “Nobody wants to see it fall into the river.”"
    assert said(text)[-1] == ("Nobody wants to see it fall into the river.", ["Ann Lee"])


def test_quoted_sentences_belong_to_who_is_named_behind_them_sooner_than_before():
    text = (
        "The bridge would stay shut, Ann Lee said. “Nobody wants to see it fall into the river. "
        "We do not,” said Bob Roy."
    )
    assert said(text)[-1][1] == ["Bob Roy"]


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        (
            "Il s’est confié au mensuel allemand Der Bote. Il y raconte que la mer monte.",
            "fr",
            ["Il", "mensuel allemand Der Bote"],
        ),
        (
            "The report was leaked to the Harbour Post. In it the board says the bridge is safe.",
            "en",
            ["the board", "the Harbour Post"],
        ),
        ("Il vit à Lormont. Il y raconte que la mer monte.", "fr", ["Il"]),
    ],
)
def test_what_is_said_in_a_paper_named_before_is_heard_through_it(text, language, chain):
    assert chain_of(text, language) == chain


@pytest.mark.parametrize(
    "text",
    [
        "A reporter asked whether he would resign. “No, I will stay here until the very end.”",
        "Roy denied that he had threatened anybody. “I will burn your house to the ground.”",
    ],
)
def test_quoted_sentences_do_not_go_on_from_a_question_or_a_denial(text):
    assert [who for _, who in said(text)][-1] == []


def test_a_list_with_repeated_heads_is_no_talk():
    text = "Prix : douze euros la place\n\nLe film dure deux heures.\n\nPrix : huit euros la place"
    assert said(text, "fr") == []


def test_what_ends_in_y_is_not_said_there():
    assert chain_of("The newspaper closed in May. Harry said the street was quiet.", "en") == [
        "Harry"
    ]
