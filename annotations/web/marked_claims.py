"""What people do to claims on the article page."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from .. import rules
from ..desk.access import require
from ..desk.claims import accept_claim, change_claim, create_claim, reject_claim
from ..desk.errors import Refused, StaleVersion
from ..desk.queries_reading import ClaimInText
from ..desk.record import one_act
from ..models import Claim, Quote, Revision
from ..text import Span
from .article_forms import ClaimForm, WordingForm
from .fields import settle_speaker
from .reading import (
    answer,
    article_address,
    base_on,
    find_thing,
    read_part,
    revision_or_404,
    selected,
    show_form,
)
from .support import MemberRequest, attempt, for_members, read_version
from .typeset import places_of

FORM = "annotations/article/claim_form.html"
WORDING = "annotations/article/wording_form.html"


def _claim_in(revision: Revision, pk: int) -> Claim:
    rows = Claim.objects.filter(appearances__revision=revision).select_related("speaker")
    return get_object_or_404(rows.distinct(), pk=pk)


@for_members("POST")
def accept(request: MemberRequest, revision_pk: int, pk: int) -> HttpResponse:
    """Take a proposed claim on."""
    revision = revision_or_404(revision_pk)
    claim, version = _claim_in(revision, pk), read_version(request)
    return _decide(
        request,
        revision,
        claim,
        lambda: accept_claim(actor=request.user, claim=claim, version=version),
        _("Claim taken on."),
    )


@for_members("POST")
def reject(request: MemberRequest, revision_pk: int, pk: int) -> HttpResponse:
    """Set a claim aside, with a reason where one was typed."""
    revision = revision_or_404(revision_pk)
    claim, version = _claim_in(revision, pk), read_version(request)
    reason = request.POST.get("reason", "")
    return _decide(
        request,
        revision,
        claim,
        lambda: reject_claim(actor=request.user, claim=claim, reason=reason, version=version),
        _("Claim rejected."),
    )


def _decide(
    request: MemberRequest,
    revision: Revision,
    claim: Claim,
    act: Callable[[], Claim],
    done: str,
) -> HttpResponse:
    said, refused = done, False
    try:
        act()
    except Refused as error:
        said, refused = error.sentence, True
    except ValidationError as error:
        told = " ".join(error.messages)
        said, refused = _("Reason: %(reason)s") % {"reason": told}, True
    touched = _places(revision, claim)
    return answer(
        request,
        revision,
        card=f"claim-{claim.pk}",
        at=touched[0].start,
        said=said,
        touched=touched,
        refused=refused,
    )


def _places(revision: Revision, claim: Claim) -> list[Span]:
    places = tuple(revision.appearances.filter(claim=claim).order_by("start"))
    return places_of(ClaimInText(claim, places))


@for_members("GET")
def card(request: MemberRequest, revision_pk: int, pk: int) -> HttpResponse:
    """Show one card again, as when an edit is given up; to others the way to its place."""
    revision = revision_or_404(revision_pk)
    claim = _claim_in(revision, pk)
    at = _places(revision, claim)[0].start
    if not getattr(request, "htmx", False):
        place = article_address(request, revision, card=f"claim-{pk}", at=at)
        return redirect(place)
    reading, context = read_part(request, revision, at=at)
    thing = find_thing(reading, f"claim-{pk}")
    if thing is None:
        raise Http404
    context |= {"things": [thing]}
    return render(request, "annotations/article/cards.html", context)


@for_members("GET", "POST")
def create(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down a claim that stands in this text."""
    require(rules.can_annotate, request.user)
    revision = revision_or_404(pk)
    if request.method == "GET":
        form = ClaimForm(revision=revision, initial=_initial(request, revision))
        return _show(request, form, status=200)
    form = ClaimForm(request.POST, revision=revision)
    claim = attempt(form, lambda: _create(request, form)) if form.is_valid() else None
    if claim is None:
        return _show(request, form, status=422)
    said, touched = _("The claim is on the desk now."), _places(revision, claim)
    return answer(
        request,
        revision,
        card=f"claim-{claim.pk}",
        at=touched[0].start,
        said=said,
        touched=touched,
        made=True,
    )


def _initial(request: MemberRequest, revision: Revision) -> dict[str, Any]:
    place = selected(request, revision)
    quote = _quote(revision, request.GET.get("quote", ""))
    words = " ".join((_said(quote) or place.exact or "").split()) if place else ""
    return {
        "place": place,
        "statement": words,
        "quote": quote.pk if quote else None,
        "speaker": quote.speaker if quote else None,
    }


def _said(quote: Quote | None) -> str:
    """Return what a quote says, without what interrupts it; empty where there is no quote."""
    return " ".join(part.exact for part in quote.content) if quote else ""


def _quote(revision: Revision, pk: object) -> Quote | None:
    number = str(pk)
    if not number.isdecimal() or len(number) > 18:
        return None
    return revision.quotes.with_parts().filter(pk=int(number)).first()


def _create(request: MemberRequest, form: ClaimForm) -> Claim:
    cleaned = form.cleaned_data
    with one_act():
        return create_claim(
            actor=request.user,
            statement=cleaned["statement"],
            kind=cleaned["kind"],
            speaker=settle_speaker(request.user, cleaned["speaker"], kind=cleaned["new_speaker"]),
            revision=form.revision,
            place=cleaned["place"],
            quote=_quote(form.revision, cleaned["quote"]),
        )


def _show(request: MemberRequest, form: ClaimForm, *, status: int) -> HttpResponse:
    place = selected(request, form.revision)
    at = place.start if place else 0
    quote = _quote(form.revision, form["quote"].value() or "")
    context = {
        "form": form,
        "form_title": _("New claim"),
        "interrupted": quote is not None and len(quote.content) > 1,
    }
    return show_form(request, form.revision, FORM, at=at, status=status, **context)


@for_members("GET", "POST")
def edit(request: MemberRequest, revision_pk: int, pk: int) -> HttpResponse:
    """Word a claim anew, or say of whom it is."""
    require(rules.can_annotate, request.user)
    revision = revision_or_404(revision_pk)
    claim = _claim_in(revision, pk)
    if request.method == "GET":
        known = {name: getattr(claim, name) for name in ("statement", "kind", "speaker", "version")}
        return _show_wording(request, revision, claim, WordingForm(initial=known))
    form = WordingForm(request.POST)
    try:
        done = attempt(form, lambda: _change(request, form, claim)) if form.is_valid() else None
    except StaleVersion as stale:
        base_on(form, stale.current)
        current = _claim_in(revision, pk)
        context = {"current": current, "sentence": stale.sentence}
        return _show_wording(request, revision, claim, form, status=409, **context)
    if done is None:
        return _show_wording(request, revision, claim, form, status=422)
    said = _("Claim corrected.")
    at = _places(revision, claim)[0].start
    return answer(request, revision, card=f"claim-{claim.pk}", at=at, said=said)


def _change(request: MemberRequest, form: WordingForm, claim: Claim) -> Claim:
    cleaned = form.cleaned_data
    with one_act():
        return change_claim(
            actor=request.user,
            claim=claim,
            version=cleaned["version"],
            statement=cleaned["statement"],
            kind=cleaned["kind"],
            speaker=settle_speaker(request.user, cleaned["speaker"], kind=cleaned["new_speaker"]),
        )


def _show_wording(
    request: MemberRequest,
    revision: Revision,
    claim: Claim,
    form: WordingForm,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    context |= {"form": form, "claim": claim, "form_title": _("Correct the claim")}
    at = _places(revision, claim)[0].start
    return show_form(request, revision, WORDING, at=at, status=status, **context)
