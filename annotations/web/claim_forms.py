"""Forms of the claim page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import ClaimKind, Evidence, Rating, RatingScale
from .fields import NewSpeakerField, SpeakerField, suggest_speakers
from .filters import DayInput
from .forms import DeskForm


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
    """A claim worded anew."""

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


class VerdictForm(DeskForm):
    """A reviewer's answer."""

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
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
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


class WordsForm(DeskForm):
    """Words to look for in the articles."""

    use_required_attribute = False
    words = forms.CharField(
        label=_("Words"),
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_("As they follow each other in the article; its signs and capitals may differ."),
    )
