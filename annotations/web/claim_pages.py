"""Working on a claim: taking it on, setting it aside, wording it, finding where it stands."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import rules
from ..desk import claims as acts
from ..desk.access import require
from ..desk.drafts import SpanDraft
from ..desk.errors import StaleVersion
from ..desk.queries_wordings import places_of, texts_with
from ..desk.record import one_act
from ..models import Claim, ClaimKind, Revision, User
from .claim_forms import ChangeClaimForm, ClaimForm, WordsForm
from .claim_view import show_claim
from .fields import settle_speaker
from .support import (
    MemberRequest,
    attempt,
    do_or_say,
    for_members,
    posted,
    read_number,
    read_version,
    show_conflict,
)


def claim_or_404(pk: int) -> Claim:
    """Return the claim with who it is of."""
    return get_object_or_404(
        Claim.objects.select_related(
            "speaker", "created_by", "decided_by", "decision__rating", "decision__reviewer"
        ),
        pk=pk,
    )


def address_of(claim: Claim) -> str:
    """Return where the claim's page is."""
    return reverse("annotations:claim", args=[claim.pk])


@for_members("GET")
def claim(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a claim: where it stands, what bears on it, what was answered, what happened."""
    return show_claim(request, claim_or_404(pk))


@for_members("GET", "POST")
def new_claim(request: MemberRequest) -> HttpResponse:
    """Write down a claim that no text on the desk holds."""
    require(rules.can_annotate, request.user)
    form = ClaimForm(posted(request), initial={"kind": ClaimKind.FACT})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = attempt(form, lambda: _with_speaker(request.user, acts.create_claim, **data))
        if made:
            messages.success(request, _("The claim is open for evidence and verdicts."))
            return redirect(address_of(made))
    context = {"section": "claims", "form": form, "back": reverse("annotations:claims")}
    return render(request, "annotations/change_claim.html", context)


@for_members("GET", "POST")
def change_claim(request: MemberRequest, pk: int) -> HttpResponse:
    """Word a claim anew, or say of whom it is."""
    require(rules.can_annotate, request.user)
    found = claim_or_404(pk)
    back = address_of(found)
    names = ("statement", "kind", "speaker", "strategies", "version")
    initial = {name: getattr(found, name) for name in names}
    form = ChangeClaimForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            changed = attempt(
                form, lambda: _with_speaker(request.user, acts.change_claim, claim=found, **data)
            )
        except StaleVersion as stale:
            heading = _("Somebody changed this claim meanwhile")
            return show_conflict(request, stale, form, heading=heading, back=back, section="claims")
        if changed:
            messages.success(request, _("The claim is changed."))
            return redirect(back)
    context = {"section": "claims", "form": form, "claim": found, "back": back}
    return render(request, "annotations/change_claim.html", context)


@for_members("POST")
def accept_claim(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a proposed claim on."""
    found = claim_or_404(pk)
    return do_or_say(
        request,
        lambda: acts.accept_claim(actor=request.user, claim=found, version=read_version(request)),
        done=_("The claim is open for evidence and verdicts."),
        back=address_of(found),
    )


@for_members("POST")
def reject_claim(request: MemberRequest, pk: int) -> HttpResponse:
    """Set a claim aside."""
    found = claim_or_404(pk)
    return do_or_say(
        request,
        lambda: acts.reject_claim(
            actor=request.user,
            claim=found,
            reason=request.POST.get("reason", ""),
            version=read_version(request),
        ),
        done=_("The claim is rejected. It stays on record and can be reopened."),
        back=address_of(found),
    )


@for_members("POST")
def reopen_claim(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a decided or rejected claim up again."""
    found = claim_or_404(pk)
    return do_or_say(
        request,
        lambda: acts.reopen_claim(
            actor=request.user,
            claim=found,
            reason=request.POST.get("reason", ""),
            version=read_version(request),
        ),
        done=_("The claim is open again. A new round of review begins."),
        back=address_of(found),
    )


@for_members("GET", "POST")
def add_appearance(request: MemberRequest, pk: int) -> HttpResponse:
    """Find the claim's words in other articles, and say that it stands there too."""
    require(rules.can_annotate, request.user)
    found = claim_or_404(pk)
    if request.method == "POST":
        return do_or_say(
            request,
            lambda: _add_appearance(request, found),
            done=_("The claim stands there too."),
            back=address_of(found) + "#appearances",
        )
    words = request.GET.get("words")
    if words is None:
        words = found.appearances.values_list("exact", flat=True).first() or found.statement
    places = places_of(words, found)
    context = {
        "section": "claims",
        "claim": found,
        "form": WordsForm({"words": words}),
        "words": words,
        "places": places,
        "nearby": [] if places else texts_with(words),
    }
    return render(request, "annotations/add_appearance.html", context)


def _add_appearance(request: MemberRequest, found: Claim) -> object:
    number = read_number(request.POST.get("revision", ""))
    revision = get_object_or_404(Revision.objects.select_related("article"), pk=number)
    start = read_number(request.POST.get("start", ""))
    end = read_number(request.POST.get("end", ""))
    quote = revision.quotes.live().filter(start__lte=start, end__gte=end).order_by("start").first()
    return acts.add_appearance(
        actor=request.user,
        claim=found,
        revision=revision,
        place=SpanDraft(start, end, request.POST.get("exact")),
        quote=quote,
    )


def _with_speaker(actor: User, act: Any, *, speaker: Any, speaker_kind: str, **data: Any) -> Any:
    """Do the act with the speaker that was typed; a new one is kept only if the act is done."""
    with one_act():
        return act(actor=actor, speaker=settle_speaker(actor, speaker, kind=speaker_kind), **data)
