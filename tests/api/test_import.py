import json

import pytest

from annotations.models import Article, Quote
from annotations.models.search import REVISIONS, pending
from tests.api.client import problem

LINES = "application/x-ndjson"


def send_lines(api, *lines):
    body = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines)
    return api.post("/articles/import/", body, content_type=LINES)


def test_good_lines_come_in_and_bad_ones_are_told_by_number(api):
    response = send_lines(
        api,
        {"text": "A good line."},
        "",
        '{"text": "broken',
        {"title": "no text"},
        {"text": "Spans out.", "claims": [{"start": 0, "end": 99}]},
        {"text": "Another good line.", "quotes": [{"content": [{"start": 0, "end": 7}]}]},
    )
    assert response.status_code == 200
    report = response.json()
    assert report["counts"] == {"created": 2, "revised": 0, "unchanged": 0, "invalid": 3}
    told = [
        (each["index"], each["line"], each["outcome"], [error["field"] for error in each["errors"]])
        for each in report["results"]
    ]
    assert told == [
        (0, 1, "created", []),
        (1, 3, "invalid", [""]),
        (2, 4, "invalid", ["text"]),
        (3, 5, "invalid", ["claims[0]"]),
        (4, 6, "created", []),
    ]
    stored = [each["article"] for each in report["results"] if each["outcome"] == "created"]
    assert sorted(stored) == sorted(Article.objects.values_list("pk", flat=True))


def test_an_import_carries_quotes_and_claims(api):
    text = "“Nobody asked us,” said Marta Ilves."
    article = {
        "text": text,
        "published_at": "2026-03-01",
        "quotes": [
            {
                "content": [{"start": 1, "end": 17, "exact": "Nobody asked us,"}],
                "cue": {"start": 19, "end": 23},
                "sources": [{"start": 24, "end": 35}],
                "state": "accepted",
                "confidence": 0.5,
            }
        ],
        "claims": [{"start": 1, "end": 17, "statement": "Nobody was asked.", "state": "open"}],
    }
    report = api.post("/articles/import/", {"articles": [article]}).json()
    assert report["counts"]["created"] == 1
    reading = api.read(f"/articles/{report['results'][0]['article']}/annotations/")
    quote, claim = reading["quotes"][0], reading["claims"][0]
    assert (quote["state"], quote["origin"], quote["confidence"]) == ("accepted", "import", 0.5)
    assert [source["exact"] for source in quote["sources"]] == ["Marta Ilves"]
    assert (claim["statement"], claim["state"]) == ("Nobody was asked.", "open")
    assert reading["article"]["published_at"] == "2026-03-01T00:00:00Z"


def test_sending_an_import_twice_doubles_nothing(api):
    quotes = [{"content": [{"start": 0, "end": 7}]}]
    body = {"articles": [{"text": "Nothing new under the sun.", "quotes": quotes}]}
    first = api.post("/articles/import/", body).json()["results"][0]
    again = api.post("/articles/import/", body).json()["results"][0]
    assert again["outcome"] == "unchanged"
    assert (again["article"], again["revision"]) == (first["article"], first["revision"])
    assert Quote.objects.count() == 1


def test_an_import_waits_for_the_index(api):
    send_lines(api, {"text": "One."}, {"text": "Two."})
    assert pending(REVISIONS) == 2


def test_an_import_is_read_by_the_engine_where_asked(api):
    text = "“Nobody asked us,” said Marta Ilves, who runs the quay."
    body = {"articles": [{"text": text, "language": "en"}]}
    assert api.post("/articles/import/?extract=true", body).status_code == 200
    assert [quote.words.rstrip(",") for quote in Quote.objects.all()] == ["Nobody asked us"]


@pytest.mark.parametrize("body", [[], {}, {"articles": 1}, {"articles": [], "more": 1}])
def test_an_import_of_another_form_is_400(api, body):
    assert problem(api.post("/articles/import/", body))[0] == 400


def test_an_import_of_nothing_stores_nothing(api):
    assert api.post("/articles/import/", {"articles": []}).json()["results"] == []
    assert send_lines(api, "", "  ").json()["results"] == []


def test_one_article_is_taken_as_json_only(api):
    response = api.post("/articles/", '{"text": "One."}', content_type=LINES)
    assert problem(response)[0] == 415
