"""Whom « l’entreprise », « le quotidien », « le prévenu » mean, and whom they do not."""

import pytest

from tests.extraction.naming import heard, meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nadia Roux travaille chez Solvanor. L’entreprise assure que tout va bien.",
            {"Solvanor": ["Solvanor", "L’entreprise"]},
        ),
        (
            "Orva, une start-up nantaise, ferme. La société assure que tout va bien.",
            {"Orva": ["Orva", "La société"]},
        ),
        (
            "L’assureur Orvane ferme. La compagnie assure que tout va bien. Elle promet un pont.",
            {"Orvane": ["Orvane", "La compagnie", "Elle"]},
        ),
        (
            "« Il pleut », a dit Anne Roy à L’Écho du Var. Le quotidien affirme que tout va bien.",
            {"Écho du Var": ["Écho du Var", "Le quotidien"]},
        ),
        (
            "« Il pleut », a dit Anne Roy à Radio Var. La station affirme que tout va bien.",
            {"Radio Var": ["Radio Var", "La station"]},
        ),
        (
            "Un journal local, La Vigie, a tout vu. Le quotidien affirme que tout va bien.",
            {"Vigie": ["Vigie", "Le quotidien"]},
        ),
        (
            "Le constructeur suisse Orva ferme. Le groupe assure que tout va bien.",
            {"Orva": ["Le constructeur", "Orva", "Le groupe"]},
        ),
        (
            "Pour l’UDP, rien ne va. Le parti assure que le compte n’y est pas.",
            {"UDP": ["UDP", "Le parti"]},
        ),
        (
            "Brunel SA ferme. Le fabricant de meubles assure que tout va bien.",
            {"Brunel SA": ["Brunel SA", "Le fabricant"]},
        ),
        (
            "L’éditeur du livre, Luc Roy, est venu. Il assure que tout va bien.",
            {"Luc Roy": ["L’éditeur", "Luc Roy", "Il"]},
        ),
        (
            "La conserverie Kermor embauche. L’entreprise assure que tout va bien.",
            {"Kermor": ["Kermor", "L’entreprise"]},
        ),
        (
            "Sa maison de disques, Solaris, dit que tout va bien. Elle promet un disque.",
            {"Solaris": ["Solaris", "Elle"]},
        ),
        (
            "Un groupe nommé Fenris a tout pris. Il exige une rançon.",
            {"Fenris": ["Un groupe", "Fenris", "Il"]},
        ),
        (
            "L’ONG Mers propres a écrit au maire. Elle exige une enquête.",
            {"Mers": ["Mers", "Elle"]},
        ),
    ],
)
def test_a_noun_for_a_body_means_the_one_last_named_that_is_such(text, expected):
    found = meant(text, "fr")
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« Il pleut », a dit Anne Roy à Radio Ouest. Le quotidien dit que non.", "Radio Ouest"),
        ("La Banque du Rhin attend. La société assure que tout va bien.", "Banque du Rhin"),
        ("Le groupe Orvane attend. La société des auteurs assure que tout va bien.", "Orvane"),
        ("La société Orvane attend. Le directeur industriel assure que non.", "Orvane"),
    ],
)
def test_a_noun_for_a_body_does_not_mean_one_of_another_sort(text, name):
    assert len(meant(text, "fr").get(name, [name])) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Luc Roy est jugé lundi. Le juge Paul Hardy a vu un voisin. Le prévenu dit que non.",
            {"Luc Roy": ["Luc Roy", "Le prévenu"]},
        ),
        (
            "Au procès de Luc Roy, le gendarme Paul Hardy a dit que l’accusé avait menti.",
            {"Luc Roy": ["Luc Roy", "l’accusé"]},
        ),
        (
            "Anne Petit vend des fleurs. « Il pleut, soupire la jeune femme. Tout est perdu. »",
            {"Anne Petit": ["Anne Petit", "la jeune femme"]},
        ),
        (
            "Le maire, Luc Roy, a écrit à Eva Hardy. L’ancien pharmacien dit que le pont est sûr.",
            {"Luc Roy": ["Le maire", "Luc Roy", "L’ancien pharmacien"]},
        ),
        (
            "Le sénateur Guy Hardy a vu Eva Roy. La banquière a répondu que tout allait bien.",
            {"Eva Roy": ["Eva Roy", "La banquière"]},
        ),
        (
            "Eva Roy, 84 ans, a vu Lise Brun, 31 ans. La vieille dame dit que tout va bien.",
            {"Eva Roy": ["Eva Roy", "La vieille dame"]},
        ),
        (
            "Luc Roy est rejugé. Me Guy Brun interroge l’accusé. Le prévenu dit que non.",
            {"Luc Roy": ["Luc Roy", "l’accusé", "Le prévenu"]},
        ),
        (
            "Un pirate qui se fait appeler Vesper a tout pris. Il exige une rançon.",
            {"Vesper": ["Un pirate", "Vesper", "Il"]},
        ),
        (
            "Eva Roy a parlé. L’ex-ministre dit que tout allait bien.",
            {"Eva Roy": ["Eva Roy", "L’ex-ministre"]},
        ),
    ],
)
def test_a_description_means_who_is_on_trial_or_was_just_spoken_of(text, expected):
    found = meant(text, "fr")
    assert {name: found.get(name) for name in expected} == expected


def test_who_somebody_tells_of_in_their_words_is_not_who_was_named_last():
    text = "Luc Petit a tout vu. « Le boulanger m’a dit que tout allait bien », raconte Anne Roy."
    assert meant(text, "fr")["Luc Petit"] == ["Luc Petit"]


def test_somebody_without_a_name_is_described_again():
    text = "Anne Petit se tait. « Il pleut », a crié un pêcheur. L’artisan dit que tout est perdu."
    assert meant(text, "fr")["un pêcheur"] == ["un pêcheur", "L’artisan"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le patron, Luc Roy, part. « Le patron riait. Il mentait », dit Anne Petit.", True),
        ("Luc Roy se tait.\n\nLe syndicat refuse. Il dit que non.", False),
        ("Luc Roy attend.\n\nUn marin a pris peur. Il dit que non.", False),
        ("Luc Roy attend. Il dit que non.", True),
    ],
)
def test_il_means_who_was_just_told_of_rather_than_a_name_further_up(text, told):
    assert ("Il" in meant(text, "fr")["Luc Roy"]) is told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anne Petit, 41 ans, a gagné. La jeune femme", "Anne Petit"),
        ("Luc Roy, 58 ans, dirige la brigade. Le vieux chef", "Luc Roy"),
        ("Anne Petit, 10 ans, a gagné. L’adolescente", "Anne Petit"),
        ("Léa Roy, 22 ans, a battu Anne Petit, 41 ans. La jeune femme", "Léa Roy"),
        ("Anne Petit, 80 ans, a gagné. La jeune femme", "La jeune femme"),
    ],
)
def test_age_told_loosely_means_who_comes_near_it_unless_somebody_else_fits(text, name):
    assert heard(f"{text} dit que le pont est fermé.", "fr") == [[name]]
