import pytest


@pytest.mark.browser
def test_api_docs_draw_under_the_strict_policy(page):
    page.goto("/api/docs/")
    page.get_by_role("heading", name="Fact-check desk API").wait_for()
    assert page.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px"
