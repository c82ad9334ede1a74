import json
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from annotations.desk.record import record_lines
from annotations.interchange import native_records
from annotations.interchange.native import ExportFilter, export_ndjson
from annotations.models import Appearance, Article, Claim, Outlet, Revision
from annotations.models.exported import EXPORTED, people_fields
from tests.factories import (
    make_claim,
    make_evidence,
    make_quote,
    make_revision,
    make_user,
    make_verdict,
)
from tests.interchange.desks import document, full_desk, ndjson, review_rows


def lines(*args) -> list[dict]:
    return [json.loads(line) for line in ndjson(*args).splitlines()]


def of_type(records: list[dict], word: str) -> list[dict]:
    return [record for record in records if record["type"] == word]


def ids(records: list[dict], word: str) -> list[int]:
    return [record["id"] for record in of_type(records, word)]


def titles(*args) -> list[str]:
    return [record["title"] for record in of_type(lines(*args), "article")]


def test_an_empty_desk_is_a_header_and_an_end(db):
    nothing = {"since": None, "until": None, "state": None, "outlet": None, "language": None}
    counts = dict.fromkeys(["person", "outlet", "speaker", "scale", "article", "claim", "event"], 0)
    assert lines() == [
        {"type": "header", "format": "factcheck-desk-export", "version": "1.2", "filter": nothing},
        {"type": "end", "counts": counts},
    ]


def test_both_forms_hold_the_same_records(db):
    full_desk()
    found = json.loads(document())
    lists = [value for value in found.values() if isinstance(value, list)]
    assert [record for each in lists for record in each] == lines()[1:-1]
    assert found["counts"] == lines()[-1]["counts"]


def test_two_exports_are_the_same_bytes(db):
    full_desk()
    assert ndjson() == ndjson()


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_size_of_batches_does_not_show(db, monkeypatch, size):
    full_desk()
    whole = ndjson(), document()
    monkeypatch.setattr(native_records, "BATCH", size)
    monkeypatch.setattr(native_records, "BATCH_TEXT", 100 * size)
    assert (ndjson(), document()) == whole


def test_an_article_holds_its_texts_and_quotes_with_places_in_code_points(db):
    full_desk()
    article = of_type(lines(), "article")[0]
    first, second = article["revisions"]
    assert (first["number"], second["number"]) == (1, 2)
    quote = next(each for each in first["quotes"] if each["state"] == "accepted")
    said = [first["text"][place["start"] : place["end"]] for place in quote["content"]]
    assert said == ["Élu ! 🎉", "We counted"] == [place["exact"] for place in quote["content"]]
    assert quote["cue"]["exact"] == "said Marta"
    assert [source["exact"] for source in quote["sources"]] == ["Marta Ilves", "a clerk"]
    assert [source["speaker"] for source in quote["sources"]] == ids(lines(), "speaker")[:2]
    assert [source["anonymity"] for source in quote["sources"]] == ["named", "role"]
    assert (quote["addressee"]["exact"], quote["polarity"]) == ("The mayor", "warned")
    assert [each["origin"] for each in first["quotes"]].count("machine") > 0
    assert quote["created_by"] == "zoë"


def test_a_claim_holds_appearances_evidence_and_every_verdict(db):
    full_desk()
    claim = next(each for each in of_type(lines(), "claim") if len(each["verdicts"]) > 2)
    assert len(claim["appearances"]) == 2
    assert [each["state"] for each in claim["evidence"]] == ["active", "withdrawn"]
    assert claim["evidence"][0]["published_on"] == "2026-02-28"
    first, second, other = claim["verdicts"]
    assert first["evidence"] == [each["id"] for each in claim["evidence"]]
    assert second["supersedes"] == first["id"]
    assert (other["reviewer"], other["role"], other["round"]) == ("zoë", "first", 3)
    assert (claim["round"], claim["decision"]) == (3, other["id"])


