"""The forms on the article page: a quote, a claim, a piece of text to leave out, a reason."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from ..desk.drafts import SpanDraft
from ..desk.quotes import SourceDraft
from ..models import ClaimKind, Polarity, Quote, Revision, Speaker
from .fields import NewSpeakerField, SpeakerField
from .forms import DeskForm
from .places import PlaceField

MOST_ROWS = 30
"""Parts of a quote, or links of a chain, that one form takes."""


class PlacesForm(DeskForm):
    """A form that names places in one revision."""

    def __init__(self, *args: Any, revision: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision = revision

    def add_place(self, name: str, **options: Any) -> None:
        """Add a field for a place in the revision's text."""
        field = PlaceField(**options)
        field.hold_against(self.revision.text)
        self.fields[name] = field

    def add_rows(self, name: str, **options: Any) -> None:
        """Add a field for each place given, sent or known, and an empty one for another."""
        if self.is_bound:
            count = sum(f"{name}-{n}_words" in self.data for n in range(MOST_ROWS))
        else:
            count = sum(f"{name}-{n}" in self.initial for n in range(MOST_ROWS)) + 1
        for number in range(max(count, 1)):
            self.add_place(f"{name}-{number}", **options, required=False)

    def rows(self, name: str) -> list[BoundField]:
        """Return the bound fields of :meth:`add_rows`."""
        return [self[field] for field in self.fields if field.startswith(f"{name}-")]


class QuoteForm(PlacesForm):
    """A quote: its words, how they are given and meant, who is heard, through whom, by whom."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Quote.Kind.choices, initial=Quote.Kind.DIRECT)
    speaker = SpeakerField(required=False)
    new_speaker = NewSpeakerField()
    polarity = forms.ChoiceField(
        label=_("How it was said"),
        choices=Polarity.choices,
        initial=Polarity.ASSERTED,
        help_text=_("What the cue says of the words: “denied” and “warned” are not “said”."),
    )
    hedged = forms.BooleanField(label=_("The text keeps a distance (“allegedly”)"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_rows("content", label=_("Words said"))
        self.add_place("cue", label=_("Cue"), required=False)
        self.add_rows("source", label=_("Source in the text"))
        self.add_place("addressee", label=_("Who was told"), required=False)

    @property
    def content_rows(self) -> list[BoundField]:
        """The parts of the quote; one, unless it is interrupted."""
        return self.rows("content")

    @property
    def source_rows(self) -> list[BoundField]:
        """The chain of sources, first who said it."""
        return self.rows("source")

    def clean(self) -> dict[str, Any]:
        """Ask for words: a quote without any says nothing."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not list(self._places("content")):
            self.add_error("content-0", _("This is needed."))
        return cleaned

    def act_fields(self, speaker: Speaker | None) -> dict[str, Any]:
        """Return what the acts take, the speaker being settled."""
        known = {} if self.instance is None else {s.start: s.speaker for s in self.instance.sources}
        sources = [
            SourceDraft(place, speaker if number == 0 else known.get(place.start))
            for number, place in enumerate(self._places("source"))
        ]
        return {
            "content": sorted(self._places("content"), key=lambda place: place.start),
            "kind": self.cleaned_data["kind"],
            "cue": self.cleaned_data["cue"],
            "sources": sources,
            "speaker": speaker,
            "addressee": self.cleaned_data["addressee"],
            "hedged": self.cleaned_data["hedged"],
            "polarity": self.cleaned_data["polarity"],
        }

    instance: Quote | None = None
    """The quote that the form changes; None for a new one."""

    def _places(self, name: str) -> Iterator[SpanDraft]:
        for bound in self.rows(name):
            place = self.cleaned_data.get(bound.name)
            if place:
                yield place


def quote_initial(quote: Quote) -> dict[str, Any]:
    """Return the values with which the form of a quote opens."""
    rows: dict[str, Any] = {f"content-{n}": span for n, span in enumerate(quote.content)}
    rows |= {f"source-{n}": span for n, span in enumerate(quote.sources)}
    return rows | {
        "kind": quote.kind,
        "cue": quote.cue,
        "speaker": quote.speaker,
        "addressee": quote.addressee,
        "hedged": quote.hedged,
        "polarity": quote.polarity,
        "version": quote.version,
    }


class ClaimForm(PlacesForm):
    """A new claim: its wording, what sort it is, whose it is, where it stands."""

    statement = forms.CharField(
        label=_("Statement"),
        help_text=_("What is claimed, so that it can be understood without the article."),
        widget=forms.Textarea({"rows": 3}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=ClaimKind.choices, initial=ClaimKind.FACT)
    speaker = SpeakerField(required=False)
    new_speaker = NewSpeakerField()
    quote = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_place("place", label=_("Where it stands in the text"))
        self.order_fields(["place", "statement"])


class WordingForm(DeskForm):
    """A claim that stands in the text already: its wording, kind and speaker."""

    statement = forms.CharField(label=_("Statement"), widget=forms.Textarea({"rows": 3}))
    kind = forms.ChoiceField(label=_("Kind"), choices=ClaimKind.choices)
    speaker = SpeakerField(required=False)
    new_speaker = NewSpeakerField()
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class LeaveOutForm(PlacesForm):
    """Text that is page furniture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_place("place", label=_("Text to leave out"))
