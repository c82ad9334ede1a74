import pytest
from django.contrib.auth import get_user_model


@pytest.mark.browser
@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/auth/group/add/", "/admin/password_change/"]
)
def test_admin_draws_under_the_strict_policy(page, client, live_server, address):
    rosa = get_user_model().objects.create_superuser("rosa", password="right")
    client.force_login(rosa)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(address)
    assert page.locator("#user-tools strong").text_content() == "rosa"
