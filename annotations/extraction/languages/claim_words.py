"""What a language file says about claims beside the classes of its words."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """How a language points at what was named elsewhere, and at what is to come.

    `pointers` are patterns, in small letters and tried in order, of what means nothing alone: "last
    year", "there", "she". `article` is the pattern of a noun with its definite article; its group
    is the noun, which depends on the text when it is a role or a body ("the ministry").
    `subjects`, `objects` and `possessives` are the pronouns that a name can take the place of;
    `possessive` is the pattern of a name that owns something, empty where it cannot stand there.
    `elided` maps the short form of a word before a vowel to its full one ("qu'" to "que ").
    `first_person` are the words of who speaks for themselves: what they will do is a promise.
    `infinitive` is the word before a verb that tells what is meant to happen ("plans to close").
    `future` is the pattern of a verb form in the future tense, where the language has one.
    """

    pointers: tuple[str, ...]
    article: str
    subjects: frozenset[str]
    objects: frozenset[str]
    possessives: frozenset[str]
    first_person: frozenset[str]
    possessive: str = ""
    infinitive: str = ""
    elided: tuple[tuple[str, str], ...] = ()
    future: re.Pattern[str] | None = None
