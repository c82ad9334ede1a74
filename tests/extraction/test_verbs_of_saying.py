"""What verbs of ordering, disputing, thanking and finding attribute, and what is no speech."""

import pytest

from tests.extraction.reading import said


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
        ("She has said before that acting was an accident.", "acting was an accident", ["She"]),
        ("She ruled out any move before June.", "any move before June", ["She"]),
        ("He questioned whether it would come.", "whether it would come", ["He"]),
        ("Mr Koss disputed that yesterday.", "that", ["Mr Koss"]),
        (
            "Lee reminded the firm of its promise in May that the price would hold.",
            "the price would hold",
            ["its"],
        ),
        (
            "The ministry paid too much, the auditor general has found.",
            "The ministry paid too much",
            ["the auditor general"],
        ),
        ("A baker burned down his shop, a jury has been told.", "A baker burned down his shop", []),
        (
            "Asked by Imogen Lodge, for the family, if he was sure, Mr Crane nodded.",
            "if he was sure",
            ["Imogen Lodge"],
        ),
    ],
)
def test_what_a_verb_attributes(text: str, words: str, sources: list[str]) -> None:
    """With its object, a clause, or the words behind "for"."""
    assert (words, sources) in said(text)


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        (
            "Lee said Ms Lamb had warned her against the deal and that it never took place.",
            "against the deal",
            ["Ms Lamb", "Lee"],
        ),
        (
            "Lee said Sir Gordon had apologised to the board for the mistake.",
            "the mistake",
            ["Sir Gordon", "Lee"],
        ),
        ("“He said, go to bed, so we went to bed,” Lee said.", "go to bed", ["He", "Lee"]),
    ],
)
def test_what_is_told_within_words_ends_where_its_teller_goes_on(
    text: str, words: str, sources: list[str]
) -> None:
    """Before a second "that", before what they did themselves."""
    assert (words, sources) in said(text)


@pytest.mark.parametrize("text", ["It raised a question: who pays?", "An appeals court sat on it."])
def test_a_noun_that_is_also_a_verb_of_asking_asks_nothing(text: str) -> None:
    """Neither a question nor an appeal is put by anybody."""
    assert said(text) == []


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


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        (
            "The PM is understood to have warned whips that one more text would finish it.",
            "one more text would finish it",
            ["The PM"],
        ),
        (
            "Gwen Price said she had been promised by Hurst, on the day he came, that it was safe.",
            "it was safe",
            ["Hurst", "Gwen Price"],
        ),
        (
            "“I’d been told by my son it was the safest on the shelf,” she said.",
            "it was the safest on the shelf",
            ["my son", "she"],
        ),
        (
            "She replied that she signed because the registrar had threatened to call the police.",
            "she signed because the registrar had threatened to call the police",
            ["She"],
        ),
        (
            "“He looked at me and asked his mum, is that the man?” she said.",
            "is that the man?",
            ["He", "she"],
        ),
        (
            "Coach Lee Skye recounted on CKBR’s breakfast programme that the bus broke down.",
            "the bus broke down",
            ["Coach Lee Skye", "CKBR’s breakfast programme"],
        ),
    ],
)
def test_what_stands_between_a_verb_and_its_words(
    text: str, words: str, sources: list[str]
) -> None:
    """Hearsay, who told it and when, a reason, who was asked, and where it was said."""
    assert (words, sources) in said(text)


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        ("He put his unsold stock at 70 tonnes.", "his unsold stock at 70 tonnes", ["He"]),
        (
            "The survey puts the minister on 46 per cent.",
            "the minister on 46 per cent",
            ["The survey"],
        ),
        ("He denied, though, any rift.", "any rift", ["He"]),
        ("The club said only that it was aware.", "it was aware", ["The club"]),
        (
            "She asked anyone who was on the trail to ring her office.",
            "to ring her office",
            ["She"],
        ),
        (
            "In a petition copied to Radio Wye, the chiefs contend that the MP had left.",
            "the MP had left",
            ["the chiefs", "Radio Wye"],
        ),
        ("The prices are up, as per an official.", "The prices are up", ["an official"]),
        (
            "Pat wondered aloud who was going to tell the club.",
            "who was going to tell the club",
            ["Pat"],
        ),
    ],
)
def test_figures_asides_and_manners(text: str, words: str, sources: list[str]) -> None:
    """A figure put to something, a word between commas, and how it was said."""
    assert (words, sources) in said(text)


def test_a_thing_put_somewhere_is_no_estimate() -> None:
    """Nothing is said by putting a hand on a table."""
    assert said("He put his hand on the table at noon.") == []


@pytest.mark.parametrize(
    "text",
    [
        "She ordered two coffees and a slice of lemon cake.",
        "Ann Lee ordered the lamb and her husband ordered the fish.",
        "The company ordered 40 new buses from a maker in Ghent.",
        "She put the kettle on at 7 and read the paper.",
        "A late goal put Harwick at 2-1 up.",
        "The bank put its rates on hold at 4 per cent.",
        "He put the ball into the net at 33 minutes.",
        "Pike was tired, and was ruled out of the final.",
        "Please confirm your booking by Friday.",
    ],
)
def test_what_is_ordered_put_or_asked_of_the_reader_is_no_speech(text: str) -> None:
    """Goods, a thing set somewhere, a score, a player who is out, and an appeal to the reader."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister ordered a review of the bridge.", "a review of the bridge"),
        ("The judge ordered the gates closed.", "the gates closed"),
        ("The judge ordered Al Reed to pay costs.", "Al Reed to pay costs"),
    ],
)
def test_what_is_to_be_done_is_ordered_in_words(text: str, words: str) -> None:
    """An act, a state to come about, and what somebody is to do."""
    assert words in [found for found, _ in said(text)]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "Ann Lowe said the clerk had notified police that the safe was open.",
            "the safe was open",
            ["the clerk", "Ann Lowe"],
        ),
        (
            "Ann Lowe said the clerk had made clear that the safe was open.",
            "the safe was open",
            ["the clerk", "Ann Lowe"],
        ),
        (
            "Ann Lowe said the clerk had boasted of opening the safe.",
            "opening the safe",
            ["the clerk", "Ann Lowe"],
        ),
        (
            "Ann Lowe said the clerk had pressed him to open the safe.",
            "to open the safe",
            ["the clerk", "Ann Lowe"],
        ),
        (
            "Ann Lowe said the clerk had regretted opening the safe.",
            "opening the safe",
            ["the clerk", "Ann Lowe"],
        ),
    ],
)
def test_what_one_person_says_another_said(text, words, chain):
    assert (words, chain) in said(text)


def test_a_parser_tells_a_claim_from_what_somebody_claims(syntax):
    text = "The lawsuit claims the teacher called her “out of touch”."
    assert ("her “out of touch”", ["the teacher", "The lawsuit"]) in said(text, equipment=syntax)
