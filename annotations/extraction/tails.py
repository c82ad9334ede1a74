"""What a writer adds behind the words of another: "…, something that Lee denies"."""

from annotations.extraction.grammar import complement_of
from annotations.extraction.languages.tags import (
    AND,
    DETERMINER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SAYING,
    TELLING,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import PARTING, is_capital

_NOUN_WITHIN = 3  # tokens behind "a": "a claim that", "a widely read charge that"
_TO_ANSWER = 8  # tokens between a semicolon and "declined"


def before_tail(s: Sentence, begin: int, end: int) -> int:
    """Return the last token of what is said from `begin` on, before what the writer adds."""
    if not s.telling.taking_up:
        return end
    for at in range(begin + 2, end):
        if _parts(s, at) and _is_added(s, at + 1, end):
            return at - 1
        but = s.lows[at] in s.telling.adversatives and not _parts(s, at - 1)
        if but and s.lows[at + 1] in s.telling.going_on_to_do:
            return at - 1  # "… but declined to say when"
    return end


def thing_end(s: Sentence, verb: int, begin: int, end: int) -> int:
    """Return the last token of a thing that was told of, before what the writer says of it.

    Behind a comma that is "noted the delay|, adding that …"; a whole clause is left as it is.
    """
    tree = s.tree
    if tree is None or s.language.inverts or complement_of(s, verb) is not None:
        return end
    if s.flags[verb] & TELLING:
        return end  # its object is who was told
    if not any(head == verb and tree.dep[at] == "dobj" for at, head in enumerate(tree.heads)):
        return end
    for at in range(begin + 1, end):
        running = s.lows[at + 1].endswith("ing") and not s.lows[begin].endswith("ing")
        goes_on = s.flags[at + 1] & (AND | PARTICIPLE) or running
        if s.words[at] in PARTING and goes_on:
            return at - 1
    return end


def _parts(s: Sentence, index: int) -> bool:
    return s.words[index] in PARTING or s.words[index] in ("-", "--", ";")


def _is_added(s: Sentence, index: int, end: int) -> bool:
    """Whether what stands behind a comma or a dash is the writer's."""
    low = s.lows[index]
    if low in s.telling.commenting or _points_at(s, index):
        return True
    if s.words[index - 1] != "," and _gives_no_answer(s, index, end):
        return True
    if low in s.telling.adversatives:  # "…, but he offered no proof"
        goes_on = s.holds(QUOTED, index, end)  # "…, but she knows that “the king” rules"
        return index < end and bool(s.flags[index + 1] & PRONOUN) and not goes_on
    if low in s.telling.taking_up:
        return _is_taken_up(s, index, end) or _is_apposed(s, index, end)
    return False


def _is_taken_up(s: Sentence, index: int, end: int) -> bool:
    """Whether all that was said is taken up: "…, something that", "…, a claim that"."""
    for at in range(index, min(end, index + _NOUN_WITHIN + 1)):
        if s.flags[at] & SAYING or s.lows[at] in s.telling.resuming_nouns:
            known = s.flags[at + 1] & DETERMINER or is_capital(s.words[at + 1])
            bare = s.flags[at] & SAYING and known  # "…, a claim | the firm | rejects"
            led = s.lows[at + 1] in s.telling.relatives or s.flags[at + 1] & PRONOUN
            return bool(led or bare)
    return False


def _points_at(s: Sentence, index: int) -> bool:
    """Whether a writer tells whom words were meant for: "…, in an apparent | swipe | at Lee"."""
    near = s.lows[index + 1 : index + 1 + _NOUN_WITHIN]
    return s.lows[index] in s.telling.in_paper and not s.telling.hints.isdisjoint(near)


def _gives_no_answer(s: Sentence, index: int, end: int) -> bool:
    """Whether somebody else did not answer: "…; the firm | did not respond", "| declined to"."""
    near = s.lows[index : min(end, index + _TO_ANSWER)]
    return not s.telling.no_answers.isdisjoint(near)


def _is_apposed(s: Sentence, index: int, end: int) -> bool:
    """Whether the last words only tell who or what was just named: "…, the last of its kind"."""
    tree = s.tree
    if tree is None or s.words[index - 1] != ",":
        return False
    near = range(index + 1, end + 1)
    if any(s.flags[at - 1] & AND and s.flags[at] & PREPOSITION for at in near):
        return False  # "for rain, the end of the drought | and for | peace"
    for at in near:
        if tree.dep[at] == "appos":
            first, last = tree.subtree(at)
            if first == index:
                return last >= end - 1
    return False
