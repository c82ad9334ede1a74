"""What the engine tells of quotes and claims: read, written and filtered by."""

import pytest

from annotations.models import Claim, Quote, Speaker
from tests import factories
from tests.factories import make_claim, make_quote, make_speaker, place

pytestmark = pytest.mark.django_db


def at(revision, words: str) -> dict:
    spot = place(revision, words)
    return {"start": spot.start, "end": spot.end, "exact": words}


@pytest.fixture
def revision():
    return factories.make_revision()


def test_quote_is_marked_and_corrected_with_all_that_can_be_said_of_it(api, revision):
    source = at(revision, "a clerk") | {"anonymity": "role"}
    body = {
        "revision": revision.pk,
        "content": [at(revision, "the vote was nine to four")],
        "sources": [source],
        "addressee": at(revision, "The mayor"),
        "polarity": "denied",
    }
    made = api.post("/quotes/", body).json()
    assert (made["polarity"], made["addressee"]["exact"]) == ("denied", "The mayor")
    assert [each["anonymity"] for each in made["sources"]] == ["role"]
    assert (made["corrections"], made["suggested_speaker"], made["speaker_name"]) == (0, None, "")
    change = {"polarity": "asked", "addressee": None, "sources": [at(revision, "a clerk")]}
    changed = api.patch(f"/quotes/{made['id']}/", change, version=1).json()
    assert (changed["polarity"], changed["addressee"], changed["corrections"]) == ("asked", None, 1)
    assert [each["anonymity"] for each in changed["sources"]] == ["role"]


def test_quote_is_accepted_with_the_speaker_that_was_suggested(api, revision):
    speaker = make_speaker("Marta Ilves")
    quote = factories.make_proposed_quote(revision)
    Quote.objects.filter(pk=quote.pk).update(suggested_speaker=speaker)
    told = api.get(f"/quotes/{quote.pk}/").json()
    assert (told["suggested_speaker"]["name"], told["speaker"]) == ("Marta Ilves", None)
    done = api.post(f"/quotes/{quote.pk}/accept/", {"speaker": speaker.pk}).json()
    assert (done["state"], done["speaker"]["id"]) == ("accepted", speaker.pk)


def test_claim_has_types_and_the_places_it_depends_on(api, revision):
    body = {
        "revision": revision.pk,
        "place": at(revision, "We counted 3,200 lorries last year,"),
        "types": ["numerical", "event"],
        "depends_on": [at(revision, "last year")],
    }
    made = api.post("/claims/", body).json()
    spot = place(revision, "last year")
    assert (made["types"], made["reasons"]) == (["numerical", "event"], [])
    assert made["appearances"][0]["depends_on"] == [[spot.start, spot.end]]
    changed = api.patch(f"/claims/{made['id']}/", {"types": []}, version=1).json()
    assert changed["types"] == []


def test_place_a_claim_depends_on_lies_in_it(api, revision):
    body = {
        "revision": revision.pk,
        "place": at(revision, "We counted 3,200 lorries"),
        "depends_on": [at(revision, "last year")],
    }
    refused = api.post("/claims/", body)
    assert refused.status_code == 400
    assert "does not lie in the place" in refused.content.decode()
    assert not Claim.objects.exists()


@pytest.fixture
def quoted(revision):
    first = make_quote(revision, "We counted", polarity="denied", sources=["a clerk"])
    first.spans.filter(role="source").update(anonymity="role")
    Quote.objects.filter(pk=first.pk).update(confidence=0.9, engine="rules 2")
    second = make_quote(revision, "Nobody asked us.")
    Quote.objects.filter(pk=second.pk).update(state="retired", confidence=0.2)
    third = make_quote(revision, "the vote was nine to four")
    return first.pk, second.pk, third.pk


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 2]),
        ("state=retired&", [1]),
        ("state=retired&state=accepted&", [0, 1, 2]),
        ("polarity=denied&", [0]),
        ("polarity=denied&polarity=asserted&", [0, 2]),
        ("anonymity=role&anonymity=named&", [0]),
        ("confidence_min=0.5&", [0]),
        ("state=retired&confidence_min=.2&", [1]),
        ("engine=rules%202&", [0]),
    ],
)
def test_quotes_are_filtered_by_what_the_engine_tells(api, quoted, query, found):
    rows = api.get(f"/quotes/?{query}ordering=id").json()["results"]
    assert [quoted.index(row["id"]) for row in rows] == found


