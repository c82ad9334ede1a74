"""Where the words of somebody go on, stop, and whose they are, in forms that news writes often."""

import pytest

from tests.extraction.reading import heard, quotes_in


@pytest.mark.parametrize(
    ("text", "contents", "source"),
    [
        ("These guards, Ann Lee explained earlier in the hearing, were well paid.",
         ["These guards", "were well paid"], "Ann Lee"),
        ("He has a model, he said, for how the mine can go on.",
         ["He has a model", "for how the mine can go on"], "he"),
        ("The air had become so bad, Mr. Oduya noted, that nobody went out.",
         ["The air had become so bad", "that nobody went out"], "Mr. Oduya"),
        ("It is his job, she said, to talk to the council.",
         ["It is his job", "to talk to the council"], "she"),
        ("The bridge is closed, she said, to the delight of nobody.",
         ["The bridge is closed"], "she"),
        ("The bridge is closed, Ann Lee said on Monday, the day after the vote.",
         ["The bridge is closed"], "Ann Lee"),
    ],
)  # fmt: skip
def test_words_go_on_behind_who_says_them(text, contents, source):
    ((_, found, sources),) = heard(text)
    assert (found, sources) == (contents, [source])


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("But for some, the losses would be greater, said Ann Batch.",
         "But for some, the losses would be greater", "Ann Batch"),
        ("There is no need to move the records, Kenner wrote Linek.",
         "There is no need to move the records", "Kenner"),
        ("The harbour is deep enough, said a former clerk of the port, Oleg Stan, who left.",
         "The harbour is deep enough", "a former clerk of the port, Oleg Stan"),
    ],
)  # fmt: skip
def test_who_says_it_may_stand_at_the_end(text, content, source):
    ((_, found, sources),) = heard(text)
    assert (found, sources) == ([content], [source])


@pytest.mark.parametrize("day", ["", " this week", " in May"])
def test_a_surname_may_look_like_an_auxiliary(day):
    ((_, content, sources),) = heard(f"Prime Minister Tessa May said{day} that it would rain.")
    assert (content, sources) == (["it would rain"], ["Prime Minister Tessa May"])


@pytest.mark.parametrize(
    ("text", "content", "told"),
    [
        ("Ann Lee told him to leave.", "to leave", "him"),
        ("Ann Lee urged them not to vote.", "not to vote", "them"),
        ("Ann Lee asked her to repair the roof.", "to repair the roof", "her"),
        ("Ann Lee urged voters to stay.", "voters to stay", None),
    ],
)
def test_who_is_asked_for_something_by_a_pronoun_is_the_addressee(text, content, told):
    (quote,) = quotes_in(text)
    assert [span.of(text) for span in quote.content] == [content]
    assert (quote.addressee and quote.addressee.of(text)) == told


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("According to law enforcement officials, the account was opened in May.",
         ["the account was opened in May"]),
        ("He may come, because, according to Ann Lee, the others would laugh.",
         ["the others would laugh"]),
        ("While most are safe, according to an official, two bridges are not.",
         ["While most are safe", "two bridges are not"]),
    ],
)  # fmt: skip
def test_according_to_leads_to_the_clause_it_stands_in(text, contents):
    assert [found for _, found, _ in heard(text)] == [contents]


def test_according_to_law_names_nobody():
    assert heard("According to law, the bridge belongs to the town.") == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Stark's most explosive claim is that the vote was bought.",
         "the vote was bought", "Stark"),
        ("His notes support the contention of Ann Lee that the files were copied.",
         "the files were copied", "Ann Lee"),
    ],
)  # fmt: skip
def test_a_noun_of_saying_may_lead_to_the_words_from_afar(text, content, source):
    ((_, found, sources),) = heard(text)
    assert (found, sources) == ([content], [source])


def test_a_paragraph_of_quotation_belongs_to_whom_a_colon_announces():
    text = "He made the following comment:\n\n“For the young, the rate is 51 percent.”"
    assert heard(text) == [("direct", ["For the young, the rate is 51 percent."], ["He"])]


def test_a_thing_before_a_colon_announces_nobody():
    text = "The reason was this:\n\n“For the young, the rate is 51 percent.”"
    assert [sources for _, _, sources in heard(text)] == [[]]


def test_quoted_words_that_name_somebody_are_no_speech():
    text = "Marcel Lazar, the hacker known as “Owl,” said he had broken in."
    assert all("Owl" not in found for _, contents, _ in heard(text) for found in contents)


