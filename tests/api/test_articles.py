from tests.api.client import problem
from tests.factories import TEXT, make_outlet, make_quote, make_revision


def test_the_same_text_again_is_unchanged_and_told_where_it_is(api):
    body = {"text": TEXT, "url": "https://courier.example/a"}
    first = api.post("/articles/", body)
    again = api.post("/articles/", body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["outcome"] == "unchanged"
    assert again.json()["article"]["id"] == first.json()["article"]["id"]
    assert again["Location"] == f"/api/v1/articles/{first.json()['article']['id']}/"


def test_another_text_at_the_same_address_is_a_revision(api):
    body = {"url": "https://courier.example/a", "language": "en"}
    api.post("/articles/", body | {"text": TEXT})
    revised = api.post("/articles/", body | {"text": TEXT + "\n\nCorrected on Friday."}).json()
    assert revised["outcome"] == "revised"
    assert [row["number"] for row in revised["article"]["revisions"]] == [1, 2]


def test_an_article_is_read_by_the_engine_unless_told_otherwise(api):
    read = api.post("/articles/", {"text": TEXT, "language": "en"}).json()["article"]["id"]
    assert api.read(f"/quotes/?article={read}&state=proposed")["results"] != []
    body = {"text": f"{TEXT} And so on.", "language": "en"}
    unread = api.post("/articles/?extract=false", body).json()["article"]["id"]
    assert api.read(f"/quotes/?article={unread}")["results"] == []
    asked = api.post(f"/articles/{unread}/extract/", {})
    job = api.read(asked["Location"].removeprefix("/api/v1"))
    found = api.read(f"/quotes/?article={unread}")["results"]
    assert (asked.status_code, asked.json()) == (202, job)
    assert job["result"]["quotes"] == len(found) > 0


def test_a_text_is_not_read_within_the_request_that_asks_for_it(api, settings):
    settings.FACTCHECK_JOBS = "worker"
    article = make_revision().article
    first, again = (api.post(f"/articles/{article.pk}/extract/", {}).json() for _ in range(2))
    assert (first["state"], first["id"]) == ("queued", again["id"])
    assert api.read(f"/quotes/?article={article.pk}")["results"] == []


def test_a_text_that_the_desk_leaves_unread_is_not_asked_for(api, settings):
    settings.FACTCHECK_EXTRACTION = False
    asked = api.post(f"/articles/{make_revision().article_id}/extract/", {})
    assert problem(asked)[0] == 409
    assert api.read("/jobs/")["results"] == []


def test_the_text_of_an_earlier_revision_is_read_by_its_number(api):
    url = "https://courier.example/a"
    first = make_revision(TEXT, url=url)
    make_revision("Quite another text, longer than one line.", url=url)
    path = f"/articles/{first.article_id}/annotations/"
    assert api.read(path)["revision"]["number"] == 2
    assert api.read(f"{path}?revision=1")["revision"]["text"] == TEXT
    assert problem(api.get(f"{path}?revision=3"))[0] == 404


def test_what_is_known_of_an_article_is_corrected(api):
    revision = make_revision()
    outlet = make_outlet("The Courier")
    path = f"/articles/{revision.article_id}/"
    changes = {
        "title": "  A better\nheadline ",
        "outlet": outlet.pk,
        "url": "HTTPS://Courier.Example/a#top",
        "published_at": "2026-03-01T10:30:00+01:00",
    }
    changed = api.patch(path, changes, version=1).json()
    assert changed["title"] == "A better headline"
    assert changed["url"] == "https://courier.example/a"
    assert changed["outlet"] == {"id": outlet.pk, "name": "The Courier"}
    assert changed["published_at"] == "2026-03-01T09:30:00Z"
    assert api.patch(path, {"url": None}, version=2).json()["url"] is None
    assert problem(api.patch(path, {"text": "new"}, version=3)) == (400, ["text"])
    assert problem(api.patch(path, {}, version=3)) == (400, [""])


def test_an_article_is_withdrawn_and_restored(editor):
    path = f"/articles/{make_revision().article_id}/"
    withdrawn = editor.post(f"{path}withdraw/", {"reason": "Sent twice."})
    assert (withdrawn.status_code, withdrawn.json()["state"]) == (200, "withdrawn")
    assert problem(editor.post(f"{path}withdraw/"))[0] == 409
    assert editor.post(f"{path}restore/").json()["state"] == "active"


def test_text_is_excluded_and_brought_back(api):
    revision = make_revision()
    path = f"/revisions/{revision.pk}/excluded-ranges/"
    made = api.post(path, {"start": 0, "end": 11, "exact": "The harbour"})
    assert made.status_code == 201
    assert made["Location"] == f"/api/v1/excluded-ranges/{made.json()['id']}/"
    again = api.post(path, {"start": 0, "end": 11})
    assert problem(again)[0] == 409
    assert again.json()["existing"]["url"] == made["Location"]
    assert problem(api.post(path, {"start": 0, "end": 99_999}))[0] == 400
    restored = api.post(f"/excluded-ranges/{made.json()['id']}/restore/").json()
    assert (restored["version"], restored["restored_by"]["id"]) == (2, api.user.pk)
    assert [row["id"] for row in api.read(path)["results"]] == [made.json()["id"]]
    assert problem(api.get("/revisions/999/excluded-ranges/"))[0] == 404


def test_a_quote_is_corrected_part_by_part(api):
    revision = make_revision()
    quote = make_quote(revision, cue="said", sources=["Marta Ilves"])
    path = f"/quotes/{quote.pk}/"
    before = api.read(path)
    start = revision.text.index("Nobody")
    changes = {"content": [{"start": start, "end": start + 6}], "hedged": True}
    after = api.patch(path, changes, version=1).json()
    assert [span["exact"] for span in after["content"]] == ["Nobody"]
    assert (after["start"], after["hedged"]) == (start, True)
    assert (after["cue"], after["sources"]) == (before["cue"], before["sources"])
    bare = api.patch(path, {"cue": None, "sources": []}, version=2).json()
    assert (bare["cue"], bare["sources"]) == (None, [])
