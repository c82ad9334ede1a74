"""Which address a request comes from."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the IP address of the client, as far as we can trust what we are told.

    Each reverse proxy appends the address it was called from to X-Forwarded-For. Behind N proxies
    of ours (`PROXY_COUNT`) the Nth entry from the right was written by the outermost of them;
    whatever stands left of it anyone may have made up. Without proxies the header is ignored.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    count = settings.PROXY_COUNT
    if not count:
        return peer
    chain = [entry.strip() for entry in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return chain[-count] if len(chain) >= count and chain[-count] else peer
