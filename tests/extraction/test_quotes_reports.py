"""What a quote tells beside its words: how far it is vouched for, to whom it was said, by whom."""

import pytest

from annotations.extraction import extract
from annotations.extraction.results import Anonymity, Polarity
from tests.extraction.reading import heard, quotes_in


@pytest.mark.parametrize(
    ("text", "language", "polarity"),
    [
        ("Ann Lee said that the bridge was safe.", "en", Polarity.ASSERTED),
        ("Ann Lee denied that the bridge was unsafe.", "en", Polarity.DENIED),
        ("Ann Lee warned that the bridge would fall.", "en", Polarity.WARNED),
        ("Ann Lee claimed that the bridge was safe.", "en", Polarity.CLAIMED),
        ("Ann Lee called for a new bridge.", "en", Polarity.ASKED),
        ("Anne Petit affirme que le pont est sûr.", "fr", Polarity.ASSERTED),
        ("Anne Petit dément toute négligence.", "fr", Polarity.DENIED),
        ("Anne Petit met en garde contre une fermeture.", "fr", Polarity.WARNED),
        ("Anne Petit prétend que le pont est sûr.", "fr", Polarity.CLAIMED),
        ("Anne Petit réclame une enquête.", "fr", Polarity.ASKED),
    ],
)
def test_the_cue_says_how_far_the_words_are_vouched_for(text, language, polarity):
    assert [quote.polarity for quote in quotes_in(text, language)] == [polarity]


@pytest.mark.parametrize(
    ("text", "language", "addressee"),
    [
        ("Ann Lee told the council that the bridge was safe.", "en", "the council"),
        ("Ann Lee told them that the bridge was safe.", "en", "them"),
        ("Ann Lee told Reuters that the bridge was safe.", "en", None),
        ("Ann Lee said that the bridge was safe.", "en", None),
        ("Anne Petit leur a dit que le pont est sûr.", "fr", "leur"),
    ],
)
def test_who_was_told_is_the_addressee_but_for_a_medium(text, language, addressee):
    (quote,) = quotes_in(text, language)
    assert (quote.addressee and quote.addressee.of(text)) == addressee


@pytest.mark.parametrize(
    ("text", "anonymity"),
    [
        ("Ann Lee said that the bridge was safe.", Anonymity.NAMED),
        ("An aide said that the bridge was safe.", Anonymity.ROLE),
        ("Two officials said that the bridge was safe.", Anonymity.GROUP),
        ("Sources said that the bridge was safe.", Anonymity.VAGUE),
        ("An aide speaking on condition of anonymity said it was safe.", Anonymity.WITHHELD),
    ],
)
def test_a_source_without_a_name_says_what_it_has_instead(text, anonymity):
    (quote,) = quotes_in(text)
    assert quote.sources[0].anonymity is anonymity


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        ("The bridge will close, an aide told the Argus.", "en", ["an aide", "the Argus"]),
        ("The bridge will close, an aide told the council.", "en", ["an aide"]),
        ("According to a letter seen by The Courier, the bridge will close.", "en",
         ["a letter seen by The Courier", "The Courier"]),
        ("« Le pont fermera », a déclaré à l'AFP un conseiller.", "fr",
         ["un conseiller", "l'AFP"]),
    ],
)  # fmt: skip
def test_a_medium_relays_what_it_was_told_or_has_seen(text, language, chain):
    assert [sources for _, _, sources in heard(text, language)] == [chain]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("When she said the bridge was safe, the crowd laughed.", ["the bridge was safe"]),
        ("Lee said the bridge was safe, though she had not seen it.",
         ["the bridge was safe, though she had not seen it"]),
        ("Lee, when asked by Reuters, said nothing was wrong with it.",
         ["nothing was wrong with it"]),
        ("Asked whether the bridge was safe, Lee walked away.", ["whether the bridge was safe"]),
        ("Police were at the bridge, attorneys for the family said.",
         ["Police were at the bridge"]),
        ("Lee continues to insist that the bridge is safe.", ["the bridge is safe"]),
        ("Lee told the driver never to cross the bridge.",
         ["never to cross the bridge"]),
        ("The bridge, Lee said, “is perfectly safe” for all.",
         ["The bridge", "“is perfectly safe” for all"]),
    ],
)  # fmt: skip
def test_content_ends_where_its_clause_does(text, contents):
    assert [span.of(text) for quote in quotes_in(text)[:1] for span in quote.content] == contents


@pytest.mark.parametrize(
    "text",
    [
        "The New York state attorney went to the bridge.",
        "Voters in battleground states want more bridges.",
        "A Donald Lee tweet about bridges was deleted.",
        "Three promised bridges were never built.",
        "Lee said nothing.",
    ],
)
def test_nouns_that_look_like_verbs_of_saying_are_no_speech(text):
    assert heard(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Le maire assure n'avoir rien signé.", "n'avoir rien signé"),
        ("Le maire a confirmé, lundi soir, que le pont fermera.", "le pont fermera"),
        ("Le maire fait savoir que le pont fermera.", "le pont fermera"),
        ("Selon un avis du conseil, le pont fermera.", "le pont fermera"),
        ("« Le pont fermera », concède-t-il.", "Le pont fermera"),
        ("« Le pont fermera », fait valoir l'élu.", "Le pont fermera"),
        ("« Le pont fermera », tranche Anne Petit.", "Le pont fermera"),
        ("Son avocat, Me Paul Hermant, conteste ce calcul.", "ce calcul"),
    ],
)
def test_french_speech_has_its_words(text, content):
    assert [contents for _, contents, _ in heard(text, "fr")] == [[content]]


def test_the_answers_of_an_interview_stay_whole():
    text = "Lines from our talk.\n\nQ: Is it safe? We asked twice.\n\nA: It is. We tested it.\n"
    assert [contents for _, contents, _ in heard(text)] == [
        ["Is it safe? We asked twice"],
        ["It is. We tested it"],
    ]


def test_speech_within_speech_is_relayed_by_who_tells_it():
    text = "“Le chef m’a dit : ‘Tu apprendras.’ J’ai 58 ans”, raconte Anne Petit."
    inner = [quote for quote in extract(text, "fr", excluded=()).quotes if quote.rule == "inner"]
    assert [[span.of(text) for span in quote.content] for quote in inner] == [["Tu apprendras."]]
    assert [source.span.of(text) for source in inner[0].sources] == ["Le chef", "Anne Petit"]


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        (
            "The trouble, according to Ann Lee, a cook, was the rain.",
            "en",
            ["The trouble", "was the rain"],
        ),
        ("Ann Lee fired back that the bridge was safe.", "en", ["the bridge was safe"]),
        ("And as Ann Lee pointed out, the bridge is safe.", "en", ["the bridge is safe"]),
        (
            "The bridge was unsafe, Ann Lee wrote in a note that was lost.",
            "en",
            ["The bridge was unsafe"],
        ),
        ("« Le pont est sûr », ronchonnent les voisins.", "fr", ["Le pont est sûr"]),
        ("« Le pont est sûr », sourit tristement le maire.", "fr", ["Le pont est sûr"]),
    ],
)
def test_the_words_are_those_that_belong_to_the_attribution(text, language, content):
    (quote,) = quotes_in(text, language)
    assert [span.of(text) for span in quote.content] == content


@pytest.mark.parametrize(
    "text",
    ["« La fin », slogan de la campagne, orne les murs.", "« La fin », sous les yeux du maire."],
)
def test_what_stands_behind_quoted_words_is_not_always_a_verb(text):
    assert not quotes_in(text, "fr")
