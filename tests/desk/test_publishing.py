"""What whoever writes, publishes and corrects a fact-check may rely on."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk.claims import change_claim, reopen_claim
from annotations.desk.corrections import correct_fact_check, withdraw_fact_check
from annotations.desk.errors import AlreadyThere, NotAllowed, Refused, StaleVersion, WrongState
from annotations.desk.evidence import change_evidence, withdraw_evidence
from annotations.desk.publishing import (
    change_embargo,
    change_fact_check,
    create_fact_check,
    discard_fact_check,
    publish_fact_check,
)
from annotations.desk.slugs import free_slug, slug_from
from annotations.models import Claim, Event, FactCheck, Notification, Recusal, Role
from tests import factories
from tests.published import (
    end_embargo,
    make_correction,
    make_decided_claim,
    make_draft,
    make_published,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(db):
    return factories.make_user(Role.REVIEWER, username="writer")


@pytest.fixture
def publisher(db):
    return factories.make_user(Role.EDITOR, username="publisher")


def tomorrow():
    return timezone.now() + timedelta(days=1)


def decide_anew(claim, rating="true"):
    """Reopen the claim and decide it once more, on the scale of its first decision."""
    scale = claim.fact_checks.first().decision.rating.scale
    claim = Claim.objects.get(pk=claim.pk)
    reopen_claim(actor=factories.a_worker(Role.EDITOR), claim=claim, reason="New papers.")
    claim = Claim.objects.get(pk=claim.pk)
    factories.make_verdict(claim, rating=rating, scale=scale)
    return Claim.objects.get(pk=claim.pk)


# ---- Drafts -------------------------------------------------------------------------------------


def test_draft_begins_with_what_the_desk_knows(writer):
    claim = make_decided_claim("The harbour closed in 2025.")
    draft = create_fact_check(actor=writer, claim=claim)
    assert draft.headline == "The harbour closed in 2025."
    assert draft.slug == "the-harbour-closed-in-2025"
    assert draft.decision == claim.decision
    assert list(draft.authors.all()) == [writer]
    assert [each.title for each in draft.evidence.all()] == ["Port statistics"]
    assert (draft.state, draft.out_at) == ("draft", None)


@pytest.mark.parametrize("state", [s for s in Claim.State if s not in ("decided", "published")])
def test_draft_is_begun_only_where_the_claim_is_decided(writer, state):
    claim = make_decided_claim()
    Claim.objects.filter(pk=claim.pk).update(state=state)
    claim.refresh_from_db()
    if state == "corrected":
        create_fact_check(actor=writer, claim=claim)
        return
    with pytest.raises(WrongState):
        create_fact_check(actor=writer, claim=claim)


def test_claim_has_one_fact_check_a_language(writer):
    claim = make_decided_claim()
    first = create_fact_check(actor=writer, claim=claim, language="en")
    with pytest.raises(AlreadyThere) as refusal:
        create_fact_check(actor=writer, claim=claim, language="en-GB")
    assert refusal.value.existing == first
    create_fact_check(actor=writer, claim=claim, language="fr")
    discard_fact_check(actor=writer, fact_check=first)
    create_fact_check(actor=writer, claim=claim, language="en")


def test_who_declared_a_conflict_of_interest_neither_writes_nor_publishes(writer, publisher):
    claim = make_decided_claim()
    draft = make_draft(claim, actor=writer)
    for person in (writer, publisher):
        Recusal.objects.create(
            claim=claim, person=person, reason="My sister.", created_at=timezone.now()
        )
    with pytest.raises(NotAllowed):
        change_fact_check(actor=writer, fact_check=draft, headline="Another")
    with pytest.raises(NotAllowed):
        publish_fact_check(actor=publisher, fact_check=draft)
    with pytest.raises(NotAllowed):
        create_fact_check(actor=writer, claim=claim, language="fr")


def test_whoever_changes_the_text_is_a_writer_and_whoever_changes_the_rest_is_not(publisher):
    draft = make_draft()
    change_fact_check(actor=publisher, fact_check=draft, embargo_until=tomorrow(), slug="chosen")
    assert publisher not in draft.writers.all()
    change_fact_check(actor=publisher, fact_check=draft, summary="Put better.")
    assert publisher in draft.writers.all()


def test_address_follows_the_headline_until_somebody_chooses_one(writer):
    draft = make_draft(actor=writer, headline="The harbour stayed open")
    change_fact_check(actor=writer, fact_check=draft, headline="The quay stayed open")
    assert draft.slug == "the-quay-stayed-open"
    change_fact_check(actor=writer, fact_check=draft, slug="quay")
    change_fact_check(actor=writer, fact_check=draft, headline="Another headline")
    assert draft.slug == "quay"


def test_two_headlines_alike_have_two_addresses(writer):
    slugs = [make_draft(actor=writer, headline="The same").slug for _ in range(3)]
    assert slugs == ["the-same", "the-same-2", "the-same-3"]


@pytest.mark.parametrize("slug", ["corrections", "Not good", "a/b", "taken", "x" * 81, "é"])
def test_address_that_cannot_be_is_refused(writer, slug):
    make_draft(actor=writer, slug="taken")
    draft = make_draft(actor=writer)
    with pytest.raises(ValidationError) as refusal:
        change_fact_check(actor=writer, fact_check=draft, slug=slug)
    assert list(refusal.value.message_dict) == ["slug"]


@given(st.text(max_size=400))
def test_every_headline_makes_an_address_that_a_url_holds(headline):
    made = slug_from(headline)
    assert made.isascii()
    assert made.replace("-", "").replace("_", "").isalnum()
    assert 0 < len(made) <= 60


def test_address_of_another_public_page_is_left_to_it():
    assert free_slug("Corrections") == "corrections-2"


def test_second_of_two_edits_is_refused_and_nothing_is_lost(writer, publisher):
    draft = make_draft(actor=writer)
    change_fact_check(actor=writer, fact_check=draft, body="First.", version=1)
    other = FactCheck.objects.get(pk=draft.pk)
    with pytest.raises(StaleVersion) as refusal:
        change_fact_check(actor=publisher, fact_check=other, body="Second.", version=1)
    assert refusal.value.current.body == "First."
    assert refusal.value.wanted == {"body": "Second."}
    assert publisher not in draft.writers.all()


def test_evidence_of_another_claim_or_withdrawn_is_refused(writer):
    draft = make_draft(actor=writer)
    with pytest.raises(ValidationError):
        change_fact_check(actor=writer, fact_check=draft, evidence=[factories.make_evidence()])


def test_reviewer_who_does_not_work_on_a_draft_neither_sees_nor_changes_it(writer):
    draft = make_draft(actor=writer)
    with pytest.raises(NotAllowed):
        change_fact_check(actor=factories.make_user(), fact_check=draft, headline="Mine")


# ---- Publishing ---------------------------------------------------------------------------------


def test_publishing_makes_it_public_and_moves_the_claim(publisher):
    draft = make_draft()
    publish_fact_check(actor=publisher, fact_check=draft)
    claim = Claim.objects.get(pk=draft.claim_id)
    assert claim.state == "published"
    assert list(FactCheck.objects.out(timezone.now())) == [draft]
    assert draft.published_by == publisher


@pytest.mark.parametrize("part", ["creator", "writer", "author"])
def test_nobody_publishes_what_they_worked_on(publisher, part):
    if part == "creator":
        draft = make_draft(actor=publisher)
        draft.writers.clear()
        draft.authors.clear()
    else:
        draft = make_draft()
        getattr(draft, f"{part}s").add(publisher)
    with pytest.raises(NotAllowed):
        publish_fact_check(actor=publisher, fact_check=draft)
    assert FactCheck.objects.get(pk=draft.pk).state == "draft"
    assert Claim.objects.get(pk=draft.claim_id).state == "decided"


def test_draft_without_text_is_not_published(publisher):
    with pytest.raises(Refused):
        publish_fact_check(actor=publisher, fact_check=make_draft(body=""))


def test_draft_on_an_old_decision_is_not_published_until_it_takes_the_new_one(writer, publisher):
    draft = make_draft(actor=writer)
    claim = decide_anew(draft.claim)
    draft = FactCheck.objects.get(pk=draft.pk)
    with pytest.raises(Refused):
        publish_fact_check(actor=publisher, fact_check=draft)
    draft = FactCheck.objects.get(pk=draft.pk)
    change_fact_check(actor=writer, fact_check=draft, take_decision=True)
    publish_fact_check(actor=publisher, fact_check=draft)
    assert draft.decision == claim.decision


def test_draft_is_not_published_while_the_claim_is_open_again(publisher):
    draft = make_draft()
    reopen_claim(actor=publisher, claim=draft.claim, reason="New papers.")
    with pytest.raises(WrongState):
        publish_fact_check(actor=publisher, fact_check=FactCheck.objects.get(pk=draft.pk))


def test_second_language_is_published_beside_the_first(publisher):
    claim = make_published().claim
    draft = make_draft(Claim.objects.get(pk=claim.pk), language="fr")
    publish_fact_check(actor=publisher, fact_check=draft)
    assert FactCheck.objects.out(timezone.now()).count() == 2
    assert Claim.objects.get(pk=claim.pk).state == "published"


def test_version_that_is_past_is_refused_and_the_claim_stays_where_it_is(publisher):
    draft = make_draft()
    with pytest.raises(StaleVersion):
        publish_fact_check(actor=publisher, fact_check=draft, version=9)
    assert Claim.objects.get(pk=draft.claim_id).state == "decided"


def test_people_who_worked_on_it_are_told_and_nothing_of_its_text_with_it(writer, publisher):
    draft = make_draft(actor=writer, headline="A secret headline")
    publish_fact_check(actor=publisher, fact_check=draft, embargo_until=tomorrow())
    told = Notification.objects.get(person=writer, kind="published")
    assert told.data == {"fact_check": draft.pk, "what": "published"}


def test_record_never_holds_the_text(writer, publisher):
    secret = "Zanzibar"
    draft = make_draft(actor=writer, headline=secret, summary=secret, body=secret)
    change_fact_check(actor=writer, fact_check=draft, body=f"{secret} twice", slug="zanzi-1")
    publish_fact_check(actor=publisher, fact_check=draft, embargo_until=tomorrow())
    correct_fact_check(
        actor=factories.make_user(Role.EDITOR),
        fact_check=draft,
        kind="update",
        reason=secret,
        body=f"{secret} thrice",
    )
    withdraw_fact_check(actor=publisher, fact_check=draft, reason=secret)
    told = " ".join(str(event.data) for event in Event.objects.filter(target_type="factcheck"))
    assert secret.lower() not in told.lower()
    assert "zanzi" not in told


# ---- Embargo ------------------------------------------------------------------------------------


def test_embargoed_is_out_once_its_time_has_come():
    embargoed = make_published(embargo=True)
    now = timezone.now()
    assert not FactCheck.objects.out(now).exists()
    assert list(FactCheck.objects.out(now + timedelta(days=2))) == [embargoed]


def test_embargo_that_the_draft_names_holds_unless_it_has_passed(writer, publisher):
    planned = make_draft(actor=writer)
    change_fact_check(actor=writer, fact_check=planned, embargo_until=tomorrow())
    publish_fact_check(actor=publisher, fact_check=planned)
    assert planned.out_at == planned.embargo_until
    passed = make_draft(actor=writer)
    change_fact_check(
        actor=writer, fact_check=passed, embargo_until=timezone.now() - timedelta(hours=1)
    )
    publish_fact_check(actor=publisher, fact_check=passed)
    assert passed.embargo_until is None
    assert passed.is_out(timezone.now())


def test_embargo_is_lifted_and_moved_before_it_ends_but_not_into_the_past(publisher):
    embargoed = make_published(embargo=True)
    with pytest.raises(ValidationError):
        change_embargo(
            actor=publisher,
            fact_check=embargoed,
            embargo_until=timezone.now() - timedelta(seconds=1),
        )
    later = timezone.now() + timedelta(days=3)
    change_embargo(actor=publisher, fact_check=embargoed, embargo_until=later)
    assert embargoed.out_at == later
    change_embargo(actor=publisher, fact_check=embargoed, embargo_until=None)
    assert embargoed.is_out(timezone.now())


def test_embargo_that_has_ended_is_over(publisher):
    out = end_embargo(make_published(embargo=True))
    with pytest.raises(NotAllowed):
        change_embargo(actor=publisher, fact_check=out, embargo_until=tomorrow())


def test_writer_does_not_correct_what_is_under_embargo_so_that_four_eyes_hold():
    author = factories.make_user(Role.EDITOR)
    embargoed = make_published(actor=author, embargo=True)
    change = {"fact_check": embargoed, "kind": "minor", "reason": "Slip.", "body": "Mine alone."}
    with pytest.raises(NotAllowed):
        correct_fact_check(actor=author, **change)
    correct_fact_check(actor=factories.make_user(Role.EDITOR), **change)
    assert embargoed.changed_at is None  # nobody outside saw what it said before


def test_what_is_taken_back_under_embargo_was_never_out(publisher):
    embargoed = make_published(embargo=True)
    withdraw_fact_check(actor=publisher, fact_check=embargoed, reason="A hoax.")
    assert embargoed.state == "discarded"
    assert not FactCheck.objects.out(timezone.now() + timedelta(days=9)).exists()
    assert Claim.objects.get(pk=embargoed.claim_id).state == "withdrawn"


# ---- Correcting and withdrawing -----------------------------------------------------------------


def test_correction_keeps_both_texts_and_its_reason(publisher):
    published = make_published(summary="It stayed open.")
    correction = make_correction(published, actor=publisher, summary="It was never shut.")
    assert correction.before == {"summary": "It stayed open."}
    assert correction.after == {"summary": "It was never shut."}
    published.refresh_from_db()
    assert published.summary == "It was never shut."
    assert published.changed_at == correction.made_at
    assert Claim.objects.get(pk=published.claim_id).state == "corrected"


def test_correction_of_lists_tells_them_by_name(publisher):
    published = make_published()
    correction = make_correction(
        published, summary=published.summary, evidence=[], authors=[publisher]
    )
    assert correction.before["evidence"] == ["Port statistics"]
    assert correction.after == {"evidence": [], "authors": ["publisher"]}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"kind": "huge"}, "kind"),
        ({"summary": "It stayed open."}, "__all__"),
        ({"body": ""}, "body"),
        ({"headline": ""}, "headline"),
    ],
)
def test_correction_that_is_none_is_refused(change, field):
    published = make_published()
    with pytest.raises(ValidationError) as refusal:
        make_correction(published, **change)
    errors = refusal.value
    assert (list(errors.error_dict) if hasattr(errors, "error_dict") else ["__all__"]) == [field]
    assert not published.corrections.exists()


def test_new_rating_is_a_substantive_correction():
    published = make_published()
    claim = decide_anew(published.claim, "true")
    published = FactCheck.objects.get(pk=published.pk)
    with pytest.raises(ValidationError):
        make_correction(published, take_decision=True)
    published = FactCheck.objects.get(pk=published.pk)
    correction = make_correction(published, kind="substantive", take_decision=True)
    assert correction.before["rating"]["en"] == "False"
    assert correction.after["rating"]["en"] == "True"
    published.refresh_from_db()
    assert published.decision == claim.decision
    assert Claim.objects.get(pk=claim.pk).state == "corrected"


def test_slip_is_corrected_while_the_claim_is_checked_anew_and_does_not_end_that(publisher):
    published = make_published()
    reopen_claim(
        actor=publisher, claim=Claim.objects.get(pk=published.claim_id), reason="New papers."
    )
    published = FactCheck.objects.get(pk=published.pk)
    make_correction(published)
    assert Claim.objects.get(pk=published.claim_id).state == "open"
    with pytest.raises(WrongState):
        make_correction(published, kind="substantive", take_decision=True, body="Else.")


def test_withdrawn_keeps_its_page_and_its_reason(publisher):
    published = make_published()
    withdraw_fact_check(actor=publisher, fact_check=published, reason="We were wrong.")
    assert list(FactCheck.objects.out(timezone.now())) == [published]
    assert published.withdrawal_reason == "We were wrong."
    assert Claim.objects.get(pk=published.claim_id).state == "withdrawn"


def test_claim_stays_published_while_another_language_stands(publisher):
    claim = make_published().claim
    other = make_published(Claim.objects.get(pk=claim.pk), language="fr")
    withdraw_fact_check(actor=publisher, fact_check=other, reason="A poor translation.")
    assert Claim.objects.get(pk=claim.pk).state == "published"


def test_withdrawing_while_the_claim_is_checked_anew_leaves_that_alone(publisher):
    published = make_published()
    reopen_claim(
        actor=publisher, claim=Claim.objects.get(pk=published.claim_id), reason="New papers."
    )
    published = FactCheck.objects.get(pk=published.pk)
    withdraw_fact_check(actor=publisher, fact_check=published, reason="Until we know.")
    assert Claim.objects.get(pk=published.claim_id).state == "open"


@pytest.mark.parametrize("role", [Role.READER, Role.ANNOTATOR, Role.REVIEWER])
def test_only_editors_correct_and_withdraw(role):
    published = make_published()
    member = factories.make_user(role)
    with pytest.raises(NotAllowed):
        make_correction(published, actor=member)
    with pytest.raises(NotAllowed):
        withdraw_fact_check(actor=member, fact_check=published, reason="No.")


# ---- What the public reads does not change unsaid ------------------------------------------------


def test_claim_that_was_published_is_not_reworded(editor):
    fact_check = make_published()
    claim = Claim.objects.get(pk=fact_check.claim_id)
    with pytest.raises(WrongState):
        change_claim(actor=editor, claim=claim, statement="Something else.")
    assert change_claim(actor=editor, claim=claim, types=["numerical"]).types == ["numerical"]


def test_evidence_that_a_published_fact_check_lists_is_neither_changed_nor_withdrawn(editor):
    item = factories.make_evidence()
    fact_check = make_published()
    fact_check.evidence.set([item])
    for act in (partial(change_evidence, title="Another title"), withdraw_evidence):
        with pytest.raises(WrongState):
            act(actor=editor, evidence=item)
    item.refresh_from_db()
    assert (item.state, item.version) == ("active", 1)
