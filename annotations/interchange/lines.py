"""Connections that can be cut from outside, whatever they are waiting for.

A timeout of a socket begins anew with every byte. Who drips its answer, a header as much as a
body, would keep the reading thread and its connection for as long as it likes.
"""

import socket
import threading
from contextlib import suppress
from typing import Any

import requests
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool


class Lines:
    """The connections of one session; after :meth:`cut` none is read any longer."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held: list[socket.socket] = []
        self._over = False

    def hold_those_of(self, session: requests.Session) -> None:
        """Hold whatever the session connects to from now on."""
        kinds = {"http": self._kind(HTTPConnectionPool), "https": self._kind(HTTPSConnectionPool)}
        for adapter in session.adapters.values():
            adapter.poolmanager.pool_classes_by_scheme = kinds  # type: ignore[attr-defined]

    def cut(self) -> None:
        """End them all; one that is made later ends at once."""
        with self._guard:
            self._over = True
            held, self._held = self._held, []
        for each in held:
            with each, suppress(OSError):  # the other end was quicker
                each.shutdown(socket.SHUT_RDWR)

    def _hold(self, line: socket.socket) -> socket.socket:
        with self._guard:
            if self._over:
                line.close()
                raise TimeoutError
            self._held.append(line.dup())  # the same connection, also once TLS has taken it over
        return line

    def _kind(self, pool: Any) -> Any:
        hold = self._hold

        class Held(pool.ConnectionCls):
            def _new_conn(self) -> socket.socket:
                return hold(super()._new_conn())

        return type(pool.__name__, (pool,), {"ConnectionCls": Held})
