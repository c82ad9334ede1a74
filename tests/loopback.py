"""Keeps tests on this machine: a connection to any other is an error in the test."""

import ipaddress
import socket

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


class LeftTheMachine(AssertionError):
    """A test tried to reach another machine."""


def is_loopback(host: str) -> bool:
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False


def _check(own: socket.socket, address: object) -> None:
    if own.family in {socket.AF_INET, socket.AF_INET6} and not is_loopback(str(address[0])):
        raise LeftTheMachine(f"A test tried to connect to {address!r}.")


def _guarded_connect(self, address):
    _check(self, address)
    return _connect(self, address)


def _guarded_connect_ex(self, address):
    _check(self, address)
    return _connect_ex(self, address)


def _guarded_getaddrinfo(host, *args, **kwargs):
    name = host.decode() if isinstance(host, bytes) else host or ""
    if name.endswith(".invalid"):  # promised never to exist: RFC 2606, section 2
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    try:
        ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        if not is_loopback(name):
            raise LeftTheMachine(f"A test tried to look up {name!r}.") from None
    return _getaddrinfo(host, *args, **kwargs)


def stay_on_this_machine() -> None:
    """From now on, this process connects to and looks up loopback only."""
    socket.socket.connect = _guarded_connect
    socket.socket.connect_ex = _guarded_connect_ex
    socket.getaddrinfo = _guarded_getaddrinfo
