import json

from annotations.interchange.native import export_json, export_ndjson
from tests.api.client import problem
from tests.factories import make_claim, make_revision


def streamed(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_the_export_is_that_of_the_command(reader):
    revision = make_revision(outlet="The Courier")
    make_claim(revision=revision, words="Nobody asked us.")
    response = reader.get("/export/")
    assert response["Content-Type"] == "application/json"
    assert streamed(response) == b"".join(export_json())
    response = reader.get("/export/?format=ndjson")
    assert response["Content-Type"] == "application/x-ndjson"
    assert streamed(response) == b"".join(export_ndjson())


def test_the_form_follows_accept(reader):
    response = reader.get("/export/", headers={"Accept": "application/x-ndjson"})
    lines = [json.loads(line) for line in streamed(response).splitlines()]
    assert [lines[0]["type"], lines[-1]["type"]] == ["header", "end"]


def test_the_export_is_filtered(reader):
    english = make_revision(outlet="The Courier", language="en")
    make_revision(language="fr")
    content = json.loads(streamed(reader.get("/export/?language=en")))
    assert len(content["articles"]) == 1
    outlet = english.article.outlet_id
    assert len(json.loads(streamed(reader.get(f"/export/?outlet={outlet}")))["articles"]) == 1
    content = json.loads(streamed(reader.get("/export/?until=2020-01-01")))
    assert content["articles"] == []


def test_a_filter_that_names_what_is_not_there_is_400(reader):
    assert problem(reader.get("/export/?outlet=99")) == (400, ["outlet"])
    assert problem(reader.get("/export/?state=lost")) == (400, ["state"])
    assert problem(reader.get("/export/?since=2026-02-30")) == (400, ["since"])
    assert problem(reader.get("/export/?format=xml")) == (400, ["format"])
    assert problem(reader.get("/export/?colour=red")) == (400, ["colour"])
