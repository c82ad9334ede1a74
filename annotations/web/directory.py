"""The pages of speakers, outlets and rating scales."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..desk import directory as acts
from ..desk.access import require
from ..desk.errors import StaleVersion
from ..desk.merging import merge_speakers
from ..desk.queries_directory import (
    heard_from,
    list_outlets,
    list_scales,
    list_speakers,
    perhaps_the_same,
)
from ..desk.queries_speakers import unknown_names
from ..models import Outlet, Speaker
from .fields import NamesField, suggest_speakers
from .filters import ANY, FilterForm
from .forms import DeskForm
from .support import (
    MemberRequest,
    attempt,
    do_or_say,
    for_members,
    posted,
    read_number,
    show_conflict,
)

SUGGESTIONS = 20
"""Pairs that may be one, and names without a speaker, on the page of speakers."""


class SpeakerFilterForm(FilterForm):
    """Which speakers."""

    q = forms.CharField(label=gettext_lazy("Name or description"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[ANY, *Speaker.Kind.choices]
    )


class SpeakerForm(DeskForm):
    """What is known of a speaker."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Speaker.Kind.choices)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("An anonymous source has none."),
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Office or role; tells two people of one name apart."),
    )
    aliases = NamesField(
        label=gettext_lazy("Other names"),
        required=False,
        help_text=gettext_lazy("Several are separated by commas."),
    )


class ChangeSpeakerForm(SpeakerForm):
    """A correction of what is known of a speaker."""

    version = forms.IntegerField(widget=forms.HiddenInput())


class OutletForm(DeskForm):
    """What is known of an outlet."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Outlet.Kind.choices)
    url = forms.URLField(
        label=gettext_lazy("Address"), max_length=500, required=False, assume_scheme="https"
    )
    language = forms.CharField(label=gettext_lazy("Language"), max_length=16, required=False)


class ChangeOutletForm(OutletForm):
    """A correction of what is known of an outlet."""

    version = forms.IntegerField(widget=forms.HiddenInput())


@for_members("GET")
def speakers(request: MemberRequest) -> HttpResponse:
    """Show the speakers by name."""
    form = SpeakerFilterForm(request.GET)
    chosen = form.chosen()
    try:
        page = list_speakers(
            query=chosen.get("q", ""),
            kind=chosen.get("kind", ""),
            cursor=request.GET.get("page", ""),
        )
    except ValidationError as error:
        raise Http404(error.messages[0]) from error
    # Beside a search or a later page these would only be in the way.
    whole = not form.asks and "page" not in request.GET
    context = {
        "section": "speakers",
        "merges": perhaps_the_same(SUGGESTIONS) if whole else [],
        "unknown": unknown_names(SUGGESTIONS) if whole else [],
        "edits": rules.can_edit_desk(request.user),
        "form": form,
        "page": page,
        "annotates": rules.can_annotate(request.user),
    }
    return render(request, "annotations/speakers.html", context)


@for_members("POST")
def merge(request: MemberRequest) -> HttpResponse:
    """Merge two speakers: the form names both and says which one stays."""
    require(rules.can_edit_desk, request.user)
    back = reverse("annotations:speakers")
    both = {read_number(value) for value in request.POST.getlist("speaker")}
    stays = read_number(request.POST.get("stays", ""))
    if len(both) != 2 or stays not in both:
        messages.error(request, _("Say which of the two speakers stays."))
        return redirect(back)
    (other,) = both - {stays}
    into = get_object_or_404(Speaker, pk=stays)
    merged = get_object_or_404(Speaker, pk=other)
    version = read_number(request.POST.get(f"version-{other}", "")) or None
    return do_or_say(
        request,
        lambda: merge_speakers(actor=request.user, speaker=merged, into=into, version=version),
        done=_("“%(speaker)s” is merged into “%(other)s”.") % {"speaker": merged, "other": into},
        back=back,
    )


@for_members("GET")
def suggest(request: MemberRequest) -> HttpResponse:
    """Answer the names that match what is being typed, as options of a list."""
    typed = next(iter(request.GET.values()), "")
    names = suggest_speakers(str(typed)[:200])
    return render(request, "annotations/parts/suggestions.html", {"names": names})


@for_members("GET")
def speaker(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a speaker with what they are heard saying."""
    found = get_object_or_404(Speaker, pk=pk)
    context = {
        "section": "speakers",
        "speaker": found,
        "heard": heard_from(found),
        "annotates": rules.can_annotate(request.user),
    }
    return render(request, "annotations/speaker.html", context)


