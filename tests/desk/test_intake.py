"""Bringing articles in: what becomes of each, also when several people do it at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from annotations.desk.articles import change_article
from annotations.desk.drafts import ArticleDraft, ClaimDraft, QuoteDraft, SpanDraft
from annotations.desk.errors import NotAllowed
from annotations.desk.intake import CHUNK, CHUNK_TEXT, add_article, import_articles
from annotations.desk.quotes import reject_quote
from annotations.models import (
    Appearance,
    Article,
    Claim,
    Event,
    ExcludedRange,
    Outlet,
    Quote,
    QuoteSpan,
    Revision,
)
from tests.factories import make_outlet, make_user

TEXT = "The harbour closes in March. “Nobody asked us,” said Marta Ilves."
URL = "https://post.example/quay"


def spot(words: str, text: str = TEXT) -> SpanDraft:
    start = text.index(words)
    return SpanDraft(start, start + len(words), words)


QUOTE = QuoteDraft(
    [spot("Nobody asked us,")], cue=spot("said"), sources=[spot("Marta Ilves")], confidence=0.5
)
CLAIM = ClaimDraft(spot("The harbour closes in March."), "It closes.", state="open")
FULL = ArticleDraft(
    TEXT,
    title="Quay shut",
    url=URL,
    outlet="The Post",
    authors=["Ann Lee"],
    published_at=datetime(2026, 3, 1, tzinfo=UTC),
    quotes=[QUOTE],
    claims=[CLAIM],
)


@pytest.fixture
def rosa(db):
    return make_user("annotator", "rosa")


def bring(actor, *drafts: ArticleDraft, extract: bool = False) -> list[str]:
    return [each.outcome for each in import_articles(actor=actor, drafts=drafts, extract=extract)]


def everything() -> list[int]:
    models = (Article, Revision, Outlet, Quote, QuoteSpan, Claim, Appearance, ExcludedRange, Event)
    return [model.objects.count() for model in models]


# ---- one article --------------------------------------------------------------------------------


def test_article_is_stored_with_all_that_came_with_it(rosa):
    (intake,) = import_articles(actor=rosa, drafts=[FULL])
    article = Article.objects.select_related("outlet").get()
    assert (intake.outcome, intake.article, intake.index, intake.errors) == (
        "created",
        article,
        0,
        {},
    )
    assert (article.title, article.url, article.outlet.name) == ("Quay shut", URL, "The Post")
    assert (article.authors, article.language, article.created_by) == (["Ann Lee"], "en", rosa)
    assert (article.published_at, article.version, article.state) == (
        FULL.published_at,
        1,
        "active",
    )
    revision = article.revisions.get()
    assert intake.revision == revision
    assert (revision.number, revision.text, revision.length) == (1, TEXT, len(TEXT))
    assert (revision.captured_by, revision.extractor, revision.engine) == (rosa, "paste", "")


def test_rows_handed_back_are_those_stored(rosa):
    (intake,) = import_articles(actor=rosa, drafts=[FULL])
    for row in (intake.article, intake.revision):
        stored = type(row).objects.get(pk=row.pk)
        fields = [field.attname for field in row._meta.concrete_fields]
        assert [getattr(row, name) for name in fields] == [getattr(stored, name) for name in fields]
        assert not row._state.adding
    assert intake.revision.article is intake.article


def test_quotes_and_claims_that_come_along_are_marked_as_imported(rosa):
    bring(rosa, FULL)
    quote = Quote.objects.with_parts().get()
    assert (quote.words, quote.cue.exact, [s.exact for s in quote.sources]) == (
        "Nobody asked us,",
        "said",
        ["Marta Ilves"],
    )
    assert (quote.origin, quote.state, quote.confidence, quote.version) == (
        "import",
        "proposed",
        0.5,
        1,
    )
    claim = Claim.objects.get()
    assert (claim.statement, claim.state, claim.origin) == ("It closes.", "open", "import")
    assert claim.appearances.get().exact == "The harbour closes in March."


def test_bringing_in_writes_one_event_and_one_for_a_new_outlet(rosa):
    bring(rosa, FULL)
    created, outlet = Event.objects.order_by("verb")
    assert (created.verb, created.actor, created.article_id) == (
        "article.created",
        rosa,
        Article.objects.get().pk,
    )
    assert {key: created.data[key] for key in ("quotes", "claims", "extractor")} == {
        "quotes": 1,
        "claims": 1,
        "extractor": "paste",
    }
    assert (outlet.verb, outlet.target_id, outlet.actor) == (
        "outlet.created",
        Outlet.objects.get().pk,
        rosa,
    )


def test_article_that_is_added_is_read_at_once(rosa):
    added = add_article(actor=rosa, draft=ArticleDraft(TEXT)).revision
    assert added.quotes.count() == 1
    assert Revision.objects.get(pk=added.pk).engine != ""


def test_wrong_article_is_refused_and_nothing_stored(rosa):
    before = everything()
    with pytest.raises(ValidationError) as caught:
        add_article(actor=rosa, draft=replace(FULL, url="x", outlet="Another"))
    assert list(caught.value.message_dict) == ["url"]
    assert everything() == before


@pytest.mark.parametrize("role", ["reader", None])
def test_reader_brings_nothing_in(db, role):
    with pytest.raises(NotAllowed):
        import_articles(actor=make_user(role) if role else None, drafts=[FULL])
    assert Article.objects.count() == 0


# ---- many ---------------------------------------------------------------------------------------


def test_wrong_articles_do_not_keep_the_others_out(rosa):
    drafts = [
        ArticleDraft(f"Text {n}.", language="en", where=f"line {n}") for n in range(CHUNK + 5)
    ]
    drafts[1] = replace(drafts[1], text=" ")
    drafts[CHUNK] = replace(drafts[CHUNK], quotes=[QuoteDraft([SpanDraft(0, 99)])])
    found = list(import_articles(actor=rosa, drafts=drafts))
    assert [each.index for each in found] == list(range(CHUNK + 5))
    assert [each.where for each in found] == [draft.where for draft in drafts]
    wrong = {each.index: list(each.errors) for each in found if each.outcome == "invalid"}
    assert wrong == {1: ["text"], CHUNK: ["quotes[0]"]}
    assert Article.objects.count() == CHUNK + 3


def test_drafts_are_taken_as_they_come(rosa):
    taken = []

    def drafts():
        for number in range(3 * CHUNK):
            taken.append(number)
            yield ArticleDraft(f"Text {number}.", language="en")

    next(import_articles(actor=rosa, drafts=drafts()))
    assert len(taken) == CHUNK


def test_long_drafts_are_stored_a_few_at_a_time(rosa):
    drafts = iter([ArticleDraft(f"{n} " * (CHUNK_TEXT // 4), language="en") for n in range(5)])
    next(import_articles(actor=rosa, drafts=drafts))
    assert (Article.objects.count(), len(list(drafts))) == (2, 3)


@pytest.mark.parametrize("count", [1, 3])
def test_a_chunk_takes_the_same_number_of_queries_whatever_is_in_it(
    rosa, count, django_assert_num_queries
):
    drafts = [replace(FULL, text=f"{TEXT} {n}", url=f"{URL}/{n}", outlet="") for n in range(count)]
    # PostgreSQL is asked for locks; SQLite lets one writer in at a time by itself.
    queries = 17 if connection.vendor == "postgresql" else 16
    with django_assert_num_queries(queries):
        assert bring(rosa, *drafts) == ["created"] * count


# ---- again --------------------------------------------------------------------------------------


def test_same_text_twice_is_one_revision_and_says_where(rosa):
    first, second = import_articles(actor=rosa, drafts=[ArticleDraft(TEXT), ArticleDraft(TEXT)])
    (third,) = import_articles(actor=rosa, drafts=[ArticleDraft(TEXT, title="Other")])
    assert [each.outcome for each in (first, second, third)] == [
        "created",
        "unchanged",
        "unchanged",
    ]
    assert {each.article.pk for each in (first, second, third)} == {first.article.pk}
    assert {each.revision.pk for each in (first, second, third)} == {first.revision.pk}
    assert Event.objects.count() == 1


@pytest.mark.parametrize("other", ["A\r\nCafe\u0301", "A\nCaf\u00e9", "A\n\x00Café\ufeff"])
def test_same_text_in_another_form_is_the_same(rosa, other):
    assert bring(rosa, ArticleDraft("A\nCafé"), ArticleDraft(other)) == ["created", "unchanged"]


@pytest.mark.parametrize("apart", [True, False])
def test_new_text_at_a_known_address_is_a_new_revision(rosa, apart):
    drafts = [
        ArticleDraft("One.", url=URL, language="en"),
        ArticleDraft("Two.", url=f"{URL}#top", language="en"),
        ArticleDraft("One.", url=f"{URL}?utm_source=m", language="en"),
        ArticleDraft("Three.", url=URL, language="en"),
    ]
    outcomes = [bring(rosa, each)[0] for each in drafts] if apart else bring(rosa, *drafts)
    assert outcomes == ["created", "revised", "unchanged", "revised"]
    revisions = Article.objects.get().revisions.order_by("number")
    assert [(each.number, each.text) for each in revisions] == [
        (1, "One."),
        (2, "Two."),
        (3, "Three."),
    ]
    assert Event.objects.filter(verb="article.created").count() == 1
    assert Event.objects.filter(verb="article.revised").count() == 2


def test_new_revision_leaves_what_is_known_of_the_article(rosa):
    intake = add_article(actor=rosa, draft=FULL, extract=False)
    change_article(actor=rosa, article=intake.article, title="A better headline")
    assert bring(rosa, replace(FULL, text="New.", quotes=(), claims=(), title="Worse")) == [
        "revised"
    ]
    assert Article.objects.get().title == "A better headline"
    assert Revision.objects.get(number=2).title == "Worse"


def test_same_words_at_two_addresses_are_two_articles(rosa):
    assert bring(rosa, ArticleDraft(TEXT, url=URL), ArticleDraft(TEXT, url=f"{URL}2")) == [
        "created",
        "created",
    ]
    assert Article.objects.count() == 2


@pytest.mark.parametrize("urls", [("", URL), (URL, "")])
def test_same_words_with_and_without_an_address_are_one_article(rosa, urls):
    drafts = [ArticleDraft(TEXT, url=url) for url in urls]
    assert bring(rosa, *drafts) == ["created", "unchanged"]


@pytest.mark.parametrize("together", [True, False])
def test_pasted_text_takes_the_address_it_is_met_at_later(rosa, together):
    pasted, met = ArticleDraft(TEXT, title="My own headline"), replace(FULL, quotes=(), claims=())
    batches = [[pasted, met]] if together else [[pasted], [met]]
    assert [each for batch in batches for each in bring(rosa, *batch)] == ["created", "unchanged"]
    article = Article.objects.get()
    assert (article.title, article.url, article.outlet.name, article.version) == (
        "My own headline",
        URL,
        "The Post",
        2,
    )
    assert bring(rosa, ArticleDraft(TEXT + " More.", url=URL)) == ["revised"]
    assert Event.objects.get(verb="article.changed").data["url"] == [None, URL]


def test_marks_that_come_with_a_known_text_are_added_once(rosa):
    bare = replace(FULL, quotes=(), claims=())
    assert bring(rosa, bare, FULL, FULL) == ["created", "unchanged", "unchanged"]
    assert bring(rosa, FULL) == ["unchanged"]
    assert (Quote.objects.count(), Claim.objects.count()) == (1, 1)
    annotated = Event.objects.get(verb="article.annotated")
    assert (annotated.actor, annotated.data["quotes"], annotated.data["claims"]) == (rosa, 1, 1)


def test_quote_that_was_rejected_does_not_come_back(rosa):
    bring(rosa, FULL)
    reject_quote(actor=rosa, quote=Quote.objects.get(), reason="Not said.")
    bring(rosa, FULL)
    assert Quote.objects.get().state == "rejected"


# ---- outlets ------------------------------------------------------------------------------------


def test_outlet_is_known_whatever_its_case(rosa):
    known = make_outlet("L'Écho du Port", actor=rosa)
    names = ["l'écho du port", "L'ÉCHO DU PORT", " L'Écho  du Port ", "Écho"]
    bring(rosa, *(ArticleDraft(f"Text {name}.", outlet=name) for name in names))
    assert Article.objects.filter(outlet=known).count() == 3
    assert sorted(Outlet.objects.values_list("name", flat=True)) == ["L'Écho du Port", "Écho"]


# ---- at once ------------------------------------------------------------------------------------


def together(people: int, work: Callable[[int], object]) -> list:
    """What several people, each with a connection of their own, get who start at one moment."""
    start = Barrier(people)

    def one(number: int) -> object:
        try:
            start.wait()
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(people) as threads:
        return list(threads.map(one, range(people)))


@pytest.mark.django_db(transaction=True)
def test_same_text_from_eight_people_at_once_is_one_article():
    rosa = make_user("annotator", "rosa")
    outcomes = together(8, lambda _: add_article(actor=rosa, draft=FULL).outcome)
    assert sorted(outcomes) == ["created"] + ["unchanged"] * 7
    assert (Article.objects.count(), Revision.objects.count(), Outlet.objects.count()) == (1, 1, 1)
    assert Event.objects.filter(verb="article.created").count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_imports_at_once_store_everything_once():
    rosa = make_user("annotator", "rosa")

    def imports(number: int) -> list[str]:
        own = [replace(FULL, text=f"{TEXT} {number}.{n}", url="") for n in range(20)]
        shared = [replace(FULL, text=f"{TEXT} {n}", url="") for n in range(20)]
        return bring(rosa, *own, *shared)

    outcomes = [each for found in together(4, imports) for each in found]
    assert (outcomes.count("created"), outcomes.count("unchanged")) == (4 * 20 + 20, 3 * 20)
    assert (Article.objects.count(), Quote.objects.count(), Claim.objects.count()) == (100,) * 3


# ---- whatever comes -----------------------------------------------------------------------------


class AnyArticle(TestCase):
    @hypothesis_settings(max_examples=50)
    @given(
        st.text(st.characters(codec="utf-8"), max_size=40),
        st.lists(st.tuples(st.integers(-2, 42), st.integers(-2, 42)), max_size=4),
    )
    def test_any_text_with_any_places_is_stored_whole_or_refused(self, text, places):
        rosa = make_user("annotator")
        quotes = [QuoteDraft([SpanDraft(*place)]) for place in places]
        draft = ArticleDraft(text, language="en", quotes=quotes)
        (intake,) = import_articles(actor=rosa, drafts=[draft])
        if intake.outcome == "invalid":
            assert intake.errors
            assert Article.objects.count() == 0
            return
        revision = Revision.objects.get()
        assert revision.length == len(revision.text)
        assert Quote.objects.count() == len(set(places))
        for span in QuoteSpan.objects.all():
            assert span.exact == revision.text[span.start : span.end]
