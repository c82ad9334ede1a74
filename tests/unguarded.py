"""Emptying the database after a test that commits: the guards would refuse it."""

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase

_TRIGGERS = {
    "sqlite": (
        "SELECT name, NULL FROM sqlite_master WHERE type = 'trigger' AND instr(name, %s) > 0"
    ),
    "postgresql": (
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger "
        "WHERE NOT tgisinternal AND strpos(tgname, %s) > 0"
    ),
}


def lift_guards(connection: BaseDatabaseWrapper, kind: str) -> None:
    """Drop the triggers of a kind ("kept", "frozen"), as somebody with the database could."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor], [f"_{kind}"])
        for name, table in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if table else ""))


def lift_guards_before_flushing() -> None:
    """Have tests that empty the database take the guards away first; flushing puts them back."""
    teardown = TransactionTestCase._fixture_teardown

    def unguarded(self: TransactionTestCase) -> None:
        for connection in connections.all(initialized_only=True):
            lift_guards(connection, "kept")
        teardown(self)

    TransactionTestCase._fixture_teardown = unguarded
