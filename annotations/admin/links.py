"""Links from one page of the admin to another, and to the pages of the desk."""

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


def row_link(row: Model | None, words: Any = None) -> str | SafeString:
    """Return a link to the admin page of a row; a dash for none."""
    if row is None:
        return "—"
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    text = str(row if words is None else words)
    return format_html('<a href="{}">{}</a>', reverse(name, args=[row.pk]), text or f"#{row.pk}")


def act_url(row: Model, act: str) -> str:
    """Return the address of the page on which an act is done to a row."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_act"
    return reverse(name, args=[row.pk, act])
