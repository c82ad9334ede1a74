"""Giving a verdict on a claim's page."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.verdicts import submit_verdict
from ..models import Claim, Evidence, Rating
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
        proofs: Any = self.fields["evidence"]
        proofs.queryset = row.evidence.filter(state=Evidence.State.ACTIVE)


GIVE_VERDICT = RowAct(
    name="give-verdict",
    label=_("Give a verdict"),
    done=_("Verdict given on"),
    do=lambda actor, claim, said: submit_verdict(actor=actor, claim=claim, **said),
    fits=rules.can_give_verdict,
    form=VerdictForm,
    bulk=False,
)
