"""Whether something is said of a noun phrase: by syntax, or by what stands around it."""

from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    CUE,
    DETERMINER,
    HAVE,
    MODAL,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
)
from annotations.extraction.layout import Sentence

NO_VERB = PREPOSITION | AND | SUBORDINATOR | DETERMINER
_NO_NOUN_PHRASE = CUE | HAVE | BE | MODAL | SUBORDINATOR | AND | QUOTED
_JOINING = PREPOSITION | AND
_NO_FIRST = PREPOSITION | ADVERB | PRONOUN
_SUBJECT_DEP = ("nsubj", "nsubjpass", "nsubj:pass", "expl:subj")
_CONTRACTED = frozenset(["du", "au", "aux"])  # « à la sortie | du conseil | »
_INSERTING = frozenset([",", "(", "—", "–"])


def is_subject(s: Sentence, first: int, last: int) -> bool:
    """Whether something is said of the noun phrase from one token to another."""
    if s.tree is not None and any(dep in _SUBJECT_DEP for dep in s.tree.dep[first : last + 1]):
        return True
    return _stands_as_subject(s, first, last)


def _stands_as_subject(s: Sentence, first: int, last: int) -> bool:
    before = s.flags[first - 1] if first else 0
    if before & PREPOSITION and not before & SUBORDINATOR:
        return False
    after = last + 1
    if s.lows[first] in _CONTRACTED or after >= len(s.words):
        return False
    flag, word = s.flags[after], s.words[after]
    if word in _INSERTING:
        return _opens_clause(s, first, last)
    if flag & RELATIVE or (word[0].islower() and not flag & NO_VERB):
        return True
    return bool(flag & _JOINING) and _opens_clause(s, first, last)


def _opens_clause(s: Sentence, first: int, last: int) -> bool:
    """Whether the noun phrase that ends with these tokens begins a clause."""
    while first and last - first < 8 and _goes_before(s, first - 1):
        first -= 1
    return first == 0 or s.words[first - 1] == "," or bool(s.flags[first - 1] & SUBORDINATOR)


def _goes_before(s: Sentence, index: int) -> bool:
    """Whether a token stands in a noun phrase before its name: "the sixth seed | Ann Lee"."""
    flag, word = s.flags[index], s.words[index]
    if not word[0].isalpha() or flag & _NO_NOUN_PHRASE:
        return False
    return bool(flag & DETERMINER) or not flag & _NO_FIRST
