import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from annotations.comparison import LIKELY_DUPLICATE, resemblance, sketch

# Words that all differ, so that how much two texts share can be counted by hand.
WORDS = [f"word{at}" for at in range(400)]
TEXT = " ".join(WORDS)

# What this text's sketch has been since the first version: stored sketches depend on it.
PINNED = (
    8381176780234291481,
    6812212081892085061,
    8144625880987490436,
    8144625880987490436,
)


def with_replaced(every):
    return " ".join("other" + w if at % every == every // 2 else w for at, w in enumerate(WORDS))


def test_sketch_is_the_same_in_another_process():
    code = "from annotations.comparison import sketch; print(sketch('The mayor, 40, said “no”.'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(sketch("The mayor, 40, said “no”."))


def test_sketch_is_the_same_on_every_machine():
    assert sketch("The mayor said no to the plan on Monday.") == PINNED


def test_sketch_does_not_hear_case_punctuation_and_spacing():
    assert sketch("The mayor said: “No, never!” — twice…") == sketch(
        "the MAYOR said no never twice"
    )


def test_sketch_of_unrelated_texts_shares_nothing():
    other = " ".join(f"thing{at}" for at in range(400))
    assert set(sketch(TEXT)).isdisjoint(sketch(other))
    assert resemblance(TEXT, other) == 0.0


def test_sketch_of_a_text_with_a_sentence_added_shares_a_number():
    assert set(sketch(TEXT)) & set(sketch(f"An added sentence comes first. {TEXT}"))


def test_sketch_of_a_short_text_fills_every_number():
    assert len(set(sketch("only two"))) == 1
    assert sketch("only two") != sketch("only three")
    assert sketch("") == sketch("…!")


@given(st.text())
def test_sketch_fits_a_signed_64_bit_column(text):
    assert all(0 <= number < 2**63 for number in sketch(text))


@given(st.text(), st.text())
def test_resemblance_is_a_share_and_the_same_both_ways(a, b):
    assert 0.0 <= resemblance(a, b) <= 1.0
    assert resemblance(a, b) == resemblance(b, a)
    assert resemblance(a, a) == 1.0


def test_resemblance_counts_shared_runs_of_three_words():
    # Runs: abc bcd cde against abc bcd cdf: two shared of four.
    assert resemblance("a b c d e", "a b c d f") == 0.5


def test_likely_duplicate_lies_between_an_edited_copy_and_another_text():
    assert resemblance(TEXT, with_replaced(every=20)) > LIKELY_DUPLICATE
    assert resemblance(TEXT, with_replaced(every=5)) < LIKELY_DUPLICATE
