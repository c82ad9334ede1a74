"""How each operation stands in the schema: what it takes, what it answers, what can go wrong."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from django_filters import FilterSet
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    inline_serializer,
)
from rest_framework import serializers

from .body import JSON, PROBLEM
from .listing import MOST, PAGE_SIZE
from .problems import Problem
from .resources import Resource

F = TypeVar("F", bound=Callable[..., Any])

ERRORS = {
    400: "The input is wrong; `errors` says where. Nothing was stored.",
    401: "No token, or one that is not known or has expired.",
    403: "Your role does not allow this.",
    404: "There is no such row.",
    406: "`Accept` names no form in which this is sent.",
    409: "As things stand this cannot be done; `existing` names what is there already.",
    412: "Somebody changed it since the version in `If-Match`; `ETag` carries the current one.",
    413: "The body is larger than the desk takes.",
    415: "The body comes in a form that is not taken.",
    428: "`If-Match` is missing.",
    503: "The database is too busy; try again after `Retry-After` seconds.",
}

READ = (400, 401, 406, 503)
WRITE = (400, 401, 403, 406, 413, 415, 503)

IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": '^"v[0-9]{1,10}"$'},
    OpenApiParameter.HEADER,
    required=True,
    description='The `ETag` you read, or `"v3"`: the change is refused when it was changed since.',
    examples=[OpenApiExample("a version", value='"v1"')],
)
IF_MATCH_OPTIONAL = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": '^"v[0-9]{1,10}"$'},
    OpenApiParameter.HEADER,
    description="The `ETag` you read: the action is refused when it was changed since.",
)
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    {"type": "string", "pattern": '^"[v0-9a-f.]{1,40}"$'},
    OpenApiParameter.HEADER,
    description="The `ETag` of your copy: 304 without a body when it is still current.",
)


def etag_header(*statuses: int) -> OpenApiParameter:
    """Document the `ETag` of answers of these statuses."""
    return OpenApiParameter(
        "ETag",
        str,
        OpenApiParameter.HEADER,
        response=list(statuses),
        description="Version and digest of the representation.",
    )


def location_header(*statuses: int) -> OpenApiParameter:
    """Document the `Location` of answers of these statuses."""
    return OpenApiParameter(
        "Location",
        str,
        OpenApiParameter.HEADER,
        response=list(statuses),
        description="Where it is read.",
    )


def operation(
    operation_id: str,
    summary: str,
    description: str = "",
    *,
    tag: str,
    takes: Any = None,
    answers: Mapping[Any, Any],
    errors: Sequence[int] = READ,
    parameters: Sequence[OpenApiParameter] = (),
    examples: Sequence[OpenApiExample] = (),
) -> Callable[[F], F]:
    """Document one operation, every error it can answer included."""
    responses: dict[Any, Any] = dict(answers)
    for status in sorted(set(errors)):
        responses[status, PROBLEM] = OpenApiResponse(Problem, ERRORS[status])
    return extend_schema(
        operation_id=operation_id,
        summary=summary,
        description=description or f"{summary}.",
        tags=[tag],
        request=takes,
        responses=responses,
        parameters=list(parameters),
        examples=list(examples),
    )


def listing(resource: Resource, summary: str, description: str = "", **options: Any) -> Any:
    """Document a list with its filters, orders and pages."""
    return operation(
        options.pop("operation_id", f"{_snake(resource)}_list"),
        summary,
        description,
        tag=resource.word,
        answers={(200, JSON): OpenApiResponse(page_of(resource), "One page.")},
        errors=(*READ, *options.pop("errors", ())),
        parameters=[*_filters(resource.filters), *_paging(resource)],
    )


def reading(resource: Resource, summary: str, description: str = "") -> Any:
    """Document reading one row."""
    return operation(
        f"{_snake(resource)}_read",
        summary,
        description,
        tag=resource.word,
        answers={
            (200, JSON): OpenApiResponse(resource.shape, "The row."),
            304: OpenApiResponse(description="Your copy is current."),
        },
        errors=(*READ, 404),
        parameters=[_fields(resource), IF_NONE_MATCH, etag_header(200, 304)],
    )


def creating(
    resource: Resource,
    takes: Any,
    summary: str,
    description: str = "",
    *,
    errors: Sequence[int] = (),
    examples: Sequence[OpenApiExample] = (),
) -> Any:
    """Document making a row."""
    return operation(
        f"{_snake(resource)}_create",
        summary,
        description,
        tag=resource.word,
        takes={JSON: takes},
        answers={(201, JSON): OpenApiResponse(resource.shape, "What was made.")},
        errors=(*WRITE, *errors),
        parameters=[location_header(201), etag_header(201)],
        examples=examples,
    )


def changing(resource: Resource, takes: Any, summary: str, description: str = "") -> Any:
    """Document changing a row."""
    return operation(
        f"{_snake(resource)}_change",
        summary,
        description,
        tag=resource.word,
        takes={JSON: takes},
        answers={(200, JSON): OpenApiResponse(resource.shape, "As it stands now.")},
        errors=(*WRITE, 404, 409, 412, 428),
        parameters=[IF_MATCH, etag_header(200)],
    )


def acting(
    resource: Resource,
    verb: str,
    takes: Any,
    summary: str,
    description: str = "",
    *,
    answers: Any = None,
) -> Any:
    """Document an action on a row."""
    parameters = [IF_MATCH_OPTIONAL] if resource.versioned else []
    return operation(
        f"{_snake(resource)}_{verb}",
        summary,
        description,
        tag=resource.word,
        takes={JSON: takes},
        answers={(200, JSON): OpenApiResponse(answers or resource.shape, "As it stands now.")},
        errors=(*WRITE, 404, 409, *((412,) if resource.versioned else ())),
        parameters=[*parameters, *([] if answers else [etag_header(200)])],
    )


@cache
def _page_shape(name: str, shape: type[serializers.Serializer[Any]]) -> Any:
    return inline_serializer(
        name,
        {
            "next": serializers.CharField(allow_null=True, help_text="Address of the next page."),
            "previous": serializers.CharField(allow_null=True),
            "results": shape(many=True),
        },
    )


def page_of(resource: Resource) -> Any:
    """Return the shape of a page of these rows."""
    return _page_shape(resource.shape.__name__.removesuffix("Serializer") + "Page", resource.shape)


def _snake(resource: Resource) -> str:
    return resource.word.replace("-", "_")


def _fields(resource: Resource) -> OpenApiParameter:
    names = list(resource.names)
    heavy = ", ".join(sorted(resource.heavy))
    left_out = f" Lists leave out: {heavy}." if heavy else ""
    return OpenApiParameter(
        "fields",
        {"type": "array", "items": {"type": "string", "enum": names}, "minItems": 1},
        explode=False,
        style="form",
        description=f"Only these fields, separated by commas.{left_out}",
    )


def _paging(resource: Resource) -> list[OpenApiParameter]:
    orders = list(resource.orders)
    return [
        OpenApiParameter(
            "limit",
            {"type": "integer", "minimum": 1, "maximum": MOST, "default": PAGE_SIZE},
            description="Rows on a page.",
        ),
        OpenApiParameter(
            "cursor",
            {"type": "string", "minLength": 1},
            description="Where to go on; taken from `next` or `previous`.",
        ),
        OpenApiParameter(
            "ordering",
            {"type": "string", "enum": orders, "default": orders[0]},
            description="Order of the list; `-` is descending.",
        ),
        _fields(resource),
    ]


def _filters(filters: type[FilterSet] | None) -> list[OpenApiParameter]:
    return [
        OpenApiParameter(name, each.schema, description=str(each.extra.get("help_text", "")))
        for name, each in (filters.base_filters.items() if filters else ())
    ]
