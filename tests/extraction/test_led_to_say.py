"""What somebody is keen, forced or used to say, and other ways that only lead to it."""

import pytest

from tests.extraction.reading import said

WORDS = "the bridge was safe"


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Ann Petit was keen to stress that", "Ann Petit"),
        ("Makers are quick to point out that", "Makers"),
        ("The firms are taking pains to say that", "The firms"),
        ("She took the opportunity to say that", "She"),
        ("Ann Petit used the speech to warn that", "Ann Petit"),
        ("He was forced to admit that", "He"),
        ("The committee forced Stamp to admit that", "Stamp"),
        ("The committee forced Stamp, who was under oath, to admit that", "Stamp"),
    ],
)
def test_who_is_led_to_say_it_says_it(lead, who, syntax):
    assert said(f"{lead} {WORDS}.", equipment=syntax) == [(WORDS, [who])]


def test_who_is_not_keen_to_say_it_does_not(syntax):
    assert said(f"Ann Petit was not keen to say that {WORDS}.", equipment=syntax) == []


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Beck has in the past said that", "Beck"),
        ("Beck has in recent weeks claimed that", "Beck"),
        ("It sailed despite a warning from engineers that", "engineers"),
    ],
)
def test_a_time_or_a_giver_may_stand_before_the_words(lead, who, equipment):
    assert said(f"{lead} {WORDS}.", equipment=equipment) == [(WORDS, [who])]


def test_a_form_that_may_be_a_noun_demands_where_a_parser_reads_a_verb(syntax):
    text = "The union demands higher pay and better hours."
    assert said(text, equipment=syntax) == [("higher pay and better hours", ["The union"])]


def test_a_charge_may_stand_behind_what_is_told_of_who_is_charged(equipment):
    words = "Rafael Cole, who was born in Spain, of working with the gang"
    assert said(f"Lowe accused {words}.", equipment=equipment) == [(words, ["Lowe"])]


def test_that_behind_a_quoted_word_leads_on_and_speaks_not(equipment):
    text = "Brad Hale said the ad “wrongly” suggests that officers back Lee."
    found = dict(said(text, equipment=equipment))
    assert found["the ad “wrongly” suggests that officers back Lee"] == ["Brad Hale"]


def test_quoted_words_behind_and_go_on(equipment):
    text = "A truck broke through the fences, he said, and “everyone started running.”"
    assert said(text, equipment=equipment) == [
        ("A truck broke through the fences … and “everyone started running.”", ["he"])
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Le maire a tenu à souligner que",
        "Le maire a fini par admettre que",
        "Le maire vient d'annoncer que",
        "Le maire a de nouveau affirmé que",
        "Le maire a plusieurs fois déclaré que",
    ],
)
def test_what_leads_to_an_infinitive_or_parts_the_verb_in_french(lead):
    assert said(f"{lead} le pont était sûr.", "fr") == [("le pont était sûr", ["Le maire"])]


def test_who_comes_from_somewhere_says_nothing():
    assert said("Le maire vient de Lyon et tient à son pont.", "fr") == []
