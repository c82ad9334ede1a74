"""How much speaks for checking a sentence, by plain features, each a reason a person can read.

A score is a probability: the features' weights, in log-odds, are added up. They were fitted by
logistic regression on the tuning half of the gold articles in `fixtures/gold/`, English and French
together, and rounded (`python -m annotations.extraction.claims fit FOLDER…` prints them).
"""

import re
from functools import cache
from itertools import compress, count
from math import exp
from operator import itemgetter

from annotations.extraction.claims.words import claim_words
from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import (
    ABSOLUTE,
    BODY,
    CAUSE,
    COMPARISON,
    DETERMINER,
    FUTURE,
    HEDGE,
    MONTH,
    NEGATION,
    OPINION,
    PRONOUN,
    QUANTITY,
    RECORD,
    UNREAL,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.results import Reason

THRESHOLD = 0.3
"""The score from which a stretch is proposed."""

FEWEST_WORDS = 5
"""A stretch with fewer words is never proposed."""

BASE = -2.0
WEIGHTS = {
    Reason.NUMBER: 1.5,
    Reason.DATE: 1.3,
    Reason.RECORD: 0.7,
    Reason.CAUSE: 0.7,
    Reason.HEARSAY: 0.6,
    Reason.ATTRIBUTION: 0.4,
    Reason.COMPARISON: 0.4,
    Reason.ABSOLUTE: 0.1,
    Reason.NAMED_BODY: 0.0,
    Reason.SPEAKER: 0.0,
    Reason.PREDICTION: -0.8,  # told, though it makes a claim less likely to be chosen
}
LEANINGS = {
    "figures": 1.2,  # two numbers or more
    "long": 0.5,  # more than fifteen words
    "short": -0.7,  # fewer than eight
    "unreal": -1.1,  # what could, should or is to be
    "negated": -0.3,
    "opinion": -0.6,  # thinks, hopes, wonderful
    "oneself": -0.5,  # I, we
}
"""What leans towards or against checking without being a reason that a person would be told."""

_FIRST = itemgetter(0)
_CAPITAL = re.compile("[A-ZÀ-ÖØ-ÞŒŸ]")
_DIGIT = re.compile(r"\d")
_AMOUNT = re.compile(r"\d[\d.,]*(?:%|[a-z]{1,3})?$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|[-–]\d\d)?$")
_TELLING = QUANTITY | COMPARISON | CAUSE | RECORD | ABSOLUTE | HEDGE
_HARD = frozenset([Reason.NUMBER, Reason.DATE, Reason.RECORD])
_NO_VERB = DETERMINER | PRONOUN | QUANTITY
_CLOSING = '"”»’\u00a0 '
_BY_CLASS = (
    (QUANTITY, Reason.NUMBER),
    (COMPARISON, Reason.COMPARISON),
    (CAUSE, Reason.CAUSE),
    (RECORD, Reason.RECORD),
    (ABSOLUTE, Reason.ABSOLUTE),
    (HEDGE, Reason.HEARSAY),
)
_LEANING_CLASSES = ((UNREAL, "unreal"), (NEGATION, "negated"), (OPINION, "opinion"))
_LEANING = UNREAL | NEGATION | OPINION


def weigh(
    s: Sentence, language: Language, *, reported: bool = False, official: bool = False
) -> tuple[float, set[Reason]]:
    """Return the score and the reasons; `reported` and `official` as in `pieces.Piece`.

    A question, an opinion without a hard fact, and fewer than five words weigh nothing.
    """
    found = signs(s, language, reported=reported, official=official)
    if found is None:
        return 0.0, set()
    reasons, leanings = found
    points = (
        BASE + sum(map(WEIGHTS.__getitem__, reasons)) + sum(map(LEANINGS.__getitem__, leanings))
    )
    return _score(points), reasons


def _score(points: float) -> float:
    return round(1 / (1 + exp(-points)), 2)


def is_hopeless(s: Sentence, *, reported: bool) -> bool:
    """Whether a sentence cannot reach the threshold, told at little cost: most cannot."""
    return _falls_short(s.seen & _TELLING, reported) and not any(map(str.isdigit, heads_of(s)))


@cache
def _falls_short(classes: int, reported: bool) -> bool:
    """Whether words of these classes, and no number, are not enough."""
    reasons = _reasons_by(classes) | ({Reason.ATTRIBUTION} if reported else set())
    return _score(BASE + LEANINGS["long"] + sum(WEIGHTS[reason] for reason in reasons)) < THRESHOLD


@cache
def _reasons_by(classes: int) -> frozenset[Reason]:
    """The reasons that words of these classes are."""
    return frozenset(reason for flag, reason in _BY_CLASS if classes & flag)


@cache
def _leanings_by(classes: int) -> tuple[str, ...]:
    """How words of these classes lean."""
    return tuple(name for flag, name in _LEANING_CLASSES if classes & flag)


def strongest_first(reasons: set[Reason]) -> tuple[Reason, ...]:
    """Return the reasons in the order of what they are worth."""
    return tuple(sorted(reasons, key=lambda reason: (-WEIGHTS.get(reason, 0.0), reason)))


def signs(
    s: Sentence, language: Language, *, reported: bool, official: bool
) -> tuple[set[Reason], list[str]] | None:
    """Return the reasons and leanings of a sentence, None where it is out of the question."""
    heads = heads_of(s)
    if not (reported or s.seen & _TELLING or any(map(str.isdigit, heads))):
        return None  # what remains cannot reach the threshold
    size = sum(map(str.isalnum, heads))
    if size < FEWEST_WORDS or is_question(s):
        return None
    reasons = features(s, language, heads)
    if s.seen & OPINION and not reasons & _HARD:
        return None
    if reported:
        reasons.add(Reason.ATTRIBUTION)
    if official:
        reasons.add(Reason.SPEAKER)
    return reasons, leanings_of(s, language, heads)


def heads_of(s: Sentence) -> str:
    """The first letter of each token: what tells words, numbers and names apart at little cost."""
    return "".join(map(_FIRST, s.words))


def size_of(s: Sentence) -> int:
    """The number of words, without the marks."""
    return sum(map(str.isalnum, heads_of(s)))


def is_question(s: Sentence) -> bool:
    """Whether it ends in a question mark, closing quotation marks aside."""
    for word in reversed(s.words):
        if word[0] not in _CLOSING:
            return word[0] == "?"
    return False


def is_opinion(s: Sentence, language: Language) -> bool:
    """Whether it tells what somebody thinks or wishes, and no hard fact beside it."""
    return bool(s.seen & OPINION) and not features(s, language, heads_of(s)) & _HARD


def features(s: Sentence, language: Language, heads: str) -> set[Reason]:
    """Return what speaks for checking a sentence with these heads, whoever says it."""
    found = set(_reasons_by(s.seen & _TELLING))
    for match in _DIGIT.finditer(heads):
        word = s.words[match.start()]
        if _YEAR.match(word) or _beside_month(s, match.start()):
            found.add(Reason.DATE)
        elif _AMOUNT.match(word):
            found.add(Reason.NUMBER)
    capitals = [match.start() for match in _CAPITAL.finditer(heads, 1)]
    if len(capitals) > 1 or any(_is_body(s, at) for at in capitals):
        found.add(Reason.NAMED_BODY)
    if _is_coming(s, language):
        found.add(Reason.PREDICTION)
    return found


def _is_body(s: Sentence, at: int) -> bool:
    return bool(s.flags[at] & BODY) or (len(s.words[at]) > 1 and s.words[at].isupper())


def _beside_month(s: Sentence, index: int) -> bool:
    return any(
        0 <= at < len(s) and s.flags[at] & MONTH and s.words[at][0].isalpha()
        for at in (index - 1, index + 1)
    )


def _is_coming(s: Sentence, language: Language) -> bool:
    if s.seen & FUTURE:
        return True
    known = claim_words(language)
    if known is None or known.future is None:
        return False
    return any(map(known.future.match, [low for low in s.lows if low[-1] in "at"]))


def leanings_of(s: Sentence, language: Language, heads: str) -> list[str]:
    """Return what leans towards or against checking a sentence with these heads."""
    known = claim_words(language)
    found = list(_leanings_by(s.seen & _LEANING))
    if "unreal" not in found and known is not None and _is_meant(s, known.infinitive):
        found.append("unreal")
    size = sum(map(str.isalnum, heads))
    if size < 8:
        found.append("short")
    elif size > 15:
        found.append("long")
    if sum(map(str.isdigit, heads)) > 1:
        found.append("figures")
    if known is not None and not known.first_person.isdisjoint(s.lows):
        found.append("oneself")
    return found


def _is_meant(s: Sentence, infinitive: str) -> bool:
    """Whether it tells what somebody means or is to do: "plans to close", not "closer to home"."""
    behind = compress(count(1), map(infinitive.__eq__, s.lows[:-1]))
    return any(s.words[at][0].islower() and not s.flags[at] & _NO_VERB for at in behind)
