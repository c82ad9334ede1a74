"""Acts done to many rows at once: each row by itself, and a summary of what was refused and why."""

import pytest

from annotations.desk.articles import exclude_range
from annotations.desk.quotes import reject_quote
from annotations.models import Assignment, Claim, Event, ExcludedRange, Quote
from tests import factories

from .browse import Browser

pytestmark = pytest.mark.django_db


def test_proposed_quotes_are_accepted_and_those_accepted_before_are_told(as_reviewer, reviewer):
    proposed = [factories.make_proposed_quote() for _ in range(2)]
    accepted = factories.make_quote()
    said = as_reviewer.tick("annotations/quote/", "accept", *proposed, accepted)
    assert said == [
        "Accepted: 2",
        f"Not done: “{accepted}”: This quote is accepted already.",
    ]
    assert set(Quote.objects.values_list("state", flat=True)) == {"accepted"}
    events = Event.objects.filter(verb="quote.accepted")
    assert {event.target_id for event in events} == {quote.pk for quote in proposed}
    assert {event.actor for event in events} == {reviewer}


def test_quotes_are_rejected_with_the_reason_of_the_bar(as_reviewer):
    quotes = [factories.make_proposed_quote() for _ in range(2)]
    said = as_reviewer.tick("annotations/quote/", "reject", *quotes, reason="A headline.")
    assert said == ["Rejected: 2"]
    rows = Quote.objects.values_list("state", "decision_reason")
    assert set(rows) == {("rejected", "A headline.")}


def test_rejected_quote_whose_place_was_taken_since_is_refused_with_a_link(as_reviewer):
    quote = factories.make_quote(words="Nobody asked us.")
    reject_quote(actor=factories.a_worker(), quote=quote)
    other = factories.make_quote(quote.revision, words="Nobody asked us.")
    said = as_reviewer.tick("annotations/quote/", "accept", quote)
    assert len(said) == 1
    assert f'href="/admin/annotations/quote/{other.pk}/change/"' in said[0]
    assert Quote.objects.get(pk=quote.pk).state == "rejected"


@pytest.mark.parametrize(
    ("action", "states"),
    [
        ("accept", ["open", "open", "decided"]),
        ("reject", ["rejected", "rejected", "decided"]),
        ("reopen", ["proposed", "open", "open"]),
    ],
)
def test_claims_are_moved_where_their_state_allows(as_reviewer, action, states):
    rows = [
        factories.make_claim(state="proposed"),
        factories.make_claim(),
        factories.make_verdict().claim,
    ]
    before = {row.pk: Claim.objects.get(pk=row.pk).state for row in rows}
    said = as_reviewer.tick("annotations/claim/", action, *rows, reason="Not ours.")
    after = [Claim.objects.get(pk=row.pk).state for row in rows]
    assert after == states
    moved = sum(before[row.pk] != state for row, state in zip(rows, after, strict=True))
    assert len(said) == 1 + (3 - moved)


def test_editor_assigns_claims_at_once_and_names_to_whom(as_editor):
    rows = [factories.make_claim(), factories.make_claim()]
    ada = factories.make_user()
    nobody = as_editor.tick("annotations/claim/", "assign", rows[0])
    said = as_editor.tick("annotations/claim/", "assign", *rows, person=ada.pk)
    assert "Choose who is to review them." in nobody[0]
    assert said[-1] == "Assigned: 2"
    assert set(Assignment.objects.values_list("person", flat=True)) == {ada.pk}


def test_no_bulk_action_gives_a_verdict(as_reviewer):
    actions = as_reviewer.client.get("/admin/annotations/claim/").context["action_form"]
    assert [name for name, _label in actions.fields["action"].choices] == [
        "",
        "assign",
        "accept",
        "reject",
        "reopen",
    ]


def test_others_evidence_is_refused_row_by_row(as_reviewer, reviewer):
    mine = factories.make_evidence(actor=reviewer)
    others = factories.make_evidence()
    said = as_reviewer.tick("annotations/evidence/", "withdraw", mine, others)
    assert said[0] == "Withdrawn: 1"
    assert said[1].startswith(f"Not done: “{others}”: Your role does not allow this.")
    mine.refresh_from_db()
    others.refresh_from_db()
    assert (mine.state, others.state) == ("withdrawn", "active")


def test_of_many_refused_rows_the_first_are_told_and_the_others_counted(as_reviewer):
    claims = [factories.make_claim() for _ in range(22)]
    said = as_reviewer.tick("annotations/claim/", "accept", *claims)
    assert (len(said), said[-1]) == (21, "Not done: 2 more.")


def test_editor_publishes_and_retires_scales_from_the_list(client, editor):
    draft = factories.make_scale(publish=False)
    browser = Browser(client, editor)
    browser.tick("annotations/ratingscale/", "publish", draft)
    draft.refresh_from_db()
    assert draft.published_at is not None
    browser.tick("annotations/ratingscale/", "retire", draft)
    draft.refresh_from_db()
    assert draft.retired_at is not None


def test_left_out_text_is_brought_back_from_the_list(as_reviewer):
    revision = factories.make_revision()
    place = factories.place(revision, "The mayor declined to comment.")
    excluded = exclude_range(actor=factories.a_worker(), revision=revision, place=place)
    said = as_reviewer.tick("annotations/excludedrange/", "bring_back", excluded)
    assert (said, ExcludedRange.objects.active().count()) == (["Brought back: 1"], 0)
