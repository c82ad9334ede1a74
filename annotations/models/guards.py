"""What a CHECK constraint cannot say, said by triggers in the database itself.

- No span ends after the text of its revision.
- The text of a revision, and its hashes, never change.
- A submitted verdict keeps its rating, reasons, claim and reviewer.
- A published rating scale, and its labels, keep their words and values.
- A line of the record is never altered.

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

_ALWAYS = "1 = 1"

_FROZEN = {
    "annotations_revision": (
        "the text of a revision never changes",
        ("article_id", "number", "text", "title", "length", "sha256", "source_sha256"),
        _ALWAYS,
    ),
    "annotations_verdict": (
        "a submitted verdict is never altered",
        ("claim_id", "reviewer_id", "rating_id", "role", "reasons", "submitted_at"),
        _ALWAYS,
    ),
    "annotations_ratingscale": (
        "a published scale is frozen",
        ("code", "scale_version", "claim_kind", "names", "descriptions", "best", "worst"),
        "OLD.published_at IS NOT NULL",
    ),
    "annotations_rating": (
        "a published scale is frozen",
        ("scale_id", "position", "code", "value", "labels", "descriptions"),
        "(SELECT published_at FROM annotations_ratingscale WHERE id = OLD.scale_id) IS NOT NULL",
    ),
    "annotations_event": (
        "the record is never altered",
        ("at", "actor_id", "verb", "target_type", "target_id", "article_id", "claim_id", "data"),
        _ALWAYS,
    ),
}
"""By table: what the database says, the columns that stay, and while which condition they do."""


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
    for table, (sentence, columns, condition) in _FROZEN.items():
        name = f"{table}_frozen"
        statements += [
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {', '.join(columns)} ON {table} "
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
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
    for table, (sentence, columns, condition) in _FROZEN.items():
        name = f"{table}_frozen"
        statements += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN IF {condition} THEN "
            f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation'; "
            "END IF; RETURN NEW; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {', '.join(columns)} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return statements
