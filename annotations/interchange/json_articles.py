"""An article as a JSON object, for files and for the API alike.

The fields of an article::

    text       required; a string
    title      a string
    url        the address it was published at; a string
    outlet     the name of who published it; a string
    authors    a list of strings
    published_at  ISO 8601, as "2026-03-01T09:30:00+01:00"; without a zone it is UTC, a date is
               enough; "published" is taken too
    language   a code such as "en" or "fr"; found by the desk when it is not given
    quotes     a list of objects:
                   content  required; a list of places, in text order
                   kind     "direct", "indirect" or "mixed"
                   cue      a place: the words that attribute
                   sources  a list of places: first who said it, then outward who relays it; each
                            may carry "anonymity": "named", "role", "group", "withheld", "vague"
                   addressee  a place: who was told
                   state    "proposed" or "accepted"
                   hedged   true or false
                   polarity  "asserted", "denied", "doubted", "warned", "claimed" or "asked"
                   confidence  a number from 0 to 1
    claims     a list of objects: a place, and beside it
                   statement  what is claimed; the words at the place when it is not given
                   kind       "fact" or "quote"
                   state      "proposed" or "open"
                   types      a list: "event", "numerical", "causal", "position", "quote"
                   reasons    a list of the engine's codes, as "number"
                   depends_on  a list of places inside this one that mean nothing alone
                   confidence  a number from 0 to 1

A place is ``{"start": 17, "end": 42}``, counted in Unicode code points of ``text`` as it is sent,
and may carry ``"exact"``, the words that stand there: an article whose words differ is refused.
Null is the same as leaving a field out. A field that is not known is an error, so that a slip of
the pen does not lose data silently.

Reading is plain Python: an import of thousands of articles a second passes through here.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from ..desk.drafts import ArticleDraft, ClaimDraft, QuoteDraft, SourceSpanDraft, SpanDraft


def article_from_mapping(mapping: object) -> ArticleDraft:
    """Return the article that a decoded JSON object describes.

    Only its shape is looked at here; whether the places lie in the text, and the rest, is for
    :func:`annotations.desk.prepare.prepare_article`.

    :raises ValidationError: keyed by field, as ``quotes[2].content[0].start``; every field of the
        article that is wrong is named, of a list the first entry that is.
    """
    if not isinstance(mapping, dict):
        sentence = _("An article is an object with a field “text”; this is %(found)s.")
        raise ValidationError({NON_FIELD_ERRORS: sentence % {"found": _kind_of(mapping)}})
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, value in mapping.items():
        try:
            _read_field(_ARTICLE, name, value, values)
        except _Wrong as wrong:
            errors[wrong.path] = wrong.sentence
    if "text" not in values and "text" not in errors:
        errors["text"] = _("An article needs a text.")
    if errors:
        raise ValidationError(errors)
    return ArticleDraft(**values)


def read_time(value: str) -> datetime:
    """Return an ISO 8601 time as an aware one in UTC; without a zone it is UTC.

    :raises ValueError: when it is none.
    """
    time = datetime.fromisoformat(value.strip())
    try:
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(str(error)) from error


class _Wrong(Exception):
    """A value of the wrong shape, and the way to it from the article."""

    def __init__(self, path: str, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path
        self.sentence = sentence

    def inside(self, outer: str) -> "_Wrong":
        """The same fault, seen from one step further out."""
        inner = self.path if self.path.startswith("[") or not self.path else f".{self.path}"
        return _Wrong(outer + inner, self.sentence)


_Fields = Mapping[str, tuple[str, Callable[[Any], Any]]]
"""By the name of a field: the name in the draft, and what reads its value."""


def _read_field(fields: _Fields, name: str, value: Any, values: dict[str, Any]) -> None:
    known = fields.get(name)
    if known is None:
        sentence = _("There is no such field; there are: %(names)s.")
        raise _Wrong(str(name), sentence % {"names": ", ".join(fields)})
    if value is None:
        return
    try:
        values[known[0]] = known[1](value)
    except _Wrong as wrong:
        raise wrong.inside(name) from None


def _read_object(value: Any, fields: _Fields) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _expected(_("an object"), value)
    values: dict[str, Any] = {}
    for name, each in value.items():
        _read_field(fields, name, each, values)
    return values


def _kind_of(value: object) -> str:
    """Name the JSON type of a value, for a sentence."""
    names = {
        dict: _("an object"),
        list: _("a list"),
        str: _("a string"),
        bool: _("true or false"),
        int: _("a number"),
        float: _("a number"),
    }
    return names.get(type(value), _("null"))


def _expected(wanted: str, value: object) -> _Wrong:
    sentence = _("This should be %(wanted)s; it is %(found)s.")
    return _Wrong("", sentence % {"wanted": wanted, "found": _kind_of(value)})


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise _expected(_("a string"), value)
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _expected(_("true or false"), value)
    return value


def _offset(value: Any) -> int:
    if type(value) is not int:  # true and false are whole numbers to Python only
        raise _expected(_("a whole number"), value)
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise _expected(_("a number"), value)
    return float(value)


def _time(value: Any) -> datetime | None:
    text = _string(value)
    if not text.strip():
        return None
    try:
        return read_time(text)
    except ValueError:
        sentence = _("“%(value)s” is no time in ISO 8601, such as 2026-03-01T09:30:00Z.")
        raise _Wrong("", sentence % {"value": text[:80]}) from None


def _list_of(read: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    def read_list(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise _expected(_("a list"), value)
        entries: list[Any] = []
        try:
            for each in value:
                entries.append(read(each))  # noqa: PERF401 - how far it got is the place of a fault
        except _Wrong as wrong:
            raise wrong.inside(f"[{len(entries)}]") from None
        return entries

    return read_list


def _span(value: Any) -> SpanDraft:
    if type(value) is dict and len(value) == 2:
        # The form nearly all places have, read in a third of the time.
        start, end = value.get("start"), value.get("end")
        if type(start) is int and type(end) is int:
            return SpanDraft(start, end)
    return _span_of(_read_object(value, _SPAN))


def _span_of(values: dict[str, Any]) -> SpanDraft:
    for name in ("start", "end"):
        if name not in values:
            raise _Wrong(name, _("A place needs “start” and “end”."))
    return SpanDraft(values.pop("start"), values.pop("end"), values.pop("exact", None))


def _source(value: Any) -> SpanDraft:
    if type(value) is dict and len(value) == 2:
        return _span(value)
    values = _read_object(value, _SOURCE)
    anonymity = values.pop("anonymity", None)
    place = _span_of(values)
    if anonymity is None:
        return place
    return SourceSpanDraft(place.start, place.end, place.exact, anonymity)


def _quote(value: Any) -> QuoteDraft:
    values = _read_object(value, _QUOTE)
    if "content" not in values:
        raise _Wrong("content", _("A quote needs a list of places."))
    return QuoteDraft(**values)


def _claim(value: Any) -> ClaimDraft:
    values = _read_object(value, _CLAIM)
    return ClaimDraft(_span_of(values), **values)


_SPAN: _Fields = {
    "start": ("start", _offset),
    "end": ("end", _offset),
    "exact": ("exact", _string),
}
_SOURCE: _Fields = {**_SPAN, "anonymity": ("anonymity", _string)}
_QUOTE: _Fields = {
    "content": ("content", _list_of(_span)),
    "kind": ("kind", _string),
    "cue": ("cue", _span),
    "sources": ("sources", _list_of(_source)),
    "addressee": ("addressee", _span),
    "state": ("state", _string),
    "hedged": ("hedged", _flag),
    "polarity": ("polarity", _string),
    "confidence": ("confidence", _number),
}
_CLAIM: _Fields = {
    **_SPAN,
    "statement": ("statement", _string),
    "kind": ("kind", _string),
    "state": ("state", _string),
    "types": ("types", _list_of(_string)),
    "reasons": ("reasons", _list_of(_string)),
    "depends_on": ("depends_on", _list_of(_span)),
    "confidence": ("confidence", _number),
}
_ARTICLE: _Fields = {
    "text": ("text", _string),
    "title": ("title", _string),
    "url": ("url", _string),
    "outlet": ("outlet", _string),
    "authors": ("authors", _list_of(_string)),
    "published_at": ("published_at", _time),
    "published": ("published_at", _time),
    "language": ("language", _string),
    "quotes": ("quotes", _list_of(_quote)),
    "claims": ("claims", _list_of(_claim)),
}
