"""A desk that was in use before a version came keeps everything when it moves on to it."""

import ast
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, InternalError, transaction

from annotations import migrations
from annotations.desk.claims import check_quote
from annotations.desk.priority import refresh_priorities
from annotations.desk.verifying import verify_events
from annotations.models import Appearance, Claim, Event, Quote, QuoteSpan, Revision, Role, Verdict
from tests.factories import make_claim, make_quote, make_user, make_verdict

KEPT = (Quote, QuoteSpan, Appearance, Verdict, Revision, Event)


SEVERAL = {
    ("first", "second"): 1,
    ("first", "adjudicating", "second"): 1,
    ("first", "withdrawn"): 0,
}
"""Roles of the verdicts on a claim ("withdrawn": one that was), and which of them decides it."""


def several_verdicts(roles: tuple[str, ...]) -> None:
    """A decided claim with verdicts of several people; the first reviewer alone answered it."""
    claim = make_claim(f"Decided by {len(roles)} ({', '.join(roles)}).")
    first = make_verdict(claim)
    for role in roles[1:]:
        withdrawn = role == "withdrawn"
        Verdict.objects.create(
            claim=claim,
            reviewer=make_user(Role.REVIEWER),
            role="second" if withdrawn else role,
            state="withdrawn" if withdrawn else "submitted",
            rating=first.rating,
            reasons="Seen again.",
            submitted_at=first.submitted_at,
        )


def place_in_line(claim: Claim) -> int | None:
    """Which of the verdicts on a claim, in the order in which they were given, decides it."""
    numbers = list(claim.verdicts.order_by("pk").values_list("pk", flat=True))
    return numbers.index(claim.decision_id) if claim.decision_id else None


@pytest.fixture
def first_desk(transactional_db):
    """The database goes back to how the first migration left it, and forward at the end.

    Of its claims one has a single verdict; the others have several that stand, as they could then.
    """
    quote = make_quote()
    make_verdict(check_quote(actor=quote.created_by, quote=quote))
    make_claim()
    for roles in SEVERAL:
        several_verdicts(roles)
    counts = {model: model.objects.count() for model in KEPT}
    assert all(counts.values())
    try:
        call_command("migrate", "annotations", "0001", verbosity=0)
        yield counts
    finally:
        call_command("migrate", verbosity=0)


def test_desk_of_the_first_version_moves_on_with_all_it_has(first_desk):
    call_command("migrate", verbosity=0)
    assert {model: model.objects.count() for model in KEPT} == first_desk
    proof = verify_events()
    assert (proof.lines, proof.broken) == (first_desk[Event], None)
    for model, change in ((Event, {"verb": "x.y"}), (Revision, {"text": "Other."})):
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            model.objects.update(**change)


def test_desk_of_the_first_version_knows_what_decided_its_claims(first_desk):
    call_command("migrate", verbosity=0)
    found = {
        claim.statement: place_in_line(claim)
        for claim in Claim.objects.filter(statement__startswith="Decided by")
    }
    assert found == {
        f"Decided by {len(roles)} ({', '.join(roles)}).": place for roles, place in SEVERAL.items()
    }
    others = Claim.objects.exclude(statement__startswith="Decided by")
    assert {(claim.state, place_in_line(claim)) for claim in others} == {
        ("decided", 0),
        ("open", None),
    }
    assert set(Claim.objects.values_list("round", "review_plan")) == {(1, "single")}


def test_claims_of_the_first_version_are_as_urgent_as_new_ones(first_desk):
    call_command("migrate", verbosity=0)
    reckoned = dict(Claim.objects.values_list("pk", "priority"))
    refresh_priorities(reckoned)
    now = dict(Claim.objects.values_list("pk", "priority"))
    assert reckoned == pytest.approx(now)
    assert 0 not in reckoned.values()


def test_migrations_do_nothing_by_code_that_changes_after_them():
    """They may name the classes that fields are made of, as Django itself writes them down."""
    named = {
        name
        for path in Path(migrations.__file__).parent.glob("0*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in _imported(node)
        if name.startswith("annotations")
    }
    assert named == {"annotations.models.folding"}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if isinstance(node, ast.ImportFrom):
        return ["annotations" if node.level else node.module or ""]
    return []
