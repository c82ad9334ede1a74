"""Which sentences a desk is asked to check, why, as what sort of claim, and in what words."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.extraction import extract
from annotations.extraction.assembly import assemble
from annotations.extraction.claims import THRESHOLD, propose_claims
from annotations.extraction.languages import language_for
from annotations.extraction.layout import lay_out
from annotations.text.spans import Span


def claims_in(text, language="en"):
    return extract(text, language, excluded=()).claims


def only_claim(text, language="en"):
    (claim,) = claims_in(text, language)
    return claim


def in_order(values):
    return [str(value) for value in values]


def propose(text, language="en", **options):
    """Claims with names or a judge of the test's own."""
    known = language_for(language)
    layout = lay_out(text, known, ())
    return propose_claims(layout, known, assemble(layout, known), **options)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("The bridge cost the town 4 million pounds in all.", ["number"]),
        ("Exports to Hull rose by 12% in 2019.", ["number", "date", "comparison"]),
        ("The House voted against the bill on May 3 this year.", ["date", "record"]),
        ("Six farms closed because the river flooded in the spring.", ["number", "cause"]),
        ("The tunnel, the town's longest, never made a profit in 20 years.",
         ["number", "comparison", "absolute"]),
        ("Around 300 posts will go by 2031, most of them at the Leeds plant.",
         ["number", "date", "comparison", "prediction"]),
        ("The firm allegedly paid 40,000 pounds to a harbour inspector.",
         ["number", "hearsay"]),
    ],
)  # fmt: skip
def test_checkable_sentence_is_proposed_with_its_reasons(text, reasons):
    claim = only_claim(text)
    assert claim.statement == text
    assert set(reasons) <= set(in_order(claim.reasons))


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Les ventes ont augmenté de 12 % à Lille en 2019.", ["number", "date", "comparison"]),
        ("La loi de 2019 a été adoptée par le Sénat.", ["date", "record"]),
        ("L'usine fermera en 2031 et supprimera 300 postes.", ["number", "date", "prediction"]),
        ("Le maire aurait touché 40 000 euros du promoteur.", ["number", "hearsay"]),
        ("Deux ponts ont été fermés à cause du gel.", ["number", "cause"]),
    ],
)
def test_french_sentence_is_proposed_with_its_reasons(text, reasons):
    claim = only_claim(text, "fr")
    assert set(reasons) <= set(in_order(claim.reasons))


def test_a_speaker_in_office_is_a_reason_and_a_passer_by_is_none():
    text = "{} said that the bridge had cost 4 million pounds in 2019."
    assert "speaker" in only_claim(text.format("The minister")).reasons
    assert "speaker" not in only_claim(text.format("Ann Lee")).reasons


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Will the bridge cost more than 4 million pounds?", "en"),
        ("“Did the bridge cost 4 million pounds in 2019?” asked Ann Lee.", "en"),
        ("I think we should all be proud of this wonderful town.", "en"),
        ("I believe that nobody is happy because of it.", "en"),
        ("It was a long and quiet evening by the river.", "en"),
        ("Twelve.", "en"),
        ("", "en"),
        ("Le pont a-t-il coûté 4 millions d’euros en 2019 ?", "fr"),
        ("« Le pont a coûté 4 millions d’euros en 2019 ? » demande Anne Petit.", "fr"),
        ("Je pense que nous devons tous être fiers de cette ville.", "fr"),
        ("Le soir tombait doucement sur la rivière.", "fr"),
    ],
)
def test_question_opinion_and_scenery_are_not_proposed(text, language):
    assert claims_in(text, language) == ()


def test_claim_in_a_direct_quote_is_its_sentence_and_carries_the_quote():
    text = '"We are glad. The bridge cost 4 million pounds in 2019," said Lee.'
    claim = only_claim(text)
    assert (claim.span.of(text), claim.quote) == ("The bridge cost 4 million pounds in 2019", 0)


def test_claim_in_reported_speech_is_the_clause_and_carries_the_quote():
    claim = only_claim("The council said that the bridge cost 4 million pounds.")
    assert (claim.statement, claim.quote) == ("the bridge cost 4 million pounds", 0)
    assert "attribution" in claim.reasons


