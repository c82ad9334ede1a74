import pytest

from annotations.models import Quote
from tests.api.client import problem
from tests.factories import make_claim, make_revision, make_speaker


@pytest.fixture
def revision(db):
    return make_revision()


def mark(api, revision, *spans, **fields):
    content = [{"start": start, "end": end} for start, end in spans]
    return api.post("/quotes/", {"revision": revision.pk, "content": content, **fields})


@pytest.mark.parametrize("start_end", [(0, 10_000), (10_000, 10_001), (5, 5), (6, 5)])
def test_a_span_outside_the_text_is_400_with_a_sentence(api, revision, start_end):
    response = mark(api, revision, start_end)
    assert problem(response) == (400, ["content[0]"])
    start, end = start_end
    assert response.json()["errors"][0]["message"] == (
        f"{start}–{end} is no span of this text: 0 ≤ start < end ≤ {revision.length} code points."
    )
    assert Quote.objects.count() == 0


def test_words_that_stand_elsewhere_are_told_apart(api, revision):
    spans = [
        {"start": 0, "end": 11, "exact": "The harbour"},
        {"start": 20, "end": 24, "exact": "x"},
    ]
    response = api.post("/quotes/", {"revision": revision.pk, "content": spans})
    assert problem(response) == (400, ["content[1]"])
    found = revision.text[20:24]
    assert response.json()["errors"][0]["message"] == (
        f"At 20–24 the text says “{found}”, not “x”."
    )


def test_the_same_live_quote_twice_is_409_and_names_the_first(api, revision):
    first = mark(api, revision, (0, 11)).json()
    response = mark(api, revision, (0, 11))
    assert problem(response) == (409, [])
    assert response.json()["existing"] == {
        "type": "quote",
        "id": first["id"],
        "url": f"/api/v1/quotes/{first['id']}/",
    }
    assert response.json()["detail"] == ("A quote is marked here already: “The harbour”.")


def test_offsets_count_code_points_whatever_stands_before(api):
    text = "👩‍🚒🇫🇷 e\u0301té — “Nobody asked us,” she said."
    made = api.post("/articles/?extract=false", {"text": text}).json()
    stored = api.read(f"/revisions/{made['revision']}/")["text"]
    words = "Nobody asked us,"
    start = stored.index(words)
    span = {"start": start, "end": start + len(words), "exact": words}
    quote = api.post("/quotes/", {"revision": made["revision"], "content": [span]})
    assert quote.status_code == 201
    assert quote.json()["content"][0]["exact"] == words


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("{", [""]),
        ("[]", [""]),
        ('"text"', [""]),
        ("{}", ["revision", "content"]),
        ('{"revision": 1, "content": [], "colour": 1}', ["colour"]),
        ('{"revision": "1", "content": [{"start": 0, "end": 1}]}', ["revision"]),
        ('{"revision": 999, "content": [{"start": 0, "end": 1}]}', ["revision"]),
        ('{"revision": 999, "content": [{"start": 0.0, "end": true}]}', None),
        ('{"revision": 1, "content": [{"start": 0, "ende": 1}]}', ["content[0].ende", "revision"]),
    ],
)
def test_bad_bodies_name_what_is_wrong(api, body, fields):
    status, found = problem(api.post("/quotes/", body))
    assert status == 400
    wanted = fields or ["content[0].end", "content[0].start", "revision"]
    assert sorted(found) == sorted(wanted)


def test_a_quote_that_overlaps_itself_is_400(api, revision):
    response = mark(api, revision, (0, 11), (5, 20))
    assert problem(response) == (400, ["content"])


def test_form_data_is_415(api, revision):
    response = api.post("/quotes/", "a=1", content_type="application/x-www-form-urlencoded")
    assert problem(response)[0] == 415


def test_a_body_over_the_limit_is_413(api, settings):
    settings.FACTCHECK_MAX_UPLOAD_BYTES = 100
    assert problem(api.post("/articles/", {"text": "x" * 200}))[0] == 413


def test_a_form_that_is_not_sent_is_406(api):
    assert problem(api.get("/quotes/", headers={"Accept": "text/csv"}))[0] == 406


def test_a_method_that_is_not_taken_is_405_and_names_those_that_are(api):
    response = api.send("DELETE", "/quotes/1/")
    assert problem(response)[0] == 405
    assert response["Allow"] == "GET, PATCH, HEAD"


@pytest.mark.parametrize("number", ["999", "0", str(2**63), "9" * 30])
def test_a_row_that_is_not_there_is_404(api, number):
    response = api.get(f"/quotes/{number}/")
    assert problem(response)[0] == 404
    assert response.json()["detail"] == f"There is no quote {number}."


@pytest.mark.parametrize("path", ["/quotes", "/nothing/", "/quotes/seven/", "/quotes/1/\n/"])
def test_an_address_that_leads_nowhere_is_a_problem_too(api, path):
    assert problem(api.post(path, {}))[0] == 404


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("colour=red", "colour"),
        ("state=", "state"),
        ("state=lost", "state"),
        ("article=x", "article"),
        ("article=0", "article"),
        ("article=1&article=2", "article"),
        ("since=yesterday", "since"),
        ("since=2026-02-30", "since"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=ten", "limit"),
        ("ordering=words", "ordering"),
        ("fields=id,colour", "fields"),
        ("cursor=nonsense", "cursor"),
    ],
)
def test_an_odd_parameter_is_refused_and_not_ignored(api, query, field):
    assert problem(api.get(f"/quotes/?{query}")) == (400, [field])


def test_a_state_that_does_not_allow_the_act_is_409(api):
    claim = make_claim()
    response = api.post(f"/claims/{claim.pk}/accept/", {})
    assert problem(response)[0] == 409
    assert response.json()["detail"] == "A claim that is open cannot become open."


def test_a_second_speaker_of_the_same_name_is_400(api):
    make_speaker("Marta Ilves")
    assert problem(api.post("/speakers/", {"name": "Marta Ilves"}))[0] == 400
