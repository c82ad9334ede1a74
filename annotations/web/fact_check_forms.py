"""Forms in which fact-checks are written, published, corrected and withdrawn."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..desk.fact_check_parts import MOST_HEADLINE
from ..desk.queries_publishing import possible_authors, possible_evidence
from ..desk.slugs import LONGEST
from ..models import Correction, Evidence, FactCheck, User
from .forms import DeskForm

MARKDOWN_HELP = gettext_lazy(
    "Blank lines part paragraphs. ## begins a heading, * a list, > a quote; **bold**, *italic*, "
    "[words](https://address)."
)


class MomentInput(forms.DateTimeInput):
    """A day and a time in the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class EmbargoField(forms.DateTimeField):
    """When the public may see it, in the desk's time zone."""

    def __init__(self) -> None:
        super().__init__(label=gettext_lazy("Embargo until"), required=False, widget=MomentInput())


class TextsForm(DeskForm):
    """The words of a fact-check, and what is listed under them.

    The lists have other names than the model's: what stands in a conflict is compared as text.
    """

    headline = forms.CharField(label=gettext_lazy("Headline"), max_length=MOST_HEADLINE)
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("One or two sentences: the claim and the finding."),
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        widget=forms.Textarea({"rows": 22, "dir": "auto", "class": "fact-check-text"}),
        help_text=MARKDOWN_HELP,
    )
    listed = forms.MultipleChoiceField(
        label=gettext_lazy("Evidence to list"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    signed = forms.MultipleChoiceField(
        label=gettext_lazy("Authors named"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text=gettext_lazy("Who is named here cannot publish it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, fact_check: FactCheck) -> None:
        self.fact_check = fact_check
        self.proofs = {str(each.pk): each for each in possible_evidence(fact_check)}
        self.people = {str(each.pk): each for each in possible_authors(fact_check)}
        super().__init__(data, initial=self.first_values())
        fields: Any = self.fields
        fields["listed"].choices = [(pk, each.title) for pk, each in self.proofs.items()]
        fields["signed"].choices = [(pk, each.display_name) for pk, each in self.people.items()]

    def first_values(self) -> dict[str, Any]:
        """Return what the form holds at first."""
        row = self.fact_check
        names = ("headline", "summary", "body", "version")
        return {name: getattr(row, name) for name in names} | {
            "listed": list(row.evidence.values_list("pk", flat=True)),
            "signed": list(row.authors.values_list("pk", flat=True)),
        }

    @property
    def evidence(self) -> list[Evidence]:
        """The evidence that was ticked."""
        return [self.proofs[pk] for pk in self.cleaned_data.get("listed", ())]

    @property
    def authors(self) -> list[User]:
        """The people who were ticked."""
        return [self.people[pk] for pk in self.cleaned_data.get("signed", ())]

    def said(self) -> dict[str, Any]:
        """Return what the act takes, once the form is valid."""
        values = {k: v for k, v in self.cleaned_data.items() if k not in ("listed", "signed")}
        return values | {"evidence": self.evidence, "authors": self.authors}


class DraftForm(TextsForm):
    """A draft."""

    slug = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=LONGEST,
        required=False,
        help_text=gettext_lazy("The last part of its public address; it follows the headline."),
    )
    language = forms.CharField(label=gettext_lazy("Language"), max_length=10)
    embargo_until = EmbargoField()
    take_decision = forms.BooleanField(
        label=gettext_lazy("have it rest on the claim’s new decision"), required=False
    )
    field_order = (
        *("headline", "summary", "body", "listed", "signed", "language", "slug"),
        *("embargo_until", "take_decision", "version"),
    )

    def __init__(self, data: Any = None, *, fact_check: FactCheck) -> None:
        super().__init__(data, fact_check=fact_check)
        known = dict(settings.LANGUAGES)
        codes = list(dict.fromkeys([*known, fact_check.language]))
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), choices=[(code, known.get(code, code)) for code in codes]
        )
        self.fields["embargo_until"].help_text = zone_help()
        if fact_check.claim.decision_id in (None, fact_check.decision_id):
            del self.fields["take_decision"]

    def first_values(self) -> dict[str, Any]:
        """Return what the form holds at first."""
        row = self.fact_check
        more = {name: getattr(row, name) for name in ("slug", "language", "embargo_until")}
        return super().first_values() | more

    def clean_slug(self) -> str:
        """Return the address; an emptied one stays as it is."""
        return self.cleaned_data["slug"] or self.fact_check.slug


class PublishForm(DeskForm):
    """When a draft comes out."""

    embargo_until = EmbargoField()
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, fact_check: FactCheck) -> None:
        planned = fact_check.embargo_until
        to_come = planned if planned and planned > timezone.now() else None
        initial = {"embargo_until": to_come, "version": fact_check.version}
        super().__init__(data, initial=initial)
        told = (_("Empty: it is out at once."), zone_help())
        self.fields["embargo_until"].help_text = " ".join(told)


class MoveEmbargoForm(PublishForm):
    """When what is under embargo comes out; lifting it at once has its own button."""

    def __init__(self, data: Any = None, *, fact_check: FactCheck) -> None:
        super().__init__(data, fact_check=fact_check)
        self.fields["embargo_until"].help_text = zone_help()


class CorrectForm(TextsForm):
    """What a published fact-check is to say instead, and why."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What sort of change"),
        choices=Correction.Kind.choices,
        widget=forms.RadioSelect(),
        help_text=gettext_lazy(
            "Minor: a slip that misled nobody. Update: something new. Substantive: what was said "
            "was wrong, or the rating changes."
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Readers see it, with both texts."),
    )
    take_decision = forms.BooleanField(
        label=gettext_lazy("have it rest on the claim’s new decision"), required=False
    )
    field_order = (
        *("kind", "reason", "take_decision", "headline", "summary", "body"),
        *("listed", "signed", "version"),
    )

    def __init__(self, data: Any = None, *, fact_check: FactCheck) -> None:
        super().__init__(data, fact_check=fact_check)
        if fact_check.claim.decision_id in (None, fact_check.decision_id):
            del self.fields["take_decision"]
        self.fields["signed"].help_text = ""


class WithdrawForm(DeskForm):
    """Why a published fact-check is withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it withdrawn?"),
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("Readers see it on the page, in place of the text."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, fact_check: FactCheck) -> None:
        super().__init__(data, initial={"version": fact_check.version})


def zone_help() -> str:
    """Return in which time zone times are meant."""
    return _("Times are those of %(zone)s.") % {"zone": timezone.get_current_timezone_name()}
