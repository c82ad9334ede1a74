import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_server_with_nothing_set_listens_to_this_machine_only():
    done = subprocess.run(
        [sys.executable, "-c", "import factcheck.gunicorn as g; print(g.bind)"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "FACTCHECK_BIND"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "127.0.0.1:8000\n"


def test_server_started_answers_and_stops_when_told(tmp_path):
    # The socket is ours and listens already: the first request waits until a worker takes it.
    with socket.create_server(("127.0.0.1", 0)) as listener:
        os.set_inheritable(listener.fileno(), True)
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "-c", "python:factcheck.gunicorn"),
                *("--bind", f"fd://{listener.fileno()}", "factcheck.wsgi"),
            ],
            cwd=ROOT,
            env=os.environ
            | {"FACTCHECK_DATA_DIR": str(tmp_path), "FACTCHECK_STATIC_ROOT": str(tmp_path)},
            pass_fds=[listener.fileno()],
        )
        try:
            with socket.create_connection(listener.getsockname(), timeout=20) as client:
                client.sendall(
                    b"GET /nowhere/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                )
                assert client.recv(1024).startswith(b"HTTP/1.1 404 Not Found\r\n")
        finally:
            server.terminate()
        assert server.wait(timeout=20) == 0
