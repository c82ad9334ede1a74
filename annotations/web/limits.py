"""A request that is larger than the desk takes is refused before anything reads it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from .errors import too_large

FORM = 64 * 1024
"""Bytes that a form around a file of the largest size may need."""
SWALLOWED = 4
"""Times the limit that is still read and thrown away: a browser shows no answer while it sends."""
PIECE = 256 * 1024


class RequestSizeMiddleware:
    """Answers 413 to pages' requests over ``FACTCHECK_MAX_UPLOAD_BYTES``; the API has its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request pass, or refuse it."""
        limit = settings.FACTCHECK_MAX_UPLOAD_BYTES + FORM
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdecimal() else 0
        if size <= limit or request.path.startswith("/api/"):
            return self.get_response(request)
        left = min(size, SWALLOWED * limit)
        while left > 0 and (piece := request.read(min(PIECE, left))):
            left -= len(piece)
        return too_large(request)
