"""What somebody or something is called, without quotation marks."""

import pytest

from tests.extraction.reading import said


@pytest.mark.parametrize(
    ("who", "verb", "words"),
    [
        ("He", "called", "it a common ailment"),
        ("One of the doctors", "called", "Lowe a quack"),
        ("The union", "branded", "the fee an insult"),
    ],
)
def test_a_judgement_is_told_of_with_what_is_judged(who, verb, words, equipment):
    assert said(f"{who} {verb} {words}.", equipment=equipment) == [(words, [who])]


@pytest.mark.parametrize(
    "text",
    [
        "He called it quits.",
        "She called it a day at noon.",
        "They called it off.",
        "He called the police.",
        "The yard has a dog called Harbour Swell.",
    ],
)
def test_who_calls_something_else_judges_nothing(text, equipment):
    assert said(text, equipment=equipment) == []


def test_a_time_behind_a_name_judges_nobody(syntax):
    assert said("A dog called Rex a year ago bit a boy.", equipment=syntax) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("saying that the bill had holes", "arguing that nobody had read it"),
        ("warning that prices would rise", "adding that jobs would go"),
    ],
)
def test_each_of_two_running_verbs_has_its_own_words(first, second, equipment):
    found = said(f"He hit back on Tuesday, {first} and {second}.", equipment=equipment)
    assert [words for words, _ in found] == [part.partition("that ")[2] for part in (first, second)]
    assert [who for _, who in found] == [["He"], ["He"]]


def test_what_joins_a_sentence_is_no_part_of_whose_claim_it_is(equipment):
    text = "But Lowe's claim that the bridge was safe is wrong."
    assert [who for _, who in said(text, equipment=equipment)] == [["Lowe"]]


@pytest.mark.parametrize(
    "words",
    [
        "voters – young and old – to turn out",
        "a UK – EU deal",
        "three things – peace, bread and land",
    ],
)
def test_a_dash_that_joins_or_opens_does_not_end_what_is_asked_for(words, equipment):
    verb = "urged" if words.startswith("voters") else "called for"
    assert words in dict(said(f"She {verb} {words}.", equipment=equipment))
