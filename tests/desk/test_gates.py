"""The gates before a decision: what each looks for, what meets it, what a blocking one stops."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.desk import claims, evidence, gates
from annotations.desk.errors import Refused
from annotations.models import Claim, Evidence, Gate, GateNote, Quote, ReplyRequest
from tests import factories

pytestmark = pytest.mark.django_db


def at(claim: Claim, gate: str, *, actor=None) -> gates.GateResult:
    """How the claim stands at one gate."""
    results = gates.readiness(Claim.objects.get(pk=claim.pk), actor=actor)
    return next(each for each in results if each.gate == gate)


def brought(claim: Claim, *, actor=None, **fields) -> Evidence:
    """Evidence with fields that it has, whichever act may set them."""
    row = factories.make_evidence(claim, actor=actor)
    Evidence.objects.filter(pk=row.pk).update(**fields)
    return Evidence.objects.get(pk=row.pk)


def written(claim: Claim, gate: str, reason: str = "None exists.") -> GateNote:
    return GateNote.objects.create(
        claim=claim,
        gate=gate,
        reason=reason,
        written_by=factories.a_worker(),
        written_at=timezone.now(),
    )


def asked(claim: Claim, **fields) -> ReplyRequest:
    now = timezone.now()
    return ReplyRequest.objects.create(
        **{
            "claim": claim,
            "asked": "Press office",
            "channel": "email",
            "asked_at": now,
            "created_by": factories.a_worker(),
            "created_at": now,
            **fields,
        }
    )


def spoken_claim() -> Claim:
    return factories.make_claim(speaker=factories.make_speaker("Marta Ilves"))


def test_a_desk_is_told_of_every_gate_it_asks_for_in_one_order():
    claim = factories.make_claim()
    assert [each.gate for each in gates.readiness(claim)] == list(Gate)
    factories.choose(gate_primary="off", gate_reply="off")
    assert [each.gate for each in gates.readiness(claim)] == [
        "origins",
        "both_sides",
        "anonymous",
        "own_evidence",
    ]


def test_five_papers_with_one_agency_report_are_one_origin():
    claim = factories.make_claim()
    assert not at(claim, "origins").met
    for paper in ("Herald", "Post", "Times", "Star", "Echo"):
        brought(claim, publisher=paper, origin="Reuters")
    first = at(claim, "origins")
    assert (first.met, first.sentence.split(". ")[0]) == (
        False,
        "5 pieces of evidence from 1 origin",
    )
    brought(claim, publisher="Statistics office", origin="")
    then = at(claim, "origins")
    assert (then.met, then.sentence, then.todo) == (
        True,
        "6 pieces of evidence from 2 origins.",
        "",
    )


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Reuters", " reuters", "AFP", "", "The Herald"]), st.booleans()),
        max_size=6,
    )
)
def test_origins_are_counted_among_what_stands_whatever_their_letters(pieces):
    rows = [
        Evidence(
            title="A report",
            origin=origin,
            state="active" if stands else "withdrawn",
        )
        for origin, stands in pieces
    ]
    folded = {(origin.strip() or "A report").lower() for origin, stands in pieces if stands}
    assert gates.independent_origins(rows) == len(folded)


def test_withdrawn_evidence_meets_no_gate(editor):
    claim = factories.make_claim()
    for_it = brought(claim, stance="supports", source_kind="primary", origin="A")
    brought(claim, stance="refutes", origin="B")
    assert [at(claim, gate).met for gate in ("origins", "both_sides", "primary")] == [True] * 3
    evidence.withdraw_evidence(actor=editor, evidence=for_it)
    assert [at(claim, gate).met for gate in ("origins", "both_sides", "primary")] == [False] * 3


@pytest.mark.parametrize(
    ("stances", "sentence"),
    [
        ((), "No evidence for or against the claim was brought."),
        (("context",), "No evidence for or against the claim was brought."),
        (("supports", "context"), "No evidence against the claim was brought."),
        (("refutes",), "No evidence for the claim was brought."),
    ],
)
def test_both_sides_are_looked_for_or_a_reason_is_written(stances, sentence):
    claim = factories.make_claim()
    for stance in stances:
        brought(claim, stance=stance)
    result = at(claim, "both_sides")
    assert (result.met, result.sentence, result.takes_reason) == (False, sentence, True)
    note = written(claim, "both_sides")
    result = at(claim, "both_sides")
    assert (result.met, result.note) == (True, note)


def test_a_reason_that_was_taken_back_meets_nothing():
    claim = factories.make_claim()
    written(claim, "primary", reason="")
    assert not at(claim, "primary").met


def test_a_reason_stands_only_at_its_own_gate_and_claim():
    claim, other = factories.make_claim(), factories.make_claim()
    written(claim, "primary")
    assert at(claim, "primary").met
    assert not at(claim, "both_sides").met
    assert not at(other, "primary").met


def test_secondary_sources_are_no_primary_one():
    claim = factories.make_claim()
    brought(claim, source_kind="secondary")
    brought(claim, source_kind="")
    assert not at(claim, "primary").met
    brought(claim, source_kind="primary")
    assert at(claim, "primary").met


def test_nothing_rests_on_anonymous_sources_alone():
    claim = factories.make_claim()
    empty = at(claim, "anonymous")
    brought(claim, anonymous=False, stance="context")
    assert at(claim, "anonymous") == empty
    assert empty.met
    brought(claim, anonymous=True)
    assert not at(claim, "anonymous").met
    brought(claim, anonymous=False, stance="refutes")
    named = at(claim, "anonymous")
    assert named.met
    assert named.sentence != empty.sentence


def test_a_claim_without_a_named_speaker_needs_no_reply():
    nobody = factories.make_claim()
    unnamed = factories.make_claim(
        speaker=factories.make_speaker(kind="anonymous", description="an aide")
    )
    told = [at(claim, "reply") for claim in (nobody, unnamed)]
    assert [each.met for each in told] == [True, True]
    assert told[0].sentence == "The claim has no named speaker who could be asked."


def test_who_says_it_in_a_text_is_to_be_asked_though_the_claim_was_written_before_they_were_known():
    quote = factories.make_quote()
    claim = claims.check_quote(actor=factories.a_worker(), quote=quote)
    assert at(claim, "reply").met
    Quote.objects.filter(pk=quote.pk).update(speaker=factories.make_speaker(name="Marta Ilves"))
    assert at(claim, "reply").sentence == "Marta Ilves was not asked for a reply."
    Quote.objects.filter(pk=quote.pk).update(state="rejected")
    assert at(claim, "reply").met


@pytest.mark.parametrize("outcome", ["answered", "declined", "no_answer", "unreachable"])
def test_a_speaker_was_asked_and_it_is_known_what_came_of_it(outcome):
    claim = spoken_claim()
    assert at(claim, "reply").sentence == "Marta Ilves was not asked for a reply."
    asked(claim)
    assert at(claim, "reply").met is False
    asked(claim, outcome=outcome, reply="No." if outcome == "answered" else "")
    assert at(claim, "reply").met is True


def test_a_speaker_who_is_waited_for_has_until_the_deadline():
    claim = spoken_claim()
    request = asked(claim, deadline=timezone.now() + timedelta(hours=1))
    assert not at(claim, "reply").met
    ReplyRequest.objects.filter(pk=request.pk).update(deadline=timezone.now())
    assert at(claim, "reply").met


def test_who_alone_brought_the_evidence_does_not_decide_alone(reviewer):
    claim = factories.make_claim()
    assert at(claim, "own_evidence", actor=reviewer).met
    brought(claim, actor=reviewer)
    assert not at(claim, "own_evidence", actor=reviewer).met
    assert at(claim, "own_evidence", actor=factories.make_user()).met
    assert at(claim, "own_evidence").met
    brought(claim)
    assert at(claim, "own_evidence", actor=reviewer).met


def test_reviewer_decides_nothing_on_what_they_alone_have_brought_and_an_editor_is_warned(
    reviewer, editor
):
    claim, scale = factories.make_claim(), factories.make_scale()
    factories.make_evidence(claim, actor=reviewer)
    with pytest.raises(gates.GateBlocks):
        factories.make_verdict(claim, actor=reviewer, scale=scale)
    assert factories.make_verdict(claim, actor=editor, scale=scale).reviewer == editor

    of_editor = factories.make_evidence(actor=editor).claim
    assert (at(of_editor, "own_evidence", actor=editor).met, of_editor.state) == (False, "open")
    factories.make_verdict(of_editor, actor=editor, scale=scale)
    assert Claim.objects.get(pk=of_editor.pk).state == "decided"


def test_of_two_reviews_the_later_one_never_rests_on_own_evidence_alone(reviewer):
    factories.choose(gate_own_evidence="off", fact_reviews="blind")
    claim = factories.make_claim()
    brought(claim, actor=reviewer)
    first = at(claim, "own_evidence", actor=reviewer)
    assert (first.level, first.met) == ("block", True)
    Claim.objects.filter(pk=claim.pk).update(state="adjudication", review_plan="blind")
    later = at(claim, "own_evidence", actor=reviewer)
    assert (later.level, later.met) == ("block", False)


def test_only_a_gate_that_blocks_stops_a_decision(reviewer):
    claim = spoken_claim()
    gates.check_gates(claim=claim, actor=reviewer)  # all warn at first
    factories.choose(gate_origins="block", gate_reply="block")
    with pytest.raises(Refused) as refusal:
        gates.check_gates(claim=claim, actor=reviewer)
    assert refusal.value.sentence == (
        "This claim cannot be decided yet. There is no evidence yet. "
        "Marta Ilves was not asked for a reply."
    )
    assert [each.gate for each in refusal.value.missing] == ["origins", "reply"]
    asked(claim, outcome="declined")
    for origin in "AB":
        brought(claim, origin=origin)
    gates.check_gates(claim=claim, actor=reviewer)


def test_the_questions_asked_do_not_grow_with_the_evidence(django_assert_max_num_queries, reviewer):
    claim = spoken_claim()
    for count in (0, 4):
        for _ in range(count):
            brought(claim)
            asked(claim)
        fresh = Claim.objects.select_related("speaker").get(pk=claim.pk)
        with django_assert_max_num_queries(4):
            gates.readiness(fresh, actor=reviewer)
