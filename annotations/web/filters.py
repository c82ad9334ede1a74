"""The rows of fields above lists. What a person mistypes is said and left out, not guessed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..desk.queries_articles import ArticleFilter, languages_in_use
from ..desk.queries_claims import ClaimFilter, ratings_given
from ..desk.queries_review import reviewers
from ..models import Article, Claim, ClaimKind, Outlet, User
from .forms import DeskForm
from .languages import language_name
from .sureness import level_choices

ANY = ("", pgettext_lazy("any value of a filter", "any"))

ARTICLE_ORDERS = [
    ("newest", _("added last")),
    ("oldest", _("added first")),
    ("published", _("published last")),
    ("published-first", _("published first")),
]
CLAIM_ORDERS = [
    ("moved", _("moved last")),
    ("newest", _("written down last")),
    ("oldest", _("written down first")),
]
MINE = [
    ANY,
    ("mine", _("I worked on")),
    ("held", _("held by me")),
    ("unanswered", _("waiting for me")),
    ("answered", _("with my verdict")),
]
NOBODY = "nobody"
"""Who holds a claim that nobody holds, and that waits for a review."""


def _states(*states: Claim.State) -> list[tuple[str, Any]]:
    return [(state.value, state.label) for state in states]


CLAIM_STATES: list[Any] = [
    ANY,
    (_("to be looked through"), _states(Claim.State.PROPOSED)),
    (_("in work"), [("in_work", _("all that are in work")), *_states(*Claim.IN_WORK)]),
    (_("answered"), [("answered", _("all that are answered")), *_states(*Claim.ANSWERED)]),
    (_("set aside"), _states(*Claim.SET_ASIDE)),
]
"""The states of claims, grouped by what they mean for the desk's work."""

BIGGEST_ID = 2**63 - 1
"""The largest number of a row: a database refuses to look for a larger one."""


class DayInput(forms.DateInput):
    """A day in the browser's own calendar, which reads and writes ISO 8601."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class FilterForm(DeskForm):
    """Fields of a filter: none is needed, and a wrong one does not keep the list from showing."""

    use_required_attribute = False

    def chosen(self) -> dict[str, Any]:
        """Return the values that were understood and that ask for something."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def asks(self) -> bool:
        """Whether anything but the order was asked for."""
        return bool(self.chosen().keys() - {"order"})


class ArticleFilterForm(FilterForm):
    """Which articles."""

    q = forms.CharField(label=_("Words in the text"), required=False, max_length=200)
    outlet = forms.ModelChoiceField(
        Outlet.objects.none(), label=_("Outlet"), required=False, empty_label=ANY[1]
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput())
    until = forms.DateField(label=_("To"), required=False, widget=DayInput())
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("on the desk")), (Article.State.WITHDRAWN, Article.State.WITHDRAWN.label)],
    )
    waiting = forms.BooleanField(label=_("proposals to look through"), required=False)
    duplicates = forms.BooleanField(label=_("likely duplicates"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ARTICLE_ORDERS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"
        outlets: Any = self.fields["outlet"]
        outlets.queryset = Outlet.objects.order_by("name")
        languages: Any = self.fields["language"]
        languages.choices = [ANY, *((code, language_name(code)) for code in languages_in_use())]

    def wanted(self) -> ArticleFilter:
        """Return what was asked for."""
        chosen = self.chosen()
        outlet = chosen.get("outlet")
        return ArticleFilter(
            query=chosen.get("q", ""),
            outlet=outlet.pk if outlet else None,
            language=chosen.get("language", ""),
            state=chosen.get("state", Article.State.ACTIVE),
            waiting=chosen.get("waiting", False),
            duplicates=chosen.get("duplicates", False),
            since=chosen.get("since"),
            until=chosen.get("until"),
        )


class ClaimFilterForm(FilterForm):
    """Which claims."""

    q = forms.CharField(label=_("Words in the statement"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), required=False, choices=CLAIM_STATES)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ANY, *ClaimKind.choices])
    rating = forms.ChoiceField(label=_("Verdict"), required=False)
    mine = forms.ChoiceField(label=_("For me"), required=False, choices=MINE)
    speaker = forms.IntegerField(
        required=False, min_value=1, max_value=BIGGEST_ID, widget=forms.HiddenInput()
    )
    holder = forms.ChoiceField(label=_("Held by"), required=False)
    due = forms.DateField(label=_("Due by"), required=False, widget=DayInput())
    sure = forms.ChoiceField(label=_("Proposals"), required=False, choices=level_choices)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=CLAIM_ORDERS)

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"
        self.reviewers = reviewers()
        holders: Any = self.fields["holder"]
        people = [(str(each.person.pk), each.person.display_name) for each in self.reviewers]
        holders.choices = [ANY, (NOBODY, _("nobody")), *people]
        ratings: Any = self.fields["rating"]
        ratings.choices = [
            ANY,
            *((str(each.pk), f"{each} · {each.scale}") for each in ratings_given(reader)),
        ]

    def wanted(self) -> ClaimFilter:
        """Return what was asked for."""
        chosen = self.chosen()
        return ClaimFilter(
            query=chosen.get("q", ""),
            state=chosen.get("state", ""),
            kind=chosen.get("kind", ""),
            speaker=chosen.get("speaker"),
            rating=int(chosen["rating"]) if "rating" in chosen else None,
            mine=chosen.get("mine", ""),
            holder=_holder(chosen.get("holder", "")),
            due=chosen.get("due"),
            least=int(chosen.get("sure", 0)) / 100,
        )


def _holder(chosen: str) -> int | None:
    if not chosen:
        return None
    return 0 if chosen == NOBODY else int(chosen)
