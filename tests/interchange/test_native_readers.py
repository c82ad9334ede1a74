"""What somebody may not see on the desk is not in the file they take away."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.desk.verdicts import withdraw_verdict
from annotations.interchange.native import ExportFilter, export_json, export_ndjson
from annotations.models import Assignment, Claim, Comment, Correction, FactCheck, Role, User
from tests.factories import (
    answer_second,
    make_claim,
    make_comment,
    make_evidence,
    make_scale,
    make_second_review,
    make_user,
    make_verdict,
    reviewed,
)
from tests.interchange.desks import empty_desk, full_desk, ndjson, restore


def taken_by(reader: User | None, *args) -> list[dict]:
    return [json.loads(line) for line in b"".join(export_ndjson(*args, reader=reader)).splitlines()]


def claim_in(records: list[dict], claim: Claim) -> dict:
    return next(each for each in records if each["type"] == "claim" and each["id"] == claim.pk)


def told_of(records: list[dict], word: str) -> set[int]:
    """What lines of the record are about things of this kind."""
    return {e["target"] for e in records if e["type"] == "event" and e["target_type"] == word}


@pytest.fixture
def blind(db) -> Claim:
    """A claim that Ada answered and remarked on, and that waits for a second answer."""
    ada = make_user(Role.REVIEWER, "ada")
    make_user(Role.REVIEWER, "bea")
    claim = make_claim("Fire is cold.")
    proof = make_evidence(claim)
    make_comment(claim, "Before any verdict.", actor=ada)
    make_second_review(claim, actor=ada, evidence=[proof])
    make_comment(claim, "It is half true, @bea.", actor=ada)
    return Claim.objects.get(pk=claim.pk)


EVERYBODY_ELSE = [Role.READER, Role.ANNOTATOR, Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR]


@pytest.mark.parametrize("role", EVERYBODY_ELSE)
@pytest.mark.parametrize("wanted", [ExportFilter(), ExportFilter(state="second_review")])
def test_a_blind_verdict_is_in_nobody_elses_file(blind, role, wanted):
    (verdict,) = blind.verdicts.all()
    records = taken_by(make_user(role, "reader"), wanted)
    found = claim_in(records, blind)
    assert (found["verdicts"], found["state"]) == ([], "second_review")
    assert [each["state"] for each in found["assignments"]] == ["held"]
    assert [each["text"] for each in found["comments"]] == ["Before any verdict."]
    assert verdict.pk not in told_of(records, "verdict")
    remark = Comment.objects.get(text__startswith="It is half")
    assert remark.pk not in told_of(records, "comment")
    text = json.dumps(records)
    assert verdict.reasons not in text
    assert "half true, @" not in text


def test_its_author_and_the_owner_of_the_machine_have_it(blind):
    for reader in (User.objects.get(username="ada"), None):
        records = taken_by(reader)
        found = claim_in(records, blind)
        assert len(found["verdicts"]) == 1
        assert [each["state"] for each in found["assignments"]] == ["done", "held"]
        assert len(found["comments"]) == 2
        assert len(told_of(records, "verdict")) == 1


def test_it_is_in_everybodys_file_once_both_answers_are_in(blind):
    (first,) = blind.verdicts.all()
    answer_second(blind, User.objects.get(username="bea"), scale=first.rating.scale)
    found = claim_in(taken_by(make_user(Role.READER, "reader")), blind)
    assert len(found["verdicts"]) == 2
    assert len(found["comments"]) == 2


def test_a_blind_verdict_that_was_taken_back_stays_blind(blind):
    (verdict,) = blind.verdicts.all()
    withdraw_verdict(actor=verdict.reviewer, verdict=verdict, reason="Too soon.")
    records = taken_by(make_user(Role.EDITOR, "reader"))
    assert claim_in(records, blind)["verdicts"] == []
    assert told_of(records, "verdict") == set()


def test_people_named_only_in_what_is_left_out_are_not_told(db):
    quiet = make_user(Role.REVIEWER, "quiet")
    make_user(Role.REVIEWER, "other")
    claim = make_claim("Fire is cold.")
    with reviewed("blind"):
        make_verdict(claim, actor=quiet, scale=make_scale())
    Assignment.objects.filter(person=quiet, state="held").delete()
    records = taken_by(make_user(Role.READER, "reader"))
    assert "quiet" not in [each["username"] for each in records if each["type"] == "person"]


@pytest.fixture
def pieces(db) -> dict[str, FactCheck]:
    """A fact-check in each state, written in by Ada; one is out only in an hour."""
    full_desk()
    later = FactCheck.objects.get(slug="lorries")
    ada, hour = make_user(Role.REVIEWER, "ada"), timezone.now() + timedelta(hours=1)
    later.writers.set([ada])
    FactCheck.objects.filter(pk=later.pk).update(embargo_until=hour, out_at=hour)
    return {each.state: each for each in FactCheck.objects.order_by("pk")}


def slugs(records: list[dict]) -> list[str]:
    claims = [each for each in records if each["type"] == "claim"]
    return [piece["slug"] for each in claims for piece in each["fact_checks"]]


def test_drafts_and_what_is_under_embargo_are_in_no_strangers_file(pieces):
    for role in (Role.READER, Role.ANNOTATOR, Role.REVIEWER):
        records = taken_by(make_user(role, f"a-{role}"))
        assert slugs(records) == ["lorries-old"]
        assert told_of(records, "correction") == set()
        assert "Lorries counted" not in json.dumps(records)
    assert Correction.objects.count() == 1


def test_who_works_on_a_fact_check_and_editors_have_it(pieces):
    assert slugs(taken_by(User.objects.get(username="ada"))) == ["lorries", "lorries-old"]
    whole = ["lorries", "lorries-fr", "lorries-old"]
    assert slugs(taken_by(make_user(Role.EDITOR))) == whole
    assert slugs(taken_by(None)) == whole


def test_what_one_person_took_away_is_read_back_as_it_is(blind):
    reader = make_user(Role.READER, "reader")
    before = b"".join(export_json(reader=reader))
    empty_desk()
    restore(before)
    counts, found = json.loads(ndjson().splitlines()[-1]), json.loads(before)
    assert counts["counts"] == found["counts"]


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_a_persons_file_do_not_grow_with_the_rows(db, django_assert_num_queries, count):
    reader, scale = make_user(Role.READER), make_scale()
    for index in range(count):
        make_second_review(make_claim(f"Fire is cold ({index})."), scale=scale)
    with django_assert_num_queries(QUERIES):
        taken_by(reader)


QUERIES = 43
