"""Verbs that are of saying only where they stand: « … », a souri le maire; “…,” Ann Lee shrugged.

Behind somebody's words any verb is one of saying. In French how it was said may stand between it
and who says it.
"""

from collections.abc import Collection, Sequence

from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    GROUP,
    HAVE,
    LEADS_ON,
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

_NO_SETTING = QUOTED | CUE | COMPLEMENTISER | RELATIVE | AND
_REFLEXIVE = frozenset(["se", "s'", "s’"])
_LEADING = frozenset(["en", "sans"])
_LONGEST_SUBJECT = 7  # tokens
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
        while verb > at and verb + 1 < len(words) and flags[verb] & ADVERB:
            verb += 1
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


def mark_closing(words: list[str], flags: list[int], strong: Collection[str]) -> None:
    """Let any verb be one of saying behind words whose marks close behind a comma.

    “…,” scoffed agent Monty Lee; “…,” the chairman shrugged. English has marks close so only where
    the sentence goes on to say who spoke. `strong` are forms of the past without an ending.
    """
    for at in range(len(words) - 2):
        if flags[at] & LEADS_ON and (not at or not words[at - 1][0].isalnum()):
            first = _is_past(words, flags, at + 1, strong)
            verb = at + 1 if first else _behind_subject(words, flags, at + 1, strong)
            if verb is not None:
                flags[verb] |= SPEECH


def _is_past(words: Sequence[str], flags: Sequence[int], at: int, strong: Collection[str]) -> bool:
    """Whether a word may be a verb of the past or the present that nothing else claims."""
    word = words[at]
    return (
        word.islower()
        and (word.endswith(("ed", "s")) or word in strong)
        and not flags[at] & (_NO_VERB | TITLE | GROUP)
    )


def _behind_subject(
    words: Sequence[str], flags: Sequence[int], first: int, strong: Collection[str]
) -> int | None:
    """The verb behind a short subject, with nothing behind it that a verb of doing would take."""
    alone = flags[first] & PRONOUN and not flags[first] & DETERMINER
    named = words[first][0].isupper() or flags[first] & (DETERMINER | TITLE)
    if not (alone or named):
        return None
    for at in range(first + 1, min(len(words), first + (2 if alone else _LONGEST_SUBJECT))):
        if words[at] in ",;:" or flags[at] & (QUOTED | CUE | HAVE | BE | MODAL | RELATIVE):
            return None
        if words[at].endswith("s") and words[at] not in strong and not alone:
            continue  # a plural as often
        if _is_past(words, flags, at, strong) and (at > first + 1 or not flags[first] & DETERMINER):
            behind = at + 1
            ends = behind >= len(words) or not words[behind][0].isalnum()
            return at if ends or flags[behind] & (PREPOSITION | ADVERB | TIME | AND) else None
    return None


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
    return _behind_setting(words, flags, at)


def _behind_setting(words: Sequence[str], flags: Sequence[int], at: int) -> int:
    """The token behind « de son côté », « d’une voix éteinte », « à la barre », or `at` itself."""
    if at >= len(words) or not flags[at] & PREPOSITION:
        return at
    for behind in range(at + 2, min(len(words), at + _LONGEST_SUBJECT)):
        if not words[behind][0].isalnum() or flags[behind] & _NO_SETTING:
            return at
        before = words[behind - 1].islower() and not flags[behind - 1] & (PREPOSITION | DETERMINER)
        if before and _begins_subject(words[behind], flags[behind]):
            return behind
    return at
