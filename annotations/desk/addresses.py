"""The one form in which the address of an article is kept."""

import re
from urllib.parse import urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 2000
"""Code points of an address; ``Article.url`` holds no more."""

_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_[ce]id)(=|$)")
# Space, control characters, and halves of characters that no database can hold.
_UNFIT = re.compile("[\\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_PORTS = {"http": 80, "https": 443}


def canonical_url(value: str) -> str | None:
    """Return the one form of an address under which an article is kept; None for none.

    Scheme and host in lower case; no fragment, default port, user name or password, and no
    advertising parameters. The form of a form is itself.

    :raises ValidationError: when it is no http or https address, or too long.
    """
    value = value.strip()
    if not value:
        return None
    if _UNFIT.search(value):
        raise _no_address(value)
    try:
        parts = urlsplit(value)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _no_address(value) from error
    if parts.scheme not in _PORTS or not host or port == 0:
        raise _no_address(value)
    if ":" in host:
        host = f"[{host}]"
    if port and port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    query = parts.query
    if query:
        query = "&".join(part for part in query.split("&") if not _TRACKING.match(part))
    url = urlunsplit((parts.scheme, host, parts.path or "/", query, ""))
    if len(url) > LONGEST:
        sentence = _("This address has %(length)s characters; at most %(limit)s are taken.")
        raise ValidationError({"url": sentence % {"length": len(url), "limit": LONGEST}})
    return url


def _no_address(value: str) -> ValidationError:
    shown = value[:200].encode("utf-8", "replace").decode()
    return ValidationError(
        {"url": _("“%(value)s” is no http:// or https:// address.") % {"value": shown}}
    )
