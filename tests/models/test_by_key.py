"""Rows read by key are what Django's own querysets read."""

import pytest

from annotations.models import Event, Quote, QuoteSpan, Revision
from annotations.models.by_key import fetch, read_by_key
from tests.factories import make_quote, make_revision, make_speaker

pytestmark = pytest.mark.django_db

NAMES = ("pk", "revision_id", "revision__article_id", "hedged", "created_at", "speaker__name")


def test_rows_read_by_key_are_those_of_a_queryset():
    quotes = [make_quote(make_revision(), speaker=make_speaker()) for _ in range(2)]
    quotes.append(make_quote(make_revision()))
    ids = [quote.pk for quote in quotes]
    for some in (ids, ids[:1]):
        wanted = Quote.objects.filter(pk__in=some).order_by("-id").values(*NAMES)
        assert read_by_key(Quote, "pk", some, NAMES, ("-id",)) == list(wanted)


def test_rows_read_by_another_column_come_in_the_order_asked_for():
    quote = make_quote(make_revision(), cue="said", sources=["Marta Ilves"])
    rows = read_by_key(QuoteSpan, "quote_id", [quote.pk], ("role",), ("-role",))
    assert [row["role"] for row in rows] == ["source", "cue", "content"]


def test_rows_read_by_words_and_with_objects_in_them_are_whole():
    revision = make_revision()
    rows = read_by_key(Revision, "sha256", [revision.sha256], ("pk", "captured_at"))
    assert rows == [{"pk": revision.pk, "captured_at": revision.captured_at}]
    event = Event.objects.first()
    (row,) = read_by_key(Event, "pk", [event.pk], ("data",))
    assert row == {"data": event.data}


def test_no_keys_are_no_rows_and_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert read_by_key(Quote, "pk", [], NAMES) == []


def test_row_fetched_by_its_number_is_the_row():
    revision = make_revision()
    found, wanted = fetch(Revision, revision.pk), Revision.objects.get(pk=revision.pk)
    assert found == wanted
    assert (found.text, found.captured_at) == (wanted.text, wanted.captured_at)
    assert not found._state.adding


def test_row_that_is_not_there_is_none():
    assert fetch(Revision, 4711) is None
