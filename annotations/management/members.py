"""Who acts when a command does."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from ..models import Role, User


def member_named(username: str | None) -> User:
    """Return who acts: the active member named, or the first administrator.

    :raises CommandError: when there is none.
    """
    members = User.objects.filter(is_active=True)
    if username:
        found = members.filter(username=username).first()
        if found is None:
            raise CommandError(_("There is no active member “%s”.") % username)
        return found
    first = members.filter(role=Role.ADMINISTRATOR).order_by("pk").first()
    first = first or members.filter(is_superuser=True).order_by("pk").first()
    if first is None:
        raise CommandError(_("The desk has no administrator: name somebody with --as."))
    return first
