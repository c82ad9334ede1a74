"""Speech told of within somebody's words: who is heard through whom, to any depth."""

import pytest

from annotations.extraction import extract


def _nested(text, language="en"):
    return [
        (
            " … ".join(span.of(text) for span in quote.content),
            [source.span.of(text) for source in quote.sources],
        )
        for quote in extract(text, language).quotes
        if quote.nested
    ]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "She said the police had asked her not to speak to the press.",
            "not to speak to the press",
            ["the police", "She"],
        ),
        (
            "The mayor's office said the engineer had warned it of the crack in 2018.",
            "of the crack in 2018",
            ["the engineer", "The mayor's office"],
        ),
        (
            "In her book, Lindqvist writes that the president once described the treaty as a joke.",
            "the treaty as a joke",
            ["the president", "Lindqvist"],
        ),
        (
            "“The doctor asked if I had made a will,” said Brand.",
            "if I had made a will",
            ["The doctor", "Brand"],
        ),
        (
            "“He looked at me and said, you people never learn,” she recalled.",
            "you people never learn",
            ["He", "she"],
        ),
        (
            "“My boss told me to sign it and shut up,” Ms Roy told the Gazette.",
            "to sign it and shut up",
            ["My boss", "Ms Roy", "the Gazette"],
        ),
        ("“‘Run,’ my brother said. I ran,” said Ann Lee.", "Run", ["my brother", "Ann Lee"]),
        ("“‘Don’t look, Nan,’ he says, so I did not,” she told the Courier.",
         "Don’t look, Nan", ["he", "she", "the Courier"]),
        ("“‘Is it over?’ she asked me,” Bob Roy recalled.", "Is it over?", ["she", "Bob Roy"]),
        ("“According to the foreman, the beam was sound,” said Ann Lee.",
         "the beam was sound", ["the foreman", "Ann Lee"]),
        ("“The beam was sound, according to the foreman,” said Ann Lee.",
         "The beam was sound", ["the foreman", "Ann Lee"]),
    ],
)  # fmt: skip
def test_words_told_of_in_passing_are_heard_through_who_tells_them(text, content, chain):
    assert (content, chain) in _nested(text)


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "« Mon patron m'a dit de signer et de me taire », raconte Sonia Roy.",
            "de signer et de me taire",
            ["Mon patron", "Sonia Roy"],
        ),
        (
            "Elle soutient que la direction lui a demandé de falsifier les chiffres.",
            "de falsifier les chiffres",
            ["la direction", "Elle"],
        ),
        (
            "Le procureur a précisé que le suspect avait reconnu les faits.",
            "les faits",
            ["le suspect", "Le procureur"],
        ),
        (
            "« Le maire avait demandé à son équipe de ne rien écrire », raconte Petit.",
            "de ne rien écrire",
            ["Le maire", "Petit"],
        ),
        (
            "Elle explique que le maire leur a demandé, dimanche, de se taire.",
            "de se taire",
            ["le maire", "Elle"],
        ),
        (
            "Elle dit que la mairie lui a fait dire de revenir en mai.",
            "de revenir en mai",
            ["la mairie", "Elle"],
        ),
        (
            "Elle raconte que la cliente l’avait prévenue d’une fuite.",
            "d’une fuite",
            ["la cliente", "Elle"],
        ),
        (
            "Elle dit que la maire avait averti la direction, dès avril, d’une fuite au sous-sol.",
            "d’une fuite au sous-sol",
            ["la maire", "Elle"],
        ),
        (
            "Il rappelle que le maire mettait en garde les élus contre un effondrement.",
            "contre un effondrement",
            ["le maire", "Il"],
        ),
        (
            "« Mon frère a ouvert la porte et m'a dit : “Rentre vite” », raconte Petit.",
            "Rentre vite",
            ["Mon frère", "Petit"],
        ),
        (
            "Elle note que le maire avait exigé, dès 2021, un audit du pont.",
            "un audit du pont",
            ["le maire", "Elle"],
        ),
        (
            "« Ma sœur m'a dit non, tout bas », raconte Petit.",
            "non",
            ["Ma sœur", "Petit"],
        ),
        (
            "Elle explique que le médecin lui a interdit de nager.",
            "de nager",
            ["le médecin", "Elle"],
        ),
    ],
)
def test_so_are_they_in_french(text, content, chain):
    assert (content, chain) in _nested(text, "fr")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("« Le maire m'a assuré qu'il viendrait, je ne l'ai pas cru », dit Anne Petit.",
         "il viendrait"),
        ("« Le maire m'avait promis trois pompes, j'en ai une », dit Anne Petit.",
         "trois pompes"),
        ("« Le maire m'a demandé où était la clé et je ne savais pas », dit Anne Petit.",
         "où était la clé"),
    ],
)  # fmt: skip
def test_words_told_of_end_where_who_tells_goes_on_without_a_joining_word(text, words):
    told = extract(text, "fr").quotes[1]
    assert [span.of(text) for span in told.content] == [words]


def test_what_is_nested_ranks_below_all_that_an_article_attributes():
    text = "“My boss told me to sign it and shut up,” Ms Roy said."

    told, nested = sorted(extract(text, "en").quotes, key=lambda quote: quote.nested)

    assert not told.nested
    assert nested.confidence <= 0.3 < told.confidence


