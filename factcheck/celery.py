"""Celery, where ``FACTCHECK_JOBS`` is ``celery``: the broker carries the numbers of jobs, no more.

Workers are started with ``celery -A factcheck.celery worker``. Nothing else imports this module, so
that Celery need not be installed elsewhere.
"""

import logging
import os

from celery import Celery
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

from django.conf import settings

WORK_JOB = "annotations.work_job"
"""The one task (:mod:`annotations.tasks`)."""

CONNECT_SECONDS = 2
"""Who asks for a job waits no longer for a broker that is not there."""

logger = logging.getLogger(__name__)

app = Celery("factcheck")
app.conf.update(
    broker_url=settings.FACTCHECK_BROKER_URL,
    broker_connection_timeout=CONNECT_SECONDS,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        "socket_connect_timeout": CONNECT_SECONDS,
        "socket_timeout": 30,
        "max_retries": 0,
    },
    # A message is gone from the broker only when its job has been worked; one whose worker was
    # killed comes again.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
)
app.autodiscover_tasks(["annotations"])


def send(job_id: int) -> None:
    """Send the number of a job to the workers. Where no broker answers, the job waits."""
    try:
        app.send_task(WORK_JOB, args=[job_id], retry=False)
    except (OperationalError, OSError):
        logger.exception(
            "No broker answers at FACTCHECK_BROKER_URL: job %s waits for `manage.py work_jobs`.",
            job_id,
        )
