"""The strict Content-Security-Policy holds in the admin, in a real browser.

The ``page`` fixture fails a test whose page logged an error, and a blocked script or style does.
"""

import pytest

from tests import factories

from .furnishing import furnish

pytestmark = pytest.mark.browser

BLOCKED = """
window.blocked = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.blocked.push(`${event.violatedDirective} ${event.sourceFile}:${event.lineNumber}`);
});
"""


def sign_in(page, live_server, client, member):
    client.force_login(member)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.add_init_script(BLOCKED)


def test_pages_of_every_model_draw_under_the_strict_policy(
    page, client, live_server, administrator
):
    rows = furnish(1)
    sign_in(page, live_server, client, administrator)
    addresses = ["/admin/"]
    for name, row in rows.items():
        folder = f"/admin/{row._meta.app_label}/{name}/"
        addresses.append(folder)
        if name != "authtoken":
            addresses.append(f"{folder}{row.pk}/change/")
    for name in ("article", "quote", "claim", "appearance", "ratingscale", "user"):
        addresses.append(f"/admin/annotations/{name}/add/")
    for name, act in (("claim", "give-verdict"), ("quote", "reject"), ("user", "password")):
        addresses.append(f"/admin/annotations/{name}/{rows[name].pk}/act/{act}/")
    blocked = {}
    for address in addresses:
        assert page.goto(address).status == 200, address
        page.wait_for_load_state("load")
        if found := page.evaluate("window.blocked"):
            blocked[address] = found
    assert blocked == {}


def test_parts_that_scripts_draw_work_under_the_strict_policy(page, client, live_server, reviewer):
    speaker = factories.make_speaker("Marta Ilves")
    claim = factories.make_claim()
    sign_in(page, live_server, client, reviewer)

    page.goto(f"/admin/annotations/claim/{claim.pk}/change/")
    page.locator(".field-speaker .select2-selection").click()
    page.locator(".select2-search__field").fill("Marta")
    page.locator(".select2-results__option", has_text="Marta Ilves").click()
    page.get_by_text("Add another Evidence").click()
    page.locator("#id_evidence-1-stance").select_option("supports")
    page.locator("#id_evidence-1-title").fill("Count of lorries")
    page.locator("#id_evidence-1-published_on").locator("xpath=..").get_by_role(
        "link", name="Today"
    ).click()
    assert page.evaluate("window.blocked") == []
    page.locator("input[name='_save']").click()
    page.wait_for_url("**/admin/annotations/claim/")
    claim.refresh_from_db()
    evidence = claim.evidence.get()
    assert (claim.speaker, evidence.title) == (speaker, "Count of lorries")
    assert evidence.published_on is not None


def test_new_speaker_is_written_down_in_a_window_beside_the_claim(
    page, client, live_server, reviewer
):
    claim = factories.make_claim()
    sign_in(page, live_server, client, reviewer)
    page.goto(f"/admin/annotations/claim/{claim.pk}/change/")
    with page.expect_popup() as window:
        page.locator("#add_id_speaker").click()
    window.value.locator("#id_name").fill("Bo Ray")
    with window.value.expect_event("close"):
        window.value.locator("input[name='_save']").click()
    page.locator(".select2-selection__rendered", has_text="Bo Ray").wait_for()
    page.locator("input[name='_save']").click()
    page.wait_for_url("**/admin/annotations/claim/")
    claim.refresh_from_db()
    assert claim.speaker.name == "Bo Ray"


def test_rows_are_ticked_and_rejected_with_a_reason(page, client, live_server, reviewer):
    quotes = [factories.make_proposed_quote() for _ in range(3)]
    sign_in(page, live_server, client, reviewer)
    page.goto("/admin/annotations/quote/")
    page.locator("#action-toggle").check()
    page.locator("select[name='action']").select_option("reject")
    page.locator("input[name='reason']").fill("A headline.")
    page.get_by_role("button", name="Go").click()
    page.locator(".messagelist").get_by_text("Rejected: 3").wait_for()
    for quote in quotes:
        quote.refresh_from_db()
    assert {(quote.state, quote.decision_reason) for quote in quotes} == {
        ("rejected", "A headline.")
    }
    assert page.evaluate("window.blocked") == []
