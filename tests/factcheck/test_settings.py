import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.urls import path

ROOT = Path(__file__).resolve().parents[2]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)


def manage(*arguments, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def setting(name, tmp_path, **environment):
    program = f"from django.conf import settings; print(repr(settings.{name}))"
    done = manage(
        "shell", "--no-imports", "-c", program, FACTCHECK_DATA_DIR=tmp_path, **environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("address", ["/admin/login/", "/api/docs/", "/api/schema/", "/nowhere/"])
@pytest.mark.django_db
def test_every_page_carries_the_content_security_policy(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert sorted(policy.split("; ")) == sorted(POLICY.split("; "))


def test_desk_with_nothing_set_listens_to_this_machine_and_keeps_its_own_key(tmp_path):
    assert setting("ALLOWED_HOSTS", tmp_path) == "['localhost', '127.0.0.1', '[::1]']"
    assert setting("DEBUG", tmp_path) == "False"
    key = (tmp_path / "secret.key").read_text()
    assert setting("SECRET_KEY", tmp_path) == repr(key)


def test_secret_given_in_a_file_is_read_from_it(tmp_path):
    (tmp_path / "given").write_text("from a file")
    given = str(tmp_path / "given")
    assert setting("SECRET_KEY", tmp_path, FACTCHECK_SECRET_KEY_FILE=given) == "'from a file'"


def test_public_desk_passes_the_deployment_check(tmp_path):
    done = manage(
        "check",
        "--deploy",
        "--fail-level=WARNING",
        FACTCHECK_DATA_DIR=tmp_path,
        FACTCHECK_HTTPS="1",
        FACTCHECK_ALLOWED_HOSTS="desk.example.org",
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.sqlite
@pytest.mark.django_db
def test_sqlite_opens_in_the_mode_that_loses_and_refuses_nothing():
    def pragma(name):
        with connection.cursor() as cursor:
            return cursor.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2  # FULL
    assert pragma("busy_timeout") == 20_000
    assert connection.transaction_mode == "IMMEDIATE"


def break_down(request):
    raise RuntimeError("a page that fails")


urlpatterns = [path("broken/", break_down)]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_what_visitors_do_wrong_is_not_logged_and_what_the_desk_does_wrong_is(client, caplog):
    client.raise_request_exception = False
    statuses = [client.get(address).status_code for address in ("/nowhere/", "/broken/")]
    logged = [(each.levelname, each.status_code) for each in caplog.records]
    assert (statuses, logged) == ([404, 500], [("ERROR", 500)])


@pytest.mark.django_db
def test_sign_in_after_five_wrong_passwords_waits_with_a_sentence(client):
    get_user_model().objects.create_user("rosa", password="right", is_staff=True)

    def sign_in(password, **extra):
        data = {"username": "rosa", "password": password}
        return client.post("/sign-in/", data, **extra)

    assert [sign_in("wrong").status_code for _ in range(4)] == [200] * 4
    locked = sign_in("wrong")
    assert locked.status_code == 429
    sentence = "The password was wrong 5 times. Sign-in with this name is closed here"
    assert sentence in locked.content.decode()
    assert sign_in("right").status_code == 429
    assert sign_in("right", REMOTE_ADDR="127.0.0.9").status_code == 302
