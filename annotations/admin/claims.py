"""Claims, where they stand, and what bears on them."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, ModelChoiceField, MultipleChoiceField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.backlog import work_backlog
from ..desk.claim_states import MOVES
from ..desk.claims import (
    accept_claim,
    add_appearance,
    change_claim,
    create_claim,
    reject_claim,
    reopen_claim,
)
from ..desk.evidence import add_evidence, change_evidence, withdraw_evidence
from ..desk.queries_articles import INDEX_BEFORE_SEARCH
from ..desk.reviewing import holder_of
from ..models import Appearance, Claim, ClaimType, Evidence, Quote, User, Verdict
from ..models.search import CLAIMS, matching
from .acts import ReasonActionForm, ReasonForm, RowAct
from .asked import CHECKING
from .base import (
    PROPOSAL_FIELDS,
    WHENCE,
    DeskAdmin,
    DeskInline,
    StackedInline,
    TabularInline,
    member_of,
)
from .forms import DeskModelForm, VersionedForm
from .links import act_url, row_link
from .places import HOW_TO_NAME_A_PLACE, PlacesField, read_places
from .review import CLAIM_ACTS, ClaimActionForm
from .revisions import revision_field
from .site import site
from .verdicts import GIVE_VERDICT

EVIDENCE_FIELDS = (
    *("stance", "title", "url", "publisher", "published_on", "origin", "source_kind"),
    *("anonymous", "medium", "excerpt", "note"),
)


class AppearanceInline(DeskInline, TabularInline):
    """Where the claim stands."""

    model = Appearance
    fields = ("words", "article", "quote", "start", "end")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        """Fetch what a line shows."""
        rows: QuerySet[Appearance] = super().get_queryset(request)
        related = rows.select_related("revision__article", "quote", "claim")
        return related.defer("revision__text").prefetch_related("quote__spans")

    @admin.display(description=_("words, with what stands around them"))
    def words(self, appearance: Appearance) -> SafeString:
        """Return the words in their surroundings."""
        around = (appearance.prefix, appearance.exact, appearance.suffix)
        return format_html("…{}<mark>{}</mark>{}…", *around)

    @admin.display(description=_("article"))
    def article(self, appearance: Appearance) -> str | SafeString:
        """Return a link to the article."""
        return row_link(appearance.revision.article)


class EvidenceForm(VersionedForm):
    """Evidence. What somebody may not change is shown, and what is sent for it is not read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and not rules.can_change_evidence(self.member, self.instance):
            for field in self.fields.values():
                field.disabled = True


class EvidenceInline(DeskInline, StackedInline):
    """What bears on the claim: added and corrected here."""

    model = Evidence
    form = EvidenceForm
    extra = 1
    fields = (*EVIDENCE_FIELDS, "standing", "version")
    readonly_fields = ("standing",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        """Fetch what a row shows."""
        rows: QuerySet[Evidence] = super().get_queryset(request)
        return rows.select_related("created_by", "claim")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let annotators add evidence, though none to a rejected claim."""
        return rules.can_annotate(request.user) and obj.state != Claim.State.REJECTED

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let annotators correct evidence; which, the form and the act decide."""
        return rules.can_annotate(request.user)

    @admin.display(description=_("state"))
    def standing(self, evidence: Evidence) -> str | SafeString:
        """Return whose it is and whether it stands, with the way to withdraw it."""
        if not evidence.pk:
            return "—"
        owner = evidence.created_by.display_name if evidence.created_by else "—"
        if evidence.state != Evidence.State.ACTIVE:
            told = _("Withdrawn; it was added by %(owner)s and stays on record.")
            return told % {"owner": owner}
        told = _("Added by %(owner)s: only they or an editor change or withdraw it.")
        return format_html(
            '{} <a href="{}">{}</a>',
            told % {"owner": owner},
            act_url(evidence, "withdraw"),
            _("Withdraw"),
        )

    def save_row(self, request: HttpRequest, parent: Claim, form: Any) -> None:
        """Add or correct evidence."""
        actor = member_of(request)
        if form.instance.pk:
            change_evidence(actor=actor, evidence=form.instance, version=form.seen, **form.said)
        else:
            said = {name: form.cleaned_data[name] for name in EVIDENCE_FIELDS}
            add_evidence(actor=actor, claim=parent, **said)


class VerdictInline(DeskInline, TabularInline):
    """The verdicts on the claim."""

    model = Verdict
    fields = ("rating", "giver", "role", "round", "state", "reasons", "rests_on", "submitted_at")
    readonly_fields = fields
    verbose_name_plural = _("verdicts (submitted ones are never altered; give a new one instead)")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Verdict]:
        """Fetch what a line shows; what is blind is not there."""
        rows: QuerySet[Verdict] = super().get_queryset(request)
        seen = rules.can_see_verdict_rows(request.user)
        rows = rows.filter(pk__in=seen.values("pk"))
        return rows.select_related("rating__scale", "reviewer", "claim").prefetch_related(
            "evidence"
        )

    @admin.display(description=_("evidence it rests on"))
    def rests_on(self, verdict: Verdict) -> str:
        """Return the titles of the evidence."""
        return "; ".join(each.title for each in verdict.evidence.all()) or "—"


