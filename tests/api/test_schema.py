from io import StringIO

import pytest
from django.core.management import call_command
from drf_spectacular.generators import SchemaGenerator

from annotations.api import resources
from annotations.api.addresses import WORDS
from tests.factories import make_claim, make_evidence, make_quote, make_revision, make_verdict


def test_schema_is_generated_without_a_warning_and_is_valid():
    call_command("spectacular", "--fail-on-warn", "--validate", stdout=StringIO())


@pytest.fixture(scope="module")
def schema():
    return SchemaGenerator().get_schema(public=True)


def operations(schema):
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_every_operation_documents_its_refusals_as_problem_details(schema):
    bare = [
        label
        for label, operation in operations(schema)
        for status, response in operation["responses"].items()
        if int(status) >= 400 and list(response["content"]) != ["application/problem+json"]
    ]
    assert bare == []
    assert all("401" in operation["responses"] for _label, operation in operations(schema))


def test_every_change_documents_428_and_412(schema):
    patches = [op for label, op in operations(schema) if label.startswith("PATCH")]
    assert len(patches) >= 11
    assert all({"409", "412", "428"} <= op["responses"].keys() for op in patches)


def test_objects_sent_in_take_no_unknown_fields(schema):
    components = schema["components"]["schemas"]
    assert components["NewQuote"]["additionalProperties"] is False
    assert components["QuoteChanges"]["minProperties"] == 1
    assert "required" not in components["Quote"]


def test_every_resource_has_an_address():
    assert {each.word for each in resources.ALL} == set(WORDS.values())


@pytest.mark.parametrize("resource", resources.ALL, ids=lambda each: each.word)
def test_resource_sends_exactly_the_fields_it_documents(resource):
    assert sorted(resource.names) == sorted(resource.shape().fields)


def test_rows_inside_rows_have_exactly_the_fields_that_are_documented(api):
    revision = make_revision(outlet="The Courier")
    quote = make_quote(revision, cue="said", sources=["Marta Ilves"])
    claim = make_claim(revision=revision, words="Nobody asked us.", quote=quote)
    verdict = make_verdict(claim, evidence=[make_evidence(claim)])

    def shown(shape, row):
        fields = shape.fields
        assert list(row) == [name for name in row if name in fields]
        assert set(row) == set(fields)
        for name, field in fields.items():
            inner = getattr(field, "child", field)
            if hasattr(inner, "fields"):
                for each in row[name] if isinstance(row[name], list) else [row[name]]:
                    if each is not None:
                        shown(inner, each)

    for resource, pk in (
        (resources.ARTICLES, revision.article_id),
        (resources.REVISIONS, revision.pk),
        (resources.QUOTES, quote.pk),
        (resources.CLAIMS, claim.pk),
        (resources.VERDICTS, verdict.pk),
        (resources.RATING_SCALES, verdict.rating.scale_id),
    ):
        shown(resource.shape(), api.read(f"/{resource.word}/{pk}/"))
