"""The passwords of the demo's people: made at random once per desk, kept in its data folder."""

import json
import os
import secrets
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ...models import User

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not taken for one another when copied by hand."""
GROUPS, GROUP_LENGTH = 3, 4
"""Three groups of four: 59 bits, against guessing at five attempts a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody of the demo who can sign in with the password kept for them."""

    user: User
    password: str


def read_or_make_passwords(path: Path, usernames: Iterable[str]) -> dict[str, str]:
    """Return the password of each user name, making those that the file does not hold yet.

    The file is readable by its owner only and is written whole or not at all.

    Raises OSError when the folder cannot be written, ValueError when the file is damaged.
    """
    known = _read(path)
    missing = [name for name in usernames if name not in known]
    if missing:
        known |= {name: new_password() for name in missing}
        _write(path, known)
    return known


def standing_logins(path: Path) -> list[Login]:
    """Return those of the file whose password is still the one it holds."""
    users = User.objects.in_bulk(_read(path), field_name="username")
    logins = [
        Login(users[name], password) for name, password in _read(path).items() if name in users
    ]
    return [login for login in logins if login.user.check_password(login.password)]


def new_password() -> str:
    """Return a password nobody can guess and anybody can copy."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (TypeError, ValueError) as error:
        raise ValueError(f"The file {path} is damaged: delete it to go on without.") from error


def _write(path: Path, passwords: dict[str, str]) -> None:
    # mkstemp makes the file with mode 0600, so the passwords are never readable by others.
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(passwords, file, indent=1)
    Path(temporary).replace(path)
