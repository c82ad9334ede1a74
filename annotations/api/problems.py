"""Refusals as problem details (RFC 9457): one form for every error of the API."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.core.exceptions import ValidationError as ModelValidationError
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions, serializers

from ..desk.errors import AlreadyThere, Refused, StaleVersion
from .addresses import address_of
from .body import PROBLEM, dumps

logger = logging.getLogger(__name__)


class FieldProblem(serializers.Serializer[Any]):
    """What is wrong with one field."""

    field = serializers.CharField(
        help_text="Way to the field, as `content[0].start`; empty when it concerns the whole."
    )
    message = serializers.CharField(help_text="A sentence for a person.")


class Existing(serializers.Serializer[Any]):
    """What stands in the way."""

    type = serializers.CharField(help_text="What it is, as `quote`.")
    id = serializers.IntegerField()
    url = serializers.CharField(allow_null=True, help_text="Where it is read.")


class Problem(serializers.Serializer[Any]):
    """A problem detail (RFC 9457)."""

    type = serializers.CharField(help_text="Kind of the problem, as `/api/docs/#stale-version`.")
    title = serializers.CharField(help_text="The kind in a few words.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What is wrong, in a sentence for a person.")
    errors = FieldProblem(  # type: ignore[assignment] # a field hides the framework's property
        many=True, required=False, help_text="400: what is wrong with the input."
    )
    existing = Existing(required=False, help_text="409: what is there already.")
    current_version = serializers.IntegerField(
        required=False, help_text="412: the version as it stands now; `ETag` carries it too."
    )


TITLES = {
    400: ("bad-input", "The request is wrong"),
    401: ("not-signed-in", "Who is asking is not known"),
    403: ("not-allowed", "This is not allowed"),
    404: ("not-found", "There is no such thing"),
    405: ("no-such-method", "This address does not take this method"),
    406: ("not-acceptable", "This cannot be sent in the form asked for"),
    409: ("conflict", "As things stand this cannot be done"),
    412: ("stale-version", "Somebody changed this in the meantime"),
    413: ("too-large", "The body is too large"),
    415: ("wrong-media-type", "The body comes in a form that is not taken"),
    428: ("version-needed", "The request must name the version it changes"),
    503: ("busy", "The desk is busy"),
}
"""By status: the last part of the problem's ``type``, and its title."""


class PreconditionRequired(exceptions.APIException):
    """A change that does not say which version it was made on."""

    status_code = 428
    default_code = "precondition_required"


def problem(
    status: int,
    detail: str,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
    **members: Any,
) -> HttpResponse:
    """Return the answer to a request that is refused."""
    kind, title = TITLES.get(status, ("error", "The request failed"))
    content: dict[str, Any] = {
        "type": f"/api/docs/#{kind}",
        "title": title,
        "status": status,
        "detail": detail,
    }
    if errors:
        content["errors"] = list(errors)
    return HttpResponse(
        dumps(content | members), status=status, content_type=PROBLEM, headers=dict(headers or {})
    )


def bad_input(errors: Sequence[Mapping[str, str]]) -> HttpResponse:
    """Return 400 with what is wrong, field by field."""
    first = errors[0]
    detail = f"{first['field']}: {first['message']}" if first["field"] else first["message"]
    if len(errors) > 1:
        detail += " " + _("(%(count)s errors in all)") % {"count": len(errors)}
    return problem(400, detail, errors=errors)


def handle(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """Turn what an act or the framework raised into a problem; None for what is our own fault.

    The exception handler of the REST framework.
    """
    if isinstance(error, ModelValidationError):
        return bad_input(list(model_errors(error)))
    if isinstance(error, exceptions.ValidationError):
        return bad_input(list(nested_errors(error.detail)))
    if isinstance(error, Refused):
        return _refused(error)
    if isinstance(error, PermissionDenied):
        return problem(403, str(error) or _("Your role does not allow this."))
    if isinstance(error, Http404):
        return problem(404, str(error) or _("There is nothing at this address."))
    if isinstance(error, IntegrityError):
        # Two requests wrote the same thing at the same moment, and the database let one in.
        return problem(409, _("This conflicts with what somebody stored at the same moment."))
    if isinstance(error, OperationalError):
        # Mostly a write lock that others held for too long. Whatever it was, it goes to the log.
        logger.exception("The database refused a request.", exc_info=error)
        sentence = _("The database is too busy to answer. Try again in a moment.")
        return problem(503, sentence, headers={"Retry-After": "2"})
    if isinstance(error, exceptions.APIException):
        return _framework(error, context)
    return None


def _refused(error: Refused) -> HttpResponse:
    if isinstance(error, StaleVersion):
        version = getattr(error.current, "version", 0)
        return problem(
            412, error.sentence, headers={"ETag": f'"v{version}"'}, current_version=version
        )
    if isinstance(error, AlreadyThere):
        row = error.existing
        existing = {
            "type": row._meta.model_name,
            "id": row.pk,
            "url": address_of(row),
        }
        return problem(409, error.sentence, existing=existing)
    return problem(409, error.sentence)


def _framework(error: exceptions.APIException, context: Mapping[str, Any]) -> HttpResponse:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if isinstance(error, exceptions.MethodNotAllowed):
        headers["Allow"] = ", ".join(context["view"].allowed_methods)
    detail = error.detail
    sentence = detail if isinstance(detail, str) else str(error)
    if error.status_code == 400:
        return bad_input([{"field": "", "message": sentence}])
    return problem(error.status_code, sentence, headers=headers)


def model_errors(error: ModelValidationError) -> Iterator[dict[str, str]]:
    """Yield what is wrong by field; an act's errors have the same form as a serializer's."""
    if not hasattr(error, "error_dict"):
        yield from ({"field": "", "message": message} for message in error.messages)
        return
    for field, messages in error.message_dict.items():
        name = "" if field == NON_FIELD_ERRORS else field
        yield from ({"field": name, "message": message} for message in messages)


def nested_errors(detail: Any, path: str = "") -> Iterator[dict[str, str]]:
    """Yield a serializer's nested errors with the way to each: ``content[0].start``."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            if name == "non_field_errors":
                way = path
            elif isinstance(name, int):
                way = f"{path}[{name}]"
            else:
                way = f"{path}.{name}" if path else str(name)
            yield from nested_errors(inner, way)
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            nested = isinstance(inner, dict | list)
            yield from nested_errors(inner, f"{path}[{index}]" if nested else path)
    else:
        yield {"field": path, "message": str(detail)}


@csrf_exempt  # it changes nothing, and a page about cookies is no answer to a program
def not_found(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """Answer for addresses under the API that lead nowhere."""
    sentence = _("There is nothing at this address. Addresses of the API end in a slash.")
    return problem(404, sentence)
