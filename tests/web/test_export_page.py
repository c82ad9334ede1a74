import json

import pytest

from tests.factories import make_claim, make_revision
from tests.web.helpers import words


@pytest.fixture
def desk(transactional_db, client):
    from tests.factories import make_user

    client.force_login(make_user("reader"))
    revision = make_revision(title="Harbour", outlet="The Ledger")
    make_revision(title="Port", language="fr")
    make_claim("It closed.", revision=revision, words="close in March")
    return client


def sent(answer):
    return b"".join(answer.streaming_content)


def test_export_page_offers_the_choices(desk):
    assert "Without a choice below it is the whole desk." in words(desk.get("/export/"))


def test_export_sends_one_document(desk):
    answer = desk.get("/export/", {"form": "json"})

    document = json.loads(sent(answer))
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="fact-check-desk-'
    )
    assert answer.headers["Content-Type"] == "application/json"
    assert [each["title"] for each in document["articles"]] == ["Harbour", "Port"]


def test_export_sends_lines(desk):
    answer = desk.get("/export/", {"form": "ndjson", "language": "fr"})

    lines = [json.loads(line) for line in sent(answer).splitlines()]
    assert [each["title"] for each in lines if each["type"] == "article"] == ["Port"]


@pytest.mark.parametrize(
    "query", [{"form": "xml"}, {"form": "json", "since": "2026-03-02", "until": "2026-03-01"}]
)
def test_export_of_what_cannot_be_is_refused_in_a_sentence(desk, query):
    answer = desk.get("/export/", query)

    assert answer.status_code == 200
    assert len(answer.context["form"].errors) == 1


@pytest.mark.parametrize("days", [{"until": "9999-12-31"}, {"since": "0001-01-01"}])
def test_export_up_to_the_ends_of_the_calendar_is_all_there_is(desk, days):
    document = json.loads(sent(desk.get("/export/", {"form": "json", **days})))

    assert [each["title"] for each in document["articles"]] == ["Harbour", "Port"]
