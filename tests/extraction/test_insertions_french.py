"""What a French sentence sets between who says something, whom they tell, and the words."""

import pytest

from annotations.extraction.equipment import load_equipment
from tests.extraction.reading import in_words, quotes_in, said


@pytest.fixture(scope="module")
def read():
    """A parser of French, where one is installed."""
    equipment = load_equipment(["fr"], sequence=False, judge=False)
    if not equipment.parsers:
        pytest.skip("no French parser is installed")
    return equipment


FERRY = "le bac serait vendu"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            f"La capitaine a confié à Radio Brisants, en marge d'un salon nautique, que {FERRY}.",
            ["La capitaine", "Radio Brisants"],
        ),
        (
            f"La capitaine a confié, en marge d'un salon nautique, à Radio Brisants que {FERRY}.",
            ["La capitaine", "Radio Brisants"],
        ),
        (
            f"La capitaine a confié le 3 mai à Radio Brisants que {FERRY}.",
            ["La capitaine", "Radio Brisants"],
        ),
        (
            f"La capitaine a confié jeudi dans un entretien accordé à Radio Brisants que {FERRY}.",
            ["La capitaine", "Radio Brisants"],
        ),
        (
            f"La capitaine a affirmé, jeudi, au micro de Radio Brisants, que {FERRY}.",
            ["La capitaine", "Radio Brisants"],
        ),
        (
            f"Le Brestin assurait jeudi, en citant Maud Kerven, que {FERRY}.",
            ["Maud Kerven", "Le Brestin"],
        ),
        (
            f"Le Brestin assurait jeudi que {FERRY}, citant deux matelots.",
            ["deux matelots", "Le Brestin"],
        ),
        (
            f"Citant une source syndicale, Radio Brisants affirme que {FERRY}.",
            ["une source syndicale", "Radio Brisants"],
        ),
        (
            f"Radio Brisants a dévoilé hier une note dans laquelle l'armateur écrit que {FERRY}.",
            ["l'armateur", "Radio Brisants"],
        ),
    ],
)
def test_words_are_found_behind_what_stands_before_them(text, chain):
    assert said(text, "fr") == [(FERRY, chain)]


@pytest.mark.parametrize(
    "text",
    [
        f"L'armateur aurait dit à ses matelots, selon Radio Brisants, que {FERRY}.",
        f"Radio Brisants rapporte que, selon l'armateur, {FERRY}.",
        f"Selon l'armateur, {FERRY}, a rapporté jeudi Radio Brisants.",
    ],
)
def test_a_phrase_of_source_and_a_verb_of_saying_make_a_chain(text):
    assert [chain for words, chain in said(text, "fr") if words == FERRY] == [
        [next(each for each in ("L'armateur", "l'armateur") if each in text), "Radio Brisants"]
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Radio Brisants rapporte que l'armateur a demandé à ses matelots de vendre le bac.",
            ["l'armateur", "Radio Brisants"],
        ),
        (
            "L'armateur a ordonné à la capitainerie de vendre le bac, rapporte Radio Brisants.",
            ["L'armateur", "Radio Brisants"],
        ),
        ("L'armateur a demandé à la capitainerie, jeudi, de vendre le bac.", ["L'armateur"]),
        ("L'armateur a promis aux marins du port de vendre le bac.", ["L'armateur"]),
    ],
)
def test_what_is_asked_of_somebody_begins_behind_them(text, chain, read):
    found = [in_words(text, quote)[1:] for quote in quotes_in(text, "fr", equipment=read)]
    assert (["de vendre le bac"], chain) in found


def test_a_quotation_behind_an_insertion_keeps_who_was_told():
    text = "La capitaine a raconté, jeudi, au Brestin : « Le bac prend l'eau depuis un an. »"
    assert said(text, "fr") == [("Le bac prend l'eau depuis un an.", ["La capitaine", "Brestin"])]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "« Le maire nous a dit au téléphone, mardi, que le pont fermerait », raconte Petit.",
            "le pont fermerait",
            ["Le maire", "Petit"],
        ),
        (
            "Il raconte que sa voisine lui a dit, une clé à la main : « Gardez-la ».",
            "Gardez-la",
            ["sa voisine", "Il"],
        ),
    ],
)
def test_words_within_words_are_found_there_too(text, words, chain):
    assert (words, chain) in said(text, "fr")


@pytest.mark.parametrize("end", [",", ", en", ", en marge", ", en marge du salon,", ", le 3"])
def test_a_text_may_break_off_within_an_insertion(end):
    said(f"La capitaine a confié à Radio Brisants{end}", "fr")


