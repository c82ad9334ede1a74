"""What every test may ask for, and what none may do."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.loopback import stay_on_this_machine

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = [
    "--no-sandbox",  # in a container the tests may run as root, where the sandbox refuses to start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
HOW_TO_GET_CHROMIUM = """\
The browser tests were SKIPPED: no Chromium was found.
  Debian, Ubuntu:  sudo apt install chromium
  macOS:           brew install --cask chromium
  elsewhere:       set FACTCHECK_CHROMIUM to the path of any Chromium or Chrome
Then run the tests again. FACTCHECK_REQUIRE_BROWSER=1 makes this an error instead."""

HOW_TO_GET_A_BROKER = """\
Tests of Celery were SKIPPED: Redis, RabbitMQ, or both answer on no port of this machine.
  Debian, Ubuntu:  sudo apt install redis-server rabbitmq-server"""

# On a shared or small machine one example may take long: that is no defect of the code.
PATIENT = [HealthCheck.too_slow]
hypothesis_settings.register_profile("desk", deadline=None, suppress_health_check=PATIENT)
# On a build machine the same commit always sees the same examples.
hypothesis_settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, suppress_health_check=PATIENT
)


def chromium_path() -> str | None:
    """Where this machine keeps Chromium, or None."""
    chosen = os.environ.get("FACTCHECK_CHROMIUM")
    if chosen:
        return chosen
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def pytest_configure(config: pytest.Config) -> None:
    hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "desk")
    stay_on_this_machine()


@pytest.fixture(autouse=True, scope="session")
def guards_that_tests_may_lift() -> None:
    """A database that refuses deletion must still be emptied between tests."""
    from tests.unguarded import lift_guards_before_flushing

    lift_guards_before_flushing()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    from django.db import connection

    without_browser = not chromium_path() and not os.environ.get("FACTCHECK_REQUIRE_BROWSER")
    for item in items:
        if item.get_closest_marker("browser"):
            # A browser, a server and their test share the cores of a build machine with another
            # such three: what fails once there and not again is told in the summary, as "rerun".
            item.add_marker(pytest.mark.flaky(reruns=2 if os.environ.get("CI") else 0))
            if without_browser:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))
        for vendor, marker in (("postgresql", "postgres"), ("sqlite", "sqlite")):
            if item.get_closest_marker(marker) and connection.vendor != vendor:
                item.add_marker(pytest.mark.skip(reason=f"about {vendor} only"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any("no Chromium on this machine" in str(report.longrepr) for report in skipped):
        terminalreporter.section("browser tests", yellow=True, bold=True)
        terminalreporter.write_line(HOW_TO_GET_CHROMIUM, yellow=True)
    if any("no broker" in str(report.longrepr) for report in skipped):
        terminalreporter.section("tests of Celery", yellow=True, bold=True)
        terminalreporter.write_line(HOW_TO_GET_A_BROKER, yellow=True)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Each test begins in English: a request in French leaves its thread speaking French."""
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def reader(db) -> "User":  # noqa: F821  models can be imported only once Django is set up
    """A member of the desk who may look only."""
    return _member("reader")


@pytest.fixture
def annotator(db) -> "User":  # noqa: F821  as above
    """A member who brings in articles and works on quotes and claims."""
    return _member("annotator")


@pytest.fixture
def reviewer(db) -> "User":  # noqa: F821  as above
    """A member who gives verdicts."""
    return _member("reviewer")


@pytest.fixture
def editor(db) -> "User":  # noqa: F821  as above
    """A member who keeps outlets and scales."""
    return _member("editor")


@pytest.fixture
def administrator(db) -> "User":  # noqa: F821  as above
    """A member who manages people, in the admin too."""
    return _member("administrator", is_staff=True, is_superuser=True)


def _member(role: str, **fields: bool) -> "User":  # noqa: F821  as above
    from tests.factories import make_user

    return make_user(role, username=role, **fields)


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:  # noqa: F821  Playwright is imported only when asked for
    """A running Chromium, shared by the tests of this process."""
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    if path is None:
        pytest.fail("FACTCHECK_REQUIRE_BROWSER is set, but no Chromium was found.")
    # Playwright runs an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def _is_ours(line: "ConsoleMessage") -> bool:  # noqa: F821  as above
    # A browser asks for /favicon.ico by itself where a page, such as the admin's, names no icon.
    return line.type == "error" and not line.location["url"].endswith("/favicon.ico")


@pytest.fixture
def page(chromium, live_server) -> Iterator["Page"]:  # noqa: F821  as above
    """An empty page of a fresh browser profile; relative addresses lead to the live server.

    The test fails when the page logged an error: a script that broke, a blocked inline style.
    """
    context = chromium.new_context(base_url=live_server.url, locale="en-GB", timezone_id="UTC")
    context.set_default_timeout(30_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if _is_ours(line) else None)
    page.errors = errors  # a test that provokes an error on purpose clears this list
    yield page
    context.close()
    assert errors == []
