"""Query parameters: only those an address knows, each once, none of them empty."""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _


def check_parameters(
    given: QueryDict, known: Collection[str], *, repeatable: Collection[str] = ()
) -> None:
    """Refuse a parameter that would otherwise be silently ignored.

    :raises ValidationError: keyed by parameter, when it is not known, empty, or given twice.
    """
    errors: dict[str, str] = {}
    for name, values in given.lists():
        if name not in known:
            names = ", ".join(sorted(known)) or _("none")
            errors[name] = _("There is no such parameter here; there are: %(names)s.") % {
                "names": names
            }
        elif not all(values):
            errors[name] = _("This parameter is empty.")
        elif len(values) > 1 and name not in repeatable:
            errors[name] = _("This parameter is given twice.")
    if errors:
        raise ValidationError(errors)


def read_fields(given: QueryDict, known: Collection[str], usual: Iterable[str]) -> tuple[str, ...]:
    """Return the fields asked for (``fields=id,title``), or the usual ones.

    :raises ValidationError: keyed ``fields``, when there is none of that name.
    """
    wanted = given.get("fields")
    if wanted is None:
        return tuple(usual)
    names = tuple(dict.fromkeys(wanted.split(",")))
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValidationError(
            {
                "fields": _("There is no field “%(name)s”; there are: %(names)s.")
                % {"name": unknown[0][:80], "names": ", ".join(known)}
            }
        )
    return names


def read_flag(given: QueryDict, name: str, *, usual: bool) -> bool:
    """Return ``true`` or ``false``.

    :raises ValidationError: keyed by the parameter, when it is neither.
    """
    value = given.get(name)
    if value is None:
        return usual
    if value not in ("true", "false"):
        raise ValidationError({name: _("Write true or false.")})
    return value == "true"


def read_number(given: QueryDict, name: str, *, usual: int, most: int) -> int:
    """Return a number from 1 to ``most``.

    :raises ValidationError: keyed by the parameter, when it is none.
    """
    value = given.get(name)
    if value is None:
        return usual
    if value.isascii() and value.isdigit() and len(value) < 20 and 1 <= int(value) <= most:
        return int(value)
    raise ValidationError({name: _("Write a number from 1 to %(most)s.") % {"most": most}})


def read_choice(given: QueryDict, name: str, choices: Collection[str], *, usual: str) -> str:
    """Return one of a few words.

    :raises ValidationError: keyed by the parameter, when it is none of them; names them.
    """
    value = given.get(name, usual)
    if value not in choices:
        raise ValidationError(
            {
                name: _("“%(value)s” is none of: %(choices)s.")
                % {"value": value[:80], "choices": ", ".join(choices)}
            }
        )
    return value
