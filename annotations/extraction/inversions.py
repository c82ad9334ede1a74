"""French clauses whose subject stands behind the verb: « … », a souri le maire; "…, dit-elle".

Behind somebody's words any verb is one of saying there, and how it was said may stand between it
and who says it.
"""

from collections.abc import Sequence

from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    HAVE,
    MODAL,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TIME,
    TITLE,
)

_REFLEXIVE = frozenset(["se", "s'", "s’"])
_LEADING = frozenset(["en", "sans"])
_NO_VERB = (
    ADVERB | AND | COMPLEMENTISER | CUE | DETERMINER | MODAL | PREPOSITION | PRONOUN | RELATIVE
    | SUBORDINATOR | TIME
)  # fmt: skip


def mark_inverted(words: list[str], flags: list[int]) -> None:
    """Let any verb be one of saying whose pronoun stands behind it, after what was said.

    "…, s'esclaffe-t-elle", "« … », a-t-il souri": French tells so with verbs of every sort.
    """
    for at in range(1, len(words)):
        if words[at][0] != "-" or not flags[at] & PRONOUN:
            continue
        first = at - 1
        while first and flags[first - 1] & ADVERB and not flags[first - 1] & CUE:
            first -= 1
        quoted = first and (words[first - 1] in "»”" or flags[first - 1] & QUOTED)
        if not quoted and (not first or words[first - 1] != "," or words[-1] == "?"):
            continue  # "Hier, a-t-il plu ?"
        verb = at + 1 if flags[at - 1] & (HAVE | BE) else at - 1
        if verb < len(words) and words[verb].islower() and not flags[verb] & (CUE | MODAL):
            flags[verb] |= SPEECH


def mark_told(words: list[str], flags: list[int]) -> None:
    """Let any verb be one of saying that stands with its subject behind quoted words.

    « … », ronchonnent les conducteurs; « … », a philosophé en ouverture le bourgmestre. The
    quotation begins the sentence or follows a colon: not "Au café « Le Phare », attend Anne".
    """
    for at in range(1, len(words) - 2):
        if words[at] != "," or not flags[at - 1] & QUOTED:
            continue
        if at > 1 and words[at - 2] != ":":
            continue
        verb = at + 1
        while verb < len(words) and (words[verb] in _REFLEXIVE or flags[verb] & (HAVE | BE)):
            verb += 1
        if verb >= len(words) or not words[verb].islower() or flags[verb] & _NO_VERB:
            continue
        subject = behind_manner(words, flags, verb + 1)
        if subject < len(words) and _begins_subject(words[subject], flags[subject]):
            flags[verb] |= SPEECH


def _begins_subject(word: str, flag: int) -> bool:
    if flag & (PREPOSITION | RELATIVE):
        return False
    return bool(flag & (DETERMINER | TITLE)) or word[0].isupper()


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
