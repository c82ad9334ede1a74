"""Filters that turn stored values into words on a page."""

import re
from datetime import datetime, timedelta

from django import template
from django.utils import formats, timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..text import CONTEXT
from ..web.languages import language_name
from ..web.spacing import no_break

register = template.Library()
register.filter("no_break", template.defaultfilters.stringfilter(no_break), is_safe=True)
register.filter("named_language", language_name)  # i18n has a "language_name" that raises


@register.filter
def grouped(number: int) -> str:
    """Show a number with its thousands apart, as the reader's language does."""
    return formats.number_format(number, force_grouping=True)


@register.filter
def percent(share: float | None) -> str:
    """Show a share, 0 to 1, in whole per cent; a dash where there is none."""
    return "–" if share is None else _("%(percent)s %%") % {"percent": round(share * 100)}


@register.filter
def marked(excerpt: str) -> SafeString:
    """Show the words found: what stands between U+0002 and U+0003 becomes a mark."""
    shown = str(escape(no_break(excerpt))).replace("\x02", "<mark>").replace("\x03", "</mark>")
    return mark_safe(shown)  # noqa: S308  escaped just above; the two signs are never in a text


@register.filter
def before(context: str) -> str:
    """Show what stands before a place; where it was cut off, from the next whole word on."""
    if len(context) < CONTEXT:
        return no_break(context)
    blank = re.search(r"\s", context)
    return "…" + no_break(context[blank.end() :] if blank else context)


@register.filter
def after(context: str) -> str:
    """Show what stands after a place; where it was cut off, up to the last whole word."""
    whole = context if len(context) < CONTEXT else re.sub(r"\s+\S*$", "", context) + "…"
    return no_break(whole)


@register.simple_tag
def moment(at: datetime) -> SafeString:
    """Show when something was: how long ago within a week, else the day; the time stands behind."""
    full = formats.date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")
    shown = _ago(timezone.now() - at) or formats.date_format(timezone.localtime(at), "DATE_FORMAT")
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), full, shown)


@register.simple_tag
def lasted(begun: datetime | None, ended: datetime | None) -> str:
    """Show how long something took, or takes until now, in the one unit that says most."""
    if begun is None:
        return ""
    passed = max(timedelta(), (ended or timezone.now()) - begun)
    if passed < timedelta(seconds=1):
        return _("under a second")
    if passed < timedelta(minutes=2):
        number = passed // timedelta(seconds=1)
        return ngettext("%(number)s second", "%(number)s seconds", number) % {"number": number}
    if passed < timedelta(hours=2):
        number = passed // timedelta(minutes=1)
        return ngettext("%(number)s minute", "%(number)s minutes", number) % {"number": number}
    number = passed // timedelta(hours=1)
    return ngettext("%(number)s hour", "%(number)s hours", number) % {"number": number}


def _ago(passed: timedelta) -> str:
    if passed < timedelta(minutes=1):
        return _("just now")
    if passed < timedelta(hours=1):
        number = passed // timedelta(minutes=1)
        return ngettext("%(number)s minute ago", "%(number)s minutes ago", number) % {
            "number": number
        }
    if passed < timedelta(days=1):
        number = passed // timedelta(hours=1)
        return ngettext("%(number)s hour ago", "%(number)s hours ago", number) % {"number": number}
    if passed < timedelta(days=7):
        return ngettext("%(number)s day ago", "%(number)s days ago", passed.days) % {
            "number": passed.days
        }
    return ""
