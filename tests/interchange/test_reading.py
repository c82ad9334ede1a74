"""What a person may rely on who brings a file: what is good goes in, what is not is named."""

from datetime import UTC, datetime

import pytest

from annotations.desk.drafts import PASTED
from annotations.interchange.plain_text import headline_of
from annotations.interchange.problems import Problem
from annotations.interchange.reading import read_file, read_upload

BODY = "The quay stays shut.\n\nNobody knows why."


def read(name: str, data: bytes | str) -> list:
    return list(read_upload(name, data.encode() if isinstance(data, str) else data))


def places(items: list) -> list[str]:
    return [item.where for item in items if isinstance(item, Problem)]


def texts(items: list) -> list[str]:
    return [item.text for item in items if not isinstance(item, Problem)]


def only_problem(items: list) -> Problem:
    (problem,) = items
    assert isinstance(problem, Problem)
    return problem


# ---- text ---------------------------------------------------------------------------------------


def test_text_file_is_one_article_with_its_bytes():
    data = "Café\n".encode("cp1252")
    (draft,) = read("note.TXT", data)
    assert (draft.text, draft.source, draft.extractor, draft.where) == ("Café\n", data, PASTED, "")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"Quay shut for the winter\n\n{BODY}", "Quay shut for the winter"),
        (f"\n  Quay   shut \n \n{BODY}", "Quay shut"),
        (f"Quai\u00a0: « non\u202f»\n\n{BODY}", "Quai\u00a0: « non\u202f»"),
        (f"Is the quay shut?\r\n\r\n{BODY}", "Is the quay shut?"),
        (f"Thursday, 14 March 2024\n\nQuay shut\n\n{BODY}", "Quay shut"),
        (BODY, ""),
        ("Quay shut for the winter", ""),
        (f"Quay shut for the winter\n{BODY}", ""),
        (f"{'long ' * 40}\n\n{BODY}", ""),
        (f"LINDMOUTH, March 3:\n\n{BODY}", ""),
        ("", ""),
    ],
)
def test_headline_is_a_short_first_line_that_stands_alone(text, headline):
    assert headline_of(text) == headline


def test_text_keeps_its_headline_line():
    (draft,) = read("a.txt", f"Quay shut\n\n{BODY}")
    assert (draft.title, draft.text) == ("Quay shut", f"Quay shut\n\n{BODY}")


# ---- what is no text ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.html", "a.json", "a.csv", "a"])
def test_pdf_is_no_text_whatever_its_name(name):
    problem = only_problem(read(name, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"))
    assert problem == Problem("", "This is not a text: it is a PDF document.")


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.xyz"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_empty_file_is_one_problem(name, data):
    assert only_problem(read(name, data)) == Problem("", "There is no text in this.")


def test_damaged_utf_8_is_named_by_its_place():
    damaged = ("é" * 20).encode() + b"\xff" + "é".encode()
    assert only_problem(read("a.txt", damaged)).sentence == (
        "This text is UTF-8 with damage: the byte 0xFF at offset 40 does not fit."
    )


def test_file_over_the_limit_is_refused_unread(settings, tmp_path):
    settings.FACTCHECK_MAX_UPLOAD_BYTES = 10
    expected = [Problem("", "This file has 11 bytes; at most 10 are taken.")]
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    assert read("a.txt", b"x" * 11) == list(read_file(path)) == expected


def test_file_at_the_limit_is_read(settings):
    settings.FACTCHECK_MAX_UPLOAD_BYTES = 10
    assert texts(read("a.txt", b"x" * 10)) == ["x" * 10]


def test_file_that_is_not_there_is_a_problem(tmp_path):
    (problem,) = read_file(tmp_path / "gone.txt")
    assert problem == Problem("", "This file cannot be read: No such file or directory.")


# ---- the format ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("notes", "just words", ["just words"]),
        ("notes.md", "{not json", ["{not json"]),
        ("page", "<!DOCTYPE html><p>Words in a page</p>", ["Words in a page"]),
        ("one", '{"text": "x"}', ["x"]),
        ("some", '[{"text": "x"}, {"text": "y"}]', ["x", "y"]),
        ("lines", '{"text": "x"}\n{"text": "y"}\n', ["x", "y"]),
        ("lines.json", '{"text": "x"}\n{"text": "y"}\n', ["x", "y"]),
        ("words.txt", '{"text": "x"}', ['{"text": "x"}']),
    ],
)
def test_format_is_told_by_name_then_by_content(name, data, found):
    assert texts(read(name, data)) == found


# ---- JSON ---------------------------------------------------------------------------------------


