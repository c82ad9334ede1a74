"""What each role may do: the rules that ask for nothing but who somebody is."""

import rules
from django.contrib.auth.models import AnonymousUser

from ..models import Role, User

Actor = User | AnonymousUser | None


def at_least(user: Actor, role: Role) -> bool:
    """Whether somebody is an active member of this role or one above it."""
    return isinstance(user, User) and user.is_active and user.rank >= role.rank


@rules.predicate
def can_read(user: Actor) -> bool:
    """Every member of the desk reads everything on it."""
    return at_least(user, Role.READER)


@rules.predicate
def can_annotate(user: Actor) -> bool:
    """Annotators bring in articles, work on quotes and claims, and add evidence."""
    return at_least(user, Role.ANNOTATOR)


@rules.predicate
def can_review(user: Actor) -> bool:
    """Reviewers give verdicts."""
    return at_least(user, Role.REVIEWER)


@rules.predicate
def can_edit_desk(user: Actor) -> bool:
    """Editors keep outlets, scales and the desk's settings, and act on other people's work."""
    return at_least(user, Role.EDITOR)


@rules.predicate
def can_administer(user: Actor) -> bool:
    """Administrators manage people."""
    return at_least(user, Role.ADMINISTRATOR)
