"""Whether something is said of a noun phrase: by syntax, or by what stands around it."""

from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    BODY,
    CUE,
    DETERMINER,
    HAVE,
    MEDIUM,
    MODAL,
    NOUN_PREPOSITION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TITLE,
)
from annotations.extraction.layout import Sentence

NO_VERB = PREPOSITION | AND | SUBORDINATOR | DETERMINER
_NO_NOUN_PHRASE = CUE | HAVE | BE | MODAL | SUBORDINATOR | AND | QUOTED
_VERBS = CUE | HAVE | BE | MODAL
_JOINING = PREPOSITION | AND
_NO_FIRST = PREPOSITION | ADVERB | PRONOUN
_SUBJECT_DEP = ("nsubj", "nsubjpass", "nsubj:pass", "expl:subj")
_CONTRACTED = frozenset(["du", "au", "aux"])  # « à la sortie | du conseil | »
_INSERTING = frozenset([",", "(", "—", "–"])
_TELLING_WHAT = TITLE | BODY | MEDIUM
_LONGEST_BEFORE = 4  # words of a noun phrase before the name in it
_LONGEST_APPOSED = 9  # words of one that a name is the apposition of


def is_subject(s: Sentence, first: int, last: int) -> bool:
    """Whether something is said of the noun phrase from one token to another."""
    if s.tree is not None and any(dep in _SUBJECT_DEP for dep in s.tree.dep[first : last + 1]):
        return True
    return _stands_as_subject(s, first, last)


def _stands_as_subject(s: Sentence, first: int, last: int) -> bool:
    if _is_governed(s, first) or _is_apposed_to_governed(s, first, last):
        return False
    after = last + 1
    if s.lows[first] in _CONTRACTED or after >= len(s.words):
        return False
    flag, word = s.flags[after], s.words[after]
    if word in _INSERTING:
        return _opens_clause(s, first, last)
    if flag & RELATIVE or (word[0].islower() and not flag & NO_VERB):
        return True
    if s.language.inverts and _is_object(s, after):
        return True
    return bool(flag & _JOINING) and _opens_clause(s, first, last)


def _is_object(s: Sentence, index: int) -> bool:
    """Whether what looks like an article is an object before its verb: « Roy | l’ | a dit »."""
    if not s.flags[index] & ADVERB or not s.words[index][0].islower():
        return False
    if index + 1 >= len(s.words) or not s.words[index + 1][0].islower():
        return False
    return bool(s.flags[index + 1] & _VERBS)


def phrase_start(s: Sentence, first: int) -> int:
    """Where the noun phrase begins that ends with a name: « | le site | CyberVeille ».

    Elsewhere than in French a name begins it.
    """
    if not s.language.inverts:
        return first
    at = first
    while at and first - at < _LONGEST_BEFORE and s.flags[at - 1] & _TELLING_WHAT:
        at -= 1
    if at == first > 1 and s.flags[at - 2] & DETERMINER and _may_be_noun(s, at - 1):
        at -= 1  # « de la | papeterie | Orva »
    if at and s.flags[at - 1] & DETERMINER and not s.flags[at - 1] & PREPOSITION:
        at -= 1
    return at


def _may_be_noun(s: Sentence, index: int) -> bool:
    """Whether a token in small letters is no word of grammar."""
    return s.words[index].islower() and not s.flags[index] & (_NO_NOUN_PHRASE | _NO_FIRST)


def _is_governed(s: Sentence, first: int) -> bool:
    """Whether a preposition leads to the noun phrase that a token stands in.

    « par le site | CyberVeille », « dans Le | Fanal ». A noun without an article tells more of
    somebody else: « Anne Petit, déléguée | Force | ».
    """
    at = phrase_start(s, first)
    if at < first and at and s.words[at - 1] == "," and not s.flags[at] & DETERMINER:
        return True
    before = s.flags[at - 1] if at else 0
    return bool(before & PREPOSITION) and not before & SUBORDINATOR


def _is_apposed_to_governed(s: Sentence, first: int, last: int) -> bool:
    """Whether a name between commas only tells who is meant by a noun that is led to.

    « Par la voix de son avocat, | Me Revel | , M. Morand nie »: another subject follows.
    """
    after = last + 2
    if first < 2 or s.words[first - 1] != "," or after >= len(s.words):
        return False
    if s.words[last + 1] != "," or not s.language.inverts:
        return False
    if not (s.words[after][0].isupper() or s.flags[after] & (DETERMINER | PRONOUN)):
        return False
    told = False
    for at in range(first - 2, max(-1, first - 2 - _LONGEST_APPOSED), -1):
        flag = s.flags[at]
        if not s.words[at][0].isalpha() or flag & _NO_NOUN_PHRASE:
            return False
        told = told or bool(flag & TITLE)
        if flag & PREPOSITION and (at == 0 or not flag & NOUN_PREPOSITION):
            return told
    return False


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
