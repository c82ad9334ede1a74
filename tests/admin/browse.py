"""Doing in the admin what a person does: open a page, fill in its form, send all of it."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.messages import get_messages
from lxml import html


@dataclass
class Page:
    """A page as it was answered."""

    response: Any
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def tree(self):
        return html.fromstring(self.response.content.decode())

    def find(self, path: str) -> list:
        """Return the parts of the page at an XPath."""
        return self.tree.xpath(path)

    @property
    def text(self) -> str:
        return " ".join(self.tree.text_content().split())

    @property
    def errors(self) -> list[str]:
        lists = self.tree.find_class("errorlist")
        return [" ".join(each.text_content().split()) for found in lists for each in found]

    @property
    def rows(self) -> int:
        """How many rows a list shows."""
        return len(self.find("//*[@id='result_list']/tbody/tr"))

    @property
    def acts(self) -> list[str]:
        """The buttons above a row."""
        return [
            each.text_content().strip()
            for each in self.find("//*[@class='object-tools']//a[contains(@href, '/act/')]")
        ]


class Browser:
    """Somebody at work in the admin."""

    def __init__(self, client, member) -> None:
        self.client = client
        client.force_login(member)

    def open(self, address: str, **query: Any) -> Page:
        """Open a page and read the form on it."""
        response = self.client.get(f"/admin/{address}", query)
        page = Page(response)
        if response.status_code == 200 and not response.streaming:
            forms = [form for form in page.tree.forms if form.get("id") not in NOT_THE_FORM]
            for form in forms:
                page.fields |= _fields_of(form)
        return page

    def send(self, address: str, **typed: Any) -> Page:
        """Open a page, type this into its form, and send it as a browser does: whole."""
        return self.post(address, **(self.open(address).fields | typed))

    def post(self, address: str, **data: Any) -> Page:
        """Send this and nothing else."""
        return Page(self.client.post(f"/admin/{address}", data))

    def tick(self, address: str, action: str, *rows: Any, **typed: Any) -> list[str]:
        """Do an action to rows of a list; return what the desk says."""
        data = {"action": action, "_selected_action": [row.pk for row in rows], **typed}
        response = self.client.post(f"/admin/{address}", data)
        assert response.status_code == 302, response.status_code
        return [str(message) for message in get_messages(response.wsgi_request)]


NOT_THE_FORM = {"logout-form", "changelist-search", "changelist-form"}


def _fields_of(form: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in form.form_values():
        if name != "csrfmiddlewaretoken" and "__prefix__" not in name:
            found.setdefault(name, []).append(value.lstrip("\n"))
    return found
