"""Finding who speaks behind a verb of saying, or behind "according to".

Without a parser: walk right to the first word that no noun phrase holds, at most LONGEST tokens.
"""

import re

from annotations.extraction.grammar import is_verb
from annotations.extraction.inversions import behind_manner
from annotations.extraction.languages.base import words
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    BE,
    BODY,
    CUE,
    DETERMINER,
    GROUP,
    HAVE,
    MEDIUM,
    MODAL,
    NEGATION,
    NOUN_PREPOSITION,
    NOUN_TOO,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import LONGEST, Phrase, is_capital, is_latter, is_mark


def subject_after(s: Sentence, verb: int) -> Phrase | None:
    """Return the noun phrase right after a verb: "said Ann Lee", "a dit mardi le chef"."""
    first = _behind_moment(s, verb + 1)
    size = len(s)
    told = behind_manner(s.words, s.flags, first)
    if first < told < size and _may_begin(s, told):
        first = told
    while (
        first < size
        and s.flags[first] & (TIME | ADVERB)
        and not (
            is_capital(s.words[first])
            or (s.flags[first] & DETERMINER and first + 1 < size and not s.flags[first + 1] & TIME)
        )
    ):
        first += 1
    if first < size and s.words[first][0] == "-" and s.flags[first] & PRONOUN:
        return first, first
    if first >= size or is_mark(s.words[first]) or not _may_begin(s, first):
        return None
    last = _walk_right(s, first)
    return (first, _take_apposition(s, last)) if last >= first else None


def body_at(s: Sentence, first: int) -> Phrase | None:
    """Return the phrase that begins at a token, with no article where "au" has taken it in."""
    phrase = subject_after(s, first - 1)
    if phrase is not None and phrase[0] == first:
        return phrase
    if first + 1 < len(s) and s.flags[first + 1] & MEDIUM and s.words[first].islower():
        return first, first + 1  # "state television"
    if first < len(s) and s.flags[first] & (BODY | MEDIUM) and not is_mark(s.words[first]):
        last = first
        while last + 1 < len(s) and is_capital(s.words[last + 1]):
            last += 1
        return first, last
    return None


def _behind_moment(s: Sentence, index: int) -> int:
    """The token behind "ce matin", "dès mercredi matin", where a time stands first."""
    if index + 1 >= len(s) or s.lows[index] not in s.telling.before_time:
        return index
    moment = s.flags[index + 1] & TIME and not is_latter(s, index + 1)
    return index + 2 if moment else index


_AGED = re.compile(r"\d+(?:/\d+|-year-old)")  # "said 9/11 widow Ann Lee"


def _may_begin(s: Sentence, index: int) -> bool:
    flag, word = s.flags[index], s.words[index]
    if flag & QUOTED:
        return False
    if is_capital(word) or _AGED.fullmatch(word):
        return True
    if flag & (DETERMINER | TITLE | ANONYMOUS | GROUP) or word in s.telling.before_title:
        return True
    if not flag and word.isalpha() and index + 1 < len(s) and is_capital(s.words[index + 1]):
        return True  # "complained tenant Ann Lee"
    return bool(flag & PRONOUN and not flag & RELATIVE and not flag & NEGATION)


def _walk_right(s: Sentence, first: int) -> int:
    """Return the last token of the noun phrase that begins at `first`."""
    if s.flags[first] & PRONOUN and not s.flags[first] & (DETERMINER | TITLE | GROUP | ANONYMOUS):
        return first
    index, last = first, first
    fence = min(len(s), first + LONGEST)
    while index < fence:
        flag, word = s.flags[index], s.words[index]
        if word == "(":
            closing = next(
                (at for at in range(index, min(len(s), index + 8)) if s.words[at] == ")"), None
            )
            if closing is None:
                break
            index, last = closing + 1, closing
            continue
        if is_mark(word) or flag & QUOTED:
            break
        capital = word[0].isupper()
        if index > first:
            if not capital and _ends_phrase(s, index, last):
                break
            if s.lows[index] in s.telling.at_medium and _leads_to_medium(s, index):
                break
        if capital or not flag & _JOINING or flag & ANONYMOUS:  # « un proche »
            last = index
        index += 1
    return last


_JOINING = NOUN_PREPOSITION | AND | DETERMINER
_AT_A_MEDIUM = (
    *(("au", "micro"), ("au", "téléphone"), ("au", "standard"), ("aux", "caméras")),
    *(("auprès", "de"), ("auprès", "du")),
)


def _leads_to_medium(s: Sentence, at: int) -> bool:
    """Whether a medium is behind "à", "au micro" or "auprès de": where it is said, not by whom."""
    if tuple(s.lows[at : at + 2]) in _AT_A_MEDIUM:
        return True
    after = s.lows[at + 1 : at + 2]
    if s.lows[at] in s.telling.to and not s.telling.possessives.isdisjoint(after):
        return True  # « confie la veuve | à son frère »
    if s.lows[at] in s.telling.in_paper:  # "sur Radio Ponant", but "une source dans l'agence"
        return at + 1 < len(s) and bool(s.flags[at + 1] & MEDIUM) and is_capital(s.words[at + 1])
    return s.lows[at] != "auprès" and _is_medium(s, at + 1)


def _is_medium(s: Sentence, first: int) -> bool:
    """Whether a medium is named within two words: "à l'agence", "au journal Le Matin"."""
    return is_titled(s, first) or any(
        s.flags[at] & MEDIUM or (s.words[at].isupper() and len(s.words[at]) > 2)
        for at in range(first, min(len(s), first + 2))
    )


