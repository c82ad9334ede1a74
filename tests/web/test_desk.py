import pytest
from django.utils import timezone, translation

from annotations.desk.claims import change_claim
from annotations.desk.quotes import accept_quote
from annotations.models import Event
from tests.factories import (
    make_article,
    make_claim,
    make_evidence,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_scale,
    make_user,
    make_verdict,
)
from tests.web.helpers import titles, words


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def test_desk_without_anything_tells_a_newcomer_what_to_do_first(signed_in):
    answer = signed_in.get("/")

    assert "The desk is empty" in words(answer)
    assert 'href="/articles/add/">Add the first article</a>' in answer.content.decode()


def test_desk_without_anything_offers_a_reader_nothing_to_do(client, reader):
    client.force_login(reader)

    answer = client.get("/")

    assert "Nothing has been brought in yet." in words(answer)
    assert "/articles/add/" not in answer.content.decode()


def test_desk_tells_a_newcomer_the_way_until_they_have_done_something(signed_in, reviewer):
    quote = make_proposed_quote()
    assert "One claim, from article to verdict" in words(signed_in.get("/"))

    accept_quote(actor=reviewer, quote=quote)
    assert "One claim, from article to verdict" not in words(signed_in.get("/"))


def test_desk_shows_what_waits_for_a_reviewer(signed_in, reviewer):
    waiting = make_revision(title="Waiting")
    make_proposed_quote(waiting)
    make_article(title="Done")
    make_claim("Open and unanswered.")
    scale = make_scale()
    make_verdict(make_claim("Answered."), actor=reviewer, scale=scale)

    answer = signed_in.get("/")

    assert titles(answer) == ["Waiting", "Open and unanswered."]


def test_desk_shows_claims_that_others_moved_after_me(signed_in, reviewer):
    moved = make_claim("Moved by another.", actor=reviewer)
    make_evidence(moved)
    mine = make_claim("Moved by me last.", actor=reviewer)
    make_evidence(mine)
    mine.refresh_from_db()
    change_claim(actor=reviewer, claim=mine, kind="quote")
    make_claim("Never mine.")

    answer = signed_in.get("/")

    assert list(answer.context["moved"]) == [moved]


def test_desk_asks_annotators_for_no_verdict(client, db):
    client.force_login(make_user("annotator"))
    make_claim("Open.")

    assert "without your verdict" not in words(client.get("/"))


def test_desk_warns_reviewers_while_no_scale_is_published(signed_in):
    make_scale("fact")
    assert "No rating scale is published" in words(signed_in.get("/"))

    make_scale("quote")
    assert "No rating scale is published" not in words(signed_in.get("/"))


def test_desk_counts_in_figures(signed_in):
    make_proposed_quote()
    make_claim(state="proposed")
    make_claim()
    make_verdict()

    assert "articles 1 proposals 2 open claims 1 decided 1 verdicts in a week 1" in words(
        signed_in.get("/")
    )


def test_desk_folds_what_one_person_did_many_times(signed_in, reviewer):
    revision = make_revision(title="Harbour")
    for heard in ("Nobody asked us.", "nine to four", "3,200"):
        make_quote(revision, heard, actor=reviewer)

    assert "reviewer marked a quote in Harbour and 2 more like it" in words(signed_in.get("/"))


def test_desk_asks_the_same_number_of_questions_for_one_and_three(
    signed_in, reviewer, django_assert_num_queries
):
    scale = make_scale()
    for number in range(3):
        make_proposed_quote(make_revision(outlet=f"Outlet {number}"))
        make_evidence(make_claim(actor=reviewer))
        make_verdict(scale=scale, actor=make_user("reviewer"))
        if number in (0, 2):
            with django_assert_num_queries(20):
                signed_in.get("/")


def test_record_shows_everything_page_by_page(signed_in, reviewer):
    make_claim("Only one.", actor=reviewer)

    answer = signed_in.get("/record/")

    assert "reviewer wrote down the claim “Only one.” just now" in words(answer)
    assert Event.objects.count() == len(answer.context["lines"])


def test_pages_speak_french_to_who_reads_it(signed_in):
    signed_in.cookies.load({"django_language": "fr"})

    answer = signed_in.get("/articles/")

    assert '<html lang="fr">' in answer.content.decode()


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (5, "just now"),
        (60, "1 minute ago"),
        (7200, "2 hours ago"),
        (86400 * 3, "3 days ago"),
    ],
)
def test_moment_says_how_long_ago(seconds, shown):
    from datetime import timedelta

    from annotations.templatetags.desk_words import moment

    with translation.override("en"):
        told = moment(timezone.now() - timedelta(seconds=seconds))

    assert told.endswith(f">{shown}</time>")
