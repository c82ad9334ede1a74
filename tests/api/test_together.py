"""Several people at once, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from annotations.api import background
from annotations.models import Claim, Event, Quote
from annotations.models.search import REVISIONS, pending
from tests.api.client import Api
from tests.factories import make_claim, make_revision, make_user

PEOPLE = 8


def together(calls):
    """Call all at the same moment, each in a thread; return their answers in order."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.django_db(transaction=True)
def test_eight_people_who_mark_the_same_words_make_one_quote():
    revision = make_revision()
    apis = [Api(make_user()) for _number in range(PEOPLE)]
    body = {"revision": revision.pk, "content": [{"start": 0, "end": 11}]}
    answers = together([lambda api=api: api.post("/quotes/", body) for api in apis])
    assert sorted(each.status_code for each in answers) == [201] + [409] * (PEOPLE - 1)
    quote = Quote.objects.get()
    named = {each.json()["existing"]["id"] for each in answers if each.status_code == 409}
    assert named == {quote.pk}


@pytest.mark.django_db(transaction=True)
def test_of_eight_people_who_change_the_same_version_one_wins_and_the_others_are_told():
    claim = make_claim("The quay took 3,200 lorries.")
    apis = [Api(make_user()) for _number in range(PEOPLE)]
    answers = together(
        [
            lambda api=api, n=n: api.patch(
                f"/claims/{claim.pk}/", {"statement": f"Worded by {n}."}, version=1
            )
            for n, api in enumerate(apis)
        ]
    )
    assert sorted(each.status_code for each in answers) == [200] + [412] * (PEOPLE - 1)
    won = next(each.json() for each in answers if each.status_code == 200)
    claim.refresh_from_db()
    assert (claim.statement, claim.version) == (won["statement"], 2)
    assert Event.objects.filter(verb="claim.changed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_people_who_each_read_again_lose_no_change():
    claim = make_claim()
    apis = [Api(make_user()) for _number in range(PEOPLE)]
    path = f"/claims/{claim.pk}/"

    def insist(api, word):
        for _attempt in range(50):
            read = api.get(path)
            body = {"statement": f"{read.json()['statement']} {word}"}
            if api.patch(path, body, headers={"If-Match": read["ETag"]}).status_code == 200:
                return True
        return False

    calls = [lambda api=api, n=n: insist(api, f"[{n}]") for n, api in enumerate(apis)]
    assert together(calls) == [True] * PEOPLE
    statement = Claim.objects.get(pk=claim.pk).statement
    assert sorted(statement.split()[-PEOPLE:]) == [f"[{n}]" for n in range(PEOPLE)]


@pytest.mark.django_db(transaction=True)
def test_what_an_import_leaves_behind_is_indexed_in_the_background(settings, monkeypatch):
    settings.FACTCHECK_BACKGROUND = True
    monkeypatch.setattr(background, "QUIET", 0.01)
    body = {"articles": [{"text": f"Text number {number}."} for number in range(60)]}
    assert Api(make_user()).post("/articles/import/", body).status_code == 200
    thread = background._worker.thread
    if thread is not None:
        thread.join(timeout=20)
    assert pending(REVISIONS) == 0
    assert background._worker.thread is None
