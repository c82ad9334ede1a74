from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from annotations.desk.articles import withdraw_article
from annotations.desk.assignments import change_due_date
from annotations.desk.claims import reject_claim
from annotations.desk.paging import PAGE_SIZE
from annotations.desk.queries_articles import ORDERS, ArticleFilter, list_articles
from annotations.desk.queries_desk import FOUND
from annotations.desk.queries_wordings import texts_with
from annotations.models import Claim
from tests.factories import (
    TEXT,
    make_article,
    make_assignment,
    make_claim,
    make_evidence,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_scale,
    make_speaker,
    make_user,
    make_verdict,
)
from tests.web.helpers import titles, words

ARTICLES = "/articles/"
CLAIMS = "/claims/"


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def test_lists_ask_a_stranger_to_sign_in(client, db):
    answer = client.get(ARTICLES)

    assert answer.status_code == 302
    assert answer.url == f"{reverse('annotations:sign_in')}?next={ARTICLES}"


def test_articles_without_any_tells_how_to_begin(signed_in):
    answer = signed_in.get(ARTICLES)

    assert titles(answer) == []
    assert "There is no article yet Add the first article" in words(answer)
    assert answer.content.decode().count('href="/articles/add/"') == 2


def test_articles_leave_adding_to_the_bar_above(signed_in):
    make_article()
    assert signed_in.get(ARTICLES).content.decode().count('href="/articles/add/"') == 1


def test_articles_newest_first_unless_asked_otherwise(signed_in):
    for number, title in enumerate(("One", "Two", "Three")):
        make_article(title=title, published_at=datetime(2026, 3, 3 - number, tzinfo=UTC))

    shown = {order: titles(signed_in.get(ARTICLES, {"order": order})) for order in ORDERS}

    assert shown == {
        "newest": ["Three", "Two", "One"],
        "oldest": ["One", "Two", "Three"],
        "published": ["One", "Two", "Three"],
        "published-first": ["Three", "Two", "One"],
    }


def test_articles_filtered_by_each_field(signed_in, editor):
    harbour = make_article(title="Harbour", outlet="The Ledger", language="en")
    make_article(
        title="Port",
        outlet="L’Écho",
        language="fr",
        text="Le port fermera en mars, a dit le maire mardi.",
        published_at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC),
    )
    gone = make_article(title="Gone")
    withdraw_article(actor=editor, article=gone)

    def shown(**query):
        return titles(signed_in.get(ARTICLES, query))

    assert shown(outlet=harbour.outlet_id) == ["Harbour"]
    assert shown(language="fr") == ["Port"]
    assert shown(since="2026-03-01", until="2026-03-01") == ["Port"]
    assert shown(until="2026-02-28") == []
    assert shown(since="0001-01-01", until="9999-12-31") == ["Port", "Harbour"]
    assert shown(since="9999-12-31") == shown(until="0001-01-01") == []
    assert shown(state="withdrawn") == ["Gone"]
    assert shown() == ["Port", "Harbour"]


def test_articles_with_proposals_counts_them(signed_in):
    make_article(title="Quiet")
    busy = make_revision(title="Busy")
    make_proposed_quote(busy)
    make_claim(revision=busy, words="nine to four", state="proposed")
    make_quote(busy, "We counted 3,200 lorries last year,")
    make_claim(revision=busy, words="close in March")

    answer = signed_in.get(ARTICLES, {"waiting": "on"})

    assert titles(answer) == ["Busy"]
    assert "Busy 2 proposals" in words(answer)
    assert "1 quote" in words(answer)
    assert "1 claim" in words(answer)


def test_articles_with_proposals_only_in_an_older_text_do_not_wait(signed_in):
    old = make_revision(title="Old", url="https://outlet.example/a")
    make_proposed_quote(old)
    make_revision("Another text altogether stands there now.", url="https://outlet.example/a")

    assert titles(signed_in.get(ARTICLES, {"waiting": "on"})) == []


def test_articles_likely_duplicates_name_each_other(signed_in):
    make_article(TEXT * 3, title="First")
    make_article(TEXT.replace("nine to four", "ten to three") + TEXT * 2, title="Second")

    answer = signed_in.get(ARTICLES, {"duplicates": "on"})

    assert titles(answer) == ["Second"]
    assert "likely duplicate First" in words(answer)


def test_articles_searched_show_the_words_found(signed_in):
    make_article("Les pêcheurs de Corvanne attendent.", title="Pêche", language="fr")
    make_article("Nobody waits here at all.", title="Other")

    answer = signed_in.get(ARTICLES, {"q": "pecheurs"})

    assert titles(answer) == ["Pêche"]
    assert "Les <mark>pêcheurs</mark> de Corvanne" in answer.content.decode()


