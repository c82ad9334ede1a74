"""How often the database is asked: never more for three rows than for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.desk.drafts import ClaimDraft, QuoteDraft, SpanDraft
from annotations.models import Quote
from tests.factories import (
    make_assignment,
    make_claim,
    make_evidence,
    make_job,
    make_quote,
    make_recusal,
    make_revision,
    make_scale,
    make_speaker,
    make_verdict,
)

# One for the token, one for the rows, one for each sort of rows inside rows.
LISTS = {
    "articles": 3,
    "revisions": 2,
    "quotes": 3,
    "claims": 4,
    "appearances": 2,
    "evidence": 2,
    "verdicts": 4,
    "assignments": 2,
    "recusals": 2,
    "speakers": 2,
    "outlets": 2,
    "rating-scales": 3,
    "events": 2,
    "jobs": 2,
}


def fill(number):
    """One more of everything."""
    revision = make_revision(outlet=f"Outlet {number}")
    quote = make_quote(revision, cue="said", sources=["Marta Ilves"], speaker=make_speaker())
    claim = make_claim(revision=revision, words="Nobody asked us.", quote=quote)
    make_verdict(claim, evidence=[make_evidence(claim), make_evidence(claim)])
    make_scale()
    make_job(revision)
    make_assignment()
    make_recusal()


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_as_often_for_three_rows_as_for_one(api, count):
    for number in range(count):
        fill(number)
    asked = {}
    for word in LISTS:
        with CaptureQueriesContext(connection) as queries:
            found = api.read(f"/{word}/")["results"]
        assert len(found) >= count
        asked[word] = len(queries)
    assert asked == LISTS


@pytest.mark.parametrize("count", [1, 3])
def test_an_article_with_its_annotations_takes_eleven_queries(
    api, django_assert_num_queries, count
):
    text = "One sentence. Another sentence. A third sentence. A fourth one."
    spans = [SpanDraft(start, start + 9) for start in range(0, count * 10, 10)]
    revision = make_revision(
        text,
        quotes=[QuoteDraft(content=[span]) for span in spans],
        claims=[ClaimDraft(place=span) for span in spans],
    )
    with django_assert_num_queries(11):
        reading = api.read(f"/articles/{revision.article_id}/annotations/")
    assert reading["revision"]["text"] == text
    assert [quote["start"] for quote in reading["quotes"]] == [span.start for span in spans]
    assert [claim["appearances"][0]["span"]["start"] for claim in reading["claims"]] == [
        span.start for span in spans
    ]


def test_a_quote_is_made_in_at_most_twelve_queries(api, django_assert_max_num_queries):
    revision = make_revision()
    span = {"start": 0, "end": 11}
    body = {"revision": revision.pk, "content": [span], "cue": span, "sources": [span, span]}
    with django_assert_max_num_queries(12):
        made = api.post("/quotes/", body)
    assert made.status_code == 201
    assert Quote.objects.count() == 1


def test_lists_do_not_fetch_the_text_unless_it_is_asked_for(api):
    make_revision()
    with CaptureQueriesContext(connection) as queries:
        row = api.read("/revisions/")["results"][0]
    assert "text" not in row
    assert not any('"annotations_revision"."text"' in each["sql"] for each in queries)
    asked = api.read("/revisions/?fields=id,text")["results"][0]
    assert set(asked) == {"id", "text"}


def test_only_the_fields_asked_for_are_sent_and_fetched(api):
    fill(1)
    with CaptureQueriesContext(connection) as queries:
        rows = api.read("/quotes/?fields=state,id")["results"]
    assert [set(row) for row in rows] == [{"id", "state"}]
    assert len(queries) == 2
    row = api.read(f"/quotes/{rows[0]['id']}/?fields=content")
    assert set(row) == {"content"}
