"""Regular verb forms, so that a language file can list each verb once."""

import re
from collections.abc import Iterable, Iterator

# The e of the last syllable, which opens before a mute ending: "révéler, révèle", "lever, lève".
_MUTE = re.compile("(?<!e)[ée](?=(?:[bcdfglmnprstv]|gu)$)")


def english_forms(verb: str) -> tuple[str, str, str, str]:
    """Return base, -s, -ed and -ing of a regular English verb.

    A trailing `*` asks for a doubled consonant: "admit*" gives "admitted".
    """
    if verb.endswith("*"):
        base = verb[:-1]
        return base, base + "s", base + base[-1] + "ed", base + base[-1] + "ing"
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    hissing = verb.endswith(("s", "sh", "ch", "x"))
    return verb, verb + ("es" if hissing else "s"), verb + "ed", verb + "ing"


def french_forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield (form, sort) of a regular French -er verb that news prose uses.

    The sort is "finite", "running" (-ant) or "past" (needs an auxiliary).

    Covers the third persons of present, imperfect, simple past, future and conditional, the
    participles and the infinitive; spelling changes of -cer, -ger and a mute e before the ending
    ("rappelle", "achève") are those of the verbs on our lists.
    """
    stem = verb[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    doubled = {"rappel": "rappell", "appel": "appell", "rejet": "rejett"}
    present = doubled.get(stem) or _MUTE.sub("è", stem)
    for ending in ("e", "ent"):
        yield present + ending, "finite"
    for ending in ("ait", "aient", "a"):
        yield soft + ending, "finite"
    yield soft + "ant", "running"
    for ending in ("èrent", "era", "erait", "eraient", "eront"):
        yield stem + ending, "finite"
    for ending in ("é", "ée", "és", "ées"):
        yield stem + ending, "past"


def english_classes(verbs: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the finite forms and the -ing forms of many regular verbs."""
    finite: list[str] = []
    running: list[str] = []
    for verb in verbs:
        base, third, past, ing = english_forms(verb)
        finite += [base, third, past]
        running.append(ing)
    return finite, running