def test_articles_searched_never_show_markup_of_a_text(signed_in):
    make_article("Beware of R&D and <script>alert(1)</script>.", title="<b>Bold</b>")

    html = signed_in.get(ARTICLES, {"q": "beware"}).content.decode()

    assert "<mark>Beware</mark> of R&amp;D" in html
    assert "<script>alert" not in html
    assert "&lt;b&gt;Bold&lt;/b&gt;" in html


def test_articles_ignore_a_mistyped_filter_and_say_so(signed_in):
    make_article(title="Here")

    answer = signed_in.get(ARTICLES, {"since": "yesterday"})

    assert titles(answer) == ["Here"]
    assert "Enter a valid date." in words(answer)


@pytest.mark.parametrize("order", ORDERS)
def test_articles_pages_lead_on_and_back_without_loss(db, order):
    for number in range(PAGE_SIZE * 2 + 3):
        day = datetime(2026, 1, 1 + number % 3, tzinfo=UTC) if number % 5 else None
        make_article(f"Text number {number}.", title=str(number), published_at=day)

    def walk(page, direction):
        pages = [page]
        while cursor := getattr(pages[-1], direction):
            pages.append(list_articles(ArticleFilter(), order=order, cursor=cursor))
        return pages

    onward = walk(list_articles(ArticleFilter(), order=order), "next")
    back = walk(onward[-1], "previous")

    seen = [line.article.pk for page in onward for line in page.lines]
    assert [len(page.lines) for page in onward] == [PAGE_SIZE, PAGE_SIZE, 3]
    assert len(set(seen)) == PAGE_SIZE * 2 + 3
    assert [line.article.pk for page in reversed(back) for line in page.lines] == seen
    assert onward[0].previous is None


def test_articles_added_meanwhile_do_not_repeat_what_was_seen(db):
    for number in range(PAGE_SIZE + 1):
        make_article(f"Text number {number}.", title=str(number))
    first = list_articles(ArticleFilter())
    make_article("A late one.", title="late")

    second = list_articles(ArticleFilter(), cursor=first.next)

    assert [line.article.title for line in second.lines] == ["0"]


def test_articles_page_links_keep_the_filter(signed_in):
    for number in range(PAGE_SIZE + 1):
        make_article(f"Text number {number}.", title=str(number))

    html = signed_in.get(ARTICLES, {"language": "en"}).content.decode()

    assert 'rel="next" href="?language=en&amp;page=' in html


@pytest.mark.parametrize("cursor", ["x", "bnVsbA", "WzAsMCwiYSIsMV0", "é" * 3, "W10"])
def test_lists_with_a_made_up_page_answer_404(signed_in, cursor):
    make_article()

    answers = [
        signed_in.get(path, {"page": cursor}).status_code
        for path in (ARTICLES, CLAIMS, "/speakers/", "/record/")
    ]

    assert set(answers) <= {404, 200}
    assert answers[0] == 404 or cursor == "WzAsMCwiYSIsMV0"


def test_articles_ask_the_same_number_of_questions_for_one_and_three(
    signed_in, django_assert_num_queries
):
    for number in range(3):
        make_proposed_quote(make_revision(title=str(number), outlet=f"Outlet {number}"))
        if number in (0, 2):
            with django_assert_num_queries(9):
                signed_in.get(ARTICLES)


def test_claims_filtered_by_each_field(signed_in, reviewer):
    speaker = make_speaker("Marta Ilves")
    make_claim("Water is wet.", speaker=speaker)
    make_claim("Ilves said so.", kind="quote")
    rejected = make_claim("Nobody cares.")
    reject_claim(actor=reviewer, claim=rejected, reason="Nobody does.")
    verdict = make_verdict(make_claim("Fire is hot."), actor=reviewer)

    def shown(**query):
        return sorted(titles(signed_in.get(CLAIMS, query)))

    assert shown(speaker=speaker.pk) == ["Water is wet."]
    assert shown(kind="quote") == ["Ilves said so."]
    assert shown(state="rejected") == ["Nobody cares."]
    assert shown(rating=verdict.rating_id) == ["Fire is hot."]
    assert shown(mine="unanswered") == ["Ilves said so.", "Water is wet."]
    assert shown(mine="answered") == ["Fire is hot."]
    assert shown(mine="mine") == ["Fire is hot.", "Nobody cares."]
    assert shown(q="water") == ["Water is wet."]
    assert shown(q="-water") == []


def test_claims_open_for_somebody_whose_own_verdict_was_withdrawn(signed_in, reviewer):
    from annotations.desk.claims import reopen_claim
    from annotations.desk.verdicts import withdraw_verdict

    claim = make_claim("Twice looked at.")
    scale = make_scale()
    mine = make_verdict(claim, actor=reviewer, scale=scale)
    withdraw_verdict(actor=reviewer, verdict=mine, reason="A slip.")
    make_verdict(Claim.objects.get(pk=claim.pk), actor=make_user("reviewer"), scale=scale)
    reopen_claim(actor=reviewer, claim=Claim.objects.get(pk=claim.pk))

    assert titles(signed_in.get(CLAIMS, {"mine": "unanswered"})) == ["Twice looked at."]


