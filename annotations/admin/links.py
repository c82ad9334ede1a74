"""Links from one page of the admin to another, and to the pages of the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..desk.labels import engine_label, why_proposed
from ..models import User


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


class Names:
    """Members by their names, where Django would link to pages that administrators alone see;
    engines and their reasons in words, with what is stored beside them.
    """

    @admin.display(description=_("created by"))
    def creator(self, row: Any) -> str:
        """Return who made it."""
        return _name(row.created_by)

    @admin.display(description=_("decided by"))
    def decider(self, row: Any) -> str:
        """Return who decided on it."""
        return _name(row.decided_by)

    @admin.display(description=_("captured by"))
    def capturer(self, row: Any) -> str:
        """Return who brought the text in."""
        return _name(row.captured_by)

    @admin.display(description=_("brought back by"))
    def restorer(self, row: Any) -> str:
        """Return who brought the text back."""
        return _name(row.restored_by)

    @admin.display(description=_("reviewer"))
    def giver(self, row: Any) -> str:
        """Return whose verdict it is."""
        return _name(row.reviewer)

    @admin.display(description=_("by"))
    def doer(self, row: Any) -> str:
        """Return who acted."""
        return _name(row.actor)

    @admin.display(description=_("asked for by"))
    def asker(self, row: Any) -> str:
        """Return who asked for it."""
        return _name(row.requested_by)

    @admin.display(description=_("written by"))
    def writer(self, row: Any) -> str:
        """Return who wrote it down."""
        return _name(row.written_by)

    @admin.display(description=_("resolved by"))
    def resolver(self, row: Any) -> str:
        """Return who resolved it."""
        return _name(row.resolved_by)

    @admin.display(description=_("made by"))
    def maker(self, row: Any) -> str:
        """Return who made a correction."""
        return _name(row.made_by)

    @admin.display(description=_("published by"))
    def publisher(self, row: Any) -> str:
        """Return who published it."""
        return _name(row.published_by)

    @admin.display(description=_("withdrawn by"))
    def withdrawer(self, row: Any) -> str:
        """Return who withdrew it."""
        return _name(row.withdrawn_by)

    @admin.display(description=_("trained by"))
    def trainer(self, row: Any) -> str:
        """Return who had it trained."""
        return _name(row.trained_by)

    @admin.display(description=_("engine"))
    def read_by(self, row: Any) -> str | SafeString:
        """Return which engine read a text or proposed a mark."""
        return _with_stored(engine_label(row.engine), row.engine)

    @admin.display(description=_("why proposed"))
    def because(self, row: Any) -> str | SafeString:
        """Return why it was proposed."""
        return _with_stored(why_proposed(getattr(row, "reasons", None) or row.why), row.why)


def _with_stored(told: str, stored: str) -> str | SafeString:
    if not told or not stored or told == stored:
        return told or stored or "—"
    return format_html("{} <code>{}</code>", told, stored)


def _name(member: User | None) -> str:
    return member.display_name if member else "—"
