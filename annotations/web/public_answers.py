"""Sending what everybody may read: in which language, and how long caches may keep it.

Nothing here asks who is reading, so no public page costs a session or a query for a person.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from hashlib import blake2b
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

P = ParamSpec("P")

FRESH = 60
"""Seconds for which a cache may answer without asking again."""

View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def for_everybody(view: View[P]) -> View[P]:
    """Let a view answer GET and HEAD, for everybody alike."""
    return wraps(view)(require_safe(view))


def send(
    request: HttpRequest,
    response: HttpResponse,
    *,
    now: datetime,
    changed: datetime | None = None,
    until: datetime | None = None,
    tag: str = "",
) -> HttpResponseBase:
    """Return an answer that caches may keep, or 304 where the reader's copy is current.

    ``changed`` is told as the time of the last change, ``until`` is when the answer will be another
    (the next embargo ends). ``tag`` stands for the content where that need not be looked at.
    Whether a copy is current is told by the ETag alone: a page also changes when the claim is
    checked anew, and no time is told of that.
    """
    etag = quote_etag(tag or blake2b(response.content, digest_size=12).hexdigest())
    response["ETag"] = etag
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    seconds = FRESH if until is None else min(FRESH, (until - now) // timedelta(seconds=1))
    response["Cache-Control"] = f"public, max-age={max(0, seconds)}"
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    answer: Any = get_conditional_response(request, etag=etag, response=response)
    return answer


def unsent(response: HttpResponse) -> HttpResponse:
    """Return an answer that no cache keeps: what is not there now may be there in a minute."""
    response["Cache-Control"] = "no-store"
    return response


def page_language(language: str) -> str:
    """Return the language in which the words around a text are set: the text's own, if spoken."""
    return language if language in dict(settings.LANGUAGES) else (get_language() or "en")
