"""The record: every line proves the one before it, and the database lets none be altered."""

import hashlib
import io
import threading
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from annotations.desk.articles import change_article
from annotations.desk.directory import create_outlet
from annotations.desk.drafts import ArticleDraft
from annotations.desk.intake import import_articles
from annotations.desk.record import gathered, record
from annotations.desk.verifying import head_of_record, verify_events
from annotations.models import Event, Outlet, Revision, User, Verdict
from annotations.models.record import GENESIS, digest_of
from tests.factories import make_revision, make_user, make_verdict
from tests.unguarded import lift_guards

REFUSED = (IntegrityError, InternalError)


def write(actor: User, count: int = 3) -> list[Event]:
    return [
        record(actor=actor, verb="outlet.changed", target=Outlet(pk=n), data={"name": ["é", n]})
        for n in range(1, count + 1)
    ]


def test_each_line_follows_from_the_one_before(editor):
    first, second, third = write(editor)
    assert (first.previous, second.previous) == (GENESIS, first.digest)
    assert verify_events() == verify_events(known=second.digest)
    proof = verify_events(known=second.digest)
    assert (proof.lines, proof.head, proof.broken, proof.met) == (3, third.digest, None, True)
    assert head_of_record() == (third.pk, third.digest)


def test_digest_is_over_the_json_that_the_docs_show():
    at = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
    line = (at, 7, "claim.opened", "claim", 12, None, 12, {"b": 1, "a": "é"})
    told = (
        f'["{GENESIS}","2026-11-22T08:30:00.000000+00:00",7,"claim.opened","claim",12,null,12,'
        '{"a":"é","b":1}]'
    )
    assert digest_of(GENESIS, line) == hashlib.sha256(told.encode()).hexdigest()


@pytest.mark.parametrize(
    "tamper",
    [
        lambda event: Event.objects.filter(pk=event.pk).update(verb="outlet.added"),
        lambda event: Event.objects.filter(pk=event.pk).update(digest="0" * 64),
        lambda event: Event.objects.filter(pk=event.pk).delete(),
        lambda event: Event.objects.filter(pk=event.pk)._raw_delete("default"),
        lambda _event: Event.objects.all().delete(),
        lambda event: (setattr(event, "verb", "other"), event.save()),
    ],
    ids=["update", "digest", "delete", "raw delete", "delete all", "save"],
)
def test_database_refuses_to_alter_or_delete_a_line(editor, tamper):
    event = write(editor)[1]
    with pytest.raises(REFUSED), transaction.atomic():
        tamper(event)
    assert verify_events().lines == 3


