"""What a CHECK constraint cannot say, said by triggers in the database itself.

- No span ends after the text of its revision.
- The text of a revision, and its hashes, never change.
- A submitted verdict keeps its rating, reasons, claim and reviewer.

Triggers are put in place after every ``migrate`` rather than by one migration: SQLite drops a
table's triggers whenever a later migration rebuilds the table. Putting them in place twice is
putting them in place once.
"""

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

_LENGTH_OF = {
    "annotations_quote": "SELECT length FROM annotations_revision WHERE id = NEW.revision_id",
    "annotations_appearance": "SELECT length FROM annotations_revision WHERE id = NEW.revision_id",
    "annotations_excludedrange": (
        "SELECT length FROM annotations_revision WHERE id = NEW.revision_id"
    ),
    "annotations_quotespan": (
        "SELECT r.length FROM annotations_quote q "
        "JOIN annotations_revision r ON r.id = q.revision_id WHERE q.id = NEW.quote_id"
    ),
}

_FROZEN = {
    "annotations_revision": (
        "the text of a revision never changes",
        ("article_id", "number", "text", "title", "length", "sha256", "source_sha256"),
    ),
    "annotations_verdict": (
        "a submitted verdict is never altered",
        ("claim_id", "reviewer_id", "rating_id", "role", "reasons", "submitted_at"),
    ),
}


def install_guards(*, using: str = "default", **_: Any) -> None:
    """Put the triggers in place; receiver of ``post_migrate``."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    if not present >= (_LENGTH_OF.keys() | _FROZEN.keys()):
        return  # half way through the migrations, or back before the first
    statements = _postgresql() if connection.vendor == "postgresql" else _sqlite()
    _execute(connection, statements)


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite() -> list[str]:
    statements = []
    for table, length in _LENGTH_OF.items():
        for when in ("INSERT", 'UPDATE OF "end"'):
            name = f"{table}_within_text_{when.split()[0].lower()}"
            statements += [
                f"DROP TRIGGER IF EXISTS {name}",
                f"CREATE TRIGGER {name} BEFORE {when} ON {table} "
                f'WHEN NEW."end" > ({length}) '
                "BEGIN SELECT RAISE(ABORT, 'span ends after the text'); END",
            ]
    for table, (sentence, columns) in _FROZEN.items():
        name = f"{table}_frozen"
        statements += [
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {', '.join(columns)} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
        ]
    return statements


def _postgresql() -> list[str]:
    statements = []
    for table, length in _LENGTH_OF.items():
        name = f"{table}_within_text"
        statements += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f'BEGIN IF NEW."end" > ({length}) THEN '
            "RAISE EXCEPTION 'span ends after the text' USING ERRCODE = 'check_violation'; "
            "END IF; RETURN NEW; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f'CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OF "end" ON {table} '
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    for table, (sentence, columns) in _FROZEN.items():
        name = f"{table}_frozen"
        statements += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation'; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {', '.join(columns)} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return statements
