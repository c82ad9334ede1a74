"""The desk's pages on which fact-checks are written, published, corrected and withdrawn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.models import Claim, FactCheck, Role
from tests import factories
from tests.published import make_decided_claim, make_draft, make_published
from tests.web.helpers import said, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    member = factories.make_user(Role.REVIEWER, username="writer")
    client.force_login(member)
    return member


@pytest.fixture
def publisher(client):
    member = factories.make_user(Role.EDITOR, username="publisher")
    client.force_login(member)
    return member


def form_of(check, **values):
    """What the editor's form sends."""
    return {
        "headline": check.headline,
        "summary": check.summary,
        "body": check.body,
        "slug": check.slug,
        "language": check.language,
        "listed": [each.pk for each in check.evidence.all()],
        "signed": [each.pk for each in check.authors.all()],
        "version": check.version,
    } | values


def test_draft_is_begun_on_the_page_of_a_decided_claim_and_written(client, writer):
    claim = make_decided_claim("The harbour closed.")
    assert "Begin a draft" in words(client.get(f"/claims/{claim.pk}/"))
    begun = client.post(f"/claims/{claim.pk}/fact-check/", {"language": "en"}, follow=True)
    check = FactCheck.objects.get()
    assert "Write the fact-check" in words(begun)
    saved = client.post(
        f"/fact-checks/{check.pk}/edit/",
        form_of(check, headline="No, it did not", body="It stayed *open*."),
        follow=True,
    )
    assert "The draft is saved." in words(saved)
    assert "It stayed open ." in words(saved)
    assert "No, it did not" in words(client.get(f"/claims/{claim.pk}/"))


def test_claim_that_is_open_offers_no_draft(client, writer):
    claim = factories.make_claim()
    assert "Begin a draft" not in words(client.get(f"/claims/{claim.pk}/"))
    client.post(f"/claims/{claim.pk}/fact-check/", {"language": "en"})
    assert not FactCheck.objects.exists()


def test_preview_shows_what_is_typed_and_saves_nothing(client, writer):
    check = make_draft(actor=writer, body="Old.")
    typed = form_of(check, body="# New *words*", preview="1")
    answer = client.post(f"/fact-checks/{check.pk}/edit/", typed)
    assert "<h2>New <em>words</em></h2>" in answer.content.decode()
    assert "nothing is saved yet" in words(answer)
    part = client.post(f"/fact-checks/{check.pk}/preview/", typed)
    assert "<h2>New <em>words</em></h2>" in part.content.decode()
    assert FactCheck.objects.get().body == "Old."


def test_preview_of_the_page_is_the_public_page(client, writer):
    check = make_draft(actor=writer)
    preview = client.get(f"/fact-checks/{check.pk}/preview/")
    assert preview["Cache-Control"].startswith("no-store")
    assert '<article class="check' in preview.content.decode()
    assert 'class="masthead"' in preview.content.decode()


def test_second_of_two_edits_sees_both_texts(client, writer):
    check = make_draft(actor=writer, body="First.")
    late = form_of(check, body="Second.")
    client.post(f"/fact-checks/{check.pk}/edit/", form_of(check, body="Theirs."))
    answer = client.post(f"/fact-checks/{check.pk}/edit/", late)
    assert answer.status_code == 409
    assert "Theirs." in words(answer)
    assert "Second." in words(answer)
    assert FactCheck.objects.get().body == "Theirs."


def test_language_that_nobody_changed_is_no_difference_between_two_edits(client, writer):
    check = make_draft(actor=writer)
    fields = {name: getattr(check, name) for name in ("headline", "language", "slug", "version")}
    client.post(f"/fact-checks/{check.pk}/edit/", fields | {"summary": "One"})
    answer = client.post(f"/fact-checks/{check.pk}/edit/", fields | {"summary": "Other"})
    differ = {each.label for each in answer.context["both"] if each.differ}
    assert (answer.status_code, differ) == (409, {"Summary"})