CLAIM_FIELDS = (
    *("statement", "kind", "types", "speaker", "state", "round", "review_plan", "decided_as"),
    *("held_by", "reasons", "moved_at", "version"),
)


class ClaimForm(VersionedForm):
    """A claim as the desk words it."""

    types = MultipleChoiceField(
        choices=ClaimType.choices,
        required=False,
        widget=CheckboxSelectMultiple,
        label=_("Types"),
        help_text=_("What sort of claim it is; several may fit."),
    )


class NewClaimForm(ClaimForm):
    """A claim that somebody writes down, with the place where they found it."""

    revision = revision_field(required=False)
    place = PlacesField(label=_("Place"), help_text=HOW_TO_NAME_A_PLACE)


def _proposed(_actor: User, claim: Claim) -> bool:
    return claim.state in (Claim.State.PROPOSED, Claim.State.RETIRED)


def _undecided(actor: User, claim: Claim) -> bool:
    return claim.state in MOVES["reject"].starts and rules.can_reject_claim(actor, claim)


def _closed(actor: User, claim: Claim) -> bool:
    return claim.state in MOVES["reopen"].starts and rules.can_reopen_claim(actor, claim)


@admin.register(Claim, site=site)
class ClaimAdmin(DeskAdmin):
    """Claims: written down, taken on, worded, given evidence and verdicts."""

    may_add = rules.can_annotate
    may_change = rules.can_annotate
    undeleted = _("Nothing is deleted here: reject it instead.")
    form = ClaimForm
    add_form = NewClaimForm
    add_fields = ("statement", "kind", "types", "speaker", "revision", "place")
    fieldsets = (
        (None, {"fields": CLAIM_FIELDS}),
        (WHENCE, {"fields": PROPOSAL_FIELDS, "classes": ("collapse",)}),
    )
    readonly_fields = (
        *("state", "round", "review_plan", "decided_as", "held_by", "reasons", "moved_at"),
        *PROPOSAL_FIELDS,
    )
    autocomplete_fields = ("speaker",)
    inlines = (AppearanceInline, EvidenceInline, *CHECKING, VerdictInline)
    list_display = ("__str__", "kind", "state", "speaker", "origin", "confidence", "moved_at")
    list_filter = ("state", "kind", "origin", "moved_at")
    list_select_related = ("speaker",)
    search_fields = ("statement",)
    search_help_text = _("Words of the statement, “phrases”, -excluded words.")
    action_form = ClaimActionForm
    row_acts = (
        GIVE_VERDICT,
        *CLAIM_ACTS,
        RowAct(
            name="accept",
            label=_("Accept"),
            done=_("Accepted"),
            do=lambda actor, claim, said: accept_claim(
                actor=actor, claim=claim, version=said.get("version")
            ),
            fits=_proposed,
        ),
        RowAct(
            name="reject",
            label=_("Reject"),
            done=_("Rejected"),
            do=lambda actor, claim, said: reject_claim(actor=actor, claim=claim, **said),
            fits=_undecided,
            form=ReasonForm,
        ),
        RowAct(
            name="reopen",
            label=_("Reopen"),
            done=_("Reopened"),
            do=lambda actor, claim, said: reopen_claim(actor=actor, claim=claim, **said),
            fits=_closed,
            form=ReasonForm,
        ),
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """Search the statements through the index."""
        if not search_term.strip():
            return queryset, False
        work_backlog(limit=INDEX_BEFORE_SEARCH)
        match = matching(CLAIMS, search_term)
        return (queryset.none() if match is None else queryset.filter(pk__in=match)), False

    @admin.display(description=_("verdict it is decided by"))
    def decided_as(self, claim: Claim) -> str | SafeString:
        """Return a link to the verdict that decided it."""
        return row_link(claim.decision)

    @admin.display(description=_("held by"))
    def held_by(self, claim: Claim) -> str | SafeString:
        """Return who holds it to review it, with the day it is due."""
        held = holder_of(claim)
        if held is None:
            return "—"
        due = date_format(held.due_on) if held.due_on else "—"
        return row_link(held, f"{held.person.display_name} ({due})")

    def view_on_site(self, obj: Claim) -> str:
        """Lead to the reviewer page of the claim."""
        return reverse("annotations:claim", args=[obj.pk])

    def record_of(self, row: Claim) -> dict[str, Any]:
        """Return all that was done on the claim."""
        return {"claim_id": row.pk}

    def add_row(self, request: HttpRequest, form: Any) -> Claim:
        """Write down a claim."""
        said = form.cleaned_data
        revision, lines = said["revision"], said["place"]
        if bool(revision) != bool(lines) or len(lines) > 1:
            raise ValidationError({"place": _("A place goes with the text it lies in; name one.")})
        places = read_places(revision.text, lines, field="place") if revision else [None]
        return create_claim(
            actor=member_of(request),
            statement=said["statement"],
            kind=said["kind"],
            types=said["types"],
            speaker=said["speaker"],
            revision=revision,
            place=places[0],
        )

    def change_row(self, request: HttpRequest, row: Claim, form: Any) -> None:
        """Word a claim anew."""
        change_claim(actor=member_of(request), claim=row, version=form.seen, **form.said)


class AppearanceForm(DeskModelForm):
    """A further place where a claim stands."""

    revision = revision_field()
    place = PlacesField(label=_("Place"), help_text=HOW_TO_NAME_A_PLACE)
    quote = ModelChoiceField(
        Quote.objects.prefetch_related("spans"),
        required=False,
        widget=AutocompleteSelect(Appearance._meta.get_field("quote"), site),
        label=_("Quote"),
        help_text=_("The quote it is part of, if any."),
    )


@admin.register(Appearance, site=site)
class AppearanceAdmin(DeskAdmin):
    """Where claims stand."""

    may_add = rules.can_annotate
    guarded = _("Where a claim stands is not altered: say where else it stands instead.")
    undeleted = ""
    add_form = AppearanceForm
    add_fields = ("claim", "revision", "place", "quote")
    fields = (
        *("claim", "revision", "quote", "start", "end", "prefix", "exact", "suffix"),
        *("depends_on",),
    )
    autocomplete_fields = ("claim",)
    list_display = ("__str__", "claim", "article", "start", "end", "created_at")
    list_filter = ("claim__state", "created_at")
    list_select_related = ("claim", "revision__article")
    search_fields = ("exact", "claim__statement", "revision__article__title")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        """Leave the texts in the database."""
        return super().get_queryset(request).defer("revision__text")

    @admin.display(description=_("article"))
    def article(self, appearance: Appearance) -> str | SafeString:
        """Return a link to the article."""
        return row_link(appearance.revision.article)

    def add_row(self, request: HttpRequest, form: Any) -> Appearance:
        """Say where else a claim stands."""
        said = form.cleaned_data
        places = read_places(said["revision"].text, said["place"], field="place")
        if len(places) != 1:
            raise ValidationError({"place": _("Name one place.")})
        return add_appearance(
            actor=member_of(request),
            claim=said["claim"],
            revision=said["revision"],
            place=places[0],
            quote=said["quote"],
        )


@admin.register(Evidence, site=site)
class EvidenceAdmin(DeskAdmin):
    """Evidence on all claims."""

    may_add = rules.can_annotate
    may_change = rules.can_annotate
    guarded = _("Only who added it or an editor changes evidence, and only while it stands.")
    form = EvidenceForm
    add_fields = ("claim", *EVIDENCE_FIELDS)
    fields = ("claim", *EVIDENCE_FIELDS, "state", "creator", "created_at", "version")
    readonly_fields = ("claim", "state", "creator", "created_at")
    autocomplete_fields = ("claim",)
    list_display = ("title", "stance", "state", "claim", "publisher", "origin", "created_by")
    list_filter = ("stance", "state", "created_at")
    list_select_related = ("claim", "created_by")
    search_fields = ("title", "publisher", "url", "excerpt", "origin", "claim__statement")
    action_form = ReasonActionForm
    row_acts = (
        RowAct(
            name="withdraw",
            label=_("Withdraw"),
            done=_("Withdrawn"),
            do=lambda actor, evidence, said: withdraw_evidence(
                actor=actor, evidence=evidence, **said
            ),
            fits=rules.can_change_evidence,
            form=ReasonForm,
        ),
    )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask the rule of the row."""
        if obj is None:
            return super().has_change_permission(request)
        return rules.can_change_evidence(request.user, obj)

    def record_of(self, row: Evidence) -> dict[str, Any]:
        """Return what was done to this evidence."""
        return {"target_type": "evidence", "target_id": row.pk}

    def add_row(self, request: HttpRequest, form: Any) -> Evidence:
        """Attach evidence to a claim."""
        said = {name: form.cleaned_data[name] for name in ("claim", *EVIDENCE_FIELDS)}
        return add_evidence(actor=member_of(request), **said)

    def change_row(self, request: HttpRequest, row: Evidence, form: Any) -> None:
        """Correct evidence."""
        change_evidence(actor=member_of(request), evidence=row, version=form.seen, **form.said)
