"""Keeping the list of the desk's members."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .. import rules
from ..models import Role, User
from .access import require
from .checks import check_changed, check_row, checked_again
from .errors import WrongState
from .prepare import single_line
from .record import differences, record
from .unset import UNSET, Unset, given
from .versions import changed_fields


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


def change_user(
    *,
    actor: User | None,
    user: User,
    username: str | Unset = UNSET,
    role: str | Unset = UNSET,
    first_name: str | Unset = UNSET,
    last_name: str | Unset = UNSET,
    email: str | Unset = UNSET,
    is_active: bool | Unset = UNSET,
) -> User:
    """Change what a member is called or may do. Who leaves is made inactive: they can no longer
    come in, by page or by token, and what they did stays theirs.

    :raises NotAllowed: when the actor is no administrator.
    :raises WrongState: when administrators would take their own office away; another one can.
    :raises ValidationError: keyed by field.
    """
    require(rules.can_administer, actor)
    wanted = given(role=role, email=email, is_active=is_active)
    wanted |= {
        name: single_line(value, field=name, limit=150)
        for name, value in given(
            username=username, first_name=first_name, last_name=last_name
        ).items()
    }
    if "username" in wanted:
        # Who signs in is looked up by this form of the name they type.
        wanted["username"] = User.normalize_username(wanted["username"])
    if wanted.get("role", Role.ADMINISTRATOR) != Role.ADMINISTRATOR:
        wanted["is_superuser"] = False  # or the role would change nothing of what they may do
    changes = changed_fields(user, wanted)
    if user == actor and {"role", "is_active"} & changes.keys():
        raise WrongState(_("Ask another administrator to change your own role or to let you go."))
    data = {"member": user.username} | differences(user, changes)
    check_changed(user, changes)
    with checked_again(lambda: check_changed(user, changes)):
        User.objects.filter(pk=user.pk).update(**changes)
        record(actor=actor, verb="user.changed", target=user, data=data)
    for name, value in changes.items():
        setattr(user, name, value)
    return user


def reset_password(*, actor: User | None, user: User, password: str) -> User:
    """Give a member another password, which they change themselves once they are in.

    :raises NotAllowed: when the actor is no administrator.
    :raises ValidationError: keyed ``password``, when it is too easily guessed.
    """
    require(rules.can_administer, actor)
    _check_password(password, user)
    user.set_password(password)
    with transaction.atomic():
        user.save(update_fields=["password"])
        data = {"member": user.username}
        record(actor=actor, verb="user.password_reset", target=user, data=data)
    return user
