"""Rating scales, and the verdicts that were given on them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.scales import RatingDraft, create_scale, publish_scale, retire_scale
from ..desk.verdicts import stands_open, withdraw_verdict
from ..models import Rating, RatingScale, User, Verdict
from .acts import ReasonActionForm, ReasonForm, RowAct
from .base import DeskAdmin, DeskInline, GuardedAdmin, TabularInline, become, member_of
from .forms import DeskModelForm, LanguagesField
from .refusals import refusing
from .site import site

ROWS = 6
"""Empty rows for labels on the page of a new scale; a button adds more."""


class RatingForm(DeskModelForm):
    """A label of a scale."""

    labels = LanguagesField(label=_("Label by language"), help_text=_("en: True"), required=True)
    descriptions = LanguagesField(label=_("Description by language"))


class RatingInline(DeskInline, TabularInline):
    """The labels of a scale, best first."""

    model = Rating
    form = RatingForm
    extra = ROWS
    fields = ("code", "value", "labels", "descriptions")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let labels be written while the scale is drawn up, all at once."""
        return obj is None


class ScaleForm(DeskModelForm):
    """A scale as it is drawn up."""

    names = LanguagesField(label=_("Name by language"), help_text=_("en: Facts"), required=True)
    descriptions = LanguagesField(label=_("Description by language"))


def _publishable(actor: User, scale: RatingScale) -> bool:
    return rules.can_edit_desk(actor) and scale.published_at is None


def _retirable(actor: User, scale: RatingScale) -> bool:
    published = scale.published_at is not None and scale.retired_at is None
    return rules.can_edit_desk(actor) and published


@admin.register(RatingScale, site=site)
class RatingScaleAdmin(DeskAdmin):
    """Scales: drawn up with their labels, published, retired."""

    may_add = rules.can_edit_desk
    undeleted = _("Nothing is deleted here: retire it instead.")
    form = ScaleForm
    fields = (
        *("code", "scale_version", "claim_kind", "names", "descriptions", "best", "worst"),
        *("published_at", "retired_at"),
    )
    add_fields = fields[:7]
    inlines = (RatingInline,)
    list_display = ("__str__", "code", "claim_kind", "published_at", "retired_at")
    list_filter = (
        "claim_kind",
        ("published_at", admin.EmptyFieldListFilter),
        ("retired_at", admin.EmptyFieldListFilter),
    )
    search_fields = ("code",)
    row_acts = (
        RowAct(
            name="publish",
            label=_("Publish"),
            done=_("Published"),
            do=lambda actor, scale, _said: publish_scale(actor=actor, scale=scale),
            fits=_publishable,
        ),
        RowAct(
            name="retire",
            label=_("Retire"),
            done=_("Retired"),
            do=lambda actor, scale, _said: retire_scale(actor=actor, scale=scale),
            fits=_retirable,
        ),
    )

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Show the labels while the scale is drawn up, too."""
        return self.inlines

    def why_guarded(self, row: RatingScale) -> str | Promise:
        """Say why a scale keeps its words."""
        if row.published_at:
            return _(
                "A published scale is frozen: verdicts point at it for good. Draw up its next "
                "version instead."
            )
        return _("A scale is drawn up whole. Draw up its next version, and leave this unpublished.")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Wait for the labels: a scale and its labels are one act."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Draw up the scale with its labels."""
        drafts = [
            RatingDraft(
                code=each.cleaned_data["code"],
                labels=each.cleaned_data["labels"],
                value=each.cleaned_data["value"],
                descriptions=each.cleaned_data["descriptions"],
            )
            for formset in formsets
            for each in formset.forms
            if each.has_changed()
        ]
        with refusing(form):
            scale = create_scale(actor=member_of(request), ratings=drafts, **form.cleaned_data)
            become(form.instance, scale)


@admin.register(Rating, site=site)
class RatingAdmin(GuardedAdmin):
    """The labels of all scales."""

    guarded = _("A label belongs to its scale, and verdicts point at it: it is never altered.")
    list_display = ("__str__", "code", "value", "scale")
    list_filter = ("scale__claim_kind", "scale")
    list_select_related = ("scale",)
    search_fields = ("code", "scale__code")
    fields = ("scale", "position", "code", "value", "labels", "descriptions")


class ReasonNeededForm(ReasonForm):
    """An act that is not done without a reason."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = True


@admin.register(Verdict, site=site)
class VerdictAdmin(GuardedAdmin):
    """The verdicts on all claims."""

    guarded = _(
        "A submitted verdict is never altered. Whoever changes their mind gives a new one on the "
        "claim, which supersedes it, or withdraws it; all are kept."
    )
    list_display = ("claim", "rating", "reviewer", "role", "state", "submitted_at")
    list_filter = ("state", "role", "rating__scale", "submitted_at")
    list_select_related = ("claim", "rating__scale", "reviewer")
    search_fields = ("reasons", "claim__statement", "reviewer__username")
    fields = (
        *("claim", "rating", "giver", "role", "round", "state", "reasons", "told_of_axes"),
        *("rests_on",),
        *("supersedes", "submitted_at"),
    )
    readonly_fields = ("giver", "told_of_axes", "rests_on")
    action_form = ReasonActionForm
    row_acts = (
        RowAct(
            name="withdraw",
            label=_("Withdraw"),
            done=_("Withdrawn"),
            do=lambda actor, verdict, said: withdraw_verdict(
                actor=actor, verdict=verdict, reason=said["reason"]
            ),
            fits=lambda actor, verdict: (
                rules.can_withdraw_verdict(actor, verdict) and stands_open(verdict)
            ),
            form=ReasonNeededForm,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Verdict]:
        """Fetch what the page of a verdict shows; what is blind is not there."""
        rows: QuerySet[Verdict] = super().get_queryset(request)
        seen = rules.can_see_verdict_rows(request.user)
        return rows.filter(pk__in=seen.values("pk")).prefetch_related("evidence", "findings")

    @admin.display(description=_("evidence it rests on"))
    def rests_on(self, verdict: Verdict) -> str:
        """Return the titles of the evidence."""
        return "; ".join(each.title for each in verdict.evidence.all()) or "—"

    @admin.display(description=_("findings on the quote"))
    def told_of_axes(self, verdict: Verdict) -> str:
        """Return what was found on each axis, with its reason."""
        return "; ".join(f"{each} ({each.reason})" for each in verdict.findings.all()) or "—"
