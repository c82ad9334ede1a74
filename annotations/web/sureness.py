"""How sure the engine must be of a proposal for a page to show it."""

from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

LEVELS = (50, 60, 70, 80, 90)
"""Per cent that a page offers; whoever writes another number into the address is heard too."""


def level_asked(request: HttpRequest) -> int:
    """Return the per cent asked for, 0 for none: in the form, the address, or the page it is on."""
    address = getattr(getattr(request, "htmx", None), "current_url", None) or ""
    on_page = parse_qs(urlsplit(address).query).get("sure", [""])[0]
    # An empty choice is one too: it is not asked further.
    for asked in (request.POST.get("sure"), request.GET.get("sure"), on_page):
        if asked is not None:
            return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 3 else 0
    return 0


def level_choices(chosen: int = 0) -> list[tuple[int | str, str]]:
    """Return the levels with what they are called, the chosen one among them."""
    levels = sorted({*LEVELS, chosen} - {0})
    told = [(level, _("at least %(percent)s %% sure") % {"percent": level}) for level in levels]
    return [("", pgettext("proposals, however sure", "all")), *told]
