"""A text with half of a character (a lone surrogate) is refused at every door, with a sentence."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from annotations.models import Article
from tests.api.client import Api
from tests.web.helpers import words

pytestmark = pytest.mark.django_db

HALF = {"text": "The bridge \ud800 closes in May."}
TOLD = "no low surrogate in string"
"""As the reader of JSON says it, before the line and the column."""


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.mark.parametrize("name", ["half.json", "half.jsonl"])
def test_uploaded_file_is_refused(signed_in, name):
    upload = SimpleUploadedFile(name, json.dumps(HALF).encode())
    answer = signed_in.post("/articles/add/files/", {"uploads": [upload]})
    assert TOLD in words(answer)
    assert not Article.objects.exists()


def test_article_sent_to_the_api_is_refused(reviewer):
    answer = Api(reviewer).post("/articles/", json.dumps(HALF))
    assert answer.status_code == 400
    assert TOLD in answer.content.decode()
    assert not Article.objects.exists()


def test_line_of_an_import_by_the_api_is_refused(reviewer):
    answer = Api(reviewer).post(
        "/articles/import/", json.dumps(HALF), content_type="application/x-ndjson"
    )
    assert TOLD in answer.content.decode()
    assert not Article.objects.exists()


def test_file_given_to_the_command_is_refused(administrator, tmp_path):
    (tmp_path / "half.jsonl").write_text(json.dumps(HALF))
    told = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_articles", tmp_path, stdout=io.StringIO(), stderr=told, no_color=True)
    assert f"half.jsonl, line 1: This is not JSON: {TOLD} at column 22." in told.getvalue()
    assert not Article.objects.exists()


def test_bytes_of_half_a_character_in_a_form_never_reach_a_text(signed_in):
    """No browser sends them; what a program does is read with a sign in their place."""
    signed_in.generic(
        "POST",
        "/articles/add/",
        b"text=The+bridge+%ED%A0%80+closes+in+May.",
        content_type="application/x-www-form-urlencoded",
    )
    assert "\ud800" not in "".join(article.latest.text for article in Article.objects.all())
