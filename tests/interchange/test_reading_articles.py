"""Articles as JSON objects: the same words for files and for the API."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk.drafts import ArticleDraft, ClaimDraft, QuoteDraft, SpanDraft
from annotations.desk.prepare import prepare_article
from annotations.interchange.json_articles import article_from_mapping, read_time
from annotations.interchange.reading import EXTENSIONS

QUOTE = {
    "content": [{"start": 0, "end": 3, "exact": "abc"}, {"start": 5, "end": 6}],
    "kind": "mixed",
    "cue": {"start": 7, "end": 9},
    "sources": [{"start": 10, "end": 12}],
    "state": "accepted",
    "hedged": True,
}
CLAIM = {"start": 1, "end": 2, "exact": "b", "statement": "S", "kind": "quote", "state": "open"}


def errors_of(mapping) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        article_from_mapping(mapping)
    return caught.value.message_dict


def test_quotes_and_claims_come_with_their_places():
    draft = article_from_mapping({"text": "x", "quotes": [QUOTE], "claims": [CLAIM]})
    assert draft.quotes == [
        QuoteDraft(
            content=[SpanDraft(0, 3, "abc"), SpanDraft(5, 6)],
            kind="mixed",
            cue=SpanDraft(7, 9),
            sources=[SpanDraft(10, 12)],
            state="accepted",
            hedged=True,
        )
    ]
    assert draft.claims == [ClaimDraft(SpanDraft(1, 2, "b"), "S", "quote", "open")]


def test_null_is_the_same_as_nothing():
    nothing = dict.fromkeys(
        ["title", "url", "outlet", "authors", "published", "language", "quotes", "claims"]
    )
    assert article_from_mapping({"text": "x", **nothing}) == ArticleDraft("x")


@pytest.mark.parametrize("value", [None, 5, "x", [], True])
def test_what_is_no_object_is_no_article(value):
    assert list(errors_of(value)) == [NON_FIELD_ERRORS]


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"text": 5}, "text", "This should be a string; it is a number."),
        ({"title": ["x"]}, "title", "This should be a string; it is a list."),
        ({"authors": "Ann"}, "authors", "This should be a list; it is a string."),
        ({"authors": ["Ann", 5]}, "authors[1]", "This should be a string; it is a number."),
        ({"published": 2026}, "published", "This should be a string; it is a number."),
        (
            {"published": "1 May"},
            "published",
            "“1 May” is no time in ISO 8601, such as 2026-03-01T09:30:00Z.",
        ),
        ({"quotes": {}}, "quotes", "This should be a list; it is an object."),
        ({"quotes": [QUOTE, 5]}, "quotes[1]", "This should be an object; it is a number."),
        ({"quotes": [{}]}, "quotes[0].content", "A quote needs a list of places."),
        (
            {"quotes": [QUOTE | {"content": [{"start": 1}]}]},
            "quotes[0].content[0].end",
            "A place needs “start” and “end”.",
        ),
        (
            {"quotes": [QUOTE | {"cue": {"start": True, "end": 2}}]},
            "quotes[0].cue.start",
            "This should be a whole number; it is true or false.",
        ),
        (
            {"quotes": [QUOTE | {"sources": [{"start": 1, "end": 2.0}]}]},
            "quotes[0].sources[0].end",
            "This should be a whole number; it is a number.",
        ),
        (
            {"quotes": [QUOTE | {"hedged": "no"}]},
            "quotes[0].hedged",
            "This should be true or false; it is a string.",
        ),
        ({"claims": [CLAIM, {"end": 5}]}, "claims[1].start", "A place needs “start” and “end”."),
        (
            {"claims": [CLAIM | {"rating": 1}]},
            "claims[0].rating",
            "There is no such field; there are: start, end, exact, statement, kind, state, "
            "types, reasons, depends_on, confidence.",
        ),
        (
            {"titel": "x"},
            "titel",
            "There is no such field; there are: text, title, url, outlet, authors, published_at, "
            "published, language, quotes, claims.",
        ),
    ],
)
def test_wrong_value_is_named_by_the_way_to_it(fields, field, sentence):
    assert errors_of({"text": "x"} | fields) == {field: [sentence]}


def test_every_wrong_field_is_named_at_once():
    assert set(errors_of({"title": 5, "url": 6})) == {"title", "url", "text"}


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2026-03-01T09:30", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("2026-03-01T09:30:00Z", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        (" 2026-03-01T09:30:00-05:00 ", datetime(2026, 3, 1, 14, 30, tzinfo=UTC)),
    ],
)
def test_time_without_a_zone_is_utc(value, moment):
    assert read_time(value) == moment


@pytest.mark.parametrize("value", ["", "soon", "2026-13-01", "0001-01-01T00:00:00+10:00"])
def test_what_is_no_time_is_refused(value):
    with pytest.raises(ValueError):
        read_time(value)


def test_example_in_the_docs_is_taken_as_it_stands():
    page = Path("docs/intake.md").read_text(encoding="utf-8")
    example = re.search("```json\n(.*?)```", page, re.DOTALL)[1]
    prepared = prepare_article(article_from_mapping(json.loads(example)))
    assert [place.exact for _, _, place, _ in prepared.quotes[0].spans] == [
        "Nobody asked us,",
        "said",
        "Marta Ilves",
    ]
    assert prepared.claims[0].place.exact == "The harbour closes in March."


def test_docs_name_every_kind_of_file():
    page = Path("docs/intake.md").read_text(encoding="utf-8")
    assert [end for end in EXTENSIONS if f"`{end}`" not in page] == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "quotes", "claims", "content", "start", "end", "cue", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_an_article_or_a_sentence(value):
    try:
        draft = article_from_mapping(value)
    except ValidationError as error:
        assert all(error.message_dict.values())
    else:
        assert draft.text == value["text"]
