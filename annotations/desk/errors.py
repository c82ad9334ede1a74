"""Why an act was refused. Each carries a sentence for the person who asked."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils.translation import gettext as _


class NotAllowed(PermissionDenied):
    """The rules do not let this person do this. Faces answer 403."""


class Refused(Exception):
    """The act cannot be done as things stand. Faces answer 409."""

    code = "refused"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongState(Refused):
    """The row is in a state from which the act does not start."""

    code = "wrong_state"


class AlreadyThere(Refused):
    """The same thing is stored already; ``existing`` is it."""

    code = "already_there"

    def __init__(self, sentence: str, *, existing: models.Model) -> None:
        super().__init__(sentence)
        self.existing = existing


class StaleVersion(Refused):
    """Somebody changed the row since it was read. Faces answer 412 (API) or show both texts.

    ``current`` is the row as it stands now, ``wanted`` what the refused edit would have written.
    """

    code = "stale_version"

    def __init__(self, *, current: models.Model, wanted: dict[str, Any]) -> None:
        super().__init__(
            _(
                "Somebody has changed this since you opened it (it is at version %(now)s). "
                "Nothing was overwritten."
            )
            % {"now": getattr(current, "version", "?")}
        )
        self.current = current
        self.wanted = wanted


Refusal = ValidationError | Refused | NotAllowed
"""What an act raises where it is not done."""


def sentence_of(refusal: Refusal) -> str:
    """Return why an act was not done, fields left aside."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    return str(refusal)
