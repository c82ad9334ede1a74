"""``manage.py remind``: remind of reviews that are due."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from ...desk.reminding import look_after


class Command(BaseCommand):
    """Do what the worker does now and then, for desks whose jobs travel by Celery."""

    help = "Remind of reviews that are due, and send again e-mails that a server did not take."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it, and say how many were reminded."""
        count = look_after()
        told = ngettext("%(count)s person reminded", "%(count)s people reminded", count)
        self.stdout.write(told % {"count": count})
