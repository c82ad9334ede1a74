"""What people do to quotes on the article page."""

from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .. import rules
from ..desk.access import require
from ..desk.claims import check_quote
from ..desk.errors import AlreadyThere, Refused, StaleVersion
from ..desk.quotes import accept_quote, change_quote, create_quote, reject_quote
from ..desk.record import one_act
from ..desk.unset import UNSET
from ..models import Quote, Speaker
from ..text import Span
from .article_forms import QuoteForm, quote_initial
from .fields import settle_speaker, suggest_speakers
from .reading import (
    answer,
    article_address,
    base_on,
    card_of,
    read_part,
    revision_or_404,
    selected,
    show_form,
)
from .support import MemberRequest, attempt, for_members, read_number, read_version
from .typeset import places_of

FORM = "annotations/article/quote_form.html"
# Letters that stand in many a name, and stand for none.
_PRONOUNS = frozenset(
    "i he she it we you they who je il elle on nous vous ils elles".split()  # noqa: SIM905
)


def quote_or_404(pk: int) -> Quote:
    """Return a quote with its parts and its text."""
    rows = Quote.objects.with_parts().select_related("revision__article")
    return get_object_or_404(rows, pk=pk)


@for_members("POST")
def accept(request: MemberRequest, pk: int) -> HttpResponse:
    """Accept a quote, as that of a suggested speaker where one was chosen."""
    quote = quote_or_404(pk)
    version, chosen = read_version(request), request.POST.get("speaker", "")
    speaker = get_object_or_404(Speaker, pk=read_number(chosen)) if chosen else UNSET
    return _decide(
        request,
        quote,
        lambda: accept_quote(actor=request.user, quote=quote, version=version, speaker=speaker),
        _("Quote accepted."),
    )


@for_members("POST")
def reject(request: MemberRequest, pk: int) -> HttpResponse:
    """Reject a quote, with a reason where one was typed."""
    quote = quote_or_404(pk)
    version, reason = read_version(request), request.POST.get("reason", "")
    return _decide(
        request,
        quote,
        lambda: reject_quote(actor=request.user, quote=quote, reason=reason, version=version),
        _("Quote rejected."),
    )


@for_members("POST")
def check(request: MemberRequest, pk: int) -> HttpResponse:
    """Take on the question whether the quote was said."""
    quote = quote_or_404(pk)
    try:
        claim = check_quote(actor=request.user, quote=quote)
    except AlreadyThere as error:
        card = f"claim-{error.existing.pk}"
        return answer(
            request,
            quote.revision,
            card=card,
            at=quote.start,
            said=error.sentence,
            refused=True,
        )
    said = _("The claim that this was said is open now.")
    touched = [Span(quote.start, quote.end)]
    card = f"claim-{claim.pk}"
    return answer(
        request,
        quote.revision,
        card=card,
        at=quote.start,
        said=said,
        touched=touched,
        made=True,
    )


def _decide(
    request: MemberRequest, quote: Quote, act: Callable[[], Quote], done: str
) -> HttpResponse:
    touched, said, refused = places_of(quote), done, False
    try:
        act()
    except Refused as error:
        said, refused = error.sentence, True
    except ValidationError as error:
        said, refused = " ".join(error.messages), True
    card = card_of(quote)
    return answer(
        request,
        quote.revision,
        card=card,
        at=quote.start,
        said=said,
        touched=touched,
        refused=refused,
    )


@for_members("GET")
def card(request: MemberRequest, pk: int) -> HttpResponse:
    """Show one card again, as when an edit is given up; to others the way to its place."""
    quote = quote_or_404(pk)
    if not getattr(request, "htmx", False):
        place = article_address(request, quote.revision, card=card_of(quote), at=quote.start)
        return redirect(place)
    _reading, context = read_part(request, quote.revision, at=quote.start)
    context |= {"things": [quote]}
    return render(request, "annotations/article/cards.html", context)


