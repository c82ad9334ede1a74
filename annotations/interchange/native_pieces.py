"""What many records of the export format are made of."""

from collections.abc import Callable
from typing import Any

from ..models import Origin
from .native_shape import (
    LARGEST_ID,
    Choice,
    Field,
    Fraction,
    Many,
    Maybe,
    Named,
    Shape,
    Stamp,
    Text,
    Whole,
)

NEW = "1.2"
"""The version of the format that brought the newest properties."""

ID = Whole(1, LARGEST_ID)
NUMBER = Whole(1)
OFFSET = Whole(0)
NAMED = Text(150, needed=True)
PERSON = Maybe(NAMED)
BY_LANGUAGE = Named(Text())


def id_of(word: str) -> Field:
    """Return the property that numbers a thing, which the desk calls by this word."""
    return Field("id", ID, f"Number of the {word} on its desk.")


def record_type(word: str) -> Field:
    """Return the property that says what a record is."""
    return Field("type", Choice((word,)), "What this record is.")


def version() -> Field:
    """Return the property that counts the changes of a thing."""
    return Field("version", NUMBER, "Starts at 1 and grows by one with each change.")


def choices(values: Any) -> Shape:
    """Return the shape of the words of a model's choices."""
    return Choice(tuple(str(value) for value in values))


def always(value: Any) -> Callable[[dict[str, Any]], Any]:
    """Return what gives a property of every older record this value."""
    return lambda _record: value


def none_of(_record: dict[str, Any]) -> list[Any]:
    """Give a property of every older record an empty list."""
    return []


def corrections_of(record: dict[str, Any]) -> int:
    """Return how often a proposal of version 1.0 was corrected, as far as its version tells."""
    number, by_person = record.get("version"), record.get("origin") != Origin.MACHINE
    if type(number) is not int or by_person:
        return 0
    return max(0, number - (1 if record.get("decided_at") is None else 2))


PLACE = [
    Field("start", OFFSET, "First code point of the span, counted from 0 in the revision's text."),
    Field("end", OFFSET, "Code point after the last one of the span."),
    Field("exact", Text(needed=True), "The words of the text from start to end."),
    Field("prefix", Text(64), "Words before the span, up to 32 code points."),
    Field("suffix", Text(64), "Words after the span, up to 32 code points."),
]
PROPOSAL = [
    Field("origin", choices(Origin.values), "Who suggested it."),
    Field("engine", Text(60), "Extraction engine and its version; empty for a person's work."),
    Field("confidence", Maybe(Fraction()), "The engine's confidence; null for a person's work."),
    Field("why", Text(200), "The rule or features that led to the proposal."),
    Field("created_by", PERSON, "Username of who made it; null when the tool did."),
    Field("created_at", Stamp(), "When it was made."),
    Field("decided_by", PERSON, "Username of who accepted or rejected it; null before."),
    Field("decided_at", Maybe(Stamp()), "When it was accepted or rejected; null before."),
    Field("decision_reason", Text(), "Why, in that person's words."),
    Field("corrections", OFFSET, "How often people have corrected it.", corrections_of),
    version(),
]

PLACE_INSIDE = Many(OFFSET, 2, 2)
"""The two ends of a place, without its words."""
