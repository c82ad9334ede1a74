import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from annotations.desk.articles import change_article
from annotations.models import Article, Event, Outlet, Revision
from tests.factories import TEXT, make_article, make_revision
from tests.web.helpers import said, words

PASTE = "/articles/add/"
FILES = "/articles/add/files/"
ADDRESS = "/articles/add/address/"


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def upload(client, *files, **fields):
    parts = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(FILES, {"uploads": parts, **fields})


def test_pasted_text_becomes_an_article_with_proposals(signed_in, reviewer):
    answer = signed_in.post(
        PASTE,
        {
            "text": TEXT.replace("\n", "\r\n"),
            "title": "Harbour  closes",
            "outlet": "The Ledger",
            "authors": "Ann Lee, Bo Ray",
            "published_at": "2026-03-04T09:30",
            "url": "https://LEDGER.example/a?utm_source=x",
        },
    )

    article = Article.objects.select_related("outlet").get()
    assert answer.url == reverse("annotations:article", args=[article.pk])
    assert said(answer) == ["The article is on the desk."]
    assert (article.title, article.outlet.name, article.authors) == (
        "Harbour closes",
        "The Ledger",
        ["Ann Lee", "Bo Ray"],
    )
    assert (article.url, article.language) == ("https://ledger.example/a", "en")
    assert article.published_at.isoformat() == "2026-03-04T09:30:00+00:00"
    assert article.created_by == reviewer
    assert article.latest.text == TEXT
    assert article.latest.quotes.filter(state="proposed").exists()


@pytest.mark.parametrize(
    ("text", "typed", "headline"),
    [
        ("Quay shut\r\n\r\nIt closes in March.\r\n", "", "Quay shut"),
        ("Quay shut\r\n\r\nIt closes in March.\r\n", "Port news", "Port news"),
        ("It closes in March.\r\n\r\nNobody was asked.\r\n", "", ""),
    ],
)
def test_pasted_text_has_the_headline_above_it_unless_one_is_typed(
    signed_in, text, typed, headline
):
    signed_in.post(PASTE, {"text": text, "title": typed})

    assert Article.objects.get().title == headline


def test_pasted_text_that_the_desk_has_leads_to_it(signed_in):
    known = make_article(TEXT)

    answer = signed_in.post(PASTE, {"text": TEXT})

    assert answer.url == reverse("annotations:article", args=[known.pk])
    assert said(answer) == ["The desk has this very text already. Nothing was added; here it is."]
    assert Revision.objects.count() == 1


def test_pasted_text_that_the_article_had_before_leads_to_that_very_text(signed_in):
    address = "https://courier.example/again"
    words = [TEXT, f"{TEXT} Corrected.", TEXT]

    answers = [signed_in.post(PASTE, {"text": text, "url": address}) for text in words]

    article = Article.objects.get()
    shown = signed_in.get(answers[-1].url).context["revision"]
    assert (shown.number, shown.text) == (1, article.revisions.get(number=1).text)
    assert [each.number for each in article.revisions.all()] == [1, 2]


def test_pasted_text_under_a_known_address_is_kept_beside_the_old(signed_in):
    known = make_article(TEXT, url="https://ledger.example/a")

    answer = signed_in.post(PASTE, {"text": "It changed.", "url": "https://ledger.example/a"})

    assert answer.url == reverse("annotations:article", args=[known.pk])
    assert [each.text for each in known.revisions.order_by("number")] == [TEXT, "It changed."]
    assert said(answer) == [
        "The desk knew this article. Its text is new, and was kept beside the old."
    ]


