"""Outlets and articles."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.articles import change_article, restore_article, withdraw_article
from ..desk.backlog import work_backlog
from ..desk.directory import change_outlet, create_outlet
from ..desk.drafts import ArticleDraft
from ..desk.errors import AlreadyThere
from ..desk.intake import add_article
from ..desk.queries_articles import INDEX_BEFORE_SEARCH
from ..interchange.plain_text import headline_of
from ..models import Article, Outlet, Revision, User
from ..models.openings import opening_of
from ..models.search import REVISIONS, matching
from .acts import ReasonActionForm, ReasonForm, RowAct
from .base import DeskAdmin, DeskInline, TabularInline, member_of
from .forms import DeskModelForm, LinesField, VersionedForm
from .site import site


@admin.register(Outlet, site=site)
class OutletAdmin(DeskAdmin):
    """Who publishes."""

    may_add = rules.can_annotate
    may_change = rules.can_edit_desk
    guarded = _("Only editors correct an outlet: its name stands under all its articles.")
    undeleted = _("Nothing is deleted here: articles name their outlet. Correct it instead.")
    form = VersionedForm
    fields = ("name", "kind", "url", "language", "version")
    list_display = ("name", "kind", "url", "language")
    list_filter = ("kind", "language")
    search_fields = ("name", "url")

    def add_row(self, request: HttpRequest, form: Any) -> Outlet:
        """Write down an outlet."""
        return create_outlet(actor=member_of(request), **_without_version(form))

    def change_row(self, request: HttpRequest, row: Outlet, form: Any) -> None:
        """Correct an outlet."""
        change_outlet(actor=member_of(request), outlet=row, version=form.seen, **form.said)


class ArticleForm(VersionedForm):
    """What is known of an article."""

    authors = LinesField(label=_("Authors"), help_text=_("One name a line."))


class PasteForm(DeskModelForm):
    """An article that is pasted."""

    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea({"rows": 20, "class": "vLargeTextField", "dir": "auto"}),
        strip=False,
        help_text=_("The whole article as it was published; a headline may stand above it."),
    )
    authors = LinesField(label=_("Authors"), help_text=_("One name a line."))


class RevisionInline(DeskInline, TabularInline):
    """The texts of an article."""

    model = Revision
    fields = ("number", "length", "language", "extractor", "captured_at", "capturer", "read_by")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """Leave the texts in the database."""
        rows: QuerySet[Revision] = super().get_queryset(request)
        return rows.select_related("article", "captured_by").defer("text")


def _may_edit_active(actor: User, article: Article) -> bool:
    return rules.can_edit_desk(actor) and article.state == Article.State.ACTIVE


def _may_edit_withdrawn(actor: User, article: Article) -> bool:
    return rules.can_edit_desk(actor) and article.state == Article.State.WITHDRAWN


@admin.register(Article, site=site)
class ArticleAdmin(DeskAdmin):
    """Articles: brought in by pasting, corrected, withdrawn."""

    may_add = rules.can_annotate
    may_change = rules.can_annotate
    form = ArticleForm
    add_form = PasteForm
    add_fields = ("text", "title", "url", "outlet", "authors", "published_at", "language")
    fields = (
        *("title", "url", "outlet", "authors", "published_at", "language"),
        *("state", "creator", "created_at", "version"),
    )
    readonly_fields = ("state", "creator", "created_at")
    autocomplete_fields = ("outlet",)
    inlines = (RevisionInline,)
    list_display = ("__str__", "outlet", "language", "state", "published_at", "created_at")
    list_filter = ("state", "language", "outlet", "created_at")
    list_select_related = ("outlet",)
    search_fields = ("title", "url")
    search_help_text = _("Words of the text or headline, “phrases”, -excluded words; an address.")
    action_form = ReasonActionForm
    row_acts = (
        RowAct(
            name="withdraw",
            label=_("Withdraw"),
            done=_("Withdrawn"),
            do=lambda actor, article, said: withdraw_article(actor=actor, article=article, **said),
            fits=_may_edit_active,
            form=ReasonForm,
        ),
        RowAct(
            name="restore",
            label=_("Put back on the desk"),
            done=_("Put back on the desk"),
            do=lambda actor, article, said: restore_article(actor=actor, article=article, **said),
            fits=_may_edit_withdrawn,
            form=ReasonForm,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Read along what articles without a headline are called by."""
        return super().get_queryset(request).annotate(opening=opening_of())

    def view_on_site(self, obj: Article) -> str:
        """Lead to the reviewer page of the article."""
        return reverse("annotations:article", args=[obj.pk])

    def record_of(self, row: Article) -> dict[str, Any]:
        """Return all that was done in the article."""
        return {"article_id": row.pk}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Search the texts too, through the index."""
        if not search_term.strip():
            return queryset, False
        work_backlog(limit=INDEX_BEFORE_SEARCH)
        typed = Q(title__icontains=search_term) | Q(url__icontains=search_term)
        match = matching(REVISIONS, search_term)
        if match is not None:
            found = Revision.objects.filter(pk__in=match)
            typed |= Q(pk__in=found.values("article"))
        return queryset.filter(typed), False

    def add_row(self, request: HttpRequest, form: Any) -> Article:
        """Bring in a pasted article and let the engine read it.

        :raises AlreadyThere: when the desk has this very text.
        """
        said = form.cleaned_data
        intake = add_article(
            actor=member_of(request),
            draft=ArticleDraft(
                text=said["text"],
                title=said["title"] or headline_of(said["text"]),
                url=said["url"] or "",
                outlet=said["outlet"].name if said["outlet"] else "",
                authors=said["authors"],
                published_at=said["published_at"],
                language=said["language"],
            ),
        )
        article = intake.article
        assert article is not None  # noqa: S101  what is invalid was raised
        if intake.outcome == "unchanged":
            sentence = gettext("This text is on the desk already, in this article:")
            raise AlreadyThere(sentence, existing=article)
        if intake.outcome == "revised":
            sentence = gettext("The desk has an article of this address: this is its new text.")
            messages.info(request, sentence)
        return article

    def change_row(self, request: HttpRequest, row: Article, form: Any) -> None:
        """Correct what is known of an article."""
        change_article(actor=member_of(request), article=row, version=form.seen, **form.said)


def _without_version(form: Any) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}
