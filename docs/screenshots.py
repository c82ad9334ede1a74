"""Take the pictures of the README and docs from a real desk: `make screenshots`.

A desk of its own is started in a temporary folder, with the demo on it; Chromium signs in as a
reviewer and looks. ``FACTCHECK_CHROMIUM`` names the browser where it is not on the path.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
SIZE = {"width": 1280, "height": 800}
LARGEST = 250_000
"""Bytes of the largest picture a reader of the README should have to load."""
STARTED_WITHIN = 60
"""Seconds after which a desk that does not answer is taken for broken."""
REVIEWER = "rosa"
ARTICLE = "Ministers weigh closing Saltmere ferry terminal, aide says"
CLAIM = "The ferry between Saltmere and Port-Vauclair carried 412,000 passengers"


def main() -> None:
    """Start a desk, take the pictures, stop it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with demo_desk() as (address, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        context = browser.new_context(
            base_url=address, viewport=SIZE, locale="en-GB", color_scheme="light"
        )
        page = context.new_page()
        sign_in(page, password)
        save(page, "desk.png")
        page.goto("/articles/")
        page.get_by_role("link", name=ARTICLE, exact=True).first.click()
        page.wait_for_load_state("networkidle")
        save(page, "article.png")
        page.goto("/claims/?q=412,000+passengers")
        page.locator("main").get_by_role("link", name=CLAIM).first.click()
        page.wait_for_load_state("networkidle")
        save(page, "claim.png")
        browser.close()


def sign_in(page: Page, password: str) -> None:
    """Sign in; the page is then the desk."""
    page.goto("/sign-in/")
    page.fill("#id_username", REVIEWER)
    page.fill("#id_password", password)
    page.click("main button[type=submit]")
    page.wait_for_url("**/")
    page.wait_for_load_state("networkidle")


def save(page: Page, name: str) -> None:
    """Take the visible part of the page.

    :raises SystemExit: when the picture is too large for a page people read.
    """
    path = PICTURES / name
    path.write_bytes(page.screenshot(animations="disabled"))
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(ROOT)}: {size:,} bytes\n")
    if size > LARGEST:
        sys.exit(f"{name} is larger than {LARGEST:,} bytes: show less on it.")


@contextmanager
def demo_desk() -> Iterator[tuple[str, str]]:
    """Serve the demo desk while the block runs; yield its address and the reviewer's password."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{taken.getsockname()[1]}"
        taken.close()
        settings = {
            "FACTCHECK_DATA_DIR": f"{folder}/var",
            "FACTCHECK_STATIC_ROOT": f"{folder}/static",
            "FACTCHECK_BIND": bind,
        }
        environment = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        environment |= settings
        for command in ("migrate", "load_demo", "collectstatic --no-input"):
            manage = [sys.executable, "manage.py", *command.split(), "--verbosity", "0"]
            subprocess.run(  # noqa: S603 - the project's own commands
                manage, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
            )
        server = [sys.executable, "-m", "gunicorn", "-c", "python:factcheck.gunicorn"]
        process = subprocess.Popen(  # noqa: S603 - the same
            [*server, "factcheck.wsgi"], cwd=ROOT, env=environment
        )
        try:
            wait_for(f"http://{bind}/sign-in/")
            logins = json.loads(Path(folder, "var", "demo-logins.json").read_text("utf-8"))
            yield f"http://{bind}", logins[REVIEWER]
        finally:
            process.terminate()
            process.wait()


def wait_for(address: str) -> None:
    """Return when the desk answers.

    :raises TimeoutError: when it does not in time.
    """
    deadline = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 - the address is ours
            return
        except urllib.error.URLError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer within {STARTED_WITHIN} seconds")


def chromium() -> str:
    """Return the path of the machine's Chromium.

    :raises SystemExit: when there is none.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    chosen = os.environ.get("FACTCHECK_CHROMIUM") or next(
        filter(None, map(shutil.which, names)), ""
    )
    return chosen or sys.exit("No Chromium was found; FACTCHECK_CHROMIUM may name one.")


if __name__ == "__main__":
    main()
