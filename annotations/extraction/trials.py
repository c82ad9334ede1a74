"""Who is on trial: of whom a text tells what tells so, so that "the accused" means them."""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.mentions import Mention

_REACH = 50  # code points between a name and what tells that somebody is on trial
_STOP = re.compile(r"[.!?:;«»“”\"\n]|\b(?:qu['’]|que\b|dont\b)")


class Accused(Protocol):
    """Somebody who may be on trial."""

    person: bool
    accused: bool


def mark_accused(
    text: str, people: PeopleWords, names: Iterable[Mention], figures: Mapping[int, Accused]
) -> None:
    """Mark the figures, known by the start of a name, of whom the text tells that."""
    if people.on_trial is None or people.of_trial is None:
        return
    places = [match.start() for match in people.on_trial.finditer(text)]
    at = 0
    for name in names:
        while at < len(places) and places[at] < name.end:
            at += 1
        figure = figures.get(name.start)
        if figure is None or not figure.person:
            continue
        near = at < len(places) and places[at] - name.end < _REACH
        told = near and not _STOP.search(text, name.end, places[at])
        before = max(0, name.start - _REACH)
        if told or people.of_trial.search(text, before, name.start):
            figure.accused = True
