"""On PostgreSQL who records keeps others from recording: whoever does must not wait for them."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from annotations.desk import carrying, intake
from annotations.desk.articles import change_article
from annotations.desk.directory import create_outlet
from annotations.desk.drafts import ArticleDraft, SpanDraft
from annotations.desk.extraction import propose
from annotations.desk.quotes import create_quote
from annotations.desk.record import one_act
from annotations.desk.verifying import verify_events
from annotations.models import Article, Event, Quote
from tests.factories import make_article, make_revision, make_user

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
