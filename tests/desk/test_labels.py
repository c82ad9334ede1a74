import re
from pathlib import Path

import pytest
from django.utils.translation import override

from annotations.desk.labels import REASONS, why_proposed

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "a number, a date"), ("fr", "un nombre, une date")],
)
def test_reasons_of_the_engine_are_told_in_the_readers_language(language, told):
    with override(language):
        assert why_proposed("number, date") == told


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("carried over from revision 1", "reprise du texte 1"),
        ("words changed since revision 12", "ses mots ont changé depuis le texte 12"),
    ],
)
def test_reasons_of_a_new_text_are_told_in_the_readers_language(why, told):
    with override("fr"):
        assert why_proposed(why) == told


def test_every_rule_that_the_docs_name_is_told_in_words():
    told = (ROOT / "docs" / "extraction.md").read_text("utf-8")
    rules = set(re.findall(r"^\| `([a-z]+)` \| (?:en|fr) \|", told, re.MULTILINE)) | {"sequence"}
    assert len(rules) > 10
    assert rules - set(REASONS) == set()


def test_reason_that_is_not_known_stays_as_it_is():
    with override("fr"):
        assert why_proposed("odd_rule, number") == "odd rule, un nombre"


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("behind; cue “a dit”", "la source suit les mots, marqueur « a dit »"),
        ("behind; cue “a, dit-on,”", "la source suit les mots, marqueur « a, dit-on, »"),
        ("behind", "la source suit les mots"),
        (["number", "date"], "un nombre, une date"),
        ([], ""),
    ],
)
def test_rule_and_cue_of_a_quote_and_reasons_of_a_claim_are_told(why, told):
    with override("fr"):
        assert why_proposed(why) == told
