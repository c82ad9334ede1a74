"""What holds however fast it is: edits and spans that are refused, where the desk listens."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from tests.bench.desk import ROOT, Desk
from tests.bench.figures import Figures
from tests.bench.server import LISTENING, Server, serving
from tests.bench.watched import CALLS


def measure_refusals(server: Server, row: dict[str, Any], figures: Figures) -> None:
    """An edit of a version that is not the newest, and a span that ends outside the text."""
    client = server.client()
    claim = client.send("POST", "/api/v1/claims/", {"statement": "It was so."})
    path = f"/api/v1/claims/{claim.json()['id']}/"
    client.send("PATCH", path, {"statement": "It was otherwise."}, match=claim.etag)
    stale = client.send("PATCH", path, {"statement": "It never was."}, match=claim.etag)
    outside = {"revision": row["revision"], "content": [{"start": 5, "end": 1_000_000}]}
    refused = client.send("POST", "/api/v1/quotes/", outside)
    figures.note(stale_edit=stale.status, span_outside_text=refused.status)


def measure_quiet(desk: Desk, article: dict[str, Any], figures: Figures) -> None:
    """Where a server listens, and whether it tries to call anybody while it does its work."""
    calls = desk.folder / "calls"
    calls.touch()
    watched = Desk(desk.folder, {**desk.environment, CALLS: str(calls)}, desk.tokens, desk.session)
    with serving(watched, "tests.bench.watched") as server:
        client, browser = server.client(), server.browser()
        made = client.send("POST", "/api/v1/articles/", article).json()
        pk = made["article"]["id"]
        for path in (f"/api/v1/articles/{pk}/annotations/", "/api/v1/export/", "/api/schema/"):
            client.get(path)
        for path in ("/", "/articles/", f"/articles/{pk}/", "/claims/", "/account/"):
            browser.get(path)
        sockets = server.sockets()
    hosts = {local.rpartition(" ")[0] for local, _remote, state in sockets if state == LISTENING}
    away = [remote for _local, remote, _state in sockets if not remote.startswith(("0.", "127."))]
    away = [remote for remote in away if remote.rpartition(" ")[0] not in ("::", "::1")]
    figures.note(
        listens_on=" ".join(sorted(hosts)),
        calls_out=len(calls.read_text().splitlines()) + len(away),
    )


def measure_secret_key(desk: Desk, figures: Figures) -> None:
    """Who may read the key that the desk made for itself when it was first started."""
    mode = stat.S_IMODE((desk.folder / "secret.key").stat().st_mode)
    figures.note(secret_key_mode=f"{mode:04o}")


def measure_install(figures: Figures, *, fresh: bool) -> None:
    """Megabytes on disk of what `make run` installs.

    Usually counted over the files of the packages in requirements/base.txt as they are installed;
    ``fresh`` makes a virtual environment of its own for it, which takes a minute.
    """
    figures.note(install=(_fresh_install() if fresh else _installed()) / 1_000_000)


def _installed() -> int:
    size = 0
    for line in (ROOT / "requirements" / "base.txt").read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            try:
                files = distribution(line.partition("==")[0].partition("[")[0]).files or ()
            except PackageNotFoundError:
                continue  # a package for another system or an older Python
            size += sum(_with_bytecode(Path(str(file.locate()))) for file in files)
    return size


def _with_bytecode(file: Path) -> int:
    if file.suffix == ".pyc":
        return 0
    compiled = file.parent / "__pycache__" / f"{file.stem}.{sys.implementation.cache_tag}.pyc"
    files = [file, compiled] if file.suffix == ".py" else [file]
    return sum(each.stat().st_blocks * 512 for each in files if each.exists())


def _fresh_install() -> int:
    folder = Path(tempfile.mkdtemp(prefix="factcheck-install-"))
    try:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        options = ("--quiet", "--require-hashes", "--no-compile")  # as `make run` installs
        install = ("pip", "install", *options, "-r", "requirements/base.txt")
        subprocess.run([folder / "bin" / "python", "-m", *install], cwd=ROOT, check=True)
        return sum(
            os.lstat(Path(place, name)).st_blocks * 512
            for place, _folders, names in os.walk(folder)
            for name in names
        )
    finally:
        shutil.rmtree(folder)
