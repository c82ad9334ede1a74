"""The desk's pages on which fact-checks are written, published, corrected and withdrawn."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from .. import rules
from ..desk import corrections, publishing
from ..desk.access import require
from ..desk.errors import AlreadyThere, Refused, StaleVersion
from ..desk.queries_publishing import find_fact_check, list_fact_checks
from ..models import FactCheck
from .claim_pages import claim_or_404
from .fact_check_forms import (
    CorrectForm,
    DraftForm,
    MoveEmbargoForm,
    PublishForm,
    TextsForm,
    WithdrawForm,
)
from .fact_check_view import checks_of, is_out, may, preview_of
from .public import check_page
from .public_answers import page_language, unsent
from .sentences import tell
from .support import (
    MemberRequest,
    attempt,
    do_or_say,
    for_members,
    posted,
    read_version,
    show_conflict,
)

SECTION = "claims"
RECORD = 50
"""Lines of the record on the page of a fact-check."""


@for_members("GET")
def fact_checks(request: MemberRequest) -> HttpResponse:
    """Show the fact-checks that somebody may see."""
    asked = request.GET.get("state", "")
    state = asked if asked in FactCheck.State.values else ""
    try:
        page = list_fact_checks(request.user, state=state, cursor=request.GET.get("page", ""))
    except ValidationError as error:
        raise Http404(error.messages[0]) from error
    now = timezone.now()
    context = {
        "section": SECTION,
        "page": page,
        "state": state,
        "states": FactCheck.State.choices,
        "lines": [(each, is_out(each, now)) for each in page.rows],
    }
    return render(request, "annotations/publishing/list.html", context)


@for_members("POST")
def new_fact_check(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin a draft about a claim, and go on to writing it."""
    claim = claim_or_404(pk)
    back = reverse("annotations:claim", args=[claim.pk]) + "#fact-check"
    try:
        made = publishing.create_fact_check(
            actor=request.user, claim=claim, language=request.POST.get("language", "")
        )
    except AlreadyThere as known:
        messages.error(request, known.sentence)
        return redirect(back)
    except (Refused, ValidationError) as error:
        sentences = error.messages if isinstance(error, ValidationError) else [error.sentence]
        for sentence in sentences:
            messages.error(request, sentence)
        return redirect(back)
    messages.success(request, _("The draft is begun."))
    return redirect("annotations:change_fact_check", made.pk)


@for_members("GET")
def fact_check(request: MemberRequest, pk: int) -> HttpResponse:
    """Show where a fact-check stands, what may be done, and how it looks."""
    return show(request, found_or_404(request, pk))


def show(request: MemberRequest, found: FactCheck, *, status: int = 200) -> HttpResponse:
    """Show the page of a fact-check."""
    told = rules.can_see_event_rows(request.user).filter(
        target_type="factcheck", target_id=found.pk
    )
    context = about(found) | {
        "may": may(request.user, found),
        "embargo_form": MoveEmbargoForm(fact_check=found),
        "lines": tell(told.select_related("actor").order_by("-id")[:RECORD], here=found.claim),
        **preview_of(found),
    }
    return render(request, "annotations/publishing/page.html", context, status=status)


@for_members("GET", "POST")
def change_fact_check(request: MemberRequest, pk: int) -> HttpResponse:
    """Write a draft, with its preview beside; what is only previewed is not saved."""
    found = found_or_404(request, pk)
    require(rules.can_change_fact_check, request.user, found)
    form = DraftForm(posted(request), fact_check=found)
    only_shown = "preview" in request.POST
    if request.method == "POST" and not only_shown and form.is_valid():
        said = form.said()
        try:
            saved = attempt(
                form,
                lambda: publishing.change_fact_check(actor=request.user, fact_check=found, **said),
            )
        except StaleVersion as stale:
            heading = _("Somebody changed this draft meanwhile")
            return conflict(request, stale, form, found, heading)
        if saved:
            messages.success(request, _("The draft is saved."))
            return redirect("annotations:fact_check", found.pk)
    context = about(found) | {"form": form, "only_shown": only_shown, **preview_of(found, form)}
    return render(request, "annotations/publishing/edit.html", context)


