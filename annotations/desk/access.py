"""Asking the rules, and saying no."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .errors import NotAllowed


def require(predicate: Callable[..., bool], *arguments: Any) -> None:
    """Let the act go on only where the rule holds.

    :raises NotAllowed: with the rule's own sentence, to who reads English: rules have no other.
    """
    if not predicate(*arguments):
        told = getattr(predicate, "__doc__", "") if (get_language() or "en")[:2] == "en" else ""
        rule = (told or "").strip().split("\n")[0]
        raise NotAllowed(_("Your role does not allow this.") + (f" {rule}" if rule else ""))
