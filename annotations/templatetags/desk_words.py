"""Filters that turn stored values into words on a page."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..web.languages import language_name

register = template.Library()
register.filter("language_name", language_name)


@register.filter
def marked(excerpt: str) -> SafeString:
    """Show the words found: what stands between U+0002 and U+0003 becomes a mark."""
    shown = str(escape(excerpt)).replace("\x02", "<mark>").replace("\x03", "</mark>")
    return mark_safe(shown)  # noqa: S308  escaped just above; the two signs are never in a text