def test_json_article_carries_everything_known_of_it():
    data = b"""{"text": "x", "title": "T", "url": "https://a.example/1", "outlet": "O",
        "authors": ["Ann Lee", "Bo Ek"], "published": "2026-03-01T10:00:00+02:00",
        "language": "fr", "quotes": null}"""
    (draft,) = read("a.json", data)
    assert (draft.text, draft.title, draft.url, draft.outlet) == (
        "x",
        "T",
        "https://a.example/1",
        "O",
    )
    assert (draft.authors, draft.language, draft.source) == (["Ann Lee", "Bo Ek"], "fr", data)
    assert draft.published_at == datetime(2026, 3, 1, 8, tzinfo=UTC)


def test_json_list_is_read_past_what_is_wrong():
    items = read("a.json", '[{"text": "x"}, {"txt": "y"}, 5, {"text": "z"}]')
    assert texts(items) == ["x", "z"]
    assert [item.where for item in items] == ["item 1", "item 2", "item 3", "item 4"]
    assert items[2].sentence == ("An article is an object with a field “text”; this is a number.")


def test_json_object_of_articles_names_what_else_is_in_it():
    items = read("a.json", '{"articles": [{"text": "x"}], "source": "us"}')
    assert texts(items) == ["x"]
    assert items[0] == Problem("", "Beside “articles” these fields are not known: source.")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ('{"text":\n "x",}', Problem("line 2", "This is not JSON: trailing comma is not allowed")),
        ('"x"', Problem("", "This is neither an article nor a list of articles.")),
        ('{"articles": 3}', Problem("", "This is neither an article nor a list of articles.")),
        ("[]", Problem("", "There is no article in this list.")),
    ],
)
def test_json_that_holds_no_article_is_one_problem(data, problem):
    found = only_problem(read("a.json", data))
    assert (found.where, found.sentence.split(" at column")[0]) == (
        problem.where,
        problem.sentence,
    )


# ---- JSON Lines ---------------------------------------------------------------------------------


def test_half_broken_lines_leave_the_good_ones():
    data = b'\xef\xbb\xbf{"text": "a"}\r\n\n{"text": "b"\n{"text": "c\xe9"}\n7\n{"text": "d"}'
    items = read("a.jsonl", data)
    assert texts(items) == ["a", "d"]
    assert places(items) == ["line 3", "line 4", "line 5"]
    assert items[2].sentence == ("This text is not utf-8: the byte 0xE9 at offset 11 does not fit.")


def test_line_separator_inside_a_string_ends_no_line():
    assert texts(read("a.ndjson", '{"text": "a\u2028b"}\n')) == ["a\u2028b"]


def test_lines_in_utf_16_are_read():
    assert texts(read("a.jsonl", '{"text": "é"}\n{"text": "b"}'.encode("utf-16"))) == ["é", "b"]


# ---- CSV ----------------------------------------------------------------------------------------

ROWS = [["Text", " title", "AUTHORS", "published"], ["Line one\r\nline “two”", "T", "A;B", ""]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_table_is_read_as_spreadsheets_write_it(delimiter, encoding, end):
    table = end.join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS)
    (draft,) = read("a.csv", table.encode(encoding))
    assert (draft.text, draft.title, draft.authors, draft.where) == (
        "Line one\r\nline “two”",
        "T",
        ["A", "B"],
        "row 2",
    )


def test_doubled_marks_stand_for_one():
    assert texts(read("a.csv", 'text\n"She said ""no"", twice"\n')) == ['She said "no", twice']


def test_bad_rows_are_named_as_a_spreadsheet_numbers_them():
    table = 'text,title\nx,1\n"y"z,2\n,\nw,1,extra\n\nv,3\n"open,4\nnever closed'
    items = read("a.csv", table)
    assert texts(items) == ["x", "v"]
    assert places(items) == ["row 3", "row 5", "row 8"]
    assert items[2].sentence == "This row has 3 cells, the header has 2."
    assert items[-1].sentence == "A quotation mark is opened here and never closed."


def test_row_without_text_is_a_problem():
    items = read("a.csv", "text,title\n,only a title\n")
    assert items == [Problem("row 2", "text: An article needs a text.")]


def test_row_with_a_wrong_time_is_a_problem():
    (problem,) = read("a.csv", "text,published\nx,yesterday\n")
    assert problem == Problem(
        "row 2",
        "published: “yesterday” is no time in ISO 8601, such as 2026-03-01T09:30:00Z.",
    )


def test_table_without_a_text_column_is_one_problem():
    problem = only_problem(read("a.csv", "headline,body\na,b\n"))
    assert problem.where == "row 1"


def test_columns_that_are_not_known_are_named_and_left_out():
    items = read("a.csv", "id,text\n1,x\n")
    assert places(items) == ["row 1"]
    assert texts(items) == ["x"]


def test_text_longer_than_the_reader_s_own_limit_is_read():
    assert texts(read("a.csv", f"text\n{'x' * 200_000}\n")) == ["x" * 200_000]


def test_csv_without_a_line_end_for_megabytes_is_one_problem():
    problem = only_problem(read("a.csv", "x" * 5_000_000))
    assert problem.where == "row 1"
