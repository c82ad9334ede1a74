"""What Celery runs. A message carries the number of a job; all else is in the database."""

import os
import socket
from typing import Any

from celery import shared_task
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from .desk.job_kinds import work_job as work
from .desk.job_leases import BEAT, take_job
from .desk.tools import Tools, load_models
from .models import Job

TOOLS = Tools(load_models)
"""The models of this process, loaded by its first job."""


@shared_task(name="annotations.work_job", bind=True, max_retries=None)
def work_job(self: Any, job_id: int) -> None:
    """Work a job. Where a worker that may have died still holds it, come back after its lease."""
    try:
        hold = take_job(worker=f"{socket.gethostname()}:{os.getpid()}", pk=job_id)
        if hold:
            with hold.kept_alive():
                work(hold, tools=TOOLS)
    except (OperationalError, InterfaceError) as error:
        raise self.retry(exc=error, countdown=BEAT) from error
    job = Job.objects.defer("arguments", "result").filter(pk=job_id).first()
    if job and job.unfinished:
        left = (job.lease_until - timezone.now()).total_seconds() if job.lease_until else 0
        raise self.retry(countdown=max(left, 0) + 1)
