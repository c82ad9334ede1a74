"""A web page: the one article it shows, without the page around it.

trafilatura finds the text and what the page says of it. It is only ever given bytes that are here
already: it fetches nothing.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from ..desk.drafts import ArticleDraft
from ..text import TextError, decode
from ..text.language import detect_language
from .json_articles import read_time
from .problems import Problem

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,400}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_MOMENT = re.compile(
    r"(?:article:published_time|datePublished)[\"'][^<>{}]{0,40}?"
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)"
)
_HEAD_BYTES = 4096
"""How far a page is searched for the encoding it declares (HTML asks for the first 1,024 bytes)."""


def read_html(data: bytes) -> Iterator[ArticleDraft | Problem]:
    """Yield the one article in these bytes.

    :raises TextError: when they are no text.
    """
    draft = article_of_page(data)
    yield draft or Problem("", _("No article was found in this page."))


def article_of_page(
    data: bytes, *, url: str = "", declared: str | None = None
) -> ArticleDraft | None:
    """Return the article of a page, or None where there is none to be found.

    ``url`` is where the page was fetched from, ``declared`` the encoding its server named.

    :raises TextError: when the bytes are no text.
    """
    # Imported at first use: it takes as long as the rest of the desk together.
    import trafilatura

    page = _decode(data, declared)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    found: Any = trafilatura.bare_extraction(
        page,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        # Only a date that the page states as its own: one found somewhere in the words would be
        # a guess, and a wrong date makes a claim look older or newer than it is.
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": tomorrow.isoformat(),
        },
    )
    text = found.text if found else None
    if not text or not text.strip():
        return None
    return ArticleDraft(
        text=text,
        title=found.title or "",
        url=found.url or url,
        outlet=found.sitename or "",
        authors=[name.strip() for name in (found.author or "").split(";") if name.strip()],
        published_at=_published(found.date, page),
        language=detect_language(text) or _declared_language(page),
        source=data,
        extractor=f"trafilatura {trafilatura.__version__}",
    )


def _decode(data: bytes, declared: str | None) -> str:
    if declared is None and (match := _CHARSET.search(data[:_HEAD_BYTES])):
        declared = match[1].decode()
    try:
        return decode(data, declared=declared)
    except TextError as error:
        if declared is None or error.code not in ("unknown_encoding", "wrong_encoding"):
            raise
        # Pages name an encoding they are not in often enough; the bytes themselves may still say.
        return decode(data)


def _published(day: str | None, page: str) -> datetime | None:
    """Return when the page was published: to the minute where it says so for that very day."""
    if not day:
        return None
    for match in _MOMENT.finditer(page):
        if match[1].startswith(day):
            try:
                return read_time(match[1])
            except ValueError:
                continue
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return None
    return datetime(found.year, found.month, found.day, tzinfo=UTC)


def _declared_language(page: str) -> str:
    match = _LANGUAGE.search(page[:_HEAD_BYTES])
    return match[1].lower() if match else ""
