"""Where the words begin and end that a clause attributes, and where a verb leads to none."""

import pytest

from tests.extraction.reading import heard, quotes_in


def said(text, equipment=None):
    """The words of every quote that counts."""
    options = {"equipment": equipment} if equipment else {}
    return [
        span.of(text)
        for quote in quotes_in(text, **options)
        if not quote.nested
        for span in quote.content
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Ann Lee called it "unfair" on Monday.', 'it "unfair"'),
        ('Ann Lee called Roy "a coward".', 'Roy "a coward"'),
        ('Ann Lee condemned the "reckless act".', "reckless act"),
    ],
)
def test_who_is_called_something_is_a_part_of_the_words(text, words):
    assert said(text) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Ann Lee called the dam a "great example" of how things go wrong.',
         'the dam a "great example" of how things go wrong'),
        ('Ann Lee denounced the "wet paper" Harbour Plan.', 'the "wet paper" Harbour Plan'),
    ],
)  # fmt: skip
def test_what_goes_with_quoted_words_is_a_part_of_them(text, words, syntax):
    assert said(text, syntax) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Residents complain bitterly that the bridge is closed.", "the bridge is closed"),
        ('The mayor replied evenly, "I think the bridge is safe."', "I think the bridge is safe."),
        ("Yet, as Ann Lee observed, the bridge was closed.", "the bridge was closed"),
        ("In addition, the bridge will close, Ann Lee said.", "the bridge will close"),
        ("However, the bridge will close, Ann Lee said.", "the bridge will close"),
    ],
)
def test_a_word_of_how_or_yet_is_not_said(text, words):
    assert said(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Two sheets hung over the rules that could close the port.",
        "The guide went on to win that race in a landslide.",
        "Lee tells so many lies that Roy could lose the thread.",
        "The tally of sixty pledged delegates stood until noon.",
        "She opened a brewery near a stream called Miracle Run.",
        "The coal was piled high, spilling down to the tracks.",
    ],
)
def test_a_verb_or_noun_of_saying_may_lead_to_no_words(text, syntax):
    assert said(text, syntax) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lee's promise to close the bridge has angered residents.", "to close the bridge"),
        ("Citing an old report, Lee repeatedly accused Roy of fraud.", "an old report"),
        ("Lee said he was ill, something that Roy denied.", "he was ill"),
        ("Lee said he was sacked for being ill, a claim that the firm disputes.",
         "he was sacked for being ill"),
        ("The union said the port needs pilots, reflecting an old quarrel.",
         "the port needs pilots"),
        ("The clerk said it would take two months, but it was done after one.",
         "it would take two months"),
        ("Lee said she would vote for him but declined to say why.", "she would vote for him"),
        ("Ann Lee explained the delay, adding to the gloom.", "the delay"),
        ("Lee promised a new light by the end of the year.",
         "a new light by the end of the year"),
        ("Ann Lee said she would visit Port Ross, the oldest town on the coast.",
         "she would visit Port Ross"),
    ],
)  # fmt: skip
def test_words_end_where_the_writer_goes_on(text, words, syntax):
    assert said(text, syntax)[0] == words


def test_two_attributions_share_a_sentence_that_begins_with_one(syntax):
    text = 'Claiming the vote was meant to hurt her, Lee told Radio One that "they hit me."'
    found = [(quote.sources[0].span.of(text)) for quote in quotes_in(text, equipment=syntax)]
    assert found == ["Lee", "Lee"]


def test_what_is_promised_goes_before_its_condition():
    text = "Ann Lee promised road repair if she took office."
    assert heard(text) == [("indirect", ["road repair if she took office"], ["Ann Lee"])]


def test_what_somebody_was_asked_and_what_they_answered_stand_apart():
    text = 'Asked if the dam was "safe enough," Ann Lee said it had been tested.'
    assert said(text) == ['if the dam was "safe enough,"', "it had been tested"]


def test_the_name_of_a_stage_is_not_said():
    text = 'In an interview on the show "Harbour Talk," Ann Lee said the dam was safe.'
    assert said(text) == ["the dam was safe"]


@pytest.mark.parametrize("stop", ["", "."])
def test_a_headline_may_end_with_a_stop(stop):
    assert said(f"Mayor Says Old Bridge Is Safe{stop}") == ["Old Bridge Is Safe"]


def test_a_sentence_full_of_names_is_no_headline():
    assert said("Mr. Roy Told Port Ross Council Reports of Mould were ignored.") == []


@pytest.mark.parametrize("text", ["Ann Lee said little.", "It was Roy who said and did it all."])
def test_a_word_or_a_second_verb_behind_said_is_not_said(text):
    assert said(text) == []


def test_a_headline_says_what_a_poll_says():
    text = "Poll: Lee leads in the north\n\nNobody had expected it of her."
    assert heard(text) == [("indirect", ["Lee leads in the north"], ["Poll"])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('That, the council said, "would be helpful."', ["That", "would be helpful."]),
        ('The port, she said, is "doing well."', ["The port", 'is "doing well."']),
        ("Over the years, she said, email has kept them close.", ["email has kept them close"]),
        ('Ann Lee told the mayors who had come to Leeds, "Go home."', ["Go home."]),
        ("Every morning, he shouted.", []),
    ],
)
def test_words_go_on_behind_who_says_them(text, words):
    assert said(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee told staff to check whether the gate was open.",
         ["to check whether the gate was open"]),
        ("Ann Lee rejected earlier claims of theft.", ["earlier claims of theft"]),
        ("Ann Lee says she hopes to win, but she knows that “the king will rule”.",
         ["she hopes to win, but she knows that “the king will rule”"]),
        ("The aide said Lee has called for fairness, the closure of loopholes and for relief.",
         ["Lee has called for fairness, the closure of loopholes and for relief"]),
        ("The board dismissed its chief executive in June.", []),
    ],
)  # fmt: skip
def test_an_order_a_list_and_an_adjective_are_left_whole(text, words, syntax):
    assert said(text, syntax) == words
