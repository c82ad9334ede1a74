"""What the browser tests of several pages do."""

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client


def sign_in(page, user):
    """Let the browser be this person, as if they had signed in a moment ago."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "domain": "localhost", "path": "/"}]
    )
    return user


def violations(page):
    """What axe finds against the page, as it stands now."""
    found = Axe().run(page).response["violations"]
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found]


def overflow(page):
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
