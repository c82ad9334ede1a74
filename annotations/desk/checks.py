"""Checks shared by acts; model, form and API therefore cannot differ."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from datetime import datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from ..text import TextError, normalise
from .wording import sentence_of

EARLIEST_YEAR, LATEST_YEAR = 1000, 9998
"""Years of publication that are taken: Python's calendar ends with the years 1 and 9999."""


def check_row(row: models.Model, *, exclude: tuple[str, ...] = ()) -> None:
    """Hold a row against its fields and constraints before it is written.

    :raises ValidationError: keyed by field, with sentences; what several fields together get
        wrong stands under ``__all__``.
    """
    _check(row, set(exclude))


def check_changed(row: models.Model, changes: dict[str, Any]) -> None:
    """Check a row as it would be after the changes; the row itself stays as it is.

    :raises ValidationError: as :func:`check_row`.
    """
    trial = copy(row)
    for name, value in changes.items():
        setattr(trial, name, value)
    foreign = {field.name for field in row._meta.concrete_fields if field.is_relation}
    _check(trial, foreign - changes.keys())


def _check(row: models.Model, exclude: set[str]) -> None:
    errors: dict[str, list[ValidationError]] = {}
    try:
        row.full_clean(exclude=exclude, validate_constraints=False)
    except ValidationError as error:
        errors = error.update_error_dict(errors)
    # Django files a constraint's own sentence under no field, even where it is about one.
    for model, constraints in row.get_constraints():
        for constraint in constraints:
            try:
                constraint.validate(model, row, exclude=exclude | errors.keys())
            except ValidationError as error:
                errors.setdefault(_field_of(constraint), []).extend(error.error_list)
    if errors:
        raise ValidationError(errors)


def _field_of(constraint: models.BaseConstraint) -> str:
    """Return the one field that must be unique, or the key of what no single field gets wrong."""
    if not isinstance(constraint, models.UniqueConstraint):
        return NON_FIELD_ERRORS
    expressions: Any = constraint.expressions
    parts = [part for expression in expressions for part in expression.flatten()]
    named = {vars(part)["name"] for part in parts if isinstance(part, models.F)}
    names = {*constraint.fields, *named}
    return names.pop() if len(names) == 1 else NON_FIELD_ERRORS


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
        raise ValidationError({field: sentence_of(error)}) from error
    if required and not value:
        raise ValidationError({field: _("This is needed.")})
    return value


def check_moment(value: datetime | None, *, field: str) -> None:
    """Refuse a time so near the ends of the calendar that it has none in some time zones.

    :raises ValidationError: keyed by ``field``.
    """
    if value is not None and not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        sentence = _("A year from %(first)s to %(last)s is wanted; this is %(year)s.")
        years = {"first": EARLIEST_YEAR, "last": LATEST_YEAR, "year": value.year}
        raise ValidationError({field: sentence % years})


def names(value: Any, *, field: str) -> list[str]:
    """Return a list of names, each on one line, without empty or doubled ones.

    :raises ValidationError: when it is no list of strings.
    """
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise ValidationError({field: _("This is a list of names.")})
    folded = (" ".join(prose(each, field=field).split()) for each in value)
    return list(dict.fromkeys(name for name in folded if name))
