"""Every page of the admin: it opens, finds, and does not slow down as the desk fills."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.admin import site
from annotations.desk.articles import exclude_range
from annotations.desk.extraction import propose
from annotations.desk.labels import why_proposed
from annotations.extraction import ENGINE_VERSION
from annotations.models import __all__ as names_of_models
from tests import factories

from .furnishing import furnish

pytestmark = pytest.mark.django_db

MODELS = {model._meta.model_name: model for model in site._registry}
each_model = pytest.mark.parametrize("name", MODELS)


def folder(name: str) -> str:
    return f"{MODELS[name]._meta.app_label}/{name}/"


def test_every_model_of_the_desk_has_its_pages():
    abstract = {"Origin", "Proposal", "Role", "ClaimKind", "ClaimType", "Versioned", "Engine"}
    abstract |= {"Anonymity", "Polarity", "AXES", "Axis", "Gate", "GateLevel", "Medium"}
    abstract |= {"NotificationKind", "ReviewPlan", "SourceKind", "Strategy"}
    # Everybody's own, and shown with the verdict that it belongs to.
    abstract |= {"Notification", "NotificationChoice", "AxisFinding"}
    expected = {name.lower() for name in set(names_of_models) - abstract}
    assert set(MODELS) == expected | {"authtoken"}


def test_front_page_lists_all_but_sketches_in_the_words_of_the_desk(as_administrator):
    page = as_administrator.open("")
    groups = [each.text_content() for each in page.find("//*[@id='content-main']//caption")]
    assert groups == [
        "Articles and their texts",
        "Who said what",
        "What is checked",
        "Rating scales",
        "How the desk works",
        "The record",
        "People",
    ]
    listed = {each.get("href") for each in page.find("//*[@id='content-main']//th/a")}
    assert listed == {f"/admin/{folder(name)}" for name in MODELS if name != "revisionsketch"}


@each_model
def test_list_of_each_model_opens_with_filters_and_search(as_administrator, name):
    furnish(1)
    page = as_administrator.open(folder(name))
    assert page.status == 200
    assert page.rows >= 1
    assert page.find("//*[@id='searchbar']")
    assert page.find("//*[@id='changelist-filter']")


@each_model
def test_page_of_each_row_opens_and_says_what_is_done_instead_of_deleting(as_administrator, name):
    row = furnish(1)[name]
    page = as_administrator.open(f"{folder(name)}{row.pk}/change/")
    if name == "authtoken":
        assert page.response.url == "/admin/knox/authtoken/"
        return
    assert page.status == 200
    assert page.find("//form/p[@class='help']")
    assert not page.tree.find_class("deletelink")


ADDED = {
    *("article", "outlet", "speaker", "quote", "claim", "appearance", "evidence"),
    *("excludedrange", "ratingscale", "user"),
    *("gatenote", "replyrequest", "question", "answer"),
}


@each_model
def test_form_for_a_new_row_opens_where_rows_are_added(as_administrator, name):
    page = as_administrator.open(f"{folder(name)}add/")
    assert page.status == (200 if name in ADDED else 403)


@pytest.mark.parametrize("number", ["x", "1.5", "-1", "²", "9223372036854775808", "9" * 5000])
def test_form_for_a_new_row_opens_where_an_address_names_no_row(as_administrator, number):
    for name, field in (("appearance", "claim"), ("appearance", "quote"), ("article", "outlet")):
        page = as_administrator.open(f"{folder(name)}add/?{field}={number}")
        assert page.status == 200


@pytest.mark.parametrize("value", ["9223372036854775808", "9" * 30])
def test_list_filtered_by_a_number_that_no_row_can_have_opens(as_administrator, value):
    factories.make_revision()
    for name, field in (("article", "outlet"), ("revision", "resembles")):
        # PostgreSQL answers with an empty list, SQLite cannot look and is led to the whole one.
        answer = as_administrator.client.get(f"/admin/{folder(name)}?{field}={value}", follow=True)
        assert answer.status_code == 200


@pytest.mark.parametrize("value", ["x", "%00"])
def test_list_filtered_by_what_no_row_has_leads_to_one_that_says_so(as_administrator, value):
    factories.make_revision()
    for name, field in (("article", "outlet"), ("revision", "resembles")):
        answer = as_administrator.client.get(f"/admin/{folder(name)}?{field}={value}")
        assert (answer.status_code, answer.url) == (302, f"/admin/{folder(name)}?e=1")
        assert as_administrator.client.get(answer.url).status_code == 200


def test_field_that_completes_what_is_typed_reads_past_a_sign_that_no_name_has(as_administrator):
    factories.make_outlet("The Ledger")
    asked = {"app_label": "annotations", "model_name": "article", "field_name": "outlet"}
    answer = as_administrator.client.get("/admin/autocomplete/", {**asked, "term": "The\0Ledger"})
    assert [each["text"] for each in answer.json()["results"]] == ["The Ledger"]


@pytest.mark.parametrize("name", ["knox/authtoken", "annotations/article"])
def test_row_of_a_sign_that_no_number_has_is_not_found(as_administrator, name):
    assert as_administrator.client.get(f"/admin/{name}/%00/history/").status_code == 404


def test_form_for_a_new_row_is_filled_in_with_the_row_that_an_address_names(as_administrator):
    outlet = factories.make_outlet("The Ledger")
    page = as_administrator.open(f"{folder('article')}add/?outlet={outlet.pk}")
    chosen = page.find("//select[@name='outlet']/option[@selected]")
    assert [each.text_content() for each in chosen] == ["The Ledger"]


@each_model
def test_nothing_is_deleted_by_anybody(as_administrator, name):
    row = furnish(1)[name]
    before = MODELS[name].objects.count()
    assert as_administrator.post(f"{folder(name)}{row.pk}/delete/", post="yes").status == 403
    data = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    as_administrator.post(folder(name), **data)
    assert MODELS[name].objects.count() == before


def queries_of(browser, address):
    browser.open(address)  # what is asked once a process, such as content types
    with CaptureQueriesContext(connection) as queries:
        assert browser.open(address).status == 200
    return len(queries)


QUERIES = {
    "article": 6,
    "revision": 5,
    "revisionsketch": 5,
    "excludedrange": 5,
    "outlet": 5,
    "speaker": 4,
    "quote": 6,
    "quotespan": 5,
    "claim": 5,
    "appearance": 4,
    "evidence": 4,
    "verdict": 7,
    "comment": 4,
    "factcheck": 5,
    "correction": 4,
    "assignment": 4,
    "recusal": 4,
    "gatenote": 4,
    "replyrequest": 4,
    "question": 4,
    "answer": 4,
    "ratingscale": 4,
    "rating": 5,
    "desksettings": 5,
    "job": 4,
    "trainedmodel": 5,
    "event": 4,
    "user": 4,
    "authtoken": 4,
}
"""By model: session and member, the rows and their number, what rows and filters show beside."""


@each_model
def test_list_asks_as_much_for_three_rows_as_for_one(as_administrator, name):
    furnish(1)
    one = queries_of(as_administrator, folder(name))
    furnish(2)
    three = queries_of(as_administrator, folder(name))
    assert (one, three) == (QUERIES[name], QUERIES[name])


SEARCHES = {
    "article": ("lorries", 2),
    "revision": ("“counted 3,200”", 2),
    "excludedrange": ("headline", 2),
    "revisionsketch": ("headline", 8),
    "outlet": ("Outlet", 2),
    "speaker": ("mayor", 2),
    "quote": ("asked", 2),
    "quotespan": ("Marta", 2),
    "claim": ("lorri", 2),
    "appearance": ("3,200", 2),
    "evidence": ("port.example", 4),
    "ratingscale": ("scale", 4),
    "assignment": ("lorries", 2),
    "recusal": ("sister", 2),
    "gatenote": ("burnt", 2),
    "replyrequest": ("office", 2),
    "question": ("counted", 2),
    "answer": ("2,900", 2),
    "rating": ("unproven", 4),
    "verdict": ("annual report", 4),
    "comment": ("counted", 2),
    "factcheck": ("harbour", 2),
    "correction": ("slip", 2),
    "desksettings": ("best", 1),
    "job": ("annotator", 2),
    "trainedmodel": ("editor", 2),
    "event": ("verdict", 4),
    "user": ("reader", 2),
    "authtoken": ("reader", 2),
}


@each_model
def test_search_finds_the_rows_and_only_those(as_administrator, name):
    furnish(2)
    words, count = SEARCHES[name]
    assert as_administrator.open(folder(name), q=words).rows == count
    assert as_administrator.open(folder(name), q="zyzzyva").rows == 0


def test_article_is_found_by_its_address(as_reviewer):
    article = factories.make_article(url="https://news.example/harbour")
    factories.make_article()
    page = as_reviewer.open("annotations/article/", q="news.example/harbour")
    assert page.rows == 1
    assert str(article.pk) in page.find("//*[@id='result_list']//th/a")[0].get("href")


@pytest.mark.parametrize("name", ["speaker", "outlet", "claim", "revision", "quote"])
def test_fields_that_complete_what_is_typed_find_rows(as_reviewer, name):
    furnish(1)
    source = {
        "speaker": ("quote", "speaker"),
        "outlet": ("article", "outlet"),
        "claim": ("evidence", "claim"),
        "revision": ("appearance", "revision"),
        "quote": ("appearance", "quote"),
    }[name]
    query = {"app_label": "annotations", "model_name": source[0], "field_name": source[1]}
    answer = as_reviewer.open("autocomplete/", term=SEARCHES[name][0].strip("“”"), **query)
    assert len(answer.response.json()["results"]) == 1


@pytest.mark.parametrize("rows", [2, 4])
def test_page_of_a_claim_asks_no_more_for_three_of_everything(as_reviewer, rows):
    claim = factories.make_claim()
    for _ in range(rows):
        revision = factories.make_revision()
        quote = factories.make_quote(revision)
        factories.claims.add_appearance(
            actor=factories.a_worker(),
            claim=claim,
            revision=revision,
            place=factories.place(revision, "3,200"),
            quote=quote,
        )
        evidence = factories.make_evidence(claim)
        reviewer = factories.make_user("reviewer")
        now = factories.Claim.objects.get(pk=claim.pk)
        if now.state == "decided":
            now = factories.claims.reopen_claim(actor=reviewer, claim=now)
        factories.make_verdict(now, actor=reviewer, evidence=[evidence])
    assert queries_of(as_reviewer, f"annotations/claim/{claim.pk}/change/") == 19


@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_a_text_asks_no_more_for_three_of_everything(as_reviewer, rows):
    revision = factories.make_revision()
    for words in ["We counted", "Nobody asked", "nine to four"][:rows]:
        factories.make_quote(revision, words, speaker=factories.make_speaker())
        place = factories.place(revision, words)
        exclude_range(actor=factories.a_worker(), revision=revision, place=place)
    assert queries_of(as_reviewer, f"annotations/revision/{revision.pk}/change/") == 10


def test_page_of_a_proposal_tells_engine_and_reason_in_words_and_as_stored(as_reviewer):
    revision = factories.make_revision()
    propose(actor=factories.a_worker(), revision=revision)
    quote = revision.quotes.filter(why__contains="cue").first()
    page = as_reviewer.open(f"annotations/quote/{quote.pk}/change/")
    told = {each.text_content().strip() for each in page.find("//div[@class='readonly']")}
    assert f"rules (version {ENGINE_VERSION}) {quote.engine}" in told
    assert f"{why_proposed(quote.why)} {quote.why}" in told
    for address in (f"revision/{revision.pk}", f"article/{revision.article_id}"):
        assert (
            f"rules (version {ENGINE_VERSION})"
            in as_reviewer.open(f"annotations/{address}/change/").text
        )


def test_page_of_what_a_person_marked_names_no_engine(as_reviewer):
    quote = factories.make_quote()
    page = as_reviewer.open(f"annotations/quote/{quote.pk}/change/")
    for name in ("read_by", "because"):
        (field,) = page.find(f"//div[contains(@class, 'field-{name}')]//div[@class='readonly']")
        assert field.text_content() == "—"
