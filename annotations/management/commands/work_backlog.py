"""``manage.py work_backlog``: index new texts for search and look for likely duplicates."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from ...desk.backlog import waiting_in_backlog, work_backlog

STEP = 100
"""Texts, and claims, worked off between two moves of the bar: a fraction of a second."""


class Command(BaseCommand):
    """Work off everything that waits to be indexed and compared."""

    help = "Index new texts and claims for search and flag likely duplicates."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Work it off."""
        done = work_off_backlog(quiet=options["verbosity"] == 0 or not sys.stderr.isatty())
        self.stdout.write(_("%s texts and claims worked off") % done)


def work_off_backlog(*, quiet: bool) -> int:
    """Work off all that waits, showing a bar unless ``quiet``; return how much it was."""
    done, left = 0, waiting_in_backlog()
    with tqdm(total=left, unit=_(" rows"), disable=quiet) as bar:
        while left:
            before, left = left, work_backlog(limit=STEP)
            bar.update(max(before - left, 0))
            done += before - left
    return done
