"""Speakers, quotes and the places that make them up."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.claims import check_quote
from ..desk.directory import change_speaker, create_speaker
from ..desk.merging import merge_speakers
from ..desk.quotes import SourceDraft, accept_quote, change_quote, create_quote, reject_quote
from ..models import Quote, QuoteSpan, Revision, Speaker, User
from .acts import ActForm, ReasonActionForm, ReasonForm, RowAct
from .base import (
    PROPOSAL_FIELDS,
    WHENCE,
    DeskAdmin,
    DeskInline,
    GuardedAdmin,
    TabularInline,
    member_of,
)
from .forms import LinesField, VersionedForm
from .links import row_link
from .places import PlacesField, read_places, show_places
from .revisions import revision_field
from .site import site

QUOTE_FIELDS = (
    *("revision", "state", "content", "cue", "sources", "addressee", "kind", "polarity"),
    *("hedged", "speaker", "speaker_name", "suggested_speaker"),
)


PLACES = ("content", "cue", "sources", "addressee")
"""The fields of a quote that name places."""

SINGLE = {"cue": _("A quote has one cue."), "addressee": _("A quote has one addressee.")}
"""Those that name one place, and what is said to whoever names two."""


class MergeForm(ActForm):
    """Who a speaker turned out to be."""

    into = forms.ModelChoiceField(
        Speaker.objects.standing(),
        label=_("Merge into"),
        widget=AutocompleteSelect(Quote._meta.get_field("speaker"), site),
    )


class SpeakerForm(VersionedForm):
    """Who is heard."""

    aliases = LinesField(label=_("Other names"), help_text=_("One a line."))


@admin.register(Speaker, site=site)
class SpeakerAdmin(DeskAdmin):
    """Who is heard."""

    may_add = rules.can_annotate
    may_change = rules.can_annotate
    undeleted = _("Nothing is deleted here: quotes and claims name their speaker. Correct it.")
    form = SpeakerForm
    fields = ("kind", "name", "description", "aliases", "merged_into", "version")
    readonly_fields = ("merged_into",)
    add_fields = ("kind", "name", "description", "aliases")
    list_display = ("__str__", "kind", "description", "merged_into")
    list_select_related = ("merged_into",)
    list_filter = ("kind", ("merged_into", admin.EmptyFieldListFilter))
    search_fields = ("name", "description", "aliases")

    row_acts = (
        RowAct(
            name="merge",
            label=_("Merge into another"),
            done=_("Merged"),
            do=lambda actor, speaker, said: merge_speakers(actor=actor, speaker=speaker, **said),
            fits=lambda actor, speaker: rules.can_edit_desk(actor) and not speaker.merged_into_id,
            form=MergeForm,
            bulk=False,
        ),
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Speaker], search_term: str
    ) -> tuple[QuerySet[Speaker], bool]:
        """Leave those who were merged out where somebody chooses a speaker."""
        rows, doubled = super().get_search_results(request, queryset, search_term)
        choosing = "field_name" in request.GET
        return (rows.filter(merged_into__isnull=True) if choosing else rows), doubled

    def view_on_site(self, obj: Speaker) -> str:
        """Lead to the reviewer page of the speaker."""
        return reverse("annotations:speaker", args=[obj.pk])

    def add_row(self, request: HttpRequest, form: Any) -> Speaker:
        """Write down a speaker."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        return create_speaker(actor=member_of(request), **said)

    def change_row(self, request: HttpRequest, row: Speaker, form: Any) -> None:
        """Correct a speaker."""
        change_speaker(actor=member_of(request), speaker=row, version=form.seen, **form.said)


