import socket

import pytest

from tests.loopback import LeftTheMachine


def test_test_that_connects_elsewhere_fails():
    with socket.socket() as other, pytest.raises(LeftTheMachine, match="connect"):
        other.connect(("203.0.113.1", 80))


def test_test_that_looks_up_another_machine_fails():
    with pytest.raises(LeftTheMachine, match="look up"):
        socket.getaddrinfo("news.example", 80)


def test_invalid_name_does_not_exist():
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("nobody.invalid", 80)
