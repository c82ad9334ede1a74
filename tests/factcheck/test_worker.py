from factcheck.worker import LONGEST, hesitation


def test_worker_without_connections_takes_one_at_once():
    assert hesitation(0) == 0


def test_worker_with_more_connections_lets_those_with_fewer_go_first():
    waits = [hesitation(connections) for connections in range(9)]
    assert waits == sorted(set(waits))


def test_worker_with_very_many_connections_still_takes_more_before_anybody_notices():
    assert hesitation(10_000) == LONGEST
