"""What is known of an article, and which of its text is page furniture."""

from datetime import UTC, datetime

import pytest

from annotations.desk import articles
from annotations.desk.drafts import SpanDraft
from annotations.desk.errors import AlreadyThere
from annotations.models import Article, Event, Revision
from tests import factories
from tests.factories import place

pytestmark = pytest.mark.django_db


def last_event() -> Event:
    return Event.objects.order_by("-pk").first()


def test_what_is_known_of_an_article_is_corrected_and_its_text_stays(editor):
    article = factories.make_article(title="Old headline")
    text = Revision.objects.get().text
    outlet = factories.make_outlet("The Daily")
    published = datetime(2026, 3, 4, 8, 30, tzinfo=UTC)
    articles.change_article(
        actor=editor,
        article=article,
        title=" New \n headline ",
        url="HTTPS://News.Example:443/a?utm_source=x&id=7#top",
        outlet=outlet,
        authors=["Ann  Lee", "", "Bo Ek", "Ann Lee"],
        published_at=published,
        language="fr-CA",
    )
    stored = Article.objects.get()
    assert (stored.title, stored.url) == ("New headline", "https://news.example/a?id=7")
    assert (stored.outlet, stored.authors) == (outlet, ["Ann Lee", "Bo Ek"])
    assert (stored.published_at, stored.language, stored.version) == (published, "fr", 2)
    revision = Revision.objects.get()
    assert (revision.text, revision.title) == (text, "Old headline")


def test_change_tells_what_it_was_and_what_it_is(editor):
    article = factories.make_article(title="Old", language="en")
    articles.change_article(actor=editor, article=article, title="New", language="en")
    assert last_event().data == {"title": ["Old", "New"]}
    assert last_event().article_id == article.pk


def test_address_outlet_and_date_can_be_emptied(editor):
    article = factories.make_article(url="https://news.example/a", outlet="The Daily")
    articles.change_article(actor=editor, article=article, url="", outlet=None, published_at=None)
    stored = Article.objects.get()
    assert (stored.url, stored.outlet, stored.published_at) == (None, None, None)


def test_two_articles_may_have_no_address(editor):
    one, other = factories.make_article(url="https://news.example/a"), factories.make_article()
    articles.change_article(actor=editor, article=one, url="")
    assert (one.url, other.url) == (None, None)


def test_withdrawn_article_keeps_its_quotes_and_comes_back(editor):
    quote = factories.make_quote()
    article = quote.revision.article
    articles.withdraw_article(actor=editor, article=article, reason="A hoax.")
    quote.refresh_from_db()
    assert (Article.objects.get().state, quote.state) == ("withdrawn", "accepted")
    assert last_event().data == {"state": ["active", "withdrawn"], "reason": "A hoax."}
    articles.restore_article(actor=editor, article=article)
    assert (Article.objects.get().state, article.version) == ("active", 3)


def test_excluded_range_is_brought_back_and_excluded_again_as_one_row(editor, settings):
    settings.FACTCHECK_EXTRACTION = False
    revision = factories.make_revision()
    spot = place(revision, "The mayor declined to comment.")
    first = articles.exclude_range(actor=editor, revision=revision, place=spot)
    assert (first.kind, first.covers(spot.start, spot.end)) == ("manual", True)
    articles.restore_range(actor=editor, excluded=first)
    assert list(revision.excluded_ranges.active()) == []
    assert first.restored_by == editor
    again = articles.exclude_range(actor=editor, revision=revision, place=spot)
    assert list(revision.excluded_ranges.active()) == [first] == [again]
    assert last_event().data["words"] == "The mayor declined to comment."


def test_range_that_only_touches_another_is_its_own(editor):
    revision = factories.make_revision()
    first = articles.exclude_range(actor=editor, revision=revision, place=SpanDraft(0, 5))
    second = articles.exclude_range(actor=editor, revision=revision, place=SpanDraft(5, 9))
    assert not first.covers(second.start, second.end)
    with pytest.raises(AlreadyThere):
        articles.exclude_range(actor=editor, revision=revision, place=SpanDraft(5, 9))


def test_latest_revision_is_the_one_of_the_highest_number():
    factories.make_revision("First text.", url="https://news.example/a")
    second = factories.make_revision("Second text.", url="https://news.example/a")
    assert Article.objects.get().latest == second
