"""What the views share: who may, how a body is read, how an answer is sent."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.views import APIView

from ... import rules
from ...desk.access import require
from ...models import User
from ..addresses import address_of
from ..body import JSON, JSONParser, JSONRenderer, dumps
from ..inputs import BIGGEST_ID, Input
from ..listing import read_list
from ..negotiation import Negotiation
from ..parameters import check_parameters, read_fields
from ..preconditions import etag, is_current, needed_version, offered_version
from ..resources import Resource
from ..writing import Nothing

SAFE = ("GET", "HEAD", "OPTIONS")


class DeskView(APIView):
    """An address of the API. Whoever may not write is told so before the body is looked at."""

    parser_classes = [JSONParser]
    renderer_classes = [JSONRenderer]
    content_negotiation_class = Negotiation
    http_method_names = ["get", "post", "patch", "head"]
    rule: ClassVar[Callable[..., bool]] = rules.can_annotate

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Settle who is asking, in which form they want the answer, and whether they may."""
        super().initial(request, *args, **kwargs)
        require(rules.can_read, request.user)
        if request.method not in SAFE:
            require(type(self).rule, request.user)
            self.check_write_parameters(request)

    def finalize_response(  # type: ignore[override]  # the views answer with Django's own
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Send the answer to who asked, and let no cache on the way keep it for others."""
        sent: HttpResponseBase = super().finalize_response(request, response, *args, **kwargs)
        patch_cache_control(sent, private=True)
        return sent

    def check_write_parameters(self, request: Request) -> None:
        """Writing takes no query parameters, unless a view says otherwise."""
        check_parameters(request.query_params, ())

    @property
    def actor(self) -> User:
        """Who is asking."""
        user = self.request.user
        assert isinstance(user, User)  # noqa: S101 - initial() let nobody else in
        return user

    def values(self, request: Request, kind: type[Input]) -> dict[str, Any]:
        """Return the checked values of the body.

        :raises ValidationError: the framework's, with the way to each fault.
        """
        return dict(read_input(kind, request.data))


@cache
def _reader(kind: type[Input]) -> Input:
    """One reader for all requests: making one costs more than all it reads, and it keeps no state
    between two bodies.
    """
    return kind()


def read_input(kind: type[Input], data: Any) -> Any:
    """Return the checked values of what was sent.

    :raises ValidationError: the framework's, with the way to each fault.
    """
    return _reader(kind).run_validation(data)


def answer(data: Any, *, status: int = 200) -> HttpResponse:
    """Return data as JSON."""
    return HttpResponse(dumps(data), status=status, content_type=JSON)


def find(resource: Resource, pk: int, *related: str, asker: Any = None) -> Any:
    """Return the row of this number, where ``asker`` may see it.

    :raises Http404: with a sentence, when there is none for them.
    """
    rows = resource.model._default_manager.filter(pk=pk)
    if resource.seen is not None:
        rows = resource.seen(asker).filter(pk=pk)
    row = rows.select_related(*related).first() if pk <= BIGGEST_ID else None
    if row is None:
        raise no_such(resource, pk)
    return row


def no_such(resource: Resource, pk: int) -> Http404:
    """Return the error of a row that is not there."""
    return Http404(
        _("There is no %(noun)s %(id)s.") % {"noun": _(resource.noun), "id": str(pk)[:40]}
    )


def represent(
    request: HttpRequest,
    resource: Resource,
    pk: int,
    *,
    names: Sequence[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return one row as it stands now, with its ETag; 304 where the client has it already.

    :raises Http404: when there is none, or none that this person may see.
    """
    keys = ("version",) if resource.versioned else ()
    ids = [pk] if pk <= BIGGEST_ID else []
    asker = getattr(request, "user", None)
    if ids and resource.seen is not None:
        ids = list(resource.seen(asker).filter(pk=pk).values_list("pk", flat=True))
    wanted = names or resource.names
    found = resource.table.read_by(resource.model, "pk", ids, wanted, *keys, asker=asker)
    if not found:
        raise no_such(resource, pk)
    row, told = found[0]
    body = dumps(told)
    tag = etag(body, row.get("version"))
    if request.method in ("GET", "HEAD") and is_current(request, tag):
        return HttpResponse(status=304, headers={"ETag": tag})
    response = HttpResponse(body, status=status, content_type=JSON, headers={"ETag": tag})
    if status in (201, 202):
        response["Location"] = address_of(resource.model(pk=pk)) or ""
    return response


class Collection(DeskView):
    """The list of a resource, and where rows are made."""

    resource: ClassVar[Resource]

    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return answer(read_list(request, self.resource, self.resource.queryset(self.actor)))

    def made(self, request: Request, row: models.Model) -> HttpResponse:
        """Send what was made."""
        return represent(request, self.resource, row.pk, status=201)


class Item(DeskView):
    """One row of a resource."""

    resource: ClassVar[Resource]

    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the row."""
        check_parameters(request.query_params, ("fields",))
        names = read_fields(request.query_params, self.resource.names, self.resource.names)
        return represent(request, self.resource, pk, names=names)

    def change_row(
        self,
        request: Request,
        pk: int,
        kind: type[Input],
        change: Callable[..., Any],
        name: str,
        *related: str,
    ) -> HttpResponse:
        """Let the act change the row, where the client has seen its version."""
        row = find(self.resource, pk, *related, asker=self.actor)
        version = needed_version(request, row)
        values = self.values(request, kind)
        change(actor=self.actor, version=version, **{name: row}, **values)
        return represent(request, self.resource, pk)


class Action(DeskView):
    """Something done to one row: ``POST /quotes/7/accept/``."""

    resource: ClassVar[Resource]
    takes: ClassVar[type[Input]] = Nothing
    act: ClassVar[Callable[..., Any]]
    name: ClassVar[str]
    related: ClassVar[tuple[str, ...]] = ()

    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Do it, and send the row as it stands then."""
        row = find(self.resource, pk, *self.related, asker=self.actor)
        options = {}
        if self.resource.versioned:
            options["version"] = offered_version(request, row)
        values = self.values(request, self.takes)
        type(self).act(actor=self.actor, **{self.name: row}, **options, **values)
        return represent(request, self.resource, pk)
