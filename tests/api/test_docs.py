import json
import re
from pathlib import Path

import pytest
from drf_spectacular.generators import SchemaGenerator

from annotations.api.problems import TITLES
from tests.factories import make_scale

DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text()


def test_every_operation_stands_in_the_docs_and_no_other():
    told = re.findall(r"^\| `(\w+)` \| `([A-Z]+) (\S+)` \| (.+) \|$", DOCS, re.MULTILINE)
    paths = SchemaGenerator().get_schema(public=True)["paths"]
    wanted = {
        (operation["operationId"], method.upper(), path, operation["summary"])
        for path, methods in paths.items()
        for method, operation in methods.items()
    }
    assert set(told) == wanted


def test_every_kind_of_problem_stands_in_the_docs():
    told = re.findall(r"^\| (\d{3}) \| `([\w-]+)` \|", DOCS, re.MULTILINE)
    assert told == [(str(status), kind) for status, (kind, _title) in TITLES.items()]


def test_the_tour_works_as_written(editor):
    api = editor
    scale = make_scale()
    article = json.loads(re.search(r"-d '(\{\n.*?\})'", DOCS.replace("\n  }'", "}'"), re.DOTALL)[1])
    made = api.post("/articles/?extract=false", article)
    assert made.status_code == 201
    steps = re.findall(r"^POST /api/v1(/\w+/)\s+(\{.*\})$", DOCS, re.MULTILINE)
    assert [path for path, _body in steps] == ["/quotes/", "/claims/", "/evidence/", "/verdicts/"]
    numbers = {"revision": made.json()["revision"], "rating": scale.ratings.get(value=1).pk}
    quote = api.read(f"/quotes/?article={made.json()['article']['id']}")["results"][0]
    numbers["quote"] = quote["id"]
    statuses = []
    for path, text in steps:
        body = {name: numbers.get(name, value) for name, value in json.loads(text).items()}
        if "evidence" in body:
            body["evidence"] = [numbers["evidence"]]
        response = api.post(path, body)
        statuses.append(response.status_code)
        numbers[path.strip("/").removesuffix("s")] = response.json().get("id")
    assert statuses == [409, 201, 201, 201]  # the quote came with the article


@pytest.mark.django_db
def test_the_docs_page_is_read_and_nothing_else(client):
    answers = {each: client.generic(each, "/api/docs/") for each in ("GET", "OPTIONS", "POST")}
    assert {each: answer.status_code for each, answer in answers.items()} == {
        "GET": 200,
        "OPTIONS": 405,
        "POST": 405,
    }


@pytest.mark.browser
def test_the_docs_page_shows_every_resource_without_an_error(page, settings):
    page.set_default_timeout(120_000)  # making the schema and drawing it all takes its time
    page.goto("/api/docs/")
    page.locator("h3.opblock-tag").filter(has_text="quotes").first.click()
    page.get_by_text("Mark a quote", exact=True).wait_for()
    tags = page.locator("h3.opblock-tag").all_inner_texts()
    assert len(tags) == len(settings.SPECTACULAR_SETTINGS["TAGS"])
    page.get_by_text("Mark a quote", exact=True).click()
    page.get_by_text("If-Match is missing.").or_(
        page.get_by_text("As things stand this cannot be done").first
    ).first.wait_for()
