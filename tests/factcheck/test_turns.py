"""Write transactions of SQLite take turns, in one process and among several."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from factcheck.sqlite.turns import Late, Turns

ROOT = Path(__file__).resolve().parents[2]


def test_turns_in_one_process_come_in_the_order_in_which_they_were_asked_for(tmp_path):
    turns, order = Turns(tmp_path / "turns"), []

    def one(number):
        turns.take(10)
        order.append(number)
        turns.give_back()

    turns.take(1)
    threads = []
    for number in range(8):
        threads.append(threading.Thread(target=one, args=[number]))
        threads[-1].start()
        while len(turns.line) < number + 2:
            pass
    turns.give_back()
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_turn_that_does_not_come_in_time_is_given_up_and_keeps_nobody_waiting(tmp_path):
    turns, late = Turns(tmp_path / "turns"), []

    def one():
        with pytest.raises(Late):
            turns.take(0.01)
        late.append(True)

    turns.take(1)
    thread = threading.Thread(target=one)
    thread.start()
    thread.join()
    turns.give_back()
    turns.take(0)
    turns.give_back()
    assert late == [True]


def test_turn_taken_by_another_process_is_waited_for_and_free_when_that_one_ends(tmp_path):
    path = tmp_path / "turns"
    taken = (
        "import sys; from pathlib import Path; from factcheck.sqlite.turns import Turns; "
        "Turns(Path(sys.argv[1])).take(1); print('mine', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", taken, path],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert other.stdout.readline() == b"mine\n"
        turns = Turns(path)
        with pytest.raises(Late):
            turns.take(0.01)
    finally:
        other.communicate()
    turns.take(1)
    turns.give_back()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_transaction_holds_the_turn_until_it_ends_whichever_way():
    with transaction.atomic():
        assert len(connection.turns.line) == 1
    assert connection.turns is None
    with pytest.raises(KeyError), transaction.atomic():
        raise KeyError
    assert connection.turns is None
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    held = connection.turns
    connection.close()
    assert (connection.turns, len(held.line)) == (None, 0)


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_transaction_whose_turn_never_comes_is_refused_as_by_sqlite(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
    done = []

    def other():
        with pytest.raises(OperationalError, match="database is locked"), transaction.atomic():
            pass
        connection.close()
        done.append(True)

    with transaction.atomic():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert done == [True]
