"""The secret key of a desk: made at its first start, kept beside its data."""

import os
import secrets
import tempfile
from pathlib import Path

KEY_BYTES = 48
"""Random bytes in a new key: 64 characters, where Django's deployment check asks for 50."""


def read_or_make_secret_key(path: Path) -> str:
    """Return the key stored at `path`, making it, readable by its owner only, when there is none.

    Two workers that start at the same moment get the same key: a new key is written whole to a
    temporary file and then linked to its name, which succeeds for exactly one of them.

    Raises OSError when the folder cannot be made or written, ValueError when the file is empty.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _link_new_key(path)
    key = path.read_text(encoding="ascii").strip()
    if not key:
        raise ValueError(f"The secret key file {path} is empty: delete it to have a new key made.")
    return key


def _link_new_key(path: Path) -> None:
    # mkstemp makes the file with mode 0600, so the key is never readable by others.
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".secret.key.")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(temporary, path)
    except FileExistsError:
        pass  # Another worker was first: its key is the key.
    finally:
        Path(temporary).unlink()
