"""Claims: where they stand, how they move, and what the record tells of it."""

import pytest

from annotations.desk import claims, quotes
from annotations.desk.claims import add_appearance, check_quote, create_claim
from annotations.desk.errors import WrongState
from annotations.models import Claim, Event, Origin
from tests import factories
from tests.factories import place

pytestmark = pytest.mark.django_db


def last_event() -> Event:
    return Event.objects.order_by("-pk").first()


def test_claim_a_person_writes_down_is_open_and_theirs(annotator):
    claim = create_claim(actor=annotator, statement="  The harbour closes\r\nin March. ")
    assert (claim.state, claim.kind, claim.version) == ("open", "fact", 1)
    assert claim.statement == "The harbour closes\nin March."
    assert (claim.origin, claim.created_by) == (Origin.PERSON, annotator)
    assert claim.moved_at == claim.created_at
    assert last_event().claim_id == claim.pk


def test_claim_without_a_statement_is_in_the_words_of_its_place(annotator):
    revision = factories.make_revision()
    spot = place(revision, "the vote was nine to four")
    claim = create_claim(actor=annotator, revision=revision, place=spot)
    assert claim.statement == "the vote was nine to four"
    appearance = claim.appearances.get()
    assert (appearance.start, appearance.end) == (spot.start, spot.end)
    assert last_event().article_id == revision.article_id


def test_claim_may_be_worded_otherwise_than_its_place():
    revision = factories.make_revision()
    claim = factories.make_claim("Nine voted for it.", revision=revision, words="nine to four")
    assert (claim.statement, claim.appearances.get().exact) == (
        "Nine voted for it.",
        "nine to four",
    )


def test_rejection_keeps_its_reason_and_reopening_takes_it_back(editor):
    claim = factories.make_claim()
    claims.reject_claim(actor=editor, claim=claim, reason="A wish.")
    assert Claim.objects.get().decision_reason == "A wish."
    claims.reopen_claim(actor=editor, claim=claim, reason="It was repeated as fact.")
    stored = Claim.objects.get()
    assert (stored.state, stored.version) == ("open", 3)
    assert last_event().data == {
        "state": ["rejected", "open"],
        "reason": "It was repeated as fact.",
    }


def test_reopened_claim_keeps_its_verdicts(editor):
    verdict = factories.make_verdict()
    claim = Claim.objects.get(pk=verdict.claim_id)
    claims.reopen_claim(actor=editor, claim=claim)
    verdict.refresh_from_db()
    assert (claim.state, verdict.state) == ("open", "submitted")


def test_change_tells_what_it_was_and_what_it_is(editor):
    speaker = factories.make_speaker()
    claim = factories.make_claim("The earth is flat.")
    claims.change_claim(
        actor=editor, claim=claim, statement="The earth is round.", kind="fact", speaker=speaker
    )
    assert last_event().data == {
        "statement": ["The earth is flat.", "The earth is round."],
        "speaker": [None, speaker.pk],
    }


def test_one_claim_stands_in_many_places(editor):
    claim = factories.make_claim("The vote was nine to four.")
    revisions = [factories.make_revision(), factories.make_revision()]
    for revision in revisions:
        add_appearance(
            actor=editor, claim=claim, revision=revision, place=place(revision, "nine to four")
        )
    assert [each.revision for each in claim.appearances.all()] == revisions
    assert claim.version == 1


def test_whatever_is_done_on_a_claim_moves_it_up_the_list(editor):
    claim, revision = factories.make_claim(), factories.make_revision()
    moves = [claim.moved_at]
    add_appearance(
        actor=editor, claim=claim, revision=revision, place=place(revision, "nine to four")
    )
    moves.append(Claim.objects.get().moved_at)
    factories.make_evidence(claim)
    moves.append(Claim.objects.get().moved_at)
    factories.make_verdict(claim)
    moves.append(Claim.objects.get().moved_at)
    assert moves == sorted(set(moves))


def test_quote_is_checked_as_a_claim_that_somebody_said_it(editor):
    speaker = factories.make_speaker("Marta Ilves", description="harbour mistress")
    quote = factories.make_quote(words="Nobody asked us.", speaker=speaker)
    claim = check_quote(actor=editor, quote=quote)
    assert (claim.kind, claim.speaker) == ("quote", speaker)
    assert claim.statement == "Marta Ilves: “Nobody asked us.”"
    assert claim.appearances.get().quote == quote


@pytest.mark.parametrize(
    ("sources", "statement"),
    [(["Marta Ilves"], "Marta Ilves: “Nobody asked us.”"), ([], "“Nobody asked us.”")],
)
def test_quote_of_nobody_known_is_checked_under_the_words_of_the_text(editor, sources, statement):
    quote = factories.make_quote(words="Nobody asked us.", sources=sources)
    assert check_quote(actor=editor, quote=quote).statement == statement


def test_quote_from_a_french_text_is_checked_between_french_marks(editor):
    text = "Marta Ilves s'est emportée. «\u00a0On ne nous a rien demandé.\u00a0»"
    revision = factories.make_revision(text, language="fr")
    quote = factories.make_quote(revision, "On ne nous a rien demandé.", sources=["Marta Ilves"])
    said = "Marta Ilves\u00a0: «\u00a0On ne nous a rien demandé.\u00a0»"
    assert check_quote(actor=editor, quote=quote).statement == said


def test_rejected_quote_is_not_checked(editor):
    quote = factories.make_quote()
    quotes.reject_quote(actor=editor, quote=quote)
    with pytest.raises(WrongState):
        check_quote(actor=editor, quote=quote)
    assert not Claim.objects.exists()


def test_quote_is_checked_anew_once_the_first_claim_was_rejected(editor):
    quote = factories.make_quote()
    first = check_quote(actor=editor, quote=quote)
    claims.reject_claim(actor=editor, claim=first, reason="A wish.")
    assert check_quote(actor=editor, quote=quote).pk != first.pk


@pytest.mark.parametrize("plan", ["single", "blind"])
def test_claim_keeps_the_words_that_a_verdict_was_given_on(annotator, editor, plan):
    claim = factories.make_claim("Nine voted for it.")
    with factories.reviewed(plan):
        factories.make_verdict(claim)
    claim = Claim.objects.get(pk=claim.pk)
    for actor, wanted in ((annotator, {"statement": "Nine did not."}), (editor, {"kind": "quote"})):
        with pytest.raises(WrongState) as refusal:
            claims.change_claim(actor=actor, claim=claim, **wanted)
        assert claim.get_state_display() in str(refusal.value)
    claims.change_claim(actor=annotator, claim=claim, types=["numerical"])
    if plan == "single":
        claims.reopen_claim(actor=editor, claim=claim)
        claims.change_claim(actor=annotator, claim=claim, statement="Nine did not.")
    statement = Claim.objects.get(pk=claim.pk).statement
    assert statement == ("Nine did not." if plan == "single" else "Nine voted for it.")
