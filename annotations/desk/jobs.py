"""Asking for long work, calling it off, trying it again; and handing it to who does it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from .. import rules
from ..models import Job, Revision, User
from .access import require
from .errors import WrongState
from .extraction import why_unread
from .job_extraction import Asked, asked_for
from .job_kinds import KINDS, work_job
from .job_leases import ended, take_job
from .prepare import check_choice
from .record import record
from .tools import NO_MODELS

CHANNEL = "factcheck_jobs"
"""Where workers on PostgreSQL hear of new jobs."""


def enqueue_job(*, actor: User | None, kind: str, arguments: dict[str, Any]) -> Job:
    """Ask for long work; return the job, or the one that waits to do the very same.

    What ``arguments`` a kind takes is told where it is checked:
    :func:`annotations.desk.job_extraction.check_extraction`.

    :raises ValidationError: keyed by argument, or ``kind``.
    """
    require(rules.can_annotate, actor)
    check_choice(kind, Job.Kind.values, field="kind")
    asked = KINDS[kind].check(arguments)
    with transaction.atomic():
        job, created = add_job(kind=kind, asked=asked, requested_by=actor)
        if created:
            _record(actor, "job.queued", job, asked.article_id)
    hand_over(job)
    return job


def enqueue_reading(*, actor: User | None, revision: Revision, engine: str = "") -> Job:
    """Ask for one text to be read; return the job, as :func:`enqueue_job`.

    :raises WrongState: where the desk would leave the text unread.
    :raises ValidationError: keyed ``engine``.
    """
    require(rules.can_annotate, actor)
    if refusal := why_unread(revision):
        raise WrongState(refusal)
    asked = {"revisions": [revision.pk], "engine": engine}
    return enqueue_job(actor=actor, kind=Job.Kind.EXTRACT, arguments=asked)


def add_job(*, kind: str, asked: Asked, requested_by: User | None) -> tuple[Job, bool]:
    """Store a job unless one that does the same waits; return it, and whether it is new.

    A part of acts: call it in the transaction of what leads to the job, and :func:`hand_over`
    after that.
    """
    same = Job.objects.filter(state=Job.State.QUEUED, key=asked.key)
    if waiting := same.first():
        return waiting, False
    job = Job(
        kind=kind,
        key=asked.key,
        arguments=asked.arguments,
        total=asked.total,
        requested_by=requested_by,
        created_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        if waiting := same.first():
            return waiting, False
        # Theirs was taken at this very moment, so ours no longer stands in its way.
        job.save(force_insert=True)
    return job, True


def add_reading(revisions: Sequence[int], *, requested_by: User | None) -> Job | None:
    """Store the job of reading texts; None where there are none or extraction is switched off.

    A part of acts, as :func:`add_job`.
    """
    if not revisions or not settings.FACTCHECK_EXTRACTION:
        return None
    asked = asked_for(revisions)
    return add_job(kind=Job.Kind.EXTRACT, asked=asked, requested_by=requested_by)[0]


def cancel_job(*, actor: User | None, job: Job) -> Job:
    """Call a job off: at once while it waits, else at its next step. What is done already stays.

    :raises NotAllowed: to all but who asked for it and editors.
    :raises WrongState: when it has ended, or is to be cancelled already.
    """
    require(rules.can_steer_job, actor, job)
    rows = Job.objects.filter(pk=job.pk)
    with transaction.atomic():
        waiting = rows.takeable(timezone.now())
        running = rows.filter(state=Job.State.RUNNING, cancel_requested=False)
        if not waiting.update(**ended(Job.State.CANCELLED), cancel_requested=True) and not (
            running.update(cancel_requested=True)
        ):
            raise WrongState(_("This job has ended already, or is about to be cancelled."))
        _record(actor, "job.cancelled", job)
    job.refresh_from_db()
    return job


def retry_job(*, actor: User | None, job: Job) -> Job:
    """Have a job that failed or was cancelled go on where it stopped.

    :raises NotAllowed: to all but who asked for it and editors.
    :raises WrongState: when it waits, runs or is done.
    """
    require(rules.can_steer_job, actor, job)
    job.refresh_from_db()
    changes = KINDS[job.kind].renew(job) | {
        "state": Job.State.QUEUED,
        "error": "",
        "attempts": 0,
        "cancel_requested": False,
        "finished_at": None,
    }
    stopped = Job.objects.filter(pk=job.pk, state__in=(Job.State.FAILED, Job.State.CANCELLED))
    with transaction.atomic():
        if not stopped.update(**changes):
            raise WrongState(_("Only a job that failed or was cancelled is tried again."))
        _record(actor, "job.retried", job)
    hand_over(job)
    job.refresh_from_db()
    return job


def hand_over(job: Job) -> None:
    """See to it that somebody works a job that was stored (``FACTCHECK_JOBS``)."""
    if settings.FACTCHECK_JOBS == "inline":
        while hold := take_job(worker="inline", pk=job.pk):
            work_job(hold, tools=NO_MODELS)
        job.refresh_from_db()
    elif settings.FACTCHECK_JOBS == "celery":
        send = import_string(settings.FACTCHECK_JOB_SENDER)
        transaction.on_commit(lambda: send(job.pk))
    elif connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")


def _record(actor: User | None, verb: str, job: Job, article_id: int | None = None) -> None:
    data = {"kind": job.kind, "total": job.total}
    record(actor=actor, verb=verb, target=job, article_id=article_id, data=data)
