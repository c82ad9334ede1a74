"""Web pages: the article on them, and what they say of it."""

from datetime import UTC, datetime

import pytest
import trafilatura

from annotations.interchange.html import article_of_page
from annotations.interchange.problems import Problem
from annotations.interchange.reading import read_upload

HEAD = """<title>Quay shut for the winter | The Lindmouth Post</title>
<meta property="og:site_name" content="The Lindmouth Post">
<meta name="author" content="Ann Lee; Bo Ek">
<meta property="article:published_time" content="2026-03-01T00:30:00+01:00">
<link rel="canonical" href="https://post.example/quay">"""
FACTS = [
    "The quay of Lindmouth stays shut until the end of May, the harbour office said on Monday.",
    "“We have to move 212 boats to the northern basin before the frost,” said Mia Holm, who is in "
    "charge of the moorings — and who had asked for a new pontoon in each of the last five years.",
    "The council expects the work to cost 1.4 million crowns, a third more than the estimate made "
    "last autumn, when two of the five wooden piers had already been closed to visitors.",
]


def page(*, head: str = HEAD, paragraphs: list[str] = FACTS, lang: str = "en") -> str:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f'<!doctype html><html lang="{lang}"><head>{head}</head><body><nav><a href="/">Home</a>'
        f"</nav><article><h1>Quay shut for the winter</h1>{body}</article>"
        '<aside><h2>Recommended</h2><a href="/x">Ten best cakes</a></aside>'
        "<footer>All rights reserved</footer></body></html>"
    )


def test_page_gives_its_article_and_what_is_known_of_it():
    data = page().encode()
    (draft,) = read_upload("quay.html", data)
    assert draft.text.endswith("\n".join(FACTS))
    assert (draft.title, draft.outlet) == ("Quay shut for the winter", "The Lindmouth Post")
    assert draft.authors == ["Ann Lee", "Bo Ek"]
    assert (draft.url, draft.language) == ("https://post.example/quay", "en")
    assert draft.extractor == f"trafilatura {trafilatura.__version__}"
    assert draft.source == data


def test_menu_and_footer_are_left_out():
    (draft,) = read_upload("quay.html", page().encode())
    assert [words for words in ("Home", "cakes", "rights") if words in draft.text] == []


def test_date_alone_is_midnight_utc():
    head = '<meta property="article:published_time" content="2026-03-01">'
    (draft,) = read_upload("quay.html", page(head=head).encode())
    assert draft.published_at == datetime(2026, 3, 1, tzinfo=UTC)


def test_time_of_day_is_kept_where_the_page_says_it():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": \
"2026-03-01T09:30:00+01:00"}</script>'
    (draft,) = read_upload("quay.html", page(head=head).encode())
    assert draft.published_at == datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


def test_date_that_only_stands_in_the_words_is_not_taken():
    paragraphs = [*FACTS, "On 3 April 2019 the last storm had taken the light away."]
    (draft,) = read_upload("quay.html", page(head="", paragraphs=paragraphs).encode())
    assert draft.published_at is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_undeclared_encodings_are_told_from_the_bytes(encoding):
    (draft,) = read_upload("quay.html", page().encode(encoding))
    assert draft.text.endswith(FACTS[-1])


def test_declared_encoding_is_believed():
    words = "Гавань закрыта до конца мая, сообщила в понедельник портовая служба города. " * 5
    head = '<meta charset="koi8-r">'
    draft = article_of_page(page(head=head, paragraphs=[words]).encode("koi8-r"))
    assert words.strip() in draft.text


def test_wrongly_declared_encoding_gives_way_to_the_bytes():
    draft = article_of_page(page().encode(), declared="us-ascii-but-not-really")
    assert draft.text.endswith(FACTS[-1])


def test_language_of_the_words_counts_more_than_the_label():
    french = (
        "Le quai restera fermé jusqu'à la fin du mois de mai, a annoncé lundi la capitainerie. "
    )
    draft = article_of_page(page(paragraphs=[french * 4], lang="en").encode())
    assert draft.language == "fr"


def test_page_without_an_article_is_a_problem():
    empty = b"<!doctype html><html><head><title>x</title></head><body></body></html>"
    assert list(read_upload("x.html", empty)) == [Problem("", "No article was found in this page.")]
