from annotations.desk.articles import withdraw_article
from tests.api.client import problem
from tests.factories import make_article, make_claim, make_revision, make_speaker


def test_search_shows_what_was_found_in_parts_without_markup(api):
    revision = make_revision("A kestrel nests on the crane.", title="Bird & crane")
    claim = make_claim("Every kestrel nests on a crane.")
    results = api.read("/search/?q=kestrel")["results"]
    assert [(each["type"], each["id"], each["revision"]) for each in results] == [
        ("article", revision.article_id, revision.pk),
        ("claim", claim.pk, None),
    ]
    assert results[0]["title"] == "Bird & crane"
    found = [part["text"] for part in results[0]["excerpt"] if part["found"]]
    assert found == ["kestrel"]
    assert "".join(part["text"] for part in results[1]["excerpt"]) == claim.statement


def test_search_looks_where_it_is_told(api):
    make_revision("A kestrel nests on the crane.")
    make_claim("Every kestrel nests on a crane.")
    for where, types in (("articles", ["article"]), ("claims", ["claim"])):
        results = api.read(f"/search/?q=kestrel&in={where}")["results"]
        assert [each["type"] for each in results] == types


def test_search_needs_a_word(api):
    assert problem(api.get("/search/")) == (400, ["q"])
    assert problem(api.get("/search/?q=%3F%3F")) == (400, ["q"])
    assert problem(api.get("/search/?q=-kestrel")) == (400, ["q"])
    assert problem(api.get("/search/?q=a&in=quotes")) == (400, ["in"])


def test_search_leaves_out_texts_that_were_replaced_and_articles_withdrawn(api, administrator):
    url = "https://quay.example/closing"
    make_article("The lighthouse is green.", url=url)
    make_article("The lighthouse is white.", url=url)
    withdraw_article(actor=administrator, article=make_article("Another lighthouse."))

    [found] = api.read("/search/?q=lighthouse")["results"]

    assert "white" in "".join(part["text"] for part in found["excerpt"])


def test_speakers_are_found_by_other_names_whatever_their_accents(api):
    speaker = make_speaker("Élodie Marchand", aliases=["La préfète"])
    make_speaker("Somebody Else")

    for words in ("elodie", "PREFETE"):
        found = api.read(f"/speakers/?q={words}")["results"]
        assert [row["id"] for row in found] == [speaker.pk]
