"""What the words of one person tell of the words of another in forms that lead to no clause."""

import pytest

from annotations.extraction.equipment import load_equipment
from tests.extraction.reading import in_words, quotes_in


@pytest.fixture(scope="module")
def read():
    """A parser of English, where one is installed."""
    equipment = load_equipment(["en"], sequence=False, judge=False)
    if not equipment.parsers:
        pytest.skip("no English parser is installed")
    return equipment


def _told(text, **options):
    """The words told of within those of others, with their chains."""
    return [in_words(text, quote)[1:] for quote in quotes_in(text, **options) if quote.nested]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "Three tenants said she had complained for months of a leaking roof.",
            "a leaking roof",
            ["she", "Three tenants"],
        ),
        (
            "Ms Orr said several drivers had complained to the depot about the brakes.",
            "the brakes",
            ["several drivers", "Ms Orr"],
        ),
        (
            "A porter told the Mail the surgeon had vouched for the nurse.",
            "the nurse",
            ["the surgeon", "A porter", "the Mail"],
        ),
        (
            "The clerk said the trader had boasted in March about the sale.",
            "the sale",
            ["the trader", "The clerk"],
        ),
        (
            "He told the panel his cousin had asked the bank for a loan.",
            "a loan",
            ["his cousin", "He"],
        ),
        (
            "The file notes that Mr Orr had complained of “a smell of gas”.",
            "a smell of gas",
            ["Mr Orr", "The file"],
        ),
    ],
)
def test_a_preposition_leads_to_what_was_complained_of_or_asked_for(read, text, words, chain):
    assert ([words], chain) in _told(text, equipment=read)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Orr said the head of the union had complained.",
        "Ann Orr said he had boasted.",
        "Ann Orr said he had begged for",
    ],
)
def test_nothing_is_told_of_where_no_thing_follows(text):
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("“They promised trams,” said Ann Orr.", "trams", ["They", "Ann Orr"]),
        (
            "He told the inquiry that the firm had offered him £900.",
            "£900",
            ["the firm", "He"],
        ),
    ],
)
def test_a_single_thing_may_be_what_was_promised(read, text, words, chain):
    assert ([words], chain) in _told(text, equipment=read)


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "Mr Orr said the firm had told him in May to expect a letter.",
            "to expect a letter",
            ["the firm", "Mr Orr"],
        ),
        (
            "She said a lodger had knocked to ask who was singing.",
            "who was singing",
            ["a lodger", "She"],
        ),
        (
            "She said her husband woke her to say the barn was on fire.",
            "the barn was on fire",
            ["her husband", "She"],
        ),
    ],
)
def test_when_and_what_for_may_stand_before_the_words(read, text, words, chain):
    found = [in_words(text, quote)[1:] for quote in quotes_in(text, equipment=read)]
    assert ([words], chain) in found


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "“The foreman shouted from the crane, get off the roof,” said Ann Orr.",
            "get off the roof",
            ["The foreman", "Ann Orr"],
        ),
        (
            "“She wrote back the same day, we are full,” said Ann Orr.",
            "we are full",
            ["She", "Ann Orr"],
        ),
        ("“They said Easter,” said Ann Orr.", "Easter", ["They", "Ann Orr"]),
        ("“He told us so on the stairs,” said Ann Orr.", "so", ["He", "Ann Orr"]),
        (
            "“We were told by the garage: no parts, no date,” said Ann Orr.",
            "no parts, no date",
            ["the garage", "Ann Orr"],
        ),
    ],
)
def test_words_are_given_as_they_were_without_marks(read, text, words, chain):
    assert ([words], chain) in _told(text, equipment=read)


