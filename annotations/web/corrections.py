"""What a correction changed, as a page shows it: what it said beside what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Correction
from ..models.ratings import localised
from .markdown import render_markdown

LABELS = {
    "headline": _("Headline"),
    "rating": _("Rating"),
    "summary": _("Summary"),
    "body": _("Text"),
    "evidence": _("Evidence listed"),
    "authors": _("Authors"),
}
"""The fields of a correction that are told, in the order in which they are."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field: its name, and both of its texts as HTML; empty where there was none."""

    name: str
    label: Any
    before: SafeString
    after: SafeString


def changes_of(correction: Correction) -> list[Change]:
    """Return what a correction changed; of the text those paragraphs alone that differ."""
    changes = []
    for name, label in LABELS.items():
        if name in correction.before:
            before, after = correction.before[name], correction.after[name]
            if name == "body":
                before, after = differing(before, after)
            changes.append(Change(name, label, _shown(name, before), _shown(name, after)))
    return changes


def differing(before: str, after: str) -> tuple[str, str]:
    """Return the paragraphs of each text that the other does not have at this place."""
    old, new = before.split("\n\n"), after.split("\n\n")
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    gone = [part for tag, i, j, _k, _l in steps if tag != "equal" for part in old[i:j]]
    come = [part for tag, _i, _j, k, n in steps if tag != "equal" for part in new[k:n]]
    return "\n\n".join(gone), "\n\n".join(come)


def _shown(name: str, value: Any) -> SafeString:
    if name == "body":
        return render_markdown(value)
    if name == "rating":
        return format_html("<p>{}</p>", localised(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = format_html_join("", "<li>{}</li>", ((each,) for each in value))
        return format_html("<ul>{}</ul>", items) if value else SafeString("")
    return format_html("<p>{}</p>", value) if value else SafeString("")
