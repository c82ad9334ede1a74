"""Fact-checks and corrections, to read; published, corrected and withdrawn by the same acts."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminSplitDateTime
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.corrections import correct_fact_check, withdraw_fact_check
from ..desk.publishing import change_embargo, discard_fact_check, publish_fact_check
from ..models import Correction, FactCheck
from .acts import ActForm, ReasonForm, RowAct
from .base import DeskAdmin, DeskInline, GuardedAdmin, TabularInline, member_of
from .site import site


class EmbargoForm(ActForm):
    """When the public may see it."""

    embargo_until = forms.SplitDateTimeField(
        label=_("Embargo until"),
        required=False,
        widget=AdminSplitDateTime(),
        help_text=_("Empty: it is out at once."),
    )

    def __init__(self, data: Any = None, *, row: FactCheck, **options: Any) -> None:
        super().__init__(data, row=row, **options)
        planned = row.embargo_until
        self.initial["embargo_until"] = planned if planned and planned > timezone.now() else None


class CorrectForm(ActForm):
    """What a fact-check is to say instead, and why."""

    kind = forms.ChoiceField(
        label=_("What sort of change"),
        choices=Correction.Kind.choices,
        widget=forms.RadioSelect(),
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Readers see it, with both texts."),
    )
    headline = forms.CharField(
        label=_("Headline"), max_length=300, widget=forms.TextInput({"class": "vTextField"})
    )
    summary = forms.CharField(
        label=_("Summary"), required=False, widget=forms.Textarea({"rows": 3, "dir": "auto"})
    )
    body = forms.CharField(label=_("Text"), widget=forms.Textarea({"rows": 16, "dir": "auto"}))
    take_decision = forms.BooleanField(
        label=_("have it rest on the claim’s new decision"), required=False
    )

    def __init__(self, data: Any = None, *, row: FactCheck, **options: Any) -> None:
        super().__init__(data, row=row, **options)
        for name in ("headline", "summary", "body"):
            self.initial[name] = getattr(row, name)


class WithdrawForm(ReasonForm):
    """Why it is withdrawn: readers are told."""

    def __init__(self, data: Any = None, *, row: FactCheck, **options: Any) -> None:
        super().__init__(data, row=row, **options)
        self.fields["reason"].required = True


class CorrectionInline(DeskInline, TabularInline):
    """What was changed since it was published."""

    model = Correction
    fields = ("kind", "reason", "before", "after", "maker", "made_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        """Fetch what a line shows."""
        rows: QuerySet[Correction] = super().get_queryset(request)
        return rows.select_related("made_by", "fact_check")


@admin.register(FactCheck, site=site)
class FactCheckAdmin(DeskAdmin):
    """The fact-checks that one may see. They are written on the desk's pages, with a preview."""

    guarded = _("Fact-checks are written on the desk’s pages, where the preview stands beside.")
    undeleted = _("Nothing is deleted here: set a draft aside, withdraw what is published.")
    fields = (
        *("claim", "state", "headline", "slug", "language", "summary", "body", "decision"),
        *("named", "listed", "creator", "created_at", "embargo_until", "publisher"),
        *("published_at", "out_at", "changed_at", "withdrawer", "withdrawn_at"),
        *("withdrawal_reason", "version"),
    )
    readonly_fields = fields
    inlines = (CorrectionInline,)
    list_display = ("headline", "state", "language", "creator", "out_at", "changed_at")
    list_filter = ("state", "language", "out_at")
    list_select_related = ("created_by",)
    search_fields = ("headline", "summary")
    row_acts = (
        RowAct(
            name="publish",
            label=_("Publish"),
            done=_("Published"),
            do=lambda actor, row, said: publish_fact_check(actor=actor, fact_check=row, **said),
            fits=rules.can_publish_fact_check,
            form=EmbargoForm,
            bulk=False,
        ),
        RowAct(
            name="embargo",
            label=_("Move or lift the embargo"),
            done=_("Embargo changed"),
            do=lambda actor, row, said: change_embargo(actor=actor, fact_check=row, **said),
            fits=rules.can_change_embargo,
            form=EmbargoForm,
            bulk=False,
        ),
        RowAct(
            name="correct",
            label=_("Correct"),
            done=_("Corrected"),
            do=lambda actor, row, said: correct_fact_check(actor=actor, fact_check=row, **said),
            fits=rules.can_correct_fact_check,
            form=CorrectForm,
            bulk=False,
        ),
        RowAct(
            name="withdraw",
            label=_("Withdraw"),
            done=_("Withdrawn"),
            do=lambda actor, row, said: withdraw_fact_check(actor=actor, fact_check=row, **said),
            fits=rules.can_withdraw_fact_check,
            form=WithdrawForm,
            bulk=False,
        ),
        RowAct(
            name="discard",
            label=_("Set the draft aside"),
            done=_("Set aside"),
            do=lambda actor, row, said: discard_fact_check(actor=actor, fact_check=row, **said),
            fits=rules.can_change_fact_check,
            bulk=False,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[FactCheck]:
        """Leave out what this person may not see."""
        rows: QuerySet[FactCheck] = super().get_queryset(request)
        return rows.filter(pk__in=rules.can_see_fact_check_rows(member_of(request)).values("pk"))

    @admin.display(description=_("authors named"))
    def named(self, row: FactCheck) -> str:
        """Return the names."""
        return ", ".join(each.display_name for each in row.authors.all()) or "—"

    @admin.display(description=_("evidence listed"))
    def listed(self, row: FactCheck) -> str:
        """Return the titles."""
        return "; ".join(each.title for each in row.evidence.all()) or "—"

    def view_on_site(self, obj: FactCheck) -> str:
        """Lead to its page on the desk."""
        return reverse("annotations:fact_check", args=[obj.pk])


@admin.register(Correction, site=site)
class CorrectionAdmin(GuardedAdmin):
    """The corrections of what one may see."""

    guarded = _("Corrections are never altered; correct the fact-check once more instead.")
    fields = ("fact_check", "kind", "reason", "before", "after", "maker", "made_at")
    readonly_fields = fields
    list_display = ("fact_check", "kind", "reason", "maker", "made_at")
    search_fields = ("reason", "fact_check__headline")
    list_filter = ("kind", "made_at")
    list_select_related = ("fact_check", "made_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        """Leave out what this person may not see."""
        rows: QuerySet[Correction] = super().get_queryset(request)
        seen = rules.can_see_fact_check_rows(member_of(request)).values("pk")
        return rows.filter(fact_check__in=seen)

    def record_of(self, row: Correction) -> dict[str, Any]:
        """Return which lines of the record belong to it: those of its fact-check."""
        return {"target_type": "factcheck", "target_id": row.fact_check_id}