@for_members("GET", "POST")
def preview_fact_check(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the public page as it will be; posted, only the text with what was typed."""
    found = found_or_404(request, pk)
    with override(page_language(found.language)):
        if request.method == "POST":
            form: TextsForm = (DraftForm if "language" in request.POST else CorrectForm)(
                request.POST, fact_check=found
            )
            context = {"level": "2", **preview_of(found, form)}
            return unsent(render(request, "public/article.html", context))
        return unsent(HttpResponse(check_page(request, found, now=timezone.now())))


@for_members("GET", "POST")
def publish_fact_check(request: MemberRequest, pk: int) -> HttpResponse:
    """Look once more at what is about to be public, and publish it."""
    found = found_or_404(request, pk)
    if request.method == "POST":
        require(rules.can_edit_desk, request.user)
    if found.state != FactCheck.State.DRAFT:
        return redirect("annotations:fact_check", found.pk)
    form = PublishForm(posted(request), fact_check=found)
    status = 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            done = attempt_or_say(
                form,
                lambda: publishing.publish_fact_check(actor=request.user, fact_check=found, **said),
            )
        except StaleVersion as stale:
            form.add_error(None, stale.sentence)
            found, done, status = found_or_404(request, pk), None, 409
        if done:
            messages.success(
                request,
                _("It is public.") if is_out(done) else _("It is published, under embargo."),
            )
            return redirect("annotations:fact_check", found.pk)
        found = found_or_404(request, pk)
    checks = checks_of(found, request.user)
    context = about(found) | {
        "form": form,
        "checks": checks,
        "held_back": any(each.needed and not each.met for each in checks),
        **preview_of(found),
    }
    return render(request, "annotations/publishing/publish.html", context, status=status)


@for_members("GET", "POST")
def correct_fact_check(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct what is published."""
    found = found_or_404(request, pk)
    require(rules.can_correct_fact_check, request.user, found)
    form = CorrectForm(posted(request), fact_check=found)
    only_shown = "preview" in request.POST
    if request.method == "POST" and not only_shown and form.is_valid():
        said = form.said()
        try:
            done = attempt(
                form,
                lambda: corrections.correct_fact_check(
                    actor=request.user, fact_check=found, **said
                ),
            )
        except StaleVersion as stale:
            heading = _("Somebody changed this fact-check meanwhile")
            return conflict(request, stale, form, found_or_404(request, pk), heading)
        if done:
            messages.success(
                request,
                _("It is corrected. Both texts stand on its page.")
                if is_out(found)
                else _("It is corrected. Both texts are kept on record."),
            )
            return redirect("annotations:fact_check", found.pk)
        found = found_or_404(request, pk)
    context = about(found) | {"form": form, "only_shown": only_shown, **preview_of(found, form)}
    return render(request, "annotations/publishing/correct.html", context)


@for_members("GET", "POST")
def withdraw_fact_check(request: MemberRequest, pk: int) -> HttpResponse:
    """Withdraw what is published, with a reason."""
    found = found_or_404(request, pk)
    require(rules.can_withdraw_fact_check, request.user, found)
    form = WithdrawForm(posted(request), fact_check=found)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            done = attempt(
                form,
                lambda: corrections.withdraw_fact_check(
                    actor=request.user, fact_check=found, **said
                ),
            )
        except StaleVersion as stale:
            form.add_error(None, stale.sentence)
            done = None
        if done:
            messages.success(request, _("It is withdrawn. It stays on record."))
            return redirect("annotations:fact_check", found.pk)
    context = about(found) | {"form": form}
    return render(request, "annotations/publishing/withdraw.html", context)


@for_members("POST")
def change_embargo(request: MemberRequest, pk: int) -> HttpResponse:
    """Move an embargo, or lift it."""
    found = found_or_404(request, pk)
    require(rules.can_edit_desk, request.user)
    data = request.POST.copy()
    if "lift" in data:
        data["embargo_until"] = ""
    form = MoveEmbargoForm(data, fact_check=found)
    if not form.is_valid() or not (form.cleaned_data["embargo_until"] or "lift" in data):
        messages.error(request, _("Give the day and the time at which the embargo ends."))
        return redirect("annotations:fact_check", found.pk)
    moment = form.cleaned_data["embargo_until"]
    return do_or_say(
        request,
        lambda: publishing.change_embargo(
            actor=request.user,
            fact_check=found,
            embargo_until=moment,
            version=form.cleaned_data["version"],
        ),
        done=_("The embargo is moved.") if moment else _("The embargo is lifted: it is public."),
        back=reverse("annotations:fact_check", args=[found.pk]),
    )


@for_members("POST")
def discard_fact_check(request: MemberRequest, pk: int) -> HttpResponse:
    """Set a draft aside."""
    found = found_or_404(request, pk)
    return do_or_say(
        request,
        lambda: publishing.discard_fact_check(
            actor=request.user, fact_check=found, version=read_version(request)
        ),
        done=_("The draft is set aside. It stays on record."),
        back=reverse("annotations:claim", args=[found.claim_id]),
    )


def found_or_404(request: MemberRequest, pk: int) -> FactCheck:
    """Return a fact-check that the member may see.

    :raises Http404: when there is none, or they may not.
    """
    found = find_fact_check(pk, request.user)
    if found is None:
        raise Http404(_("There is no such fact-check."))
    return found


def about(found: FactCheck) -> dict[str, Any]:
    """Return what every page of a fact-check shows."""
    now = timezone.now()
    return {
        "section": SECTION,
        "found": found,
        "out": found.is_out(now),
        "embargoed": found.is_embargoed(now),
        "back": reverse("annotations:fact_check", args=[found.pk]),
    }


def attempt_or_say(form: PublishForm, act: Any) -> FactCheck | None:
    """Do an act with what a form holds; whatever refuses it is said above the form.

    :raises StaleVersion: as the act does.
    """
    try:
        done: FactCheck | None = attempt(form, act)
    except StaleVersion:
        raise
    except Refused as error:
        form.add_error(None, error.sentence)
        return None
    return done


def conflict(
    request: MemberRequest, stale: StaleVersion, form: TextsForm, found: FactCheck, heading: str
) -> HttpResponse:
    """Show both texts of an edit that came too late."""
    back = reverse("annotations:fact_check", args=[found.pk])
    return show_conflict(request, stale, form, heading=heading, back=back, section=SECTION)
