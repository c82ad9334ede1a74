"""What many views share: who may come in, and what becomes of a refused act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from ..desk.errors import AlreadyThere, Refused, StaleVersion, WrongState
from ..models import User

T = TypeVar("T")
P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


View = Callable[Concatenate[Any, P], HttpResponseBase]


def for_members(*methods: str) -> Callable[[View[P]], View[P]]:
    """Let a view answer these methods (HEAD where GET), and members of the desk only.

    What members read is kept by no cache on the way to them, and no cache gives a part of a page,
    sent to htmx, for the page at the same address.
    """
    answered = [*methods, "HEAD"] if "GET" in methods else [*methods]

    def decorate(view: View[P]) -> View[P]:
        guarded = login_required(require_http_methods(answered)(view))
        return wraps(view)(cache_control(private=True)(vary_on_headers("HX-Request")(guarded)))

    return decorate


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form is bound to: what was sent, even if that is nothing; None on a GET."""
    return request.POST if request.method == "POST" else None


def attempt(form: forms.Form, act: Callable[[], T]) -> T | None:
    """Do an act with what a form holds; where it is refused, put the reasons on the form.

    :raises StaleVersion: as the act does; a conflict has a page of its own.
    """
    try:
        return act()
    except ValidationError as error:
        add_errors(form, error)
    except (WrongState, AlreadyThere) as error:
        form.add_error(None, error.sentence)
    return None


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Put an act's reasons beside the fields they name, the others above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error.messages)
        return
    for name, sentences in error.message_dict.items():
        form.add_error(name if name in form.fields else None, sentences)


def do_or_say(
    request: HttpRequest, act: Callable[[], object], *, done: str, back: str
) -> HttpResponse:
    """Do an act that needs no form, say what became of it, and go back."""
    try:
        act()
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    except Refused as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, done)
    return redirect(back)


def read_version(request: HttpRequest) -> int | None:
    """Return the version that a posted form was made on; None where it names none."""
    return read_number(request.POST.get("version", "")) or None


def read_number(value: str) -> int:
    """Return a number that a page sent, such as a row's; 0, which no row has, for anything else."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0


@dataclass(frozen=True, slots=True)
class BothTexts:
    """One field of a refused edit: how it stands, and what was wanted."""

    label: str
    theirs: str
    yours: str

    @property
    def differ(self) -> bool:
        """Whether there is anything to decide about this field."""
        return self.theirs != self.yours


def show_conflict(
    request: HttpRequest,
    stale: StaleVersion,
    form: forms.Form,
    *,
    heading: str,
    back: str,
    section: str = "",
) -> HttpResponse:
    """Show an edit that came too late beside what stands now; nothing typed is lost.

    The form comes again as it was filled in, now made on the version that stands.
    """
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(getattr(stale.current, "version", ""))
    form.data = data
    both = [
        BothTexts(str(field.label), show_value(stale.current, form, name), show_typed(form, name))
        for name, field in form.fields.items()
        if not field.widget.is_hidden and hasattr(stale.current, name)
    ]
    context = {
        "both": both,
        "form": form,
        "heading": heading,
        "sentence": stale.sentence,
        "back": back,
        "section": section,
    }
    return render(request, "annotations/conflict.html", context, status=409)


def show_value(row: Any, form: forms.Form, name: str) -> str:
    """Return a field of a row as a person reads it, by the form's names for its choices."""
    display = getattr(row, f"get_{name}_display", None)
    return _shown(display() if display else _chosen(form, name, getattr(row, name)))


def show_typed(form: forms.Form, name: str) -> str:
    """Return what was entered in a field as :func:`show_value` would show it."""
    return _shown(_chosen(form, name, form.cleaned_data.get(name, "")))


def _chosen(form: forms.Form, name: str, value: Any) -> Any:
    choices = dict(getattr(form.fields[name], "choices", ()) or ())
    return choices.get(value, value) if isinstance(value, str) else value


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "—"
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    return formats.localize(value) if not isinstance(value, str) else value
