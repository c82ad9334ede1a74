"""Reading answers as a person would: the words of a page, without its markup."""

import re
from html import unescape

from django.contrib.messages import get_messages


def words(response) -> str:
    """The words of the page's main part and its aside, each run of white space one blank."""
    html = response.content.decode()
    html = html[html.index("<main") : html.index("<footer") if "<footer" in html else None]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def said(response) -> list[str]:
    """The messages that an answer leaves for the next page."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def titles(response) -> list[str]:
    """The linked titles of a list, in order."""
    found = re.findall(r'<a class="title"[^>]*>(.*?)</a>', response.content.decode(), re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", title)).strip() for title in found]
