"""The engine and one text: waiting to be read, read again, what changed, how sure it is."""

import re

import pytest
from django.urls import reverse

from annotations.desk.claims import change_claim
from annotations.desk.extraction import propose
from annotations.desk.job_kinds import work_job
from annotations.desk.job_leases import take_job
from annotations.desk.quotes import change_quote
from annotations.desk.tools import NO_MODELS
from annotations.models import Claim, DeskSettings, Job, Quote, Role
from tests.factories import make_job, make_quote, make_revision, make_user
from tests.web.helpers import said, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def annotator(client):
    user = make_user(Role.ANNOTATOR)
    client.force_login(user)
    return user


@pytest.fixture
def by_worker(settings):
    """Jobs wait for a worker, as on a real desk."""
    settings.FACTCHECK_JOBS = "worker"


def url(name, *arguments, **query):
    return reverse(f"annotations:{name}", args=arguments, query=query)


def page_of(client, revision, **query):
    return client.get(url("article", revision.article_id), query)


def polled(response):
    """The address by which the page asks whether its text has been read."""
    found = re.search(r'hx-get="(/revisions/\d+/reading/[^"]*)"', response.content.decode())
    return found[1].replace("&amp;", "&") if found else ""


def work(job):
    work_job(take_job(worker="a test", pk=job.pk), tools=NO_MODELS)


# ---- reading -------------------------------------------------------------------------------


def test_a_new_article_says_that_it_waits_and_then_shows_what_was_found(
    client, annotator, by_worker
):
    text = "“We counted 3,200 lorries last year,” said Marta Ilves."
    response = client.post(url("add_article"), {"text": text, "language": "en"}, follow=True)
    assert "This text waits for the engine to read it." in words(response)
    assert "Look whether it is done" in words(response)
    work(Job.objects.get())
    answer = client.get(polled(response), headers=HTMX)
    assert 'id="quote-' in answer.content.decode()
    assert "The text has been read. 1 proposal waits for you." not in words(response)
    assert "proposal" in re.search(r'<div id="live"[^>]*>(.*?)</div>', answer.content.decode())[1]


def test_the_page_is_told_nothing_until_something_moves(client, annotator, by_worker):
    revision = make_revision()
    client.post(url("extract", revision.pk))
    address = polled(page_of(client, revision))
    assert client.get(address, headers=HTMX).status_code == 204
    take_job(worker="a test")
    answer = client.get(address, headers=HTMX)
    assert "The engine is reading this text…" in answer.content.decode()
    assert 'id="cards"' not in answer.content.decode()


def test_what_is_being_written_is_not_swept_away(client, annotator, by_worker):
    revision = make_revision()
    client.post(url("extract", revision.pk))
    address = polled(page_of(client, revision))
    work(Job.objects.get())
    answer = client.get(f"{address}&busy=1", headers=HTMX).content.decode()
    assert "Show it" in answer
    assert 'id="cards"' not in answer


def test_without_scripts_the_question_leads_back_to_the_text(client, annotator, by_worker):
    revision = make_revision()
    client.post(url("extract", revision.pk))
    response = client.get(polled(page_of(client, revision)))
    assert response["Location"].startswith(f"/articles/{revision.article_id}/")


def test_a_reading_that_is_called_off_says_so(client, annotator, by_worker):
    revision = make_revision()
    client.post(url("extract", revision.pk))
    address = polled(page_of(client, revision))
    client.post(url("cancel_job", Job.objects.get().pk))
    answer = client.get(address, headers=HTMX).content.decode()
    assert "The reading was called off." in answer
    assert "Search it now" in answer


def test_a_text_within_a_large_job_waits_until_its_turn_is_over(client, annotator, by_worker):
    first, last = make_revision(), make_revision()
    job = make_job(first, last, state="running")
    Job.objects.filter(pk=job.pk).update(progress=1, result={"last": first.pk})
    assert polled(page_of(client, last))
    assert not polled(page_of(client, first))


def test_a_language_that_the_desk_does_not_read_is_refused_with_a_sentence(client, annotator):
    DeskSettings.objects.create(pk=1, extraction_languages=["fr"])
    response = client.post(url("extract", make_revision().pk))
    assert said(response) == ["The desk has chosen not to have texts in this language read."]
    assert not Job.objects.exists()


def test_an_unknown_engine_is_refused(client, annotator):
    response = client.post(url("extract", make_revision().pk), {"engine": "oracle"})
    assert said(response) == ["There is no such engine."]


def test_a_reader_cannot_have_texts_read(client):
    client.force_login(make_user(Role.READER))
    revision = make_revision()
    assert client.post(url("extract", revision.pk)).status_code == 403
    assert "Search it now" not in page_of(client, revision).content.decode()
    assert client.get(url("read_articles")).status_code == 403


# ---- many ----------------------------------------------------------------------------------


def test_the_articles_of_a_filter_are_read_again_as_one_job(client, annotator, by_worker):
    french = [make_revision("Tout va bien, dit la maire.", language="fr") for _ in range(1)]
    make_revision(language="en")
    assert "1 article is as the list was asked for." in words(
        client.get(url("read_articles", language="fr"))
    )
    response = client.post(url("read_articles", language="fr"), {"engine": "rules"})
    job = Job.objects.get()
    assert response["Location"] == f"/jobs/#job-{job.pk}"
    assert job.arguments == {"revisions": [each.pk for each in french], "engine": "rules"}


