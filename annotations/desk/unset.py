"""Telling "leave it as it is" from "make it empty" in the arguments of an act."""

from enum import Enum
from typing import Any, Final


class Unset(Enum):
    """The one value that no field can have."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


def given(**values: Any) -> dict[str, Any]:
    """Return the arguments that were given a value."""
    return {name: value for name, value in values.items() if value is not UNSET}
