"""Forms of the review: who is to answer a claim, by when, and what decides it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..desk.queries_review import Candidate
from ..models import User, Verdict
from .filters import DayInput
from .forms import DeskForm


class PersonField(forms.ChoiceField):
    """Somebody of the desk; ``people`` are those who may be chosen, fetched already."""

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("Reviewer"), **options)
        self.people: dict[str, User] = {}

    def offer(self, candidates: list[Candidate]) -> None:
        """Let these people be chosen, each shown with how much they hold."""
        self.people = {str(each.person.pk): each.person for each in candidates}
        told = [(str(each.person.pk), candidate_label(each)) for each in candidates]
        self.choices = [("", "—"), *told]

    def clean(self, value: Any) -> User | None:
        """Return who was chosen; None for nobody.

        :raises ValidationError: when they may not be chosen.
        """
        return self.people.get(super().clean(value))


def candidate_label(candidate: Candidate) -> str:
    """Return somebody's name with how many claims they hold."""
    load = ngettext("holds %(count)s claim", "holds %(count)s claims", candidate.load)
    return f"{candidate.person.display_name} · {load % {'count': candidate.load}}"


class AssignForm(DeskForm):
    """Who is to review a claim."""

    person = PersonField()
    due_on = forms.DateField(
        label=_("Due"),
        required=False,
        widget=DayInput(),
        help_text=_("Empty: as the desk’s settings say."),
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea({"rows": 2, "dir": "auto"})
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "assign_%s", **kwargs})
        people: Any = self.fields["person"]
        people.offer(candidates)


class DecideForm(DeskForm):
    """Which of the verdicts that agree decides the claim."""

    verdict = forms.ChoiceField(label=_("By which verdict"), widget=forms.RadioSelect())
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea({"rows": 2, "dir": "auto"})
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, verdicts: list[Verdict], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "decide_%s", **kwargs})
        self.verdicts = {str(each.pk): each for each in verdicts}
        field: Any = self.fields["verdict"]
        field.choices = [
            (pk, f"{each.rating} · {each.reviewer.display_name}")
            for pk, each in self.verdicts.items()
        ]
        field.initial = next(iter(self.verdicts), None)

    def clean_verdict(self) -> Verdict:
        """Return the verdict that was chosen."""
        return self.verdicts[self.cleaned_data["verdict"]]


class DueForm(DeskForm):
    """By when a claim is to be answered."""

    due_on = forms.DateField(label=_("Due"), required=False, widget=DayInput())


class ManyForm(DeskForm):
    """What is done to the claims that were ticked in a list."""

    ACTS = (("accept", _("take on")), ("reject", _("reject")), ("assign", _("assign")))
    """What may be done to many claims, by name."""

    act = forms.ChoiceField(label=_("What to do"), choices=ACTS)
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.TextInput({"dir": "auto"})
    )
    person = PersonField(required=False)
    due_on = forms.DateField(label=_("Due"), required=False, widget=DayInput())

    def __init__(self, *args: Any, candidates: list[Candidate], edits: bool, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "many_%s", **kwargs})
        people: Any = self.fields["person"]
        people.offer(candidates)
        if not edits:  # nobody else assigns
            acts: Any = self.fields["act"]
            acts.choices = [each for each in self.ACTS if each[0] != "assign"]
            del self.fields["person"], self.fields["due_on"]

    def clean(self) -> dict[str, Any]:
        """Ask for a person where the claims are assigned."""
        data = super().clean() or self.cleaned_data
        if data.get("act") == "assign" and not data.get("person"):
            self.add_error("person", _("Choose who is to review them."))
        return data
