"""Tools for the languages that get direct quotes by simple patterns."""

import re
from collections.abc import Iterable

from annotations.extraction.languages import tags
from annotations.extraction.languages.base import lexicon, words

# One token: a folded quotation (see layout), initials, an abbreviation before a name, a word.
TOKEN = re.compile(
    r"((?!\s)(?:[A-Za-zа-яё]++(?=,? )"  # most words: told at once
    "|\ue001\ue000*"
    r"|\b(?:[DdMm]r|Prof|prof|Hr|Fr|Sr|Sra|Dra|Srta|Dott|dott|Sig|sig|on|Ing|ing|Mgr|mgr|Bc|MUDr"
    r"|JUDr|PhDr|płk|gen|ks|inż|hab|св|St)\."
    r"|\b(?:[^\W\d_]\.)+(?!\w)"
    r"|\w+(?:[.,]\d+|['’&\-]\w+)*"
    r"|\.+|[^\w\s]))"
)

_CLASSES = {
    "speech": tags.SPEECH,
    "weak": tags.SPEECH | tags.NOUN_TOO,  # speaks only beside the quotation
    "behind": tags.SPEECH | tags.WITH_PARTICLE,  # speaks only right behind it: "so Lee"
    "participles": tags.SPEECH | tags.NEEDS_AUX,
    "naming": tags.NAMING,
    "naming_participles": tags.NAMING | tags.NEEDS_AUX,
    "auxiliaries": tags.HAVE,
    "passives": tags.BE,  # "wurde genannt": nobody is named
    "adverbs": tags.ADVERB,
    "pronouns": tags.PRONOUN,
    "determiners": tags.DETERMINER,
    "prepositions": tags.PREPOSITION,
    "inside_names": tags.NOUN_PREPOSITION,
    "and_": tags.AND,
    "subordinators": tags.SUBORDINATOR,
    "relatives": tags.RELATIVE,
    "times": tags.TIME,
    "titles": tags.TITLE,
    "anonymous": tags.ANONYMOUS,
    "groups": tags.GROUP,
    "bodies": tags.BODY,
    "months": tags.TIME | tags.MONTH,
}


def classes(**lists: str | Iterable[str]) -> dict[str, int]:
    """Fold blocks of words, each named by its class, into one map from word to classes.

    The names are those of `_CLASSES`; a word may stand in several, but a participle that is a
    finite form too ("erklärt") counts as one.
    """
    read = {
        name: set(words(block) if isinstance(block, str) else block)
        for name, block in lists.items()
    }
    finite = set().union(*(read.get(name, set()) for name in ("speech", "weak", "naming")))
    for name in ("participles", "naming_participles"):
        read[name] = read.get(name, set()) - finite
    return lexicon((_CLASSES[name], block) for name, block in read.items())


def nouns(stems: str, ending: str = r"\w{0,4}", head: str = "") -> re.Pattern[str]:
    """Return a pattern for words by their stems: any `ending`, and any `head` in compounds."""
    return re.compile(f"{head}(?:{'|'.join(words(stems))}){ending}", re.IGNORECASE)


def slavic_past(block: str, endings: str) -> list[str]:
    """Return the past forms of verbs given in the masculine singular: řekl, řekla, řekli."""
    return [form for verb in words(block) for form in (verb, *(verb + e for e in words(endings)))]


def polish_past(block: str) -> list[str]:
    """Return the Polish past forms: powiedział, powiedziała, powiedzieli, powiedziały."""
    found = []
    for verb in words(block):
        plural = re.sub("iał$", "ieli", verb) if verb.endswith("iał") else verb[:-1] + "li"
        found += [verb, verb + "a", verb + "o", verb + "y", plural]
    return found


def romance_forms(block: str, endings: str) -> list[str]:
    """Return the forms of regular verbs given as stems, with the endings given."""
    return [stem + ending for stem in words(block) for ending in words(endings)]
