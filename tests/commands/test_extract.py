"""``manage.py extract``, as it is called: it reads files and needs no desk."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

TEXT = (
    "“The pier is not safe,” said Ann Lee, the harbour master.\n"
    "An aide told Reuters that the council knew.\n"
    "The pier carried 40,000 people in 2019, more than any other.\n"
)


def run(*arguments: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("extract", *map(str, arguments), stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def test_json_holds_every_place_with_its_words(tmp_path):
    file = tmp_path / "pier.txt"
    file.write_text(TEXT)
    out, err = run(file, "--json", "--rules-only")
    assert not err
    (row,) = map(json.loads, out.splitlines())
    assert (row["language"], row["engine"], row["text"]) == ("en", "rules", TEXT)
    assert row["lacks"] == ["syntax", "sequence", "judge"]
    quote = row["quotes"][0]
    for place in (*quote["content"], quote["cue"], *quote["sources"]):
        assert TEXT[place["start"] : place["end"]] == place["exact"]
    assert quote["sources"][0]["exact"].startswith("Ann Lee")
    assert any("40,000" in claim["exact"] for claim in row["claims"])


def test_output_for_people_names_who_is_heard_through_whom(tmp_path):
    file = tmp_path / "pier.txt"
    file.write_text(TEXT)
    out, _ = run(file, "--rules-only")
    lines = out.splitlines()
    assert lines[0] == f"{file} (en, rules)"
    assert any(line.endswith("An aide ← Reuters: the council knew") for line in lines)


def test_every_article_of_a_file_of_lines_is_read(tmp_path):
    file = tmp_path / "two.jsonl"
    rows = [{"text": TEXT}, {"text": "« Il pleut », dit-elle.", "language": "fr"}]
    file.write_text("\n".join(json.dumps(row) for row in rows))
    out, _ = run(file, "--json", "--rules-only")
    assert [json.loads(line)["language"] for line in out.splitlines()] == ["en", "fr"]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02 no text")
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="Not everything could be read"):
        call_command("extract", str(tmp_path), "--rules-only", stdout=out, stderr=err)
    assert "bad.txt" in err.getvalue()
    assert "Ann Lee" in out.getvalue()


def test_installed_models_are_used(tmp_path):
    pytest.importorskip("spacy")
    file = tmp_path / "pier.txt"
    file.write_text(TEXT)
    out, _ = run(file, "--json")
    row = json.loads(out)
    assert row["engine"].startswith("rules+syntax")
    assert "syntax" not in row["lacks"]
