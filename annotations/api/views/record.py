"""The record, the search, and who is asking."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.request import Request

from ... import rules
from ...desk.backlog import work_backlog
from ...desk.queries_articles import texts_on_the_desk
from ...models import Claim, Revision
from ...models import search as full_text
from .. import answers
from ..body import JSON
from ..filters import FULL_TEXT, INDEX_BEFORE_SEARCH
from ..operations import READ, listing, operation, reading
from ..parameters import check_parameters, read_choice, read_number
from ..resources import EVENTS
from .base import Collection, DeskView, Item, answer

MOST_FOUND = 100


class EventCollection(Collection):
    """Everything that was done."""

    resource = EVENTS

    @listing(EVENTS, "List events", "The append-only record, newest first.")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)


class EventItem(Item):
    """One line of the record."""

    resource = EVENTS

    @reading(EVENTS, "Read an event")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the event."""
        return super().get(request, pk)


class Search(DeskView):
    """Full-text search over articles and claims."""

    @operation(
        "search",
        "Search articles and claims",
        "The best matches, best first: texts, then claims. To go through all matches use `q` of "
        "the lists.",
        tag="search",
        answers={(200, JSON): OpenApiResponse(answers.SearchResults, "What was found.")},
        parameters=[
            OpenApiParameter(
                "q", {"type": "string", "minLength": 1}, required=True, description=FULL_TEXT
            ),
            OpenApiParameter(
                "in",
                {"type": "string", "enum": ["all", "articles", "claims"], "default": "all"},
                description="Where to look.",
            ),
            OpenApiParameter(
                "limit",
                {"type": "integer", "minimum": 1, "maximum": MOST_FOUND, "default": 20},
                description="Matches of each sort.",
            ),
        ],
        errors=READ,
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Send the best matches."""
        given = request.query_params
        check_parameters(given, ("q", "in", "limit"))
        query = given.get("q")
        if query is None:
            raise ValidationError({"q": _("This is needed.")})
        where = read_choice(given, "in", ("all", "articles", "claims"), usual="all")
        limit = read_number(given, "limit", usual=20, most=MOST_FOUND)
        if not any(not term.excluded for term in full_text.parse(query)):
            raise ValidationError({"q": _("There is no word to search for.")})
        work_backlog(limit=INDEX_BEFORE_SEARCH)
        results = [] if where == "claims" else _articles(query, limit)
        results += [] if where == "articles" else _claims(query, limit)
        return answer({"results": results})


def _articles(query: str, limit: int) -> list[dict[str, Any]]:
    among = texts_on_the_desk()
    found = full_text.ranked(full_text.REVISIONS, query, limit=limit, among=among)
    rows = Revision.objects.filter(pk__in=[pk for pk, _excerpt in found])
    about = {row[0]: row[1:] for row in rows.values_list("pk", "article_id", "article__title")}
    return [
        {
            "type": "article",
            "id": about[pk][0],
            "revision": pk,
            "title": about[pk][1],
            "excerpt": _parts(excerpt),
        }
        for pk, excerpt in found
    ]


def _claims(query: str, limit: int) -> list[dict[str, Any]]:
    found = full_text.ranked(full_text.CLAIMS, query, limit=limit)
    rows = Claim.objects.filter(pk__in=[pk for pk, _excerpt in found])
    rows = rows.exclude(state=Claim.State.RETIRED)
    statements = dict(rows.values_list("pk", "statement"))
    return [
        {
            "type": "claim",
            "id": pk,
            "revision": None,
            "title": statements[pk],
            "excerpt": _parts(excerpt),
        }
        for pk, excerpt in found
        if pk in statements
    ]


def _parts(excerpt: str) -> list[dict[str, Any]]:
    """Cut an excerpt at the marks U+0002 and U+0003 that stand around what was found."""
    pieces = re.split("[\x02\x03]", excerpt)
    return [
        {"text": piece, "found": bool(index % 2)} for index, piece in enumerate(pieces) if piece
    ]


class Me(DeskView):
    """Who is asking."""

    @operation(
        "me",
        "Who am I?",
        "Whose token this is, and what they may do.",
        tag="me",
        answers={(200, JSON): OpenApiResponse(answers.MeSerializer, "You.")},
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Send who is asking."""
        check_parameters(request.query_params, ())
        user = self.actor
        may = {
            "annotate": rules.can_annotate,
            "review": rules.can_review,
            "edit_desk": rules.can_edit_desk,
            "administer": rules.can_administer,
        }
        return answer(
            {
                "id": user.pk,
                "username": user.username,
                "name": user.display_name,
                "role": user.role,
                "may": {name: bool(rule(user)) for name, rule in may.items()},
                "token_expires_at": getattr(request.auth, "expiry", None),
            }
        )
