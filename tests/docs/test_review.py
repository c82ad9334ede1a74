"""docs/review.md tells the moves of claims as the desk's one table has them."""

import re
from pathlib import Path

import pytest

from annotations.desk.claim_states import MOVES
from annotations.models import Claim

PAGE = (Path(__file__).resolve().parents[2] / "docs/review.md").read_text("utf-8")
ARROWS = re.findall(r"^    (\w+) --> (\w+): (\w+)$", PAGE, re.MULTILINE)
ROWS = {
    act: (set(re.findall(r"`(\w+)`", starts)), set(re.findall(r"`(\w+)`", ends)))
    for act, starts, ends in re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|", PAGE, re.MULTILINE)
}


def test_the_table_tells_every_move():
    wanted = {act: (set(move.starts), set(move.ends)) for act, move in MOVES.items()}
    assert wanted == ROWS


@pytest.mark.parametrize("act", MOVES)
def test_the_diagram_draws_a_move_from_each_of_its_starts_to_its_ends_only(act):
    drawn = {(start, end) for start, end, told in ARROWS if told == act}
    allowed = {(start, end) for start in MOVES[act].starts for end in MOVES[act].ends}
    assert drawn <= allowed


def test_the_diagram_draws_every_state_and_no_act_that_is_none():
    told = {state for start, end, _act in ARROWS for state in (start, end)}
    assert told == set(Claim.State.values)
    # A claim that somebody holds stays where it stands, in these two states.
    quiet = {("take", "second_review"), ("take", "adjudication")}
    quiet |= {("release", "second_review"), ("release", "adjudication")}
    # In these two a verdict stands only if it was given in an earlier round, or none does.
    quiet |= {("take_back", "open")}
    drawn = {(act, start) for start, _end, act in ARROWS}
    assert drawn == {(act, s) for act, move in MOVES.items() for s in move.starts} - quiet
