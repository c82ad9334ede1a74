"""Gold articles and scores: what a person marked is read exactly, and a perfect engine gets 100."""

import dataclasses

import pytest

from annotations.extraction import (
    ClaimType,
    Extraction,
    Polarity,
    ProposedClaim,
    ProposedQuote,
    ProposedSource,
    ProposedSpeaker,
    QuoteKind,
    SourceKind,
)
from annotations.extraction.equipment import BARE
from annotations.extraction.measuring.marked import (
    GoldArticle,
    MarkError,
    parse_article,
    read_article,
)
from annotations.extraction.measuring.score import measure, table
from annotations.extraction.measuring.scores import score
from annotations.text import Span

HEADING = """+++
title = "Pier to close"
language = "en"
topic = "local"
[speakers.lee]
name = "Ann Lee"
[speakers.aide]
kind = "anonymous"
anonymity = "role"
[speakers.courier]
name = "The Courier"
kind = "organisation"
+++
"""
TEXT = (
    "“{q1 The pier is not safe,}” {c1 said} {s1=lee Ann Lee, the harbour master}. "
    "“{q1 It will shut.}”\n\n"
    "{w:event,numerical The pier carried 40,000 people in 2019.} {s2=lee She} "
    "{c2:denied,hedged has reportedly denied} that {q2 it was “left to rot”}.\n\n"
    "{q3 The council knew}, {s3=aide an aide} {c3 told} {s3/2=courier The Courier}, "
    "and {c4 asked} {a4 reporters} {q4 to wait}.\n"
)


def article(text: str = TEXT) -> GoldArticle:
    return parse_article(HEADING + text, name="pier")


def test_a_gold_article_is_its_text_without_the_marks() -> None:
    gold = article()
    assert "{" not in gold.text
    assert gold.text.startswith("“The pier is not safe,” said Ann Lee, the harbour master.")
    first, second, third, fourth = gold.quotes
    assert [span.of(gold.text) for span in first.content] == [
        "The pier is not safe,",
        "It will shut.",
    ]
    assert [quote.kind.value for quote in gold.quotes] == [
        "direct",
        "mixed",
        "indirect",
        "indirect",
    ]
    assert first.cue and first.cue.of(gold.text) == "said"
    assert second.polarity is Polarity.DENIED and second.hedged
    assert [source.speaker.key for source in third.sources] == ["aide", "courier"]
    assert fourth.addressee and fourth.addressee.of(gold.text) == "reporters"
    assert [claim.types for claim in gold.claims] == [{ClaimType.EVENT, ClaimType.NUMERICAL}]
    assert "lee" in {mention.speaker.key for mention in gold.mentions}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{q1 No end", "Line 14: the brace is never closed."),
        ("One.\n\nTwo}", "Line 16: a brace closes that none opened."),
        ("{x1 strange}", "Line 14: “x1” is no tag."),
        ("{s1=nobody she}", "Line 14: “s1=nobody” names no speaker of the heading."),
        ("{c1 said}", "Line 14: there is no quote 1."),
        ("{q1 one }", "Line 14: “one ” begins or ends with a space."),
        ("{q1 one} {c1 said} {c1 told}", "Line 14: a second “c1”."),
        ("{q1 one} {s1/2=lee Lee}", "Line 14: the sources of 1 are s, s/2, s/3 …"),
        ("{c1:loudly said} {q1 one}", "Line 14: “c1:loudly”: unknown loudly."),
    ],
)
def test_a_wrong_mark_is_told_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(MarkError) as caught:
        article(text)
    assert str(caught.value) == sentence


def test_a_wrong_mark_in_a_file_names_the_file(tmp_path) -> None:
    file = tmp_path / "broken.txt"
    file.write_text(HEADING + "{q1 open", encoding="utf-8")
    with pytest.raises(MarkError, match=r"broken\.txt: Line 14"):
        read_article(file)


def as_found(gold: GoldArticle) -> Extraction:
    """What an engine would propose that makes no mistake."""
    speakers = tuple(gold.speakers.values())
    return Extraction(
        gold.language,
        "rules",
        "2",
        tuple(
            ProposedQuote(
                quote.kind,
                quote.content,
                quote.cue,
                tuple(
                    ProposedSource(source.span, source.speaker.kind, source.speaker.anonymity)
                    for source in quote.sources
                ),
                0.9,
                "behind",
                quote.hedged,
                quote.polarity,
                quote.addressee,
            )
            for quote in gold.quotes
        ),
        tuple(ProposedClaim(claim.span, "", 0.9, ()) for claim in gold.claims),
        (),
        tuple(
            ProposedSpeaker(
                each.name,
                "",
                each.kind,
                each.anonymity,
                tuple(m.span for m in gold.mentions if m.speaker is each),
            )
            for each in speakers
        ),
    )


def test_an_engine_without_mistakes_scores_a_hundred() -> None:
    gold = article()
    scores = score(gold, as_found(gold))
    agreements = (
        scores.soft,
        scores.norm,
        scores.token,
        scores.direct,
        scores.whole,
        scores.claims,
    )
    assert [each.f1 for each in agreements] == [100.0] * 6
    ratios = (scores.speaker, scores.chains, scores.names, scores.polarity, scores.anonymity)
    assert [each.percent for each in ratios] == [100.0] * 5


def test_each_mistake_costs_where_it_was_made() -> None:
    gold = article()
    perfect = as_found(gold)
    first, second, third, fourth = perfect.quotes
    wrong = dataclasses.replace(
        perfect,
        quotes=(
            dataclasses.replace(first, content=first.content[:1]),  # half of it is missing
            dataclasses.replace(second, polarity=Polarity.ASSERTED),
            dataclasses.replace(third, sources=third.sources[:1]),  # a link is missing
            dataclasses.replace(fourth, content=(Span(0, 5),), kind=QuoteKind.INDIRECT),
        ),
        speakers=perfect.speakers[1:],
    )
    scores = score(gold, wrong)
    assert (scores.soft.found.right, scores.soft.found.of, scores.soft.wanted.of) == (3, 4, 5)
    assert (scores.direct.wanted.right, scores.direct.wanted.of) == (1, 2)
    assert scores.polarity.right == scores.polarity.of - 1
    assert scores.chains.percent == 0
    assert scores.names.percent == 0  # “She” is led to nobody
    assert scores.speaker.percent == 100


def test_a_speaker_is_right_when_the_words_meet_and_wrong_otherwise() -> None:
    gold = article()
    perfect = as_found(gold)
    first = perfect.quotes[0]
    pier = gold.text.index("pier")
    elsewhere = ProposedSource(Span(pier, pier + 4), SourceKind.PERSON)
    wrong = dataclasses.replace(
        perfect,
        quotes=(dataclasses.replace(first, sources=(elsewhere,)), *perfect.quotes[1:]),
    )
    scores = score(gold, wrong)
    assert scores.speaker.of - scores.speaker.right == len(first.content)
    assert scores.whole.f1 is not None and scores.whole.f1 < 100
    assert scores.soft.f1 == 100


def test_scores_of_articles_add_up() -> None:
    gold = article()
    one = score(gold, as_found(gold))
    assert (one + one).soft.wanted.of == 2 * one.soft.wanted.of
    assert (one + one).chains.percent == 100


def test_the_table_has_a_row_for_each_folder_and_engine() -> None:
    row = measure([article()], BARE, "en/tuning")
    lines = table([row]).splitlines()
    assert lines[0].startswith("| gold articles | engine | soft |")
    assert lines[2].startswith("| en/tuning (1) | rules |")
    assert lines[2].count("|") == lines[0].count("|")