@pytest.mark.postgres
def test_database_refuses_to_truncate(editor):
    write(editor)
    connection.check_constraints()  # else what is due at the commit stands in the way
    with pytest.raises(REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE annotations_event")
    assert verify_events().lines == 3


def test_verdicts_and_texts_cannot_be_deleted_either(reviewer):
    make_verdict(actor=reviewer)
    make_revision("A text.")
    for model in (Verdict, Revision):
        with pytest.raises(REFUSED), transaction.atomic():
            model.objects.all()._raw_delete("default")
        assert model.objects.exists()


def test_two_lines_cannot_follow_the_same_one(editor):
    first, second, _ = write(editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.create(
            at=timezone.now(),
            verb="x.y",
            target_type="x",
            target_id=1,
            previous=first.digest,
            digest=second.digest,
        )


@pytest.mark.parametrize(
    ("tamper", "why", "broken"),
    [
        (lambda events: Event.objects.filter(pk=events[1].pk).update(actor=None), "altered", 1),
        (lambda events: Event.objects.filter(pk=events[1].pk)._raw_delete("default"), "gap", 2),
        (lambda events: Event.objects.filter(pk=events[0].pk)._raw_delete("default"), "gap", 1),
    ],
    ids=["altered", "taken out", "first taken out"],
)
def test_whoever_gets_past_the_guards_is_found_out(editor, tamper, why, broken):
    events = write(editor, 4)
    lift_guards(connection, "frozen")
    lift_guards(connection, "kept")
    tamper(events)
    proof = verify_events()
    assert (proof.broken, proof.why) == (events[broken].pk, why)
    assert proof.lines < 4
    with pytest.raises(CommandError, match=f"ine {events[broken].pk} "):
        call_command("verify_events", stdout=io.StringIO())


def test_record_cut_off_at_its_end_is_found_out_by_a_head_kept_elsewhere(editor):
    events = write(editor, 4)
    kept = head_of_record()[1]
    lift_guards(connection, "kept")
    Event.objects.filter(pk=events[-1].pk)._raw_delete("default")
    assert verify_events().broken is None  # what is left is whole in itself
    assert not verify_events(known=kept).met
    with pytest.raises(CommandError, match="not in it"):
        call_command("verify_events", "--known", kept, stdout=io.StringIO())


def test_command_prints_the_head_to_keep(editor):
    *_, last = write(editor)
    out = io.StringIO()
    call_command("verify_events", "--known", last.digest, stdout=out)
    assert out.getvalue().splitlines() == [
        "3 lines, each following from the one before.",
        f"Head: {last.digest}",
    ]


def test_empty_record_is_sound(db):
    assert verify_events().lines == 0
    assert head_of_record() == (0, GENESIS)


def test_lines_gathered_in_one_act_are_stored_together_at_its_end(editor):
    with gathered():
        create_outlet(actor=editor, name="The Courier")
        assert not Event.objects.exists()
        write(editor, 2)
    verbs = list(Event.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["outlet.created", "outlet.changed", "outlet.changed"]
    assert verify_events().lines == 3


def test_nothing_gathered_is_stored_when_the_act_fails(editor):
    with pytest.raises(RuntimeError), gathered():
        write(editor, 2)
        raise RuntimeError
    assert not Event.objects.exists()
    write(editor, 1)
    assert verify_events().lines == 1


def test_of_what_is_gathered_a_part_that_was_rolled_back_is_forgotten(editor):
    with transaction.atomic(), gathered():
        write(editor, 1)
        for stumbles in (True, False):
            with suppress(ValueError), transaction.atomic():
                create_outlet(actor=editor, name="The Quay")
                with transaction.atomic():
                    write(editor, 2)
                if stumbles:
                    raise ValueError
    told = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert told == ["outlet.changed", "outlet.created", "outlet.changed", "outlet.changed"]
    assert Outlet.objects.count() == 1
    assert verify_events().broken is None


@pytest.mark.django_db(transaction=True)
def test_nothing_is_gathered_outside_a_transaction(editor):
    with pytest.raises(transaction.TransactionManagementError), gathered():
        write(editor, 1)
    assert not Event.objects.exists()


def test_bulk_import_is_chained_too(annotator):
    drafts = [ArticleDraft(text=f"Text number {n}.", outlet=f"Paper {n % 3}") for n in range(20)]
    list(import_articles(actor=annotator, drafts=drafts))
    assert verify_events().lines == 23
    assert verify_events().broken is None


class DigestsSurviveTheDatabase(TestCase):
    """What is read back gives the digest that was stored, whatever the details hold."""

    @given(
        data=st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
            st.recursive(
                st.none()
                | st.booleans()
                | st.integers(-(2**80), 2**80)
                | st.floats(allow_nan=False, allow_infinity=False)
                | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
                lambda inner: st.lists(inner, max_size=3),
                max_leaves=5,
            ),
            max_size=4,
        )
    )
    def test_of_any_details(self, data):
        before = verify_events().lines
        record(actor=None, verb="outlet.changed", target=Outlet(pk=1), data=data)
        proof = verify_events()
        assert (proof.lines, proof.broken) == (before + 1, None)


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_do_not_fork_the_record():
    actors = [make_user("editor", f"editor{n}") for n in range(8)]
    ready = threading.Barrier(8)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            ready.wait()
            for turn in range(12):
                if turn % 4 == 3:
                    drafts = [
                        ArticleDraft(text=f"{number} {turn} {n}", outlet=f"P{n}") for n in (1, 2)
                    ]
                    list(import_articles(actor=actors[number], drafts=drafts))
                else:
                    create_outlet(actor=actors[number], name=f"Outlet {number}-{turn}")
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[n]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    proof = verify_events()
    assert proof.broken is None
    assert proof.lines == Event.objects.count() == 8 * 9 + 8 * 3 * 2 + 2


@pytest.mark.django_db(transaction=True)
def test_writers_on_one_article_wait_for_each_other_and_never_for_ever():
    actor = make_user("editor", "ada")
    (intake,) = import_articles(actor=actor, drafts=[ArticleDraft(text="One text.")])
    ready = threading.Barrier(4)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            ready.wait()
            for turn in range(8):
                change_article(
                    actor=actor,
                    article=type(intake.article).objects.get(),
                    title=f"{number} {turn}",
                )
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {type(each).__name__ for each in failures} <= {"StaleVersion"}
    assert verify_events().broken is None