def test_a_filter_that_finds_nothing_has_nothing_read(client, annotator):
    response = client.post(url("read_articles", language="fr"), {})
    assert response.status_code == 200
    assert not Job.objects.exists()


# ---- what changed --------------------------------------------------------------------------


def test_what_another_reading_changed_is_listed_with_ways_to_the_places(client, annotator):
    revision = make_revision(extract=True)
    old = revision.quotes.order_by("start").first()
    Quote.objects.filter(pk=old.pk).update(polarity="denied")  # as another engine read it
    propose(actor=annotator, revision=revision)
    response = client.get(url("reading_changes", revision.pk))
    new = revision.quotes.filter(state="proposed", start=old.start).get()
    assert "1 found otherwise" in words(response)
    assert f"#quote-{new.pk}" in response.content.decode()
    assert "What its last reading changed" in words(page_of(client, revision))


def test_a_text_read_once_has_nothing_to_compare(client, annotator):
    revision = make_revision(extract=True)
    assert "There is nothing to compare" in words(client.get(url("reading_changes", revision.pk)))
    assert "What its last reading changed" not in words(page_of(client, revision))


# ---- how sure ------------------------------------------------------------------------------


@pytest.fixture
def read(client, annotator):
    """A text with a quote of which the engine is sure, one of which it is not, one by hand."""
    revision = make_revision(extract=True)
    Claim.objects.update(confidence=0.3)
    quotes = list(revision.quotes.order_by("start"))
    Quote.objects.filter(pk=quotes[0].pk).update(confidence=0.95)
    Quote.objects.filter(pk__in=[each.pk for each in quotes[1:]]).update(confidence=0.4)
    make_quote(revision, "The mayor declined to comment")
    return revision


def cards(response):
    return re.findall(r'<li id="((?:quote|claim)-\d+)"', response.content.decode())


def test_less_sure_proposals_leave_the_cards_and_the_text(client, read):
    everything, sure = page_of(client, read), page_of(client, read, sure=90)
    kept = {
        f"quote-{quote.pk}"
        for quote in read.quotes.all()
        if quote.state == "accepted" or quote.confidence > 0.9
    }
    assert set(cards(sure)) == kept < set(cards(everything))
    marked = set(re.findall(r'data-cards="([^"]*)"', sure.content.decode()))
    assert {each for together in marked for each in together.split()} == kept
    assert re.search(r"\d+ less sure are hidden", words(sure))


@pytest.mark.parametrize("asked", ["", "x", "-1", "100", "٣", "9" * 5000])
def test_an_odd_level_hides_nothing(client, read, asked):
    assert cards(page_of(client, read, sure=asked)) == cards(page_of(client, read))


def test_the_level_stays_when_a_card_is_decided(client, read):
    quote = read.quotes.get(confidence=0.95)
    answer = client.post(url("accept_quote", quote.pk), {"sure": "90"})
    assert "sure=90" in answer["Location"]
    counts = client.post(
        url("reject_quote", quote.pk),
        headers=HTMX | {"HX-Current-URL": f"http://testserver/articles/{read.article_id}/?sure=90"},
    ).content.decode()
    assert 'data-show="todo">To do <span class="count">0</span>' in counts


def test_with_scripts_another_level_brings_text_and_cards_alone(client, read):
    answer = client.get(
        url("article", read.article_id), {"sure": "90"}, headers=HTMX
    ).content.decode()
    assert "<html" not in answer
    assert 'id="text" hx-swap-oob' in answer
    assert 'id="cards" hx-swap-oob' in answer


def test_a_card_tells_in_words_why_it_is_proposed(client, read):
    told = words(page_of(client, read, sure=90))
    assert re.search(
        r"95 % sure why proposed: [\w ]+, cue “said” engine: rules \(version \d\)", told
    )


def test_what_a_person_corrected_is_no_longer_told_as_the_engine_saw_it(client, annotator, read):
    unsure = read.quotes.filter(confidence=0.4).first()
    change_quote(actor=annotator, quote=unsure, kind="mixed")
    page = page_of(client, read, sure=90)
    assert f"quote-{unsure.pk}" in cards(page)
    answer = client.get(url("quote_card", unsure.pk), headers=HTMX).content.decode()
    card = " ".join(re.sub(r"<[^>]*>", " ", answer).split())
    assert "corrected by a person since it was proposed" in card
    assert "% sure" not in card
    assert "why proposed" not in card


def test_a_corrected_claim_stays_in_the_list_of_sure_ones(client, annotator, read):
    claim = Claim.objects.filter(state="proposed").first()
    change_claim(actor=annotator, claim=claim, statement="It was counted otherwise.")
    told = words(client.get(url("claims", sure="50")))
    assert "It was counted otherwise." in told
    assert "% sure" not in told.split("It was counted otherwise.")[1]


def test_less_sure_claims_leave_the_list(client, read):
    assert Claim.objects.filter(state="proposed").exists()
    assert client.get(url("claims")).content.decode().count('class="title"') > 0
    assert client.get(url("claims", sure="50")).content.decode().count('class="title"') == 0


@pytest.mark.parametrize("sure", ["", "50"])
def test_a_filtered_page_asks_the_database_as_often_for_much_as_for_little(
    client, annotator, sure, django_assert_num_queries
):
    little = make_revision("“It rained,” said Ann Lee.", extract=True)
    much = make_revision(extract=True)
    page_of(client, little, sure=sure)
    with django_assert_num_queries(15 if sure else 13):
        page_of(client, little, sure=sure)
    with django_assert_num_queries(15 if sure else 13):
        page_of(client, much, sure=sure)
