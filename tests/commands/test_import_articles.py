"""``manage.py import_articles`` and ``manage.py work_backlog``, as they are called."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from annotations.desk.backlog import waiting_in_backlog
from annotations.desk.drafts import ArticleDraft
from annotations.desk.intake import import_articles
from annotations.models import Article, Quote, Revision
from tests.factories import make_user

TEXT = "The harbour closes in March. “Nobody asked us,” said Marta Ilves."


@pytest.fixture(autouse=True)
def ada(db):
    return make_user("administrator", "ada")


def run(*arguments: object, command: str = "import_articles") -> tuple[list[str], list[str], bool]:
    """Lines written, lines complained, and whether the command succeeded."""
    out, err = io.StringIO(), io.StringIO()
    done = True
    try:
        call_command(command, *map(str, arguments), stdout=out, stderr=err, no_color=True)
    except CommandError as error:
        done = False
        err.write(f"{error}\n")
    return out.getvalue().splitlines(), err.getvalue().splitlines(), done


def test_folder_may_hold_folders_named_like_files_and_links_to_nowhere(tmp_path):
    (tmp_path / "page.html").mkdir()
    (tmp_path / "page.html" / "one.txt").write_text(TEXT)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    out, err, done = run(tmp_path)
    assert (out, err, done) == (["1 created, 0 revised, 0 unchanged, 0 invalid"], [], True)


def test_folder_is_read_with_those_below_it(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "one.txt").write_text(f"Quay shut\n\n{TEXT}")
    (tmp_path / "deep" / "two.JSONL").write_text('{"text": "Second."}\n{"text": "Third."}\n')
    (tmp_path / "deep" / "notes.md").write_text("No article.")
    out, err, done = run(tmp_path)
    assert (out, err, done) == (["3 created, 0 revised, 0 unchanged, 0 invalid"], [], True)
    texts = Revision.objects.order_by("id").values_list("text", flat=True)
    assert list(texts) == ["Second.", "Third.", f"Quay shut\n\n{TEXT}"]


def test_column_that_is_not_read_is_remarked_on_and_keeps_nothing_out(tmp_path):
    (tmp_path / "list.csv").write_text("text,colour\nFirst.,red\n")
    out, err, done = run(tmp_path)
    assert (out, done) == (["1 created, 0 revised, 0 unchanged, 0 invalid"], True)
    assert [line.split(": ", 1)[1].split(":")[0] for line in err] == [
        "These columns are not known and not read"
    ]


def test_texts_are_read_and_can_be_searched_at_once(tmp_path, ada):
    (tmp_path / "one.txt").write_text(TEXT)
    run(tmp_path)
    assert (Quote.objects.count(), waiting_in_backlog()) == (1, 0)
    assert Article.objects.get().created_by == ada


def test_no_extract_proposes_nothing(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    run(tmp_path, "--no-extract")
    assert (Quote.objects.count(), Revision.objects.get().engine) == (0, "")


def test_outlet_and_language_fill_what_is_missing(tmp_path):
    file = tmp_path / "two.json"
    file.write_text(
        json.dumps([{"text": "One."}, {"text": "Two.", "outlet": "B", "language": "de"}])
    )
    run(file, "--outlet", "A", "--language", "fr")
    articles = Article.objects.order_by("id").values_list("outlet__name", "language")
    assert list(articles) == [("A", "fr"), ("B", "de")]


def test_what_is_wrong_is_listed_by_file_and_line_and_the_rest_goes_in(tmp_path):
    file = tmp_path / "half.jsonl"
    place = '{"text": "x", "claims": [{"start": 0, "end": 9}]}'
    file.write_text(f'{{"text": "Good."}}\n{{"text":\n{place}\n{{"text": "Also good."}}\n')
    out, err, done = run(file)
    assert done is False
    assert out == ["2 created, 0 revised, 0 unchanged, 2 invalid"]
    assert sorted(err) == sorted(
        [
            f"{file}, line 2: This is not JSON: unexpected end of data at column 9.",
            f"{file}, line 3: claims[0]: 0–9 is no span of this text: "
            "0 ≤ start < end ≤ 1 code points.",
            "Not everything was brought in.",
        ]
    )


def test_again_is_unchanged_and_says_where_it_is(tmp_path):
    file = tmp_path / "one.txt"
    file.write_text(f"Quay shut\n\n{TEXT}")
    run(file)
    out, _, done = run(file)
    number = Article.objects.get().pk
    assert done is True
    assert out == [
        f"{file}: on the desk already, as article {number} “Quay shut”",
        "0 created, 0 revised, 1 unchanged, 0 invalid",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["gone.txt"], "There is no file or folder “gone.txt”."),
        (["here.txt", "--as", "nobody"], "There is no active member “nobody”."),
        (["here.txt", "--as", "reader"], "Your role does not allow this. "),
    ],
)
def test_what_cannot_start_brings_nothing_in(tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.txt").write_text(TEXT)
    make_user("reader", "reader")
    out, err, done = run(*arguments)
    assert (out, done, Article.objects.count()) == ([], False, 0)
    assert err[0].startswith(sentence)


def test_folder_without_articles_is_said_so(tmp_path):
    _, err, done = run(tmp_path)
    assert done is False
    assert err[0].startswith("There is no file to read; known are: .csv .htm .html")


def test_desk_without_an_administrator_asks_who_brings_in(tmp_path, ada):
    ada.is_active = False
    ada.save()
    make_user("annotator", "rosa")
    (tmp_path / "one.txt").write_text(TEXT)
    assert run(tmp_path)[1] == ["The desk has no administrator: name somebody with --as."]
    assert run(tmp_path, "--as", "rosa")[2] is True


def test_work_backlog_works_off_everything(ada):
    drafts = [ArticleDraft(f"Text number {n}.", language="en") for n in range(120)]
    list(import_articles(actor=ada, drafts=drafts))
    out, _, done = run(command="work_backlog")
    assert (out, done, waiting_in_backlog()) == (["120 texts and claims worked off"], True, 0)
