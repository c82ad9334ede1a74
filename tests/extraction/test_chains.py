"""Who is heard through whom: outlets that were told, and speech told of within speech."""

import pytest

from annotations.extraction import extract


def _chains(text: str, language: str) -> list[list[str]]:
    return [
        [source.span.of(text) for source in quote.sources]
        for quote in extract(text, language).quotes
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "« Je pars demain », a lâché Anne Petit au journal Le Littoral.",
            ["Anne Petit", "journal Le Littoral"],
        ),
        (
            "« Je pars demain », a souri Anne Petit au micro de Radio Ponant.",
            ["Anne Petit", "Radio Ponant"],
        ),
        (
            "« Je pars demain », confie un élu, sous le sceau du secret, au Littoral de Brême.",
            ["un élu", "Littoral de Brême"],
        ),
        (
            "« Je pars demain », a-t-elle confié à Canal Ponant.",
            ["elle", "Canal Ponant"],
        ),
        (
            "Un salarié soutient auprès de Radio Ponant que la cuve fuit depuis mars.",
            ["Un salarié", "Radio Ponant"],
        ),
        (
            "Interrogé en mai par Radio Ponant, le maire avait confié que la digue céderait.",
            ["le maire", "Radio Ponant"],
        ),
    ],
)
def test_an_outlet_at_which_it_is_said_relays_in_french(text: str, chain: list[str]) -> None:
    assert _chains(text, "fr") == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "In an interview with the podcast Low Tide, he said the pier was safe.",
            ["he", "the podcast Low Tide"],
        ),
        (
            "The pier is safe, according to an estimate the Courier obtained.",
            ["an estimate", "the Courier"],
        ),
    ],
)
def test_an_outlet_that_asked_or_has_it_relays_in_english(text: str, chain: list[str]) -> None:
    assert _chains(text, "en") == [chain]


def test_a_person_confided_in_does_not_relay() -> None:
    assert _chains("« Je pars demain », a-t-elle confié à Anne Petit.", "fr") == [["elle"]]


def test_earlier_speech_told_of_is_relayed_by_who_tells_of_it() -> None:
    text = "An aide told The Courier that the mayor had promised to close the pier."

    assert _chains(text, "en") == [
        ["An aide", "The Courier"],
        ["the mayor", "An aide", "The Courier"],
    ]


def test_what_somebody_told_according_to_another_is_relayed() -> None:
    text = "According to the report, Lee told inspectors the pier was closed in May."

    assert _chains(text, "en") == [["the report"], ["Lee", "the report"]]


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        ("“My father told me the pier was safe,” Lee said.", "en", ["My father", "Lee"]),
        ("« On nous a demandé de partir », dit Anne Petit.", "fr", ["On", "Anne Petit"]),
    ],
)
def test_what_somebody_was_told_is_relayed_by_who_says_so(
    text: str, language: str, chain: list[str]
) -> None:
    assert _chains(text, language)[1] == chain


def test_nobody_is_heard_through_themselves() -> None:
    assert _chains("“I said the pier was safe,” Lee said.", "en") == [["Lee"], ["I"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The mayor promised to resign, according to an email seen by the Courier.",
            ["The mayor", "an email seen by", "the Courier"],
        ),
        (
            "The mayor asked for the keys, according to two guards cited by the Courier.",
            ["The mayor", "two guards", "the Courier"],
        ),
        (
            "The mayor asked for the keys, the Courier reported, citing two guards.",
            ["The mayor", "two guards", "the Courier"],
        ),
    ],
)
def test_who_had_it_first_stands_before_the_medium_that_had_it_from_them(
    text: str, chain: list[str]
) -> None:
    assert chain in _chains(text, "en")


def test_what_is_promised_is_not_taken_for_who_was_told() -> None:
    text = "The mayor promised a review, the Courier reported."

    assert _chains(text, "en") == [["the Courier"], ["The mayor", "the Courier"]]


@pytest.mark.parametrize(
    "text",
    [
        "“There are a lot of them,” she said in an interview.",
        "Ann Lee said in an interview on Monday that the pier was shut.",
        "Ann Lee told a newspaper nothing but said in a radio interview that the pier was shut.",
    ],
)
def test_an_interview_with_nobody_named_relays_nothing(text: str) -> None:
    assert all(len(chain) == 1 for chain in _chains(text, "en"))


def test_words_that_are_announced_and_never_come_end_nowhere():
    assert len(extract("0 comments:0 comments:", "en").quotes) < 2


def test_nobody_passes_on_their_own_words(syntax):
    text = "CEO Ann Lee downplayed the storm at the fair, saying “it was rain, and we went on.”"
    (quote,) = extract(text, "en", equipment=syntax).quotes
    assert [source.span.of(text) for source in quote.sources] == ["CEO Ann Lee"]