def test_claims_are_filtered_by_groups_of_states_by_who_holds_them_and_by_the_day(
    signed_in, reviewer, editor
):
    make_claim("Free.")
    make_claim("Looked at by nobody.", state="proposed")
    make_verdict(make_claim("Answered."))
    taken = make_assignment(make_claim("Mine."), actor=reviewer)
    theirs = make_assignment(make_claim("Theirs."))
    change_due_date(actor=editor, assignment=theirs, due_on=date(2030, 1, 2))

    def shown(**query):
        return sorted(titles(signed_in.get(CLAIMS, query)))

    assert shown(state="in_work") == ["Free.", "Mine.", "Theirs."]
    assert shown(state="answered") == ["Answered."]
    assert shown(state="in_review") == ["Mine.", "Theirs."]
    assert shown(mine="held") == ["Mine."]
    assert shown(mine="unanswered") == ["Free.", "Mine."]
    assert shown(holder="nobody") == ["Free."]
    assert shown(holder=theirs.person_id) == ["Theirs."]
    assert shown(due=taken.due_on.isoformat()) == ["Mine."]
    assert shown(due="2030-01-02") == ["Mine.", "Theirs."]


def test_claims_ask_the_same_number_of_questions_for_one_and_three(
    signed_in, django_assert_num_queries
):
    scale = make_scale()
    for number in range(3):
        claim = make_claim(revision=make_revision(), words="nine to four")
        make_evidence(claim)
        make_verdict(claim, actor=make_user("reviewer"), scale=scale)
        if number in (0, 2):
            with django_assert_num_queries(11):
                signed_in.get(CLAIMS)


def test_search_finds_articles_claims_and_speakers(signed_in):
    make_article("The ferry was late again.", title="Late")
    make_claim("The ferry is never late.")
    make_speaker("Ferry Miller")

    answer = signed_in.get("/search/", {"q": "ferry"})

    assert titles(answer) == ["Late", "The ferry is never late.", "Ferry Miller"]


def test_search_without_words_or_matches_says_so(signed_in):
    assert "Nothing was found" not in words(signed_in.get("/search/"))
    assert "Nothing was found" in words(signed_in.get("/search/", {"q": "zzz"}))
    assert "Nothing was found" in words(signed_in.get("/search/", {"q": '" -'}))


def test_search_finds_a_speaker_by_another_name(signed_in):
    make_speaker("Robert Zimmerman", aliases=["Bob Dylan"])

    assert titles(signed_in.get("/search/", {"q": "dylan"})) == ["Robert Zimmerman"]


@pytest.mark.parametrize("query", ["Łukasz", "Noëlle", "Noëlle Łukasz", 'O"Hara'])
def test_search_finds_a_speaker_by_another_name_with_accents_or_quotation_marks(signed_in, query):
    make_speaker("Marta Ilves", aliases=["Noëlle Łukasz", 'Pat O"Hara'])

    assert titles(signed_in.get("/search/", {"q": query})) == ["Marta Ilves"]


def test_search_overlooks_no_text_for_withdrawn_and_older_ones(signed_in, editor):
    make_article("A ferry and a long tail of other words that make it match worse.", title="Kept")
    for number in range(FOUND):
        gone = make_article(f"Ferry, ferry, ferry {number}.", title="Gone")
        withdraw_article(actor=editor, article=gone)
    make_article("Ferry, ferry, ferry.", title="Changed", url="https://ledger.example/ferry")
    make_article("Nothing sails.", title="Changed", url="https://ledger.example/ferry")

    assert titles(signed_in.get("/search/", {"q": "ferry"})) == ["Kept"]
    assert [article.title for article, _words in texts_with("ferry")] == ["Kept"]


@pytest.mark.parametrize("path", ["/search/", "/speakers/suggest/"])
def test_search_reads_past_a_sign_that_no_database_looks_for(signed_in, path):
    make_speaker("Marta Ilves")

    answer = signed_in.get(path, {"q": "Marta\0Ilves"})

    assert (answer.status_code, b"Marta Ilves" in answer.content) == (200, True)


@pytest.mark.parametrize("number", ["9223372036854775808", "9" * 400, "-1", "x"])
def test_claims_of_a_speaker_of_an_impossible_number_are_all_claims(signed_in, number):
    make_claim("The ferry is never late.")

    assert titles(signed_in.get(CLAIMS, {"speaker": number})) == ["The ferry is never late."]


@pytest.mark.parametrize("path", ["/", ARTICLES, CLAIMS, "/search/", "/speakers/", "/account/"])
def test_pages_answer_a_question_for_their_head_and_are_kept_by_no_shared_cache(signed_in, path):
    answer = signed_in.head(path)

    assert (answer.status_code, answer.content) == (200, b"")
    assert "private" in answer.headers["Cache-Control"]
    assert "HX-Request" in answer.headers["Vary"]
