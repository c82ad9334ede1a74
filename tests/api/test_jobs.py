"""Long work and the desk's settings over the API."""

import pytest

from annotations.desk.desk_settings import read_desk_settings
from annotations.models import DeskSettings, Gate, Job
from tests.api.client import problem
from tests.factories import make_article, make_job, make_outlet, make_revision


@pytest.fixture(autouse=True)
def by_worker(settings):
    """Jobs wait for a worker, as on a real desk."""
    settings.FACTCHECK_JOBS = "worker"


def ask(api, **body):
    return api.post("/jobs/", {"kind": "extract", **body})


def test_a_job_is_asked_for_and_read(api):
    revision = make_revision()
    made = ask(api, revisions=[revision.pk], engine="rules")
    assert made.status_code == 201
    assert made["Location"] == f"/api/v1/jobs/{made.json()['id']}/"
    job = api.read(f"/jobs/{made.json()['id']}/")
    assert (job["state"], job["progress"], job["total"], job["unit"]) == ("queued", 0, 1, "text")
    assert job["arguments"] == {"revisions": [revision.pk], "engine": "rules"}
    assert job["requested_by"]["id"] == api.user.pk


def test_the_same_asked_for_twice_is_one_job(api):
    revision = make_revision()
    first, second = (ask(api, revisions=[revision.pk]).json()["id"] for _ in range(2))
    assert first == second


def test_a_filter_chooses_the_texts(api):
    outlet = make_outlet("Le Phare")
    wanted = make_article("Tout va bien.", language="fr", outlet="Le Phare")
    make_article("Tout va mal.", language="fr")
    make_article(outlet="Le Phare")
    made = ask(api, texts="unread", language="fr", outlet=outlet.pk).json()
    assert made["arguments"]["revisions"] == [wanted.revisions.get().pk]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, ["revisions"]),
        ({"revisions": [1], "texts": "all"}, ["revisions"]),
        ({"revisions": [999]}, ["revisions"]),
        ({"revisions": []}, ["revisions"]),
        ({"revisions": [2**63]}, ["revisions[0]"]),
        ({"revisions": ["1"]}, ["revisions[0]"]),
        ({"texts": "some"}, ["texts"]),
        ({"texts": "all", "language": "xx"}, ["texts"]),
        ({"texts": "all", "outlet": "1"}, ["outlet"]),
        ({"texts": "all", "engine": "oracle"}, ["engine"]),
        ({"texts": "all", "speed": 2}, ["speed"]),
        ({"texts": "all", "kind": "sing"}, ["kind"]),
    ],
)
def test_what_cannot_be_asked_for_is_told_by_field(api, body, fields):
    make_revision()
    assert problem(ask(api, **body)) == (400, fields)
    assert not Job.objects.exists()


def test_jobs_are_listed_newest_first_and_filtered(api):
    done, waiting = make_job(state="done"), make_job()
    assert [job["id"] for job in api.read("/jobs/")["results"]] == [waiting.pk, done.pk]
    assert [job["id"] for job in api.read("/jobs/?state=done")["results"]] == [done.pk]
    mine = make_job(actor=api.user)
    found = api.read(f"/jobs/?requested_by={api.user.pk}")["results"]
    assert [job["id"] for job in found] == [mine.pk]
    assert "arguments" not in found[0]


def test_jobs_are_called_off_and_tried_again(api):
    job = make_job(actor=api.user)
    path = f"/jobs/{job.pk}"
    assert api.post(f"{path}/cancel/").json()["state"] == "cancelled"
    assert problem(api.post(f"{path}/cancel/"))[0] == 409
    assert api.post(f"{path}/retry/").json()["state"] == "queued"


def test_a_running_job_is_called_off_at_its_next_step(api):
    job = make_job(actor=api.user, state="running")
    answer = api.post(f"/jobs/{job.pk}/cancel/").json()
    assert (answer["state"], answer["cancel_requested"]) == ("running", True)


def test_jobs_of_others_are_an_editors_to_steer(api, editor):
    job = make_job()
    assert problem(api.post(f"/jobs/{job.pk}/cancel/"))[0] == 403
    assert editor.post(f"/jobs/{job.pk}/cancel/").status_code == 200


def test_a_failed_job_says_why(api):
    assert api.read(f"/jobs/{make_job(state='failed').pk}/")["error"] == "It broke."


# ---- settings ------------------------------------------------------------------------------


def test_a_new_desk_has_settings_to_read(api):
    assert api.read("/desk-settings/") == {
        "version": 1,
        "extract_at_intake": True,
        "extraction_engine": "best",
        "extraction_languages": [],
        "quote_threshold": 0,
        "claim_threshold": 0,
        "fact_reviews": "single",
        "quote_reviews": "single",
        "agreement_tolerance": 0,
        "agreement_decides": True,
        "review_days": 7,
        **dict.fromkeys((f"gate_{gate}" for gate in Gate.values), "warn"),
        "gate_own_evidence": "block",
        "public_name": "",
    }
    assert not DeskSettings.objects.exists()


def test_an_editor_changes_settings_on_the_version_they_read(editor):
    tag = editor.get("/desk-settings/")["ETag"]
    body = {"extraction_languages": ["fr", "en"], "quote_threshold": 0.6}
    changed = editor.patch("/desk-settings/", body, headers={"If-Match": tag})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert changed.json()["extraction_languages"] == ["en", "fr"]
    assert read_desk_settings().quote_threshold == 0.6
    assert problem(editor.patch("/desk-settings/", body, headers={"If-Match": tag}))[0] == 412
    assert problem(editor.patch("/desk-settings/", body))[0] == 428
    current = {"If-None-Match": changed["ETag"]}
    assert editor.get("/desk-settings/", headers=current).status_code == 304


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"quote_threshold": 1.5}, ["quote_threshold"]),
        ({"claim_threshold": "0.5"}, ["claim_threshold"]),
        ({"claim_threshold": True}, ["claim_threshold"]),
        ({"extraction_engine": "oracle"}, ["extraction_engine"]),
        ({"extraction_languages": ["English"]}, ["extraction_languages"]),
        ({"extract_at_intake": "yes"}, ["extract_at_intake"]),
        ({"colour": "red"}, ["colour"]),
    ],
)
def test_a_wrong_setting_is_told_by_field(editor, body, fields):
    assert problem(editor.patch("/desk-settings/", body, version=1)) == (400, fields)


def test_settings_are_an_editors_to_change(api):
    body = {"extract_at_intake": False}
    assert problem(api.patch("/desk-settings/", body, version=1))[0] == 403