def test_the_speakers_of_a_text_are_the_same_whoever_is_told_of_in_passing():
    text = "Ann Lee said her boss had asked her to leave. She is 45. She said it was over."

    named = [speaker.name for speaker in extract(text, "en").speakers]

    assert named[0] == "Ann Lee"


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody ever asked the people who live beside it,” said Lee.",
        "“You asked for it and here it is at last,” said Lee.",
        "“The bridge is safe and it will stay open,” said Lee.",
    ],
)
def test_nobody_in_particular_is_no_source(text):
    assert _nested(text) == []


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        (
            "Reuters, citing two people who know it well, reported that it would close.",
            "en",
            ["two people who know it well", "Reuters"],
        ),
        (
            "The station quoted a police source as saying the car had been stolen.",
            "en",
            ["a police source", "The station"],
        ),
        (
            "The plan is dead, according to an aide quoted by the Daily Post.",
            "en",
            ["an aide", "the Daily Post"],
        ),
        (
            "Speaking on Radio Four, the minister said the ban would stay.",
            "en",
            ["the minister", "Radio Four"],
        ),
        (
            "A person with knowledge of the case confirmed to NAP that the runner had been told.",
            "en",
            ["A person with knowledge of the case", "NAP"],
        ),
        (
            "Another, according to The Sentinel, blamed the candidate's beard for it all.",
            "en",
            ["Another", "The Sentinel"],
        ),
        (
            "Le préfet a affirmé sur Radio Ponant que la digue tiendrait.",
            "fr",
            ["Le préfet", "Radio Ponant"],
        ),
        (
            "L'usine fermera en mars, a appris l'AFP de source syndicale.",
            "fr",
            ["source syndicale", "l'AFP"],
        ),
    ],
)
def test_a_medium_passes_on_what_it_was_told(text, language, chain):
    found = [
        [source.span.of(text) for source in quote.sources]
        for quote in extract(text, language).quotes
    ]

    assert chain in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Dunn laughed. His father said it was over.", ""),
        ("Mr Dunn laughed. His lawyer, Ann Lee, said it was over.", "Ann Lee"),
    ],
)
def test_who_belongs_to_somebody_is_not_them(text, name):
    found = extract(text, "en")

    source = found.quotes[0].sources[0]

    assert source.speaker is not None
    assert found.speakers[source.speaker].name == name


def test_it_is_the_one_told_of_who_told():
    assert ("to lie about their hours", ["managers", "The union"]) in _nested(
        "The union accused managers of telling staff to lie about their hours."
    )


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("“They told us to go left, so we went left,” said Lee.", "en", "to go left"),
        ("“The doctor told me it was mild, and I slept,” said Lee.", "en", "it was mild"),
        ("« Il m’a dit de partir, et je suis parti », raconte Petit.", "fr", "de partir"),
        ("« Il m’a dit : “Anne, respirez un peu” », raconte Petit.", "fr", "Anne, respirez un peu"),
    ],
)
def test_the_words_of_another_end_where_the_speaker_goes_on(text, language, words):
    assert words in [
        quote.content[0].of(text) for quote in extract(text, language).quotes if quote.sources[1:]
    ]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        ("Bob Roy remembers his mother saying the sea would take the house.",
         "the sea would take the house", ["his mother", "Bob Roy"]),
        ("“I heard him say the sea would take the house,” said Bob Roy.",
         "the sea would take the house", ["him", "Bob Roy"]),
        ("“She texted me: ‘I am late,’” said Bob Roy.", "I am late", ["She", "Bob Roy"]),
        ("“What he told us was that the gate was shut,” said Bob Roy.",
         "the gate was shut", ["he", "Bob Roy"]),
    ],
)  # fmt: skip
def test_who_was_heard_saying_it_said_it(text, content, chain):
    assert (content, chain) in _heard_within(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("« D’après le gardien, la porte était fermée », raconte Luc Roy.", "fr"),
        ("« La porte était fermée, selon le gardien », raconte Luc Roy.", "fr"),
    ],
)
def test_a_phrase_attributes_within_quotation_marks_too(text, language):
    chains = [chain for content, chain in _nested(text, language) if "porte" in content.lower()]
    assert chains == [["le gardien", "Luc Roy"]]


def test_who_speaks_for_her_is_not_she():
    text = "Ann Lee is ill. Her lawyer said she denied the charges."
    found = extract(text, "en")
    inner = next(quote for quote in found.quotes if quote.content[0].of(text) == "the charges")
    who = [found.speakers[source.speaker] for source in inner.sources if source.speaker is not None]
    assert [each.name or each.description for each in who] == ["Ann Lee", "her lawyer"]


def test_who_is_spoken_of_by_a_spokesman_is_not_the_spokesman():
    text = "His spokesman said Mr Roy denied that the road had closed."
    found = extract(text, "en")
    inner = next(quote for quote in found.quotes if "the road" in quote.content[0].of(text)[:8])
    assert len({source.speaker for source in inner.sources}) == 2


def _heard_within(text):
    """The words and the chain of every quote heard through somebody, nested or not."""
    return [
        (quote.content[0].of(text), [source.span.of(text) for source in quote.sources])
        for quote in extract(text, "en").quotes
        if len(quote.sources) > 1
    ]


def test_what_one_quote_tells_of_others_is_bounded():
    text = "“" + "she said ‘no " * 120 + ",” said Ann Lee."
    assert 0 < len(_nested(text)) <= 24