def test_claim_of_the_writer_carries_no_quote():
    assert only_claim("The bridge cost the town 4 million pounds in all.").quote is None


def test_more_reasons_make_a_claim_more_certain():
    plain, rich = claims_in(
        "The bridge cost the town 4 million pounds in all. "
        "In 2019 the Harbour Trust sold 12% more than York."
    )
    assert rich.confidence > plain.confidence >= THRESHOLD


@pytest.mark.parametrize(
    ("text", "language", "types"),
    [
        ("The bridge was closed in March 2019 after a vote of the council.", "en", ["event"]),
        ("Unemployment rose by 12% in 2019.", "en", ["numerical"]),
        ("The flood of 2019 was caused by the broken lock.", "en", ["causal"]),
        ("Prices rose by 12% because of the tax of 2019.", "en", ["numerical", "causal"]),
        ("Most members of the council oppose the 2019 treaty.", "en", ["position"]),
        ("Le pont a été inauguré en mars 2019.", "fr", ["event"]),
        ("Le chômage a augmenté de 12 % en 2019.", "fr", ["numerical"]),
        ("L'explosion de mars 2019 a été provoquée par une fuite.", "fr", ["causal"]),
        ("Le Sénat s'est opposé à la loi en mars 2019.", "fr", ["position"]),
    ],
)
def test_claim_is_told_by_its_sort(text, language, types):
    assert in_order(only_claim(text, language).types) == types


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In March 2019 the mayor had promised the town a new bridge.", "en"),
        ("En mars 2019, l'accusé avait reconnu une dispute devant le juge.", "fr"),
    ],
)
def test_that_somebody_had_said_something_is_a_claim_about_a_quote(text, language):
    assert any("quote" in in_order(claim.types) for claim in claims_in(text, language))


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("She closed 12 of their bridges there last year.", "en",
         ["She", "their", "there", "last year"]),
        ("There were 12 bridges in Hull in 2019, and 14 in York.", "en", []),
        ("It cost the ministry 4 million pounds two years ago.", "en",
         ["It", "the ministry", "two years ago"]),
        ("The mayor, Ann Lee, closed 12 bridges in 2019.", "en", []),
        ("The mayor of Hull closed 12 bridges in 2019.", "en", []),
        ("The Hull museum lost 12 paintings on Monday.", "en", ["Monday"]),
        ("In 2019 the Hull council lost 12 votes to the parish council.", "en",
         ["the parish council"]),
        ("THE COUNCIL LOST 12 VOTES IN İSTANBUL LAST YEAR.", "en", []),
        ("It is known that Hull has 12 bridges and 14 locks.", "en", []),
        ("We lost 12 of our 14 ships in 2019.", "en", ["We", "our"]),
        ("L'an dernier, elle a fermé 12 usines là-bas.", "fr", ["L'an dernier", "elle", "là-bas"]),
        ("Il y a 12 usines à Lille, dont 3 rouvertes en 2019.", "fr", []),
        ("Le ministère a dépensé 4 millions mardi pour son musée.", "fr",
         ["Le ministère", "mardi", "son"]),
        ("La maire de Lille a fermé 12 usines en 2019.", "fr", []),
        ("Il a vendu 12 usines, a-t-il dit, il y a deux ans.", "fr", ["Il", "il y a deux ans"]),
    ],
)  # fmt: skip
def test_places_that_mean_nothing_alone_are_told(text, language, places):
    for claim in claims_in(text, language):
        found = [place.of(text) for place in claim.depends_on]
        assert found == [place for place in places if place in claim.span.of(text)]
        break
    else:
        pytest.fail("no claim")


def named(text, *pairs):
    """The places of words in a text, each with a name; words are looked for from left to right."""
    found, at = {}, 0
    for words, name in pairs:
        at = re.compile(rf"\b{words}\b").search(text, at).start()
        found[Span(at, at + len(words))] = name
        at += len(words)
    return found


