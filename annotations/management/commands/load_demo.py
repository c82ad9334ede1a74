"""``manage.py load_demo``: give a newcomer's empty desk something to look at."""

import ipaddress
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...interchange.demo import (
    DemoFiles,
    Login,
    desk_is_empty,
    load_demo,
    read_or_make_passwords,
    standing_logins,
)

LOGINS = "demo-logins.json"
"""File in the data folder that keeps the passwords of the demo's people."""


class Command(BaseCommand):
    """Loads ``fixtures/`` into an empty desk and prints the logins of the people in it."""

    help = (
        "Load the demo desk into an empty desk, and print its logins for as long as they hold. "
        "Does nothing on a desk with content of its own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--force``."""
        parser.add_argument(
            "--force",
            action="store_true",
            help="Load it, and print the logins, even where other machines can reach the desk.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load where that is wanted; never fail a start because it is not."""
        shown = options["force"] or not reachable_from_elsewhere()
        path = Path(settings.DATA_DIR) / LOGINS
        if desk_is_empty():
            if not shown:
                self.stderr.write(
                    _(
                        "The desk is empty, and the demo is not loaded where other machines can "
                        "reach it. Make yourself a login with “manage.py createsuperuser”, or load "
                        "the demo all the same with “manage.py load_demo --force”."
                    )
                )
                return
            self._load(path)
        if shown:
            self._print_logins(standing_logins(path))

    def _load(self, path: Path) -> None:
        files = DemoFiles(Path(settings.BASE_DIR) / "fixtures")
        self.stdout.write(_("Loading the demo desk:"))
        try:
            passwords = read_or_make_passwords(path, files.usernames)
            load_demo(files, passwords, tell=lambda line: self.stdout.write(f"  {line}"))
        except (OSError, ValueError) as error:
            raise CommandError(
                _("The demo desk could not be loaded: %(reason)s") % {"reason": error}
            ) from error

    def _print_logins(self, logins: list[Login]) -> None:
        if not logins:
            return
        rows = [
            (login.user.display_name, login.user.get_role_display(), login.user.username)
            for login in logins
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        self.stdout.write("\n" + _("The demo desk: %(address)s") % {"address": address()})
        self.stdout.write(_("Sign in as one of its people (name and password):") + "\n\n")
        for row, login in zip(rows, logins, strict=True):
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            self.stdout.write(f"  {'   '.join(cells)}   {login.password}")
        self.stdout.write("")


def address() -> str:
    """Return the address under which the desk will be served."""
    scheme = "https" if settings.HTTPS else "http"
    return f"{scheme}://{settings.BIND}/"


def reachable_from_elsewhere() -> bool:
    """Whether the desk is set up to be reached from other machines."""
    host = settings.BIND.rpartition(":")[0].strip("[]")
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = host == "localhost"
    return settings.HTTPS or not loopback