def test_writer_is_told_that_somebody_else_publishes(client, writer):
    check = make_draft(actor=writer)
    page = client.get(f"/fact-checks/{check.pk}/publish/")
    assert "An editor publishes it." in words(page)
    assert '<button class="button-primary" type="submit">Publish' not in page.content.decode()
    assert "Embargo until" not in words(page)
    refused = client.post(f"/fact-checks/{check.pk}/publish/", {"version": check.version})
    assert refused.status_code == 403
    assert FactCheck.objects.get().state == "draft"


def test_editor_who_wrote_it_is_told_that_another_publishes(client, publisher):
    check = make_draft(actor=publisher)
    page = client.get(f"/fact-checks/{check.pk}/publish/")
    assert "You worked on this: another editor publishes it." in words(page)


def test_embargo_that_is_moved_asks_for_a_time(client, publisher):
    check = make_published(embargo=True)
    assert "Empty: it is out at once." not in words(client.get(f"/fact-checks/{check.pk}/"))


def test_editor_publishes_at_once_or_under_embargo(client, publisher):
    check, later = make_draft(), make_draft()
    done = client.post(f"/fact-checks/{check.pk}/publish/", {"version": check.version}, follow=True)
    assert "It is public." in words(done)
    assert client.get(f"/checks/{check.slug}/").status_code == 200
    moment = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    client.post(
        f"/fact-checks/{later.pk}/publish/", {"version": later.version, "embargo_until": moment}
    )
    assert client.get(f"/checks/{later.slug}/").status_code == 404
    assert "under embargo" in words(client.get(f"/fact-checks/{later.pk}/"))


def test_draft_without_text_is_said_to_be_without(client, publisher):
    check = make_draft(body="")
    answer = client.post(f"/fact-checks/{check.pk}/publish/", {"version": check.version})
    assert "There is no text to publish yet." in words(answer)
    assert FactCheck.objects.get().state == "draft"


def test_embargo_is_moved_and_lifted(client, publisher):
    check = make_published(embargo=True)
    moment = (timezone.now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    address = f"/fact-checks/{check.pk}/embargo/"
    client.post(address, {"version": check.version, "embargo_until": moment})
    check.refresh_from_db()
    assert check.out_at.strftime("%Y-%m-%dT%H:%M") == moment
    client.post(address, {"version": check.version, "lift": "1"})
    assert client.get(f"/checks/{check.slug}/").status_code == 200
    answer = client.post(address, {"version": check.version, "embargo_until": ""})
    assert said(answer)[-1] == "Give the day and the time at which the embargo ends."


def test_correction_is_made_with_a_reason(client, publisher):
    check = make_published(summary="It closed.")
    address = f"/fact-checks/{check.pk}/correct/"
    typed = form_of(check, summary="It stayed open.", kind="update")
    assert "This field is required." in words(client.post(address, typed))
    done = client.post(address, typed | {"reason": "New figures."}, follow=True)
    assert "It is corrected." in words(done)
    assert "New figures." in words(client.get(f"/checks/{check.slug}/"))
    assert Claim.objects.get().state == "corrected"


def test_withdrawing_asks_for_a_reason(client, publisher):
    check = make_published()
    address = f"/fact-checks/{check.pk}/withdraw/"
    assert client.post(address, {"version": check.version}).status_code == 200
    client.post(address, {"version": check.version, "reason": "We were wrong."})
    assert FactCheck.objects.get().state == "withdrawn"


def test_draft_is_set_aside(client, writer):
    check = make_draft(actor=writer)
    client.post(f"/fact-checks/{check.pk}/discard/", {"version": check.version})
    assert FactCheck.objects.get().state == "discarded"
    assert check.headline not in words(client.get("/fact-checks/"))
    assert check.headline in words(client.get("/fact-checks/?state=discarded"))


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_do_not_grow_with_it(client, publisher, count):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(count):
        make_draft()
    with CaptureQueriesContext(connection) as asked:
        client.get("/fact-checks/")
    assert len([each for each in asked if "annotations_factcheck" in each["sql"]]) == 1


@pytest.mark.parametrize("word", ["correct", "withdraw", "edit"])
def test_reader_of_what_is_out_changes_nothing(client, word):
    check = make_published()
    client.force_login(factories.make_user(Role.READER))
    assert client.get(f"/fact-checks/{check.pk}/").status_code == 200
    assert client.get(f"/fact-checks/{check.pk}/{word}/").status_code == 403
