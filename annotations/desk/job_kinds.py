"""The kinds of jobs, and working one from where it stands."""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext_noop

from ..models import Job
from .errors import NotAllowed
from .job_extraction import (
    Asked,
    WorkFailed,
    check_extraction,
    renew_extraction,
    work_extraction,
)
from .job_leases import MOST_ATTEMPTS, CancelAsked, Hold, LetGo
from .mailing import check_mail, renew_mail, work_mail
from .tools import Tools

NOT_ALLOWED = gettext_noop("Who asked for this may no longer do it: ask for it anew.")
BROKE = gettext_noop(
    "Something went wrong three times at the same place. The log of the worker tells what."
)

LOCKED = "database is locked"
"""What SQLite says when others wrote for too long: no fault of the job, so no attempt of it."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobKind:
    """What makes a kind of job.

    ``check`` turns what is asked into what is stored; ``work`` does it, yielding wherever the job
    may be stopped; ``renew`` returns what changes about a job that is tried again.
    """

    check: Callable[[dict[str, Any]], Asked]
    work: Callable[[Hold, Tools], Iterator[None]]
    renew: Callable[[Job], dict[str, Any]]


KINDS = {
    Job.Kind.EXTRACT.value: JobKind(check_extraction, work_extraction, renew_extraction),
    Job.Kind.MAIL.value: JobKind(check_mail, work_mail, renew_mail),
}


def work_job(hold: Hold, *, tools: Tools, stop: Callable[[Job], bool] = lambda _: False) -> None:
    """Go on with a job until it ends, or ``stop`` says so between two steps: then it waits again.

    Whatever goes wrong with the job itself becomes its state. What is wrong with the database is
    the caller's matter; the job waits again, and where not even that can be written, its lease
    runs out.
    """
    try:
        for _step in KINDS[hold.job.kind].work(hold, tools):
            if stop(hold.job) and hold.job.progress < hold.job.total:
                hold.hand_back()
                return
    except LetGo as reason:
        _let_go(hold, reason)
    except (WorkFailed, NotAllowed) as failure:
        sentence = failure.sentence if isinstance(failure, WorkFailed) else NOT_ALLOWED
        hold.settle(Job.State.FAILED, error=sentence)
    except (OperationalError, InterfaceError) as trouble:
        _after_trouble(hold, trouble)
        raise
    except Exception:
        logger.exception("%s broke.", hold.job)
        _try_again(hold)
    else:
        hold.settle(Job.State.DONE)


def _let_go(hold: Hold, reason: LetGo) -> None:
    if isinstance(reason, CancelAsked):
        hold.settle(Job.State.CANCELLED)
    else:
        logger.warning("%s was taken over by another worker.", hold.job)


def _after_trouble(hold: Hold, trouble: Exception) -> None:
    with suppress(OperationalError, InterfaceError):
        if str(trouble) == LOCKED:
            hold.hand_back()
        else:
            _try_again(hold)


def _try_again(hold: Hold) -> None:
    if hold.job.attempts < MOST_ATTEMPTS:
        hold.hand_back(tried=True)
    else:
        hold.settle(Job.State.FAILED, error=BROKE)
