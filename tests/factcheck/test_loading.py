import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys, threading
from factcheck.loading import load_desk
load_desk()
from django.db import connection
print(bool(sys.modules.get("psycopg")), connection.connection, threading.active_count())
"""


@pytest.mark.parametrize(
    ("database", "loaded"), [("", False), ("postgres://nobody@127.0.0.1:1/nothing", True)]
)
def test_desk_is_loaded_so_that_it_can_be_forked_and_without_what_its_database_needs_not(
    database, loaded, tmp_path
):
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        # That no static files were collected yet is said, and is no matter of this test.
        [sys.executable, "-W", "ignore:No directory at", "-c", PROGRAM],
        cwd=ROOT,
        env=kept | {"DATABASE_URL": database, "FACTCHECK_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    # No connection and no thread: neither outlives a fork.
    assert (done.stdout, done.stderr) == (f"{loaded} None 1\n", "")