@pytest.mark.parametrize(
    ("text", "language", "pairs", "statement"),
    [
        ("She closed 12 bridges in Hull in 2019.", "en", [("She", "Ann Lee")],
         "Ann Lee closed 12 bridges in Hull in 2019."),
        ("In 2019 her firm paid 4 million pounds in taxes.", "en", [("her", "Ann Lee")],
         "In 2019 Ann Lee’s firm paid 4 million pounds in taxes."),
        ("In 2019 the storm cost her about 12 of the ships.", "en", [("her", "Ann Lee")],
         "In 2019 the storm cost Ann Lee about 12 of the ships."),
        ("In 2019 the storm left her to pay 4 million pounds in taxes.", "en",
         [("her", "Ann Lee")],
         "In 2019 the storm left Ann Lee to pay 4 million pounds in taxes."),
        ("Lee closed 12 bridges in 2019, and she sold 3 of them.", "en",
         [("Lee", "Ann Lee"), ("she", "Ann Lee")],
         "Ann Lee closed 12 bridges in 2019, and she sold 3 of them."),
        ("The mayor closed 12 bridges in 2019, and he let her.", "en",
         [("The mayor", "Ann Lee"), ("he", "Bo Ray")],
         "Ann Lee closed 12 bridges in 2019, and Bo Ray let her."),
        ("Ann Lee closed 12 bridges when she was mayor in 2019.", "en",
         [("Ann Lee", "Ann Lee"), ("she", "Ann Lee")],
         "Ann Lee closed 12 bridges when she was mayor in 2019."),
        ("En 2019, elle a fermé 12 usines à Lille.", "fr", [("elle", "Anne Petit")],
         "En 2019, Anne Petit a fermé 12 usines à Lille."),
        ("En 2019, la ville a voté 12 lois qu'il a signées.", "fr", [("il", "Jean Roy")],
         "En 2019, la ville a voté 12 lois que Jean Roy a signées."),
        ("En 2019, le conseil a voté 12 lois qu’elle a signées.", "fr", [("elle", "Anne Petit")],
         "En 2019, le conseil a voté 12 lois qu’Anne Petit a signées."),
        ("En 2019, son usine a payé 4 millions d'impôts.", "fr", [("son", "Anne Petit")],
         "En 2019, son usine a payé 4 millions d'impôts."),
    ],
)  # fmt: skip
def test_suggested_wording_names_who_is_meant(text, language, pairs, statement):
    (claim,) = propose(text, language, names=named(text, *pairs))
    assert claim.statement == statement


def test_suggested_wording_is_one_line_without_the_marks_around_it():
    text = "“The bridge cost the\u00a0town 4 million pounds in 2019.”"
    assert [claim.statement for claim in propose(text)] == [
        "The bridge cost the town 4 million pounds in 2019."
    ]


class LovesRivers:
    """A judge with one idea."""

    name = "rivers"

    def worth(self, statements):
        return [0.9 if "river" in each else 0.1 for each in statements]


def test_a_judge_decides_and_its_probability_is_the_confidence():
    text = (
        "The bridge cost the town 4 million pounds in all. "
        "Everybody there swam in the cold river. Did 12 people swim in the river?"
    )
    (claim,) = propose(text, judge=LovesRivers())
    assert "swam" in claim.statement
    assert claim.confidence == 0.9
    assert claim.reasons


def test_a_claim_the_plain_features_say_nothing_of_is_told_to_be_the_judge_s():
    (claim,) = propose("Ann and her friends swam in the river.", judge=LovesRivers())
    assert in_order(claim.reasons) == ["wording"]


WORDS = st.lists(
    st.sampled_from(
        ["She", "he", "her", "qu'il", "-t-elle", "the ministry", "le", "la loi", "last", "year",
         "il y a", "2019", "12 %", "?", "!", ".", "“", "”", "«", "»", "\n", "\ue001", "said",
         "because", "aurait", "will", "\ud800", "👩‍🚒", "نهر", "l’", "’", "—", "Ann Lee"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(text=st.one_of(st.text(max_size=200), WORDS), language=st.sampled_from(["en", "fr", "de"]))
def test_any_text_gives_claims_that_depend_on_places_within_them(text, language):
    names = {Span(at, at + 1): "Ann Lee" for at in range(0, len(text) - 1, 3)}
    for claim in propose(text, language, names=names):
        assert claim.types
        places = claim.depends_on
        assert all(claim.span.contains(place) for place in places)
        assert all(one.end <= two.start for one, two in pairwise(places))
        assert THRESHOLD <= claim.confidence <= 1