@for_members("GET", "POST")
def new_speaker(request: MemberRequest) -> HttpResponse:
    """Write down a speaker."""
    require(rules.can_annotate, request.user)
    form = SpeakerForm(posted(request), initial={"name": request.GET.get("name", "")[:200]})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = attempt(form, lambda: acts.create_speaker(actor=request.user, **data))
        if made:
            messages.success(request, _("The speaker is written down."))
            return redirect("annotations:speaker", pk=made.pk)
    context = {"section": "speakers", "form": form, "back": reverse("annotations:speakers")}
    return render(request, "annotations/change_speaker.html", context)


@for_members("GET", "POST")
def change_speaker(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct what is known of a speaker."""
    require(rules.can_annotate, request.user)
    found = get_object_or_404(Speaker, pk=pk)
    back = reverse("annotations:speaker", args=[found.pk])
    form = ChangeSpeakerForm(posted(request), initial=_held(found, ChangeSpeakerForm))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            changed = attempt(
                form, lambda: acts.change_speaker(actor=request.user, speaker=found, **data)
            )
        except StaleVersion as stale:
            heading = _("Somebody changed this speaker meanwhile")
            return show_conflict(
                request, stale, form, heading=heading, back=back, section="speakers"
            )
        if changed:
            messages.success(request, _("The speaker is corrected."))
            return redirect(back)
    context = {"section": "speakers", "form": form, "speaker": found, "back": back}
    return render(request, "annotations/change_speaker.html", context)


@for_members("GET")
def outlets(request: MemberRequest) -> HttpResponse:
    """Show the outlets by name."""
    context = {
        "section": "articles",
        "outlets": list_outlets(),
        "annotates": rules.can_annotate(request.user),
        "edits": rules.can_edit_desk(request.user),
    }
    return render(request, "annotations/outlets.html", context)


@for_members("GET", "POST")
def new_outlet(request: MemberRequest) -> HttpResponse:
    """Write down an outlet."""
    require(rules.can_annotate, request.user)
    form = OutletForm(posted(request), initial={"kind": Outlet.Kind.NEWSPAPER})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if attempt(form, lambda: acts.create_outlet(actor=request.user, **data)):
            messages.success(request, _("The outlet is written down."))
            return redirect("annotations:outlets")
    context = {"section": "articles", "form": form}
    return render(request, "annotations/change_outlet.html", context)


@for_members("GET", "POST")
def change_outlet(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct what is known of an outlet."""
    require(rules.can_edit_desk, request.user)
    found = get_object_or_404(Outlet, pk=pk)
    back = reverse("annotations:outlets")
    form = ChangeOutletForm(posted(request), initial=_held(found, ChangeOutletForm))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            changed = attempt(
                form, lambda: acts.change_outlet(actor=request.user, outlet=found, **data)
            )
        except StaleVersion as stale:
            heading = _("Somebody changed this outlet meanwhile")
            return show_conflict(
                request, stale, form, heading=heading, back=back, section="articles"
            )
        if changed:
            messages.success(request, _("The outlet is corrected."))
            return redirect(back)
    context = {"section": "articles", "form": form, "outlet": found}
    return render(request, "annotations/change_outlet.html", context)


@for_members("GET")
def scales(request: MemberRequest) -> HttpResponse:
    """Show the rating scales with what each label means."""
    context = {"section": "claims", "scales": list_scales()}
    return render(request, "annotations/scales.html", context)


def _held(row: Any, form: type[forms.Form]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.base_fields}
