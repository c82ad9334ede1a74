"""Who is meant by "she", "Lee" and "the mayor", in English and in French."""

from itertools import pairwise

import pytest
from hypothesis import given

from annotations.extraction import extract
from annotations.extraction.results import Anonymity, SourceKind
from tests.extraction.naming import heard, meant
from tests.extraction.test_properties import LANGUAGES, TEXTS


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Ann Lee closed the bridge. “It is unsafe,” Lee said.", "en", "Ann Lee"),
        ("Ann Lee met Bob Roy. “It is unsafe,” she said.", "en", "Ann Lee"),
        ("Ann Lee met Bob Roy. “It is unsafe,” he said.", "en", "Bob Roy"),
        ("Mr. Adoyo met Mrs. Roy. “It is unsafe,” she said.", "en", "Roy"),
        ("Ann Lee, the mayor, met Bob Roy. “It is unsafe,” the mayor said.", "en", "Ann Lee"),
        ("Mayor Ann Lee met Bob Roy. “It is unsafe,” the mayor said.", "en", "Ann Lee"),
        ("The firm's spokesman, Bob Roy, met Ann Lee. “No,” the spokesman said.", "en", "Bob Roy"),
        ("“It is unsafe,” said Ann Lee. Bob Roy agreed. “It rusts,” he said.", "en", "Bob Roy"),
        ("Anne Petit a vu Luc Roy. « Le pont est fermé », a-t-elle dit.", "fr", "Anne Petit"),
        ("Anne Petit a vu Luc Roy. « Le pont est fermé », a dit M. Roy.", "fr", "Luc Roy"),
        ("Le maire, Luc Roy, a vu Anne Petit. « Non », a dit le maire.", "fr", "Luc Roy"),
        ("La ministre Anne Petit a vu Luc Roy. « Non », a dit la ministre.", "fr", "Anne Petit"),
        ("Luc Roy a parlé. « Oui », a-t-il dit. Selon lui, le pont est fermé.", "fr", "Luc Roy"),
        ("Anne Petit a vu Luc Roy. « Le pont est fermé », assure celui-ci.", "fr", "Luc Roy"),
        ("La Fédération des boulangers proteste. « Non », dit-elle.", "fr", "Fédération"),
    ],
)  # fmt: skip
def test_last_quote_leads_to_the_name_of_who_said_it(text, language, name):
    assert heard(text, language)[-1] == [name]


def test_every_place_that_means_somebody_is_told():
    text = (
        "Mayor Ann Lee closed the bridge. “It is unsafe,” she said. Lee hopes that it will open"
        " again. The mayor told Bob Roy that he would hear from her."
    )
    assert meant(text) == {
        "Ann Lee": ["Mayor Ann Lee", "she", "Lee", "The mayor", "her"],
        "Bob Roy": ["Bob Roy", "he"],
    }


def test_anonymous_sources_stay_apart_until_the_text_resumes_one():
    text = (
        "“It is unsafe,” a diplomat said. “It rusts,” another diplomat said."
        " “It will fall,” the diplomat said."
    )
    found = extract(text, "en", excluded=())
    first, second, third = (quote.sources[0].speaker for quote in found.quotes)
    assert first != second
    assert third == second
    assert {found.speakers[at].name for at in (first, second)} == {""}
    assert found.speakers[first].anonymity is not Anonymity.NAMED


def test_office_of_somebody_named_elsewhere_is_no_anonymous_source():
    text = "Ann Lee, a senior official, closed the bridge. “It is unsafe,” the official said."
    found = extract(text, "en", excluded=())
    source = found.quotes[-1].sources[0]
    assert (source.kind, source.anonymity) == (SourceKind.PERSON, Anonymity.NAMED)
    assert found.speakers[source.speaker].name == "Ann Lee"


def test_description_is_the_office_the_text_gives():
    found = extract("“It is unsafe,” said Ann Lee, the mayor.", "en", excluded=())
    assert [(each.name, each.description) for each in found.speakers] == [("Ann Lee", "mayor")]


def test_two_people_of_one_surname_are_told_apart_by_their_titles():
    text = "Ann Lee and Bob Lee left. “It is unsafe,” Mr. Lee said. “No,” Mrs. Lee said."
    assert heard(text) == [["Bob Lee"], ["Ann Lee"]]


def test_name_of_a_body_in_a_description_is_not_who_speaks():
    text = "“It is unsafe,” said Ann Lee of the Bridge Board. “It rusts,” a Lee aide said."
    assert heard(text)[0] == ["Ann Lee"]
    assert heard(text)[1] != ["Ann Lee"]


def test_source_around_a_name_does_not_take_the_name_with_it():
    text = "People close to Ann Lee said the bridge was unsafe. “It rusts,” Lee said."
    assert meant(text) == {"People close to Ann Lee": ["People close to"],
                           "Ann Lee": ["Ann Lee", "Lee"]}  # fmt: skip


