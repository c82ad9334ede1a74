"""Fetching one web page that a person asked for.

Whoever may name an address could make the desk knock on doors that only the desk can reach: its
own machine, the network it stands in, the cloud's metadata service. So every address, that of each
redirect too, is looked up once, refused unless it is public, and connected to as looked up
(requests-hardened). No cookie, no password, no proxy and no ``.netrc`` of the machine goes along.
"""

import ipaddress
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import Message
from http.cookiejar import DefaultCookiePolicy
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from requests_hardened import Config, Manager
from requests_hardened.ip_filter import InvalidIPAddress
from urllib3.exceptions import HTTPError as TransportError
from urllib3.exceptions import ReadTimeoutError

from ..desk.addresses import canonical_url
from ..desk.drafts import ArticleDraft
from ..desk.wording import sentence_of
from ..text import TextError, decode
from .html import article_of_page
from .lines import Lines
from .plain_text import headline_of

MOST_REDIRECTS = 5
LARGEST_PAGE = 10 * 1024 * 1024
"""Bytes of a page, unpacked; the largest news pages have a tenth of it."""
SHORTEST_ARTICLE = 200
"""Code points under which a page is taken to be no article but a notice, a login, a list."""
_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK = 64 * 1024


class FetchError(Exception):
    """A page could not be fetched, or is no article. The message is a sentence for a person.

    ``code``: ``scheme``, ``private``, ``redirect_private``, ``dns``, ``unreachable``, ``timeout``,
    ``tls``, ``too_many_redirects``, ``http_status``, ``too_large``, ``not_a_page``, ``not_text``,
    ``no_article``.
    """

    def __init__(self, sentence: str, *, code: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def fetch_article(url: str) -> ArticleDraft:
    """Fetch a page and return the article on it.

    The draft's address is the one the page names as its canonical one, where that is on the same
    site; a page cannot pass itself off as another site's. Takes at most
    ``FACTCHECK_FETCH_SECONDS`` seconds; never call it inside a transaction.

    :raises FetchError: with a sentence that says why there is none.
    """
    start = _address(url)
    lines = Lines()
    try:
        page = _within(settings.FACTCHECK_FETCH_SECONDS, lambda: _get(start, lines))
    except _Failure as failure:
        raise FetchError(_sentence(failure), code=failure.code) from failure
    finally:
        lines.cut()
    try:
        draft = _read(page)
    except TextError as error:
        raise FetchError(sentence_of(error), code="not_text") from error
    if draft is None or len(draft.text) < SHORTEST_ARTICLE:
        raise FetchError(_("No article was found on this page."), code="no_article")
    return draft


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    kind: str
    charset: str | None
    data: bytes


class _Failure(Exception):
    """Why there is no page. Sentences are made later: translations belong to the asking thread."""

    def __init__(self, code: str, detail: object = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def _sentence(failure: _Failure) -> str:
    sentences = {
        "private": _("This address leads into a private network; it is not fetched."),
        "redirect_private": _("This page sends on to a private network; it is not fetched."),
        "redirect_scheme": _("This page sends on to something that is no web address."),
        "dns": _("There is no such host: its name is not known."),
        "unreachable": _("The host does not answer, or broke off: no connection."),
        "timeout": _("The host took too long to answer."),
        "tls": _("The host does not prove to be who it says (its certificate was refused)."),
        "too_many_redirects": _("This page sends on and on, without end."),
        "http_status": _("The host answered with the error %(detail)s."),
        "too_large": _("The page is larger than %(detail)s bytes."),
        "not_a_page": _("This is no web page but “%(detail)s”."),
    }
    return sentences[failure.code] % {"detail": failure.detail}


def _address(url: str) -> str:
    try:
        found = canonical_url(url)
    except ValidationError as error:
        raise FetchError(" ".join(error.messages), code="scheme") from error
    if found is None:
        raise FetchError(_("There is no address."), code="scheme")
    return found


T = TypeVar("T")


def _within(seconds: float, work: Callable[[], T]) -> T:
    """Return what the work returns, or fail when it takes longer.

    A deadline for all of it, the look-up of the name included, which no socket's timeout covers.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # raised again by who waits
            errors.append(error)

    thread = threading.Thread(target=run, name="fetch", daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise _Failure("timeout")
    return results[0]


def _get(url: str, lines: Lines) -> _Page:
    """Follow the address to a page, looking at each step.

    :raises _Failure: when there is none.
    """
    with _session() as session:
        lines.hold_those_of(session)
        for hop in range(MOST_REDIRECTS + 1):
            try:
                with session.get(_numeric_host(url), stream=True) as response:
                    target = session.get_redirect_target(response)
                    if not target:
                        return _page(url, response)
            except (requests.RequestException, TransportError, OSError, ValueError) as error:
                raise _failure(error, hop) from error
            try:
                url = canonical_url(urljoin(url, target)) or ""
            except (ValueError, ValidationError) as error:
                raise _Failure("redirect_scheme") from error
    raise _Failure("too_many_redirects")


def _session() -> Any:
    seconds = settings.FACTCHECK_FETCH_SECONDS
    session = Manager(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=settings.FACTCHECK_FETCH_PRIVATE,
            never_redirect=True,
            default_timeout=(min(5, seconds), min(10, seconds)),
            user_agent_override=settings.FACTCHECK_USER_AGENT,
        )
    ).get_session()
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers["Accept"] = "text/html,application/xhtml+xml,text/plain;q=0.8"
    return session


def _numeric_host(url: str) -> str:
    """Write a host given as a number ("2130706433", "0x7f.1", "[::7f00:1]") as an IPv4 address.

    What looks names up reads these as IPv4; the filter is to see what will be connected to.
    """
    host = urlsplit(url).hostname or ""
    try:
        if ":" in host:
            number = int(ipaddress.IPv6Address(host))
            # "IPv4-compatible", RFC 4291, section 2.5.5.1; :: and ::1 are addresses of their own.
            address = ipaddress.IPv4Address(number) if number > 1 else None
            host = f"[{host}]"
        else:
            address = ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return url
    return url.replace(host, str(address), 1) if address else url


def _failure(error: Exception, hop: int) -> _Failure:
    if isinstance(error, InvalidIPAddress):
        return _Failure("redirect_private" if hop else "private")
    if isinstance(error, requests.Timeout) or _caused_by(error, ReadTimeoutError):
        return _Failure("timeout")
    if isinstance(error, requests.exceptions.SSLError):
        return _Failure("tls")
    if _caused_by(error, socket.gaierror) or isinstance(error, UnicodeError):
        return _Failure("dns")
    return _Failure("unreachable")


def _caused_by(error: BaseException | None, kind: type[BaseException]) -> bool:
    while error is not None:
        if isinstance(error, kind) or any(isinstance(each, kind) for each in error.args):
            return True
        error = error.__cause__ or error.__context__
    return False


def _page(url: str, response: requests.Response) -> _Page:
    if not 200 <= response.status_code < 300:
        raise _Failure("http_status", f"{response.status_code} {response.reason or ''}".strip())
    header = Message()
    header["Content-Type"] = response.headers.get("Content-Type", "text/html")
    kind = header.get_content_type()
    if kind not in (*_PAGES, "text/plain"):
        raise _Failure("not_a_page", kind[:60])
    charset = header.get_content_charset()
    return _Page(url, kind, charset, _body(response))


def _body(response: requests.Response) -> bytes:
    limit = min(LARGEST_PAGE, settings.FACTCHECK_MAX_UPLOAD_BYTES)
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > limit:
            raise _Failure("too_large", limit)
    return bytes(body)


def _read(page: _Page) -> ArticleDraft | None:
    if page.kind == "text/plain":
        text = decode(page.data, declared=page.charset)
        return ArticleDraft(text, title=headline_of(text), url=page.url, source=page.data)
    draft = article_of_page(page.data, url=page.url, declared=page.charset)
    if draft and _site(draft.url) != _site(page.url):
        return replace(draft, url=page.url)
    return draft


def _site(url: str) -> str:
    """The host of an address, without the first label by which sites mark their variants."""
    host = urlsplit(url).hostname or ""
    for variant in ("www.", "m.", "amp.", "mobile."):
        host = host.removeprefix(variant)
    return host
