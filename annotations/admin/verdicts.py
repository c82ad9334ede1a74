"""Giving a verdict on a claim's page."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.findings import Finding
from ..desk.verdicts import submit_verdict
from ..models import AXES, Axis, Claim, ClaimKind, Evidence, Rating
from .acts import ActForm, RowAct

if TYPE_CHECKING:
    RatingField = forms.ModelChoiceField[Rating]
else:
    RatingField = forms.ModelChoiceField


class RatingChoiceField(RatingField):
    """The labels of the scales in use for a kind of claim."""

    def label_from_instance(self, obj: Rating) -> str:
        """Return the label, with what it means and the scale it is from."""
        told = f"{obj.label} · {obj.scale}"
        return f"{told} · {obj.description}" if obj.description else told


class VerdictForm(ActForm):
    """A reviewer's answer."""

    rating = RatingChoiceField(
        Rating.objects.none(), label=_("Rating"), widget=forms.RadioSelect(), empty_label=None
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        widget=forms.Textarea({"rows": 6, "class": "vLargeTextField", "dir": "auto"}),
        help_text=_("What you found and why it leads to this rating; readers will see it."),
    )
    evidence = forms.ModelMultipleChoiceField(
        Evidence.objects.none(),
        label=_("Evidence it rests on"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(self, data: Any = None, *, row: Claim, **options: Any) -> None:
        super().__init__(data, row=row, **options)
        ratings: Any = self.fields["rating"]
        ratings.queryset = Rating.objects.filter(
            scale__claim_kind=row.kind,
            scale__published_at__isnull=False,
            scale__retired_at__isnull=True,
        ).select_related("scale")
        self.axes = list(AXES) if row.kind == ClaimKind.QUOTE else []
        for axis in self.axes:
            self.fields |= axis_fields(axis)
        proofs: Any = self.fields["evidence"]
        proofs.queryset = row.evidence.filter(state=Evidence.State.ACTIVE)

    def clean(self) -> dict[str, Any]:
        """Gather what was said of the axes of a quote."""
        data = super().clean() or self.cleaned_data
        told = [(axis, data.pop(axis, ""), data.pop(f"{axis}_reason", "")) for axis in self.axes]
        data["findings"] = [Finding(*each) for each in told if each[1] or each[2]]
        return data


def axis_fields(axis: str) -> dict[str, forms.Field]:
    """Return the two fields of an axis: what was found, and why."""
    label = Axis(axis).label
    return {
        axis: forms.ChoiceField(
            label=label, required=False, choices=[("", "—"), *AXES[axis].choices]
        ),
        f"{axis}_reason": forms.CharField(
            label=format_lazy(_("{axis}: reason"), axis=label),
            required=False,
            widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        ),
    }


GIVE_VERDICT = RowAct(
    name="give-verdict",
    label=_("Give a verdict"),
    done=_("Verdict given on"),
    do=lambda actor, claim, said: submit_verdict(actor=actor, claim=claim, **said),
    fits=rules.can_give_verdict,
    form=VerdictForm,
    bulk=False,
)
