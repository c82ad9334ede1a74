"""Bodies in and out: JSON by orjson, and JSON lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

import orjson
from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer

JSON = "application/json"
LINES = "application/x-ndjson"
PROBLEM = "application/problem+json"


class TooLarge(APIException):
    """The body is larger than the desk takes (``FACTCHECK_MAX_UPLOAD_BYTES``)."""

    status_code = 413
    default_code = "too_large"


def dumps(data: Any) -> bytes:
    """Return data as JSON in UTF-8; times in UTC end in Z."""
    return orjson.dumps(data, option=orjson.OPT_UTC_Z)


def loads(raw: bytes) -> Any:
    """Return decoded JSON.

    :raises ParseError: with a sentence that says where it is broken.
    """
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise ParseError(_("This is no valid JSON: %(error)s.") % {"error": error}) from error


def _read(stream: IO[bytes], context: dict[str, Any]) -> bytes:
    limit = settings.FACTCHECK_MAX_UPLOAD_BYTES
    length = int(context["request"].META.get("CONTENT_LENGTH") or 0)
    if length > limit:
        raise TooLarge(
            _("The body has %(length)s bytes; at most %(limit)s are taken at once.")
            % {"length": length, "limit": limit}
        )
    return stream.read()


class JSONParser(BaseParser):
    """``application/json``."""

    media_type = JSON

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,  # noqa: ARG002 - part of the interface
        parser_context: Any = None,
    ) -> Any:
        """Return the decoded body."""
        return loads(_read(stream, parser_context))


@dataclass(frozen=True, slots=True)
class Lines:
    """A body of JSON lines, not decoded yet."""

    raw: bytes

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        """Yield each line that is not blank with its number, from 1."""
        for number, line in enumerate(self.raw.split(b"\n"), start=1):
            if line.strip():
                yield number, line


class LinesParser(BaseParser):
    """``application/x-ndjson``: one JSON object a line. A broken line does not break the others."""

    media_type = LINES

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,  # noqa: ARG002 - part of the interface
        parser_context: Any = None,
    ) -> Any:
        """Return the lines."""
        return Lines(_read(stream, parser_context))


class JSONRenderer(BaseRenderer):
    """``application/json``. Answers are written by :func:`dumps`; this is what is negotiated."""

    media_type = JSON
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,  # noqa: ARG002 - part of the interface
        renderer_context: Any = None,  # noqa: ARG002 - the same
    ) -> bytes:
        """Return data as JSON."""
        return dumps(data)


class LinesRenderer(JSONRenderer):
    """``application/x-ndjson``, for the export."""

    media_type = LINES
    format = "ndjson"
