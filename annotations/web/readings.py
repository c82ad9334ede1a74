"""The engine reading texts: one again, many again, how far it is, and what it changed."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import rules
from ..desk.access import require
from ..desk.errors import WrongState
from ..desk.extraction import why_unread
from ..desk.jobs import enqueue_job, enqueue_reading
from ..desk.queries_articles import texts_of
from ..desk.queries_engine import was_reread, what_changed
from ..desk.queries_jobs import is_before, job_about_to_read
from ..models import Engine, Job, Revision
from .filters import ArticleFilterForm
from .forms import DeskForm
from .jobs import look_of
from .reading import answer_anew, article_address, revision_or_404
from .support import MemberRequest, attempt, for_members, posted, read_number

STATE = "annotations/article/engine_state.html"


class EngineForm(DeskForm):
    """Which engine reads."""

    engine = forms.ChoiceField(
        label=gettext_lazy("Engine"),
        required=False,
        choices=[("", gettext_lazy("as the desk has chosen")), *Engine.choices[1:]],
    )


def engine_state(request: HttpRequest, revision: Revision) -> dict[str, Any]:
    """Return what the article page tells of the engine and this text."""
    job = job_about_to_read(revision)
    return {
        "job": job,
        "look": look_of(job) if job else "",
        "here": article_address(request, revision),
        "engine_form": EngineForm(),
        "was_reread": bool(revision.engine) and was_reread(revision),
    }


@for_members("POST")
def read_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Have the engine read a text: for the first time, or again with another engine."""
    require(rules.can_annotate, request.user)
    revision = revision_or_404(pk)
    form = EngineForm(request.POST)
    back = redirect(article_address(request, revision))
    if not form.is_valid():
        messages.error(request, _("There is no such engine."))
        return back
    engine = form.cleaned_data["engine"]
    try:
        job = enqueue_reading(actor=request.user, revision=revision, engine=engine)
    except WrongState as refusal:
        messages.error(request, refusal.sentence)
        return back
    if job.state == Job.State.DONE:
        messages.success(request, _("The text has been read."))
    elif job.state == Job.State.FAILED:
        messages.error(request, job.error_sentence)
    return back


@for_members("GET")
def state(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer to the page of a text that waits to be read: nothing new, how far, or all of it.

    ``?job=`` is the job's number, ``?seen=`` how it was shown. ``?busy=`` is there when a form is
    open on the page: what was found is then offered, not put in its place.
    """
    revision = revision_or_404(pk)
    if not getattr(request, "htmx", False):
        return redirect(article_address(request, revision))
    job = get_object_or_404(Job, pk=read_number(request.GET.get("job", "")))
    if is_before(job, revision):
        look = look_of(job)
        if look == request.GET.get("seen"):
            return HttpResponse(status=204)
        context = engine_state(request, revision) | {"job": job, "look": look}
        return _only_state(request, revision, context)
    context = engine_state(request, revision) | {"ended": job, "said": _how_it_went(job, revision)}
    if job.state != Job.State.DONE and not context["said"]:
        return _only_state(request, revision, context)
    if "busy" in request.GET:
        return _only_state(request, revision, context | {"offer": True})
    return answer_anew(request, revision, said=context["said"], more=context)


def _only_state(request: HttpRequest, revision: Revision, context: dict[str, Any]) -> HttpResponse:
    context |= {"revision": revision, "can_annotate": rules.can_annotate(request.user)}
    return render(request, STATE, context | {"alone": True})


def _how_it_went(job: Job, revision: Revision) -> str:
    """Return what became of a text that the job is done with."""
    if job.state == Job.State.CANCELLED:
        return _("The reading was called off.")
    if job.state == Job.State.FAILED or revision.pk in job.result.get("unread", ()):
        return _("The text could not be read.")
    if not revision.engine:
        return why_unread(revision)
    waiting = revision.quotes.filter(state="proposed").count()
    waiting += revision.appearances.filter(claim__state="proposed").count()
    return (
        _("The text has been read.")
        + " "
        + (
            ngettext(
                "%(count)s proposal waits for you.", "%(count)s proposals wait for you.", waiting
            )
            % {"count": waiting}
            if waiting
            else _("Nothing is proposed in it.")
        )
    )


@for_members("GET")
def changes(request: MemberRequest, pk: int) -> HttpResponse:
    """Show what the last reading of a text changed about its proposals."""
    revision = revision_or_404(pk)
    context = {
        "section": "articles",
        "revision": revision,
        "rereading": what_changed(revision),
        "back": article_address(request, revision),
    }
    return render(request, "annotations/changes.html", context)


@for_members("GET", "POST")
def read_many(request: MemberRequest) -> HttpResponse:
    """Have the newest texts of the articles that a filter asks for read, as one job."""
    require(rules.can_annotate, request.user)
    wanted = ArticleFilterForm(request.GET)
    texts = texts_of(wanted.wanted())
    form = EngineForm(posted(request))
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _ask(request, texts, form.cleaned_data["engine"]))
        if done:
            said = _("The texts are read one after the other; this page follows how far it is.")
            messages.success(request, said)
            return redirect(reverse("annotations:jobs", fragment=f"job-{done.pk}"))
    context = {
        "section": "articles",
        "form": form,
        "number": len(texts),
        "asks": wanted.asks,
        "off": not settings.FACTCHECK_EXTRACTION,
        "back": f"{reverse('annotations:articles')}?{request.GET.urlencode()}",
    }
    return render(request, "annotations/read_many.html", context)


def _ask(request: MemberRequest, texts: list[int], engine: str) -> Job:
    if not settings.FACTCHECK_EXTRACTION:
        raise ValidationError(_("Extraction is switched off on this desk."))
    asked = {"revisions": texts, "engine": engine}
    return enqueue_job(actor=request.user, kind=Job.Kind.EXTRACT, arguments=asked)