def test_pasted_text_almost_like_another_is_said_to_be(signed_in):
    make_article(TEXT * 3, title="First")

    answer = signed_in.post(PASTE, {"text": TEXT * 3 + "\nOne more sentence."})

    assert said(answer) == [
        "The article is on the desk.",
        "Likely duplicate: the text is almost the same as “First”.",
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "This field is required."),
        ({"text": "   \n "}, "There is no text."),
        ({"language": "klingon"}, "“klingon” is no language code like “en” or “fr”."),
        ({"url": "ledger"}, "“ledger” is no http:// or https:// address."),
        ({"published_at": "soon"}, "Enter a valid date/time."),
        ({"title": "x" * 501}, "Ensure this value has at most 500 characters (it has 501)."),
    ],
)
def test_pasted_text_refused_keeps_what_was_typed_and_stores_nothing(signed_in, fields, sentence):
    answer = signed_in.post(PASTE, {"text": TEXT, "authors": "Ann Lee", **fields})

    assert answer.status_code == 200
    assert sentence in words(answer)
    assert 'value="Ann Lee"' in answer.content.decode()
    assert (Article.objects.count(), Event.objects.count()) == (0, 0)


def test_pasted_text_over_the_limit_is_refused(signed_in, settings):
    settings.FACTCHECK_MAX_TEXT_CHARS = 10

    answer = signed_in.post(PASTE, {"text": "x" * 11})

    assert "The text has 11 characters; at most 10 are taken." in words(answer)


def test_files_are_taken_and_each_item_is_told(signed_in):
    make_article("Known already.", title="Known")
    lines = [
        json.dumps({"text": "A first one.", "title": "First", "outlet": "The Ledger"}),
        "{broken",
        json.dumps({"text": "Known already."}),
        "",
        json.dumps({"text": ""}),
    ]

    answer = upload(
        signed_in,
        ("some.jsonl", "\n".join(lines).encode()),
        ("plain.txt", b"Just a text."),
        outlet="Carrow Radio",
    )

    text = words(answer)
    assert Article.objects.count() == 3
    assert "some.jsonl 1 new 1 known already 2 refused" in text
    assert "line 2 : This is not JSON" in text
    assert "line 5 : text: There is no text." in text
    assert "First new" in text
    assert "Known the desk has this very text already; nothing was added" in text
    assert "plain.txt 1 new" in text
    outlets = Article.objects.order_by("pk").values_list("outlet__name", flat=True)
    assert list(outlets) == [None, "The Ledger", "Carrow Radio"]


def test_column_that_is_not_read_is_told_and_refuses_nothing(signed_in):
    text = words(upload(signed_in, ("list.csv", b"text,colour\nFirst.,red\n")))
    assert "list.csv 1 new row 1 : These columns are not known and not read: colour;" in text


def test_files_almost_alike_are_said_to_be(signed_in):
    answer = upload(
        signed_in,
        ("a.txt", (TEXT * 3).encode()),
        ("b.txt", (TEXT * 3 + "\nOne more sentence.").encode()),
    )

    assert "likely duplicate" in words(answer)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("image.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("empty.txt", b""),
        ("broken.json", b"{"),
        ("other.json", b'{"size": 3}'),
    ],
)
def test_files_that_hold_no_article_are_refused_in_a_sentence(signed_in, name, data):
    answer = upload(signed_in, (name, data))

    assert f"{name} 1 refused" in words(answer)
    assert "Not taken; nothing of it was stored:" in words(answer)
    assert Article.objects.count() == 0


def test_files_over_the_limit_are_named(signed_in, settings):
    settings.FACTCHECK_MAX_UPLOAD_BYTES = 100

    answer = upload(signed_in, ("large.txt", b"x" * 101), ("small.txt", b"A text."))

    assert "“large.txt” is 101\xa0bytes; at most 100\xa0bytes are taken.".replace(
        "\xa0", " "
    ) in words(answer)
    assert Article.objects.count() == 0


def test_files_without_one_are_asked_for(signed_in):
    assert "This field is required." in words(signed_in.post(FILES, {}))


def test_requests_over_the_limit_are_answered_by_a_page(signed_in, settings):
    settings.FACTCHECK_MAX_UPLOAD_BYTES = 1000

    answer = upload(signed_in, ("large.txt", b"x" * 100_000))

    assert answer.status_code == 413
    assert "This is more than the desk takes at once" in words(answer)
    assert Article.objects.count() == 0


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/a", "http://[::1]/a", "http://localhost/a", "http://2130706433/"]
)
def test_address_of_this_machine_is_refused(signed_in, url):
    answer = signed_in.post(ADDRESS, {"url": url})

    assert answer.status_code == 200
    assert len(answer.context["form"].errors["url"]) == 1
    assert f'value="{url}"' in answer.content.decode()
    assert Article.objects.count() == 0


