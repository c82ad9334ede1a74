"""What a person sees when something is refused or goes wrong: a page of the desk, with a way on."""

import contextlib

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..desk.errors import NotAllowed


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400, or 413 where more came than is taken."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return too_large(request)
    return _page(
        request,
        400,
        _("The desk did not understand this"),
        _("What came from the browser was damaged on the way. Go back and try it again."),
    )


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403, with the rule's own sentence where an act refused."""
    sentence = str(exception) if isinstance(exception, NotAllowed) else ""
    return _page(
        request,
        403,
        _("This is not for your role"),
        sentence or _("Your role at this desk does not allow this."),
        _("Nothing was changed. An administrator of the desk can change a person's role."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django's
    """Answer 404."""
    return _page(
        request,
        404,
        _("There is nothing at this address"),
        _("It may be mistyped. Nothing on the desk is ever deleted: the search finds it."),
    )


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django's
    """Answer 500. Whatever broke may break the page's own parts too, so little is asked of them."""
    heading = _("Something broke")
    sentence = _("It is the desk's fault, not yours, and it was noted in its log. Try it again.")
    context = {"status": 500, "heading": heading, "sentences": [sentence], "bare": True}
    content = f"<!doctype html><title>{heading}</title><h1>{heading}</h1><p>{sentence}</p>"
    with contextlib.suppress(Exception):
        content = render_to_string("annotations/error.html", context)
    return HttpResponse(content, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django's
    """Answer 403 to a form whose proof of origin is missing or old; ``reason`` is for the log."""
    return _page(
        request,
        403,
        _("This form is too old to be sent"),
        _(
            "You signed in or out since it was opened, or the browser keeps no cookies. Go back, "
            "load the page again and send it once more; copy what you typed first."
        ),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer 413."""
    return _page(
        request,
        413,
        _("This is more than the desk takes at once"),
        _("Nothing was stored. Send the files one at a time, or split a large one."),
    )


def _page(request: HttpRequest, status: int, heading: str, *sentences: str) -> HttpResponse:
    context = {"status": status, "heading": heading, "sentences": sentences}
    content = render_to_string("annotations/error.html", context, request=request)
    return HttpResponse(content, status=status)
