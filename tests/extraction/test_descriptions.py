"""Whom « l’entreprise », « le quotidien », « le prévenu » mean, and whom they do not."""

import pytest

from tests.extraction.naming import meant


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
            "Un journal local, La Vigie, a tout vu. Le quotidien affirme que tout va bien.",
            {"Vigie": ["Vigie", "Le quotidien"]},
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
