"""How the admin shows that an act was refused: the form comes again, with the reasons on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..desk.errors import AlreadyThere, NotAllowed, Refusal, Refused, StaleVersion, sentence_of
from .links import row_link


class FormRefused(Exception):
    """An act refused what one form of a page asked; ``prefix`` tells which form."""

    def __init__(self, prefix: str | None, error: Refusal) -> None:
        super().__init__(str(error))
        self.prefix = prefix
        self.error = error

    @property
    def status(self) -> int:
        """HTTP status of the page that shows it."""
        return 409 if isinstance(self.error, Refused) else 200


@contextmanager
def refusing(form: forms.BaseForm) -> Iterator[None]:
    """Name the form whose act was refused.

    :raises FormRefused: in place of what the act raised.
    """
    try:
        yield
    except (ValidationError, Refused) as error:
        raise FormRefused(form.prefix, error) from error
    except NotAllowed as error:
        if form.prefix is None:
            raise  # the page itself is not for this person
        raise FormRefused(form.prefix, error) from error


def tell(form: forms.BaseForm, error: Refusal) -> None:
    """Put what an act raised on a form that was filled in."""
    if isinstance(error, ValidationError):
        _tell_invalid(form, error)
    elif isinstance(error, StaleVersion):
        form.add_error(None, [ValidationError(each) for each in _conflict(form, error)])
        # Saving once more is then a decision of somebody who has seen both.
        data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict: the form is bound
        data[form.add_prefix("version")] = str(getattr(error.current, "version", ""))
        form.data = data
    else:
        form.add_error(None, refusal_sentence(error))


def refusal_sentence(error: Refusal) -> str | SafeString:
    """Return why an act was refused in one sentence, with a link to what is there already."""
    if isinstance(error, AlreadyThere):
        return format_html("{} {}", error.sentence, row_link(error.existing))
    return sentence_of(error)


def _tell_invalid(form: forms.BaseForm, error: ValidationError) -> None:
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    names: dict[str, str] = getattr(form, "names_of_fields", {})
    for name, errors in error.error_dict.items():
        # "content[0]" belongs to the field "content", which holds all of them.
        field = names.get(name, name.split("[")[0])
        form.add_error(field if field in form.fields else None, errors)


def _conflict(form: forms.BaseForm, stale: StaleVersion) -> Iterator[str]:
    yield stale.sentence
    for name, field in form.fields.items():
        if field.widget.is_hidden or not hasattr(form, "cleaned_data"):
            continue
        theirs = show_value(stale.current, name, form.get_initial_for_field(field, name))
        yours = _typed(field, form.cleaned_data.get(name))
        if theirs != yours:
            yield _("%(field)s: it now says “%(theirs)s”; you wrote “%(yours)s”.") % {
                "field": field.label,
                "theirs": theirs,
                "yours": yours,
            }
    yield _("Saving again puts yours in its place.")


def show_value(row: Model, name: str, otherwise: Any) -> str:
    """Return a field of a row as a person reads it; ``otherwise`` where the row has none."""
    display = getattr(row, f"get_{name}_display", None)
    fields = {field.name for field in row._meta.concrete_fields}
    return _shown(display() if display else getattr(row, name) if name in fields else otherwise)


def _typed(field: forms.Field, value: Any) -> str:
    choices = getattr(field, "choices", ()) if isinstance(value, str) else ()
    return _shown(dict(choices).get(value, value) if isinstance(choices, list) else value)


def _shown(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if hasattr(value, "tzinfo"):
        return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    return str(value)
