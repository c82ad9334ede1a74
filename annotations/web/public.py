"""The pages that everybody may read: what is published, and what was corrected in it."""

import json
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..desk.desk_settings import read_desk_settings
from ..desk.queries_publishing import (
    Piece,
    find_published,
    languages_published,
    list_corrections,
    list_published,
    list_withdrawn,
    next_embargo_end,
    piece_of,
)
from ..models import FactCheck, Rating
from .claim_review import claim_review
from .corrections import changes_of
from .markdown import render_markdown
from .public_answers import for_everybody, page_language, send, unsent

SHARED_WORDS = 200
"""Characters of a description that others show beside a link."""


@for_everybody
def checks(request: HttpRequest) -> HttpResponseBase:
    """Show what is published, latest first."""
    now = timezone.now()
    languages = languages_published(now=now)
    chosen = request.GET.get("language", "")
    language = chosen if chosen in languages else ""
    try:
        page = list_published(now=now, language=language, cursor=request.GET.get("page", ""))
    except ValidationError:
        return nothing_here(request)
    context = _around(request) | {
        "page": page,
        "rows": [(each, position_of_rating(each.decision.rating)) for each in page.rows],
        "language": language,
        "languages": languages if len(languages) > 1 else [],
        "canonical": request.build_absolute_uri(),
    }
    response = render(request, "public/list.html", context)
    return send(request, response, now=now, until=next_embargo_end(now=now))


@for_everybody
def check(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show one fact-check, in its own language. What is not out is not there."""
    now = timezone.now()
    fact_check = find_published(slug, now=now)
    if fact_check is None:
        return nothing_here(request)
    with override(page_language(fact_check.language)):
        response = HttpResponse(check_page(request, fact_check, now=now))
        response["Content-Language"] = fact_check.language
    return send(request, response, now=now, changed=last_change(fact_check))


@for_everybody
def corrections(request: HttpRequest) -> HttpResponseBase:
    """Show what was corrected and withdrawn, latest first."""
    now = timezone.now()
    cursor = request.GET.get("page", "")
    try:
        page = list_corrections(now=now, cursor=cursor)
    except ValidationError:
        return nothing_here(request)
    context = _around(request) | {
        "page": page,
        "corrected": [(each, changes_of(each)) for each in page.rows],
        "withdrawn": [] if cursor else list_withdrawn(now=now),
        "canonical": request.build_absolute_uri(),
    }
    response = render(request, "public/corrections.html", context)
    return send(request, response, now=now, until=next_embargo_end(now=now))


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer 404 alike, whether there never was a page or it is not out yet."""
    return unsent(render(request, "public/not_found.html", _around(request), status=404))


def check_page(request: HttpRequest, fact_check: FactCheck, *, now: datetime) -> str:
    """Return the whole page of a fact-check, in the language that is switched on."""
    piece = piece_of(fact_check, now=now)
    around = _around(request)
    address = request.build_absolute_uri(address_of(fact_check))
    site = request.build_absolute_uri(reverse("public:checks"))
    publisher = around["public_name"] or _("Fact-check desk")
    review = claim_review(piece, url=address, site=site, publisher=publisher)
    context = (
        around
        | shown(piece)
        | {
            "canonical": address,
            "picture": request.build_absolute_uri(
                reverse("public:picture", args=[fact_check.slug])
            ),
            "description": described(fact_check),
            "claim_review": data_block(review) if review else "",
        }
    )
    return render_to_string("public/check.html", context, request)


def shown(piece: Piece) -> dict[str, Any]:
    """Return what the text of a fact-check is set with, on its page and in the desk's preview."""
    return {
        "piece": piece,
        "check": piece.fact_check,
        "body": render_markdown(piece.fact_check.body),
        "corrected": [(each, changes_of(each)) for each in piece.corrections],
        "position": position_of_rating(piece.fact_check.decision.rating),
    }


def position_of_rating(rating: Rating) -> str:
    """Return where on its scale a rating lies: low, middle, high, or off it."""
    if rating.value is None:
        return "off"
    share = (rating.value - rating.scale.worst) / (rating.scale.best - rating.scale.worst)
    return "low" if share < 1 / 3 else "high" if share > 2 / 3 else "middle"


def described(fact_check: FactCheck) -> str:
    """Return a sentence or two for who sees a link to the page."""
    if fact_check.state == FactCheck.State.WITHDRAWN:
        return _("This fact-check was withdrawn.")
    words = " ".join((fact_check.summary or fact_check.claim.statement).split())
    return words if len(words) <= SHARED_WORDS else words[: SHARED_WORDS - 1] + "…"


def last_change(fact_check: FactCheck) -> datetime | None:
    """Return when a published page last changed."""
    moments = (fact_check.out_at, fact_check.changed_at, fact_check.withdrawn_at)
    return max((each for each in moments if each), default=None)


def address_of(fact_check: FactCheck) -> str:
    """Return the path of the public page."""
    return reverse("public:check", args=[fact_check.slug])


def data_block(data: Any) -> SafeString:
    """Return data as JSON that ends no element of HTML, whatever is written in it."""
    signs = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(signs))  # noqa: S308


def _around(request: HttpRequest) -> dict[str, Any]:
    """Return what stands on every public page."""
    return {
        "public_name": read_desk_settings().public_name,
        "feed": request.build_absolute_uri(reverse("public:feed")),
    }
