"""Every operation, called with data made from its schema, right and wrong, answers as documented.

Schemathesis' pytest plugin breaks on pytest 9, so its library is called here.
"""

import os
import re
from contextlib import contextmanager

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from annotations.models import ExcludedRange
from factcheck.wsgi import application
from tests.api.client import Api
from tests.factories import (
    make_claim,
    make_comment,
    make_evidence,
    make_job,
    make_proposed_quote,
    make_revision,
    make_scale,
    make_speaker,
    make_user,
    make_verdict,
)

WORDS = [
    "answers",
    "appearances",
    "articles",
    "assignments",
    "claim-states",
    "claims",
    "comments",
    "corrections",
    "desk-settings",
    "events",
    "evidence",
    "excluded-ranges",
    "export",
    "fact-checks",
    "gate-notes",
    "me",
    "jobs",
    "notification-choices",
    "notifications",
    "outlets",
    "questions",
    "queue",
    "quotes",
    "rating-scales",
    "recusals",
    "reply-requests",
    "revisions",
    "search",
    "speakers",
    "verdicts",
]
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]
EXAMPLES = int(os.environ.get("FACTCHECK_API_EXAMPLES", "12"))


@pytest.fixture(scope="module")
def schema(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():  # a request looks at its connection, if only to leave it
        return schemathesis.openapi.from_wsgi("/api/schema/", application)


def operations(schema, word):
    pattern = re.compile(rf"/api/v1/{word}/")
    found = [each.ok() for each in schema.get_all_operations()]
    return [each for each in found if pattern.match(each.path)]


def test_schemathesis_is_given_every_operation(schema):
    told = [operation.label for word in WORDS for operation in operations(schema, word)]
    assert sorted(told) == sorted(each.ok().label for each in schema.get_all_operations())


@pytest.fixture
def desk(db):
    """One row or more of everything, so that numbers close to 1 mean something."""
    revision = make_revision(outlet="The Courier")
    editor = make_user("editor")
    api = Api(editor)
    claim = make_claim(revision=revision, words="Nobody asked us.", state="proposed")
    make_proposed_quote(revision)
    make_speaker()
    make_evidence(claim)
    make_comment(claim)
    make_verdict(scale=make_scale())
    make_job(revision)
    api.post(f"/revisions/{revision.pk}/excluded-ranges/", {"start": 0, "end": 5})
    return api


def real_numbers(api, path):
    """Numbers of rows that exist, to be put into the path of an operation."""
    word = path.split("/")[3]
    if "{" not in path:
        return []
    if word == "excluded-ranges":
        return list(ExcludedRange.objects.values_list("pk", flat=True))
    return [row["id"] for row in api.read(f"/{word}/?fields=id")["results"]]


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("word", WORDS)
def test_operation_answers_as_documented(desk, schema, word, mode):
    for operation in operations(schema, word):
        if mode is GenerationMode.POSITIVE or operation.label not in NOTHING_TO_GET_WRONG:
            exercise(desk, operation, mode)


NOTHING_TO_GET_WRONG = {
    "GET /api/v1/me/",
    "GET /api/v1/desk-settings/",
    "GET /api/v1/notification-choices/",
    "POST /api/v1/notifications/read/",
    "GET /api/v1/claim-states/",
    "POST /api/v1/queue/next/",
}
ANSWERS_ITEM_BY_ITEM = {"POST /api/v1/articles/import/"}  # a bad article does not refuse the rest
REFUSES_BY_VERSION = {"PATCH /api/v1/desk-settings/"}
"""Is always there, so that 412 comes where others say 404; the library takes it for a success."""


@contextmanager
def kept_connection():
    """As Django's own test client does: a request must not close the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def exercise(desk, operation, mode):
    numbers = real_numbers(desk, operation.path)
    lenient = operation.label in ANSWERS_ITEM_BY_ITEM | REFUSES_BY_VERSION
    wanted = CHECKS[:-1] if lenient else CHECKS

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def call(data):
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if numbers and mode is GenerationMode.POSITIVE:
            case.path_parameters["id"] = data.draw(st.sampled_from(numbers))
            if "If-Match" in case.headers and data.draw(st.booleans()):
                case.headers["If-Match"] = '"v1"'
        case.call_and_validate(headers=desk.headers, checks=wanted)

    with kept_connection():
        call()
