import pytest
from drf_spectacular.generators import SchemaGenerator

from annotations.models import Event
from tests.api.client import Api, problem
from tests.factories import make_claim, make_evidence, make_revision, make_user, make_verdict


@pytest.fixture(scope="module")
def operations():
    paths = SchemaGenerator().get_schema(public=True)["paths"]
    return [
        (method.upper(), path.removeprefix("/api/v1").replace("{id}", "1"))
        for path, methods in paths.items()
        for method in methods
    ]


def test_nobody_reads_or_writes_anything_without_signing_in(db, operations):
    answers = {(method, path): Api().send(method, path).status_code for method, path in operations}
    assert {key for key, status in answers.items() if status != 401} == set()


def test_a_reader_writes_nothing(reader, operations):
    make_revision()
    before = Event.objects.count()
    # What a reader is told of is theirs to settle.
    writes = [each for each in operations if each[0] != "GET" and "/notification" not in each[1]]
    answers = {each: problem(reader.send(*each))[0] for each in writes}
    assert set(answers.values()) == {403}
    assert len(writes) > 25
    assert Event.objects.count() == before


def test_a_reader_reads_every_list(reader, operations):
    lists = [path for method, path in operations if method == "GET" and "/1/" not in path]
    answers = {path: reader.get(path).status_code for path in lists if path != "/search/"}
    assert set(answers.values()) == {200}


def test_an_annotator_gives_no_verdict(db):
    verdict = make_verdict()
    api = Api(make_user("annotator"))
    body = {"claim": verdict.claim_id, "rating": verdict.rating_id, "reasons": "So it is."}
    assert problem(api.post("/verdicts/", body))[0] == 403


def test_evidence_of_others_is_an_editors_to_change(api, editor):
    evidence = make_evidence()
    path = f"/evidence/{evidence.pk}/"
    assert problem(api.patch(path, {"title": "Mine"}, version=1))[0] == 403
    assert problem(api.post(f"{path}withdraw/", {}))[0] == 403
    assert editor.patch(path, {"title": "Ours"}, version=1).status_code == 200


def test_a_verdict_is_withdrawn_by_who_gave_it_alone(api, editor):
    claim = make_claim()
    verdict = make_verdict(claim, actor=api.user)
    path = f"/verdicts/{verdict.pk}/withdraw/"
    assert problem(editor.post(path, {"reason": "I think not."}))[0] == 403
    assert problem(api.post(path, {})) == (400, ["reason"])
    taken = api.post(path, {"reason": "I was wrong."})
    assert (taken.status_code, taken.json()["state"]) == (200, "withdrawn")


def test_outlets_and_scales_are_an_editors_to_keep(api, editor):
    outlet = editor.post("/outlets/", {"name": "The Courier"}).json()
    path = f"/outlets/{outlet['id']}/"
    assert problem(api.patch(path, {"name": "Mine"}, version=1))[0] == 403
    changed = editor.patch(path, {"name": "The Evening Courier"}, version=1)
    assert changed.json()["name"] == "The Evening Courier"
