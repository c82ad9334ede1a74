"""What a CHECK constraint cannot say, said by triggers in the database itself.

- No span ends after the text of its revision.
- The text of a revision, and its hashes, never change.
- A submitted verdict keeps its rating, reasons, claim and reviewer.
- A published rating scale stays published; it and its labels keep their words and values, and no
  label comes to them.
- A line of the record is never altered.
- What a verdict finds on a quote, and a correction, never change.
- Lines of the record, verdicts, rating scales, fact-checks, corrections and the texts of articles
  are never deleted, nor put in the place of others (SQLite's ``REPLACE``, which asks no trigger
  whether it may delete).

Triggers are put in place after every ``migrate`` rather than by one migration: SQLite drops a
table's triggers whenever a later migration rebuilds the table. Putting them in place twice is
putting them in place once. SQLite also refuses to rebuild a table that a trigger of another one
names, so there they are taken away before.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .record import LINE

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

_Frozen = dict[str, tuple[str, tuple[str, ...], str]]

_FROZEN: _Frozen = {
    "annotations_revision": (
        "the text of a revision never changes",
        ("article_id", "number", "text", "title", "length", "sha256", "source_sha256"),
        _ALWAYS,
    ),
    "annotations_verdict": (
        "a submitted verdict is never altered",
        (
            "claim_id",
            "reviewer_id",
            "rating_id",
            "role",
            "round",
            "reasons",
            "submitted_at",
        ),
        _ALWAYS,
    ),
    "annotations_axisfinding": (
        "a submitted verdict is never altered",
        ("verdict_id", "axis", "value", "reason"),
        _ALWAYS,
    ),
    "annotations_correction": (
        "a correction is never altered",
        ("fact_check_id", "kind", "reason", "before", "after", "made_by_id", "made_at"),
        _ALWAYS,
    ),
    "annotations_ratingscale": (
        "a published scale is frozen",
        (
            *("code", "scale_version", "claim_kind", "names", "descriptions", "best", "worst"),
            "published_at",
        ),
        "OLD.published_at IS NOT NULL",
    ),
    "annotations_rating": (
        "a published scale is frozen",
        ("scale_id", "position", "code", "value", "labels", "descriptions"),
        "(SELECT published_at FROM annotations_ratingscale WHERE id = OLD.scale_id) IS NOT NULL",
    ),
    "annotations_event": (
        "the record is never altered",
        (*LINE, "previous", "digest"),
        _ALWAYS,
    ),
}
"""By table: what the database says, the columns that stay beside the number, and while which
condition they do.
"""

_SHUT = {
    "annotations_rating": (
        "a published scale is frozen",
        "scale_id",
        "(SELECT published_at FROM annotations_ratingscale WHERE id = NEW.scale_id) IS NOT NULL",
    ),
}
"""By table: what the database says to a row that joins what is whole, by which column it does, and
when that is so.
"""

_KEPT = {
    "annotations_event": "the record is never deleted",
    "annotations_revision": "the text of a revision is never deleted",
    "annotations_verdict": "a verdict is never deleted",
    "annotations_axisfinding": "a verdict is never deleted",
    "annotations_ratingscale": "a rating scale is never deleted",
    "annotations_rating": "a rating scale is never deleted",
    "annotations_factcheck": "what was published is never deleted",
    "annotations_correction": "a correction is never deleted",
}
"""By table: what the database says to whoever deletes from it."""

_ONCE = {
    "annotations_event": ("previous = NEW.previous",),
    "annotations_revision": (
        "article_id = NEW.article_id AND (sha256 = NEW.sha256 OR number = NEW.number)",
    ),
    "annotations_verdict": (
        "claim_id = NEW.claim_id AND reviewer_id = NEW.reviewer_id AND round = NEW.round "
        "AND state = 'submitted' AND NEW.state = 'submitted'",
        "supersedes_id = NEW.supersedes_id",
    ),
    "annotations_axisfinding": ("verdict_id = NEW.verdict_id AND axis = NEW.axis",),
    "annotations_ratingscale": ("code = NEW.code AND scale_version = NEW.scale_version",),
    "annotations_rating": (
        "scale_id = NEW.scale_id AND (code = NEW.code OR position = NEW.position)",
    ),
    "annotations_factcheck": (
        "slug = NEW.slug",
        "claim_id = NEW.claim_id AND language = NEW.language "
        "AND state IN ('draft', 'published') AND NEW.state IN ('draft', 'published')",
    ),
}
"""By table: which rows, beside the one of the same number, a new row would be put in place of."""


def install_guards(*, using: str = "default", **_: Any) -> None:
    """Put the triggers in place; receiver of ``post_migrate``."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    if not present >= _LENGTH_OF.keys():
        return  # back before the first migration
    # Half way through the migrations a table, or a column, may not be there yet.
    frozen = {
        table: told
        for table, told in _FROZEN.items()
        if table in present and _has_columns(connection, table)
    }
    kept = {table: sentence for table, sentence in _KEPT.items() if table in present}
    if connection.vendor == "postgresql":
        _execute(connection, _postgresql(frozen, kept))
    else:
        lift_guards(using=using)
        _execute(connection, _sqlite(frozen, kept).values())