@pytest.mark.parametrize(
    "text",
    [
        "“He wrote in the margin, which annoyed me,” said Ann Orr.",
        "“We wrote in June, we wrote in July,” said Ann Orr.",
        "“He said so",
    ],
)
def test_who_tells_goes_on_behind_a_comma(read, text):
    assert _told(text, equipment=read) == []


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The inquest heard from two porters how the lift had failed.",
         "how the lift had failed", "two porters"),
        ("Mr Orr learned from his cousin that the barn was sold.",
         "the barn was sold", "his cousin"),
        ("The jury heard from neighbours that the dog had barked.",
         "the dog had barked", "neighbours"),
    ],
)  # fmt: skip
def test_who_somebody_heard_it_from_said_it(text, words, source):
    assert [in_words(text, quote)[1:] for quote in quotes_in(text)] == [([words], [source])]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Orr heard from a friend in Leeds.",
        "Mr Orr had not heard from the bank that it was closing.",
        "Mr Orr learned from",
    ],
)
def test_nothing_is_heard_without_words(text):
    assert quotes_in(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("She said the shop's promise of a free bicycle was a joke.",
         "a free bicycle", ["the shop", "She"]),
        ("Mr Orr told the Mail the mayor had broken a promise not to sell the park.",
         "not to sell the park", ["the mayor", "Mr Orr", "the Mail"]),
        ("Their lawyer said the builder had given an undertaking to finish by June.",
         "to finish by June", ["the builder", "Their lawyer"]),
        ("Pupils say they were given an assurance by the head that nobody would be sent home.",
         "nobody would be sent home", ["the head", "Pupils"]),
        ("The report said a warning by divers that the pier could fall had been ignored.",
         "the pier could fall", ["divers", "The report"]),
        ("The judge said the firm had ignored its engineers' advice to close the lift.",
         "to close the lift", ["its engineers", "The judge"]),
        ("Ms Orr said there had been calls from tenants for an inquiry.",
         "an inquiry", ["tenants", "Ms Orr"]),
        ("She told the inquest the depot's reply was “noted”.",
         "noted", ["the depot", "She"]),
    ],
)  # fmt: skip
def test_nouns_tell_of_words_within_those_of_others(read, text, words, chain):
    assert ([words], chain) in _told(text, equipment=read)


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The firm's line is that the lift was sound.", "the lift was sound", "The firm"),
        ("Their account is that he slipped.", "he slipped", "Their"),
    ],
)
def test_what_somebody_holds_is_set_equal_to_a_noun(text, words, source):
    assert [in_words(text, quote)[1:] for quote in quotes_in(text)] == [([words], [source])]


@pytest.mark.parametrize(
    "text", ["Ms Orr said the line was", "She said a demand from the", "He said his answer is to"]
)
def test_a_noun_at_the_end_tells_of_no_words(text):
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The firm is shutting two mills, the Argus reports.",
         "The firm is shutting two mills", "the Argus"),
        ("The firm is shutting two mills, she claims.", "The firm is shutting two mills", "she"),
        ("The mill was never inspected, the report claims.",
         "The mill was never inspected", "the report"),
        ("The driver, he claims, was asleep.", "The driver … was asleep", "he"),
        ("Her father, Ms Orr told the court, was ill.", "Her father … was ill", "Ms Orr"),
    ],
)  # fmt: skip
def test_a_form_that_is_a_noun_too_says_it_behind_the_words(read, text, words, source):
    found = [in_words(text, quote)[1:] for quote in quotes_in(text, equipment=read)]
    assert found == [(words.split(" … "), [source])]


@pytest.mark.parametrize(
    "text", ["She sells bread, milk, the daily reports.", "He listed the mills, claims"]
)
def test_a_noun_at_the_end_says_nothing(read, text):
    assert quotes_in(text, equipment=read) == ()


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("She was led down by a nurse who, Ms Orr says, told her not to look back.",
         "not to look back", ["a nurse", "Ms Orr"]),
        ("Her father, Ms Orr told the court, had begged her not to sell.",
         "not to sell", ["Her father", "Ms Orr"]),
    ],
)  # fmt: skip
def test_an_aside_names_through_whom_words_are_heard(read, text, words, chain):
    found = [in_words(text, quote)[1:] for quote in quotes_in(text, equipment=read)]
    assert ([words], chain) in found


def test_who_is_told_of_behind_who_speaks_is_a_part_of_them(read):
    text = (
        "Two boats have been moved to the hills, a priest who has met their captors told Reuters."
    )
    found = [in_words(text, quote)[1:] for quote in quotes_in(text, equipment=read)]
    words = "Two boats have been moved to the hills"
    assert found == [([words], ["a priest who has met their captors", "Reuters"])]