@pytest.mark.parametrize("value", ["2", "-0.1", "nan", "1e0", "much"])
def test_confidence_that_is_none_is_refused(api, value):
    assert api.get(f"/quotes/?confidence_min={value}").status_code == 400


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 1]),
        ("types=causal&", [1]),
        ("types=causal&types=numerical&", [0, 1]),
        ("reasons=named_body&", [0]),
        ("reasons=date&", []),
        ("state=retired&", [2]),
    ],
)
def test_claims_are_filtered_by_types_and_reasons(api, query, found):
    claims = [make_claim(types=["numerical", "event"]), make_claim(types=["causal"]), make_claim()]
    Claim.objects.filter(pk=claims[0].pk).update(reasons=["number", "named_body"])
    Claim.objects.filter(pk=claims[2].pk).update(state="retired")
    rows = api.get(f"/claims/?{query}ordering=id").json()["results"]
    numbers = [claim.pk for claim in claims]
    assert [numbers.index(row["id"]) for row in rows] == found


def test_editor_merges_speakers_and_lists_tell_those_who_stand(editor):
    one, other = make_speaker("A. Lee"), make_speaker("Ann Lee")
    answer = editor.post(f"/speakers/{one.pk}/merge/", {"into": other.pk})
    assert (answer.status_code, answer.json()["merged_into"]) == (200, other.pk)
    listed = [row["id"] for row in editor.get("/speakers/").json()["results"]]
    merged = [row["id"] for row in editor.get("/speakers/?merged=true").json()["results"]]
    assert (listed, merged) == ([other.pk], [one.pk])
    assert editor.post(f"/speakers/{one.pk}/merge/", {"into": other.pk}).status_code == 409


def test_annotator_adds_a_name_and_does_not_merge(api):
    one, other = make_speaker("A. Lee"), make_speaker("Ann Lee")
    assert api.post(f"/speakers/{one.pk}/merge/", {"into": other.pk}).status_code == 403
    added = api.post(f"/speakers/{one.pk}/add-alias/", {"alias": "the mayor"})
    assert (added.status_code, added.json()["aliases"]) == (200, ["the mayor"])
    assert Speaker.objects.get(pk=one.pk).version == 2


def test_article_comes_with_all_of_it(api):
    text = factories.TEXT
    start = text.index("We counted")
    spot = {"start": start, "end": start + 10}
    body = {
        "text": text,
        "quotes": [
            {
                "content": [spot],
                "polarity": "warned",
                "addressee": {"start": 0, "end": 3},
                "sources": [{"start": 4, "end": 11, "anonymity": "vague"}],
            }
        ],
        "claims": [{**spot, "types": ["event"], "reasons": ["number"], "depends_on": [spot]}],
    }
    assert api.post("/articles/", body).status_code == 201
    quote, claim = Quote.objects.get(origin="import"), Claim.objects.get(origin="import")
    assert (quote.polarity, quote.addressee.exact) == ("warned", "The")
    assert [source.anonymity for source in quote.sources] == ["vague"]
    assert (claim.types, claim.reasons) == (["event"], ["number"])
    assert claim.appearances.get().depends_on == [[start, start + 10]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"quotes": [{"content": [{"start": 0, "end": 3}], "polarity": "shouted"}]},
        {
            "quotes": [
                {
                    "content": [{"start": 0, "end": 3}],
                    "sources": [{"start": 4, "end": 6, "anonymity": "famous"}],
                }
            ]
        },
        {"claims": [{"start": 0, "end": 3, "types": ["rumour"]}]},
        {"claims": [{"start": 0, "end": 3, "depends_on": [{"start": 2, "end": 5}]}]},
    ],
)
def test_article_with_what_cannot_be_is_refused(api, wrong):
    body = {"text": factories.TEXT, **wrong}
    assert api.post("/articles/", body).status_code == 400
    assert not Quote.objects.exists() and not Claim.objects.exists()
