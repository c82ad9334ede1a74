"""What belongs to the text and what came along from the page around it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from .. import rules
from ..desk.access import require
from ..desk.articles import exclude_range, restore_range
from ..desk.errors import Refused
from ..models import ExcludedRange
from .article_forms import LeaveOutForm
from .reading import answer, answer_anew, revision_or_404, selected, show_form
from .support import MemberRequest, attempt, for_members, read_version

FORM = "annotations/article/leave_out_form.html"


@for_members("GET", "POST")
def leave_out(request: MemberRequest, pk: int) -> HttpResponse:
    """Leave a piece of the text out: it is greyed, and nothing is proposed from it."""
    require(rules.can_annotate, request.user)
    revision = revision_or_404(pk)
    if request.method == "GET":
        form = LeaveOutForm(revision=revision, initial={"place": selected(request, revision)})
        return _show(request, form, status=200)
    form = LeaveOutForm(request.POST, revision=revision)
    done = attempt(form, lambda: _exclude(request, form)) if form.is_valid() else None
    if done is None:
        return _show(request, form, status=422)
    return answer_anew(request, revision, said=_("The text is left out."), at=done.start)


def _exclude(request: MemberRequest, form: LeaveOutForm) -> ExcludedRange:
    place = form.cleaned_data["place"]
    return exclude_range(actor=request.user, revision=form.revision, place=place)


def _show(request: MemberRequest, form: LeaveOutForm, *, status: int) -> HttpResponse:
    return show_form(
        request, form.revision, FORM, status=status, form=form, form_title=_("Leave text out")
    )


@for_members("POST")
def bring_back(request: MemberRequest, pk: int) -> HttpResponse:
    """Take excluded text back in; the engine reads the text again with it."""
    rows = ExcludedRange.objects.select_related("revision__article")
    excluded = get_object_or_404(rows, pk=pk)
    revision = excluded.revision
    try:
        restore_range(actor=request.user, excluded=excluded, version=read_version(request))
    except Refused as error:
        at = excluded.start
        return answer(request, revision, card="", at=at, said=error.sentence, refused=True)
    fresh = revision_or_404(revision.pk)
    return answer_anew(request, fresh, said=_("The text is back."), at=excluded.start)
