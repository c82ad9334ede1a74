"""Texts as captured, and what of them is page furniture."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Least, Substr
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.articles import exclude_range, restore_range
from ..desk.backlog import work_backlog
from ..desk.jobs import enqueue_reading
from ..desk.queries_articles import INDEX_BEFORE_SEARCH
from ..models import Appearance, ExcludedRange, Quote, Revision, User
from ..models.search import REVISIONS, matching
from .acts import RowAct
from .base import DeskAdmin, DeskInline, GuardedAdmin, TabularInline, member_of
from .forms import DeskModelForm
from .links import act_url, row_link
from .places import PlacesField, read_places
from .site import site

SHOWN = 80
"""Code points of words left out that a line shows."""


def revision_field(**options: Any) -> Any:
    """Return a field in which a text is found by the words of its article."""
    field = Appearance._meta.get_field("revision")
    return ModelChoiceField(
        Revision.objects.select_related("article").defer("text"),
        widget=AutocompleteSelect(field, site),
        label=_("Text"),
        **options,
    )


class QuoteInline(DeskInline, TabularInline):
    """The quotes of a text."""

    model = Quote
    fields = ("words", "kind", "state", "speaker", "hedged", "confidence")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quote]:
        """Fetch what a line shows."""
        rows: QuerySet[Quote] = super().get_queryset(request)
        return rows.select_related("speaker").prefetch_related("spans").order_by("start", "id")

    @admin.display(description=_("words"))
    def words(self, quote: Quote) -> str:
        """Return the words said."""
        return quote.words


class LeftOut:
    """Pages of excluded ranges: they show the words that are left out, read by the database."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[ExcludedRange]:
        """Fetch the beginning of the words, not the text they stand in."""
        rows: QuerySet[ExcludedRange] = super().get_queryset(request)  # type: ignore[misc]
        length = Least(F("end") - F("start"), SHOWN)
        first = Substr("revision__text", F("start") + 1, length)
        return rows.select_related("revision__article").defer("revision__text").annotate(left=first)

    @admin.display(description=_("words"))
    def words(self, excluded: Any) -> str:
        """Return the beginning of the words that are left out."""
        cut = excluded.end - excluded.start > SHOWN
        return f"{excluded.left}…" if cut else str(excluded.left)


class ExcludedRangeInline(LeftOut, DeskInline, TabularInline):
    """The page furniture of a text."""

    model = ExcludedRange
    fields = ("words", "kind", "start", "end", "restored_at", "restorer", "bring_back")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[ExcludedRange]:
        """Fetch what a line shows."""
        return super().get_queryset(request).select_related("restored_by", "revision__article")

    @admin.display(description="")
    def bring_back(self, excluded: ExcludedRange) -> str | SafeString:
        """Return the way to bring the text back."""
        if not excluded.pk or excluded.restored_at:
            return ""
        url = act_url(excluded, "bring_back")
        return format_html('<a href="{}">{}</a>', url, _("Bring back"))


def _read(actor: User, revision: Revision, _said: dict[str, Any]) -> None:
    enqueue_reading(actor=actor, revision=revision)


@admin.register(Revision, site=site)
class RevisionAdmin(GuardedAdmin):
    """Texts as captured."""

    guarded = _(
        "A text is never changed: quotes and claims point into it. Paste the article anew, under "
        "the same address, for a new text; what is known of the article is corrected there."
    )
    fields = (
        *("article", "number", "title", "shown_text", "length", "language", "captured_at"),
        *("capturer", "extractor", "read_by", "resembles", "resemblance"),
        *("sha256", "source_sha256"),
    )
    readonly_fields = ("shown_text", "capturer", "read_by")
    inlines = (QuoteInline, ExcludedRangeInline)
    list_display = ("__str__", "length", "language", "captured_at", "captured_by", "likely")
    list_filter = ("language", "captured_at", ("resembles", admin.EmptyFieldListFilter))
    list_select_related = ("article", "captured_by", "resembles__article")
    search_fields = ("title", "article__title")
    search_help_text = _("Words of the text or headline, “phrases”, -excluded words.")
    row_acts = (
        RowAct(
            name="read",
            label=_("Let the engine read it"),
            done=_("The engine is asked to read"),
            do=_read,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """Leave texts in the database until a page or an act asks for one."""
        return super().get_queryset(request).defer("text", "resembles__text")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Revision], search_term: str
    ) -> tuple[QuerySet[Revision], bool]:
        """Search the texts through the index."""
        if not search_term.strip():
            return queryset, False
        work_backlog(limit=INDEX_BEFORE_SEARCH)
        typed = Q(article__title__icontains=search_term)
        match = matching(REVISIONS, search_term)
        return queryset.filter(typed if match is None else typed | Q(pk__in=match)), False

    @admin.display(description=_("text"))
    def shown_text(self, revision: Revision) -> str:
        """Return the text."""
        return revision.text

    @admin.display(description=_("likely duplicate of"))
    def likely(self, revision: Revision) -> str | SafeString:
        """Return a link to the text that is almost the same."""
        return row_link(revision.resembles)

    def view_on_site(self, obj: Revision) -> str:
        """Lead to the reviewer page, at this text."""
        page = reverse("annotations:article", args=[obj.article_id])
        return f"{page}?revision={obj.number}"

    def record_of(self, row: Revision) -> dict[str, Any]:
        """Return all that was done in the article."""
        return {"article_id": row.article_id}


class ExcludedRangeForm(DeskModelForm):
    """Text that is left out."""

    revision = revision_field()
    place = PlacesField(label=_("Place"), required=True)


def _is_active(_actor: User, excluded: ExcludedRange) -> bool:
    return excluded.restored_at is None


@admin.register(ExcludedRange, site=site)
class ExcludedRangeAdmin(LeftOut, DeskAdmin):
    """Page furniture."""

    may_add = rules.can_annotate
    guarded = _("What is left out of a text is not altered: bring it back, or leave out more.")
    undeleted = _("Nothing is deleted here: bring the text back instead.")
    add_form = ExcludedRangeForm
    add_fields = ("revision", "place")
    fields = ("revision", "kind", "start", "end", "words", "restored_at", "restorer")
    readonly_fields = ("words", "restorer")
    list_display = ("kind", "revision", "start", "end", "restored_at")
    list_filter = ("kind", ("restored_at", admin.EmptyFieldListFilter))
    search_fields = ("kind", "revision__article__title")
    row_acts = (
        RowAct(
            name="bring_back",
            label=_("Bring back"),
            done=_("Brought back"),
            do=lambda actor, excluded, said: restore_range(
                actor=actor, excluded=excluded, version=said.get("version")
            ),
            fits=_is_active,
        ),
    )

    def add_row(self, request: HttpRequest, form: Any) -> ExcludedRange:
        """Leave text out.

        :raises ValidationError: when not exactly one place is named.
        """
        revision = form.cleaned_data["revision"]
        places = read_places(revision.text, form.cleaned_data["place"], field="place")
        if len(places) != 1:
            raise ValidationError({"place": _("Name one place.")})
        return exclude_range(actor=member_of(request), revision=revision, place=places[0])