def test_a_claim_holds_all_the_work_on_it(db):
    full_desk()
    found = of_type(lines(), "claim")
    claim = next(each for each in found if each["fact_checks"])
    (recusal,) = claim["recusals"]
    assert (recusal["person"], recusal["lifted_by"]) == ("ben", "zoë")
    assert [each["state"] for each in claim["assignments"]] == ["done", "done", "done"]
    assert [each["gate"] for each in claim["gate_notes"]] == ["primary"]
    assert [each["reply"] for each in claim["reply_requests"]] == ["Yes 🎉."]
    first, _withdrawn = claim["questions"]
    proof = claim["evidence"][0]
    assert [each["evidence"] for each in first["answers"]] == [proof["id"], None]
    assert (proof["source_kind"], proof["anonymous"], proof["medium"]) == ("primary", True, "pdf")
    remark, answer = claim["comments"]
    assert (remark["mentions"], remark["evidence"]) == (["ben", "zoë"], proof["id"])
    assert (answer["answers"], answer["state"]) == (remark["id"], "resolved")


def test_a_claim_holds_what_was_published_of_it_and_every_correction(db):
    full_desk()
    claim = next(each for each in of_type(lines(), "claim") if each["fact_checks"])
    published, draft, withdrawn = claim["fact_checks"]
    assert [each["state"] for each in claim["fact_checks"]] == ["published", "draft", "withdrawn"]
    assert (published["decision"], published["evidence"]) == (
        claim["decision"],
        [claim["evidence"][0]["id"]],
    )
    assert (published["authors"], published["writers"]) == (["ben", "zoë"], ["ben"])
    (correction,) = published["corrections"]
    assert (correction["before"], correction["after"]) == (
        {"body": "All", "headline": "Lorries"},
        {"headline": "Lorries counted"},
    )
    assert (draft["out_at"], withdrawn["withdrawal_reason"]) == (None, "It was wrong.")


def test_a_verdict_on_a_quote_tells_its_findings_and_another_claim_what_was_said(db):
    full_desk()
    found = of_type(lines(), "claim")
    said = next(each for each in found if any(v["findings"] for v in each["verdicts"]))
    told = [(each["axis"], each["value"]) for each in said["verdicts"][0]["findings"]]
    assert told == [("wording", "verbatim"), ("basis", "recording")]
    about = next(each for each in found if each["said_in"])
    assert (about["said_in"], about["strategies"]) == (
        said["id"],
        ["written_evidence", "consultation"],
    )


def test_people_are_told_by_name_alone(db):
    full_desk()
    make_user(username="idle")
    people = of_type(lines(), "person")
    assert {"type": "person", "username": "zoë", "name": "Zoë O’Hara"} in people
    assert sorted(person["username"] for person in people) == [
        person["username"] for person in people
    ]
    assert "idle" not in [person["username"] for person in people]
    assert all(set(person) == {"type", "username", "name"} for person in people)
    assert b"z@x.example" not in ndjson()


def test_what_was_done_to_accounts_and_to_the_desk_is_not_told(db):
    full_desk()
    before = ndjson()
    now = datetime.now(UTC)
    record_lines(
        [
            (now, None, "user.created", "user", 1, None, None, {}),
            (now, None, "desk.restored", "desk", 0, None, None, {}),
        ]
    )
    assert ndjson() == before


def test_times_are_utc_to_the_microsecond_whatever_is_stored(db):
    revision = make_revision()
    Article.objects.update(
        created_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        published_at=datetime(2026, 3, 1, 9, 30, 5, 70, tzinfo=UTC),
    )
    article = of_type(lines(), "article")[0]
    assert article["id"] == revision.article_id
    assert article["created_at"] == "2026-03-01T09:30:00.000000Z"
    assert article["published_at"] == "2026-03-01T09:30:05.000070Z"


OF_CLAIMS = ["appearance", "evidence", "verdict", "assignment", "recusal", "gatenote"]
OF_CLAIMS += ["replyrequest", "question", "comment", "factcheck"]
LEFT_OUT = {
    "annotations_rating": {"scale"},
    "annotations_revision": {"article"},
    "annotations_excludedrange": {"revision"},
    "annotations_quote": {"revision"},
    "annotations_quotespan": {"id", "quote", "role", "position"},
    "annotations_claim": {"priority"},
    "annotations_axisfinding": {"verdict"},
    "annotations_answer": {"question"},
    "annotations_correction": {"fact_check"},
    **{f"annotations_{name}": {"claim"} for name in OF_CLAIMS},
    "annotations_event": {"previous", "digest"},
}
"""Fields that the place of a thing in the file tells, or that are made anew."""


