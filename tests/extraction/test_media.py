"""Which names a text shows to be those of media, whatever they are called."""

import pytest

from annotations.extraction import extract
from annotations.extraction.languages import language_for
from annotations.extraction.media import find_media
from tests.extraction.reading import said
from tests.extraction.test_ways import chain_of


def shown(text, language="en"):
    return {" ".join(name) for name in find_media(text, language_for(language))}


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("She told Freight Monitor that the yard was shut.", "en", {"Freight Monitor"}),
        ("A memo seen last week by Meridian says so.", "en", {"Meridian"}),
        ("“It is shut,” she told Cosmos Today by video call.", "en", {"Cosmos Today"}),
        ("In an interview with Kelpline, he said so.", "en", {"Kelpline"}),
        ("Tidewatch has seen the letter. It says so.", "en", {"Tidewatch"}),
        ("« C’est fini », confie-t-elle à Sentiers.", "fr", {"Sentiers"}),
        ("Jointe par Estran Info, elle nie tout.", "fr", {"Estran Info"}),
        ("« C’est fini », relate-t-il dans Coulisses.", "fr", {"Coulisses"}),
        ("Le courrier que Littoral a pu consulter le dit.", "fr", {"Littoral"}),
    ],
)
def test_what_is_done_with_a_name_tells_that_it_is_a_medium(text, language, names):
    assert shown(text, language) == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She told Parliament that the yard was shut.", "en"),
        ("She told MPs that the yard was shut.", "en"),
        ("She told Melbury Crown Court that the yard was shut.", "en"),
        ("She told Anna Holt that the yard was shut.", "en"),
        ("Mr Pell runs the yard. She told Pell that it was shut.", "en"),
        ("She told Dad that the yard was shut.", "en"),
        ("Orvane makes engines. She told Orvane that the yard was shut.", "en"),
        ("She told Tuesday's meeting that the yard was shut.", "en"),
        ("She told Brussels that the yard was shut.", "en"),
        ("She told Americans that the yard was shut.", "en"),
        ("« C’est fini », a-t-il déclaré à Tel Aviv.", "fr"),
        ("« C’est fini », raconte-t-elle à Marseille.", "fr"),
        ("Faut-il miser sur Renault ? « Non », dit Anne Petit.", "fr"),
        ("« C’est fini », a-t-il déclaré à Lormont.", "fr"),
        ("Il a été interrogé par Anne Petit.", "fr"),
        ("Elle l’a raconté à Maman.", "fr"),
    ],
)
def test_people_parliaments_and_towns_are_no_media(text, language):
    assert shown(text, language) == set()


def test_a_medium_is_known_by_its_name_wherever_the_text_has_it():
    text = (
        "A memo seen by Meridian says the yard is shut. “We were never told,” Ann Lee said.\n\n"
        "A second worker said to Meridian that the cranes had gone."
    )
    found = {quote.sources[0].span.of(text): quote for quote in extract(text, "en").quotes}
    assert [source.span.of(text) for source in found["A second worker"].sources][1:] == ["Meridian"]


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        ("“It is shut,” she told Freight Monitor.", "en", ["she", "Freight Monitor"]),
        ("« C’est fini, confie-t-elle à Sentiers. Je pars. »", "fr", ["elle", "Sentiers"]),
        (
            "« C’est fini », ironise la future mère sur Radio Ponant.",
            "fr",
            ["la future mère", "Radio Ponant"],
        ),
        (
            "« C’est fini », nuance-t-elle dans le dernier numéro de Passé simple.",
            "fr",
            ["elle", "Passé simple"],
        ),
    ],
)
def test_who_is_heard_by_a_medium_that_no_list_has_is_relayed_by_it(text, language, chain):
    assert chain_of(text, language) == chain


@pytest.mark.parametrize(
    "listener",
    [
        "a press conference in Brume",
        "a press briefing",
        "the hearing three times",
        "the Commons",
        "the Democratic convention",
        "fans on a livestream",
        "Parliament’s finance committee",
    ],
)
def test_who_came_together_to_listen_passes_nothing_on(listener):
    assert said(f"“The lock is shut,” Al Reed told {listener}.") == [
        ("The lock is shut", ["Al Reed"])
    ]


@pytest.mark.parametrize(
    "listener", ["radio host Chip Dale", "CNN’s Jo Hart", "the Brume Post", "Radio Brume"]
)
def test_who_speaks_for_a_medium_passes_on_what_they_were_told(listener):
    assert said(f"“The lock is shut,” Al Reed told {listener}.") == [
        ("The lock is shut", ["Al Reed", listener])
    ]


@pytest.mark.parametrize(
    "leading",
    ["In the same interview, she", "Later in the interview she", "In the interview, Ms Lee"],
)
def test_what_is_said_later_in_a_talk_is_heard_through_the_medium_it_was_with(leading):
    text = f"“I am done,” Ann Lee told the Brume Post. {leading} said that the lock was shut."

    assert dict(said(text))["the lock was shut"][1:] == ["the Brume Post"]


def test_whom_a_medium_has_spoken_to_is_heard_through_it():
    text = "The Brume Post has spoken to two guards. One said the lock was shut."

    assert said(text) == [("the lock was shut", ["One", "The Brume Post"])]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Asked on Radio Brume whether it was shut, Ann Lee said: “It is.”",
         ["Ann Lee", "Radio Brume"]),
        ("Ann Lee called the lock a ruin in emails seen by the Brume Post.",
         ["Ann Lee", "the Brume Post"]),
    ],
)  # fmt: skip
def test_where_somebody_was_asked_and_who_saw_their_letters_relays(text, chain):
    assert said(text)[-1][1] == chain
