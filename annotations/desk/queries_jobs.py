"""What pages ask about long work: which jobs there are, and what a text still waits for."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from ..models import Article, Job, Revision
from .paging import Order, Page, read_page
from .queries_articles import articles_by_text

STATES: dict[str, tuple[str, ...]] = {
    "unfinished": Job.UNFINISHED,
    **{state: (state,) for state in (Job.State.DONE, Job.State.FAILED, Job.State.CANCELLED)},
}
"""What a list of jobs can be asked for, with the states that are meant."""

AHEAD = 200
"""Unfinished jobs in which a text is looked for; beyond so many nobody waits for one."""


def list_jobs(*, state: str = "", cursor: str = "") -> Page[Job]:
    """Read one page of jobs, newest first, in one query; ``engine`` is the one asked for, if any.

    E-mails that went well are left out: they would crowd out all else.

    ``state`` is one of :data:`STATES`, empty for all.

    :raises ValidationError: keyed ``cursor``, when it was not made by this list.
    """
    rows = _told().exclude(kind=Job.Kind.MAIL, state=Job.State.DONE)
    if state in STATES:
        rows = rows.filter(state__in=STATES[state])
    return read_page(rows, order=Order("id"), cursor=cursor)


def jobs_as_they_stand(numbers: Iterable[int]) -> list[Job]:
    """Return these jobs, newest first; numbers that no job has are passed over."""
    return list(_told().filter(pk__in=list(numbers)).order_by("-id"))


def articles_of(jobs: Sequence[Job]) -> dict[int, Article]:
    """Return, by the job's number, the article of each that is about one text; two queries."""
    alone = Job.objects.filter(pk__in=[job.pk for job in jobs if job.total == 1])
    asked = {pk: told.get("revisions", []) for pk, told in alone.values_list("pk", "arguments")}
    articles = articles_by_text(number for numbers in asked.values() for number in numbers)
    return {pk: articles[each] for pk, numbers in asked.items() for each in numbers[:1]}


def count_unfinished() -> int:
    """Count the jobs that wait or run."""
    return Job.objects.filter(state__in=Job.UNFINISHED).count()


def _told() -> QuerySet[Job]:
    # An archive's job names each of its texts, which no list shows.
    rows = Job.objects.select_related("requested_by").defer("arguments")
    return rows.annotate(engine=KT("arguments__engine"))


def job_about_to_read(revision: Revision) -> Job | None:
    """Return the unfinished job that has this text still before it; None where none has.

    Of several it is the one with the fewest texts, which are read first.
    """
    rows = Job.objects.filter(kind=Job.Kind.EXTRACT, state__in=Job.UNFINISHED)
    for job in rows.order_by("total", "id")[:AHEAD]:
        if is_before(job, revision):
            return job
    return None


def is_before(job: Job, revision: Revision) -> bool:
    """Whether an unfinished job has yet to read this text."""
    if not job.unfinished or revision.pk not in job.arguments.get("revisions", ()):
        return False
    done = revision.pk <= job.result.get("last", 0)
    return not done or revision.pk in job.result.get("again", ())
