import random
from datetime import UTC, datetime
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.desk import claims, evidence
from annotations.models import Speaker, Verdict
from tests.factories import (
    make_claim,
    make_evidence,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_speaker,
    make_user,
    make_verdict,
)


def ids(page):
    return [row["id"] for row in page["results"]]


def walk(api, path, way="next"):
    """The pages of a list, from the first on."""
    page = api.read(path)
    while True:
        yield page
        if page[way] is None:
            return
        page = api.read(page[way].split("/api/v1")[1])


@pytest.mark.parametrize("ordering", ["id", "-id", "name", "-name"])
def test_a_walk_shows_each_row_once_and_back_again(api, ordering):
    for number in range(7):
        make_speaker("Same Name" if number % 2 else "", description=f"number {number}")
    pages = list(walk(api, f"/speakers/?limit=3&ordering={ordering}"))
    forth = [ids(page) for page in pages]
    assert [len(page) for page in forth] == [3, 3, 1]
    key = ordering.lstrip("-")
    rows = [(getattr(row, key), row.pk) for row in Speaker.objects.all()]
    wanted = [pk for _value, pk in sorted(rows, reverse=ordering.startswith("-"))]
    assert list(chain.from_iterable(forth)) == wanted
    last = pages[1]["next"].split("/api/v1")[1]
    back = [ids(page) for page in walk(api, last, "previous")]
    assert back == forth[::-1]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), limit=st.integers(1, 4))
def test_rows_that_arrive_during_a_walk_neither_repeat_nor_drop_others(api, seed, limit):
    chance = random.Random(seed)
    Speaker.objects.all().delete()

    def arrive():
        make_speaker(chance.choice("abcdef"), description=str(chance.random()))

    for _number in range(chance.randint(0, 8)):
        arrive()
    there_before = set(Speaker.objects.values_list("pk", flat=True))
    seen = []
    for page in walk(api, f"/speakers/?limit={limit}&ordering=name"):
        seen += ids(page)
        if chance.random() < 0.5 and len(seen) < 30:
            arrive()
    assert len(seen) == len(set(seen))
    assert there_before <= set(seen)


def test_links_keep_the_filters(api):
    for _number in range(3):
        make_claim()
    make_claim(kind="quote")
    pages = list(walk(api, "/claims/?kind=fact&limit=2&fields=id,kind"))
    assert [row["kind"] for page in pages for row in page["results"]] == ["fact"] * 3


def test_a_cursor_of_another_order_is_refused(api):
    make_claim(), make_claim()
    link = api.read("/claims/?limit=1&ordering=moved_at")["next"].split("/api/v1")[1]
    response = api.get(link.replace("ordering=moved_at", "ordering=id"))
    assert response.status_code == 400


def test_articles_without_a_date_stand_where_they_were_added(api):
    old = make_revision(published_at=datetime(2020, 1, 1, tzinfo=UTC)).article_id
    undated = make_revision().article_id
    older = make_revision(published_at=datetime(2019, 1, 1, tzinfo=UTC)).article_id
    assert ids(api.read("/articles/?ordering=published_at&limit=50")) == [older, old, undated]
    assert ids(api.read("/articles/?until=2019-12-31")) == [older]
    assert ids(api.read("/articles/?since=2020-01-01&until=2020-01-01")) == [old]


def test_filters_of_articles(api, editor):
    english = make_revision(outlet="The Courier", language="en").article
    french = make_revision(outlet="Le Matin", language="fr").article
    editor.post(f"/articles/{french.pk}/withdraw/", {"reason": "a test"})
    assert ids(api.read("/articles/?language=fr")) == [french.pk]
    assert ids(api.read(f"/articles/?outlet={english.outlet_id}")) == [english.pk]
    assert ids(api.read("/articles/?state=withdrawn")) == [french.pk]
    assert ids(api.read("/articles/?state=withdrawn&state=active")) == [french.pk, english.pk]


def test_full_text_search_finds_a_text_that_was_stored_just_now(api):
    made = api.post(
        "/articles/import/", {"articles": [{"text": "A kestrel nests on the harbour crane."}]}
    ).json()
    article = made["results"][0]["article"]
    make_revision()
    assert ids(api.read("/articles/?q=kestrel+crane")) == [article]
    assert ids(api.read("/articles/?q=kestrel+-crane")) == []
    assert api.get("/articles/?q=%21%21").status_code == 400


def test_filters_of_quotes(api):
    speaker = make_speaker()
    revision = make_revision()
    quote = make_quote(revision, speaker=speaker)
    proposed = make_proposed_quote(revision)
    assert ids(api.read(f"/quotes/?speaker={speaker.pk}")) == [quote.pk]
    assert ids(api.read("/quotes/?state=proposed")) == [proposed.pk]
    assert ids(api.read(f"/quotes/?article={revision.article_id}&ordering=start")) == [
        quote.pk,
        proposed.pk,
    ]
    assert ids(api.read("/quotes/?q=LORRIES")) == [quote.pk]


def test_filters_of_claims(api):
    revision = make_revision()
    here = make_claim(revision=revision, words="Nobody asked us.")
    decided = make_claim("The quay is 400 metres long.")
    verdict = make_verdict(decided)
    claims.reject_claim(actor=api.user, claim=make_claim(kind="quote"), reason="Not ours.")
    assert ids(api.read(f"/claims/?article={revision.article_id}")) == [here.pk]
    assert ids(api.read(f"/claims/?reviewer={verdict.reviewer_id}")) == [decided.pk]
    assert ids(api.read("/claims/?state=open&state=decided&ordering=id")) == [here.pk, decided.pk]
    assert ids(api.read("/claims/?q=quay")) == [decided.pk]


def test_filters_of_evidence_verdicts_and_events(api):
    claim, other = make_claim(), make_claim()
    kept = make_evidence(claim, stance="refutes")
    gone = make_evidence(claim)
    evidence.withdraw_evidence(actor=make_user("editor"), evidence=gone)
    make_evidence(other)
    verdict = make_verdict(claim, rating="false")
    assert ids(api.read(f"/evidence/?claim={claim.pk}&state=active")) == [kept.pk]
    assert ids(api.read("/verdicts/?rating=false")) == [verdict.pk]
    assert ids(api.read("/verdicts/?rating=true")) == []
    assert Verdict.objects.count() == 1
    told = api.read(f"/events/?claim={claim.pk}&fields=verb")["results"]
    assert [row["verb"] for row in told] == [
        "verdict.submitted",
        "evidence.withdrawn",
        "evidence.created",
        "evidence.created",
        "claim.created",
    ]


def test_scales_in_use(api):
    verdict = make_verdict()
    scale = verdict.rating.scale_id
    assert ids(api.read("/rating-scales/?in_use=true")) == [scale]
    assert ids(api.read("/rating-scales/?in_use=false")) == []
    assert api.get("/rating-scales/?in_use=perhaps").status_code == 400
