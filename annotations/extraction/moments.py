"""Words that only tell when: "said | on Monday | that", "ce matin"."""

from annotations.extraction.languages.tags import (
    ADVERB,
    COMPLEMENTISER,
    DETERMINER,
    MONTH,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_latter, is_manner

_NO_TIME = COMPLEMENTISER | QUOTED
_NO_ADVERB = PRONOUN | DETERMINER | SUBORDINATOR
_LONGEST_CONNECTIVE = 4  # tokens
_LEADING = PREPOSITION | DETERMINER  # to a date: "on Monday", "this week"


def skip_time(s: Sentence, index: int) -> int:
    """Return the token behind a date or an adverb: "said | on Monday | that"."""
    size = len(s.words)
    while index < size:
        flag = s.flags[index]
        if (flag & TIME and not flag & _NO_TIME) or (
            flag & ADVERB and not flag & _NO_ADVERB and s.lows[index] != "en"
        ):
            index += 1
        elif flag & _LEADING and index + 1 < size and _is_when(s, index + 1):
            if s.lows[index] in s.telling.that and s.lows[index + 1] in s.telling.dating:
                break  # "said | that last year it was late"
            index += 2
        elif index and s.flags[index - 1] & TIME and s.words[index][0].isdigit():
            index += 1
        elif flag & PREPOSITION and " ".join(s.lows[index : index + 3]) in s.telling.then:
            index += 3
        else:
            break
    return index


def skip_manner(s: Sentence, index: int) -> int:
    """Return the token behind a word that tells how, before words: "complain | bitterly | that"."""
    if index + 2 >= len(s) or not s.language.number_in_s or not is_manner(s.words[index]):
        return index
    behind = index + 1 + (s.words[index + 1] == ",")
    led = behind == index + 1 and s.lows[behind] in s.telling.that
    return index + 1 if led or s.flags[behind] & QUOTED else index


def behind_connective(s: Sentence, first: int, last: int) -> Phrase:
    """Leave out what only ties a sentence to the one before: "In addition, | the port closes |"."""
    for at in range(first + 1, min(last - 1, first + _LONGEST_CONNECTIVE + 1)):
        if s.words[at] == ",":
            tied = " ".join(s.lows[first:at]) in s.telling.connectives
            return (at + 1, last) if tied else (first, last)
    return first, last


def _is_when(s: Sentence, index: int) -> bool:
    """Whether a token is a date or a year: "in | 2003 |"."""
    word = s.words[index]
    if word[0].isdigit() and index + 1 < len(s) and s.flags[index + 1] & MONTH:
        return True  # « le | 12 mars », "on | 12 March"
    month = s.flags[index] & MONTH and is_capital(word)
    return bool(s.flags[index] & TIME or month) or (
        len(word) == 4 and word.isdigit() and bool(s.flags[index - 1] & PREPOSITION)
    )


def is_moment(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase only tells when: "Tuesday", « l’an dernier », but not « ce dernier »."""
    return all(
        s.flags[at] & (TIME | DETERMINER) and not is_latter(s, at)
        for at in range(phrase[0], phrase[1] + 1)
    )
