"""The frame around the records, and the JSON Schema of the whole."""

from typing import Any

import orjson

from ..models import Claim
from .native_format import FORMAT, PLURALS, RECORDS, VERSION
from .native_pieces import ID, OFFSET, choices, record_type
from .native_shape import Choice, Field, Many, Maybe, Stamp, Text, Thing

FILTER = Thing(
    "filter",
    "What the export was narrowed to; all null when it holds the whole desk.",
    [
        Field("since", Maybe(Stamp()), "Articles brought in at this time or later."),
        Field("until", Maybe(Stamp()), "Articles brought in before this time."),
        Field("state", Maybe(choices(Claim.State.values)), "Claims of this state."),
        Field("outlet", Maybe(ID), "Articles of the outlet of this number."),
        Field("language", Maybe(Text(16, needed=True)), "Articles in this language."),
    ],
)
COUNTS = Thing(
    "counts",
    "How many records of each type the file holds: a file that was cut off shows.",
    [Field(name, OFFSET, f"How many records of the type {name}.") for name in RECORDS],
)
_HEAD = [
    Field("format", Choice((FORMAT,)), "Always this word."),
    Field("version", Choice((VERSION,)), "Version of the format."),
    Field("filter", FILTER, "What the export was narrowed to."),
]
HEADER = Thing("header", "The first line of the NDJSON form.", [record_type("header"), *_HEAD])
END = Thing(
    "end",
    "The last line of the NDJSON form.",
    [record_type("end"), Field("counts", COUNTS, "How many records went before.")],
)
DOCUMENT = Thing(
    "document",
    "The JSON form: one document with a list of each type of record.",
    [
        *_HEAD,
        *(
            Field(PLURALS[name], Many(record), f"Every {name}, in ascending order.")
            for name, record in RECORDS.items()
        ),
        Field("counts", COUNTS, "How many records the lists hold."),
    ],
)


def schema() -> dict[str, Any]:
    """Return the JSON Schema 2020-12 of the format.

    The root describes the JSON form, ``#/$defs/line`` one line of the NDJSON form.
    """
    things = DOCUMENT.inner() | {"header": HEADER, "end": END}
    lines = ["header", *RECORDS, "end"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        "title": f"Fact-check desk export {VERSION}",
        **DOCUMENT.definition(),
        "$defs": {
            "line": {
                "description": "One line of the NDJSON form; its type says which record it is.",
                "oneOf": [{"$ref": f"#/$defs/{name}"} for name in lines],
            },
            **{name: thing.definition() for name, thing in sorted(things.items())},
        },
    }


def schema_json() -> bytes:
    """Return the schema as it lies in ``schema/export-1.2.json``."""
    return orjson.dumps(schema(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
