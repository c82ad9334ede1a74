"""Who may come in, and what each role finds there."""

import pytest
from django.contrib.messages import get_messages

from annotations.desk.tokens import create_token, tokens_of
from annotations.models import Event, Evidence, Outlet, Role, User
from tests import factories

from .browse import Browser
from .furnishing import furnish

pytestmark = pytest.mark.django_db


def test_stranger_is_sent_to_the_sign_in_of_the_desk_and_back_again(client):
    away = client.get("/admin/annotations/claim/", follow=True)
    assert away.redirect_chain[-1] == ("/sign-in/?next=/admin/annotations/claim/", 302)


def test_reader_is_sent_back_to_the_desk_with_a_sentence(client, reader):
    client.force_login(reader)
    answer = client.get("/admin/annotations/claim/")
    assert answer.url == "/admin/login/?next=/admin/annotations/claim/"
    answer = client.get(answer.url)
    assert answer.url == "/"
    assert [str(message) for message in get_messages(answer.wsgi_request)] == [
        "The admin is for those who work on quotes and claims; your role is reader."
    ]


def test_member_who_was_made_inactive_stays_outside(client):
    client.force_login(factories.make_user("editor"))
    User.objects.update(is_active=False)
    assert client.get("/admin/").status_code == 302


def test_sign_in_leads_to_no_other_site(client, reviewer):
    client.force_login(reviewer)
    answer = client.get("/admin/login/", {"next": "https://elsewhere.example/"})
    assert answer.url == "/admin/"


def test_django_staff_who_are_readers_stay_outside_and_staff_is_not_asked_for(client):
    client.force_login(factories.make_user("reader", is_staff=True))
    assert client.get("/admin/").status_code == 302
    client.force_login(factories.make_user("annotator", is_staff=False))
    assert client.get("/admin/").status_code == 200


ANNOTATING = {
    *("article", "outlet", "speaker", "quote", "claim", "appearance", "evidence"),
    *("excludedrange", "gatenote", "replyrequest", "question", "answer"),
}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.ANNOTATOR, ANNOTATING),
        (Role.REVIEWER, ANNOTATING),
        (Role.EDITOR, ANNOTATING | {"ratingscale"}),
        (Role.ADMINISTRATOR, ANNOTATING | {"ratingscale", "user"}),
    ],
)
def test_role_adds_what_the_rules_let_it(client, role, expected):
    page = Browser(client, factories.make_user(role)).open("")
    links = page.find("//*[@id='content-main']//a[@class='addlink']/@href")
    assert {link.split("/")[3] for link in links} == expected


CHANGING = {"article", "speaker", "quote", "claim", "gatenote", "replyrequest", "question"}
EDITING = CHANGING | {"answer", "evidence", "outlet", "desksettings"}


@pytest.mark.parametrize(
    ("role", "changes", "acts"),
    [
        (Role.ANNOTATOR, CHANGING, {"claim": []}),
        (Role.REVIEWER, CHANGING, {}),
        (Role.EDITOR, EDITING, {}),
        (Role.ADMINISTRATOR, EDITING | {"user"}, {}),
    ],
)
def test_role_changes_what_the_rules_let_it(client, role, changes, acts):
    rows = furnish(1)
    browser = Browser(client, factories.make_user(role))
    found = set()
    for name, row in rows.items():
        if name == "authtoken":
            continue
        page = browser.open(f"annotations/{name}/{row.pk}/change/")
        if page.status == 200 and page.find("//input[@name='_save']"):
            found.add(name)
        if name in acts:
            assert page.acts == acts[name]
    assert found == changes


@pytest.mark.parametrize(
    "address", ["annotations/user/", "annotations/user/add/", "knox/authtoken/"]
)
def test_people_and_tokens_are_for_administrators_only(as_editor, address):
    assert as_editor.open(address).status == 403


def test_annotator_gives_no_verdict_even_by_the_address_of_the_form(as_annotator):
    claim, scale = factories.make_claim(), factories.make_scale()
    form = {"rating": scale.ratings.first().pk, "reasons": "So it is."}
    page = as_annotator.post(f"annotations/claim/{claim.pk}/act/give-verdict/", **form)
    assert (page.status, claim.verdicts.count()) == (403, 0)


