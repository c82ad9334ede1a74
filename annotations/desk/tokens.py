"""Tokens with which programs act as a person through the API."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from knox.models import AuthToken

from .. import rules
from ..models import User
from .access import require
from .errors import NotAllowed
from .record import record

LONGEST = timedelta(days=365)
"""A token that outlives a year is forgotten sooner than it is revoked."""


def create_token(*, actor: User, expiry: timedelta = timedelta(days=90)) -> tuple[AuthToken, str]:
    """Make a token with which programs may do what the actor may, until it expires.

    Returns its row and the token itself, which is stored nowhere and can be shown this once.

    :raises NotAllowed: when the actor may not read the desk.
    :raises ValidationError: keyed ``expiry``, when it is not between now and :data:`LONGEST`.
    """
    require(rules.can_read, actor)
    if not timedelta(0) < expiry <= LONGEST:
        raise ValidationError({"expiry": _("A token expires within a year.")})
    with transaction.atomic():
        row, token = AuthToken.objects.create(actor, expiry=expiry)
        record(
            actor=actor,
            verb="token.created",
            target=actor,
            data={"token": row.token_key, "expires": row.expiry},
        )
    return row, token


def revoke_token(*, actor: User, token: AuthToken) -> None:
    """Make a token worthless at once; it is the record that remembers it.

    :raises NotAllowed: when it is somebody else's and the actor is no administrator.
    """
    if token.user_id != actor.pk and not rules.can_administer(actor):
        raise NotAllowed(_("This token belongs to somebody else."))
    with transaction.atomic():
        data = {"token": token.token_key}
        token.delete()
        record(actor=actor, verb="token.revoked", target=token.user, data=data)


def tokens_of(user: User) -> QuerySet[AuthToken]:
    """Return the tokens of a person that have not expired, newest first."""
    return AuthToken.objects.filter(user=user, expiry__gt=timezone.now()).order_by("-created")