@for_members("GET", "POST")
def create(request: MemberRequest, pk: int) -> HttpResponse:
    """Mark a quote: from a selection that the script sends, or by typing its words."""
    require(rules.can_annotate, request.user)
    revision = revision_or_404(pk)
    if request.method == "GET":
        place = selected(request, revision)
        form = QuoteForm(revision=revision, initial={"content-0": place} if place else {})
        return _show(request, form, status=200)
    form = QuoteForm(request.POST, revision=revision)
    made = _save(request, form, lambda fields: create_quote(revision=revision, **fields))
    if made is None:
        return _show(request, form, status=422)
    said, touched = _("Quote marked."), places_of(made)
    return answer(
        request,
        revision,
        card=card_of(made),
        at=made.start,
        said=said,
        touched=touched,
        made=True,
    )


@for_members("GET", "POST")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct a quote: its places, kind, speaker, chain."""
    require(rules.can_annotate, request.user)
    quote = quote_or_404(pk)
    revision = quote.revision
    if request.method == "GET":
        form = QuoteForm(revision=revision, initial=quote_initial(quote))
        form.instance = quote
        return _show(request, form, status=200)
    form = QuoteForm(request.POST, revision=revision)
    form.instance = quote
    before = places_of(quote)
    version = read_version(request)
    try:
        made = _save(
            request, form, lambda fields: change_quote(quote=quote, version=version, **fields)
        )
    except StaleVersion as stale:
        return _show_conflict(request, form, stale)
    if made is None:
        return _show(request, form, status=422)
    touched = before + places_of(quote_or_404(pk))
    said = _("Quote corrected.")
    moved = made.start != min(span.start for span in before)
    return answer(
        request,
        revision,
        card=card_of(made),
        at=made.start,
        said=said,
        touched=touched,
        anew=moved,
    )


def _save(
    request: MemberRequest, form: QuoteForm, act: Callable[[dict[str, Any]], Quote]
) -> Quote | None:
    """Do the act and write down a new speaker with it, or neither."""
    if not form.is_valid():
        return None
    cleaned = form.cleaned_data

    def save() -> Quote:
        try:
            with one_act():
                kind = cleaned["new_speaker"]
                speaker = settle_speaker(request.user, cleaned["speaker"], kind=kind)
                return act({"actor": request.user} | form.act_fields(speaker))
        except AlreadyThere as error:
            raise ValidationError(_with_way(error)) from error

    return attempt(form, save)


def _with_way(error: AlreadyThere) -> SafeString:
    """Return why a quote was refused, with the way to the one that stands in its place."""
    other = cast(Quote, error.existing)
    return format_html(
        '{} <a href="{}" data-jump="{}">{}</a>',
        error.sentence,
        reverse("annotations:quote_card", args=[other.pk]),
        card_of(other),
        _("Show it"),
    )


def _show(request: HttpRequest, form: QuoteForm, *, status: int, **context: Any) -> HttpResponse:
    quote = form.instance
    context |= {
        "form": form,
        "quote": quote,
        "suggested": _suggested(quote),
        "form_title": _("Correct the quote") if quote else _("New quote"),
    }
    place = quote or selected(request, form.revision)
    at = place.start if place else 0
    return show_form(request, form.revision, FORM, at=at, status=status, **context)


def _show_conflict(request: HttpRequest, form: QuoteForm, stale: StaleVersion) -> HttpResponse:
    """Show what stands now beside what was typed; saving again is made on what stands now."""
    current = quote_or_404(stale.current.pk)
    base_on(form, current)
    context = {"current": current, "sentence": stale.sentence}
    return _show(request, form, status=409, **context)


def _suggested(quote: Quote | None) -> list[str]:
    """Return speakers that the words of the source may stand for."""
    sources = quote.sources if quote and quote.speaker is None else []
    if not sources:
        return []
    words = sources[0].exact.strip()
    if words.lower() in _PRONOUNS:
        return []
    return suggest_speakers(words)[:5]
