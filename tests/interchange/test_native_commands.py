import io
import json
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command

from annotations.interchange.native_schema import schema_json
from annotations.models import Article, Claim
from tests.interchange.desks import document, empty_desk, full_desk, ndjson


def run(*arguments) -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    call_command(*arguments, stdout=out)
    out.flush()
    return out.buffer.getvalue().decode()


def refused(*arguments) -> str:
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    assert caught.value.returncode == 1
    return str(caught.value)


def test_export_writes_json_to_standard_output(db):
    full_desk()
    assert run("export").encode() == document()


def test_export_writes_a_file_of_the_form_asked_for(db, tmp_path):
    full_desk()
    file = tmp_path / "desk.ndjson"
    assert run("export", "--format", "ndjson", "--output", str(file)) == ""
    assert file.read_bytes() == ndjson()
    assert list(tmp_path.iterdir()) == [file]


def test_export_to_a_pipe_is_written_to_it(db, tmp_path):
    full_desk()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as thread:
        read = thread.submit(pipe.read_bytes)
        run("export", "--output", str(pipe))
        assert read.result(timeout=20) == document()
    assert pipe.is_fifo()


def test_export_takes_every_filter(db):
    full_desk()
    outlet = Article.objects.order_by("pk")[0].outlet_id
    told = json.loads(
        run(
            "export",
            "--since=2026-03-01",
            "--until=2126-03-01T09:30+01:00",
            "--state=open",
            f"--outlet={outlet}",
            "--language=fr",
        )
    )
    assert told["filter"] == {
        "since": "2026-03-01T00:00:00.000000Z",
        "until": "2126-03-01T08:30:00.000000Z",
        "state": "open",
        "outlet": outlet,
        "language": "fr",
    }


def test_export_prints_the_schema(db):
    assert run("export", "--schema").encode() == schema_json()


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("--state=done", f"--state: “done” is none of: {', '.join(Claim.State.values)}."),
        ("--outlet=7", "--outlet: There is no outlet number 7."),
        ("--outlet=x", "--outlet: “x” is no number."),
        (
            "--since=yesterday",
            "--since: “yesterday” is no day like 2026-03-01 and no time like 2026-03-01T09:30.",
        ),
    ],
)
def test_export_says_what_is_wrong_with_an_option(db, option, sentence):
    assert refused("export", option) == sentence


def test_export_to_a_folder_that_is_not_there_leaves_nothing(db, tmp_path):
    file = tmp_path / "missing" / "desk.json"
    assert refused("export", "--output", str(file)) == (
        f"{file} cannot be written: No such file or directory."
    )


def test_import_export_reads_a_file_back(db, tmp_path):
    full_desk()
    before = ndjson()
    empty_desk()
    file = tmp_path / "desk.ndjson"
    file.write_bytes(before)
    assert run("import_export", str(file)).startswith("Imported: person ")
    assert ndjson() == before
    assert refused("import_export", str(file)) == (
        "This desk is not empty (articles: 3). An export is read back into a new desk only."
    )


def test_import_export_says_what_is_wrong_with_a_file(db, tmp_path):
    file = tmp_path / "desk.json"
    assert refused("import_export", str(file)) == (
        f"{file} cannot be read: No such file or directory."
    )
    file.write_text("[]")
    assert refused("import_export", str(file)) == (
        "Nothing was imported. This file is no export of a fact-check desk."
    )
