"""Keeping the list of the desk's members."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from .. import rules
from ..models import Role, User
from .access import require
from .checks import check_row, checked_again
from .prepare import single_line
from .record import record


def create_user(
    *,
    actor: User | None,
    username: str,
    role: str = Role.READER,
    password: str | None = None,
    first_name: str = "",
    last_name: str = "",
    email: str = "",
) -> User:
    """Let somebody join the desk. Without a password they cannot sign in until they are given one.

    ``actor`` None is the tool itself at the command line of the desk's own machine; whoever comes
    over the network is somebody, if only an anonymous one.

    :raises NotAllowed: when the actor is no administrator.
    :raises ValidationError: keyed by field; a user name is there only once.
    """
    if actor is not None:
        require(rules.can_administer, actor)
    user = User(
        username=User.normalize_username(username),
        role=role,
        first_name=single_line(first_name, field="first_name", limit=150),
        last_name=single_line(last_name, field="last_name", limit=150),
        email=User.objects.normalize_email(email),
    )
    if password is not None:
        _check_password(password, user)
    user.set_password(password)
    check_row(user)
    with checked_again(lambda: check_row(user)):
        user.save(force_insert=True)
        record(
            actor=actor,
            verb="user.created",
            target=user,
            data={"username": user.username, "role": role},
        )
    return user


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error


def set_password(*, actor: User, password: str) -> User:
    """Give oneself another password.

    :raises NotAllowed: when the actor may not come in.
    :raises ValidationError: keyed ``password``, when it is too easily guessed.
    """
    require(rules.can_read, actor)
    _check_password(password, actor)
    actor.set_password(password)
    with transaction.atomic():
        actor.save(update_fields=["password"])
        record(actor=actor, verb="user.password_changed", target=actor)
    return actor