def test_statement_of_a_claim_says_the_name_for_the_pronoun():
    text = "Ann Lee opened the bridge. She said she had spent 400 million euros on it in 2019."
    found = extract(text, "en", excluded=())
    assert any("Ann Lee had spent" in claim.statement for claim in found.claims)


@pytest.mark.parametrize("language", ["de", "zz", ""])
def test_language_without_words_about_people_has_no_speakers(language):
    assert extract("„Es regnet“, sagte Anna Lee.", language).speakers == ()


def test_text_without_quotes_has_no_speakers():
    assert extract("Ann Lee closed the bridge. She left.", "en").speakers == ()


@given(text=TEXTS, language=LANGUAGES)
def test_each_place_lies_in_the_text_and_means_one_speaker_only(text, language):
    found = extract(text, language)
    places = sorted(span for speaker in found.speakers for span in speaker.mentions)
    assert all(span.end <= len(text) for span in places)
    assert all(one.end <= other.start for one, other in pairwise(places))
    for speaker in found.speakers:
        assert speaker.mentions
        assert list(speaker.mentions) == sorted(speaker.mentions)
        assert speaker.name or speaker.description
    for quote in found.quotes:
        for source in quote.sources:
            assert source.speaker is None or 0 <= source.speaker < len(found.speakers)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "Ann Lee wrote a book. Lee said it sold. Ann Lee’s friend Tom Roy faced questions after"
            " he said that nobody read it.",
            "en",
            "Tom Roy",
        ),
        (
            "It was in Mr. Ban’s day that the General Assembly met. He said all was well.",
            "en",
            "Ban",
        ),
        ("Tom Roy left. “It rusts,” noted NBC’s Ann Lee. “It is old,” she wrote.", "en", "Ann Lee"),
        ("Ann Lee left. “Not fish,” muttered Mr Roy’s wife, Moira, a cook.", "en", "Moira"),
        ("Luc Roy a vu Jean Petit. Ce dernier a dit que la ville paiera.", "fr", "Jean Petit"),
        ("Anne Petit est là. Selon Petit, « le pont est fermé ».", "fr", "Anne Petit"),
        ("Luc Roy a vu Anne Petit. Selon cette dernière, la ville paiera.", "fr", "Anne Petit"),
        (
            "« Non », a dit Luc Roy. Anne Petit rit. « Si », répond cette dernière.",
            "fr",
            "Anne Petit",
        ),
    ],
)
def test_last_source_is(text, language, name):
    assert heard(text, language)[-1] == [name]


@given(text=TEXTS)
def test_same_text_gives_the_same_speakers(text):
    assert extract(text, "fr").speakers == extract(text, "fr").speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Le maire a prévenu Anne Petit. La ministre a tout annulé. « Non », a-t-elle dit.",
            "fr",
            {"Anne Petit": ["Anne Petit", "La ministre", "elle"]},
        ),
        (
            "Anne Petit enseigne à Lyon. La biologiste conteste toute fraude. « Non », dit-elle.",
            "fr",
            {"Anne Petit": ["Anne Petit", "La biologiste", "elle"]},
        ),
        (
            "Anne Petit et Luc Roy ont vendu. Cette caissière dit avoir tout perdu. Elle pleure.",
            "fr",
            {"Anne Petit": ["Anne Petit", "Cette caissière", "Elle"]},
        ),
        (
            "Luc Roy a vu Anne Petit. L'intéressée a démenti. « Non », a-t-elle dit.",
            "fr",
            {"Anne Petit": ["Anne Petit", "L'intéressée", "elle"]},
        ),
        (
            "Erik Vold wants to leave. The Norwegian said he was sad.",
            "en",
            {"Erik Vold": ["Erik Vold", "Norwegian", "he"]},
        ),
        (
            "Anne Petit a gagné. La Nantaise a dit qu'elle partait.",
            "fr",
            {"Anne Petit": ["Anne Petit", "Nantaise", "elle"]},
        ),
        (
            "Ann Lee beat Jack Roy. The 52-year-old said she was glad.",
            "en",
            {"Ann Lee": ["Ann Lee", "The 52-year-old", "she"]},
        ),
    ],
)  # fmt: skip
def test_a_description_of_who_was_just_spoken_of_means_them(text, language, expected):
    found = meant(text, language)
    assert {name: found.get(name) for name in expected} == expected


