"""Which sentences a desk is asked to check, and why."""

import pytest

from annotations.extraction import extract


def claims_in(text, language="en"):
    return extract(text, language, excluded=()).claims


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("The bridge cost the town 4 million pounds.", ["number"]),
        ("Unemployment in Hull rose by 12% in 2019.", ["number", "date", "comparison"]),
        ("The House voted against the bill on May 3.", ["date", "record", "named_body"]),
        ("The firm sells more phones than all its rivals since 2011.",
         ["date", "record", "comparison", "absolute"]),
    ],
)  # fmt: skip
def test_checkable_sentence_is_proposed_with_its_reasons(text, reasons):
    (claim,) = claims_in(text)
    assert (claim.statement, [str(reason) for reason in claim.reasons]) == (text, reasons)


def test_french_sentence_is_proposed_with_its_reasons():
    (claim,) = claims_in("Le chômage a augmenté de 12 % à Lille en 2019.", "fr")
    assert [str(reason) for reason in claim.reasons] == ["number", "date", "comparison"]


@pytest.mark.parametrize(
    "text",
    [
        "Will the bridge cost more than 4 million pounds?",
        "I think we should all be proud of this wonderful town.",
        "It was a long and quiet evening by the river.",
        "Twelve.",
        "",
    ],
)
def test_question_opinion_and_scenery_are_not_proposed(text):
    assert claims_in(text) == ()


def test_claim_in_a_direct_quote_is_its_sentence_and_carries_the_quote():
    text = '"We are glad. The bridge cost 4 million pounds in 2019," said Lee.'
    (claim,) = claims_in(text)
    assert (claim.span.of(text), claim.quote) == ("The bridge cost 4 million pounds in 2019", 0)


def test_claim_in_reported_speech_is_the_clause_and_carries_the_quote():
    text = "The council said that the bridge cost 4 million pounds."
    (claim,) = claims_in(text)
    assert (claim.statement, claim.quote) == ("the bridge cost 4 million pounds", 0)
    assert "attribution" in claim.reasons


def test_claim_of_the_writer_carries_no_quote():
    (claim,) = claims_in("The bridge cost the town 4 million pounds.")
    assert claim.quote is None


def test_more_reasons_make_a_claim_more_certain():
    plain, rich = claims_in(
        "The bridge cost 4 million pounds. In 2019 the Harbour Trust sold 12% more than York."
    )
    assert rich.confidence > plain.confidence
