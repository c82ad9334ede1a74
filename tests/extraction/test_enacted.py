"""Words that somebody acts out in telling of them, and verbs that speak only where they stand."""

import pytest

from annotations.extraction import extract
from tests.extraction.reading import heard


def _told(text, language="en"):
    """What is told within the words of others: the words, and who is heard, outward."""
    return [
        (quote.content[0].of(text), [source.span.of(text) for source in quote.sources])
        for quote in extract(text, language).quotes
        if quote.nested
    ]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        ("“My foreman goes, ‘Ray, you are done,’ and shuts the gate,” said Ray Oduya.",
         "Ray, you are done", ["My foreman", "Ray Oduya"]),
        ("“His last message to us was ‘Keep the kettle warm for me’,” said Ann Lee.",
         "Keep the kettle warm for me", ["His", "Ann Lee"]),
        ("“Last night she goes to me, ‘Tell him the boat is sold.’ I sat down,” said Tom Reyes.",
         "Tell him the boat is sold.", ["she", "Tom Reyes"]),
        ("“Marta goes, darling, I can hear the sea,” Tom Reyes said.",
         "darling, I can hear the sea", ["Marta", "Tom Reyes"]),
    ],
)  # fmt: skip
def test_words_acted_out_are_those_of_who_said_them(text, content, chain):
    assert (content, chain) in _told(text)


def test_a_word_set_apart_is_not_acted_out():
    text = "“He is the ‘old king’ of the harbour,” said Ann Lee."
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("“Ramona says we sail on Monday,” Oduya shrugged.", "Ramona says we sail on Monday",
         "Oduya"),
        ("“We have lost the key,” scoffed agent Monty Reyes.", "We have lost the key",
         "agent Monty Reyes"),
        ("“No,” the chairman of the club sighed.", "No", "the chairman of the club"),
        ("‘The bin is mine when it’s full,’ complained tenant Ann Lee, who lost two.",
         "The bin is mine when it’s full", "tenant Ann Lee"),
    ],
)  # fmt: skip
def test_any_verb_speaks_behind_marks_that_close_with_a_comma(text, content, source):
    assert ("direct", [content], [source]) in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "The song “Now or Never,” the band claimed later, was stolen.",
        "She hummed “Now or Never,” the song of the harbour, twice.",
    ],
)
def test_a_title_before_a_comma_is_not_spoken_by_what_follows(text):
    assert all("Now or Never" not in contents for _, contents, _ in heard(text))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The deckhand had been told to jump, an inquest heard on Tuesday.",
         "The deckhand had been told to jump"),
        ("The court heard that Reyes had left the gate open.", "Reyes had left the gate open"),
        ("The inquiry heard that Ann Lee had said the hull was cracked.",
         "Ann Lee had said the hull was cracked"),
    ],
)  # fmt: skip
def test_what_a_court_heard_is_said_by_nobody_named(text, content):
    assert ("indirect", [content], []) in heard(text)


def test_what_a_person_heard_is_not_speech():
    assert heard("Ann Lee heard that he had gone, and heard the band play.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A cook told the Argus, on condition that he was not named, that the stove had burnt.",
         ("indirect", ["the stove had burnt"], ["A cook", "the Argus"])),
        ("She did disclose, in answer to a letter, that the bridge had moved.",
         ("indirect", ["the bridge had moved"], ["She"])),
        ("They let it be known through their solicitor that the gate would stay shut.",
         ("indirect", ["the gate would stay shut"], ["They", "their solicitor"])),
        ("Ann Lee wanted to know who had moved the boat.",
         ("indirect", ["who had moved the boat"], ["Ann Lee"])),
        ("Through her daughter, Ann Lee told the Argus the gate was shut.",
         ("indirect", ["the gate was shut"], ["Ann Lee", "her daughter", "the Argus"])),
        ("In a letter shown to the Argus by Mrs Reyes, Ann Lee wrote that the gate was shut.",
         ("indirect", ["the gate was shut"], ["Ann Lee", "Mrs Reyes", "the Argus"])),
        ("Rome denied it.", ("indirect", ["it"], ["Rome"])),
    ],
)  # fmt: skip
def test_words_are_found_behind_what_stands_between(text, expected):
    found = [
        (
            quote.kind.value,
            [span.of(text) for span in quote.content],
            [source.span.of(text) for source in quote.sources],
        )
        for quote in extract(text, "en").quotes
    ]
    assert expected in found


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        ("« Les pompiers nous ont crié de descendre, puis le toit a cédé », a raconté Anne Roy.",
         "de descendre", ["Les pompiers", "Anne Roy"]),
        ("« La direction nous imposait de couper le chauffage », a révélé Anne Roy.",
         "de couper le chauffage", ["La direction", "Anne Roy"]),
        ("Elle écrit que le maire avait nié, lors d’un repas, avoir vendu le pont.",
         "avoir vendu le pont", ["le maire", "Elle"]),
        ("Il raconte que sa mère lui répétait chaque soir de ne jamais se taire.",
         "de ne jamais se taire", ["sa mère", "Il"]),
        ("Elle rappelle que, l’an passé, la mairie promettait encore des bancs neufs.",
         "des bancs neufs", ["la mairie", "Elle"]),
    ],
)  # fmt: skip
def test_what_others_told_in_french_words(text, content, chain):
    found = [
        (quote.content[0].of(text), [source.span.of(text) for source in quote.sources])
        for quote in extract(text, "fr").quotes
    ]
    assert (content, chain) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Nous avons un accord », a proclamé d’une voix éteinte la présidente, Anne Roy.",
         ("direct", ["Nous avons un accord"], ["la présidente, Anne Roy"])),
        ("« Personne ne vérifiait », a témoigné de son côté Hugues Roy.",
         ("direct", ["Personne ne vérifiait"], ["Hugues Roy"])),
        ("« On a voté oui, grince Anne Roy, 77 ans, ancienne factrice. À main levée. »",
         ("direct", ["On a voté oui", "À main levée."], ["Anne Roy"])),
        ("« On m’a menti, résume, dans un texto que nous avons lu, un gardien. Deux fois. »",
         ("direct", ["On m’a menti", "Deux fois."], ["un gardien"])),
        ("Le rapport retient « un calage insuffisant ».",
         ("mixed", ["un calage insuffisant"], ["Le rapport"])),
    ],
)  # fmt: skip
def test_who_speaks_behind_french_words(text, expected):
    assert expected in heard(text, "fr")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("« On nous a menti, raconte Anne Roy, la capitaine, au Courrier de l’Aven. Enfin. »",
         ["Anne Roy, la capitaine", "Courrier de l’Aven"]),
        ("« Le chef répond toujours demain », se désole-t-elle dans Nordjysk Sport.",
         ["elle", "Nordjysk Sport"]),
        ("« Je ne dors plus », a-t-elle relaté par téléphone à nos confrères.",
         ["elle", "nos confrères"]),
        ("Le pont est fermé, a-t-il même laissé entendre au Dossier.", ["il", "Dossier"]),
        ("D’après un magistrat dont le quotidien flamand rapporte les propos, le pont est fermé.",
         ["un magistrat", "le quotidien"]),
    ],
)  # fmt: skip
def test_through_whom_french_words_came(text, chain):
    chains = [
        [source.span.of(text) for source in quote.sources] for quote in extract(text, "fr").quotes
    ]
    assert chain in chains
