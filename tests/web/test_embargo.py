"""Until an embargo ends, nothing of a fact-check is read anywhere by who does not work on it."""

import pytest

from annotations.models import FactCheck, Role
from tests import factories
from tests.api.client import Api
from tests.published import end_embargo, make_correction, make_decided_claim, make_draft
from tests.published import make_published as publish

pytestmark = pytest.mark.django_db

SECRET = "zanzibar"


@pytest.fixture
def secret(db):
    """An embargoed fact-check whose every word is the secret, corrected once already."""
    check = publish(
        make_decided_claim("The harbour closed."),
        headline=f"{SECRET} headline",
        summary=f"{SECRET} summary",
        body=f"{SECRET} body",
        embargo=True,
    )
    make_correction(
        check,
        actor=factories.make_user(Role.EDITOR),
        reason=f"{SECRET} reason",
        summary=f"{SECRET} otherwise",
    )
    return FactCheck.objects.get(pk=check.pk)


def addresses(check):
    """Every page that tells of fact-checks, and every one that might."""
    return [
        *("/checks/", "/checks/corrections/", "/checks/feed.atom"),
        *(f"/checks/{check.slug}/", f"/checks/{check.slug}/picture.png"),
        *("/", "/record/", "/claims/", f"/claims/{check.claim_id}/", "/search/?q=headline"),
        *("/fact-checks/", "/fact-checks/?state=published", "/notifications/"),
        *(
            f"/fact-checks/{check.pk}/{word}"
            for word in ("", "edit/", "preview/", "publish/", "correct/", "withdraw/")
        ),
        f"/speakers/{check.claim.speaker_id or 1}/",
    ]


def api_addresses(check):
    return [
        *("/fact-checks/", "/fact-checks/?fields=body", f"/fact-checks/{check.pk}/"),
        *("/corrections/", f"/corrections/{check.corrections.get().pk}/"),
        *("/events/?limit=200", f"/claims/{check.claim_id}/", "/claims/", "/verdicts/"),
        *("/search/?q=headline", "/export/", "/export/?format=ndjson"),
    ]


def told(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode(errors="replace").lower()


@pytest.mark.parametrize("role", ["", Role.READER, Role.ANNOTATOR, Role.REVIEWER])
def test_no_page_tells_of_it(client, secret, role):
    if role:
        client.force_login(factories.make_user(role))
    for address in addresses(secret):
        answer = client.get(address)
        without = told(answer).replace(f"/{secret.slug}", "").replace(f"%2f{secret.slug}", "")
        assert SECRET not in without, address


@pytest.mark.parametrize("role", [Role.READER, Role.ANNOTATOR, Role.REVIEWER])
def test_nothing_that_programs_read_tells_of_it(secret, role):
    api = Api(factories.make_user(role))
    for address in api_addresses(secret):
        answer = api.get(address)
        assert SECRET not in told(answer), address


@pytest.mark.parametrize("word", ["discard", "publish", "embargo", "correct", "withdraw"])
def test_who_may_not_see_it_cannot_tell_it_from_one_that_is_not_there(client, secret, word):
    client.force_login(factories.make_user(Role.REVIEWER))
    there = client.post(f"/fact-checks/{secret.pk}/{word}/")
    never = client.post(f"/fact-checks/99999/{word}/")
    assert (there.status_code, never.status_code) == (404, 404)


def test_those_who_work_on_it_and_editors_read_it(client, secret):
    for member in (secret.created_by, factories.make_user(Role.EDITOR)):
        client.force_login(member)
        assert SECRET in told(client.get(f"/fact-checks/{secret.pk}/"))
        assert SECRET in told(client.get(f"/fact-checks/{secret.pk}/preview/"))
        assert SECRET in told(Api(member).get(f"/fact-checks/{secret.pk}/"))


def test_draft_is_as_secret(client, secret):
    draft = make_draft(headline="zanzibar draft")
    client.force_login(factories.make_user(Role.REVIEWER))
    for address in ("/fact-checks/", f"/fact-checks/{draft.pk}/", f"/claims/{draft.claim_id}/"):
        assert SECRET not in told(client.get(address))


def test_once_it_is_over_everybody_reads_it(client, secret):
    end_embargo(secret)
    assert SECRET in told(client.get(f"/checks/{secret.slug}/"))
    reader = factories.make_user(Role.READER)
    client.force_login(reader)
    assert SECRET in told(client.get("/fact-checks/"))
    assert SECRET in told(Api(reader).get(f"/fact-checks/{secret.pk}/"))
