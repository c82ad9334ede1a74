"""What pages call the things that the engine names by a word."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from ..models import Engine, ExcludedRange

FURNITURE: dict[str, str | Promise] = {
    "comment_counter": _("comment counter"),
    "comment_prompt": _("call for comments"),
    "recommended": _("recommendations"),
    "repeated_headline": _("repeated headline"),
    "date_line": _("date line"),
    "source_credit": _("credit"),
    "byline": _("byline"),
    "share_prompt": _("call to share"),
    "advert": _("advertisement"),
    "navigation": _("way to other pages"),
    "excerpt_label": _("label of an excerpt"),
    "boilerplate": _("standing text"),
    "manual": _("left out by hand"),
}

REASONS: dict[str, str | Promise] = {
    "number": _("a number"),
    "date": _("a date"),
    "comparison": _("a comparison"),
    "named_body": _("a named body"),
    "attribution": _("somebody is said to have said it"),
    "cause": _("a cause"),
    "record": _("there should be papers"),
    "absolute": _("an absolute"),
    "prediction": _("something to come"),
    "hearsay": _("the text does not vouch for it"),
    "speaker": _("said by somebody in office"),
    "wording": _("reads like what was checked before"),
    "marks": _("quotation marks"),
    "before": _("the source stands before the words"),
    "behind": _("the source stands after the words"),
    "interrupted": _("interrupted by its source"),
    "incise": _("the source stands in between"),
    "according": _("“according to”"),
    "as": _("“as … says”"),
    "announced": _("announced by the sentence"),
    "neighbour": _("the source stands in the sentence beside"),
    "running": _("goes on without a source of its own"),
    "shared": _("shares its source with another"),
    "label": _("a name before a colon"),
    "naming": _("calls something by a name"),
    "demand": _("a demand"),
    "impersonal": _("“it is said that”"),
    "nested": _("told of within somebody’s words"),
    "inner": _("told of within somebody’s words"),
    "sequence": _("found by the trained model"),
    "passive": _("somebody is told, or reported to have said"),
    "noun": _("a noun of saying"),
    "colon": _("announced before a colon"),
    "signature": _("signed beneath"),
}

CARRYING = {
    "carried over from": gettext_noop("carried over from text %(number)s"),
    "words changed since": gettext_noop("its words changed since text %(number)s"),
}
CARRIED = re.compile(rf"({'|'.join(CARRYING)}) revision (\d+)")
"""What a new text's quotes say of where they come from."""


ENGINE = re.compile(r"(\S+) (\S+)")
"""Name and version of an engine, as proposals carry them."""


def engine_label(engine: str) -> str:
    """Return an engine in words: "rules and syntax (version 2)"; others stay as they are."""
    told = ENGINE.fullmatch(engine)
    names = dict(Engine.choices)
    if not told or told[1] not in names:
        return engine
    return gettext("%(engine)s (version %(version)s)") % {
        "engine": names[told[1]],
        "version": told[2],
    }


def furniture_label(excluded: ExcludedRange) -> str:
    """Return what kind of page furniture a range is."""
    return str(FURNITURE.get(excluded.kind, excluded.kind.replace("_", " ")))


CUE = re.compile(r"(.*?)(?:; cue “(.*)”)?", re.DOTALL)
"""What the engine says of a quote: the rule, and the words that attribute it."""


def why_proposed(why: str | list[str]) -> str:
    """Return the engine's reasons as the page tells them; what it does not know stays as it is.

    A claim has a list of them, a quote the name of a rule with the cue: "behind; cue “said”".
    """
    if isinstance(why, list):
        return ", ".join(map(_reason, why))
    told = CUE.fullmatch(why)
    rule, cue = (told[1], told[2]) if told else (why, None)
    parts = [_reason(part.strip()) for part in rule.split(",") if part.strip()]
    if cue:
        parts.append(gettext("cue “%(words)s”") % {"words": cue})
    return ", ".join(parts)


def _reason(part: str) -> str:
    if carried := CARRIED.fullmatch(part):
        return gettext(CARRYING[carried[1]]) % {"number": carried[2]}
    return str(REASONS.get(part, part.replace("_", " ")))
