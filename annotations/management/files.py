"""Files and folders named on a command line."""

from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from ..interchange.reading import EXTENSIONS


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Return the files, those of folders in the order of their names.

    :raises CommandError: when one is not there, or there is none to read.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = sorted(path.rglob("*"))
            files += [e for e in below if e.suffix.lower() in EXTENSIONS and e.is_file()]
        elif path.exists():
            files.append(path)
        else:
            raise CommandError(_("There is no file or folder “%s”.") % path)
    if not files:
        raise CommandError(
            _("There is no file to read; known are: %s") % " ".join(sorted(EXTENSIONS))
        )
    return files
