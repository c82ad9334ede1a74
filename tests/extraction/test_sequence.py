"""The sequence model: what it learns, what it leaves alone, and which weights it refuses."""

import sys
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.extraction import extract
from annotations.extraction.engine import read_by_rules
from annotations.extraction.equipment import load_equipment
from annotations.extraction.measuring.marked import parse_article
from annotations.extraction.sequence.labels import LABELS, Marks, labels_of, stretches_of
from annotations.extraction.sequence.lessons import Lesson
from annotations.extraction.sequence.runs import runs_of
from annotations.extraction.sequence.training import TooLittle, equipped, train
from annotations.extraction.sequence.weights import (
    Metadata,
    UnfitWeights,
    load_shipped,
    save,
)

pytest.importorskip("pycrfsuite")

HEADING = '+++\ntitle = "A"\nlanguage = "en"\ntopic = "local"\n[speakers.x]\nname = "X"\n+++\n'
NAMES = ["Ann Lee", "Bo Marsh", "Cy Dunn", "Di Holt", "Ed Wray", "Flo Pike", "Gus Reed", "Hal Moor"]
THINGS = ["bridge", "harbour", "school", "pool", "tram", "market", "tower", "library"]
NEWS = [
    "Ann Lee said the bridge was “perfectly safe”, and that it would stay open until May.",
    "“It rained,” said the mayor. “It rained all night.”",
    "According to Reuters, the lawmakers fear for the bridge.",
    "The market opened at nine. Few came.",
    "« Il pleut, a dit Anne Petit. Rentrons. »",
    "Ann Lee: the bridge is safe",
    "“",
    "said said said that that",
]


def lessons():
    """Articles in which people zorp; no rule knows that verb."""
    found = []
    for number in range(24):
        name, thing = NAMES[number % 8], THINGS[number // 3]
        other = THINGS[number % 7]
        marked = (
            f"{{s1=x {name}}} {{c1 zorped}} that {{q1 the old {thing} had been sold}}.\n\n"
            f"The {other} opened at nine. Few people came to see it.\n\n"
            f"{{s2=x {name}}} {{c2 zorped}} that {{q2 nobody had paid for the {other}}}."
        )
        found.append(Lesson(parse_article(HEADING + marked, name=str(number))))
    return found


@pytest.fixture(scope="module")
def taught():
    return train(lessons(), ["en"], {})


def spans(quotes):
    return [span for quote in quotes for span in quote.content]


def test_it_learns_a_verb_of_saying_that_the_rules_do_not_know(taught):
    text = "Zoe Quill zorped that the new station had been closed."
    assert not extract(text, "en").quotes

    found = extract(text, "en", equipment=equipped(taught, {}))

    assert [span.of(text) for span in spans(found.quotes)] == ["the new station had been closed"]
    (quote,) = found.quotes
    assert quote.rule == "sequence"
    assert [source.span.of(text) for source in quote.sources] == ["Zoe Quill"]
    assert found.engine == "rules+sequence"
    assert "sequence" not in found.lacks


def test_what_it_has_not_learnt_of_is_no_speech(taught):
    text = "Zoe Quill painted the new station. Few people came to see it."
    assert not extract(text, "en", equipment=equipped(taught, {})).quotes


def test_the_same_lessons_give_the_same_weights(taught):
    again = train(lessons(), ["en"], {})
    assert again.data == taught.data
    assert again.metadata.source == taught.metadata.source


def test_from_too_few_articles_nothing_is_learnt():
    with pytest.raises(TooLittle, match="5 articles"):
        train(lessons()[:3], ["en"], {})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(NEWS), min_size=1, max_size=5), st.sampled_from([" ", "\n\n"]))
@example([NEWS[2], "said said said that that"] * 2 + [NEWS[2]], " ")
def test_what_is_revised_lies_in_the_text_and_no_pieces_cross(pieces, gap):
    text = gap.join(pieces)
    weights = load_shipped()
    assert weights is not None

    found = extract(text, "en", equipment=equipped(weights, {}))

    for quote in found.quotes:
        assert all(0 <= span.start < span.end <= len(text) for span in quote.content)
        assert list(quote.content) == sorted(quote.content)
        assert 0 <= quote.confidence <= 1
        assert all(a.end <= b.start for a, b in zip(quote.content, quote.content[1:], strict=False))
    every = spans(found.quotes)
    for one in every:
        for other in every:
            crossing = one.start < other.start < one.end < other.end
            assert not crossing, f"{one.of(text)!r} and {other.of(text)!r}"


@given(st.lists(st.sampled_from(LABELS), min_size=12, max_size=12))
def test_labels_and_stretches_are_two_forms_of_one_thing(labels):
    text = "Ann Lee said on Monday the old bridge was safe . Few came ."
    (run,) = runs_of(read_by_rules(text, "en").layout)
    labels = [*labels, *["O"] * len(run)][: len(run)]
    stretches = stretches_of(run, labels)

    written = labels_of(run, Marks([run.span(first, last) for first, last in stretches]))

    assert stretches_of(run, written) == stretches


def test_damaged_weights_are_refused(taught):
    damaged = bytearray(taught.data)
    damaged[len(damaged) // 2] ^= 1
    with pytest.raises(UnfitWeights, match="SHA-256"):
        equipped(replace(taught, data=bytes(damaged)), {})


def test_cut_off_weights_are_refused(taught):
    with pytest.raises(UnfitWeights, match="no CRFsuite model"):
        equipped(replace(taught, data=taught.data[:-10]), {})


def test_weights_for_other_features_are_refused(taught):
    older = replace(taught.metadata, features=taught.metadata.features - 1)
    with pytest.raises(UnfitWeights, match="Train them again"):
        equipped(replace(taught, metadata=older), {})


def test_weights_are_kept_with_what_is_known_of_them(taught, tmp_path):
    save(taught, tmp_path)
    assert load_shipped(tmp_path) == taught


def test_weights_that_say_too_little_of_themselves_are_refused():
    with pytest.raises(UnfitWeights, match="languages"):
        Metadata.from_json({"sha256": ""})


def test_the_shipped_weights_fit_this_engine():
    weights = load_shipped()
    assert weights is not None
    weights.check()
    assert set(weights.metadata.languages) == {"en", "fr"}


def test_without_the_library_the_rules_stand_alone(monkeypatch):
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    equipment = load_equipment(syntax=False, judge=False)
    found = extract("Ann Lee said the bridge was safe.", "en", equipment=equipment)
    assert found.quotes
    assert found.engine == "rules"
    assert "sequence" in found.lacks


def test_a_quotation_interrupted_between_its_marks_keeps_its_halves():
    text = "« Le pont est sûr, a prévenu la maire, Anne Petit. Il rouvrira. »"
    weights = load_shipped()
    assert weights is not None

    (quote,) = extract(text, "fr", equipment=equipped(weights, {})).quotes

    assert [span.of(text) for span in quote.content] == ["Le pont est sûr", "Il rouvrira."]
    assert [source.span.of(text) for source in quote.sources] == ["la maire, Anne Petit"]
