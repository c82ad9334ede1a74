"""A reader reads everything and changes nothing, whatever is sent."""

import pytest

from annotations.models import Event
from tests.factories import make_claim, make_evidence, make_outlet, make_speaker, make_verdict

PAGES = [
    "/",
    "/record/",
    "/search/?q=x",
    "/articles/",
    "/claims/",
    "/claims/{claim}/",
    "/speakers/",
    "/speakers/{speaker}/",
    "/outlets/",
    "/scales/",
    "/account/",
    "/export/",
]

ACTS = [
    "/articles/add/",
    "/articles/add/files/",
    "/articles/add/address/",
    "/claims/new/",
    "/claims/{claim}/edit/",
    "/claims/{claim}/accept/",
    "/claims/{claim}/reject/",
    "/claims/{claim}/reopen/",
    "/claims/{claim}/appearances/",
    "/claims/{claim}/evidence/",
    "/claims/{claim}/verdict/",
    "/evidence/{evidence}/edit/",
    "/evidence/{evidence}/withdraw/",
    "/verdicts/{verdict}/withdraw/",
    "/speakers/new/",
    "/speakers/{speaker}/edit/",
    "/outlets/new/",
    "/outlets/{outlet}/edit/",
]


@pytest.fixture
def numbers(client, reader):
    """The numbers of rows that stand in the paths."""
    client.force_login(reader)
    verdict = make_verdict()
    return {
        "claim": make_claim().pk,
        "evidence": make_evidence().pk,
        "outlet": make_outlet().pk,
        "speaker": make_speaker().pk,
        "verdict": verdict.pk,
    }


@pytest.mark.parametrize("path", PAGES)
def test_reader_reads(client, numbers, path):
    assert client.get(path.format(**numbers)).status_code == 200


@pytest.mark.parametrize("path", PAGES[:10])
def test_reader_sees_no_way_to_change_anything(client, numbers, path):
    html = client.get(path.format(**numbers)).content.decode()
    main = html[html.index("<main") : html.index('<div id="live"')]

    assert 'method="post"' not in main
    assert [act for act in ACTS if act.format(**numbers) in main] == []


@pytest.mark.parametrize("path", ACTS)
def test_reader_is_refused(client, numbers, path):
    before = Event.objects.count()
    sent = {
        "statement": "Mine.",
        "kind": "fact",
        "title": "Mine.",
        "stance": "supports",
        "name": "Mine",
        "reason": "Mine.",
        "text": "Mine.",
        "version": 1,
        "revision": 1,
        "words": "x",
    }

    answer = client.post(path.format(**numbers), sent)

    assert (answer.status_code, Event.objects.count()) == (403, before)
