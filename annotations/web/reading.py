"""What the views around one text share: its address, its context, and how an act is answered."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django_htmx.http import reswap, trigger_client_event

from .. import rules
from ..desk.drafts import SpanDraft
from ..desk.queries_reading import ClaimInText, Reading, count_unsure, read_marks
from ..desk.queries_speakers import speakers_for
from ..models import Quote, Revision
from ..text import Span
from .parts import part_at, part_shown
from .sureness import level_asked, level_choices
from .typeset import typeset

SHOWS = ("all", "todo", "accepted", "rejected", "claims")
"""What the page can be asked to show; the first where nothing is asked."""


def revision_or_404(pk: int) -> Revision:
    """Return a revision with its article."""
    return get_object_or_404(Revision.objects.select_related("article"), pk=pk)


def read_part(
    request: HttpRequest, revision: Revision, *, at: int = 0
) -> tuple[Reading, dict[str, Any]]:
    """Read the part of a text that a person sees, and return what the templates ask for.

    ``at`` is an offset in the part where the request names none.
    """
    part = part_shown(request, revision.text, at=at)
    sure = level_asked(request)
    reading = read_marks(revision, within=part.span, least=sure / 100)
    asked = request.POST.get("show") or request.GET.get("show")
    proposed = [quote for quote in reading.quotes if quote.state == Quote.State.PROPOSED]
    return reading, {
        "revision": revision,
        "reading": reading,
        "part": part,
        "counts": reading.counts,
        "show": asked if asked in SHOWS else SHOWS[0],
        "sure": sure,
        "levels": level_choices(sure),
        "unsure": count_unsure(revision, sure / 100) if sure else 0,
        "can_annotate": rules.can_annotate(request.user),
        # Asked of the database by the first card that offers them: many answers show none.
        "known_speakers": SimpleLazyObject(lambda: speakers_for(proposed)),
    }


def article_address(
    request: HttpRequest, revision: Revision, *, card: str = "", at: int = 0
) -> str:
    """Return the address of a revision's page, as it was shown, at a card or an offset."""
    asked = {"revision": str(revision.number)}
    show = request.POST.get("show") or request.GET.get("show")
    if show in SHOWS[1:]:
        asked["show"] = show
    if sure := level_asked(request):
        asked["sure"] = str(sure)
    part = part_at(revision.text, at)
    if part.total > 1:
        asked["part"] = str(part.number)
    return reverse(
        "annotations:article", args=[revision.article_id], query=asked, fragment=card or None
    )


def card_of(thing: Quote | ClaimInText) -> str:
    """Return the id of a thing's card on the page."""
    return f"quote-{thing.pk}" if isinstance(thing, Quote) else f"claim-{thing.claim.pk}"


def find_thing(reading: Reading, card: str) -> Quote | ClaimInText | None:
    """Return the quote or claim of a card."""
    return next((thing for thing in reading.in_order if card_of(thing) == card), None)


def answer(
    request: HttpRequest,
    revision: Revision,
    *,
    card: str,
    at: int,
    said: str,
    touched: Iterable[Span] = (),
    refused: bool = False,
    anew: bool = False,
    made: bool = False,
) -> HttpResponse:
    """Answer an act on one card: the card and the paragraphs it touched, or a way back to it.

    ``at`` is where the card's thing stands, an offset in the text; ``touched`` are places that
    the text showed otherwise before; ``refused`` tells that nothing was done and why; ``anew``
    sends every card, because their order changed, and ``made`` because one came to the list.
    """
    if not getattr(request, "htmx", False):
        (messages.error if refused else messages.success)(request, said)
        return redirect(article_address(request, revision, card=card, at=at))
    reading, shown = read_part(request, revision, at=at)
    thing = find_thing(reading, card)
    context = shown | {
        "things": [] if thing is None else [thing],
        "refused": refused,
        "anew": anew or made,
        "paragraphs": typeset(reading, touched),
    }
    return _send(request, said, {"card": card, "made": made}, context)


def answer_anew(
    request: HttpRequest,
    revision: Revision,
    *,
    said: str,
    at: int = 0,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Answer what changes the text all over: every paragraph and every card; ``more`` is context
    for further parts of the page.
    """
    if not getattr(request, "htmx", False):
        messages.success(request, said)
        return redirect(article_address(request, revision, at=at))
    reading, shown = read_part(request, revision, at=at)
    context = shown | {
        "paragraphs": typeset(reading),
        "all_text": True,
        "anew": True,
        "refused": False,
        **(more or {}),
    }
    return _send(request, said, {"card": "", "made": False}, context)


def _send(
    request: HttpRequest, said: str, news: dict[str, Any], context: dict[str, Any]
) -> HttpResponse:
    """Send parts of the page, each to its place; the script is told which card it was about."""
    context |= {"said": said, "swap": True}
    status = 409 if context["refused"] else 200
    response = render(request, "annotations/article/answer.html", context, status=status)
    trigger_client_event(response, "marked", news, after="settle")
    return reswap(response, "none")


def show_form(
    request: HttpRequest,
    revision: Revision,
    template: str,
    *,
    at: int = 0,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Show a form: alone for the script to put in its place, else on a page beside the text."""
    context |= {"revision": revision, "back": article_address(request, revision, at=at)}
    if getattr(request, "htmx", False):
        return render(request, template, context, status=status)
    reading, shown = read_part(request, revision, at=at)
    revision.article.opening = revision.text
    context |= shown | {
        "paragraphs": typeset(reading),
        "form_template": template,
        "section": "articles",
    }
    return render(request, "annotations/article/form_page.html", context, status=status)


def selected(request: HttpRequest, revision: Revision) -> SpanDraft | None:
    """Return the place that ``?start=&end=`` names, in code points, where it lies in the text."""
    start, end = request.GET.get("start", ""), request.GET.get("end", "")
    if not (start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):
        return None
    if not int(start) < int(end) <= revision.length:
        return None
    try:
        span = Span(int(start), int(end)).trimmed(revision.text)
    except ValueError:
        return None
    return SpanDraft(span.start, span.end, span.of(revision.text))


def base_on(form: Form, current: Model) -> None:
    """Make what was typed an edit of the version that stands now, for whoever insists on it."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(getattr(current, "version", ""))
    form.data = data