class QuoteForm(VersionedForm):
    """A quote, its places given as offsets or words."""

    content = PlacesField(label=_("Words said"))
    cue = PlacesField(
        label=_("Cue"), help_text=_("The reporting words, such as “said”; one place.")
    )
    sources = PlacesField(
        label=_("Sources"),
        help_text=_("Who says it in the text: first who said it, then who passes it on."),
    )

    addressee = PlacesField(label=_("Addressee"), help_text=_("Who was told; one place."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            quote = self.instance
            told = [quote.addressee] if quote.addressee else []
            self.initial["addressee"] = show_places(told)
            self.initial["content"] = show_places(quote.content)
            self.initial["cue"] = show_places([quote.cue] if quote.cue else [])
            self.initial["sources"] = show_places(quote.sources)


class NewQuoteForm(QuoteForm):
    """A quote that somebody marks."""

    revision = revision_field()


class QuoteSpanInline(DeskInline, TabularInline):
    """The places of a quote."""

    model = QuoteSpan
    fields = ("role", "position", "start", "end", "exact", "speaker", "anonymity")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuoteSpan]:
        """Fetch what a line shows."""
        rows: QuerySet[QuoteSpan] = super().get_queryset(request)
        return rows.select_related("speaker", "quote")


def _not_accepted(_actor: User, quote: Quote) -> bool:
    return quote.state != Quote.State.ACCEPTED


def _live(_actor: User, quote: Quote) -> bool:
    return quote.state != Quote.State.REJECTED


@admin.register(Quote, site=site)
class QuoteAdmin(DeskAdmin):
    """Quotes: marked, corrected, accepted, rejected."""

    may_add = rules.can_annotate
    may_change = rules.can_annotate
    undeleted = _("Nothing is deleted here: reject it instead.")
    form = QuoteForm
    add_form = NewQuoteForm
    add_fields = (
        *("revision", "content", "cue", "sources", "addressee", "kind", "polarity"),
        *(
            "hedged",
            "speaker",
        ),
    )
    fieldsets = (
        (None, {"fields": (*QUOTE_FIELDS, "version")}),
        (WHENCE, {"fields": PROPOSAL_FIELDS, "classes": ("collapse",)}),
    )
    readonly_fields = ("revision", "state", "speaker_name", "suggested_speaker", *PROPOSAL_FIELDS)
    autocomplete_fields = ("speaker",)
    inlines = (QuoteSpanInline,)
    list_display = ("__str__", "speaker", "kind", "state", "article", "origin", "confidence")
    list_filter = (
        *("state", "kind", "polarity", "origin", "hedged", "revision__language"),
        *("created_at",),
    )
    list_select_related = ("speaker", "revision__article")
    search_fields = ("spans__exact", "speaker__name", "revision__article__title")
    search_help_text = _("Words of the quote, its speaker, or the headline of its article.")
    action_form = ReasonActionForm
    row_acts = (
        RowAct(
            name="accept",
            label=_("Accept"),
            done=_("Accepted"),
            do=lambda actor, quote, said: accept_quote(
                actor=actor, quote=quote, version=said.get("version")
            ),
            fits=_not_accepted,
        ),
        RowAct(
            name="reject",
            label=_("Reject"),
            done=_("Rejected"),
            do=lambda actor, quote, said: reject_quote(actor=actor, quote=quote, **said),
            fits=_live,
            form=ReasonForm,
        ),
        RowAct(
            name="check",
            label=_("Check whether it was said"),
            done=_("Taken on as a claim"),
            do=lambda actor, quote, _said: check_quote(actor=actor, quote=quote),
            fits=_live,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quote]:
        """Fetch the words along; leave the texts until a correction needs one."""
        rows: QuerySet[Quote] = super().get_queryset(request)
        return rows.defer("revision__text").prefetch_related("spans")

    @admin.display(description=_("article"))
    def article(self, quote: Quote) -> str | SafeString:
        """Return a link to the article."""
        return row_link(quote.revision.article)

    def view_on_site(self, obj: Quote) -> str:
        """Lead to the reviewer page of the article, at this quote."""
        page = reverse("annotations:article", args=[obj.revision.article_id])
        return f"{page}?revision={obj.revision.number}#quote-{obj.pk}"

    def add_row(self, request: HttpRequest, form: Any) -> Quote:
        """Mark a quote."""
        said = form.cleaned_data
        revision = said["revision"]
        return create_quote(
            actor=member_of(request),
            revision=revision,
            kind=said["kind"],
            speaker=said["speaker"],
            hedged=said["hedged"],
            polarity=said["polarity"],
            **_places(revision, said, {}),
        )

    def change_row(self, request: HttpRequest, row: Quote, form: Any) -> None:
        """Correct a quote."""
        said = form.said
        known = {(span.start, span.end): span.speaker for span in row.sources}
        places = {name: said.pop(name) for name in PLACES if name in said}
        change_quote(
            actor=member_of(request),
            quote=row,
            version=form.seen,
            **said,
            **_places(row.revision, places, known),
        )


def _places(
    revision: Revision, said: dict[str, Any], known: dict[tuple[int, int], Speaker | None]
) -> dict[str, Any]:
    """Return the arguments that the lines of a form stand for.

    ``known`` are the speakers of sources by place: a line that stays keeps its speaker.
    """
    places = {
        name: read_places(revision.text, said[name], field=name) for name in PLACES if name in said
    }
    found: dict[str, Any] = {}
    if "content" in places:
        found["content"] = places["content"]
    for name, sentence in SINGLE.items():
        if name in places:
            if len(places[name]) > 1:
                raise forms.ValidationError({name: sentence})
            found[name] = places[name][0] if places[name] else None
    if "sources" in places:
        found["sources"] = [
            SourceDraft(place, known.get((place.start, place.end))) for place in places["sources"]
        ]
    return found


@admin.register(QuoteSpan, site=site)
class QuoteSpanAdmin(GuardedAdmin):
    """The places of all quotes."""

    guarded = _("A place belongs to its quote and is corrected there.")
    list_display = ("exact", "role", "position", "quote", "speaker", "anonymity")
    list_filter = ("role", "anonymity")
    list_select_related = ("quote", "speaker")
    search_fields = ("exact",)
    fields = (
        *("quote", "role", "position", "start", "end", "prefix", "exact", "suffix", "speaker"),
        *("anonymity",),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuoteSpan]:
        """Fetch the words of the quotes along."""
        rows: QuerySet[QuoteSpan] = super().get_queryset(request)
        return rows.prefetch_related("quote__spans")
