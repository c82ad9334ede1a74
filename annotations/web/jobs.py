"""Long work under way: the list of jobs, how far each is, calling one off, trying one again."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..desk.errors import Refused
from ..desk.jobs import cancel_job, retry_job
from ..desk.queries_jobs import STATES, articles_of, jobs_as_they_stand, list_jobs
from ..models import Engine, Job
from .filters import ANY, FilterForm
from .support import MemberRequest, do_or_say, for_members, read_number

WATCHED = 50
"""Jobs of one page that are asked after; a list has fewer."""


class JobFilterForm(FilterForm):
    """Which jobs."""

    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[
            ANY,
            ("unfinished", gettext_lazy("waiting or running")),
            *((state, Job.State(state).label) for state in list(STATES)[1:]),
        ],
    )


@for_members("GET")
def jobs(request: MemberRequest) -> HttpResponse:
    """Show the jobs, newest first."""
    form = JobFilterForm(request.GET)
    try:
        state = form.chosen().get("state", "")
        page = list_jobs(state=state, cursor=request.GET.get("page", ""))
    except ValidationError as error:
        raise Http404(error.messages[0]) from error
    context = {"section": "jobs", "form": form, "page": page}
    return render(request, "annotations/jobs.html", context | _shown(request, page.rows))


@for_members("GET")
def watch(request: MemberRequest) -> HttpResponse:
    """Answer to a page that shows jobs: those that moved since, each in its place; else nothing.

    ``?job=7.a1b2c3`` names a job and how it was shown, once for each.
    """
    seen = dict(_named(request.GET.getlist("job")[:WATCHED]))
    found = jobs_as_they_stand(seen)
    moved = [job for job in found if look_of(job) != seen[job.pk]]
    if not moved:
        return HttpResponse(status=204)
    context = _shown(request, moved) | {"watching": _watching(found)}
    ended = [job for job in moved if not job.unfinished]
    context |= {"swap": True, "said": " ".join(map(_how_it_ended, ended))}
    return render(request, "annotations/job/watched.html", context)


@for_members("POST")
def cancel(request: MemberRequest, pk: int) -> HttpResponse:
    """Call a job off."""
    return _steer(request, pk, cancel_job, _("The job is called off. What is done already stays."))


@for_members("POST")
def retry(request: MemberRequest, pk: int) -> HttpResponse:
    """Have a job tried again, from where it stopped."""
    return _steer(request, pk, retry_job, _("The job goes on where it stopped."))


def look_of(job: Job) -> str:
    """Return a short word that is another as soon as the job looks different."""
    shown = (job.state, job.progress, job.total, job.note, job.cancel_requested, job.attempts)
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]


def _named(words: Sequence[str]) -> list[tuple[int, str]]:
    pairs = (word.partition(".") for word in words)
    return [(read_number(number), look) for number, _dot, look in pairs if read_number(number)]


def _how_it_ended(job: Job) -> str:
    return f"{job}: {job.get_state_display()}."


def _shown(request: HttpRequest, jobs: Sequence[Job]) -> dict[str, Any]:
    """Return the rows as the templates show them, and the address that asks after them."""
    articles = articles_of(jobs)
    engines = dict(Engine.choices)
    rows = [
        {
            "job": job,
            "article": articles.get(job.pk),
            "engine": engines.get(getattr(job, "engine", "") or "", ""),
            "steers": rules.can_steer_job(request.user, job),
        }
        for job in jobs
    ]
    return {"rows": rows, "watching": _watching(jobs)}


def _watching(jobs: Sequence[Job]) -> str:
    """Return the address that asks after those of the jobs that go on; empty where none does."""
    looks = [f"{job.pk}.{look_of(job)}" for job in jobs if job.unfinished]
    return reverse("annotations:watch_jobs", query={"job": looks}) if looks else ""


def _steer(request: MemberRequest, pk: int, act: Callable[..., Job], done: str) -> HttpResponse:
    job = get_object_or_404(Job, pk=pk)
    if not getattr(request, "htmx", False):
        back = reverse("annotations:jobs", fragment=f"job-{pk}")
        return do_or_say(request, lambda: act(actor=request.user, job=job), done=done, back=back)
    said, refused = done, False
    try:
        act(actor=request.user, job=job)
    except Refused as error:
        said, refused = error.sentence, True
    found = jobs_as_they_stand({pk, *map(read_number, request.POST.getlist("shown")[:WATCHED])})
    context = _shown(request, [each for each in found if each.pk == pk])
    context |= {"watching": _watching(found), "said": said, "refused": refused, "answer": True}
    return render(request, "annotations/job/watched.html", context, status=409 if refused else 200)
