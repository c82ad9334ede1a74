"""How something is said in French, between the verb and who says it."""

from collections.abc import Sequence

from annotations.extraction.languages.tags import ADVERB, DETERMINER

_LEADING = frozenset(["en", "sans"])


def behind_manner(words: Sequence[str], flags: Sequence[int], at: int) -> int:
    """Return the token behind « tristement », « en ouverture », « sans rire », or `at` itself."""
    while at + 1 < len(words):
        adverb = flags[at] & ADVERB and not flags[at] & DETERMINER
        if words[at] in _LEADING and words[at + 1].islower():
            at += 2
        elif words[at].islower() and (adverb or words[at].endswith("ment")):
            at += 1
        else:
            break
    return at