@pytest.mark.parametrize("model", EXPORTED, ids=lambda model: model._meta.model_name)
def test_every_field_is_exported_or_told_by_its_place(model):
    fields = {field.name for field in model._meta.concrete_fields}
    assert fields - set(EXPORTED[model]) == LEFT_OUT.get(model._meta.db_table, set())


def desk_of(count: int) -> None:
    for _ in range(count):
        revision = make_revision(outlet="Gazette")
        make_quote(revision, cue="said", sources=["Marta Ilves"])
        claim = make_claim(revision=revision, words="nine to four")
        proof = make_evidence(claim)
        make_verdict(claim, evidence=[proof])
        review_rows(claim, proof, make_user(), make_user(), slug=f"piece-{claim.pk}")


QUERIES = 65


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("wanted", [ExportFilter(), ExportFilter(language="en")])
def test_queries_do_not_grow_with_the_rows(db, django_assert_num_queries, count, wanted):
    desk_of(count)
    Revision.objects.update(resembles=None, resemblance=None)  # their texts are much the same
    with django_assert_num_queries(QUERIES):
        ndjson(wanted)


# ---- Filters ------------------------------------------------------------------------------------


@pytest.fixture
def three(db) -> list[Revision]:
    """Three articles, brought in on the first three days of March; an open claim in each."""
    found = []
    for day, (title, language) in enumerate([("one", "en"), ("two", "fr"), ("three", "en")], 1):
        revision = make_revision(title=title, language=language, outlet=title.title())
        make_claim(revision=revision, words="nine to four")
        when = datetime(2026, 3, day, tzinfo=UTC)
        Article.objects.filter(pk=revision.article_id).update(created_at=when)
        found.append(revision)
    return found


def test_since_and_until_choose_by_when_an_article_was_brought_in(three):
    second, third = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)
    assert titles(ExportFilter(since=second)) == ["two", "three"]
    assert titles(ExportFilter(until=second)) == ["one"]
    assert titles(ExportFilter(since=second, until=third)) == ["two"]


def test_outlet_and_language_choose_articles(three):
    assert titles(ExportFilter(language="en")) == ["one", "three"]
    assert titles(ExportFilter(outlet=Outlet.objects.get(name="Two").pk)) == ["two"]


def test_chosen_articles_bring_their_own_claims_and_outlets(three):
    records = lines(ExportFilter(language="fr"))
    claims = Appearance.objects.filter(revision=three[1]).values_list("claim", flat=True)
    assert ids(records, "claim") == list(claims)
    assert [record["name"] for record in of_type(records, "outlet")] == ["Two"]
    assert records[0]["filter"]["language"] == "fr"


def test_state_chooses_claims_and_the_articles_in_which_they_stand(three):
    claim = Claim.objects.order_by("pk")[1]
    Claim.objects.filter(pk=claim.pk).update(state="rejected")
    lone = make_claim("Stands nowhere.")
    Claim.objects.filter(pk=lone.pk).update(state="rejected")
    records = lines(ExportFilter(state="rejected"))
    assert ids(records, "claim") == [claim.pk, lone.pk]
    assert ids(records, "article") == [three[1].article_id]


def test_an_appearance_in_a_text_left_out_is_left_out(three):
    claim = Claim.objects.order_by("pk")[0]
    first = claim.appearances.get()
    Appearance.objects.create(
        claim=claim,
        revision=three[1],
        start=0,
        end=3,
        exact=three[1].text[:3],
        created_at=first.created_at,
    )
    (found,) = of_type(lines(ExportFilter(outlet=three[0].article.outlet_id)), "claim")
    assert [each["id"] for each in found["appearances"]] == [first.pk]


def test_a_likely_copy_of_a_text_left_out_is_not_marked(three):
    Revision.objects.filter(pk=three[1].pk).update(resembles=three[0], resemblance=0.9)
    (french,) = of_type(lines(ExportFilter(language="fr")), "article")
    part = french["revisions"][0]
    assert (part["resembles"], part["resemblance"]) == (None, None)
    whole = of_type(lines(), "article")[1]["revisions"][0]
    assert (whole["resembles"], whole["resemblance"]) == (three[0].pk, 0.9)


