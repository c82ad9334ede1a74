"""The whole desk, or a part of it, as one stream."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.request import Request

from ...interchange.native import ExportFilter, export_json, export_ndjson
from ...models import Claim
from ..body import JSON, LINES, JSONRenderer, LinesRenderer
from ..filters import DayField, IdField, IdFilter, SinceFilter, TextFilter
from ..operations import READ, operation
from ..parameters import check_parameters, read_choice
from .base import DeskView

WRITERS = {"json": (export_json, JSON), "ndjson": (export_ndjson, LINES)}


class ExportParameters(forms.Form):
    """Which part of the desk is wanted."""

    since = DayField(required=False)
    until = DayField(required=False)
    state = forms.ChoiceField(choices=Claim.State.choices, required=False)
    outlet = IdField(required=False)
    language = forms.CharField(required=False)

    def chosen(self) -> ExportFilter:
        """Return the filter.

        :raises ValidationError: keyed by parameter.
        """
        if not self.is_valid():
            raise ValidationError({name: list(each) for name, each in self.errors.items()})
        values = self.cleaned_data
        until = values["until"]
        return ExportFilter(
            since=values["since"],
            until=until and until + timedelta(days=1),
            state=values["state"] or None,
            outlet=values["outlet"],
            language=values["language"] or None,
        )


def _parameter(name: str, schema: object, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, schema, description=description)  # type: ignore[arg-type]


class Export(DeskView):
    """Everything, to take away."""

    renderer_classes = [JSONRenderer, LinesRenderer]

    @operation(
        "export",
        "Export the desk",
        "Articles with their texts and quotes; claims with their appearances, evidence, reviews "
        "and publications; scales, speakers and the record, as of one moment: all that you may "
        "see on the desk. See docs/export-format.md. Streamed, however much it is.",
        tag="export",
        answers={
            (200, JSON): OpenApiResponse(OpenApiTypes.OBJECT, "One document."),
            (200, LINES): OpenApiResponse(OpenApiTypes.STR, "One record a line."),
        },
        errors=READ,
        parameters=[
            _parameter(
                "format",
                {"type": "string", "enum": list(WRITERS)},
                "The form; else it follows `Accept`.",
            ),
            _parameter("since", SinceFilter.schema, "Articles brought in from this day."),
            _parameter("until", SinceFilter.schema, "Articles brought in up to this day."),
            _parameter(
                "state",
                {"type": "string", "enum": list(Claim.State.values)},
                "Claims of this state, and the articles they stand in.",
            ),
            _parameter("outlet", IdFilter.schema, "Articles of the outlet of this number."),
            _parameter("language", TextFilter.schema, "Articles in this language."),
        ],
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Stream the export."""
        given = request.query_params
        check_parameters(given, ("format", *ExportParameters.base_fields))
        usual = request.accepted_renderer.format
        name = read_choice(given, "format", WRITERS, usual=usual)
        write, media_type = WRITERS[name]
        chunks = write(ExportParameters(given).chosen(), reader=self.actor)
        stamp = f"{timezone.now():%Y-%m-%dT%H%M%SZ}"
        return StreamingHttpResponse(
            chunks,
            content_type=media_type,
            headers={"Content-Disposition": f'attachment; filename="desk-{stamp}.{name}"'},
        )