def test_the_first_line_may_name_its_speaker_before_a_colon():
    text = "Sandor: Clint needs to move on.\n\nAnn Sandor gave some advice on Sunday."
    assert heard(text) == [("indirect", ["Clint needs to move on"], ["Sandor"])]


@pytest.mark.parametrize(
    ("text", "language", "content", "chain"),
    [
        ("Le président parlera lundi, a annoncé la télévision, citant le palais.", "fr",
         "Le président parlera lundi", ["le palais", "la télévision"]),
        ("« Il faut se taire », a toutefois glissé un secouriste à l’AFP.", "fr",
         "Il faut se taire", ["un secouriste", "l’AFP"]),
        ("« Il faut se taire », a raconté l’an dernier à Sud-Foot Paule Vigou.", "fr",
         "Il faut se taire", ["Paule Vigou", "Sud-Foot"]),
        ("And the agency AGN reports, citing Altin's club channel, that he will go.", "en",
         "he will go", ["Altin's club channel", "the agency AGN"]),
        ("In remarks broadcast by the channel Sarvan One, he promised a house to all.", "en",
         "a house to all", ["he", "the channel Sarvan One"]),
    ],
)  # fmt: skip
def test_through_whom_it_is_heard_may_stand_apart(text, language, content, chain):
    ((_, found, sources),) = heard(text, language)
    assert (found, sources) == ([content], chain)


def test_who_was_told_does_not_say_it():
    text = "“Do not ship,” one exporter who spoke freely, told Commodity Line."
    assert all(sources[:1] != ["Commodity Line"] for _, _, sources in heard(text))


def test_a_quotation_behind_a_colon_may_name_its_own_speaker():
    text = "L’Oreille a vu la salariée : « J’ai 52 ans, a souri la quinquagénaire. Je pars. »"
    ((_, contents, sources),) = heard(text, "fr")
    assert (contents, sources) == (["J’ai 52 ans", "Je pars."], ["la quinquagénaire"])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The officers’ union said that the bridge was safe.", "The officers’ union"),
        ("“The bridge is safe,” the drivers’ union said.", "the drivers’ union"),
        ("A judge who heard the case said the law was clear.", "A judge who heard the case"),
        ("The company, based in Paris, announced Project Falcon.", "The company"),
        ("“He is the man who built it,” Ann Lee said.", "Ann Lee"),
        ("He is best known as “the man who built it,” Ann Lee said.", "Ann Lee"),
    ],
)
def test_a_source_is_the_whole_phrase_before_its_verb(text, source):
    ((_, _, sources),) = heard(text)
    assert sources == [source]


@pytest.mark.parametrize(
    "text",
    [
        "President Trump was attacked by Ann Lee:\n\n“He is the worst man I have met.”",
        "He got a letter from his landlord:\n\n“You will leave the house in May.”",
        "Le maire a reçu ce message d’un habitant :\n\n« Le pont tombe, il faut agir. »",
    ],
)
def test_who_was_attacked_or_written_to_does_not_say_it(text):
    language = "fr" if "maire" in text else "en"
    assert [sources for _, _, sources in heard(text, language)] == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "A statement by Ann Lee that day was short.",
        "The mayor's claim was that year rejected.",
        "The case went according to law enforcement norms.",
        "Roy emailed Ann Lee on Monday.",
        "President Ann Lee May Announce That Bridge Is Safe",
    ],
)
def test_no_speech_is_read_into_what_only_looks_like_it(text):
    assert heard(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bridge is closed, Ann Lee said, to applause.", "The bridge is closed"),
        ("The bridge is closed, Ann Lee said, that same evening.", "The bridge is closed"),
        ("The bridge is closed, he said, after which he left.", "The bridge is closed"),
    ],
)
def test_the_words_of_the_writer_stay_out(text, content):
    ((_, contents, _),) = heard(text)
    assert contents == [content]


def test_who_was_asked_by_a_clitic_is_the_addressee():
    text = "Le maire lui a demandé de partir."
    (quote,) = quotes_in(text, "fr")
    assert quote.addressee is not None
    assert quote.addressee.of(text) == "lui"


@pytest.mark.parametrize("title", ["London", "Election", "Stealth Over Health"])
def test_a_topic_before_a_colon_is_nobody(title):
    assert heard(f"{title}: the bridge has fallen down.\n\nIt rained.") == []