def is_titled(s: Sentence, first: int) -> bool:
    """Whether a name begins with its article, as titles do and few places.

    "L'Écho", "La Meuse", "au Montagnard".
    """
    if first >= len(s):
        return False
    if s.lows[first - 1] == "au" and is_capital(s.words[first]):
        return s.lows[first] not in _WITH_ARTICLE
    if first + 1 >= len(s) or not is_capital(s.words[first]) or s.lows[first] not in _ARTICLES:
        return False
    return is_capital(s.words[first + 1]) and s.lows[first + 1] not in _WITH_ARTICLE


# Of names, which keep theirs in any language: "told Le Monde", « au Guardian ».
_ARTICLES = frozenset(["le", "la", "les", "l'", "l’", "the"])
_WITH_ARTICLE = frozenset(  # towns and countries
    words("""
    rochelle haye havane paz ciotat seyne réole baule courneuve défense rochefoucauld spezia plata
    havre mans caire touquet puy creusot cap sables ulis lilas haÿ aquila hague bronx netherlands
    gambia bahamas canada maroc brésil mexique japon portugal pérou chili mali niger tchad sénégal
    cameroun congo togo bénin gabon burkina liban qatar koweït pakistan vietnam cambodge laos népal
    bangladesh danemark luxembourg royaume-uni kosovo monténégro venezuela guatemala nicaragua
    honduras salvador costa panama paraguay kenya rwanda burundi soudan mozambique zimbabwe botswana
    tibet québec texas vatican capitole kremlin sénat parlement palais conseil trésor louvre
    proche-orient moyen-orient nord sud
""")
)


def _ends_phrase(s: Sentence, index: int, last: int) -> bool:
    """Whether a word in lower case ends a phrase: a verb, another clause, a time or a place."""
    flag = s.flags[index]
    if is_latter(s, index):
        return False
    if flag & AND:
        return not (
            index + 1 < len(s)
            and (is_capital(s.words[index + 1]) or s.flags[index + 1] & (DETERMINER | TITLE))
        )
    if flag & NOUN_PREPOSITION:
        following = index + 1 < len(s) and s.flags[index + 1] & TIME
        if ends_at_infinitive(s, index):
            return True
        # "of" goes on in any phrase, "in" and "at" only after a plain noun: "the bank in Rome".
        loose = s.lows[index] in s.telling.loose_prepositions
        return bool(following) or (loose and is_capital(s.words[last]))
    if s.lows[index] in s.telling.agent_prepositions and _is_participle(s, index - 1):
        return False  # "a letter seen by the paper"
    if flag & DETERMINER:
        return (
            not s.flags[index - 1] & (NOUN_PREPOSITION | AND)
            and s.lows[index - 1] not in s.telling.clitic_objects
        )
    if flag & _ENDING or s.lows[index] in s.telling.clause_subjects:
        return True
    if flag & ADVERB and not flag & TITLE:
        return not s.flags[index - 1] & DETERMINER  # "le même journal"
    if s.lows[index] in s.telling.auxiliary_infinitives:
        return True
    return bool(flag & CUE and not flag & (NOUN_TOO | TITLE))


_ENDING = PREPOSITION | TIME | SUBORDINATOR | RELATIVE | HAVE | BE | MODAL | NEGATION


def ends_at_infinitive(s: Sentence, index: int) -> bool:
    """Whether a parser has read an infinitive there: « a dit à la police | de ne pas tirer »."""
    if s.lows[index] not in s.telling.of_what:
        return False
    index += 1
    while index + 1 < len(s) and s.lows[index] in s.telling.before_infinitive:
        index += 1
    ends = index < len(s) and s.lows[index].endswith(s.telling.infinitive_endings)
    return ends and s.words[index].islower() and is_verb(s, index) is True


def _is_participle(s: Sentence, index: int) -> bool:
    return s.lows[index].endswith(s.telling.participle_endings)


def _take_name(s: Sentence, last: int) -> int:
    """Return the last token of the name behind an office: "said the mayor, | Ann Lee."."""
    end = last + 1
    while end + 1 < len(s) and is_capital(s.words[end + 1]) and not s.flags[end + 1] & TIME:
        end += 1
    named = last + 3 <= end <= last + 5 and not is_capital(s.words[last])
    return end if named and (end + 1 >= len(s) or is_mark(s.words[end + 1])) else last


def _take_apposition(s: Sentence, last: int) -> int:
    """Return the last token of the description after a comma, or `last` itself."""
    first = last + 2
    if first >= len(s) or s.words[last + 1] != ",":
        return last
    flag, word = s.flags[first], s.words[first]
    if (
        flag & (PARTICIPLE | RELATIVE | AND | SUBORDINATOR | QUOTED | PRONOUN)
        and not flag & DETERMINER
    ):
        return last
    if word[0].isdigit() and first + 1 < len(s) and s.words[first + 1] in (",", "."):
        return _take_apposition(s, first)
    describes = flag & (DETERMINER | TITLE) and not (is_capital(word) and flag & DETERMINER)
    if not describes:
        return _take_name(s, last)
    end = _walk_right(s, first)
    if any(s.flags[at] & (BE | HAVE | MODAL) for at in range(end + 1, min(len(s), end + 3))):
        return last
    return end
