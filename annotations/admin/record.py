"""The record, to read, and the fingerprints by which texts that are alike are found."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..models import (
    Article,
    Assignment,
    Claim,
    Comment,
    DeskSettings,
    Event,
    Evidence,
    ExcludedRange,
    Job,
    Outlet,
    Quote,
    RatingScale,
    Recusal,
    RevisionSketch,
    Speaker,
    TrainedModel,
    User,
    Verdict,
)
from ..models.claims import Appearance
from .base import GuardedAdmin
from .site import site

TARGETS = (
    Article,
    ExcludedRange,
    Quote,
    Claim,
    Appearance,
    Evidence,
    Verdict,
    Comment,
    Assignment,
    Recusal,
    Speaker,
    Outlet,
    RatingScale,
    Job,
    DeskSettings,
    TrainedModel,
    User,
)
"""What lines of the record are about."""


class TargetFilter(admin.SimpleListFilter):
    """Lines of the record by what they are about."""

    title = _("of")
    parameter_name = "target_type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Offer the words of the desk."""
        return [(model._meta.model_name or "", model._meta.verbose_name) for model in TARGETS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        """Keep the lines about rows of this kind."""
        return queryset.filter(target_type=self.value()) if self.value() else queryset


@admin.register(Event, site=site)
class EventAdmin(GuardedAdmin):
    """The record."""

    guarded = _("The record is written once and never altered: this page is for reading.")
    list_display = ("at", "verb", "target", "actor", "reason")
    list_filter = (TargetFilter, "at")
    list_select_related = ("actor",)
    search_fields = ("verb", "actor__username", "=target_id", "=claim_id", "=article_id")
    search_help_text = _(
        "What was done (such as “accepted”), by whom, or the number of what it was done to."
    )
    fields = ("at", "doer", "verb", "target", "article_id", "claim_id", "data")
    readonly_fields = ("doer", "target")

    @admin.display(description=_("of"))
    def target(self, event: Event) -> str | SafeString:
        """Return a link to what the line is about; it is there, for nothing is deleted."""
        models = {model._meta.model_name: model._meta.verbose_name for model in TARGETS}
        if event.target_type == "user":
            return str(event.data.get("member") or event.data.get("username", _("a member")))
        if event.target_type not in models:
            return f"{event.target_type} {event.target_id}"
        url = reverse(f"admin:annotations_{event.target_type}_change", args=[event.target_id])
        return format_html(
            '<a href="{}">{} {}</a>', url, models[event.target_type], event.target_id
        )

    @admin.display(description=_("reason"))
    def reason(self, event: Event) -> str:
        """Return the reason that was given."""
        return event.data.get("reason") or "—"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """Leave out what tells of verdicts that are blind."""
        rows: QuerySet[Event] = super().get_queryset(request)
        return rows & rules.can_see_event_rows(request.user)

    def record_of(self, row: Event) -> dict[str, Any]:
        """Return the other lines about the same thing."""
        return {"target_type": row.target_type, "target_id": row.target_id}


@admin.register(RevisionSketch, site=site)
class RevisionSketchAdmin(GuardedAdmin):
    """Fingerprints of texts."""

    guarded = _(
        "The tool keeps these fingerprints of texts to find those that are alike; they follow from "
        "the text and cannot be altered."
    )
    list_display = ("__str__", "revision")
    list_filter = ("revision__language",)
    list_select_related = ("revision__article",)
    search_fields = ("revision__article__title", "=revision__id")
    fields = ("revision", "value")

    def get_queryset(self, request: HttpRequest) -> QuerySet[RevisionSketch]:
        """Leave the texts in the database."""
        return super().get_queryset(request).defer("revision__text")
