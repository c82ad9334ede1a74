"""Checks shared by acts; model, form and API therefore cannot differ."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from ..text import TextError, normalise


def check_row(row: models.Model, *, exclude: tuple[str, ...] = ()) -> None:
    """Hold a row against its fields and constraints before it is written.

    :raises ValidationError: keyed by field, with sentences; an unkeyed one under ``__all__``.
    """
    row.full_clean(exclude=set(exclude))


def check_changed(row: models.Model, changes: dict[str, Any]) -> None:
    """Check a row as it would be after the changes; the row itself stays as it is.

    :raises ValidationError: as :func:`check_row`.
    """
    trial = copy(row)
    for name, value in changes.items():
        setattr(trial, name, value)
    foreign = [field.name for field in row._meta.concrete_fields if field.is_relation]
    trial.full_clean(exclude=set(foreign) - changes.keys())


@contextmanager
def checked_again(check: Callable[[], None]) -> Iterator[None]:
    """Open the transaction of an act; where the database refuses it, ask the check once more.

    Between a check and its write somebody else may have stored the very same: the check then
    finds theirs, and says so in a sentence.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        check()
        raise


def prose(value: str, *, field: str, required: bool = False) -> str:
    """Return a longer text normalised and without white space around it.

    :raises ValidationError: when it is damaged, or empty though it is required.
    """
    try:
        value = normalise(value).strip()
    except TextError as error:
        raise ValidationError({field: str(error)}) from error
    if required and not value:
        raise ValidationError({field: _("This is needed.")})
    return value


def names(value: Any, *, field: str) -> list[str]:
    """Return a list of names, each on one line, without empty or doubled ones.

    :raises ValidationError: when it is no list of strings.
    """
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise ValidationError({field: _("This is a list of names.")})
    folded = (" ".join(prose(each, field=field).split()) for each in value)
    return list(dict.fromkeys(name for name in folded if name))
