"""One act done to many rows: each stands or falls by itself, and is told of by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from .errors import NotAllowed, Refused


@dataclass(frozen=True, slots=True)
class Outcome:
    """To which rows an act was done, and why not to the others."""

    done: Sequence[Any]
    refused: Sequence[tuple[Any, str]]


def each_by_itself(rows: Iterable[Any], act: Callable[[Any], object]) -> Outcome:
    """Do an act to each row; what is refused leaves the others alone."""
    done: list[Any] = []
    refused: list[tuple[Any, str]] = []
    for row in rows:
        try:
            act(row)
        except ValidationError as error:
            refused.append((row, " ".join(error.messages)))
        except Refused as refusal:
            refused.append((row, refusal.sentence))
        except NotAllowed as refusal:
            refused.append((row, str(refusal)))
        else:
            done.append(row)
    return Outcome(done, refused)