def lift_guards(*, using: str = "default", **_: Any) -> None:
    """Take the triggers away from a SQLite file; receiver of ``pre_migrate``."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        names = _sqlite(_FROZEN, _KEPT)
        _execute(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in names])


def _has_columns(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Whether a table has what its trigger names."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    return {column.name for column in described}.issuperset(_FROZEN[table][1])


def _execute(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite(frozen: _Frozen, kept: dict[str, str]) -> dict[str, str]:
    """Return what makes each trigger, by its name."""
    triggers = {}
    for table, length in _LENGTH_OF.items():
        for when in ("INSERT", 'UPDATE OF "end"'):
            name = f"{table}_within_text_{when.split()[0].lower()}"
            triggers[name] = (
                f"CREATE TRIGGER {name} BEFORE {when} ON {table} "
                f'WHEN NEW."end" > ({length}) '
                "BEGIN SELECT RAISE(ABORT, 'span ends after the text'); END"
            )
    for table, (sentence, column, condition) in _SHUT.items():
        for when in ("INSERT", f"UPDATE OF {column}"):
            name = f"{table}_shut_{when.split()[0].lower()}"
            triggers[name] = (
                f"CREATE TRIGGER {name} BEFORE {when} ON {table} "
                f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            )
    for table, (sentence, columns, condition) in frozen.items():
        name = f"{table}_frozen"
        triggers[name] = (
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {', '.join(('id', *columns))} ON {table} "
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
    for table, sentence in kept.items():
        name = f"{table}_kept"
        triggers[name] = (
            f"CREATE TRIGGER {name} BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
        same = " OR ".join(f"({each})" for each in ("id = NEW.id", *_ONCE.get(table, ())))
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - our own words alone
        triggers[f"{name}_insert"] = (
            f"CREATE TRIGGER {name}_insert BEFORE INSERT ON {table} WHEN {there} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
    return triggers


def _postgresql(frozen: _Frozen, kept: dict[str, str]) -> list[str]:
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
    for table, (sentence, column, condition) in _SHUT.items():
        name = f"{table}_shut"
        statements += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN IF {condition} THEN "
            f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation'; "
            "END IF; RETURN NEW; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OF {column} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    for table, (sentence, columns, condition) in frozen.items():
        name = f"{table}_frozen"
        statements += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN IF {condition} THEN "
            f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation'; "
            "END IF; RETURN NEW; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {', '.join(('id', *columns))} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    for table, sentence in kept.items():
        name = f"{table}_kept"
        statements.append(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation'; END $$"
        )
        for when, each in (("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            trigger = f"{name}_{when.lower()}"
            statements += [
                f"DROP TRIGGER IF EXISTS {trigger} ON {table}",
                f"CREATE TRIGGER {trigger} BEFORE {when} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION {name}()",
            ]
    return statements