HANDED_ON = [
    ("le notaire lui avait promis dès le printemps une remise", "une remise"),
    ("le notaire leur a conseillé, la main sur le cœur, de ne rien signer", "de ne rien signer"),
    ("le notaire l'avait avertie, par écrit, d'une hypothèque", "d'une hypothèque"),
    ("le notaire avait assuré trois fois que l'acte était prêt", "l'acte était prêt"),
    ("le notaire s'est engagé, en mai, à rendre les clés", "à rendre les clés"),
    ("le notaire l'avait mis en garde jeudi contre une erreur", "contre une erreur"),
    ("le notaire avait exigé par écrit un second avis", "un second avis"),
]


@pytest.mark.parametrize(("clause", "words"), HANDED_ON)
def test_when_and_how_somebody_spoke_is_no_part_of_what_they_said(clause, words, read):
    text = f"La fermière raconte que {clause}."
    found = [in_words(text, quote)[1:] for quote in quotes_in(text, "fr", equipment=read)]
    assert ([words], ["le notaire", "La fermière"]) in found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (f"{FERRY.capitalize()}, a appris La Vigie jeudi auprès de la mairie.", "la mairie"),
        (f"La Vigie a appris d'un proche du dossier que {FERRY}.", "un proche du dossier"),
        (f"{FERRY.capitalize()}, a appris mardi La Vigie de source policière.", "source policière"),
    ],
)
def test_a_medium_passes_on_what_it_has_learnt(text, chain):
    assert [sources for _, sources in said(text, "fr")] == [[chain, "La Vigie"]]


def test_who_tells_of_quoted_words_stands_behind_who_said_them():
    text = "Son chef lui a dit : « Rangez tout », raconte la caissière."
    assert ("Rangez tout", ["Son chef", "la caissière"]) in said(text, "fr")


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("« Le bac est vieux », a dit Maud Kerven, pêcheuse, à La Vigie.", "La Vigie"),
        ("« Le bac est vieux », raconte la pêcheuse dans Grand Large.", "Grand Large"),
        (
            "« Le bac est vieux », a-t-elle soufflé à l'envoyé spécial de La Vigie.",
            "l'envoyé spécial de La Vigie",
        ),
        (
            "La mairie l'a confirmé jeudi sur Radio Brisants : « Le bac est vieux. »",
            "Radio Brisants",
        ),
        ("Dans La Vigie de jeudi, la mairie explique que le bac est vieux.", "La Vigie"),
        (
            "Le podcast Embruns a reçu la mairie. Elle a expliqué à Embruns qu'il était vieux.",
            "Embruns",
        ),
        (
            "Selon un marin, qui a requis l'anonymat, cité par La Vigie, le bac est vieux.",
            "La Vigie",
        ),
    ],
)
def test_the_medium_in_which_it_is_said_passes_it_on(text, medium):
    assert [chain[1:] for _, chain in said(text, "fr")] == [[medium]]


def test_a_crowd_and_an_office_pass_nothing_on():
    for where in ("à la presse", "à la tribune", "face à la presse"):
        text = f"« Le bac est vieux », a déclaré la mairie {where}."
        assert said(text, "fr") == [("Le bac est vieux", ["la mairie"])]


def test_a_question_within_words_ends_none_of_them():
    text = "« Elle m'a demandé si le bac tenait, raconte le matelot. Il tient. »"
    words = "Elle m'a demandé si le bac tenait … Il tient."
    assert (words, ["le matelot"]) in said(text, "fr")


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "Reçu jeudi par La Vigie, l'armateur affirme que le bac est neuf.",
            "le bac est neuf",
            ["l'armateur", "La Vigie"],
        ),
        (
            "Dans une lettre que s'est procurée La Vigie, l'armateur jure que le bac est neuf.",
            "le bac est neuf",
            ["l'armateur", "La Vigie"],
        ),
        (
            "À La Vigie, l'armateur a envoyé un mot : « Le bac est neuf. »",
            "Le bac est neuf.",
            ["l'armateur", "La Vigie"],
        ),
        (
            "La Vigie révèle que l'armateur, Jo Kerven, a prévenu ses marins que le bac coulait.",
            "le bac coulait",
            ["l'armateur", "La Vigie"],
        ),
    ],
)
def test_who_had_somebodys_words_passes_them_on(text, words, chain):
    assert (words, chain) in [(each, sources) for each, sources in said(text, "fr")]


def test_who_warned_stands_behind_the_verb_where_no_words_follow():
    text = "Le bac coulera, a averti l'armateur, qui regrette que ce soit trop tard."
    assert ("Le bac coulera", ["l'armateur"]) in said(text, "fr")


def test_what_who_warned_adds_is_no_part_of_whom_they_told():
    text = "Le bac coulera, a prévenu l'armateur en précisant que la date était inconnue."
    found = said(text, "fr")
    assert ("Le bac coulera", ["l'armateur"]) in found
    assert ("la date était inconnue", ["l'armateur"]) in found
