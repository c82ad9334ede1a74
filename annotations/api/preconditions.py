"""Versions in headers: ``ETag``, ``If-Match`` and ``If-None-Match`` (RFC 9110, section 13).

The ETag of a row is ``"v<version>.<digest>"``. The version counts edits of the row itself; the
digest is that of the representation, which also changes when something it shows does: a claim
gets an appearance, a speaker another name. A change is held against the version alone, so that
evidence added meanwhile does not refuse a better wording; ``"v3"`` alone is taken too. A copy
kept by a client is current only where the whole tag is the same.
"""

import hashlib
import re

from django.http import HttpRequest
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError

from ..desk.errors import StaleVersion
from ..models import Versioned
from .problems import PreconditionRequired

_TAG = re.compile(r'\s*((?:W/)?"[^"]*")\s*(?:,|$)')
_VERSION = re.compile(r'"v([0-9]{1,10})(?:\.[0-9a-f]+)?"')


def etag(body: bytes, version: int | None) -> str:
    """Return the strong ETag of a representation."""
    digest = hashlib.blake2b(body, digest_size=6, usedforsecurity=False).hexdigest()
    return f'"{digest}"' if version is None else f'"v{version}.{digest}"'


def is_current(request: HttpRequest, tag: str) -> bool:
    """Whether the client's copy (``If-None-Match``) is this representation."""
    header = request.headers.get("If-None-Match", "")
    if header.strip() == "*":
        return True
    return any(each.removeprefix("W/") == tag for each in _TAG.findall(header))


def needed_version(request: HttpRequest, row: Versioned) -> int | None:
    """Return the version that a change was made on.

    :raises PreconditionRequired: without ``If-Match``.
    :raises StaleVersion: when it names none that is current.
    """
    if "If-Match" not in request.headers:
        raise PreconditionRequired(
            _("Send the ETag you read as If-Match, so that nobody's change is overwritten.")
        )
    return offered_version(request, row)


def offered_version(request: HttpRequest, row: Versioned) -> int | None:
    """Return the version that an action was asked for on; None where none is named.

    :raises StaleVersion: when it names none that is current. A weak tag never matches.
    :raises ParseError: when it is no list of tags.
    """
    header = request.headers.get("If-Match")
    if header is None or header.strip() == "*":
        return None
    tags = _TAG.findall(header)
    if not tags or _TAG.sub("", header).strip():
        raise ParseError(_('If-Match holds no tags such as "v3".'))
    versions = [int(found[1]) for tag in tags if (found := _VERSION.fullmatch(tag))]
    if row.version not in versions:
        raise StaleVersion(current=row, wanted={})
    return row.version
