import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotations.desk.drafts import ArticleDraft, ClaimDraft, QuoteDraft, SourceSpanDraft, SpanDraft
from annotations.desk.intake import import_articles
from annotations.interchange.native import ExportFilter
from annotations.interchange.native_schema import schema, schema_json
from annotations.text import normalise
from tests.factories import a_worker
from tests.interchange.desks import document, empty_desk, full_desk, ndjson, restore

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = ROOT / "annotations/interchange/schema/export-1.2.json"
SCHEMA = json.loads(PACKAGED.read_bytes())
DOCUMENT = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
LINE = Draft202012Validator(
    {"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]},
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


def assert_valid(*args) -> None:
    for line in ndjson(*args).splitlines():
        LINE.validate(json.loads(line))
    DOCUMENT.validate(json.loads(document(*args)))


def test_the_packaged_schema_is_the_one_imports_are_checked_by():
    assert PACKAGED.read_bytes() == schema_json()


def test_the_schema_is_a_json_schema():
    Draft202012Validator.check_schema(schema())


def test_every_property_says_what_it_means():
    things = [SCHEMA, *(each for each in SCHEMA["$defs"].values() if "properties" in each)]
    assert all(each["description"] for each in [*things, SCHEMA["$defs"]["line"]])
    assert all(shape["description"] for thing in things for shape in thing["properties"].values())


def test_every_property_is_documented():
    page = (ROOT / "docs/export-format.md").read_text()
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", page, re.M | re.S))
    things = {"document": SCHEMA} | {
        name: thing for name, thing in SCHEMA["$defs"].items() if "properties" in thing
    }
    documented = {
        name: dict(re.findall(r"^\| `(\w+)` \|.*\| (.+) \|$", section, re.M))
        for name, section in sections.items()
    }
    assert documented == {
        name: {key: shape["description"] for key, shape in thing["properties"].items()}
        for name, thing in things.items()
    }


def test_an_export_of_everything_is_valid(db):
    full_desk()
    assert_valid()


def test_an_export_of_nothing_is_valid(db):
    assert_valid()


@pytest.mark.parametrize("wanted", [ExportFilter(language="fr"), ExportFilter(state="decided")])
def test_a_filtered_export_is_valid(db, wanted):
    full_desk()
    assert_valid(wanted)


# ---- Any desk -----------------------------------------------------------------------------------

LETTERS = st.sampled_from(
    'abc éßŁ \n\r\t.“”«»🎉👩\u200d👩\u200d👧e\u0301a\u0308שלוםمرحبا\u200f\u202e\x0b\\"\u2028<&'
)
WORDS = st.text(st.one_of(LETTERS, st.characters(codec="utf-8")), min_size=1, max_size=60)


@st.composite
def drafts(draw) -> ArticleDraft:
    text = normalise(draw(WORDS.filter(lambda words: normalise(words).strip())))
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(
        lambda ends: ends[0] < ends[1]
    )
    spans = draw(st.lists(place, max_size=6, unique=True))
    quoted = draw(st.integers(0, len(spans)))
    confidence = st.none() | st.floats(0, 1)
    quotes = [
        QuoteDraft(
            content=[SpanDraft(start, end, text[start:end])],
            kind=draw(st.sampled_from(["direct", "indirect", "mixed"])),
            cue=draw(st.none() | place.map(lambda ends: SpanDraft(*ends))),
            sources=[
                SourceSpanDraft(*draw(place), None, draw(st.sampled_from([None, "named", "vague"])))
                for _ in range(draw(st.integers(0, 2)))
            ],
            addressee=draw(st.none() | place.map(lambda ends: SpanDraft(*ends))),
            polarity=draw(st.sampled_from(["asserted", "asked"])),
            state=draw(st.sampled_from(["proposed", "accepted"])),
            hedged=draw(st.booleans()),
            confidence=draw(confidence),
        )
        for start, end in spans[:quoted]
    ]
    claims = [
        ClaimDraft(
            SpanDraft(start, end),
            statement="It is so.",
            confidence=draw(confidence),
            types=draw(st.lists(st.sampled_from(["event", "causal"]), max_size=2)),
            reasons=draw(st.lists(st.sampled_from(["number", "date"]), max_size=2)),
            depends_on=[SpanDraft(start, end)] * draw(st.integers(0, 2)),
        )
        for start, end in spans[quoted:]
    ]
    return ArticleDraft(
        text=text,
        title=draw(st.sampled_from(["", "Élan 🎉", 'A "title"'])),
        url=draw(st.just("") | st.integers(1, 9).map(lambda n: f"https://paper.example/{n}")),
        outlet=draw(st.sampled_from(["", "Gazette", "هدهد"])),
        authors=draw(st.lists(st.sampled_from(["Zoë", "דנה", "A. B."]), unique=True)),
        language=draw(st.sampled_from(["en", "fr", "he"])),
        quotes=quotes,
        claims=claims,
    )


@given(found=st.lists(drafts(), max_size=4))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_desk_is_valid_and_comes_back_byte_for_byte(db, found):
    empty_desk()
    list(import_articles(actor=a_worker(), drafts=found))
    assert_valid()
    lines, whole = ndjson(), document()
    for form in (lines, whole):
        empty_desk()
        restore(form)
        assert (ndjson(), document()) == (lines, whole)
