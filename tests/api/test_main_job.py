from tests.api.client import Api
from tests.factories import TEXT, make_scale, make_user


def test_an_article_becomes_a_checked_claim_through_the_api_alone(db):
    scale = make_scale()
    api = Api(make_user("editor"))  # who may decide on what they alone have brought
    words = "We counted 3,200 lorries last year,"
    start = TEXT.index(words)
    span = {"start": start, "end": start + len(words), "exact": words}

    made = api.post("/articles/?extract=false", {"text": TEXT, "title": "Harbour", "outlet": "C"})
    assert made.status_code == 201, made.content
    revision = made.json()["revision"]
    quote = api.post("/quotes/", {"revision": revision, "content": [span]})
    assert quote.status_code == 201, quote.content
    assert quote.json()["content"] == [
        {**span, "prefix": TEXT[start - 32 : start], "suffix": TEXT[span["end"] : span["end"] + 32]}
    ]
    claim = api.post(
        "/claims/", {"revision": revision, "place": span, "quote": quote.json()["id"]}
    ).json()
    assert claim["statement"] == words
    evidence = api.post(
        "/evidence/", {"claim": claim["id"], "stance": "refutes", "title": "Port statistics"}
    ).json()
    verdict = api.post(
        "/verdicts/",
        {
            "claim": claim["id"],
            "rating": scale.ratings.get(code="false").pk,
            "reasons": "The port counted 2,914.",
            "evidence": [evidence["id"]],
            "claim_version": claim["version"],
        },
    )
    assert verdict.status_code == 201, verdict.content
    assert verdict.json()["evidence"] == [evidence["id"]]
    assert api.read(f"/claims/{claim['id']}/")["state"] == "decided"
