"""Fields in which a person types the name of a row, with suggestions, and may name a new one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..desk.directory import create_outlet, create_speaker
from ..desk.queries_desk import find_speakers
from ..models import Outlet, Speaker, User

SUGGESTED = 30
"""Names offered while somebody types."""


class NamesField(forms.CharField):
    """A list of names, separated by commas."""

    def prepare_value(self, value: Any) -> Any:
        """Show a list of names in the form in which it is typed."""
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """Return the names as a list."""
        return [
            name.strip() for name in (super().to_python(value) or "").split(",") if name.strip()
        ]


class Suggesting(forms.TextInput):
    """A text field with a list of names under it; the list works without scripts too."""

    template_name = "annotations/parts/suggesting.html"

    def __init__(self, *, suggest: Any = "") -> None:
        super().__init__({"autocomplete": "off"})
        self.suggest = suggest
        self.names: list[str] = []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the list: its names, its id, and where more names come from."""
        context = super().get_context(name, value, attrs)
        own = context["widget"]["attrs"]
        list_id = f"{own.get('id', name)}_names"
        own["list"] = list_id
        if self.suggest:
            own |= {
                "hx-get": str(self.suggest),
                "hx-trigger": "input changed delay:150ms",
                "hx-target": f"#{list_id}",
                "hx-swap": "innerHTML",
            }
        return context | {"names": self.names, "list_id": list_id}


class SpeakerField(forms.CharField):
    """A speaker by name; the cleaned value is the speaker, None, or the name of a new one."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("label", gettext_lazy("Speaker"))
        options.setdefault("max_length", 500)
        widget = Suggesting(suggest=reverse_lazy("annotations:suggest_speakers"))
        super().__init__(widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a speaker by the name under which the field finds it again."""
        return str(value) if isinstance(value, Speaker) else value

    def clean(self, value: Any) -> Speaker | str | None:
        """Find who is meant.

        :raises ValidationError: when the name is that of several speakers; it lists them.
        """
        typed = super().clean(value)
        if not typed:
            return None
        found = speakers_called(typed)
        if len(found) > 1:
            listed = "; ".join(map(str, found))
            raise ValidationError(
                _("Several speakers are called that. Which one: %(listed)s?") % {"listed": listed}
            )
        return found[0] if found else typed


class OutletField(forms.CharField):
    """An outlet by name; the cleaned value is the outlet, None, or the name of a new one."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("label", gettext_lazy("Outlet"))
        options.setdefault("help_text", gettext_lazy("Choose one, or type the name of a new one."))
        options.setdefault("max_length", 200)
        super().__init__(widget=Suggesting(), **options)

    def prepare_value(self, value: Any) -> Any:
        """Show an outlet by its name."""
        return value.name if isinstance(value, Outlet) else value

    def clean(self, value: Any) -> Outlet | str | None:
        """Find the outlet of this name, whatever its capital letters."""
        typed = super().clean(value)
        if not typed:
            return None
        return Outlet.objects.filter(name__iexact=typed).first() or str(typed)


def speakers_called(typed: str) -> list[Speaker]:
    """Return the speakers of this name, as it is shown or without the description.

    A whole name as shown ("Name (description)") is one speaker's alone.
    """
    anonymous = Q(kind=Speaker.Kind.ANONYMOUS, description__iexact=typed)
    named = Q(name__iexact=typed) | Q(name__iexact=typed.split(" (")[0])
    rows = list(Speaker.objects.filter(named | anonymous).order_by("name", "description"))
    folded = typed.casefold()
    shown = [each for each in rows if str(each).casefold() == folded]
    return shown or [each for each in rows if each.name.casefold() == folded]


def suggest_speakers(typed: str) -> list[str]:
    """Return names of speakers for the list under a field."""
    return [str(each) for each in find_speakers(typed)[:SUGGESTED]]


def suggest_outlets() -> list[str]:
    """Return the names of the desk's outlets; a desk knows hundreds, not thousands."""
    return list(Outlet.objects.order_by("name").values_list("name", flat=True)[:500])


NEW_SPEAKER = [("", gettext_lazy("The desk knows this speaker")), *Speaker.Kind.choices]


class NewSpeakerField(forms.ChoiceField):
    """Whether a typed speaker is new, and of which kind: no slip of the keyboard makes one."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", gettext_lazy("If the speaker is new"))
        super().__init__(choices=NEW_SPEAKER, required=False, **options)


def settle_speaker(actor: User, value: Speaker | str | None, *, kind: str) -> Speaker | None:
    """Return the speaker a form named, written down as a new one of this kind where unknown.

    :raises ValidationError: keyed ``speaker``, when the name is unknown and no kind was given.
    """
    if not isinstance(value, str):
        return value
    if not kind:
        raise ValidationError(
            {
                "speaker": _(
                    "The desk knows no speaker “%(name)s”. If it is a new one, say which kind."
                )
                % {"name": value}
            }
        )
    if kind == Speaker.Kind.ANONYMOUS:
        return create_speaker(actor=actor, kind=kind, description=value)
    return create_speaker(actor=actor, kind=kind, name=value)


def settle_outlet(actor: User, value: Outlet | str | None) -> Outlet | None:
    """Return the outlet a form named, written down as a new one where the desk had none.

    :raises ValidationError: keyed by field of the outlet.
    """
    return create_outlet(actor=actor, name=value) if isinstance(value, str) else value
