"""Forms of the claim page."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..desk.findings import Finding
from ..models import AXES, Axis, ClaimKind, Evidence, Rating, RatingScale
from .choices import MEDIA, SOURCE_KINDS, STRATEGIES
from .fields import NewSpeakerField, SpeakerField, suggest_speakers
from .filters import DayInput
from .forms import DeskForm

NO_FINDING = ("", pgettext_lazy("a finding", "not told"))
"""The choice of an axis that a verdict says nothing of."""


class ClaimForm(DeskForm):
    """A claim as a person words it."""

    statement = forms.CharField(
        label=_("Statement"),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("One sentence that can be true or false, understood without its article."),
    )
    kind = forms.ChoiceField(
        label=_("What is claimed"), choices=ClaimKind.choices, widget=forms.RadioSelect()
    )
    speaker = SpeakerField(help_text=_("Who claims it."))
    speaker_kind = NewSpeakerField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget: Any = self.fields["speaker"].widget
        widget.names = suggest_speakers("")


class ChangeClaimForm(ClaimForm):
    """A claim worded anew, and how it was checked."""

    strategies = forms.MultipleChoiceField(
        label=_("How it was checked"),
        required=False,
        choices=STRATEGIES,
        widget=forms.CheckboxSelectMultiple(),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())


class EvidenceForm(DeskForm):
    """Something that bears on the claim."""

    stance = forms.ChoiceField(
        label=_("What it does to the claim"),
        choices=Evidence.Stance.choices,
        widget=forms.RadioSelect(),
    )
    title = forms.CharField(label=_("Title"), max_length=500)
    url = forms.URLField(label=_("Address"), max_length=2000, required=False, assume_scheme="https")
    publisher = forms.CharField(label=_("Publisher"), max_length=200, required=False)
    published_on = forms.DateField(label=_("Published on"), required=False, widget=DayInput())
    origin = forms.CharField(
        label=_("Origin"),
        max_length=200,
        required=False,
        help_text=_("Where it first comes from. Five papers that run one report share one origin."),
    )
    source_kind = forms.ChoiceField(
        label=_("Closeness of the source"),
        required=False,
        choices=SOURCE_KINDS,
        help_text=_("Primary: the document, recording or person itself, not a report of it."),
    )
    medium = forms.ChoiceField(label=_("Medium"), required=False, choices=MEDIA)
    anonymous = forms.BooleanField(
        label=_("What it says rests on somebody who is not named"), required=False
    )
    excerpt = forms.CharField(
        label=_("Excerpt"),
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("The words of the source that bear on the claim."),
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea({"rows": 2, "dir": "auto"})
    )


class ChangeEvidenceForm(EvidenceForm):
    """A correction of evidence."""

    version = forms.IntegerField(widget=forms.HiddenInput())


class RatingField(forms.ChoiceField):
    """One rating of a scale; ``ratings`` are those that may be chosen, fetched already."""

    def __init__(self) -> None:
        super().__init__(label=_("Rating"), widget=forms.RadioSelect())
        self.ratings: list[Rating] = []

    def offer(self, scale: RatingScale | None) -> None:
        """Let the ratings of this scale be chosen."""
        self.ratings = list(scale.ratings.all()) if scale else []
        self.choices = [(each.pk, each.label) for each in self.ratings]

    def clean(self, value: Any) -> Any:
        """Return the chosen rating.

        :raises ValidationError: when none was chosen, or it is not of the scale.
        """
        chosen = super().clean(value)
        return next(each for each in self.ratings if str(each.pk) == chosen)


@dataclass(frozen=True, slots=True)
class AxisFields:
    """The two fields of one axis of a quote: what was found, and why."""

    name: str
    value: forms.BoundField
    reason: forms.BoundField


class VerdictForm(DeskForm):
    """A reviewer's answer; on a quote it may tell of each axis too."""

    rating = RatingField()
    reasons = forms.CharField(
        label=_("Reasons"),
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        help_text=_("What you found and why it leads to this rating; readers will see it."),
    )
    evidence = forms.MultipleChoiceField(
        label=_("Evidence it rests on"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(
        self,
        data: Any = None,
        *,
        scale: RatingScale | None,
        evidence: list[Evidence],
        kind: str = ClaimKind.FACT,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.axis_names = list(AXES) if kind == ClaimKind.QUOTE else []
        for axis in self.axis_names:
            self.fields[f"finding_{axis}"] = forms.ChoiceField(
                label=capfirst(Axis(axis).label),
                required=False,
                choices=[NO_FINDING, *AXES[axis].choices],
            )
            self.fields[f"finding_{axis}_reason"] = forms.CharField(
                label=_("Reason"),
                required=False,
                widget=forms.Textarea({"rows": 2, "dir": "auto"}),
            )
        rating: Any = self.fields["rating"]
        rating.offer(scale)
        self.standing = {
            str(each.pk): each for each in evidence if each.state == Evidence.State.ACTIVE
        }
        proofs: Any = self.fields["evidence"]
        proofs.choices = [(pk, each.title) for pk, each in self.standing.items()]

    def clean_evidence(self) -> list[Evidence]:
        """Return the chosen pieces of evidence."""
        return [self.standing[pk] for pk in self.cleaned_data["evidence"]]

    def clean(self) -> dict[str, Any]:
        """Gather what was said of the axes; a finding and its reason go together."""
        data = super().clean() or self.cleaned_data
        found = []
        for axis in self.axis_names:
            value, reason = (data.pop(name, "") for name in _names(axis))
            if value and not reason:
                self.add_error(_names(axis)[1], _("Give the reason."))
            elif reason and not value:
                self.add_error(_names(axis)[0], _("Choose what you found, or take the reason out."))
            elif value:
                found.append(Finding(axis, value, reason))
        if self.axis_names:
            data["findings"] = found
        return data

    @property
    def axes(self) -> list[AxisFields]:
        """The fields of each axis."""
        return [
            AxisFields(axis, *(self[name] for name in _names(axis))) for axis in self.axis_names
        ]

    @property
    def axes_open(self) -> bool:
        """Whether the axes are shown at first: something stands there, or is wrong."""
        told = [field for each in self.axes for field in (each.value, each.reason)]
        return any(field.value() or field.errors for field in told)

    @property
    def options(self) -> list[tuple[Rating, bool]]:
        """The ratings, each with whether it is chosen."""
        rating: Any = self.fields["rating"]
        chosen = str(self["rating"].value() or "")
        return [(each, str(each.pk) == chosen) for each in rating.ratings]

    @property
    def proofs(self) -> list[tuple[Evidence, bool]]:
        """The pieces of evidence that stand, each with whether it is ticked."""
        ticked = {str(each) for each in self["evidence"].value() or ()}
        return [(each, pk in ticked) for pk, each in self.standing.items()]


def _names(axis: str) -> tuple[str, str]:
    return f"finding_{axis}", f"finding_{axis}_reason"


class WordsForm(DeskForm):
    """Words to look for in the articles."""

    use_required_attribute = False
    words = forms.CharField(
        label=_("Words"),
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_("As they follow each other in the article; its signs and capitals may differ."),
    )
