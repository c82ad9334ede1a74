"""The model of chains: who relays, and what words tell of the words of others, by examples."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.extraction import extract
from annotations.extraction.engine import read_by_rules
from annotations.extraction.equipment import Equipment, load_equipment
from annotations.extraction.languages import language_for
from annotations.extraction.measuring.marked import parse_article
from annotations.extraction.results import QuoteKind
from annotations.extraction.sequence.labels import RELAY, Marks, labels_of
from annotations.extraction.sequence.lessons import Lesson, rows_of_chains
from annotations.extraction.sequence.levels import ByPlace, levels
from annotations.extraction.sequence.reader import Reader
from annotations.extraction.sequence.runs import runs_of, runs_within
from annotations.extraction.sequence.training import train, train_chains
from annotations.extraction.sequence.weights import CHAINS, UnfitWeights, load_shipped
from annotations.text.spans import Span
from tests.extraction.test_sequence import NAMES, THINGS

pytest.importorskip("pycrfsuite")

HEADING = """+++
title = "A"
language = "en"
topic = "local"
[speakers.x]
name = "X"
[speakers.y]
name = "Y"
+++
"""
PEOPLE = ["a clerk", "the baker", "a nurse", "my aunt", "the guard", "a pilot", "the cook", "a boy"]
NEWS = [
    "Ann Lee said the bridge was “perfectly safe”, and that it would stay open until May.",
    "“He told me, go home, and I said the mayor had promised us a bus,” said Ann Lee.",
    "According to a letter seen by Reuters, the lawmakers fear for the bridge.",
    "“My aunt keeps saying ‘they told us it was safe’,” a clerk told the Courier.",
    "« On m'a dit de partir, dit-elle au Matin. Je reste. »",
    "“He told me ‘ ,’ and then we all left the town,” said Ann Lee.",
    "« Il m'a dit : “ ,” et on est partis de la ville », raconte Anne Petit.",
    "“",
    "said said said that that",
]


def lessons():
    """Articles in which words come by flurb, and people tell that others zorped."""
    found = []
    for number in range(24):
        name, other, thing = NAMES[number % 8], PEOPLE[number // 3], THINGS[number % 7]
        marked = (
            f"{{s1=x {name}}} {{c1 said}} flurb {{s1/2=y {other}}} that "
            f"{{q1 the old {thing} had been sold}}.\n\n"
            f"“{{q2 {{s3=y {other.capitalize()}}} {{c3 zorped}} {{q3 the {thing} was shut}}}},” "
            f"{{c2 said}} {{s2=x {{s3/2=x {name}}}}}.\n\n"
            f"“{{q4 {other.capitalize()} painted the {thing}}},” {{c4 said}} {{s4=x {name}}}."
        )
        found.append(Lesson(parse_article(HEADING + marked, name=str(number))))
    return found


@pytest.fixture(scope="module")
def taught():
    every = lessons()
    reader = Reader(train(every, ["en"], {}), train_chains(every, ["en"], {}))
    return Equipment(sequences={"en": reader})


def told(text, equipment):
    """What is proposed: the words, and through whom they are heard."""
    found = extract(text, "en", equipment=equipment)
    return {
        quote.content[0].of(text): [source.span.of(text) for source in quote.sources]
        for quote in found.quotes
    }


def test_it_learns_of_a_go_between_that_no_rule_knows(taught):
    text = "Zoe Quill said flurb the sexton that the new station had been closed."
    words = "the new station had been closed"
    assert words not in told(text, Equipment()) or told(text, Equipment())[words] == ["Zoe Quill"]

    assert told(text, taught)[words] == ["Zoe Quill", "the sexton"]


def test_it_learns_of_speech_within_speech_that_no_rule_knows(taught):
    text = "“The sexton zorped the station was shut,” said Zoe Quill."
    assert "the station was shut" not in told(text, Equipment())

    assert told(text, taught)["the station was shut"] == ["The sexton", "Zoe Quill"]


def test_what_it_finds_within_words_is_nested_and_hardly_sure(taught):
    text = "“The sexton zorped the station was shut,” said Zoe Quill."
    (inner,) = [quote for quote in extract(text, "en", equipment=taught).quotes if quote.nested]
    assert inner.rule == "sequence"
    assert inner.confidence <= 0.3


def test_what_it_has_not_learnt_of_is_nobodys_speech(taught):
    text = "“The sexton painted the station,” said Zoe Quill."
    assert list(told(text, taught).values()) == [["Zoe Quill"]]


def test_without_weights_for_chains_they_stay_what_the_rules_say(taught):
    text = "“The sexton zorped the station was shut,” said Zoe Quill."
    alone = Equipment(sequences={"en": Reader(train(lessons(), ["en"], {}))})
    assert "the station was shut" not in told(text, alone)


@pytest.fixture(scope="module")
def shipped():
    return load_equipment(syntax=False, judge=False)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(NEWS), min_size=1, max_size=5),
    st.sampled_from([" ", "\n\n"]),
    st.sampled_from(["en", "fr"]),
)
def test_what_is_nested_lies_within_the_words_of_who_relays_it(shipped, pieces, gap, language):
    text = gap.join(pieces)
    found = extract(text, language, equipment=shipped)
    for quote in found.quotes:
        assert all(0 <= span.start < span.end <= len(text) for span in quote.content)
        spans = [source.span for source in quote.sources]
        assert len(set(spans)) == len(spans), "nobody is heard through themselves"
        if quote.nested:
            assert any(
                host is not quote
                and any(span.start <= quote.content[0].start < span.end for span in host.content)
                for host in found.quotes
            )


def test_the_shipped_weights_fit_this_engine_and_lead_through_somebody(shipped):
    weights = load_shipped(name=CHAINS)
    assert weights is not None
    assert set(weights.metadata.languages) == {"en", "fr"}
    text = (
        "In a voice message to his sister, who forwarded it, an engineer said the bridge was "
        "unsafe."
    )
    words = "the bridge was unsafe"
    assert told(text, Equipment())[words] == ["an engineer"]
    assert told(text, shipped)[words] == ["an engineer", "his sister, who forwarded it"]


def test_damaged_weights_for_chains_are_refused():
    weights = load_shipped(name=CHAINS)
    assert weights is not None
    with pytest.raises(UnfitWeights, match="SHA-256"):
        Reader(weights, replace(weights, data=weights.data[:-1] + b"!"))


def test_who_relays_goes_before_the_source_phrase_that_holds_them():
    text = "Analysts polled by The Courier said the bridge would fall."
    (run,) = runs_of(read_by_rules(text, "en").layout)
    labels = labels_of(run, Marks(sources=[Span(0, 30)], relays=[Span(19, 30)]))
    assert [word for word, label in zip(run.words, labels, strict=True) if label == RELAY] == [
        "The",
        "Courier",
    ]


def test_a_row_within_words_holds_them_and_no_more():
    text = "Ann Lee said on Monday that the old bridge was safe. “It holds. We know,” she said."
    layout = read_by_rules(text, "en").layout
    language = language_for("en")
    (told_of,) = runs_within(layout, QuoteKind.INDIRECT, [Span(28, 51)], language)
    assert told_of.words == ["the", "old", "bridge", "was", "safe"]
    (said,) = runs_within(layout, QuoteKind.DIRECT, [Span(54, 71)], language)
    assert said.words[:3] == ["It", "holds", "."]
    assert len(said.sentences) == 2


def test_quotes_are_parted_by_where_they_stand():
    class Quote:
        def __init__(self, *content):
            self.content = tuple(Span(*each) for each in content)

    outer, inner, beside = Quote((0, 40)), Quote((5, 9), (12, 20)), Quote((50, 60))
    assert levels([inner, beside, outer]) == ([outer, beside], [inner])
    places = ByPlace([inner, beside, outer])
    assert places.within(outer.content) == [inner]
    assert places.within(beside.content) == []


def test_words_are_not_cut_down_to_what_they_tell_of_another(shipped):
    text = (
        "According to a member of the delegation, he demanded that the fishing clause be struck"
        " out before coffee was served."
    )
    found = extract(text, "en", equipment=shipped)
    words = [quote.content[0].of(text) for quote in found.quotes]
    assert any(each.startswith("he demanded that") for each in words)
    assert any(each.startswith("the fishing clause") for each in words)


def test_a_lesson_is_taught_again_as_rules_would_read_it_that_miss_half():
    """What is proposed is parted into two, always the same; what people marked stays."""
    for lesson in lessons()[:6]:
        whole, one, other = (rows_of_chains(lesson, None, half=half) for half in (None, 0, 1))
        assert one == rows_of_chains(lesson, None, half=0)
        assert [labels for _, labels in one] == [labels for _, labels in whole]
        assert max(_proposed(one), _proposed(other)) <= _proposed(whole)
        assert min(_proposed(one), _proposed(other)) < _proposed(whole)


def _proposed(rows):
    """How many tokens a rule proposes as a part of something."""
    return sum("R=O" not in token for features, _ in rows for token in features)
