"""`manage.py load_demo`: when the demo is loaded, and what is printed."""

import re
import stat
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command

from annotations.interchange.demo import DemoFiles
from annotations.management.commands.load_demo import address, reachable_from_elsewhere
from annotations.models import Quote, User
from tests import factories
from tests.desk.snapshots import snapshot

pytestmark = pytest.mark.django_db

DEMO = DemoFiles(Path(configured.BASE_DIR) / "fixtures")
LOGIN = re.compile(r"^  (\S.*?) {3,}(\w+) +(\w+) +((?:[a-z2-9]{4}-){2}[a-z2-9]{4})$", re.MULTILINE)


@pytest.fixture
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def load_demo(*arguments) -> tuple[str, str]:
    """What the command prints to standard output and to standard error."""
    out, err = StringIO(), StringIO()
    call_command("load_demo", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_address_and_logins_are_printed_and_open(data_dir):
    out, err = load_demo()
    logins = LOGIN.findall(out)
    assert [username for _, _, username, _ in logins] == DEMO.usernames
    assert "http://127.0.0.1:8000/" in out
    assert err == ""
    for name, role, username, password in logins:
        user = User.objects.get(username=username)
        assert (user.display_name, user.role) == (name, role)
        assert user.check_password(password)


def test_second_start_loads_nothing_and_prints_the_same_logins(data_dir):
    first, _ = load_demo()
    before = snapshot()
    second, err = load_demo()
    assert snapshot() == before
    assert LOGIN.findall(second) == LOGIN.findall(first)
    assert ("Loading" in first, "Loading" in second, err) == (True, False, "")
    (kept,) = data_dir.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_login_is_printed_no_more_once_its_password_is_another(data_dir):
    load_demo()
    rosa = User.objects.get(username="rosa")
    rosa.set_password(factories.PASSWORD)
    rosa.save()
    out, _ = load_demo()
    assert [username for _, _, username, _ in LOGIN.findall(out)] == ["noemie", "idris", "samir"]


@pytest.mark.parametrize(
    "make", [factories.make_user, factories.make_outlet, factories.make_article]
)
def test_desk_with_anything_on_it_is_left_alone_without_a_word(data_dir, make):
    make()
    before = snapshot()
    assert load_demo() == ("", "")
    assert snapshot() == before
    assert list(data_dir.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("HTTPS", True), ("BIND", "0.0.0.0:8000"), ("BIND", "[::]:80"), ("BIND", "unix:/run/desk")],
)
def test_desk_that_others_can_reach_gets_no_demo(data_dir, settings, name, value):
    setattr(settings, name, value)
    before = snapshot()
    out, err = load_demo()
    assert (out, "createsuperuser" in err) == ("", True)
    assert snapshot() == before


def test_forced_demo_prints_its_logins_when_it_is_forced_and_never_else(data_dir, settings):
    settings.HTTPS = True
    out, _ = load_demo("--force")
    assert "https://127.0.0.1:8000/" in out
    assert len(LOGIN.findall(out)) == len(DEMO.usernames)
    assert load_demo() == ("", "")  # no passwords in a server's log


@pytest.mark.parametrize("bind", ["localhost:9000", "[::1]:8000", "127.0.0.5:8000"])
def test_desk_on_loopback_is_reached_from_this_machine_only(settings, bind):
    settings.BIND = bind
    assert (reachable_from_elsewhere(), address()) == (False, f"http://{bind}/")


def test_demo_is_loaded_without_the_engine_too(data_dir, settings):
    settings.FACTCHECK_EXTRACTION = False
    load_demo()
    slugs = [article["slug"] for article in DEMO.desk["article"]]
    wanted = Counter(quote["state"] for slug in slugs for quote in DEMO.annotations(slug)["quote"])
    assert Quote.objects.filter(state="accepted", origin="person").count() == wanted["accepted"]
    assert not Quote.objects.filter(origin="machine").exists()


def test_damaged_files_are_named_and_leave_an_empty_desk(data_dir, settings, tmp_path):
    (tmp_path / "fixtures").mkdir()
    (tmp_path / "fixtures" / "desk.toml").write_text("user =\n")
    settings.BASE_DIR = tmp_path
    before = snapshot()
    with pytest.raises(CommandError) as refusal:
        load_demo()
    assert "line 1" in str(refusal.value)
    assert snapshot() == before


def test_damaged_file_of_passwords_is_named(data_dir):
    (data_dir / "demo-logins.json").write_text("{")
    with pytest.raises(CommandError) as refusal:
        load_demo()
    assert "demo-logins.json" in str(refusal.value)
