"""The review of claims: acts on a claim, who holds which, and who keeps out."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.assignments import (
    assign_claim,
    change_due_date,
    redraw_reviewer,
    release_assignment,
    take_claim,
)
from ..desk.deciding import decide_claim
from ..desk.errors import WrongState
from ..desk.recusals import declare_recusal, lift_recusal
from ..desk.reviewing import holder_of
from ..models import Assignment, Claim, Recusal, User, Verdict
from .acts import ActForm, ReasonActionForm, ReasonForm, RowAct
from .base import GuardedAdmin
from .site import site

if TYPE_CHECKING:
    PersonField = forms.ModelChoiceField[User]
    VerdictChoice = forms.ModelChoiceField[Verdict]
else:
    PersonField = VerdictChoice = forms.ModelChoiceField


class NeededReasonForm(ReasonForm):
    """An act that needs its reason."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = True


class AssignForm(ActForm):
    """Who is to review a claim."""

    person = PersonField(User.objects.none(), label=_("Reviewer"))
    due_on = forms.DateField(label=_("Due"), required=False, widget=AdminDateWidget())
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea({"rows": 3, "dir": "auto"})
    )

    def __init__(self, data: Any = None, *, row: Claim, **options: Any) -> None:
        super().__init__(data, row=row, **options)
        people: Any = self.fields["person"]
        people.queryset = rules.eligible_reviewers(row).order_by("username")


class DecideForm(ReasonForm):
    """Which of the verdicts that agree decides the claim."""

    verdict = VerdictChoice(Verdict.objects.none(), label=_("By which verdict"))

    def __init__(self, data: Any = None, *, row: Claim, **options: Any) -> None:
        super().__init__(data, row=row, **options)
        verdicts: Any = self.fields["verdict"]
        standing = row.verdicts.filter(round=row.round, state=Verdict.State.SUBMITTED)
        verdicts.queryset = standing.select_related("rating", "reviewer").order_by("id")


class DueForm(ActForm):
    """By when a claim is to be answered."""

    due_on = forms.DateField(label=_("Due"), required=False, widget=AdminDateWidget())


class ClaimActionForm(ReasonActionForm):
    """The bar above the list of claims: which action, why, and who is to review them."""

    person = PersonField(
        User.objects.filter(is_active=True)
        .exclude(role__in=("reader", "annotator"))
        .order_by("username"),
        label=_("Reviewer:"),
        required=False,
    )


def _assign(actor: User, claim: Claim, said: dict[str, Any]) -> object:
    if said.get("person") is None:
        raise ValidationError({"person": _now("Choose who is to review them.")})
    return assign_claim(actor=actor, claim=claim, **said)


def _person_said(data: Any) -> dict[str, Any]:
    chosen = data.get("person", "")
    person = User.objects.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
    return {"person": person, "note": data.get("reason", "")}


def _release(actor: User, claim: Claim, said: dict[str, Any]) -> object:
    held = holder_of(claim)
    if held is None:
        raise WrongState(_now("Nobody holds this claim."))
    return release_assignment(actor=actor, assignment=held, reason=said.get("reason", ""))


def _may_release(actor: User, claim: Claim) -> bool:
    return rules.can_release_assignment(actor, holder_of(claim))


def _may_assign(actor: User, claim: Claim) -> bool:
    states = (Claim.State.OPEN, Claim.State.IN_REVIEW, Claim.State.ADJUDICATION)
    return rules.can_edit_desk(actor) and claim.state in states


def _may_redraw(actor: User, claim: Claim) -> bool:
    return rules.can_edit_desk(actor) and claim.state == Claim.State.SECOND_REVIEW


def _may_recuse(actor: User, claim: Claim) -> bool:
    standing = claim.recusals.filter(person=actor, lifted_at__isnull=True)
    return rules.can_review(actor) and claim.state in Claim.IN_WORK and not standing.exists()


