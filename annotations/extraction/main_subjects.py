"""Who a sentence is about: the subject that it begins with."""

from annotations.extraction.grammar import is_verb, subject_of
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    BODY,
    CUE,
    DETERMINER,
    GROUP,
    HAVE,
    NOUN_PREPOSITION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import LONGEST, Phrase, is_capital, is_mark
from annotations.extraction.subjects_after import subject_after
from annotations.extraction.subjects_before import subject_before


def main_subject(s: Sentence, before: int) -> Phrase | None:
    """Return the subject of a sentence: by syntax, or the phrase that it begins with.

    Behind a fronted "On Monday, …", where no parser has read the sentence or it finds none.
    """
    dated = _behind_dateline(s)
    if s.tree is not None and -1 in s.tree.heads:
        read = subject_of(s, s.tree.heads.index(-1))
        if read is not None and dated <= read[0] and read[1] < before:
            return read
    first = dated
    if dated:
        pass
    elif (s.flags[0] & (PREPOSITION | SUBORDINATOR | TIME) and not s.flags[0] & PRONOUN) or (
        s.lows[0].endswith("ing")
        or (s.lows[0].endswith("ed") and len(s) > 1 and s.lows[1] == "by")  # "Stung by it, Lee …"
        or (len(s) > 2 and s.words[1] == "," and not is_capital(s.words[2]))  # "Meanwhile, it …"
    ):
        commas = [at for at in range(before) if s.words[at] == ","]
        # "In a statement read by his barrister, Colin Baird, she …": the name is the barrister's.
        named = len(commas) > 1 and s.flags[commas[0] - 1] & TITLE
        named = named and all(is_capital(word) for word in s.words[commas[0] + 1 : commas[1]])
        first = commas[1 if named else 0] + 1 if commas else 0
    while first < before and (
        (s.flags[first] & (AND | ADVERB) and not s.flags[first] & DETERMINER)
        or (first and s.words[first] == "," and s.flags[first - 1] & ADVERB)
    ):
        first += 1
    if first >= before or is_mark(s.words[first]) or s.flags[first] & QUOTED:
        return None
    phrase = subject_after(s, first - 1)
    if phrase is None or phrase[0] != first:
        return None
    return before_its_verb(s, first, min(phrase[1], before - 1))


def _behind_dateline(s: Sentence) -> int:
    """The token behind where and when a report was filed: "OSLO, May 4 (AP) — | The mayor"; or 0.

    The town is in capitals, and names, figures and brackets are all that stands before the dash.
    """
    if not s.words[0].isupper() or len(s.words[0]) < 3:
        return 0
    for at in range(1, min(len(s) - 1, _DATELINE)):
        word = s.words[at]
        if word in _DASHES:
            return at + 1
        if not (is_capital(word) or word[0].isdigit() or is_mark(word)) or word in _CLOSING:
            return 0
    return 0


_MODIFYING = ("amod", "acl", "relcl", "compound")  # "the | elected | mayor"
_DATELINE = 14  # tokens of "SAN JUAN, Aug. 9, 2016 (AP) —"
_DASHES = frozenset("—–-")
_CLOSING = frozenset(":;?!")


def before_its_verb(s: Sentence, first: int, last: int) -> Phrase:
    """Cut the verb off a subject that was read too far: "Ann Lee | closed"."""
    for at in range(first + 1, last + 1):  # behind a name, a plain word is the verb
        if is_verb(s, at) and s.tree is not None and s.tree.dep[at] not in _MODIFYING:
            return first, at - 1
        plain = not is_capital(s.words[at]) and not s.flags[at] & (NOUN_PREPOSITION | AND)
        if plain and is_capital(s.words[at - 1]) and not s.flags[at - 1] & DETERMINER:
            # "The Chinese government closed": a body or an office is the noun itself.
            return first, at if s.flags[at] & (BODY | TITLE | GROUP) else at - 1
    return first, last


def described(s: Sentence, phrase: Phrase, verb: int) -> Phrase:
    """Widen a subject to whom it only tells more of: "| a cook who was in | the kitchen | said"."""
    head = subject_of(s, verb) if s.tree is not None else _before_who(s, phrase[0])
    if head is None or not phrase[0] - LONGEST <= head[0] < phrase[0] <= verb:
        return phrase
    if head[0] and s.flags[head[0] - 1] & PREPOSITION:
        return phrase  # "At one point | moderator Ann Lee | asked"
    apart = any(
        is_mark(s.words[at]) or s.flags[at] & QUOTED or _leads_on(s, at)
        for at in range(head[0], phrase[0])
    )
    return phrase if apart else (head[0], phrase[1])


def _leads_on(s: Sentence, index: int) -> bool:
    """Whether somebody's words begin behind a token: "The paper reports that | Ann Lee said"."""
    return s.lows[index] in s.telling.that and bool(s.flags[index - 1] & CUE)


def _before_who(s: Sentence, index: int) -> Phrase | None:
    """Who is told more of by a clause with an auxiliary: "| a cook | who was in the kitchen"."""
    for at in range(index - 1, max(0, index - LONGEST), -1):
        flag = s.flags[at]
        if s.lows[at] == "who":
            return subject_before(s, at) if s.flags[at + 1] & (BE | HAVE) else None
        if is_mark(s.words[at]) or flag & (QUOTED | AND | CUE) or (flag & SUBORDINATOR):
            return None
    return None
