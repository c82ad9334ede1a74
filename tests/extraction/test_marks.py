"""Every pair of quotation marks in use, and what only looks like one."""

import pytest

from annotations.extraction.marks import find_quotations

LOW = {"„": "“", "»": "«", "‚": "‘", "›": "‹"}  # as German and Czech pair them


def inside(text, **habits):
    return [text[item.inner_start : item.inner_end] for item in find_quotations(text, **habits)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"It rained," she said.', "It rained,"),
        ("“It rained,” she said.", "It rained,"),
        ('“It rained," she said.', "It rained,"),
        ('"It rained,” she said.', "It rained,"),
        ("'It rained,' she said.", "It rained,"),
        ("‘It rained,’ she said.", "It rained,"),
        ("''It rained,'' she said.", "It rained,"),
        ("``It rained,'' she said.", "It rained,"),
        ("«Il pleut», dit-elle.", "Il pleut"),
        ("« Il pleut », dit-elle.", "Il pleut"),
        ("«\u00a0Il pleut\u00a0», dit-elle.", "Il pleut"),
        ("«\u202fIl pleut\u202f», dit-elle.", "Il pleut"),
        ('« Il pleut", dit-elle.', "Il pleut"),
        ("‹ Il pleut ›, dit-elle.", "Il pleut"),
        ("„Es regnet“, sagte sie.", "Es regnet"),
        ("„Es regnet”, sagte sie.", "Es regnet"),
        ("‚Es regnet‘, sagte sie.", "Es regnet"),
        ("»Es regnet«, sagte sie.", "Es regnet"),
        ("»Det regnar», sa hon.", "Det regnar"),
        ("”Det regnar”, sa hon.", "Det regnar"),
        ("「雨だ」と言った。", "雨だ"),
        ("“It rains.“ She left.", "It rains."),
        ("” … it rains,” she said.", "… it rains,"),
        ("” It rains,” she said.", "It rains,"),
    ],
)
def test_pair_of_marks_encloses_the_words_said(text, words):
    assert inside(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "It's the workers' plan.",
        "It’s the workers’ plan.",
        "Rock 'n' roll from the '90s.",
        'The board was 6\'2" tall and 5" wide.',
        'Nothing stands in ""',
        "” — Ann Lee",
        "” it rained all day.",
    ],
)
def test_apostrophes_and_inches_open_nothing(text):
    assert inside(text) == []


def test_possessive_in_a_single_quotation_does_not_close_it():
    assert inside("He said 'the workers' rights matter' to us.") == ["the workers' rights matter"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“They told me ‘go’ and I went,” she said.", "They told me ‘go’ and I went,"),
        ('"She asked “why?” twice," he said.', "She asked “why?” twice,"),
        ('« Il a dit "non" hier », dit-elle.', 'Il a dit "non" hier'),
        ("« Il a dit « non » hier », dit-elle.", "Il a dit « non » hier"),
    ],
)
def test_quotation_within_a_quotation_belongs_to_it(text, words):
    assert inside(text) == [words]


@pytest.mark.parametrize(
    "text",
    ["“One.\n\n“Two.” He left.", '"One.\n"Two." He left.', "« One.\n« Two. » He left."],
)
def test_quotation_opened_again_in_the_next_paragraph_goes_on(text):
    first, second = find_quotations(text)
    assert (first.closed, second.closed, second.goes_on) == (False, True, True)
    assert inside(text) == ["One.", "Two."]


def test_closing_mark_at_the_head_of_a_paragraph_continues_the_old_french_way():
    assert inside("« Un.\n» Deux », dit-il.") == ["Un.", "Deux"]


def test_quotation_that_is_never_closed_ends_with_its_paragraph():
    text = '"It rained all day.\n\nThe match was called "off" at noon.'
    assert inside(text) == ["It rained all day.", "off"]


def test_second_opening_ends_a_quotation_that_was_never_closed():
    assert inside("“It rained, he said. “It was cold,” he added.") == ["It rained,", "It was cold,"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Gut“sagte er und ging “ fort.", ["Gut"]),
        ("„Spiegel“s Bericht nennt das »Wende«s Ende.", ["Spiegel", "Wende"]),
        ("„Er sagte ‚ja‘ und »nein«“, sagte sie.", ["Er sagte ‚ja‘ und »nein«"]),
        ("„Er kommt nicht, sagte sie. „Und du?“", ["Er kommt nicht,", "Und du?"]),
        ("“Gut”, sagte er. „Na gut“, sagte sie.", ["Gut", "Na gut"]),
        ("«Gut», sagte er in Zürich.", ["Gut"]),
    ],
)
def test_language_says_on_which_side_a_mark_stands(text, words):
    assert inside(text, pairs=LOW) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'s Morgens zei hij: 'Het regent.'", ["Het regent."]),
        ("Un po' di tutto: 'Piove, un po' dappertutto'.", ["Piove, un po' dappertutto"]),
    ],
)
def test_short_word_with_an_apostrophe_opens_and_closes_nothing(text, words):
    assert inside(text, elided={"'s", "po'"}) == words


def test_odd_mark_behind_a_number_is_inches_within_a_quotation():
    assert inside('"The plank is 5" wide," she said. "It fits."') == [
        'The plank is 5" wide,', "It fits."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«За «Мир», — сказал он.", ["За «Мир"]),
        ("«За «Мир», — сказал он. «И «Труд» тоже», — сказала она.",
         ["За «Мир", "И «Труд» тоже"]),
        ("«За «Мир» и за «Труд»», — сказал он.", ["За «Мир» и за «Труд»"]),
    ],
)  # fmt: skip
def test_one_mark_may_close_two_quotations_that_end_together(text, words):
    assert inside(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Il pleut», dit-elle.", ["Il pleut"]),
        ("« Il pleut”, dit-elle.", ["Il pleut"]),
        ("«It rained» all day, “he said» twice.", ["It rained", "he said"]),
    ],
)
def test_mark_of_another_family_closes_what_has_no_other_end(text, words):
    assert inside(text) == words


def test_an_opening_mark_that_only_a_word_stands_before_closes():
    text = "She called for an “audit“ of the works and a “watch“ to be set up."
    assert [text[each.inner_start : each.inner_end] for each in find_quotations(text)] == [
        "audit",
        "watch",
    ]
