"""The database wrapper that Django looks for under this name."""

from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from .turns import Late, Turns, turns_of


class DatabaseWrapper(base.DatabaseWrapper):
    """Waits for its turn before it begins a transaction that takes SQLite's write lock."""

    turns: Turns | None = None
    """The line in which this connection has its turn now."""

    def _start_transaction_under_autocommit(self) -> None:
        mode: str | None = getattr(self, "transaction_mode")  # noqa: B009 - not in the stubs
        if mode == "IMMEDIATE" and not self.is_in_memory_db():
            self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # not in the stubs
        except BaseException:
            self._give_turn_back()
            raise

    def _take_turn(self) -> None:
        turns = turns_of(Path(f"{self.settings_dict['NAME']}-turns"))
        try:
            turns.take(self.settings_dict["OPTIONS"].get("timeout", 5.0))
        except Late as late:
            raise OperationalError("database is locked") from late
        self.turns = turns

    def _give_turn_back(self) -> None:
        turns, self.turns = self.turns, None
        if turns:
            turns.give_back()

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc] # the same
        finally:
            self._give_turn_back()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc] # the same
        finally:
            self._give_turn_back()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc] # the same
        finally:
            self._give_turn_back()