def test_address_that_is_none_is_refused(signed_in):
    assert "Enter a valid URL." in words(signed_in.post(ADDRESS, {"url": "not an address"}))


PAGE = f"""<!doctype html><html lang="en"><head><title>Harbour closes</title>
<meta property="og:site_name" content="The Ledger"></head>
<body><nav>Home · News · Sport</nav><article><h1>Harbour closes</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in (TEXT * 3).split(chr(10) * 2))}
</article></body></html>"""


class Page(BaseHTTPRequestHandler):
    """A web site of one page."""

    def do_GET(self):
        self.send_response(200 if self.path == "/harbour" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def site(settings):
    settings.FACTCHECK_FETCH_PRIVATE = True
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_address_is_fetched_and_read(signed_in, site):
    answer = signed_in.post(ADDRESS, {"url": f"{site}/harbour"})

    article = Article.objects.select_related("outlet").get()
    assert answer.url == reverse("annotations:article", args=[article.pk])
    assert (article.title, article.url) == ("Harbour closes", f"{site}/harbour")
    assert "We counted 3,200 lorries" in article.latest.text


def test_address_where_nothing_is_says_so_and_stays_typed(signed_in, site):
    answer = signed_in.post(ADDRESS, {"url": f"{site}/nowhere"})

    assert "404" in answer.context["form"].errors["url"][0]
    assert f'value="{site}/nowhere"' in answer.content.decode()
    assert Article.objects.count() == 0


@pytest.mark.parametrize("path", [PASTE, FILES, ADDRESS])
def test_readers_bring_nothing_in(client, reader, path):
    client.force_login(reader)

    assert client.get(path).status_code == 403
    assert client.post(path, {"text": TEXT, "url": "https://a.example/"}).status_code == 403
    assert Article.objects.count() == 0


def test_article_is_corrected_with_a_new_outlet(signed_in):
    article = make_article(title="Harbor")

    answer = signed_in.post(
        f"/articles/{article.pk}/edit/",
        {
            "title": "Harbour",
            "outlet": "The Meridian",
            "authors": "",
            "published_at": "2026-03-04T00:00",
            "language": "fr",
            "url": "",
            "version": 1,
        },
    )

    article.refresh_from_db()
    assert answer.url == reverse("annotations:article", args=[article.pk])
    assert (article.title, article.outlet.name, article.language) == (
        "Harbour",
        "The Meridian",
        "fr",
    )


def test_article_correction_finds_an_outlet_whatever_its_capitals(signed_in):
    article = make_article(outlet="The Ledger")

    signed_in.post(f"/articles/{article.pk}/edit/", {"outlet": "the ledger", "version": 1})

    article.refresh_from_db()
    assert (article.outlet.name, Outlet.objects.count()) == ("The Ledger", 1)


def test_article_corrected_on_an_old_page_shows_both(signed_in, reviewer):
    article = make_article(title="One")
    change_article(actor=reviewer, article=article, title="Two")

    answer = signed_in.post(
        f"/articles/{article.pk}/edit/", {"title": "Three", "outlet": "New one", "version": 1}
    )

    article.refresh_from_db()
    assert (answer.status_code, article.title, Outlet.objects.count()) == (409, "Two", 0)
    assert "As it stands now Headline Two" in words(answer)
    assert "What you wanted to save Headline Three" in words(answer)


def test_article_at_an_address_that_is_taken_says_so(signed_in):
    make_article(url="https://ledger.example/a")
    article = make_revision().article

    answer = signed_in.post(
        f"/articles/{article.pk}/edit/", {"url": "https://ledger.example/a", "version": 1}
    )

    assert "This address is on the desk already." in words(answer)
