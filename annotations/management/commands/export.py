"""``manage.py export``: write the desk, or a part of it, to a file."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from ...interchange.native import ExportFilter, export_json, export_ndjson
from ...interchange.native_schema import schema_json

STDOUT = "-"


class Command(BaseCommand):
    """Writes an export that ``import_export`` reads back; see ``docs/export-format.md``."""

    help = "Write the desk to a file as JSON or NDJSON; import_export reads it back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the form, the file and the filters."""
        parser.add_argument("--format", choices=("json", "ndjson"), default="json")
        parser.add_argument(
            "--output", default=STDOUT, metavar="FILE", help="Where to; - is standard output."
        )
        parser.add_argument(
            "--since", metavar="TIME", help="Articles brought in then or later (2026-03-01)."
        )
        parser.add_argument("--until", metavar="TIME", help="Articles brought in before then.")
        parser.add_argument("--state", help="Claims of this state: proposed, open, decided …")
        parser.add_argument("--outlet", metavar="NUMBER", help="Articles of this outlet.")
        parser.add_argument("--language", metavar="CODE", help="Articles in this language.")
        parser.add_argument(
            "--schema", action="store_true", help="Write the JSON Schema of the format instead."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the export; a file is there whole or not at all."""
        chunks = iter([schema_json()]) if options["schema"] else _export(options)
        try:
            with self._opened(options["output"]) as file, _progress() as bar:
                for chunk in chunks:
                    file.write(chunk)
                    bar.update(len(chunk))
        except BrokenPipeError as error:
            # Python would complain again when it closes what nobody reads.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise CommandError(_("What reads the export stopped before its end.")) from error
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be written: %(reason)s.")
                % {"file": options["output"], "reason": error.strerror}
            ) from error

    @contextmanager
    def _opened(self, name: str) -> Iterator[BinaryIO]:
        if name == STDOUT:
            file = getattr(self.stdout, "buffer", None) or sys.stdout.buffer
            yield file
            file.flush()
            return
        path = Path(name)
        if path.exists() and not path.is_file():  # a pipe or a device is written to, not replaced
            with path.open("wb") as file:
                yield file
            return
        partial = path.with_name(f"{path.name}.part")
        try:
            with partial.open("wb") as file:
                yield file
            partial.replace(path)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise


def _progress() -> Any:
    return tqdm(unit="B", unit_scale=True, disable=not sys.stderr.isatty(), file=sys.stderr)


def _export(options: dict[str, Any]) -> Iterator[bytes]:
    export = export_json if options["format"] == "json" else export_ndjson
    try:
        return export(
            ExportFilter(
                since=_time(options["since"], "--since"),
                until=_time(options["until"], "--until"),
                state=options["state"],
                outlet=_number(options["outlet"]),
                language=options["language"],
            )
        )
    except ValidationError as error:
        name, sentences = next(iter(error.message_dict.items()))
        raise CommandError(f"--{name}: {' '.join(sentences)}") from error


def _number(value: str | None) -> int | None:
    if value is None:
        return None
    if not value.isdecimal():
        raise CommandError(_("--outlet: “%(value)s” is no number.") % {"value": value})
    return int(value)


def _time(value: str | None, option: str) -> datetime | None:
    """Return a time as given; without a zone it is the desk's, a day begins at midnight."""
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
        if found.tzinfo is None:
            found = found.replace(tzinfo=get_current_timezone())
        return found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise CommandError(
            _("%(option)s: “%(value)s” is no day like %(day)s and no time like %(day)sT09:30.")
            % {"option": option, "value": value, "day": date(2026, 3, 1).isoformat()}
        ) from error
