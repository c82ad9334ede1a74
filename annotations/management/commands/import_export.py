"""``manage.py import_export``: read an export back into an empty desk."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from ...desk.errors import Refused
from ...desk.restore import BrokenExport, restore_export
from ...interchange.native import read_export


class Command(BaseCommand):
    """Reads what ``export`` wrote; ids, versions and times are kept."""

    help = "Read an export (JSON or NDJSON) back into an empty desk; all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", metavar="FILE", help="What “manage.py export” wrote.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Store the export, or say why not."""
        path = Path(options["file"])
        try:
            with path.open("rb") as file:
                records = tqdm(
                    read_export(file),
                    unit=" records",
                    disable=not sys.stderr.isatty(),
                    file=sys.stderr,
                )
                counts = restore_export(actor=None, records=records, source=path.name)
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(reason)s.") % {"file": path, "reason": error.strerror}
            ) from error
        except BrokenExport as error:
            raise CommandError(_("Nothing was imported. %(reason)s") % {"reason": error}) from error
        except Refused as error:
            raise CommandError(error.sentence) from error
        told = ", ".join(f"{word} {count}" for word, count in counts.items())
        self.stdout.write(_("Imported: %(counts)s.") % {"counts": told or _("nothing")})