CLAIM_ACTS = (
    RowAct(
        name="take",
        label=_("Take it to review"),
        done=_("Taken"),
        do=lambda actor, claim, said: take_claim(
            actor=actor, claim=claim, version=said.get("version")
        ),
        fits=rules.can_take_claim,
        bulk=False,
    ),
    RowAct(
        name="release",
        label=_("Give it back"),
        done=_("Held no longer"),
        do=_release,
        fits=_may_release,
        form=ReasonForm,
        bulk=False,
    ),
    RowAct(
        name="assign",
        label=_("Assign to a reviewer"),
        done=_("Assigned"),
        do=_assign,
        fits=_may_assign,
        form=AssignForm,
        reads=_person_said,
    ),
    RowAct(
        name="redraw",
        label=_("Draw another reviewer"),
        done=_("Drawn anew"),
        do=lambda actor, claim, said: redraw_reviewer(
            actor=actor, claim=claim, version=said.get("version")
        ),
        fits=_may_redraw,
        bulk=False,
    ),
    RowAct(
        name="decide",
        label=_("Decide the claim"),
        done=_("Decided"),
        do=lambda actor, claim, said: decide_claim(actor=actor, claim=claim, **said),
        fits=rules.can_decide_claim,
        form=DecideForm,
        bulk=False,
    ),
    RowAct(
        name="recuse",
        label=_("Keep out"),
        done=_("You keep out of"),
        do=lambda actor, claim, said: declare_recusal(
            actor=actor, claim=claim, reason=said["reason"]
        ),
        fits=_may_recuse,
        form=NeededReasonForm,
        bulk=False,
    ),
)
"""What is done to a claim in its review."""


@admin.register(Assignment, site=site)
class AssignmentAdmin(GuardedAdmin):
    """Who holds which claim, and held it."""

    guarded = _("Who holds a claim changes with what is done on the claim: take it, give it back.")
    list_display = ("claim", "person", "role", "round", "state", "due_on", "assigned_at")
    list_filter = ("state", "role", "due_on")
    list_select_related = ("claim", "person")
    search_fields = ("claim__statement", "person__username")
    fields = (
        *("claim", "holder", "role", "round", "state", "assigner"),
        *("assigned_at", "due_on", "note", "ended_at"),
    )
    readonly_fields = ("holder", "assigner")
    action_form = ReasonActionForm
    row_acts = (
        RowAct(
            name="release",
            label=_("Give it back"),
            done=_("Held no longer"),
            do=lambda actor, held, said: release_assignment(
                actor=actor, assignment=held, reason=said.get("reason", "")
            ),
            fits=rules.can_release_assignment,
            form=ReasonForm,
        ),
        RowAct(
            name="due",
            label=_("Change the day"),
            done=_("Changed"),
            do=lambda actor, held, said: change_due_date(
                actor=actor, assignment=held, due_on=said["due_on"]
            ),
            fits=lambda actor, held: (
                rules.can_edit_desk(actor) and held.state == Assignment.State.HELD
            ),
            form=DueForm,
            bulk=False,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        """Leave out who has answered while that is blind."""
        rows: QuerySet[Assignment] = super().get_queryset(request)
        seen = rules.can_see_assignment_rows(request.user)
        return rows.filter(pk__in=seen.values("pk")).select_related("claim", "person")

    @admin.display(description=_("reviewer"))
    def holder(self, row: Assignment) -> str:
        """Return who holds it."""
        return row.person.display_name

    @admin.display(description=_("assigned by"))
    def assigner(self, row: Assignment) -> str:
        """Return who assigned it; the desk itself where nobody did."""
        return row.assigned_by.display_name if row.assigned_by else _now("the desk")


@admin.register(Recusal, site=site)
class RecusalAdmin(GuardedAdmin):
    """Who keeps out of which claim."""

    guarded = _("A declared conflict of interest is never altered; an editor may lift it.")
    list_display = ("claim", "person", "reason", "created_at", "lifted_at")
    list_filter = (("lifted_at", admin.EmptyFieldListFilter), "created_at")
    list_select_related = ("claim", "person")
    search_fields = ("claim__statement", "person__username", "reason")
    fields = ("claim", "keeper", "reason", "created_at", "lifter", "lifted_at", "lift_reason")
    readonly_fields = ("keeper", "lifter")
    action_form = ReasonActionForm
    row_acts = (
        RowAct(
            name="lift",
            label=_("Let them review it"),
            done=_("Lifted"),
            do=lambda actor, recusal, said: lift_recusal(
                actor=actor, recusal=recusal, reason=said.get("reason", "")
            ),
            fits=rules.can_lift_recusal,
            form=NeededReasonForm,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recusal]:
        """Fetch what the page of a recusal shows."""
        rows: QuerySet[Recusal] = super().get_queryset(request)
        return rows.select_related("claim", "person", "lifted_by")

    @admin.display(description=_("who keeps out"))
    def keeper(self, row: Recusal) -> str:
        """Return who keeps out."""
        return row.person.display_name

    @admin.display(description=_("lifted by"))
    def lifter(self, row: Recusal) -> str:
        """Return who lifted it."""
        return row.lifted_by.display_name if row.lifted_by else "—"
