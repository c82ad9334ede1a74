"""A judge learnt from examples: it learns, is measured, kept and found again."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

np = pytest.importorskip("numpy", reason="learnt judges need numpy, of the extra “models”")

from annotations.extraction import extract  # noqa: E402 — behind the question for numpy
from annotations.extraction.claims.__main__ import main  # noqa: E402
from annotations.extraction.claims.encoder import load_encoder  # noqa: E402
from annotations.extraction.claims.examples import from_articles, from_lines  # noqa: E402
from annotations.extraction.claims.judge import SENSE  # noqa: E402
from annotations.extraction.claims.learning import (  # noqa: E402
    Example,
    cross_validate,
    figures,
    folds_of,
    labels_of,
    learn,
)
from annotations.extraction.claims.points import THRESHOLD  # noqa: E402
from annotations.extraction.claims.shipped import SHIPPED, load_judges  # noqa: E402
from annotations.extraction.claims.stored import UnusableJudge, load, save  # noqa: E402
from annotations.extraction.equipment import Equipment, load_equipment  # noqa: E402
from annotations.extraction.languages import language_for  # noqa: E402

BLOCKS = ("words", "letters", "shape", "plain")
EN, FR = language_for("en"), language_for("fr")
TOWNS = ("Hull", "York", "Leeds", "Bath", "Ryde", "Wick", "Deal", "Looe", "Ware", "Hove")


def examples():
    """Rivers are worth checking and gardens are not, whatever the number."""
    for at, town in enumerate(TOWNS):
        for worth, thing in ((True, "river"), (False, "garden")):
            text = f"The {thing} behind the {town} station holds {at + 3} sorts of newts."
            yield Example(text, EN, worth, town)
        yield Example(f"La rivière de {town} abrite {at + 3} sortes de tritons.", FR, True, town)
        yield Example(f"Le jardin de {town} abrite {at + 3} sortes de tritons.", FR, False, town)


@pytest.fixture(scope="module")
def judge():
    return learn(list(examples()), BLOCKS, None, name="rivers", threshold=0.5, strength=10)


def test_a_judge_tells_new_statements_by_what_it_was_taught(judge):
    river, garden, nothing = judge.worth(
        ["The river behind the Derby mill holds 40 sorts of newts.",
         "The garden behind the Derby mill holds 40 sorts of newts.", " "]
    )  # fmt: skip
    assert river > THRESHOLD > garden > nothing == 0
    riviere, jardin = judge.speaking(FR).worth(["La rivière de Dole.", "Le jardin de Dole."])
    assert riviere > jardin


def test_a_judge_scores_each_statement_alike_alone_and_among_others(judge):
    texts = [example.text for example in examples()]
    assert judge.worth(texts) == pytest.approx([judge.worth([text])[0] for text in texts])
    assert judge.worth([]) == []


def test_examples_of_one_group_are_never_parted():
    rows = list(examples())
    fold = folds_of(rows, 4)
    assert all(len({f for f, row in zip(fold, rows, strict=True) if row.group == town}) == 1
               for town in TOWNS)  # fmt: skip
    assert set(fold.tolist()) == {0, 1, 2, 3}


def test_cross_validation_measures_statements_by_judges_that_never_saw_them():
    rows = list(examples())
    scores = cross_validate(rows, BLOCKS, None, folds=5, strength=10)
    assert figures(labels_of(rows), scores).average_precision > 0.95
    # labels that follow nothing cannot be learnt
    loose = [Example(f"{at} newts.", EN, bool(at % 2), str(at)) for at in range(40)]
    lost = figures(labels_of(loose), cross_validate(loose, ("words",), None, folds=5))
    assert lost.average_precision < 0.9


@pytest.mark.parametrize(
    ("labels", "scores", "average_precision", "f1"),
    [
        ([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1], (1 + 2 / 3) / 2, 0.8),
        ([1, 1, 0, 0], [0.9, 0.8, 0.7, 0.1], 1, 1),
        ([0, 0, 0, 1], [0.9, 0.8, 0.7, 0.1], 0.25, 0.4),
        ([1, 0, 0, 1], [0.5, 0.5, 0.5, 0.5], 0.5, 2 / 3),
    ],
)
def test_figures_are_those_of_the_textbook(labels, scores, average_precision, f1):
    found = figures(np.array(labels, dtype=float), np.array(scores))
    assert found.average_precision == pytest.approx(average_precision)
    assert found.f1 == pytest.approx(f1)


def test_a_judge_that_was_kept_gives_the_same_scores(judge, tmp_path):
    save(judge, tmp_path / "rivers", {"languages": ["en", "fr"], "trained_on": "newts"})
    again = load(tmp_path / "rivers", "en", None)
    texts = [example.text for example in examples()]
    assert again.worth(texts) == judge.worth(texts)
    assert again.name == judge.name
    assert json.loads((tmp_path / "rivers.json").read_text())["trained_on"] == "newts"
    assert set(load_judges(["en", "fr", "de"], tmp_path / "rivers")) == {"en", "fr"}


def test_a_judge_that_is_not_there_is_none():
    assert load_judges(["en"], SHIPPED.with_name("nowhere")) == {}


def spoil_numbers(path):
    with path.with_suffix(".npz").open("ab") as file:
        file.write(b"x")


def drop_numbers(path):
    path.with_suffix(".npz").unlink()


def drop_heading(path):
    path.with_suffix(".json").unlink()


def break_heading(path):
    path.with_suffix(".json").write_text("{")


def change_heading(**changes):
    def change(path):
        beside = path.with_suffix(".json")
        beside.write_text(json.dumps(json.loads(beside.read_text()) | changes))

    return change


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (spoil_numbers, "is not the file"),
        (drop_numbers, "cannot be read"),
        (drop_heading, "cannot be read"),
        (break_heading, "cannot be read"),
        (change_heading(format=0), "not of format"),
        (change_heading(blocks=["words", SENSE]), "needs the sentence encoder"),
        (change_heading(blocks=["words"]), "does not fit"),
        (change_heading(bias=None), "lacks a part"),
    ],
)
def test_files_that_do_not_belong_together_are_refused(judge, tmp_path, spoil, sentence):
    save(judge, tmp_path / "rivers", {})
    spoil(tmp_path / "rivers")
    with pytest.raises(UnusableJudge, match=sentence):
        load(tmp_path / "rivers", "en", None)


def test_examples_of_one_kind_teach_nothing():
    with pytest.raises(ValueError, match="both kinds"):
        learn([Example("Newts.", EN, True, "a")], BLOCKS, None, name="", threshold=0.5)


def test_a_judge_of_sentence_vectors_needs_the_encoder():
    with pytest.raises(ValueError, match="encoder"):
        cross_validate(list(examples()), ("words", SENSE), None)


ARTICLE = """+++
title = "Newts"
language = "en"
topic = "science"
[speakers.lee]
name = "Ann Lee"
+++
It rained. {s1=lee Ann Lee} {c1 said} {q1 {w:numerical the river held 40 sorts of newts}}.
"""


def test_stretches_of_a_gold_article_are_examples(tmp_path):
    (tmp_path / "newts.txt").write_text(ARTICLE)
    found = {example.text: example.worth for example in from_articles(tmp_path)}
    assert found == {"It rained.": False, "the river held 40 sorts of newts": True}


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"label": 1}', '{"text": "Newts.", "label": 2}', '{"text": "Newts."}']
)
def test_a_wrong_line_of_examples_is_named(tmp_path, line):
    path = tmp_path / "newts.jsonl"
    path.write_text('{"text": "Newts.", "label": 1}\n' + line)
    with pytest.raises(ValueError, match="line 2"):
        from_lines(path)


def test_the_command_measures_and_trains(tmp_path, capsys):
    path = tmp_path / "newts.jsonl"
    path.write_text(
        "\n".join(
            json.dumps({"text": each.text, "label": int(each.worth), "lang": each.language.code})
            for each in examples()
        )
    )
    blocks = ["--blocks", "words,plain", "--strength", "10"]
    assert main(["measure", str(path), *blocks]) == 0
    out = capsys.readouterr().out
    assert "40 statements, 20 worth checking" in out
    assert "words+plain: average precision 0.9" in out or "average precision 1.0" in out
    assert main(["train", str(path), "--to", str(tmp_path / "newts"), *blocks]) == 0
    heading = json.loads((tmp_path / "newts.json").read_text())
    assert (heading["statements"], heading["blocks"]) == (40, ["words", "plain"])
    assert load(tmp_path / "newts", "fr", None).worth(["Une rivière."])[0] > 0
    assert main(["weigh", str(path)]) == 0
    assert "number:" in capsys.readouterr().out


def test_the_command_says_what_is_wrong_with_examples(tmp_path, capsys):
    path = tmp_path / "newts.jsonl"
    path.write_text("{")
    assert main(["measure", str(path), "--blocks", "words"]) == 1
    assert "newts.jsonl, line 1" in capsys.readouterr().err


HOSTILE = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(["\ud800", "“", "\n", "\x85", "نهر", "👩‍🚒", "newt", "7", "?"])).map(
        " ".join
    ),
)


@settings(max_examples=60)
@given(texts=st.lists(HOSTILE, max_size=4))
def test_any_text_gets_a_probability(judge, texts):
    assert all(0 <= value <= 1 for value in judge.worth(texts))


def test_a_text_without_end_gets_a_probability_soon(judge):
    assert 0 <= judge.worth(["newt" * 500_000])[0] <= 1


def test_the_engine_lets_its_judge_decide_and_says_when_it_has_none(judge):
    text = "The river behind the Derby mill holds sorts of newts."
    assert extract(text, "en").claims == ()
    assert "judge" in extract(text, "en").lacks
    found = extract(text, "en", equipment=Equipment(judges={"en": judge}))
    assert [claim.statement for claim in found.claims] == [text]
    assert "judge" not in found.lacks


@pytest.mark.skipif(load_encoder() is None, reason="the sentence encoder is not installed")
def test_sentence_vectors_carry_what_was_taught_into_another_language(tmp_path):
    encoder = load_encoder()
    rows = [each for each in examples() if each.language is EN]
    judge = learn(rows, (SENSE,), encoder, name="rivers", threshold=0.5, strength=10)
    river, garden = judge.speaking(FR).worth(["La rivière est large.", "Le jardin est grand."])
    assert river > garden
    save(judge, tmp_path / "rivers", {"languages": ["en", "fr"]})
    assert load_judges(["fr"], tmp_path / "rivers")["fr"].worth(["La rivière est large."]) == [
        pytest.approx(river)
    ]
    assert 0 <= judge.worth(["\ud800 newt" * 100_000])[0] <= 1


@pytest.mark.skipif(not SHIPPED.with_suffix(".json").exists(), reason="no weights are shipped")
def test_the_shipped_judge_works_and_tells_what_it_was_taught_on():
    judges = load_equipment(syntax=False).judges
    assert set(judges) == {"en", "fr"}
    heading = json.loads(SHIPPED.with_suffix(".json").read_text())
    assert all("held" not in place for place in heading["trained_on"])
    measured = heading["cross_validated"]
    assert measured["judge"]["average_precision"] > measured["plain"]["average_precision"]
    high, low = judges["en"].worth(
        ["Unemployment in Hull rose from 4.1% to 5.6% between 2019 and 2024.",
         "It was lovely to be back by the sea, she added with a smile."]
    )  # fmt: skip
    assert high > THRESHOLD > low
