"""On PostgreSQL who records keeps others from recording: whoever does must not wait for them."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from annotations.desk import carrying, intake
from annotations.desk.articles import change_article
from annotations.desk.claims import change_claim
from annotations.desk.directory import create_outlet
from annotations.desk.drafts import ArticleDraft, SpanDraft
from annotations.desk.errors import WrongState
from annotations.desk.extraction import propose
from annotations.desk.merging import merge_speakers
from annotations.desk.quotes import create_quote
from annotations.desk.record import one_act
from annotations.desk.verifying import verify_events
from annotations.models import Article, Claim, Event, Quote, Speaker
from tests.factories import make_article, make_claim, make_revision, make_speaker, make_user

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

SECONDS = 20


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Do all in threads of their own; return what they raised."""
    failures: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def test_marking_a_quote_in_a_text_that_is_being_read(annotator):
    revision = make_revision("“We will close the pier,” Ann Lee said. It is old.")
    reading, marked = threading.Event(), threading.Event()

    def read() -> None:
        def alongside(_data: object) -> None:
            reading.set()
            assert marked.wait(SECONDS)

        propose(actor=annotator, revision=revision, alongside=alongside)

    def mark() -> None:
        assert reading.wait(SECONDS)
        with transaction.atomic():
            create_quote(actor=annotator, revision=revision, content=[SpanDraft(40, 49)])
            marked.set()

    assert at_once(read, mark) == []
    assert set(Quote.objects.values_list("state", flat=True)) == {"proposed", "accepted"}
    assert verify_events().broken is None


def test_two_acts_done_as_one_wait_for_who_changes_the_same_row():
    article, actor = make_article(), make_user("editor")
    made, held = threading.Event(), threading.Event()

    def both() -> None:
        with one_act():
            outlet = create_outlet(actor=actor, name="The Courier")
            made.set()
            assert held.wait(SECONDS)
            change_article(actor=actor, article=Article.objects.get(), outlet=outlet)

    def other() -> None:
        assert made.wait(SECONDS)
        with transaction.atomic():
            Article.objects.update(version=2)
            held.set()
            change_article(actor=actor, article=Article.objects.get(), authors=["Ann Lee"])

    failures = at_once(both, other)
    assert {type(failure).__name__ for failure in failures} <= {"StaleVersion"}
    assert Article.objects.get(pk=article.pk).authors == ["Ann Lee"]
    assert verify_events().broken is None


def test_others_record_while_an_import_compares_two_texts(monkeypatch, annotator):
    draft = {"url": "https://courier.example/pier", "title": "Pier"}
    (first,) = intake.import_articles(
        actor=annotator, drafts=[ArticleDraft(text="The pier is old. It is shut.", **draft)]
    )
    create_quote(actor=annotator, revision=first.revision, content=[SpanDraft(0, 16)])
    other, editor = make_article("Another text."), make_user("editor")
    compare, recorded = carrying.carry_over, []

    def change() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '10s'")
        change_article(actor=editor, article=other, title="New")

    def meanwhile(*arguments: object) -> object:
        assert at_once(change) == []
        recorded.append(Event.objects.filter(verb="article.changed").count())
        return compare(*arguments)

    monkeypatch.setattr(carrying, "carry_over", meanwhile)
    again = ArticleDraft(text="The pier is old. It opens.", **draft)
    list(intake.import_articles(actor=annotator, drafts=[again]))
    assert recorded == [1]
    assert verify_events().broken is None


GATE = 7_701


def blocked() -> int:
    """How many sessions wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]


def until_blocked(number: int) -> None:
    deadline = time.monotonic() + SECONDS
    while blocked() < number and time.monotonic() < deadline:
        time.sleep(0.01)
    assert blocked() == number


@pytest.fixture
def gate():
    """Whoever has changed a claim waits until this is called."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN PERFORM pg_advisory_xact_lock_shared({GATE}); RETURN NULL; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER wait_at_gate AFTER UPDATE ON annotations_claim "
            "FOR EACH ROW EXECUTE FUNCTION wait_at_gate()"
        )
        cursor.execute(f"SELECT pg_advisory_lock({GATE})")
        yield lambda: cursor.execute(f"SELECT pg_advisory_unlock({GATE})")
        cursor.execute("SELECT pg_advisory_unlock_all()")
        cursor.execute("DROP FUNCTION wait_at_gate() CASCADE")


def test_claim_that_gets_another_speaker_while_the_two_are_merged(editor, gate):
    one, other = make_speaker("A. Lee"), make_speaker("Ann Lee")
    claim = make_claim(speaker=one)

    def merge() -> None:
        until_blocked(1)
        merge_speakers(actor=editor, speaker=one, into=other)

    def change() -> None:
        change_claim(actor=editor, claim=Claim.objects.get(pk=claim.pk), speaker=other)

    with ThreadPoolExecutor() as pool:
        failures = pool.submit(at_once, change, merge)
        until_blocked(2)
        gate()
        assert failures.result() == []
    assert Claim.objects.get(pk=claim.pk).speaker == other


def test_two_speakers_each_merged_into_the_other_at_once(editor):
    pair = [make_speaker("A. Lee"), make_speaker("Ann Lee")]
    claims = [make_claim(speaker=each) for each in pair]

    def merge(speaker, into) -> None:
        merge_speakers(actor=editor, speaker=speaker, into=into)

    failures = at_once(lambda: merge(*pair), lambda: merge(*reversed(pair)))
    assert [type(each) for each in failures] == [WrongState]
    standing = Speaker.objects.get(merged_into__isnull=True)
    assert {Claim.objects.get(pk=each.pk).speaker for each in claims} == {standing}
