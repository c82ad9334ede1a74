"""The review in the admin: the same acts, and nothing of what is blind."""

from urllib.parse import urlencode

import pytest
from django.apps import apps

from annotations.models import Assignment, Claim, Event, Recusal, Verdict
from tests import factories

pytestmark = pytest.mark.django_db

SECRET = "Nobody may read these reasons yet."


def state_of(claim):
    return Claim.objects.get(pk=claim.pk).state


def test_reviewer_takes_a_claim_and_gives_it_back(as_reviewer, reviewer):
    claim = factories.make_claim()
    act = f"annotations/claim/{claim.pk}/act"

    as_reviewer.send(f"{act}/take/")
    held = Assignment.objects.get()
    as_reviewer.send(f"{act}/release/", reason="On leave.")

    held.refresh_from_db()
    assert (held.person, held.state, state_of(claim)) == (reviewer, "released", "open")


def test_editor_assigns_a_claim_and_changes_the_day(as_editor):
    claim, ada = factories.make_claim(), factories.make_user()

    as_editor.send(f"annotations/claim/{claim.pk}/act/assign/", person=ada.pk, note="Soon.")
    held = Assignment.objects.get()
    as_editor.send(f"annotations/assignment/{held.pk}/act/due/", due_on="2030-05-01")

    held.refresh_from_db()
    assert (held.person, held.note, str(held.due_on)) == (ada, "Soon.", "2030-05-01")


def test_reviewers_stand_above_the_list_of_claims_by_name(as_editor):
    names = ["zoe", "ada", "mia"]
    for each in names:
        factories.make_user(username=each)
    factories.make_claim()
    offered = as_editor.open("annotations/claim/").find("//select[@name='person']/option")
    assert [each.text for each in offered if each.text in names] == sorted(names)


def test_reviewer_assigns_nobody_even_by_the_address(as_reviewer):
    claim = factories.make_claim()
    page = as_reviewer.post(
        f"annotations/claim/{claim.pk}/act/assign/", person=factories.make_user().pk
    )
    assert (page.status, Assignment.objects.count()) == (403, 0)


def test_reviewer_keeps_out_with_a_reason(as_reviewer, reviewer):
    claim = factories.make_claim()
    page = f"annotations/claim/{claim.pk}/act/recuse/"

    none = as_reviewer.send(page, reason="")
    as_reviewer.send(page, reason="My sister's.")

    assert none.errors == ["This field is required."]
    assert Recusal.objects.get().person == reviewer


def test_editor_lets_somebody_review_again(as_editor):
    recusal = factories.make_recusal()

    as_editor.send(f"annotations/recusal/{recusal.pk}/act/lift/", reason="Another person.")

    recusal.refresh_from_db()
    assert recusal.lift_reason == "Another person."


def test_editor_decides_what_was_agreed(as_editor):
    claim = factories.make_agreed()
    chosen = Verdict.objects.latest("pk")

    as_editor.send(f"annotations/claim/{claim.pk}/act/decide/", verdict=chosen.pk)

    assert Claim.objects.get(pk=claim.pk).decision == chosen


def test_blind_verdict_is_on_no_page_of_the_admin(as_administrator):
    claim = factories.make_claim()
    factories.make_evidence(claim)
    factories.make_user()
    factories.make_second_review(claim, reasons=SECRET)
    verdict = Verdict.objects.get()
    done = Assignment.objects.get(state="done")
    told = Event.objects.get(target_type="verdict")

    for path in (
        f"annotations/claim/{claim.pk}/change/",
        "annotations/verdict/",
        "annotations/event/",
        "annotations/assignment/",
    ):
        page = as_administrator.open(path)
        assert page.status == 200
        assert SECRET not in page.response.content.decode()
        assert f"/verdict/{verdict.pk}/" not in page.response.content.decode()
    for path in (
        f"annotations/verdict/{verdict.pk}/change/",
        f"annotations/assignment/{done.pk}/change/",
        f"annotations/event/{told.pk}/change/",
    ):
        assert as_administrator.open(path).status in (302, 404)


@pytest.mark.parametrize("word", ["rating", "evidence", "user", "claim", "comment"])
def test_no_list_is_narrowed_down_by_what_points_at_its_rows(as_administrator, word):
    """Labels, evidence or people by the number of a blind verdict would tell the verdict."""
    claim = factories.make_claim()
    proof = factories.make_evidence(claim)
    factories.make_second_review(claim, evidence=[proof])
    verdict = Verdict.objects.get()
    model = apps.get_model("annotations", word)
    names = [
        each.name
        for each in model._meta.get_fields(include_hidden=True)
        if each.auto_created and not each.concrete
    ]
    assert names
    for name in names:
        for ask in (name, f"{name}__id__exact", f"{name}__isnull"):
            page = f"annotations/{word}/?{urlencode({ask: verdict.pk})}"
            assert as_administrator.open(page).status == 400, ask
