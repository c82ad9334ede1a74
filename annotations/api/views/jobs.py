"""Long work: asking for it, how far it is, calling it off; and the desk's settings."""

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework.request import Request

from ... import rules
from ...desk import desk_settings, jobs
from .. import work
from ..body import JSON, dumps
from ..operations import (
    IF_MATCH,
    IF_NONE_MATCH,
    READ,
    WRITE,
    acting,
    creating,
    etag_header,
    listing,
    operation,
    reading,
)
from ..parameters import check_parameters
from ..preconditions import etag, is_current, needed_version
from ..resources import JOBS
from ..writing import Nothing
from .base import Action, Collection, DeskView, Item

SETTINGS = "desk-settings"


class JobCollection(Collection):
    """All that takes longer than a request should."""

    resource = JOBS

    @listing(JOBS, "List jobs", "Without what each was asked for and what came of it.")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        JOBS,
        work.NewJob,
        "Ask for long work",
        "Has texts read by the extraction engine: those named, or the newest texts of all "
        "articles, those no engine has read (`unread`), or those that none of this version has "
        "(`outdated`). The answer is the job, or the one that waits to do the very same. Read it "
        "again to see how far it is.",
        examples=[
            OpenApiExample("two texts", {"kind": "extract", "revisions": [1, 2]}),
            OpenApiExample("a language", {"kind": "extract", "texts": "all", "language": "fr"}),
        ],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Store the job."""
        values = self.values(request, work.NewJob)
        kind = values.pop("kind")
        return self.made(request, jobs.enqueue_job(actor=self.actor, kind=kind, arguments=values))


class JobItem(Item):
    """One job."""

    resource = JOBS

    @reading(JOBS, "Read a job", "How far it is, and what came of it.")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the job."""
        return super().get(request, pk)


class JobCancel(Action):
    """Calling a job off."""

    resource, act, name = JOBS, jobs.cancel_job, "job"

    @acting(
        JOBS,
        "cancel",
        Nothing,
        "Call a job off",
        "For who asked for it, and editors. One that waits is cancelled at once, one that runs at "
        "its next step; what is done already stays.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Cancel the job."""
        return super().post(request, pk)


class JobRetry(Action):
    """Trying a job again."""

    resource, act, name = JOBS, jobs.retry_job, "job"

    @acting(
        JOBS,
        "retry",
        Nothing,
        "Try a job again",
        "One that failed or was cancelled goes on where it stopped. For who asked for it, and "
        "editors.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Try again."""
        return super().post(request, pk)


class DeskSettingsItem(DeskView):
    """The one row of the desk's choices."""

    rule = rules.can_edit_desk

    @operation(
        "desk_settings_read",
        "Read the desk's settings",
        tag=SETTINGS,
        answers={
            (200, JSON): OpenApiResponse(work.SettingsSerializer, "What is chosen."),
            304: OpenApiResponse(description="Your copy is current."),
        },
        errors=READ,
        parameters=[IF_NONE_MATCH, etag_header(200, 304)],
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Send the settings."""
        check_parameters(request.query_params, ())
        return self._told(request)

    @operation(
        "desk_settings_change",
        "Change the desk's settings",
        "For editors. What was proposed before stays as it is.",
        tag=SETTINGS,
        takes={JSON: work.SettingsChanges},
        answers={(200, JSON): OpenApiResponse(work.SettingsSerializer, "As chosen now.")},
        errors=(*WRITE, 409, 412, 428),
        parameters=[IF_MATCH, etag_header(200)],
    )
    def patch(self, request: Request) -> HttpResponseBase:
        """Change the settings."""
        chosen = desk_settings.read_desk_settings()
        version = needed_version(request, chosen)
        values = self.values(request, work.SettingsChanges)
        desk_settings.change_desk_settings(
            actor=self.actor, desk_settings=chosen, version=version, **values
        )
        return self._told(request)

    def _told(self, request: Request) -> HttpResponse:
        chosen = desk_settings.read_desk_settings()
        names = map(str, work.SettingsSerializer().fields)
        body = dumps({name: getattr(chosen, name) for name in names})
        tag = etag(body, chosen.version)
        if request.method in ("GET", "HEAD") and is_current(request, tag):
            return HttpResponse(status=304, headers={"ETag": tag})
        return HttpResponse(body, content_type=JSON, headers={"ETag": tag})