def test_who_is_told_of_by_their_kin_is_another_than_they():
    text = "Ann Lee was late. Her husband was not. He said it would rain. “Yes,” said Ann Lee."
    assert meant(text) == {
        "Ann Lee": ["Ann Lee", "Her", "Ann Lee"],
        "her husband": ["husband", "He"],
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Jack Roy was barred. “My father is angry,” Ann Roy said. “He is not well.”",
            "en",
            ["Jack Roy", "My father", "He"],
        ),
        (
            "Jack Roy was barred. Ann Roy said her father was angry and that he was not well.",
            "en",
            ["Jack Roy", "father", "he"],
        ),
        (
            "Luc Roy est mort. « Mon fils avait froid, dit Anne Roy, sa mère. Il dormait. »",
            "fr",
            ["Luc Roy", "Mon fils", "Il"],
        ),
    ],
)
def test_kin_is_the_other_one_of_the_surname(text, language, expected):
    found = meant(text, language)
    assert next(iter(found.values())) == expected


def test_an_office_is_borne_by_who_was_named_so_before_not_after():
    text = (
        "Ann Lee, prosecuting, opened the case. “It was planned,” the barrister said. “It was"
        " not,” said Mr Roy. His barrister, Jane Hill, agreed."
    )
    assert heard(text)[0] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A potter said that he was calm.\n\nJack Roy, who is 52, denied it.", "Jack Roy"),
        ("A potter said that he was calm.\n\nMayor Jack Roy denied it.", "A potter"),
        ("A potter said that he was calm.\n\nAnn Lee, who is 52, denied it.", "A potter"),
        ("A potter said that he was calm.\n\nJack Roy, the mayor, denied it.", "A potter"),
    ],
)
def test_who_opens_a_text_without_a_name_is_who_is_named_next_and_fits(text, name):
    assert heard(text)[0] == [name]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Stonebury said they would not comment.", "en", "Stonebury"),
        ("Fans left, according to Bigtop. “They lied to me,” said Ann Lee.", "en", "Bigtop"),
        ("Le cabinet Duval conteste. « Rien n'est sûr », répond-il.", "fr", "Duval"),
        ("L'agence Orve se tait. Dans un mot lu par la mairie, elle a dit que non.", "fr", "Orve"),
    ],
)
def test_a_body_may_be_meant(text, language, name):
    places = meant(text, language)[name]
    assert places[-1].lower() in ("they", "il", "elle")


def test_what_stands_before_the_name_of_a_body_is_its_noun():
    text = "Le groupe Orvane a renoncé. « C'est fini », a écrit le groupe. Il craint une hausse."
    assert meant(text, "fr") == {"Orvane": ["Orvane", "le groupe", "Il"]}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Mr Roy said the officer had told him to leave.", ["", "Roy"]),
        ("The mayor, Ann Lee, said the minister had told her to wait.", ["", "Ann Lee"]),
        ("Bob Roy said its captain had told him to keep away.", ["", "Bob Roy"]),
    ],
)
def test_nobody_is_called_by_what_they_are_in_their_own_words(text, chain):
    found = extract(text, "en", excluded=())
    inner = max(found.quotes, key=lambda quote: len(quote.sources))
    names = [
        found.speakers[source.speaker].name if source.speaker is not None else ""
        for source in inner.sources
    ]
    assert names == chain


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The flood was avoidable, Calder Foods said.", "en", "Calder Foods"),
        ("The flood was avoidable, Onley Airlines said.", "en", "Onley Airlines"),
        ("La crue était évitable, a indiqué Canal Alpin.", "fr", "Canal Alpin"),
        ("La crue était évitable, assure Habitat Vernon.", "fr", "Habitat Vernon"),
    ],
)
def test_a_word_in_a_name_may_tell_that_it_is_a_body(text, language, name):
    (speaker,) = extract(text, language, excluded=()).speakers
    assert (speaker.name, speaker.kind) == (name, SourceKind.ORGANISATION)


def test_a_first_name_goes_before_a_word_for_bodies():
    (speaker,) = extract("The flood was avoidable, Ann Foods said.", "en", excluded=()).speakers
    assert speaker.kind is SourceKind.PERSON


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The Russian Orthodox Church said it would rain.", "en", "Russian Orthodox Church"),
        ("It will rain, said Garnet Capital, 45, a teacher.", "en", "Garnet Capital"),
    ],
)
def test_a_name_stays_whole_and_a_person_stays_one(text, language, name):
    (speaker,) = extract(text, language, excluded=()).speakers
    assert speaker.name == name
    assert (speaker.kind is SourceKind.PERSON) == ("45" in text)


def test_a_lawyer_by_name_may_speak_of_herself():
    text = "Her lawyer, Jane Orr, said she would call witnesses. Ann Lee was arrested."
    assert "she" in meant(text)["Jane Orr"]


def test_a_person_of_a_trade_that_is_a_bodys_too_stays_a_person():
    text = "Le promoteur, Luc Roy, a parlé. « Le pont est sûr », assure-t-il."
    (speaker,) = extract(text, "fr", excluded=()).speakers
    assert (speaker.name, speaker.kind) == ("Luc Roy", SourceKind.PERSON)
