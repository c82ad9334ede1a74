"""The article page: what it shows to whom, and what it costs."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.desk.carrying import carry_marks
from annotations.desk.drafts import ArticleDraft
from annotations.desk.intake import add_article
from annotations.desk.quotes import SourceDraft, create_quote, reject_quote
from annotations.models import Quote, Role
from tests.factories import (
    TEXT,
    make_article,
    make_claim,
    make_outlet,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_speaker,
    make_user,
    place,
)
from tests.web import helpers

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    user = make_user()
    client.force_login(user)
    return user


def address(of, **asked):
    return reverse("annotations:article", args=[of.article_id], query=asked)


def cards(response):
    return re.findall(r'<li id="((?:quote|claim)-\d+)"', response.content.decode())


def test_cards_stand_in_text_order_a_quote_before_the_claim_in_its_words(client, reviewer):
    revision = make_revision()
    late = make_claim(revision=revision, words="The mayor declined to comment.")
    inside = make_claim(revision=revision, words="We counted 3,200 lorries last year,")
    quote = make_quote(revision)
    first = make_claim(revision=revision, words="The harbour of Lindmouth will close in March")
    shown = cards(client.get(address(revision)))
    assert shown == [
        f"claim-{first.pk}",
        f"quote-{quote.pk}",
        f"claim-{inside.pk}",
        f"claim-{late.pk}",
    ]


def test_a_claim_that_stands_twice_has_one_card(client, reviewer):
    from annotations.desk.claims import add_appearance
    from tests.factories import place

    revision = make_revision("It rained. Later it rained. It rained.")
    claim = make_claim(revision=revision, words="It rained.")
    again = place(revision, "It rained.", occurrence=1)
    add_appearance(actor=reviewer, claim=claim, revision=revision, place=again)
    response = client.get(address(revision))
    assert cards(response) == [f"claim-{claim.pk}"]
    assert response.content.decode().count(f'data-cards="claim-{claim.pk}"') == 2


def test_the_page_counts_what_waits_and_what_stands(client, reviewer):
    revision = make_revision()
    make_quote(revision)
    make_proposed_quote(revision)
    reject_quote(actor=reviewer, quote=make_quote(revision, "the vote was nine to four"))
    make_claim(revision=revision, words="The mayor declined to comment.")
    counts = client.get(address(revision)).context["counts"]
    assert (counts.all, counts.todo, counts.accepted, counts.rejected, counts.claims) == (
        3,
        1,
        2,
        1,
        1,
    )


def test_card_of_a_rejected_claim_leads_to_where_it_is_reopened(client, reviewer):
    from annotations.desk.claims import reject_claim

    claim = make_claim(revision=make_revision(), words="The mayor declined to comment.")
    revision = claim.appearances.get().revision
    assert "Evidence and verdict" in client.get(address(revision)).content.decode()
    reject_claim(actor=reviewer, claim=claim, reason="Not ours.")
    page = client.get(address(revision, show="rejected")).content.decode()
    assert "Evidence and verdict" not in page
    assert "Reopen on its page" in page


def test_the_page_shows_what_it_is_asked_to(client, reviewer):
    revision = make_revision()
    assert client.get(address(revision, show="todo")).context["show"] == "todo"
    assert client.get(address(revision, show="nonsense")).context["show"] == "all"


def test_a_reader_sees_the_marks_and_no_controls(client):
    client.force_login(make_user(Role.READER))
    revision = make_revision()
    quote = make_quote(revision)
    response = client.get(address(revision))
    assert cards(response) == [f"quote-{quote.pk}"]
    forms = re.findall(r"<form[^>]*>", response.content.decode())
    assert [form for form in forms if "quotes" in form or "hx-post" in form] == []
    assert "Take the selection" not in response.content.decode()


def test_who_has_not_signed_in_is_asked_to(client):
    revision = make_revision()
    response = client.get(address(revision))
    assert response.status_code == 302
    assert response.url.startswith(reverse("annotations:sign_in"))


@pytest.mark.parametrize("number", ["9", "0", "x", "99999999999999999999"])
def test_a_text_that_the_article_does_not_have_is_not_found(client, reviewer, number):
    assert client.get(address(make_revision(), revision=number)).status_code == 404


def test_an_older_text_says_so_and_shows_its_own_marks(client, reviewer):
    old = make_revision(url="https://example.org/a")
    quote = make_quote(old)
    draft = ArticleDraft(text="Everything is new here.", url="https://example.org/a")
    add_article(actor=reviewer, draft=draft, extract=False)
    newest = client.get(address(old))
    older = client.get(address(old, revision=1))
    assert (newest.context["is_latest"], older.context["is_latest"]) == (True, False)
    assert cards(older) == [f"quote-{quote.pk}"]
    assert "This is an older text of the article." in older.content.decode()


def test_a_likely_duplicate_is_named_and_linked(client, reviewer):
    first = make_article(TEXT + " A line of its own, to be sure.")
    second = make_revision(TEXT + " A line of its own, to be safe.")
    assert client.get(address(second)).context["resembles"] == first


def test_headline_outlet_authors_and_date_stand_above_the_text(client, reviewer):
    revision = make_revision(
        title="Quay to close",
        outlet=make_outlet("The Gull").name,
        authors=["Ann Lee", "Bo Ek"],
        published_at=datetime(2026, 3, 4, 12, tzinfo=UTC),
    )
    page = client.get(address(revision)).content.decode()
    head = page.split('<header class="paper-head">')[1].split("</header>")[0]
    told = re.findall(r">\s*([^<>\s][^<>]*?)\s*<", head)
    assert told[:5] == ["The Gull", "4 March 2026", "English", "Quay to close", "Ann Lee, Bo Ek"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_as_often_for_three_quotes_as_for_one(
    client, reviewer, django_assert_num_queries, count
):
    revision = make_revision()
    speaker = make_speaker()
    for words in ("Nobody asked us.", "We counted 3,200 lorries", "the vote was nine to four")[
        :count
    ]:
        make_quote(revision, words, sources=["a clerk"], speaker=speaker)
        make_claim(revision=revision, words=words, speaker=speaker)
    client.get(address(revision))
    with django_assert_num_queries(11):
        client.get(address(revision))


def test_a_card_tells_what_is_unusual_of_a_quote_and_nothing_else(client, reviewer):
    revision = make_revision("Aides told reporters that it had failed. It rained, said Ann Lee.")
    aides = SourceDraft(place(revision, "Aides"), anonymity="withheld")
    create_quote(
        actor=reviewer,
        revision=revision,
        content=[place(revision, "it had failed")],
        sources=[aides],
        addressee=place(revision, "reporters"),
        polarity="denied",
    )
    named = SourceDraft(place(revision, "Ann Lee"), anonymity="named")
    create_quote(
        actor=reviewer, revision=revision, content=[place(revision, "It rained")], sources=[named]
    )
    page = client.get(address(revision))
    told = helpers.words(page)
    assert [told.count(word) for word in (" denied ", " asserted ", "said to:")] == [1, 0, 1]
    assert "Aides source: name withheld said to: reporters" in told
    assert told.count("source:") == 1
    mark = r'<mark class="addressee addressee-accepted" [^>]*>reporters</mark>'
    assert re.search(mark, page.content.decode())


def test_suggested_speakers_are_asked_as_often_for_three_quotes_as_for_one(client, reviewer):
    revision = make_revision()
    asked = []
    for number, words in enumerate(
        ("Nobody asked us.", "We counted 3,200 lorries", "the vote was nine to four")
    ):
        quote = make_proposed_quote(revision, words)
        speaker = make_speaker()
        Quote.objects.filter(pk=quote.pk).update(speaker_name=speaker.name)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address(revision)).content.decode()
        assert page.count("(on the desk)") == number + 1
        asked.append(len(queries))
    assert asked[1:] == asked[:1] * 2


def test_the_page_speaks_french(client, reviewer):
    revision = make_revision("Tout va bien.", language="fr")
    client.cookies["django_language"] = "fr"
    page = client.get(address(revision)).content.decode()
    assert '<html lang="fr">' in page
    assert 'lang="fr">' in page.split('id="text"')[1][:200]


def test_a_new_text_tells_what_became_of_the_marks_of_the_one_before(client, reviewer):
    url = "https://example.org/quay"
    old = make_revision("“It cost 40 crowns,” Ann said. “It rained,” Bo said.", url=url)
    cost = make_quote(old, "It cost 40 crowns,")
    make_quote(old, "It rained,")
    draft = ArticleDraft(text="“It cost 60 crowns,” Ann said. “It rained,” Bo said.", url=url)
    new = add_article(actor=reviewer, draft=draft, extract=False).revision
    carry_marks(actor=reviewer, revision=new)
    response = client.get(address(new))
    (listed,) = response.context["carried"]["listed"]
    assert (listed["quote"], listed["before"]) == (cost.pk, "It cost 40 crowns,")
    page = response.content.decode()
    assert reverse("annotations:quote_card", args=[cost.pk]) in page
    assert "1 mark of the text before stands here as it stood." in page
    assert client.get(address(old, revision=1)).context["carried"] is None