FILTERS = [
    ExportFilter(language="en"),
    ExportFilter(language="fr"),
    ExportFilter(state="decided"),
    ExportFilter(state="proposed"),
    ExportFilter(state="open", language="fr"),
    ExportFilter(since=datetime.now(UTC) - timedelta(days=1)),
    ExportFilter(until=datetime(2020, 1, 1, tzinfo=UTC)),
]


NAMING = {name for model in EXPORTED for name in people_fields(model)}
NAMING |= {"mentions", "authors", "writers"}


@pytest.mark.parametrize("wanted", FILTERS)
def test_nothing_names_what_a_filter_left_out(db, wanted):
    full_desk()
    records = lines(wanted)
    articles, claims = of_type(records, "article"), of_type(records, "claim")
    texts = [each for article in articles for each in article["revisions"]]
    quotes = [each for text in texts for each in text["quotes"]]
    known = {
        "outlet": set(ids(records, "outlet")),
        "speaker": set(ids(records, "speaker")),
        "revision": {each["id"] for each in texts},
        "quote": {each["id"] for each in quotes},
        "rating": {r["id"] for scale in of_type(records, "scale") for r in scale["ratings"]},
        "article": set(ids(records, "article")),
        "claim": set(ids(records, "claim")),
    }
    known["said_in"] = known["claim"]
    known["decision"] = {v["id"] for claim in claims for v in claim["verdicts"]}
    people = {each["username"] for each in of_type(records, "person")}
    for record in _all_objects(records[1:-1]):
        for name, numbers in known.items():
            assert not isinstance(record.get(name), int) or record[name] in numbers
        for name in NAMING & record.keys():
            named = record[name] if isinstance(record[name], list) else [record[name]]
            assert set(named) - {None} <= people
    assert {each["speaker"] for each in [*quotes, *claims]} - {None} <= known["speaker"]


def _all_objects(value):
    if isinstance(value, list):
        for each in value:
            yield from _all_objects(each)
    if isinstance(value, dict):
        yield value
        for name, each in value.items():
            if name != "data":  # what was noted then is told as it is
                yield from _all_objects(each)


@pytest.mark.parametrize(
    ("fields", "name", "sentence"),
    [
        (
            {"state": "done"},
            "state",
            f"“done” is none of: {', '.join(Claim.State.values)}.",
        ),
        ({"since": datetime(2026, 3, 1)}, "since", "This time names no time zone."),  # noqa: DTZ001
        (
            {
                "since": datetime(2026, 3, 2, tzinfo=UTC),
                "until": datetime(2026, 3, 1, tzinfo=UTC),
            },
            "until",
            "This lies before the beginning of the export.",
        ),
    ],
)
def test_a_filter_that_cannot_be_is_refused(fields, name, sentence):
    with pytest.raises(ValidationError) as caught:
        ExportFilter(**fields)
    assert caught.value.message_dict == {name: [sentence]}


def test_an_outlet_that_is_not_there_is_refused_before_anything_is_written(db):
    with pytest.raises(ValidationError) as caught:
        export_ndjson(ExportFilter(outlet=7))
    assert caught.value.message_dict == {"outlet": ["There is no outlet number 7."]}


# ---- One moment, nobody kept waiting ------------------------------------------------------------


def _in_another_thread(work) -> None:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_people_write_while_an_export_goes_on_and_it_does_not_see_them():
    make_revision(outlet="Gazette")
    before = ndjson()
    running = export_ndjson()
    seen = [next(running), next(running)]
    _in_another_thread(lambda: make_revision(outlet="Late"))
    assert Article.objects.count() == 1
    assert b"".join([*seen, *running]) == before
    assert Article.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_export_that_is_given_up_leaves_the_connection_free():
    make_revision()
    running = export_ndjson()
    next(running)
    next(running)
    running.close()
    make_revision()
    assert Article.objects.count() == 2
    assert not connection.in_atomic_block
