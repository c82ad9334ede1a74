"""Desks to measure on: each a copy of one that is migrated and has people, but no articles."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Desk:
    """A folder, a database, and the people who may come in."""

    folder: Path
    environment: Mapping[str, str]
    tokens: Sequence[str] = field(default=())
    session: str = ""

    def run(self, *command: str) -> str:
        """Run a Python module of the project on this desk and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout


class Desks:
    """Makes desks, and takes them all away in the end."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        self.server = _Postgres(database) if database else None
        self.count = 0
        self.first = self._new()
        people: dict[str, Any] = json.loads(self.first.run("tests.bench.people"))
        self.first.tokens, self.first.session = people["tokens"], people["session"]

    def __enter__(self) -> "Desks":
        return self

    def __exit__(self, *error: object) -> None:
        if self.server:
            self.server.drop_all()

    def copy(self) -> Desk:
        """Return a new desk like the first one; the server of none may be running on that."""
        desk = self._new(like=self.first)
        desk.tokens, desk.session = self.first.tokens, self.first.session
        return desk

    def _new(self, like: Desk | None = None) -> Desk:
        self.count += 1
        folder = self.folder / f"desk-{self.count}"
        if like:
            shutil.copytree(like.folder, folder)
        else:
            folder.mkdir()
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("FACTCHECK_", "DATABASE_URL"))
            or name == "FACTCHECK_STATIC_ROOT"
        }
        environment = inherited | {"FACTCHECK_DATA_DIR": str(folder)}
        if self.server:
            template = like and like.environment["DATABASE_URL"]
            environment["DATABASE_URL"] = self.server.create(template or "")
        return Desk(folder, environment)


class _Postgres:
    """Makes databases beside the one whose address it is given."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.names: list[str] = []

    def create(self, template: str = "") -> str:
        """Make a database, where asked for as a copy of another; return its address."""
        name = f"factcheck_bench_{secrets.token_hex(4)}"
        like = f' TEMPLATE "{urlsplit(template).path[1:]}"' if template else ""
        self._do(f'CREATE DATABASE "{name}"{like}')
        self.names.append(name)
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    def drop_all(self) -> None:
        for name in self.names:
            self._do(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _do(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)