def test_reviewer_sees_others_evidence_but_what_they_send_for_it_is_not_read(as_reviewer):
    evidence = factories.make_evidence(title="Almanac")
    address = f"annotations/claim/{evidence.claim_id}/change/"
    as_reviewer.send(address, **{"evidence-0-title": "Mine now", "evidence-0-stance": "refutes"})
    as_reviewer.post(f"annotations/evidence/{evidence.pk}/change/", title="Mine now")
    stored = Evidence.objects.get()
    assert (stored.title, stored.stance, stored.version) == ("Almanac", "supports", 1)


def test_reviewer_changes_no_outlet(as_reviewer):
    outlet = factories.make_outlet("The Quay")
    assert as_reviewer.post(f"annotations/outlet/{outlet.pk}/change/", name="X").status == 403
    assert Outlet.objects.get().name == "The Quay"


def test_administrator_lets_somebody_join_changes_their_role_and_lets_them_go(
    as_administrator, administrator
):
    form = {"username": "bo", "role": "annotator", "first_name": "Bo", "last_name": "Ray"}
    secret = "a stapled battery horse"
    page = as_administrator.send(
        "annotations/user/add/", **form, password1=secret, password2=secret
    )
    assert page.status == 302
    bo = User.objects.get(username="bo")
    assert (bo.role, bo.is_staff, bo.check_password(secret)) == ("annotator", False, True)

    address = f"annotations/user/{bo.pk}/change/"
    assert as_administrator.send(address, role="editor").status == 302
    fields = as_administrator.open(address).fields
    del fields["is_active"]
    assert as_administrator.post(address, **fields).status == 302
    bo.refresh_from_db()
    assert (bo.role, bo.is_active) == ("editor", False)
    events = Event.objects.filter(target_type="user", target_id=bo.pk).order_by("pk")
    assert [event.verb for event in events] == ["user.created", "user.changed", "user.changed"]
    assert {event.actor for event in events} == {administrator}


@pytest.mark.parametrize(
    ("first", "second"),
    [("12345678", "12345678"), ("a stapled battery horse", "another")],
)
def test_password_that_is_weak_or_mistyped_lets_nobody_join(as_administrator, first, second):
    form = {"username": "bo", "role": "annotator", "password1": first, "password2": second}
    page = as_administrator.send("annotations/user/add/", **form)
    assert page.status == 200
    assert page.errors
    assert not User.objects.filter(username="bo").exists()


def test_administrator_gives_a_member_another_password(as_administrator, reader):
    secret = "a stapled battery horse"
    page = f"annotations/user/{reader.pk}/act/password/"
    form = {"new_password1": secret, "new_password2": secret}
    assert as_administrator.send(page, **form).status == 302
    reader.refresh_from_db()
    assert reader.check_password(secret)
    assert Event.objects.latest("pk").verb == "user.password_reset"


def test_administrator_does_not_take_their_own_office_away(as_administrator, administrator):
    page = as_administrator.send(f"annotations/user/{administrator.pk}/change/", role="reader")
    administrator.refresh_from_db()
    assert (page.status, administrator.role) == (409, "administrator")


def test_token_is_revoked_and_no_page_tells_what_it_is(as_administrator, reader):
    row, secret = create_token(actor=reader)
    page = as_administrator.open("knox/authtoken/")
    assert (secret in page.text, row.token_key in page.text) == (False, False)
    assert as_administrator.tick("knox/authtoken/", "revoke", row) == ["Revoked: 1"]
    assert tokens_of(reader).count() == 0
    assert Event.objects.latest("pk").verb == "token.revoked"


def test_no_page_but_an_administrators_leads_to_the_pages_of_members(as_editor):
    for name, row in furnish(1).items():
        if name not in ("user", "authtoken"):
            page = as_editor.open(f"annotations/{name}/{row.pk}/change/")
            assert page.find("//main//a[contains(@href, '/annotations/user/')]") == [], name
